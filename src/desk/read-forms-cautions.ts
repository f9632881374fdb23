import { LANGS, type Lang } from '../lang.ts';
import type { Desk, Text } from './form.ts';

/** A text that may say what nobody at the desk may say. */
export interface Caution {
  /** Where it stands: "refill, ending 3". */
  where: string;
  lang: Lang;
  text: string;
  why: string;
}

const WHY = {
  promise: 'it may promise what a clinician, a plan or somebody else will do',
  time: 'it names a time of its own: {promise} and {opens} say what the practice promises',
  advice: 'it may tell somebody what to do with a medicine',
  diagnosis: 'it may say what an illness is or is not',
  comfort: 'it may make light of a complaint',
  patient: 'it may give away whether somebody is a patient',
  result: 'it may say a result',
  refusal: 'it may refuse what is not for the desk to refuse',
  card: 'it may ask for a card number',
  person: 'it may pass for a person',
} as const;

/** Accents are taken off before a text is looked at: to a pattern they end a word. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const NUMBER =
  '\\d+|an?|one|two|three|four|five|six|ten|twenty|thirty|una?|dos|tres|cuatro|cinco|seis|diez|veinte|treinta';

/** What such texts look like. Words that only a careless text has: a false alarm costs a second look, nothing more. */
const LOOKS: Record<Lang, [RegExp, keyof typeof WHY][]> = {
  en: [
    [
      /\b(will|is going to|are going to|gets?|to) (be )?(refill(ed)?|fill(ed)?|approved?|cover(ed|s)?|pays? for (it|this|that)|prescribed?|renewed?)\b/i,
      'promise',
    ],
    [/\b(your|the|that) (plan|insurance) (will|does|should|covers|pays)\b|\byou are covered\b/i, 'promise'],
    [
      /\b(the doctor|the clinician|the nurse|she|he) will (see|call|prescribe|send|take|sign|help)\b(?! you back \{promise\})/i,
      'promise',
    ],
    [/\bguarantee|\bfor sure\b|\bdefinitely\b/i, 'promise'],
    [new RegExp(`\\b(${NUMBER}) (business |working )?(minutes?|hours?|days?|weeks?)\\b`, 'i'), 'time'],
    [/\b(today|tonight|tomorrow|next week|first thing|shortly|right back|within the hour)\b/i, 'time'],
    [
      /\b(stop|start|keep|skip|continue|double|halve) (taking|on|your|the|it)\b|\btake (your|an?|one|two|the|half|it|some|another)\b(?! message)/i,
      'advice',
    ],
    [/\byou (should|ought to|need to|can) (take|drink|eat|stop|use|rest|wait)\b/i, 'advice'],
    [
      /\b(you|he|she) (have|has|may have|might have|are having|is having) (an?|the) (infection|stroke|heart|attack|flu|reaction|side effect)/i,
      'diagnosis',
    ],
    [
      /\b(it is|it's|that is|that's|sounds like|looks like|probably|just) (just|only|probably|nothing|normal|an? (cold|flu|virus|side effect|reaction))/i,
      'diagnosis',
    ],
    [/\b(don'?t worry|no need to worry|nothing serious|you(’|'| wi)ll be fine|nothing to worry)\b/i, 'comfort'],
    [
      /\b(is|are|was|were) (not |already )?(a|our) patients?\b|\b(not )?(in|on) our (system|records|files|register)\b/i,
      'patient',
    ],
    [/\b(results?|tests?|values?) (is|are|was|were|shows?|came back)\b(?! given)|\b(negative|positive)\b/i, 'result'],
    [/\b(cannot|can't|won't|will not) be (refilled|filled|approved|given)\b|\b(denied|refused?)\b/i, 'refusal'],
    [/(?<!not (tell|give) me a )(?<!never say a )\bcard number\b|\bexpiration date\b/i, 'card'],
    [/\bmy name is\b|\b(i am|this is) (nurse|doctor|the (nurse|receptionist|doctor))\b/i, 'person'],
  ],
  es: [
    [
      /\b(se|le|les) (va|van) a (surtir|resurtir|aprobar|cubrir|pagar|recetar|autorizar)|\b(sera|seran|quedara) (surtid|aprobad|cubiert|autorizad)/i,
      'promise',
    ],
    [/\b(su|el|ese) (plan|seguro) (si )?(lo |la |le )?(cubre|paga|cubrira|pagara)\b|\besta cubiert/i, 'promise'],
    [
      /\b(el doctor|la doctora|el medico|la enfermera) (le |la |lo )?(va a|llamara|vera|recetara|mandara|firmara)\b/i,
      'promise',
    ],
    [/\bgarantiz|\bseguro que\b|\bcon seguridad\b/i, 'promise'],
    [new RegExp(`\\b(${NUMBER}) (minutos?|horas?|dias?|semanas?)\\b`, 'i'), 'time'],
    [
      /\b(hoy|esta noche|pasado manana|la proxima semana|en seguida|enseguida|a primera hora)\b|(?<!de la )(?<!en la )\bmanana\b/i,
      'time',
    ],
    [
      /\b(deje|siga|empiece|continue|suspenda) (de )?(tomar|tomando|la|su|con)|\btom(e|ese|ela|elo) (su|una?|dos|la|el|media|otra)/i,
      'advice',
    ],
    [/\b(debe|deberia|puede|tiene que) (tomar|beber|comer|dejar|usar|descansar|esperar)\b/i, 'advice'],
    [/\b(usted )?(tiene|puede tener|podria tener) (una? )?(infeccion|derrame|infarto|gripa|reaccion)/i, 'diagnosis'],
    [
      /\b(es|parece|seguramente es|ha de ser) (solo|nada|normal|un (resfriado|virus)|una (gripa|reaccion))/i,
      'diagnosis',
    ],
    [/\bno se preocupe\b|\bnada grave\b|\bva a estar bien\b/i, 'comfort'],
    [/\b(es|era|si es|no es) (nuestro |nuestra )?paciente\b|\ben nuestro (sistema|registro)\b/i, 'patient'],
    [/\b(resultados?|estudios?) (es|son|fue|fueron|salio|salieron|muestran?)\b|\b(negativ|positiv)[oa]s?\b/i, 'result'],
    [/\bno se (puede|le puede) (surtir|resurtir|aprobar)|\b(negad|rechazad)[oa]/i, 'refusal'],
    [/(?<!ningun )\bnumero de tarjeta\b|\bfecha de vencimiento\b/i, 'card'],
    [/\bme llamo\b|\b(soy|habla) (la|el) (enfermera|doctora?|recepcionista)\b/i, 'person'],
  ],
};

