/**
 * What callers and practices call the same thing, in English and Spanish, without accents. The key is the English word by which the sentence
 * model is asked, since it learnt English only; `*` at the end of a form stands for any ending. Words of the front desk only: what is
 * clinical is judged elsewhere.
 */
export const LAY_WORDS: Record<string, string> = {
  parking: 'park parked parkings parking garage estacion* parque* parqueo aparc*',
  car: 'car cars carro carros coche coches auto autos vehicle vehiculo truck trucks camioneta',
  lot: 'lot lote',
  directions: 'direction directions indicaciones find near nearby cerca exit salida located ubicad*',
  highway: 'highway freeway route autopista carretera',
  bus: 'bus buses autobus camion colectivo transit transporte',
  address: 'address direccion domicilio',
  portal: 'portal chart mychart cuenta account accounts online internet pagina website web',
  password: 'password passwords contrasena clave codigo code',
  log: 'log login locked signin entrar acceso iniciar sesion',
  reset: 'reset restablecer recuperar cambi* forgot forgotten olvid*',
  fast: 'fast fasting ayunas ayuno ayunar empty stomach breakfast eat food eating desayun* comer como comida coffee cafe drink tomar beber water agua',
  blood: 'blood sangre',
  test: 'test tests tested testing lab labs laboratorio laboratorios analisis examen examenes prueba pruebas work bloodwork draw drawn draws saquen sacan sacarme swab swabbed',
  flu: 'flu gripe gripa influenza',
  vaccine:
    'vaccine vaccines vaccination vaccinations shot shots vacuna vacunas vacunar vacunarme immunization immunizations jab jabs',
  covid: 'covid coronavirus',
  form: 'form forms formulario formularios forma formas papel papeles paperwork papers planilla',
  fill: 'fill filled filling complete completed llenar llenen llenan llenado firm* sign signed',
  disability: 'disability disabled incapacidad discapacidad fmla handicap handicapped placard permit',
  school: 'school escuela colegio sports deportes',
  camp: 'camp campamento',
  refill: 'refill refills refilled renew* resurt* renov* repet*',
  prescription:
    'prescription prescriptions receta recetas medicine medicines medicina medicinas medicamento medicamentos meds pills pastillas',
  pharmacy: 'pharmacy farmacia',
  long: 'long tarda tardan tardar demora demoran turnaround quick quickly soon pronto',
  day: 'day days dia dias',
  new: 'new nuevo nueva nuevos nuevas primera primer first registro',
  patient: 'patient patients paciente pacientes',
  bring: 'bring llevar llevo traer traigo documents documentos requisitos',
  visit: 'visit visits appointment appointments cita citas consulta consultas turno',
  pay: 'pay payment payments paying pagar pagarse pago pagos paga cash efectivo check checks cheque cheques credit debit credito debito card cards tarjeta tarjetas',
  copay: 'copay copays copago copagos copayment',
  cost: 'cost costs price prices precio charge charges charged cuesta cuestan cuanto cobra* sale fee fees tarifa expensive caro multa',
  insurance: 'insurance seguro seguros aseguranza insured',
  without: 'without sin uninsured',
  miss: 'miss missed missing falta falto faltar faltarse show noshow',
  cancel: 'cancel cancelled canceling cancelling cancelar cancelo cancellation cancelacion',
  notice: 'notice policy politica ahead',
  late: 'late retras* traffic trafico delayed running',
  lunch: 'lunch noon lunchtime almuerzo mediodia almorzar',
  close: 'close closes closed closing cierran cierra cerrado cerrada cerrar cierren',
  open: 'open opens opening abren abre abierto abierta abrir',
  hours: 'hours hour hora horas horario horarios',
  video: 'video virtual virtuales telehealth telemedicine telemedicina videollamada remote remotely zoom',
  wheelchair:
    'wheelchair silla ruedas accessible accesible ramp rampa elevator elevador ascensor lift stairs escaleras step',
  interpreter:
    'interpreter interpreters interprete interpretes translate translates translator traduc* language languages lengua idioma idiomas speaks habla',
  signlanguage: 'asl deaf sordo sorda',
  results: 'result results resultado resultados',
  notified: 'notified notify aviso avisan avisar',
  duplicate: 'copy copies copia copias',
  records: 'record records expediente historial registros transcript',
  child:
    'child children kid kids hijo hija hijos menor menores nino nina ninos teenager teen minor minors son daughter',
  parent: 'parent parents padre padres madre guardian mother father adult adulto',
  alone: 'alone solo sola solos unaccompanied herself himself',
  afterhours: 'afterhours night nights noche noches weekend weekends',
  mask: 'mask masks mascarilla mascarillas cubreboca cubrebocas tapabocas barbijo',
  fax: 'fax faxed faxing',
  email: 'email mail correo',
  number: 'number numero',
  holiday: 'holiday holidays feriado feriados festivo festivos thanksgiving christmas navidad easter pascua',
  july: 'july julio fourth cuarto',
  travel: 'travel traveling trip flying viaje viajar viajo',
  physical: 'physical physicals fisico',
  driver: 'driver drive drivers chofer camionero conductor dot cdl',
  wait: 'wait waiting espera esperar',
  allergy: 'allergy allergies alergia alergias',
  referral: 'referral referrals referencia referencias referido',
  nurse: 'nurse nurses enfermera enfermero',
  doctor: 'doctor doctors doctora medico medica physician provider providers',
  payplan: 'plan plans installments plazos mensualidades sliding escala income ingresos',
  bill: 'bill bills billing factura facturas cuenta',
  hospital: 'hospital hospitals',
  consent: 'consent autorizacion release permission permiso',
  download: 'app application aplicacion',
  free: 'free gratis gratuito',
  wifi: 'wifi',
  weight: 'weight peso',
  ill: 'fell fallen cayo caida hit injured wound herida fever fiebre cough tos pain dolor hurts hurt duele sick enferm* rash sarpullido numb dizzy mareo vomit* bleeding sangrando symptom* sintoma*',
  othervaccine: 'pneumonia neumonia shingles herpes tetanus tetano hpv measles sarampion booster refuerzo',
  injection: 'cortisone cortisona steroid esteroide injection inyeccion allergy alergia b12',
  othertest:
    'cholesterol colesterol xray xrays radiografia* mri ct ultrasound ultrasonido mammogram mamografia biopsy biopsia',
  playground: 'playground toys juguetes juegos',
  food: 'cafeteria restaurant vending',
  lostthing: 'umbrella paraguas charger cargador jacket lost perdi',
  specialty: 'specialty specialist especialidad especialista board certified',
  pet: 'dog dogs perro perros cat cats gato mascota mascotas animal',
  walkin: 'walkin',
  job: 'hiring job jobs empleo trabajo contratando vacante',
};

