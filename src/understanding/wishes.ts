import { asksInGeneral } from './general-question.ts';
import { lastOfIt } from './intents.ts';
import { withoutRefused } from './refused.ts';
import type { Intent } from './types.ts';
import { wantsPerson } from './wants-person.ts';

/** What is asked of the desk in so many words: a verb and its object, in either language, over folded words with single spaces. */
interface Wish {
  intent: Intent;
  words: RegExp;
}

const VISIT =
  '(?:appointments?|appt|apointment|visits?|checkups?|check up|physicals?(?! (?:form|paper|therap))|follow ups?|followups?|consult(?:ation)?|slot|annual|well child|time slot|spot|recheck|screening|cleaning|citas?|consultas?|turno|chequeo|revision|fisico|(?<!birth )control)';
const MEDICINE =
  '(?:medicines?|medications?|meds?|pills?|prescriptions?|scripts?|rx|inhaler|insulin|drops|cream|patches|tablets|refills?|bottle|medicinas?|medicamentos?|pastillas?|recetas?|inhalador|insulina|gotas|crema|vitaminas)';
const DAY =
  '(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|tomorrow|next week|another (?:day|time)|different (?:day|time)|lunes|martes|miercoles|jueves|viernes|sabado|otro dia|otra (?:hora|semana|fecha)|la (?:proxima|otra) semana)';
const OF = '(?:\\w+ ){0,3}';
const CANNOT =
  '(?:cant|cannot|couldnt|wont|will not|not able to|unable to|(?:not|aint) (?:gonna|going to)|no way (?:im|i am|were|ill))(?: be able to)?';
/** What is written of a patient and goes from one office to another. */
const PAPERS =
  '(?:notes?|chart|files?|labs|lab (?:work|reports?|results?)|reports?|x rays?|images|scans?|history|papers|vaccines|notas|expediente|analisis|estudios|radiografias|papeles)';
const SENT = '(?:sent|faxed|mailed|emailed|forwarded|transferred|released|copied)';

/** What the practice has written down of somebody is not so any more, and somebody has to change it. */
const ON_FILE = `(?:my|our|his|her|an?) (?:old|new|wrong|former|previous) (?:\\w+ )?(?:address|phone|number|cell|email|last name)|wrong (?:\\w+ )?(?:address|phone|number|cell|email|last name) (?:for|on file|down)|(?:change|update|correct|fix) (?:\\w+ ){0,2}(?:address|phone number|number on file|cell|email|last name)|(?:not|stopped|never) (?:been )?getting (?:my|your|any|our) (?:mail|letters)|(?:i|we)(?:ve| have)? (?:just |recently )?moved\\b.{0,60}\\b(?:address|mail|house|place|file)|(?:mi|la|de|una) (?:nueva |vieja )(?:direccion|casa)|(?:mi|la|una) direccion (?:nueva|vieja|de antes)|cambi\\w+ de (?:direccion|casa|domicilio|telefono|numero)|actualiz\\w+ (?:mi|la|el|mis|los) (?:direccion|telefono|numero|datos)`;

