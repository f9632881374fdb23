import type { Lang } from '../../lang.ts';
import type { ExpectedKind } from '../expected.ts';
import { endsWith, list, type Said, type Standing } from './standing.ts';

/** Greetings, after which comes what the caller wants. */
const GREETING: Record<Lang, ReadonlySet<string>> = {
  en: list('hi hello hey good morning afternoon evening there yes yeah okay ok so'),
  es: list('hola buenos buenas días tardes noches sí bueno aló disculpe oiga doctora doctor señorita'),
};
/** With these a caller hands over. */
const CLOSING: Record<Lang, readonly string[]> = {
  en: [
    'please',
    'thank you',
    'thanks',
    'thank you so much',
    'bye',
    'goodbye',
    "that's it",
    "that's all",
    'that is all',
    "that's everything",
    "that's about it",
    'can you help me',
    'nothing else',
    'what should i do',
  ],
  es: [
    'por favor',
    'gracias',
    'adiós',
    'eso es todo',
    'es todo',
    'nada más',
    'me puede ayudar',
    'qué hago',
    'qué debo hacer',
  ],
};
/** Without any of these a few words are a part of a sentence and no sentence. */
const VERB: Record<Lang, ReadonlySet<string>> = {
  en: list(`i'm i've i'd i'll am is are was were have has had need needs want wants wanted like would could can may do does did don't doesn't
    didn't can't won't it's he's she's there's they're we're called calling feel feels felt got get getting hurts hurt fell fallen cut took
    take takes ran run running think know started start keeps keep been went go going threw woke that's what's see saw make book schedule
    cancel change move refill ask speak talk check find help`),
  es: list(`es está estoy son tengo tiene necesito necesita quiero quiere quisiera puedo puede podría duele duelen me siento siente llamo
    llamaba hay fue era soy tuve tuvo he ha hace cayó caí cortó dio da sé creo empezó voy va sigue tomé tomo hacer cancelar cambiar hablar
    preguntar pedir`),
};
/** One of these says what a caller wants of us; where none was said yet, the first words lead up to it: "I got a letter from you". */
const WISH: Record<Lang, ReadonlySet<string>> = {
  en: list(`need needs want wants wanted like could can may make book schedule cancel change move reschedule refill ask speak talk check find
    help know wondering looking calling called see appointment`),
  es: list(`necesito necesita necesitamos quiero quiere queremos quería quisiera puedo puede podría podrían hacer pedir sacar cancelar cambiar
    mover hablar preguntar saber sé ver llamo llamaba ayuda cita`),
};
/** Words of a story under way: what is wrong with somebody, and since when. Those who tell it are heard out. */
const STORY: Record<Lang, ReadonlySet<string>> = {
  en: list(`pain hurts hurt hurting ache aches fever bleeding breathe breathing breath chest dizzy vomiting vomited throwing fell fallen
    swollen swelling rash cough coughing headache stomach sick faint fainted numb numbness weak burning burned cut injured infection
    pregnant confused unconscious seizure allergic reaction symptoms feeling feel nausea since started worse hit choking swallowed
    overdose kill die dying suicide`),
  es: list(`dolor duele duelen fiebre sangre sangrando sangra respirar pecho mareado mareada mareo vómito vomitando vomita cayó caí hinchado
    hinchada tos cabeza estómago desmayó desmayo débil quemó quemadura cortó herida infección presión corazón embarazada bebé confundido
    confundida convulsión alergia alérgica reacción síntomas siento siente náusea desde empezó peor golpe golpeó pastillas morir matar`),
};
/** A request in one breath has so many words at most; more is a story. */
const REQUEST_WORDS = 18;
const FRAGMENT_WORDS = 3;
/** "Could you give her a message?" asks for something, and what it is about may follow; other questions hand over. */
const REQUEST =
  /\b(?:could|can|would|will) (?:you|I|we|they|he|she|someone|somebody)\b(?! (?:tell|help))|\b(?:puede|podría|me puede|puedo)\b(?! (?:decir|ayudar))/i;

/** With these last, what it is about has not been said: "Could you give her a message?", "I have a question." */
const ANNOUNCED: Record<Lang, ReadonlySet<string>> = {
  en: list('message question problem'),
  es: list('mensaje recado pregunta problema consulta'),
};

/** Words of a complaint are in it. */
export function tellsStory({ words, lang }: Pick<Said, 'words' | 'lang'>): boolean {
  return words.some((word) => STORY[lang].has(word));
}

/** It says what is wanted of us. */
export function wishes({ words, lang }: Pick<Said, 'words' | 'lang'>): boolean {
  return words.some((word) => WISH[lang].has(word));
}

/** It ends as people hand over: "please", "that's all". */
export function closes({ words, lang }: Pick<Said, 'words' | 'lang'>): boolean {
  return endsWith(words, CLOSING[lang]);
}

/** A verb is in it. */
export function isSentence({ words, lang }: Pick<Said, 'words' | 'lang'>): boolean {
  return words.some((word) => VERB[lang].has(word));
}

const NUMERIC: ReadonlySet<ExpectedKind> = new Set(['telephone', 'digits', 'code', 'date-of-birth']);

/** Free speech. A closing or a question hands over; a request in one sentence may; a story waits, and so does a greeting. */
export function clause(said: Said): Standing {
  const { words, lang, text } = said;
  if (words.length === 0) return 'open';
  if (words.every((word) => GREETING[lang].has(word)) && said.expected.kind === 'open') return 'begun';
  const story = tellsStory(said);
  if (!story && ANNOUNCED[lang].has(words.at(-1)!)) return 'open';
  if (closes(said)) return words.length > 2 && !story ? 'whole' : 'likely';
  if (/\?\s*$/.test(text) && words.length > 3)
    return story || said.expected.kind !== 'open' || REQUEST.test(text) ? 'likely' : 'whole';
  const verb = isSentence(said);
  // A word or two that are no number, where one is awaited, are its misheard beginning.
  if (!verb)
    return NUMERIC.has(said.expected.kind) && words.length <= FRAGMENT_WORDS && !/\?\s*$/.test(text) ? 'begun' : 'open';
  if (story) return 'pending';
  if (words.length > REQUEST_WORDS || words.length <= FRAGMENT_WORDS) return 'open';
  // A statement leads up to what is wanted, or is a complaint that was misheard.
  return said.expected.kind !== 'open' || wishes(said) ? 'likely' : 'open';
}
