import { labValueIn } from '../../desk/findings-lab.ts';
import { asksOfAnother } from '../../understanding/intents.ts';
import type { Intent } from '../../understanding/types.ts';
import { ruleOf, withFact } from './facts.ts';
import { formOf } from './matters.ts';
import { asksIfPatient, asksVisitOfAnother } from './of-another.ts';
import type { Talk } from './types.ts';
import { withDuration } from './urgent.ts';

/** Words that tell what a visit is for; which of the practice's kinds that is, the calendar says. */
const VISIT =
  /\b(physicals?|check ?-?ups?|annual|yearly|wellness|well[ -](child|woman|baby)|follow[ -]?up|blood (draw|work|pressure|test)|labs|shots?|vaccin\w+|booster|stitches|sutures|newborn|sports|birth control|pap|injection|biopsy|mole|clearance|pre-?op|concussion|sick visit|video visit|telehealth|ear wash|chequeo|examen|f[ií]sico|vacunas?|an[aá]lisis|seguimiento|control|presi[oó]n|puntos|papanicolau|anticonceptiv\w+)\b/iu;

export function withVisit(talk: Talk, form: string, words: string): Talk {
  const field = formOf(talk, form).fields.find(({ fact }) => ruleOf(talk, fact).kind === 'visit');
  const open = field && !talk.facts[field.fact] && VISIT.test(words);
  return open ? withFact(talk, field.fact, { value: words, confirmed: false }) : talk;
}

/** Who calls from work gives their own name first, and the place; the patient's comes when it is asked for. */
function withCaller(talk: Talk, form: string, words: string): Talk {
  return withoutCallersName(withCallersPlace(talk, form, words), form, words);
}

/** "This is Rosa at the drugstore on Depot Street, I have …": who calls, and from where, up to what they want. */
const FROM_WORK =
  /\b(?:this is|my name is|i'?m|it'?s|soy|habla|le habla)\s+([\p{L}'.-]+(?:\s+[\p{L}'.-]+){0,2}?,?\s+(?:(?:the |a )?(?:pharmacist|nurse|tech|technician|clerk|coordinator|secretary|assistant|receptionist|farmac[eé]utic[oa]|enfermer[oa])\s+)?(?:at|from|with|over at|calling from|of|de|del|desde)\s+[^,.;?!]{3,60}?)(?=\s*(?:[,.;?!]|$|\b(?:i|we|can|could|and i|and we|calling|need|about|returning|necesito|llamo|tengo|quiero)\b))/iu;

function withCallersPlace(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'caller_from');
  const place = asks && !talk.facts.caller_from ? FROM_WORK.exec(words)?.[1]?.trim() : undefined;
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

/** "Send my office notes to the heart center": what is asked for, and where it shall go, which nobody is asked again. */
const TO_GO =
  /\b(?:copy of |copies of |all of )?((?:my|his|her|our|the|all|\w+'s)\s+(?:[\p{L}'-]+\s+){0,7}?(?:notes?|chart|records?|files?|labs?|lab (?:work|reports?|results?)|reports?|x-?rays?|images|scans?|results|history|papers|vaccines?|shots?|immunizations?)(?:\s+from\s+(?:[\p{L}\p{N}'-]+\s*){1,4}?)?)\s+(?:(?:to be |be |get )?(?:sent|faxed|mailed|forwarded|transferred|e-?mailed)\s+|over\s+)*to\s+(?!me\b|my house\b)([^.;?!]{3,70}?)(?=\s*(?:$|[.;?!]|,? (?:because|so|please|and i|and also|before|i)\b))/iu;

function withPapers(talk: Talk, form: string, words: string): Talk {
  const asks = new Set(formOf(talk, form).fields.map(({ fact }) => fact));
  if (!asks.has('records_what') || !asks.has('records_to')) return talk;
  const [, what, to] = TO_GO.exec(words) ?? [];
  if (!what || !to) return talk;
  const plain = (value: string) => ({ value: value.trim(), confirmed: false });
  return withFact(withFact(talk, 'records_what', plain(what)), 'records_to', plain(to));
}

/** A laboratory says the test and its value in its first sentence, and says it once. */
export function withLabValue(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'test_value');
  const said = asks ? labValueIn(words) : null;
  if (!said) return talk;
  const named = withFact(talk, 'test_name', { value: said.test, confirmed: false });
  return said.value === null ? named : withFact(named, 'test_value', { value: said.value, confirmed: false });
}

/** Words that say what a message is about, beyond that there is one. */
const ABOUT = /\b(about|that|because|regarding|sobre|porque|acerca|de que|es que)\b/iu;

/** What was told freely is the message already, unless it only said that one is wanted. */
function withReasonOf(before: Talk, intent: Intent, words: string): Talk {
  const talk = intent === 'symptom' ? withDuration(before) : before;
  const onlyAsks =
    (intent === 'message' || intent === 'human') &&
    !(talk.about !== 'self' && (asksVisitOfAnother(words) || asksOfAnother(words) || asksIfPatient(words))) &&
    !(words.split(/\s+/).length >= 9 && ABOUT.test(words));
  if (talk.facts.reason || !words || onlyAsks) return talk;
  const value = talk.done.length > 0 ? words : talk.reason.join('. ') || words;
  return withFact(talk, 'reason', { value, confirmed: false });
}

/** What the words that a matter begins with tell of it beyond what the understanding finds in any sentence: nobody is asked for it again. */
export function withToldAlready(talk: Talk, form: string, intent: Intent, words: string): Talk {
  return withCaller(withPapers(withLabValue(withReasonOf(talk, intent, words), form, words), form, words), form, words);
}