const WISHES: Wish[] = [
  // A visit that stands, and another time for it.
  ...wordsFor('reschedule', [
    `reschedul\\w*|re schedule|rebook|reagendar|reprogram\\w+`,
    `(?:move|push|switch|swap|bump|shift|change) (?:my|our|his|her|the|that|it|this) ${OF}(?:${VISIT}|time|day|to|back|up|from|out)`,
    `(?:push|move|bump) (?:it|that|him|her|me|us) (?:back|up|to|out|later|earlier)`,
    `(?:supposed to|scheduled to|down to|meant to) (?:see|come|be there|be seen) .{0,60}\\b(?:but|can i|could i|rather|sooner) `,
    `on the (?:same )?day of (?:my|his|her|our) (?:${VISIT})|(?:appointment|visit|oclock|cita) .{0,40}(?:wont|will not|doesnt) work(?: (?:for|out)|$)`,
    `rather not (?:drive|come|go) .{0,40}\\b(?:what else|another|later|different)`,
    `${CANNOT} (?:make (?!head|heads|sense|out|up|any)|come|be there|get there|do) ?.{0,90}\\b(?:can|could|may|is there|what about|how about|do you have) (?:i|we|you|he|she|it|anything|instead|${DAY}) ?(?:come|do|move|go|see|get|on|${DAY}|be)?`,
    `(?:come|go|see|do it) ${OF}(?:later|earlier|another day|${DAY}) ${OF}instead`,
    `(?:earlier|later|different) (?:time|date|day|appointment) (?:for|than) (?:my|the|his|her)`,
    `(?:cambi\\w+|mover\\w*|muev\\w+|movieran?|pas(?:ar|arme|eme|en|arla)|posponer\\w*|posponga|adelant\\w+|aplaz\\w+|recorr\\w+|correr) ${OF}(?:cita|consulta|hora|turno|dia|para (?:el|la|otra?|mas))`,
    `(?:no puedo|no voy a poder|no alcanzo|no voy a llegar|no podemos) .{0,70}(?:muev\\w+|mover|cambi\\w+|otro dia|otra (?:hora|fecha)|pas(?:ar|arme|eme))`,
    `tengo (?:una |la )?cita .{0,50}(?:mas tarde|mas temprano|otro dia|otra hora)`,
  ]),
  ...wordsFor('cancel', [
    `cancel(?:ar|en|e|led|ing|arla|ela|eme|emela|o|an)?|anular\\w*|call off`,
    `${CANNOT} make it`,
    `take (?:me|him|her|us) off (?!the (?:list|mailing))|take (?:me|him|her|us) off$`,
    `(?:wont|not) (?:be )?(?:coming|needing|need) (?:in )?(?:to |for )?(?:my|the|that|his|her) ${OF}${VISIT}`,
    `(?:drop|scratch|give (?:away )?) ?(?:my|the|that) ${OF}(?:${VISIT}|thirty|oclock)`,
    `(?:ya )?no (?:voy|vamos|puedo) (?:a poder )?(?:ir|asistir|llegar|presentarme)`,
    `quit(?:e|en|ar)(?:me|nos|le|lo|la)? de la lista|borr\\w+ (?:mi|la) cita`,
  ]),
  ...wordsFor('referral', [
    `referrals?|referal|referr?ed to|refer me|referencia|referido|remision`,
    `(?:physical therapy|therapy|pt|home (?:health|care)|walker|oxygen|equipment|terapia)(?: fisica)? ${OF}(?:order|orden) ${OF}(?:renew\\w*|run out|ran out|expired|expires|vence|vencio|renov\\w+)|(?:renew|renov\\w+) ${OF}(?:therapy|pt|terapia) (?:order|orden)?`,
    `(?:renew\\w*|extend\\w*|renov\\w+) ${OF}(?:authorization|auth|referral|autorizacion|referencia)|(?:authorization|auth|referral|autorizacion|referencia) ${OF}(?:expired?|expires|ran out|run out|runs out|vencio|vence|se acabo)`,
    `set (?:me|him|her|us) up with (?:a|an|the|that) (?:\\w+ )?(?:doctor|specialist|surgeon|\\w+ologist)`,
    `send (?:me|him|her|us) to (?:a|an|the|see|another) |sent to (?:a|an) \\w+ ?(?:doctor|specialist|ologist)|be sent to`,
    `(?:need|want|like) to see (?:a|an) (?:\\w+ologist|specialist|surgeon|therapist)|so i can see a \\w+ologist`,
    `(?:need|get|got|send|received|sent|missing) ${OF}(?:authorization|auth) (?:from|for) (?:you|the)`,
    `(?:mand\\w+|envi\\w+|refier\\w+) (?:a|con) (?:un|una|el|la) (?:especialista|\\w+ologo|\\w+ologa|cirujano|terapeuta|ortopedista)`,
    `autorizacion de (?:ustedes|la doctora|el doctor)`,
  ]),
  ...wordsFor('refill', [
    `refill(?:s|ed|ing)?|renew (?:my|his|her|the|a) ${OF}${MEDICINE}|resurt\\w+|surtir\\w*|rellen\\w+`,
    `(?:can|could|will|would) you (?:please |just |also )?(?:fill|refill|renew|call in|phone in) (?:my|his|her|our)(?! (?:form|forms|paper|papers|paperwork|auth\\w*|referral))`,
    `(?:down to|running low|run(?:ning)? out|ran out|almost out|out of|low on|last|few) ${OF}${MEDICINE}`,
    `(?:send|call|phone|order|write|need|get|give) (?:me |in |us )?(?:another|more|a new|some more|my) ${OF}(?:months?|${MEDICINE})(?! (?:record|list))`,
    `pharmacy ${OF}(?:trying|waiting|never|hasnt|says|said|wont|told) .{0,60}(?:${MEDICINE}|you|request|fill)`,
    `(?:se me|se le|se nos) (?:esta[n]? )?(?:acab\\w+|termin\\w+|estan acabando|va a acabar)|me quedan? (?:\\w+ )?(?:pastillas?|dias|poc[ao]s?)`,
    `(?:otro|otra|mas|mandar|mande|manden|necesito|ocupo|quiero) ${OF}(?:mes de|${MEDICINE})`,
    `farmacia .{0,60}(?:autoriz\\w+|resurt\\w+|receta|falta)`,
  ]),
  ...wordsFor('new_patient', [
    `(?:new|become|becoming|being|as) ?(?:a |an )?(?:new )?patients?(?: with| there| of)|new patients?\\b|take on patients|accepting patients|establish (?:care|with)`,
    `(?:need|looking for|find|want) (?:a |an |some )?(?:new )?(?:family |primary |regular |pediatric )?(?:doctor|pediatrician|physician|primary care|pcp)(?! (?:note|letter|to (?:call|sign|fill|send|look)))`,
    `(?:register|sign up|enroll) (?:as|my|our|me|us) ?|sign (?:my|our|me|us|him|her|them) ${OF}up\\b`,
    `(?:be|as) (?:the|our|my|his|her) (?:pediatrician|family doctor|primary)\\b|apunt\\w+ con (?:la|el) (?:pediatra|doctora?)`,
    `paciente nuev[oa]|nuev[oa]s? pacientes?|ser paciente|hacerme paciente|inscrib\\w+|registrarme|registrar a`,
    `(?:busc\\w+|necesit\\w+) ${OF}(?:doctor|doctora|pediatra|medico) (?:de cabecera|primario|familiar|para (?:mi|toda))|doctor de cabecera`,
  ]),
  ...wordsFor('results', [
    `(?:nobody|no one|none of you|they never|you never|you havent|they havent|hasnt anybody|has anybody|somebody) (?:\\w+ ){0,3}(?:told|telling|tell|called|explained|let) (?:to )?(?:me|us) (?:know )?(?:what|how) (?:it|that|they|those|the \\w+|my \\w+|his \\w+|her \\w+) (?:is|was|were|showed?|shows|says?|said|found|came|turned|meant)`,
    `what (?:did|do|have) (?:they|you|he|she|it|the \\w+) (?:find|found|show|shown|say|see) (?:when|in|on|from|with) (?:they|you|he|she|my|the|that)`,
    `(?:my|the|his|her|any|about) ${OF}(?:results?|biopsy|numbers came)|results? (?:of|for|from|back|in|yet)|(?:test|lab|labs|x ray|scan|mri|blood ?work|biopsy|culture|pap) ${OF}(?:come back|came back|come in|back yet|results?|ready|(?:are|is|were) (?:back|in)\\b)|test came (?:back|out)`,
    `had (?:blood|labs|a test|tests|my blood|an x ray|a scan) ${OF}(?:drawn|done|taken|work)? .{0,40}(?:heard|know|results?|back)`,
    `(?:mis|los|sus|de) (?:resultados?)|resultados? de|ya (?:estan|llegaron|salieron) (?:mis|los|las) (?:analisis|examenes|resultados|laboratorios|pruebas)|como (?:salio|salieron|sali)\\b|(?:biopsia|prueba|examen|analisis) .{0,40}(?:no me han|salio|resultado|como sal)`,
  ]),
  ...wordsFor('records', [
    `${PAPERS} (?:\\w+ ){0,6}?${SENT} (?:over |on |along )?(?:to|at|for)\\b|(?:send|fax|mail|forward|transfer|email) (?:over )?(?:my|his|her|our|all my|all the) ${OF}${PAPERS}|(?:mand\\w+|envi\\w+|pas\\w+) ${OF}(?:mis|sus|las|los|mi|su) ${PAPERS} (?:a|al|con)\\b`,
    `(?:medical |shot |vaccine |vaccination |immunization |my |his |her )records?|copy of (?:my|the|his|her)|send (?:my|his|her|over my) (?:chart|file|notes)|chart over`,
    `(?:note|letter|excuse|proof) (?:for|from|saying|that says|of) ${OF}(?:work|school|job|employer|boss|visit|i was|my)|(?:work|school|doctors?) (?:note|excuse|letter)`,
    `(?:form|forms|paperwork|papers) ${OF}(?:filled|signed|completed|sign|fill|for (?:school|work|camp|the dmv))|(?:fill|filled|sign|complete) ${OF}(?:form|forms|paperwork|papers)|fmla`,
    `(?:shot|immunization|vaccine|vaccination) records?|patient portal|locked out of (?:the|my) portal`,
    `(?:mail|send|print|email|fax|copy|give|get) (?:me |us |her |him )?(?:a |the |my |out )*(?:copy of )?(?:the |my |a )?list of ${OF}(?:medicines?|medications?|meds|pills|prescriptions)|(?:mand\\w+|envi\\w+|imprim\\w+|dar\\w*) ${OF}lista de ${OF}(?:medicinas|medicamentos)`,
    `hoja de vacunas|cartilla`,
    `expediente|historial medico|registros? medic\\w+|las vacunas de (?:mi|el|la) .{0,20}(?:escuela|kinder|guarderia|campamento)|(?:carta|nota|justificante|comprobante|constancia) (?:para|de|del) (?:el |la |que |mi )?(?:trabajo|escuela|medic\\w+|fui|asisti|consulta)`,
    `(?:llen\\w+|firm\\w+) ${OF}(?:forma|formas|formulario|papel|papeles|planilla)|(?:forma|papel|papeles|formulario) ${OF}(?:escuela|trabajo|incapacidad|discapacidad)`,
  ]),
  ...wordsFor('billing', [
    `(?:my|a|the|this|your) (?:bill|bills|statement|balance|invoice|charge)|billing|billed|overcharged|(?:was|been|got|were|you) (?:double )?charged|payment plan|what i owe|i (?:still )?owe|pay (?:my|the|off|on) ${OF}(?:bill|balance|account)|collections|receipt|refund|reimburse\\w*|(?:my|our|the) money back`,
    `(?:un|el|ese|este) (?:cobro|recibo|bil|biles|recargo)|me cobraron|cobraron dos|(?:lo que|cuanto) (?:les )?debo|mi (?:cuenta|saldo|factura)|(?:la|una|mi) (?:factura|cuenta) |plan de pagos?|pagar (?:lo que|mi|la cuenta|en pagos)`,
  ]),
  ...wordsFor('insurance', [
    `(?:take|accept|in network with|participate with|covered by|cover) ${OF}(?:insurance|medicare|medicaid|cigna|aetna|humana|united|blue cross|kaiser|tricare|plan)`,
    `(?:new|changed|update|updated|different|switched) ${OF}(?:insurance|member id|card|coverage|plan)\\b|(?:insurance|coverage|plan) (?:changed|card|information|info)|member id|prior auth\\w*|preauthorization|in network`,
    `which (?:ones|plans?|insurances?) (?:do|does|will) (?:you|yall|y all|the)|(?:medicare|insurance|health) plans`,
    `(?:acept\\w+|toman|agarran|reciben|trabajan con) ${OF}(?:seguro|aseguranza|medicaid|medicare|plan|aetna|cigna|blue cross)|(?:cambi\\w+|nuev[ao]) ${OF}(?:aseguranza|seguro)|tengo (?:medicaid|medicare|seguro|aseguranza) .{0,40}(?:atender|atienden|aceptan|ven)`,
  ]),
  ...wordsFor('schedule', [
    `(?:make|schedule|book|get|need|want|like|set up|have|setup|making|scheduling|booking|gotta|arrange) (?:an|a|my|another|his|her|the|that|in for (?:a|an|my)|her in for|him in for) ${OF}(?:next )?${VISIT}(?! (?:notes?|summary|records?))`,
    `(?<!my )schedule (?:an?|my|his|her|the|our) \\w+|due for (?:an?|my|his|her|another|the|our) |(?:get|got|getting) in with (?:dr|doctor|miss) \\w+(?! too)`,
    `(?:book|schedule|set up|come in for|get in for|sign (?:me |him |her )?up for|get) (?:an?|my|his|her|the|our) ${OF}(?:shots?|vaccines?|vaccination|booster|blood draw|screening|mammogram|injection)(?! record)`,
    `(?:can|could|would) (?:you|i|we|she|he|they|\\w+) (?:\\w+ )?(?:do|give|get|have|come get) (?:the|a|an|her|his|my|our|their|me|him|us) (?:\\w+ ){0,3}?(?:shots?|vaccines?|vaccination|booster|jabs?|physical)(?! record)`,
    `(?:talk|speak|discuss|ask|consult|see (?:somebody|someone|her|him|the \\w+)) (?:to \\w+ )?(?:about|on|regarding) ${OF}(?:birth control|contraception|an iud|the implant|quitting smoking|anticonceptiv\\w+)|(?:get|go|start|put me) on (?:the pill|birth control|the patch|the shot)|(?:hablar|platicar|preguntar|orientacion|consulta) (?:de|sobre|acerca de) ${OF}(?:anticonceptiv\\w+|metodo\\w*|planificacion)`,
    `(?:has|have|needs?|supposed|got|wants?) (?:him |her |me |us )?(?:to )?(?:be|get) (?:seen|checked|looked at) (?:\\w+ )?(?:by|before|within|this|next|in|on) (?:${DAY}|end of|\\d|two|three|a|the|week)|(?:lo|la|me) (?:tienen|tiene|deben|debe) que (?:ver|revisar|checar) (?:antes|el|en|para)`,
    `(?:d o t|dot|cdl|fmcsa) (?:\\w+ )?(?:physical|exam|medical|card|thing|check)|(?:my|his) (?:dot|cdl|drivers?|truck\\w*|medical) (?:medical )?card (?:\\w+ ){0,3}(?:expir\\w+|runs? out|run out|renew\\w*|is up|about to)`,
    `(?:get|getting|come|squeezed?|fit) (?:me |us |her |him )?in with (?:\\w+ ){1,3}?(?:for|on|about|this|next)|(?:see|with|want|like|prefer|rather|have) (?:anybody|anyone|somebody|someone|whoever|any doctor) (?:but|except|other than|besides|not) `,
    `(?:i|we|he|she|they|son|daughter|kid|boy|girl|mom|dad|mother|father|granddaughter|grandson|husband|wife) needs? (?:my|his|her|their|our|a|an) (?:\\w+ ){0,3}?${VISIT}(?! (?:notes?|summary|records?))`,
    `and an appointment for|hacer (?:una )?cita|pedir (?:una )?cita`,
    `when can (?:i|we|he|she|they) (?:come|get in|be seen|stop by|bring)|on the (?:books|calendar)$`,
    `(?:get|come|squeeze|fit|bring|work) (?:me |us |him |her |them )?in (?:to see|for|to be seen|sometime|this|next|on|today|tomorrow)`,
    `(?:anything|something|opening|openings|any times?|availability|any appointments?) (?:open|available|free|on|for|this|next|sooner|${DAY})|(?:any|next|first|soonest|earliest) (?:opening|openings|available|availability|i can (?:come|get))`,
    `see (?:the |a |my )?(?:doctor|dr|nurse practitioner|somebody|someone) (?:\\w+ )?(?:sometime|next|this|on|for|about|soon)`,
    `(?:sacar|hacer|agendar|pedir|apartar|reservar|quiero|necesito|ocupo|quisiera|hacerle|sacarle|una) (?:una |la |otra |mi )?(?:cita|consulta|turno|hora)(?! (?:que tengo|del|de (?:manana|hoy|el)))`,
    `(?:tienen|hay|tendran?|tiene) (?:algo |algun |alguna )?(?:disponible|lugar|espacio|campo|cita|citas|cupo)`,
  ]),
  ...wordsFor('human', [
    `(?:talk|speak) (?:to|with) (?:a |an |some )?(?:real |actual |live )?(?:person|human|somebody|someone|representative|operator|people|receptionist)|(?:real|live|actual) (?:person|human)|operator|representative|front desk please|put (?:somebody|someone|a person) on`,
    `(?:hablar|comuniqu\\w+|pas(?:e|en|ar)me|atienda) ${OF}(?:persona|alguien (?:de verdad|real|en persona)|operadora?|recepcionista|humano)|no quiero hablar con (?:una )?maquina|una persona (?:de verdad|real|por favor)`,
  ]),
  ...wordsFor('message', [
    ON_FILE,
    `(?:got|gotten|received|have|had|there was) (?:a|an|this|your|some|another) (?:\\w+ )?(?:text|texts|text message|voicemail|email|missed call|message) (?:\\w+ )?from (?:you|your|yall|the office|the clinic|there|this number)|(?:me llego|recibi|me mandaron) un (?:mensaje|texto|correo) (?:de ustedes|de la clinica|suyo)`,
    `(?:tell|let) (?:nurse practitioner|pa|miss|mister|mrs|mr) \\w+ |(?:can|could) (?:he|she|somebody|someone) (?:please |just )?(?:call|ring) me`,
    `(?:tell|let) (?:the |my |her |him )?(?:doctor|dr|nurse|him|her) ${OF}(?:that|know|im|i am|the|we|thanks)|leave (?:word|(?:a |him a |her a )?message)|(?:give|pass) (?:him|her|the doctor|the nurse) (?:a|this|the) message|returning (?:a|your|her|his|the|somebodys) call|(?:somebody|someone|she|he|you guys|you) called me`,
    `(?:digale|diganle|dile|avisele|avisenle) (?:a|al|por favor)|dej(?:ar|arle|ele|o) (?:un |dicho|el )?(?:recado|mensaje|dicho)|(?:devolviendo|regresando) (?:la|una|su) llamada|me (?:llamo|llamaron|marcaron) (?:alguien )?(?:de|ahi)`,
  ]),
  ...wordsFor('wrong_number', [
    `wrong number|(?:trying to (?:call|reach)|is this) (?:the |a )?(?:pizza|auto|tire|bank|vet|nail|hair|salon|school district|garage|body shop|restaurant|cab|taxi|plumber)|must have (?:mis)?dialed|misdialed|marque mal|numero equivocado|me equivoque de numero`,
  ]),
  ...wordsFor('faq', [
    `(?:what|when) (?:time|hours|are your hours)|your hours|(?:are|is) ${OF}(?:open|closed) (?:on|today|now|this|for|saturday|sunday|tomorrow|late|during)|when (?:do )?(?:you|yall|the office) (?:open|close)|where (?:are you|do i park|can i park|is your)|your (?:address|fax|hours|website)|directions|do you (?:guys )?(?:do|give|offer|have) (?:the |any )?(?:\\w+ )?(?:shots?|vaccines?|telehealth|video visits|parking|wifi|x rays?)|(?:have|need) to fast|fasting|before my (?:labs|blood)`,
    `a que hora|horario|donde (?:estan|quedan|me estaciono|puedo)|direccion|ponen (?:la |las )?vacunas?|(?:ir |estar )?en ayunas|cuanto cuesta una|abren|cierran`,
  ]),
];

