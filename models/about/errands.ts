import type { About } from '../../src/understanding/types.ts';

/** A sentence of somebody who calls a practice, with whom it is about. */
export interface Errand {
  lang: 'en' | 'es';
  text: string;
  about: About;
}

type Parts = Readonly<Record<string, readonly string[]>>;

const CHILDREN = 'son|daughter|boy|little girl|little one|youngest|oldest|baby|grandson|granddaughter|nephew|niece|stepson|toddler|twins'.split('|');
const ADULTS =
  'wife|husband|mother|mom|father|dad|grandmother|grandfather|mother in law|father in law|brother|sister|uncle|aunt|partner|neighbor|roommate|boyfriend|girlfriend|friend'.split('|');
const ENGLISH: Parts = {
  hi: ['', 'hi ', 'hello, ', 'good morning, ', 'yes hi, ', 'hey, ', 'um, hi, '],
  thing: 'appointment|check up|physical|visit|follow up|three thirty|two o’clock|refill|prescription|inhaler|insulin|results|blood work|biopsy|x ray|referral|records|bill|insurance card|shot records|school form|pills'.split('|'),
  do: 'cancel|move|confirm|change|reschedule|ask about|see about|pick up|check on'.split('|'),
  want: 'an appointment|a visit|a check up|a flu shot|a physical|a refill|a new prescription|a referral|a form filled out|a copy of the records|a well visit|something sooner'.split('|'),
  provider: ['doctor lindgren', 'doctor abbasi', 'the nurse', 'doctor wu', 'mister petrov', 'doctor saldana'],
  name: ['ruth mallory', 'gus ferrante', 'delphine osgood', 'walter pike', 'nadine cobb', 'hector salas', 'opal whitman', 'errol baines'],
  first: ['janelle', 'trish', 'omar', 'becky', 'luis', 'sunita', 'grant', 'keisha'],
  trouble: 'has a cough|is out of the pills|cannot keep anything down|fell in the shower|has a fever|is running low|needs to be seen|has been dizzy|is not getting better|has a rash|had blood drawn|is due for a check up'.split('|'),
  mine: 'i have a cough|i ran out of my pills|i need to be seen|my back is out|i would like an appointment|i need my results|can i get a refill|i want to cancel my appointment|i have a question about my bill|i need to change my visit|my knee is swollen|i feel dizzy'.split('|'),
  role: 'nurse|visiting nurse|aide|night nurse|home health aide|physical therapist|pharmacist|case manager|social worker|caregiver|medical assistant|paramedic|school nurse|hospice nurse'.split('|'),
  place: 'brookdale manor|harbor home care|the rite aid on fourth|valley hospital|mercy home health|cedar house|saint anne’s|the pharmacy on elm|summit hospice|riverside nursing'.split('|'),
  lab: ['county lab', 'the hospital lab', 'northside laboratory', 'state reference lab', 'the micro lab', 'the blood bank'],
  value: ['a critical potassium', 'a critical value', 'a panic hemoglobin', 'a positive blood culture', 'a critical sodium of one eighteen', 'a troponin'],
  grown: ADULTS,
  kid: ['josephine', 'little max', 'ella', 'the baby', 'the twins', 'noah'],
  sold: ['paper towels', 'gloves', 'your phone system', 'copier toner', 'a software demo', 'cleaning services', 'an ad in the directory', 'uniforms'],
};
const SPANISH: Parts = {
  hi: ['', 'buenas, ', 'buenos días, ', 'hola, ', 'bueno, ', 'oiga, '],
  thing: 'la cita|la consulta|la receta|los resultados|la insulina|el inhalador|las vacunas|la factura|el expediente|la medicina|la referencia|la biopsia'.split('|'),
  do: 'cancelar|cambiar|mover|confirmar|preguntar por|recoger|saber de'.split('|'),
  provider: ['la doctora lindgren', 'el doctor abbasi', 'la enfermera', 'la doctora wu'],
  name: ['rosa maldonado', 'ernesto lugo', 'petra villalba', 'fermín ochoa', 'dolores cantú'],
  first: ['maribel', 'toño', 'lidia', 'sergio'],
  child: 'hijo|hija|niño|niña|bebé|nieto|nieta|sobrino|sobrina|chiquito|chiquita'.split('|'),
  adult: 'mamá|papá|esposo|esposa|marido|señora|abuela|abuelo|suegra|suegro|hermano|hermana|tía|tío|vecina|amiga|novio'.split('|'),
  trouble: 'tiene calentura|se cayó|ya no tiene pastillas|está muy mareada|no come nada|tiene tos|necesita que lo vean|anda con dolor|se siente mal'.split('|'),
  mine: 'tengo tos|se me acabaron las pastillas|me duele la espalda|quiero una cita|necesito mis resultados|quiero cancelar mi cita|tengo una pregunta de mi factura|ando mareada|necesito mi receta'.split('|'),
  role: 'enfermera|cuidadora|trabajadora social|farmacéutica|terapista'.split('|'),
  place: ['la casa hogar santa fe', 'la farmacia del centro', 'el hospital general', 'cuidados en casa del valle'],
};