/** Texts of the desk that somebody should look at twice. Pure. */
export function cautionsOf(desk: Desk): Caution[] {
  return textsOf(desk).flatMap(({ where, text, question }) =>
    LANGS.flatMap((lang) => {
      const reasons = LOOKS[lang]
        .filter(([looks, why]) => !(question && ASKED.includes(why)) && looks.test(plain(text[lang])))
        .map(([, why]) => why);
      return [...new Set(reasons)].map((why) => ({ where, lang, text: text[lang], why: WHY[why] }));
    }),
  );
}

/** A question may name times and tests: that is asking, not telling. */
const ASKED: readonly (keyof typeof WHY)[] = ['time', 'result'];

/** Every text that callers can hear from the forms, with where it stands. */
export function textsOf(desk: Desk): { where: string; text: Text; question: boolean }[] {
  const texts: { where: string; text: Text; question: boolean }[] = [];
  const add = (where: string, text: Text | null, question = false) => text && texts.push({ where, text, question });
  for (const rule of desk.facts.values()) {
    add(`fact ${rule.id}, ask`, rule.ask, true);
    add(`fact ${rule.id}, again`, rule.again, true);
    add(`fact ${rule.id}, last`, rule.last, true);
    add(`fact ${rule.id}, read_back`, rule.readBack, true);
    for (const choice of rule.choices) add(`fact ${rule.id}, choice ${choice.id}`, choice.say, true);
  }
  for (const form of desk.forms) {
    add(`form ${form.id}, start`, form.start);
    for (const field of form.fields) add(`form ${form.id}, question ${field.fact}`, field.ask, true);
    form.notes.forEach((note, i) => {
      add(`form ${form.id}, note ${i + 1}`, note.say);
    });
    form.endings.forEach((ending, i) => {
      add(`form ${form.id}, ending ${i + 1}`, ending.say);
    });
  }
  return texts;
}