function wordsFor(intent: Intent, patterns: readonly string[]): Wish[] {
  return patterns.map((pattern) => ({ intent, words: new RegExp(`\\b(?:${pattern})`) }));
}

/**
 * What was asked for in so many words, in the order in which it was said, each once. A mention is no request: "the pharmacy on Canal Street"
 * asks for nothing. A visit that is given up for another time is moved, not cancelled. Pure.
 */
export function wishesIn(text: string): Intent[] {
  return placed(folded(text)).map(([intent]) => intent);
}

const folded = (text: string): string => withoutRefused(bare(text));

const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The words for what is refused, by what they would want. */
const REFUSABLE: Partial<Record<Intent, RegExp>> = {
  cancel: /\bcancel/,
  refill: /\b(?:refill|resurt|surt|receta|prescription)/,
  new_patient: /\bnew patient/,
};
/** A letter is about what it is of. */
const OF_MONEY =
  /\b(?:collections?|bill|billing|balance|invoice|payment|late) (?:letter|notice|paper|statement)|(?:letter|notice|papers?) (?:\w+ ){0,3}?(?:from|about|of|for) (?:\w+ )?(?:collections?|billing|bill|balance)\b|carta de cobro/;

/** The wishes with where they begin, in order. */
function placed(said: string): [Intent, number][] {
  const found = new Map<Intent, number>();
  for (const { intent, words } of WISHES) {
    const at = said.search(words);
    if (at >= 0) found.set(intent, Math.min(at, found.get(intent) ?? at));
  }
  if (found.has('reschedule')) {
    found.set('reschedule', Math.min(found.get('reschedule')!, found.get('cancel') ?? Number.POSITIVE_INFINITY));
    found.delete('cancel');
    found.delete('schedule');
  }
  if (found.has('cancel')) found.delete('schedule');
  if (OF_MONEY.test(said)) found.delete('records');
  // Papers that go to a specialist ask for no referral, and an address of the caller's is none of ours.
  if ((found.get('records') ?? Infinity) <= (found.get('referral') ?? -1) && !SENT_ME.test(said))
    found.delete('referral');
  if (found.has('message') && FILED.test(said)) found.delete('faq');
  return [...found].sort(([, a], [, b]) => a - b);
}