/** Words that say nothing of what is asked about. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the i im ive me my mine you your yours he him his she her it its we us our they them their this that these those there here and or but so ' +
    'if then than as at by for from in into of off on onto out over to up with about do does did doing done is are am was were be been being have has had having can could ' +
    'will would shall should may might must got gotta gonna wanna want wanted wanting like just only please thanks thank hi hello hey yes yeah no not dont doesnt didnt cant wont ' +
    'what whats which who whos how hows when why some any somebody someone anybody anyone anything something thing things guys well okay um uh ' +
    'wondering wonder question ask asking tell say said call calling called know let make take takes taking go going goes come comes coming give gives giving ' +
    'place office clinic practice where instead wrong mom mum dad husband wife grandma grandmother grandpa grandfather sister brother mama papa esposo esposa abuela abuelo hermano hermana marido mujer year years old ano anos sixteen seventeen fifteen fourteen dieciseis diecisiete quince catorce last tomorrow manana send exactly llegar llego atienden atiende minutes minutos write accept set spot space anywhere anyone there still every sure good old happens happen hear know also too very really much many way kind sort yet ever back right now today all again ' +
    'el la los las un una unos unas lo le les se me te nos mi mis su sus tu tus de del al a y o u e que en por para con es son esta estan estoy ser era fue hay ha he han tengo tiene tienen tener ' +
    'puedo puede pueden poder quiero quiere quisiera queria necesito necesita necesitan hacer hace hacen hago haga si no ya muy mas pero como cual cuales quien cuando donde porque ' +
    'usted ustedes yo el ella ellos esto eso ese esa alguien algo alguno alguna aqui ahi alla bueno buenas buenos dias tardes hola favor disculpe oiga mire dar dan da dice decir digame me cosa ' +
    'clinica consultorio oficina tiempo pasa deja gracias uno dos ir va van voy sobre entre hasta todavia tambien tan quisieramos saber pregunta preguntar poner ponen poniendo pone estar haciendo debo tengan'
  ).split(' '),
);

/** Turns of several words, in either language, and the thing that they name. Read before single words. */
export const LAY_PHRASES: [RegExp, string][] = [
  [/\b(?:accion|dia) de gracias\b/g, 'thanksgiving'],
  [/\bfin(?:es)? de semana\b/g, 'weekend'],
  [
    /\b(?:after|out of|outside) (?:the |of |your )*hours\b|\bfuera de(?:l)? (?:horario|horas)(?: de atencion)?\b/g,
    'afterhours',
  ],
  [/\b(?:sign language|lengua(?:je)? de senas)\b/g, 'interpreter signlanguage'],
  [/\bd o t\b/g, 'dot'],
  [
    /\bhow (?:do|can|would) i get (?:to|there|in from)\b|\bget (?:to|there)\b|\bcomo (?:se )?(?:llego|llegar|llega)\b|\bcoming (?:from|off)\b/g,
    'directions',
  ],
  [
    /\b(?:cuanto|cuantos) (?:tiempo|dias|tarda\w*|demora\w*|se tarda\w*|se demora\w*)\b|\ben cuantos dias\b|\bhow (?:long|many days|soon|fast)\b/g,
    'long',
  ],
  [/\bhow much (?:notice|time)\b|\bcon cuanto(?: tiempo)?\b/g, 'notice'],
  [/\bhow much\b/g, 'cost'],
  [/\b(?:no|not|dont|didnt|doesnt|cant) (?:voy|vengo|fui|asisto|show(?: up)?|make it|come)\b|\bno show\b/g, 'miss'],
  [
    /\b(?:lunch|comer|almuerzo|almorzar) (?:hour|time|break)\b|\bhora de(?:l)? (?:comer|almuerzo|comida|almorzar|lonche)\b/g,
    'lunch',
  ],
  [/\b(?:llego|llegar|llegue|hizo|voy a llegar|[a-z]+ minutos) tarde\b|\bminutes late\b/g, 'late'],
  [/\bself ?pay\b/g, 'without insurance cost'],
  [/\b(?:sign|signed|signing) (?:in|on|up)\b/g, 'log'],
  [/\bby (?:him|her|them|him)?self\b|\bpor su cuenta\b/g, 'alone'],
  [/\bwalk in\b/g, 'walkin'],
  [/\bsin cita\b|\bwithout an appointment\b/g, 'walkin'],
  [/\bcome back\b|\bhear (?:back )?about\b|\b(?:avis\w+|llam\w+) de (?:los|mis|las)\b/g, 'results'],
  [/\bfirst time\b|\bprimera vez\b/g, 'new patient'],
  [/\bleave my car\b|\bdejar (?:mi|el) (?:carro|coche|auto)\b/g, 'parking'],
  [/\bstreet level\b/g, 'wheelchair'],
];

/** Things that nearly every question of a clinic names: they count little. */
export const COMMON_THINGS: ReadonlySet<string> = new Set([
  'doctor',
  'patient',
  'visit',
  'day',
  'test',
  'long',
  'cost',
  'hours',
  'open',
  'close',
  'free',
  'number',
  'name',
]);
