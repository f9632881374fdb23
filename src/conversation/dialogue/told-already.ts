import { labValueIn } from '../../desk/findings-lab.ts';
import { asksOfAnother } from '../../understanding/intents.ts';
import type { Intent } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { ruleOf, withFact } from './facts.ts';
import { formOf } from './matters.ts';
import { asksIfPatient, asksVisitOfAnother } from './of-another.ts';
import { wantsAnotherLine } from './this-line.ts';
import { withPapersTold } from './told-papers.ts';
import { withRelation } from './told-relation.ts';
import { withSupply } from './told-supply.ts';
import type { Talk } from './types.ts';
import { withDuration } from './urgent.ts';
import { visitReason } from './visit-reason.ts';

/** Words that tell what a visit is for; which of the practice's kinds that is, the calendar says. */
const VISIT =
  /\b(physicals?|check ?-?ups?|annual|yearly|(?:home|out|discharged|released|back) (?:from|of) (?:the )?hospital|discharged|hospital stay|dad[oa] de alta|dieron de alta|wellness|well[ -](child|woman|baby)|follow[ -]?up|blood (drawn?|taken|work|pressure|test)|labs|shots?|vaccin\w+|booster|stitches|sutures|newborn|sports|birth control|pap|injection|biopsy|mole|clearance|pre-?op|concussion|sick visit|video visit|telehealth|ear wash|chequeo|examen|f[ií]sico|vacunas?|an[aá]lisis|seguimiento|control|presi[oó]n|puntos|papanicolau|anticonceptiv\w+)\b/iu;

export function withVisit(talk: Talk, form: string, words: string): Talk {
  const field = formOf(talk, form).fields.find(({ fact }) => ruleOf(talk, fact).kind === 'visit');
  const value = VISIT.test(words) ? words : visitReason(words);
  return field && value && !talk.facts[field.fact] ? withFact(talk, field.fact, { value, confirmed: false }) : talk;
}

/** Who calls from work gives their own name first, and the place; the patient's comes when it is asked for. */
function withCaller(talk: Talk, form: string, words: string): Talk {
  return withoutCallersName(withCallersPlace(talk, form, words), form, words);
}

/** "This is Rosa at the drugstore on Depot Street, I have …": who calls, and from where, up to what they want. */
const FROM_WORK =
  /\b(?:this is|my name is|i'?m|it'?s|soy|habla|le habla)\s+([\p{L}'.-]+(?:\s+[\p{L}'.-]+){0,2}?,?\s+(?:(?:the |a )?(?:pharmacist|nurse|tech|technician|clerk|coordinator|secretary|assistant|receptionist|farmac[eé]utic[oa]|enfermer[oa])\s+)?(?:at|from|with|over at|calling from|of|de|del|desde)\s+[^,.;?!]{3,60}?)(?=\s*(?:[,.;?!]|$|\b(?:i|we|can|could|and i|and we|calling|need|about|returning|necesito|llamo|tengo|quiero)\b))/iu;

/** "This is Cole and Ames, attorneys": a house that calls, by what it is. */
const HOUSE =
  /\b(?:this is|it'?s|calling from|i'?m (?:calling )?(?:from|with)|habla|(?:le )?habl(?:o|amos) de|llam(?:o|amos) de)\s+((?:[\p{L}'&.-]+\s+){0,4}?[\p{L}'&.-]+,?\s+(?:attorneys?|law (?:firm|offices?|group)|lawyers?|legal(?: services| group| aid)?|llp|pllc|associates|insurance|medical group|hospital|hospice|home health|nursing (?:home|care)|rehab\w*|abogados?|hospital|seguros))\b/iu;
/** "Jo Cole with Cole and Ames, attorneys": whoever speaks, and for which house. */
const WITH_HOUSE =
  /^\W*(?:(?:hi|hello|hey|yes|good (?:morning|afternoon|evening)|buen[oa]s (?:d[ií]as|tardes|noches)|hola)\W+)*([\p{L}'.-]+(?:\s+[\p{L}'.-]+){0,2}?,?\s+(?:from|with|at|de|del)\s+(?:[\p{L}'&.-]+\s+){0,4}?[\p{L}'&.-]+,?\s+(?:attorneys?(?: at law)?|law (?:firm|offices?|group)|lawyers?|legal(?: services| group| aid)?|llp|pllc|associates|insurance|abogados?|seguros))\b/iu;

function withCallersPlace(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'caller_from');
  const found = [FROM_WORK, HOUSE, WITH_HOUSE].flatMap((one) => one.exec(words)?.[1] ?? []);
  const said = asks && !talk.facts.caller_from ? found[0]?.trim() : undefined;
  // "This is the lab calling with a value": what they call with is no place.
  const place = said?.replace(/\s+calling (?:with|about|because)\b.*$/iu, '');
  return place ? withFact(talk, 'caller_from', { value: place, confirmed: false, stands: true }) : talk;
}

