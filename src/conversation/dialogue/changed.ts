import { partFor } from '../../understanding/correction-parts.ts';
import { dosesIn } from '../../understanding/doses.ts';
import { correctName } from '../../understanding/name-correction.ts';
import { spelledAt } from '../../understanding/spelling.ts';
import { correctDose } from '../../understanding/strength-correction.ts';
import type { Meaning, SlotName } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { tokenise } from '../../words/tokens.ts';
import { birthOfTheRightOne } from './born-put-right.ts';
import { corrected } from './corrections.ts';
import { line, say } from './effects.ts';
import { factOf, gather, ruleOf, withFact } from './facts.ts';
import { readBack } from './fields.ts';
import { OTHERS } from './medicines.ts';
import type { Stage, Step, Talk } from './types.ts';
import { whomAndWhere } from './wish.ts';

/** "Actually, can we make that a Friday": something that was said already is to be otherwise. */
const CHANGES =
  /\b(actually|instead|on second thought|(make|made) (it|that)|can we (make|do|change)|could we (make|do|change)|change (it|that) to|switch (it|that)? ?to|use the|i meant|meant to say|(ignore|forget|scratch) (what i said|that|everything i said)|changed my mind|not the|rather|wait,? no|no,? wait|mejor|mas bien|digo|quise decir|en vez)\b|\bnot \p{L}+\W*$|\bnot (?:on )?(?:the )?\p{L}+, |\b(?:oh|no|sorry),? wait\b|\bwait, |\by no (el|la) \p{L}+\W*$|, no (el|la|los|las) /iu;
/** "I had the old bottle in my hand", "they raised it since": what was told is of before. */
const OUTDATED =
  /\b(?:hang on|hold on a|the (?:old|other|wrong|new) (?:one|bottle|box|label|card|list|script|prescription|number|insurance)|(?:looking|reading) (?:at|off) the (?:old|wrong)|(?:raised|upped|bumped|lowered|doubled|halved|changed|switched|cut) (?:it|me|him|her|that|them)\b|(?:el|la) (?:frasco|caja|tarjeta|receta|lista|otr[ao])? ?(?:viej[ao]|anterior|nuev[ao]|equivocad[ao])|(?:me|se) l[ao]s? (?:subi|baj|cambi)\p{L}+|(?:aguarde|espere|espereme|permitame))\b/iu;
/** Facts that a caller may think better of. */
const KEPT: readonly SlotName[] = ['when', 'provider', 'medication', 'dose', 'pharmacy', 'carrier'];

/** Whether words put something otherwise that was said before. Pure. */
export function changesMind(text: string): boolean {
  const said = unaccented(text);
  return CHANGES.test(said) || OUTDATED.test(said);
}