const FILED = new RegExp(`\\b(?:${ON_FILE})`);
const SENT_ME = /\breferr?als?\b|\b(?:send|sent|refer|referred) (?:me|him|her|us)\b|\breferencia\b/;

/** Between two wishes it says that there are two. */
const JOINT = /\b(?:and|also|plus|as well|another thing|oh|y|tambien|ademas|aparte|otra cosa)\b/;
/** Wishes that are worth a matter of their own beside another. */
const OWN: ReadonlySet<Intent> = new Set([
  'schedule',
  'reschedule',
  'cancel',
  'referral',
  'new_patient',
  'results',
  'records',
  'insurance',
]);

/** The same of those whose words come up in other matters as well: only where it is plainly asked for. */
const PLAINLY: Partial<Record<Intent, RegExp>> = {
  refill:
    /\b(?:refills?|refilled|(?:can|could|will|would) you (?:\w+ )?(?:fill|renew|call in|phone in) |(?:get|have|need|want|be) (?:\w+ ){0,4}(?:filled|renewed)|resurt\w+|surtir\w*|surtan|(?:mi|la|una|otra) receta)\b/,
  billing:
    /\b(?:what (?:do|did) (?:i|we) (?:still )?owe|(?:pay|ask about|question about|about) (?:my|the|a|this|your) (?:\w+ )?(?:bill|balance|statement|charge)|owe (?:you|some)|pagar (?:mi|la|lo|el)|cuanto (?:les )?debo)\b/,
  message:
    /\b(?:leave (?:word|a message|him a message|her a message)|(?:tell|let) (?:the )?(?:doctor|dr|nurse) |(?:dej\w+|dar\w*) (?:un |el )?(?:recado|mensaje)|digale)\b/,
};

