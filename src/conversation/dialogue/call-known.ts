import { extensionIn } from '../../desk/findings-extension.ts';
import { isDoneToCaller, isDoneToOne } from '../../triage/done-to.ts';
import { type Flag, isAtLeast, type Judgement } from '../../triage/types.ts';
import type { Intent, Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { wordCount } from '../word-count.ts';
import { withFact } from './facts.ts';
import { formOf } from './matters.ts';
import { asksIfPatient, speaksOfAnother } from './of-another.ts';
import { tierNow } from './taken-back.ts';
import { withLabValue } from './told-already.ts';
import type { Heard, Open, Stage, Talk } from './types.ts';
import { namesPeople } from './whose.ts';

/** What is known of the call with these words. */
export function withHeard(before: Talk, stage: Open, event: Heard): Talk {
  const { judgement, meaning, text } = event;
  return {
    ...withTold(before, text),
    judgement,
    held: meaning.command === 'wait' ? before.held : 0,
    lang: before.langSettled || !tellsLanguage(text) ? before.lang : event.lang,
    langSettled: before.langSettled || wordCount(text) >= 3,
    intent:
      tierNow({ judgement, withdrawn: before.withdrawn }) === 'emergency'
        ? 'symptom'
        : inCrisis(judgement, intentOf(before, stage, meaning)),
    about: judgement.flags.some(isDoneToCaller) ? 'self' : aboutOf(before, meaning, text),
    whenWords: meaning.slots.when === undefined ? before.whenWords : text,
    carrierWords: meaning.slots.carrier ? text : before.carrierWords,
    reason: addReason(before, stage, event),
    asksFor: before.house.askedFor(text) ?? before.asksFor,
  };
}

const OF_STAFF = /^(?!.*\b(my|our) \p{L}+).*\b(ask|tell|have|let|get) (him|her|them) (to|that|know|call|back)\b/iu;

const ONES_OWN =
  '(?:husband|wife|son|daughter|mother|mom|father|dad|brother|sister|twin|kid|ex|boyfriend|girlfriend|partner|grandson|granddaughter|grandmother|roommate)';
/** A fact that was somebody else's, put right. */
const SLIP = new RegExp(
  `\\b(?:that'?s|that is|that was|those are|it'?s|i (?:gave|said|told|always (?:say|give))(?: you)?) (?:actually |the |just )?my ${ONES_OWN}'?s\\b|\\b(?:ese|esa|eso|ese numero|esa fecha) (?:es|era) (?:el |la )?de(?: la| el)? ?(?:mi|mis) \\p{L}+|\\b(?:le|te) di (?:el|la|los) de mi \\p{L}+`,
  'iu',
);

/** Whom it is about: what was understood once stays, and "her appointment" is nobody's own. */
function aboutOf(before: Talk, meaning: Meaning, text: string): Talk['about'] {
  // "Ask her to call me": somebody of the practice.
  if (meaning.about === 'other' && OF_STAFF.test(text) && !speaksOfAnother(text)) return before.about;
  // "Will she do it first thing?", where one's own matter is under way: the doctor.
  const underWay = before.about === 'self' && before.matters.length + before.done.length > 0;
  if (meaning.about === 'other' && underWay && !speaksOfAnother(text) && !namesPeople(text)) return before.about;
  // "No, that's my husband's. March second": a slip of the tongue, and nobody whom it is about.
  if (underWay && meaning.about !== 'self' && SLIP.test(unaccented(text))) return before.about;
  if (meaning.about !== 'self') return meaning.about;
  const another = speaksOfAnother(text) || (before.matters.length === 0 && asksIfPatient(text));
  return before.about === 'self' && another ? 'other' : before.about;
}

/** Facts that only one kind of call gives, in whatever sentence they come: an extension, a laboratory's test and value. */
function withTold(talk: Talk, text: string): Talk {
  const matter = talk.matters[0];
  if (!matter) return talk;
  const asks = new Set(formOf(talk, matter.form).fields.map(({ fact }) => fact));
  const extension = asks.has('extension') && !talk.facts.extension ? extensionIn(text) : null;
  const next = extension ? withFact(talk, 'extension', { value: extension, confirmed: false }) : talk;
  return asks.has('test_value') && !next.facts.test_value ? withLabValue(next, matter.form, text) : next;
}

/** "I got hurt" tells that, and no complaint. */
const ONLY_HURT =
  /^\W*((i|he|she|they) )?(got |was |were |am |been )?(hurt|hit|lastimad[oa]|golpead[oa])( me| him| her)?\W*$/i;

/**
 * Somebody in a crisis who wants to talk to a person wants no front desk. Who tells that another hurts them, and of no complaint, has a matter that
 * is neither the desk's nor an illness.
 */
function inCrisis({ crisis, flags }: Judgement, intent: Intent): Intent {
  if (!crisis) return intent;
  if (intent === 'human') return 'other';
  const grave = flags.filter((f) => f.disposition !== null && f.disposition !== 'routine' && f.by !== 'opinion');
  const done = grave.filter(isDoneToOne);
  // Bruises are a part of it.
  const lesser = (f: Flag) => ONLY_HURT.test(f.words) || !isAtLeast(f.tier, 'urgent');
  const only = done.length > 0 && grave.every((f) => done.includes(f) || lesser(f));
  return intent === 'symptom' && only ? 'other' : intent;
}

/** What the call is wanted for. The answer to a question that came between says nothing of it. */
function intentOf(before: Talk, stage: Stage, { intent }: Meaning): Intent {
  if (before.intent === 'other' || stage.at === 'opening') return intent;
  return stage.at === 'doubt' && stage.then === null && intent !== 'other' ? intent : before.intent;
}

/** The words that tell what it is about: those said freely or that gave a doubt or a rise, not names, numbers and yeses. */
function addReason(before: Talk, stage: Stage, { text, meaning, judgement }: Heard): string[] {
  const known = before.judgement;
  const told = judgement.tier !== known?.tier || (judgement.ask !== null && judgement.ask !== known.ask);
  const free =
    stage.at === 'opening' || stage.at === 'doubt' || stage.at === 'emergency' || stage.at === 'anything-else';
  const reply = stage.at === 'emergency' && meaning.yesNo !== null;
  const written = stage.at === 'field' && stage.field === 'reason';
  // "I want a person, you charged me twice" says what it is about.
  const bare = meaning.command !== null && (meaning.command !== 'operator' || wordCount(text) < 7);
  const counts = (free || (told && known !== null && !written)) && !reply && !bare && wordCount(text) >= 3;
  return counts ? [...before.reason, text] : before.reason;
}

/** "No" is of every language: a single word changes the language only where it is of one alone. */
const ONE_LANGUAGE = /\b(hola|bueno|buenos|buenas|s[ií]|gracias|al[oó]|espa[nñ]ol|hello|hi|hey|yes|yeah|english)\b/iu;

function tellsLanguage(text: string): boolean {
  return wordCount(text) >= 2 || ONE_LANGUAGE.test(unaccented(text));
}