/** Kinds of answers that may be spelled themselves, or hold single letters. */
const SPELLED_ANSWERS: ReadonlySet<string> = new Set([
  'name',
  'member_id',
  'code',
  'medication',
  'pharmacy',
  'provider',
  'carrier',
  'address',
  'email',
]);
/** So many single letters spell something. */
const LETTERS = 3;
/** "With a k", "two t's". */
const HINT =
  /\b(with (an?|one|two) \p{L}\b|(two|double|one) \p{L}('?s)?\b|con (una )?\p{L}\b|dos \p{L}e?s?\b|con (hache|zeta|doble|be|ve|ese|ce|ye|jota|ge))/iu;

/** The name put right by its letters in the place of an answer to another question. null: no letters, or the answer itself. */
function nameSpelled(talk: Talk, stage: Asking, text: string, { slots }: Meaning): Talk | null {
  const now = factOf(talk, 'name');
  const { kind } = ruleOf(talk, stage.field);
  if (now === null || SPELLED_ANSWERS.has(kind) || slots[kind as SlotName] !== undefined) return null;
  const t = tokenise(text);
  const spells = t.some((_, i) => (spelledAt(t, i, LETTERS, text)?.letters ?? 0) >= LETTERS);
  if (!spells && !(HINT.test(unaccented(text)) && t.length <= 6)) return null;
  const better = correctName(now, text);
  return better === null || better === now
    ? null
    : withFact(talk, 'name', { value: better, confirmed: false, stands: true });
}

type Asking = Extract<Stage, { at: 'field' | 'line-number' | 'read-back' }>;

/** The talk with the patient's own date of birth, where the one before was somebody else's; the same talk where nothing tells so. Pure. */
export function withRightBirth(talk: Talk, text: string): Talk {
  const now = factOf(talk, 'dob');
  const value = now === null ? null : birthOfTheRightOne(now, text, talk.lang);
  return value === null || value > talk.house.now
    ? talk
    : withFact(talk, 'dob', { value, confirmed: false, stands: true });
}

/**
 * Another value for a fact that is known, said in the answer to a question about something else: it stands, and the question is asked again. null:
 * nothing is changed by the words. Pure.
 */
export function changedElsewhere(talk: Talk, stage: Stage, text: string, meaning: Meaning): Step | null {
  if (stage.at !== 'field' && stage.at !== 'line-number' && stage.at !== 'read-back') return null;
  const named = nameSpelled(talk, stage, text, meaning);
  if (named) return say(named, stage, { said: [line('changedThat'), ...talk.last.slice(-1)] });
  const born = stage.field === 'dob' ? talk : withRightBirth(talk, text);
  if (born !== talk) return say(born, stage, { said: [line('changedThat'), ...talk.last.slice(-1)] });
  if (!changesMind(text) && !(meaning.yesNo === 'no' && ruleOf(talk, stage.field).kind !== 'yes_no')) return null;
  const put = otherValues(talk, stage, text, meaning);
  const asksWhom = stage.at === 'field' && ruleOf(talk, stage.field).kind === 'provider';
  const changed = (asksWhom ? null : whomAndWhere(put, text, null)) ?? put;
  if (changed === talk) return null;
  // What was said besides, and what was read back itself, are put right in the same breath.
  const next = gather(changed, meaning, stage.field);
  const better = stage.at === 'read-back' ? corrected(talk, stage.field, stage.value, text, meaning, false) : null;
  if (stage.at === 'read-back' && better !== null)
    return readBack(next, stage.form, stage.field, better, stage.tries + 1, [line('changedThat')]);
  return say(next, stage, { said: [line('changedThat'), ...talk.last.slice(-1)] });
}

/** Facts beside the one that is asked for which the words put otherwise than they were known. */
function otherValues(talk: Talk, stage: Asking, text: string, meaning: Meaning): Talk {
  let next = talk;
  for (const slot of KEPT) {
    const now = factOf(talk, slot);
    if (now === null || slot === stage.field) continue;
    const said = meaning.uncertain.includes(slot) ? undefined : meaning.slots[slot];
    const value =
      (Array.isArray(said) ? said.join(',') : said) ??
      (slot === 'dose' ? strength(talk, stage, now, text, meaning) : null);
    if (value !== null && value !== now) next = withFact(next, slot, { value, confirmed: false, stands: true });
  }
  return next;
}

/** "It's twenty", in a clause that says what is so, and no more of any other fact than that. */
const IS = /\b(?:it'?s|it is|is|should be|es|son|debe ser)\b/iu;

/** "It's twenty, not forty", without the medicine's name; of several medicines it may be any. */
function strength(talk: Talk, stage: Asking, now: string, text: string, { slots }: Meaning): string | null {
  if (talk.facts[OTHERS]) return null;
  const denied = correctDose(now, text);
  if (denied !== null || slots.dob !== undefined || slots.phone !== undefined) return denied;
  const of = ruleOf(talk, stage.field).kind;
  const clause = partFor('dose', text).text;
  const [said, ...more] = SPELLED_ANSWERS.has(of) || of === 'number' || of === 'words' ? dosesIn(clause) : [];
  return said !== undefined && more.length === 0 && IS.test(clause) ? said : null;
}