/** What is wished beside the first in so many words: "my shot records, and an appointment for a flu shot". Of a list the last "and" is for all. */
function besides(text: string, found: readonly Intent[]): Intent[] {
  const said = folded(text);
  const all = placed(said);
  const list = new Set([...found, ...all.map(([intent]) => intent)]).size > 2 && JOINT.test(said);
  return all.flatMap(([intent, at], k) => {
    const own = OWN.has(intent) || PLAINLY[intent]?.test(said);
    return own &&
      ((k === 0 ? found[0] !== 'symptom' && JOINT.test(said) : list) ||
        (k > 0 && JOINT.test(said.slice(all[k - 1]![1], at + 4))))
      ? [intent]
      : [];
  });
}

/** How somebody is, without a word for what it is: a matter for the nurse all the same. */
const UNWELL =
  /\b(?:(?:dont|doesnt|do not|not|didnt) (?:really |quite |just )?(?:feel(?:ing)?|look(?:ing)?|seem|act(?:ing)?)(?: \w+)? (?:right|good|well|myself|himself|herself|normal)|feel(?:s|ing)? (?:\w+ )?(?:funny|off|weird|strange|awful|terrible|lousy|crummy|warm to me|bad)|something(?:s| is)? (?:off|wrong|not right) with (?:me|my|him|her)|(?:another|one) of my (?:spells|attacks|episodes)|(?:me|se) siente?(?:s|o)? (?:muy |bien |medio |algo )?(?:rar[oa]|mal|extran[oa])|no (?:me|se) siente?o? (?:nada |muy )?bien|and[ao] (?:muy |bien |medio )?(?:rar[oa]|mal)|(?:blood pressure|pressure|sugars?)(?: has| s| is)?(?: been)? (?:running|reading|up|sky|going|through))\b/;