/** What is said of whom; a name in braces is one of its parts. `{rel}` is a child or an adult, and tells which. */
const OF_RELATIVE = [
  '{hi}i need to {do} my {rel}’s {thing}',
  '{hi}i want to {do} my {rel}’s {thing}, {name}',
  '{hi}can i get {want} for my {rel} with {provider}',
  '{hi}i need {want} for my {rel}',
  '{hi}i’m calling about my {rel}’s {thing}',
  '{hi}calling for my {rel}, {name}, about the {thing}',
  '{hi}we’re waiting on my {rel}’s {thing}',
  '{hi}my {rel} {trouble}',
  '{hi}my {rel} {name} has an appointment friday, can we {do} it',
  '{hi}it’s my {rel}. {name} {trouble}',
  '{hi}it’s about my {rel}, we need to {do} the {thing}',
  '{hi}is there any chance {provider} could see my {rel} this week',
  '{hi}i called before about my {rel}’s {thing} and nobody called back',
  '{hi}can somebody tell me if my {rel}’s {thing} came back',
  '{hi}would you see whether my {rel}’s {thing} has come in',
  '{hi}has my {rel}’s {thing} been sent yet',
  '{hi}can you pull up my {rel}’s {thing} and tell me what it says',
];
const OF_SELF = [
  '{hi}{mine}',
  '{hi}this is {name}, {mine}',
  '{hi}my {rel} said i should call, {mine}',
  '{hi}my {rel} is driving me, {mine}',
  '{hi}my {rel} goes to {provider} and {mine}',
  '{hi}{provider} told me to call, {mine}',
  '{hi}{mine}, my {rel} can bring me',
  '{hi}i’m a nurse myself and {mine}',
  '{hi}i take care of my {rel} all day and {mine}',
  '{hi}i have to get my {rel} from school at three, {mine}',
  '{hi}i’d like to see {provider} whenever she has something',
  '{hi}are you open tomorrow',
  '{hi}what time do you close',
  '{hi}where do i park',
  '{hi}do you take my insurance',
  '{hi}i want to talk to a person',
  '{hi}{first} from the supply company, who do i talk to about {sold}',
  '{hi}this is {first}, i sell {sold}, who does your buying',
  '{hi}is this the tire shop',
  '{hi}i’d like to become a patient of {provider}',
  '{hi}i was a patient of {provider} before and {mine}',
  '{hi}we just moved here, are you taking new patients',
];
const OF_CLIENT = [
  '{hi}this is {first}, the {role} at {place}, i have a resident of yours, {name}',
  '{hi}{first}, i’m the {role} over at {place}, it’s about {name}',
  '{hi}it’s {first} with {place}, i’m with a patient of {provider}’s, {name}, {pron} {trouble}',
  '{hi}this is {first} from {place} calling about {name}',
  '{hi}i’m the {role} for {name} and {pron} {trouble}',
  '{hi}{first}, {role} with {place}, i’m out at {name}’s, {pron} {trouble}',
  '{hi}i look after {name}, {pron} {trouble}',
  '{hi}i take care of {name}, {pron} {trouble}',
  '{hi}{first} at {lab}, i have {value} on {name}',
  '{hi}{lab}, {value} for {provider} on a {name}',
  '{hi}this is {lab} calling with {value} on one of your patients',
  '{hi}{first} in the e r at {place}, i have a {name} here, one of yours',
  '{hi}i’m calling from {place} on a script for {name}',
  '{hi}this is the {role} at {place}, question on a prescription for {name}',
  '{hi}{first} with the law office, we sent a request for the records of {name}',
  '{hi}this is {first} at the insurance, i need the notes on {name}',
  '{hi}{first}, home care, checking in at {name}’s',
  '{hi}clocking out from {name}’s house',
  '{hi}i’m {name}’s employer, was {pron} in on tuesday',
  '{hi}{first} at the warehouse, i’ve a note from you for {name}, was {pron} there',
  '{hi}{name}, r n over at {place}, i need the on call for {name}, {pron} {trouble}',
  '{hi}{first}, {place} lab, {value} for {provider}, the patient is {name}',
  '{hi}doctor {first} in the emergency department, i’ve got one of yours here, a {name}',
  '{hi}one of our guests {trouble}, {pron} says {pron} is one of {provider}’s',
  '{hi}it’s my {grown}. {pron} told me last night {pron} would be better off gone, and i can’t stop thinking about it',
  '{hi}my {grown} texted me goodbye and i don’t know what to do',
];
const OF_MINDED = [
  '{hi}i’m babysitting and {kid} {trouble}, the parents are out',
  '{hi}i’m the sitter, {kid} got into the pills',
  '{hi}i’m the nanny, {kid} {trouble}',
  '{hi}one of my kindergartners {trouble}',
  '{hi}this is the daycare, {kid} {trouble}',
  '{hi}i watch {kid} for the neighbors and {pron} {trouble}',
];
const DE_FAMILIAR = [
  '{hi}quiero {do} {thing} de mi {rel}',
  '{hi}necesito {do} {thing} de mi {rel}, {name}',
  '{hi}es por mi {rel}, {trouble}',
  '{hi}mi {rel} {trouble}',
  '{hi}llamo por {thing} de mi {rel}',
  '{hi}quisiera una cita para mi {rel} con {provider}',
  '{hi}mi {rel} {name} tiene cita el viernes y queremos {do} {thing}',
  '{hi}que si ya están {thing} de mi {rel}',
];
const DE_MI = [
  '{hi}{mine}',
  '{hi}soy {name}, {mine}',
  '{hi}mi {rel} me dijo que llamara, {mine}',
  '{hi}{mine}, me lleva mi {rel}',
  '{hi}tengo que ir por mi {rel} a la escuela, {mine}',
  '{hi}{provider} me dijo que llamara, {mine}',
  '{hi}quiero ver a {provider} para lo mío',
  '{hi}a qué hora cierran',
  '{hi}quiero hablar con una persona',
];
const DE_CLIENTE = [
  '{hi}soy {first}, la {role} de {name}, {trouble}',
  '{hi}habla {first}, {role} de {place}, es por {name}',
  '{hi}cuido a {name} y {trouble}',
  '{hi}habla {first}, la que cuida a {name}',
  '{hi}le hablo del laboratorio con un valor crítico de {name}',
  '{hi}de {place}, una receta de {name}',
];

