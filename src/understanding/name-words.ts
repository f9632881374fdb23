import { isNoName } from './no-name.ts';

const words = (s: string) => new Set(s.split(/\s+/));

/** Said around a name in an answer, and telling nothing against it. */
const COURTESY = words(
  `yes yeah yep sure okay hi hello hey good morning afternoon evening well so oh it is its that s this i am im me my name names the a and full here please thanks thank you
  sir maam again speaking sorry put under listed file goes down uh no not spelled spelling one word two three words separate capital hyphenated legal maiden married patient patients
  si hola buenos buenas dias tardes noches bueno pues es soy yo mi nombre completo el la se llama me llamo llamo habla claro gracias señorita senorita senora senor mire a ver para
  servirle de parte le como y con lo por born date birth birthday dob on of nacio nacida nacido naci fecha nacimiento del en`,
);
/** Words that are never part of a name. */
const NOT_NAME = words(
  `a an the and or but so for with about to at on in of if i im me my mine we our us you your yours he him his she her hers it its they them their theirs this that these those there here
  who whos whose what whats when where why how which is am are was were be been being have has had having do does did doing done can could cant couldnt would wouldnt should shouldnt might must
  need needs needed want wants wanted like likes liked call calls called calling say says said saying tell tells told talk talking talked speak speaking spoke ask asked asking know knows knew think thinks
  thought see sees saw seen look looks looking hear heard listen try trying tried get gets got getting give gives gave take takes took taking make makes made making come comes came coming go goes going went gone gonna
  wanna gotta put use used using let lets keep keeps kept leave left wait waiting hold holding help helps find found feel feels feeling felt hurt hurts sick run running ran move moved change changed cancel
  confirm schedule reschedule book booked refill returning wondering hoping already just only really very actually also too still even ever never always maybe probably sometimes again
  good not no yes yeah yep nope okay ok hi hello hey bye goodbye please thanks thank sorry sir maam miss mister mrs mr ms
  name names first last middle surname maiden spelled spell spelling spells letter letters capital word words separate hyphenated apostrophe hyphen dash double silent end beginning
  date birth birthday born year years old month months week weeks day days today tomorrow yesterday morning afternoon evening night time number phone telephone cell address street appointment appointments
  patient patients mother mom mommy mama mum father dad daddy papa son daughter wife husband baby kid kids child children brother sister aunt uncle grandmother grandfather grandma grandpa grandson granddaughter
  parent parents friend neighbor client resident caregiver nurse doctor doctors dr office clinic hospital pharmacy pharmacist insurance company prescription medicine medication receptionist computer screen file chart record records system account
  one two three four five six seven eight nine ten zero oh both all any some every everything everyone everybody anyone anybody nobody somebody someone something nothing anything else other another same own
  sure right wrong correct fine well better much many more most few little bit lot long short over under from into out up down off then than now because since until while before after
  person people human machine lady guy man woman girl boy thing things way reason matter question problem emergency question
  funny weird tricky strength milligram milligrams microgram micrograms mg mcg dose dosage pill pills tablet tablets everybodys friends folks lowercase uppercase
  knee knees back head chest pain leg legs arm arms foot feet hand hands stomach throat ear ears eye eyes neck shoulder hip heart tooth teeth fever cough cold flu bleeding
  soon far hang landlord landlady boss lawyer attorney agent secretary manager supervisor coworker roommate representative operator english understand mistake oops whoops skip dunno
  escuche escucho escuchar oi bien mal luck nacida nacido nacidos dieresis umlaut as than mine ours yours hers vowel vowels consonant consonants vocal vocales
  clue idea beats dunno
  by monday tuesday wednesday thursday friday saturday
  lets ill id ive hes shes youre theyre theres heres isnt arent wasnt dont doesnt didnt wont hasnt havent aint rather
  es son era soy eres somos fue mi mis tu tus su sus se me te lo le les nos yo ella ellos ellas usted ustedes nosotros esto eso esta este estos estas ese esa esos esas aqui ahi alla
  que quien cual cuando como donde cuanto porque por para con sin sobre desde hasta entre pero sino aunque pues entonces tambien tampoco ya muy mas menos mucho mucha muchos todo toda todos todas nada nadie algo alguien otro otra
  un una unos unas no si al en ha he hay han tengo tiene tienen tenia tuve quiero quiere queria necesito necesita ocupo puedo puede podria voy va vamos viene venir vengo estoy estan estaba
  llamo llama llaman llamando llamar hablo habla hablar hablando hablan digo dice dije dijo decir diga digame digale dicho entiendo entiende entender sabe saber conoce oye oiga mire mira vea ver espere espereme espera tantito momento momentito
  duele duelen dolor doler cabeza pecho espalda pierna brazo rodilla estomago garganta oido ojo fiebre tos
  acento accent tilde apellida apellidan nombre nombres apellido apellidos completo completa primer primero primera segundo segunda letra letras palabra palabras deletreo deletrea deletrear escribe
  fecha nacimiento nacio naci ano anos mes meses semana dia dias hoy ayer manana tarde tardes noche noches hora numero telefono celular direccion calle cita citas receta medicina seguro
  paciente pacientes hijo hija hijos esposo esposa marido mujer madre padre mami papi hermano hermana abuelo abuela abuelita abuelito nieto nieta nino nina bebe suegro suegra tio tia primo prima sobrino sobrina
  vez veces ocasion pasada llamada di dieron entendi comprendo ingles espanol pregunta preguntas operadora representante casero jefe abogado
  senor senora senorita don dona doctor doctora enfermera clinica hospital farmacia persona maquina gracias favor bueno buena buenos buenas hola claro gusto perdon disculpe mande`,
);

/** Whether a folded word is never part of a name. */
export const cantBe = (word: string): boolean => NOT_NAME.has(word) || isNoName(word);
/** Whether a folded word is what goes around a name. */
export const isCourtesy = (word: string): boolean => COURTESY.has(word);

/** Forms of address: neither part of a name nor against one. */
export const TITLE =
  /^(mr|mrs|ms|miss|mister|senor|senora|senorita|don|dona|sr|sra|srta|licenciad[oa]|ingenier[oa]|profesora?|professor|reverend|sister|father|padre)$/;
/** Whoever is spoken of as somebody's: the name after it is the patient's. */
export const RELATION =
  /^(mother|mom|mama|mum|mommy|father|dad|papa|daddy|wife|husband|spouse|partner|son|daughter|child|baby|kid|boy|girl|brother|sister|grandmother|grandfather|grandma|grandpa|grandson|granddaughter|grandchild|aunt|uncle|niece|nephew|cousin|stepson|stepdaughter|boyfriend|girlfriend|fiance|roommate|friend|neighbor|client|resident|patient|toddler|infant|newborn|hijo|hija|esposo|esposa|marido|mujer|madre|padre|mami|papi|hermano|hermana|abuelo|abuela|abuelita|abuelito|nieto|nieta|nino|nina|nene|nena|bebe|suegro|suegra|tio|tia|primo|prima|sobrino|sobrina|novio|novia|pareja|paciente|vecino|vecina|amigo|amiga)$/;
/** Takes back what was said before. */
export const TAKES_BACK =
  /^(no|sorry|wait|actually|correction|scratch|rather|perdon|digo|espera|espere|mejor|disculpe|equivoque)$/;