/** Whether somebody is said to be unwell, over folded words with single spaces. */
export const soundsUnwell = (said: string): boolean => UNWELL.test(said);

/** Where a mind was changed, the findings know better what it was changed to. */
const CHANGED =
  /\b(?:actually|instead|on second thought|never ?mind|no wait|wait no|scratch that|rather|mejor|mas bien|pensandolo bien)\b/i;
/** Never what is wanted where the words' findings know something: said in passing, or too general. */
const WEAK: ReadonlySet<Intent> = new Set(['faq', 'refill', 'billing']);
/** Found for certain, or graver than any wish. */
const FIRM: ReadonlySet<Intent> = new Set(['symptom', 'wrong_number', 'reschedule']);
/** A renewal of what an office allows, with no visit spoken of. */
const RENEWS = /\b(?:renew|extend|renov)\w*\b.{0,30}\b(?:auth\w*|referral|autorizacion|referencia)\b/;

/**
 * What the findings of the words want, put right by what was asked for in so many words: the pharmacy that a school form is to be faxed to
 * makes it no refill. A symptom stays first whatever is asked for beside it (S4). Pure.
 */
export function withWishes(intents: readonly Intent[], text: string): Intent[] {
  if (onlyAsks(intents, text)) return ['faq'];
  const put = putRight(intents, text);
  if (CHANGED.test(text) || put[0] === 'other' || put[0] === 'wrong_number' || put[0] === 'human') return put;
  const visit = put.some((one) => VISIT_CHANGES.has(one));
  const wished = wishesIn(text);
  // A visit that is plainly to be moved is moved, whatever place it has among the wishes.
  const moved = put.indexOf('schedule');
  if (moved > 0 && wished.includes('reschedule')) put[moved] = 'reschedule';
  return [...put, ...besides(text, put).filter((one) => !put.includes(one) && !(visit && VISIT_CHANGES.has(one)))];
}