function withoutCallersName(talk: Talk, form: string, words: string): Talk {
  const known = talk.facts.name;
  if (!known || !formOf(talk, form).fields.some(({ fact }) => fact === 'caller_from')) return talk;
  const first = known.value.split(' ')[0]!.replace(/[^\p{L}'-]/gu, '');
  const own = new RegExp(
    `\\b(this is|it'?s|i'?m|my name is|soy|habla|le habla) ${first}\\b|^\\W*(hi|hello|hey|hola)?\\W*${first}\\b|\\b${first}( \\p{L}+)?,? (at|from|with|over at|calling from|de|del)\\b`,
    'iu',
  );
  if (!own.test(words)) return talk;
  const { name: _, ...facts } = talk.facts;
  return { ...talk, facts };
}

/** A laboratory says the test and its value in its first sentence, and says it once. */
export function withLabValue(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'test_value');
  const said = asks ? labValueIn(words) : null;
  if (!said) return talk;
  const named = withFact(talk, 'test_name', { value: said.test, confirmed: false });
  return said.value === null ? named : withFact(named, 'test_value', { value: said.value, confirmed: false });
}

/** "This number is fine": said with the wish, before anybody asks for one. */
const THIS_LINE =
  /\b(this|same) (number|phone|cell)( here)? ?('?s|is|works|will do|'?ll do|i'?m calling from)\b|\b(call|reach|ring)( me)?( back)?( on| at)? (this|the same) (number|phone|line|one)\b|\b(a|en) (este|el) mismo( numero| telefono)?\b|\ba este (numero|telefono)\b/iu;

function withThisLine(talk: Talk, _form: string, words: string): Talk {
  const { callerNumber } = talk;
  const said = callerNumber && !talk.facts.phone && THIS_LINE.test(unaccented(words)) && !wantsAnotherLine(words);
  return said ? withFact(talk, 'phone', { value: callerNumber, confirmed: true, stands: true }) : talk;
}

/** Words that say what a message is about, beyond that there is one. */
const ABOUT = /\b(about|that|because|regarding|sobre|porque|acerca|de que|es que)\b/iu;

/** "Tell the doctor that cream cleared it up": whom, and what. */
const TELLS =
  /\b(?:tell|let|remind|digale|diganle|dile|avisele|avisenle|avisen|avisarle)(?! (?:me|us)\b)(?:\s+\S+){6,}/iu;

/** What was told freely is the message already, unless it only said that one is wanted. */
function withReasonOf(before: Talk, intent: Intent, words: string): Talk {
  const talk = intent === 'symptom' ? withDuration(before) : before;
  const onlyAsks =
    (intent === 'message' || intent === 'human') &&
    !(talk.about !== 'self' && (asksVisitOfAnother(words) || asksOfAnother(words) || asksIfPatient(words))) &&
    !(words.split(/\s+/).length >= 9 && ABOUT.test(words)) &&
    !TELLS.test(unaccented(words));
  if (talk.facts.reason || !words || onlyAsks) return talk;
  const value = talk.done.length > 0 ? words : talk.reason.join('. ') || words;
  return withFact(talk, 'reason', { value, confirmed: false });
}

/** Who calls from work wants a clinician before the work can go on. */
const NEEDS_NOW =
  /\b(?:(?:need|want|get|reach|have|speak|talk)\w*(?: \w+){0,5} (?:doctor|prescriber|provider|clinician|physician|somebody|someone|whoever|one of you)\b.{0,40}\b(?:now|right away|on the (?:line|phone)|immediately|asap|stat|before (?:i|we)|tonight)|(?:not|n'?t) (?:\w+ )?(?:comfortable|okay|going to be|able to)(?: \w+){0,3} (?:fill|dispens|releas|giv)\w*|(?:can'?t|cannot|won'?t) (?:fill|dispense|release) (?:it|this|that|them|these)(?: \w+){0,5} (?:until|till|unless|without|before)|(?:necesito|quiero|ocupo)(?: \w+){0,5} (?:doctora?|medico|alguien)\b.{0,40}\b(?:ahora|ya|de inmediato|en la linea))\b/iu;

function withNeedsNow(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'needs_now');
  const said = asks && !talk.facts.needs_now && NEEDS_NOW.test(unaccented(words));
  return said ? withFact(talk, 'needs_now', { value: 'yes', confirmed: true, stands: true }) : talk;
}

/** What the words that a matter begins with tell of it beyond what the understanding finds in any sentence: nobody is asked for it again. */
export function withToldAlready(talk: Talk, form: string, intent: Intent, words: string): Talk {
  const told = [withLabValue, withPapersTold, withSupply, withRelation, withThisLine, withCaller, withNeedsNow];
  return told.reduce((t, withMore) => withMore(t, form, words), withReasonOf(talk, intent, words));
}