/** Every sentence so many times with other words. */
const TIMES = 20;

/** Sentences of errands for oneself and for others, in the proportion of the patterns. @param next numbers between 0 and 1 */
export function errands(next: () => number): Errand[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const fill = (pattern: string, parts: Parts, rel: string) =>
    pattern
      .replace(/\{(\w+)\}/g, (_, part: string) =>
        part === 'rel' ? rel : part === 'pron' ? pick(['he', 'she']) : pick(parts[part] ?? ['']),
      )
      .trim();
  const made: Errand[] = [];
  for (let i = 0; i < TIMES; i++) {
    for (const pattern of OF_RELATIVE) {
      const child = next() < 0.5;
      const text = fill(pattern, ENGLISH, pick(child ? CHILDREN : ADULTS));
      made.push({ lang: 'en', text, about: child ? 'child' : 'other' });
    }
    for (const pattern of OF_SELF) {
      const text = fill(pattern, ENGLISH, pick(next() < 0.5 ? CHILDREN : ADULTS));
      made.push({ lang: 'en', text, about: 'self' });
    }
    for (const pattern of OF_MINDED) made.push({ lang: 'en', text: fill(pattern, ENGLISH, ''), about: 'child' });
    for (const pattern of OF_CLIENT) made.push({ lang: 'en', text: fill(pattern, ENGLISH, ''), about: 'other' });
    for (const pattern of DE_FAMILIAR) {
      const child = next() < 0.5;
      const text = fill(pattern, SPANISH, pick((child ? SPANISH.child : SPANISH.adult) ?? []));
      made.push({ lang: 'es', text, about: child ? 'child' : 'other' });
    }
    for (const pattern of DE_MI)
      made.push({ lang: 'es', text: fill(pattern, SPANISH, pick(SPANISH.adult ?? [])), about: 'self' });
    for (const pattern of DE_CLIENTE) made.push({ lang: 'es', text: fill(pattern, SPANISH, ''), about: 'other' });
  }
  return made;
}