/** One sentence about a visit wants one of these. */
const VISIT_CHANGES: ReadonlySet<Intent> = new Set(['schedule', 'reschedule', 'cancel']);

/** "cancel my tenth and put me on the twelfth": one visit for another, whatever word leads to it. */
const EXCHANGED = new RegExp(
  `cancel(?:l?ed|ing)? (?:my|our|his|her|the|that|this) .{0,60}\\b(?:and|then|but) (?:just )?(?:put|book|get|give|set|schedule|make|squeeze) (?:me|us|him|her|it|one) .{0,40}(?:${DAY}|instead|\\b(?:on|for|to) the \\w+(?:th|st|nd|rd|first|second|third)\\b)`,
);

const OF_MEDICINE = new RegExp(`\\b${MEDICINE}\\b`);

/** Taken for these, words may ask for what is answered to anybody alike. */
const MAY_ASK: ReadonlySet<Intent> = new Set<Intent>([
  'other',
  'faq',
  'schedule',
  'reschedule',
  'billing',
  'records',
  'new_patient',
  'message',
  'insurance',
  'refill',
]);

/** Something is to be done. */
const REQUESTS =
  /\b(?:i|we|he|she|they|my \w+)(?: would|d|ll|ve)? (?:\w+ )?(?:need|needs|want|wants|like|gotta|got to|have to|has to|calling|called)\b|\b(?:can|could|would|will) you\b|\b(?:can|could|may) (?:i|we) (?:\w+ )?(?:get|make|book|schedule|have|come|move|change|cancel)\b|^(?:please|book|make|schedule|cancel|move|change|refill|send|fax)\b|\b(?:quiero|quisiera|necesito|ocupo|me gustaria|puede|podria|agendar|cancelar|cambiar)\b/;

/** Something is asked that holds for everybody, and nothing is to be done beside it. */
function onlyAsks(intents: readonly Intent[], text: string): boolean {
  if (intents.some((one) => !MAY_ASK.has(one)) || !asksInGeneral(bare(text))) return false;
  const rest = text
    .split(BETWEEN_QUESTIONS)
    .filter((clause) => clause && REQUESTS.test(bare(clause)))
    .flatMap((clause) => clause.split(/,\s+/))
    .filter((clause) => !asksInGeneral(bare(clause)))
    .join('. ');
  return wishesIn(rest).every((one) => one === 'faq');
}

/** What a home or an aide has to tell of somebody in its care: "report" is no record that is wanted. */
const NOTICE =
  /\b(?:report|reporting|notify|notifying)\b (?:\w+ ){0,6}?(?:falls?|fell|incident|skin tear|bruis\w+|vitals|change (?:in|of) (?:condition|status)|weight (?:gain|loss))\b|\b(?:reportar|informar|avisar) (?:\w+ ){0,3}?(?:caida|incidente)\b/;

function putRight(intents: readonly Intent[], text: string): Intent[] {
  const [first = 'other', ...others] = intents;
  if ((first === 'records' || first === 'other' || first === 'referral') && NOTICE.test(bare(text))) return ['symptom'];
  if ((first === 'other' || first === 'message' || first === 'faq') && wantsPerson(bare(text))) return ['human'];
  // "i don't want to cancel, i want to move it": what is refused is not what is wanted.
  if (REFUSABLE[first]?.test(bare(text)) && !REFUSABLE[first].test(folded(text))) {
    const instead = lastOfIt(folded(text)) ?? wishesIn(text)[0] ?? others[0] ?? 'other';
    return [instead, ...others.filter((one) => one !== instead)];
  }
  if (first === 'records' && OF_MONEY.test(folded(text)))
    return ['billing', ...others.filter((one) => one !== 'billing')];
  if (first === 'cancel' && EXCHANGED.test(folded(text))) return ['reschedule', ...others];
  const wishes = wishesIn(text);
  if (first === 'reschedule' && RENEWS.test(folded(text)) && !wishes.includes('reschedule'))
    return ['referral', ...others];
  // A street or a town may sound like a pill.
  if (first === 'refill' && wishes[0] === 'faq' && wishes.length === 1 && !OF_MEDICINE.test(folded(text)))
    return ['faq', ...others];
  const wish = wishes.find((one) => first === 'other' || !WEAK.has(one));
  if (!wish || wish === first || FIRM.has(first) || (CHANGED.test(text) && first !== 'other'))
    return [first, ...others];
  const alsoWished = wishes.includes(first) && first !== 'other' ? [first] : [];
  return [wish, ...alsoWished, ...others.filter((one) => one !== wish)];
}

const QUESTION =
  '(?:what|whats|when|where|wheres|how|which|who|do you|does|did|is there|is it|is the|are you|are there|can i|can we|could i|should i|do i|do we|would i|will you|qu[eé]|cu[aá]ndo|d[oó]nde|c[oó]mo|cu[aá]l|cu[aá]nto|a qu[eé]|tienen|tiene|hay|puedo|debo|tengo que|aceptan|abren|cierran|estan)';
const LEADING =
  /^(?:(?:hi|hello|hey|yes|um|uh|so|okay|and|also|oh|please|just|hola|buenas|buenos dias|disculpe|y|tambien|oiga) )*(?:(?:i (?:was|am|m|just)? ?(?:wondering|wonder|want(?:ed)? to (?:know|ask)|need(?:ed)? to (?:know|ask)|ask)|(?:can|could) you tell me|tell me|quick question|one question|quisiera saber|quiero saber|me puede decir|digame) )?/;
const ASKS_SOMETHING = new RegExp(`^${QUESTION}\\b`);
const BETWEEN_QUESTIONS = new RegExp(
  `[?.;!]+|,?\\s+(?:and|also|oh and|plus|y|y tambien)\\s+(?=(?:also |then |tambien )?${QUESTION}\\b)|,\\s+(?=${QUESTION}\\b)`,
  'i',
);

/**
 * The questions of several that are asked of the practice in one breath, each in its own words: "do you give shots, and where do I park". `of` is
 * what the whole was taken for: clauses that are about that are left to it. Empty where there is but one thing. Pure.
 */
export function questionsIn(text: string, of: Intent): string[] {
  const clauses = text
    .split(BETWEEN_QUESTIONS)
    .map((one) => (one ?? '').trim())
    .filter(Boolean);
  if (clauses.length < 2) return [];
  return clauses.filter((clause) => {
    const bare = folded(clause).replace(LEADING, '');
    if (!ASKS_SOMETHING.test(bare) || bare.split(' ').length < 3) return false;
    const wishes = wishesIn(clause);
    return of === 'faq'
      ? wishes.every((one) => one === 'faq')
      : wishes.length > 0 && wishes.every((one) => one === 'faq');
  });
}
