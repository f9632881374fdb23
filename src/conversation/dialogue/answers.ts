import { valueIn as labIn } from '../../desk/findings-lab.ts';
import type { FactRule } from '../../desk/form.ts';
import { answerTo } from '../../understanding/answer-to.ts';
import { dosesIn } from '../../understanding/doses.ts';
import type { Intent, Meaning, SlotName } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { isOnlyFact } from '../only-fact.ts';
import { agreesBeside } from './agrees-beside.ts';
import { URGENT } from './basics.ts';
import { corrected } from './corrections.ts';
import { isAbuse } from './cover.ts';
import { line, QUICK, say } from './effects.ts';
import { factOf, gather, ruleOf, withFact } from './facts.ts';
import { ask, askAgain, askFact, fieldsOf, giveUp, readBack, settle, take, without } from './fields.ts';
import { currentMatter, formOf, queueMatters } from './matters.ts';
import { medicinesSaid, OTHER_STRENGTHS, othersOf, withMedicines, withStrengths } from './medicines.ts';
import { asksOfPatient, doesNotKnow, isNoAnswer, lacksSomething, refusesToSay } from './no-answer.ts';
import { plainName, wholeName } from './own-name.ts';
import { saysDigits, wantsAnotherLine, wantsThisLine } from './this-line.ts';
import { wholeNameAlone, withToldBeside } from './told-beside.ts';
import { daysAnsweredIn, daysToldIn, pillsLeftIn } from './told-supply.ts';
import type { Stage, Step, Talk } from './types.ts';
import { whomAndWhere } from './wish.ts';

/** Read-backs that fail this often are left as they were heard last. */
const READ_BACKS = 3;
/** Nobody is done with a no to these. */
const NEEDED: ReadonlySet<FactRule['kind']> = new Set<FactRule['kind']>(['name', 'dob', 'phone']);

type Field = Extract<Stage, { at: 'field' }>;

export interface HeardWords {
  text: string;
  lang: Talk['lang'];
}

export function heardInField(before: Talk, stage: Field, heard: HeardWords, meaning: Meaning): Step {
  const { form, field, tries } = stage;
  const rule = ruleOf(before, field);
  // "Whoever speaks Spanish": no name, and an answer.
  const whom = rule.kind === 'provider' ? whomAndWhere(before, heard.text, null) : null;
  if (whom && meaning.slots.provider === undefined) return giveUp(whom, form, field);
  const talk = withToldBeside(gather(before, ofOthers(field, meaning), field), form, field, heard.text);
  const elsewhere = anotherWish(talk, rule, heard.text, meaning);
  if (elsewhere) return say(elsewhere, stage, { said: [line('comesNext'), ...talk.last.slice(-1)] });
  if (rule.kind === 'phone' && !meaning.slots.phone && talk.callerNumber && wantsThisLine(heard.text))
    return settle(talk, form, field, { value: talk.callerNumber, confirmed: true });
  // A name alone tells nobody what it is about.
  const nameless = (rule.id === 'reason' || NO_NAMES.has(rule.kind)) && !talk.facts.name && tries < 3;
  const own = nameless ? wholeNameAlone(heard.text) : null;
  if (own) return say(withFact(talk, 'name', own), stage, { said: talk.last.slice(-1) });
  if (rule.kind === 'words' && !ASKS_WHO.has(field) && tries < 3 && tellsWhoOnly(heard.text, ofOthers(field, meaning)))
    return say(talk, stage, { said: talk.last.slice(-1) });
  const several = answeredOfSeveral(talk, field, heard.text, meaning);
  if (several) return ask(several, form);
  // Pills are no days: how many are taken in a day tells how long they last, and nobody is asked to reckon with less.
  const pills =
    field === 'days_left' ? pillsLeftIn(heard.text, meaning.slots.frequency ?? factOf(talk, 'frequency')) : null;
  if (pills && pills.days === null)
    return askAgain(withFact(talk, 'amount_left', { value: pills.said, confirmed: false }), form, field, tries);
  const answer = pills ? { value: String(pills.days), uncertain: false } : answerOf(rule, heard, meaning);
  if (!answer) {
    const own = fieldsOf(talk, formOf(talk, form)).find((f) => f.fact === field);
    const none = doesNotKnow(heard.text) || (meaning.yesNo === 'no' && rule.kind !== 'yes_no');
    // Whether somebody is a patient is told to nobody: the caller hears why, and the question again.
    if (rule.kind === 'words' && asksOfPatient(heard.text) && tries < 2)
      return say(talk, { ...stage, tries: tries + 1 }, { said: [line('thirdParty'), ...talk.last.slice(-1)] });
    // Who will not say it hears once why it is asked, and is not pressed.
    if (NEEDED.has(rule.kind) && refusesToSay(heard.text))
      return tries < 2
        ? say(talk, { ...stage, tries: 2 }, { said: [line('whyAsked'), ...talk.last.slice(-1)] })
        : giveUp(talk, form, field);
    // Who speaks for another is not asked again for what they do not know.
    const ofAnother = talk.about !== 'self' && rule.kind === 'dob' && doesNotKnow(heard.text);
    if (none && !own?.required && (!NEEDED.has(rule.kind) || ofAnother)) return giveUp(talk, form, field);
    if (ofAnother && !formOf(talk, form).verify) return giveUp(talk, form, field);
    return askAgain(talk, form, field, tries);
  }
  // "Uh. Foot." tells nobody what is wrong with it: whoever is rung wants to know.
  if (form === URGENT.id && field === 'reason' && tries === 1 && isFragment(heard.text))
    return say(talk, { ...stage, tries: 2 }, { said: [line('whatIsWrong')] });
  const member = field === 'group_number' ? talk.facts.member_id?.value : undefined;
  if (member && putsRight(member, answer.value))
    return say(withFact(talk, 'member_id', { value: answer.value, confirmed: false, stands: true }), stage, {
      said: [line('changedThat'), ...talk.last.slice(-1)],
    });
  const whole = field === 'carrier' ? withoutCard(talk, form, heard.text) : talk;
  const known = field === 'reason' ? { ...whole, reason: [...whole.reason, heard.text] } : whole;
  const value = field === 'name' ? wholeName(talk, answer.value) : answer.value;
  return take(known, form, field, value, answer.uncertain || value !== answer.value);
}

/** A number that was said a moment ago, said again with a sign or two otherwise. */
function putsRight(before: string, now: string): boolean {
  const apart = [...now].filter((sign, i) => sign !== before[i]).length;
  return now.length === before.length && now.length >= LONG_NUMBER && apart <= SIGNS_APART;
}
/** A shorter one may be a group's that only looks like it. */
const LONG_NUMBER = 7;
const SIGNS_APART = 2;

/** Who names the plan and says that the card is not there is not asked for its numbers. */
function withoutCard(talk: Talk, formId: string, text: string): Talk {
  const asks = fieldsOf(talk, formOf(talk, formId)).some(({ fact }) => fact === 'member_id');
  if (!asks || talk.facts.member_id || !lacksSomething(text)) return talk;
  return { ...talk, givenUp: [...talk.givenUp, 'member_id', 'group_number'] };
}

/** Names with their strengths, or strengths alone, where several medicines are spoken of. null: the words hold no more than one fact. */
function answeredOfSeveral(talk: Talk, field: string, text: string, meaning: Meaning): Talk | null {
  const named = meaning.medicines ?? [];
  if (field === 'medication') return named.length > 1 ? withMedicines(talk, named) : null;
  if ((field !== 'dose' && field !== OTHER_STRENGTHS) || othersOf(talk).length === 0) return null;
  const { medication, dose } = meaning.slots;
  const doses = dosesIn(text);
  const told = named.length > 0 ? named : medication && dose ? medicinesSaid(meaning) : [];
  if (told.length > 0) return over(withMedicines(talk, told), field);
  if (doses.length > 1 || (field === OTHER_STRENGTHS && doses.length > 0))
    return over(withStrengths(talk, doses), field);
  return field === OTHER_STRENGTHS && (doesNotKnow(text) || meaning.yesNo === 'no') ? over(talk, field) : null;
}

/** What is still missing is not asked for a second time. */
function over(talk: Talk, field: string): Talk {
  return talk.facts[field] ? talk : { ...talk, givenUp: [...talk.givenUp, field] };
}

/** Kinds of answers that no name is. */
const NO_NAMES: ReadonlySet<FactRule['kind']> = new Set<FactRule['kind']>(['number', 'dose', 'yes_no', 'phone']);

/** Questions in free words that ask who calls. */
const ASKS_WHO: ReadonlySet<string> = new Set(['caller_from', 'relationship']);

/** "Ida Moss, May first": who they are, and nothing of what was asked. */
function tellsWhoOnly(text: string, meaning: Meaning): boolean {
  const { name, dob, phone } = meaning.slots;
  return [name?.includes(' '), dob, phone].filter(Boolean).length > 0 && isOnlyFact(text, meaning);
}

const FILLER = /\b(uh|um|er|well|my|the|a|it|its|it's|is|oh|yeah|mi|el|la|los|las|pues|este|eh|es|son)\b/giu;

/** A word or two, which name a part of the body and no more. */
function isFragment(text: string): boolean {
  return (
    (
      unaccented(text)
        .replace(FILLER, ' ')
        .match(/\p{L}+/gu) ?? []
    ).length < 3
  );
}

/** A wish that nobody would give as the answer to a question: it is another matter, and waits for its turn. */
const NO_ANSWERS: ReadonlySet<Intent> = new Set<Intent>(['cancel', 'reschedule']);

/** The same, where words say that it comes first. */
const BEFORE_THAT =
  /\b(actually|before (that|we do that)|first(?! of (?!all\b))|instead|antes de eso|primero(?! de )|mejor)\b/iu;
const OTHER_ERRANDS: ReadonlySet<Intent> = new Set<Intent>([
  'schedule',
  'refill',
  'records',
  'results',
  'referral',
  'billing',
]);

function anotherWish(talk: Talk, rule: FactRule, text: string, meaning: Meaning): Talk | null {
  const matter = currentMatter(talk);
  const first = BEFORE_THAT.test(unaccented(text)) && OTHER_ERRANDS.has(meaning.intent);
  if (
    rule.kind !== 'words' ||
    !matter ||
    !(first || NO_ANSWERS.has(meaning.intent)) ||
    meaning.intent === matter.intent
  )
    return null;
  const next = queueMatters(talk, [meaning.intent], text);
  return next === talk ? null : next;
}

/** The answer to what was asked, or null. */
export function answerOf(
  rule: FactRule,
  heard: HeardWords,
  meaning: Meaning,
): { value: string; uncertain: boolean } | null {
  const kind = rule.kind === 'visit' ? 'words' : rule.kind;
  // What a question of a form's own asks may be a fact that the understanding knows.
  const slot = kind === 'words' ? meaning.slots[rule.id as SlotName] : undefined;
  if (typeof slot === 'string') return { value: slot, uncertain: meaning.uncertain.includes(rule.id as SlotName) };
  // "No, it's metoprolol twenty five": a number that is denied with, or a strength, is no supply.
  if (rule.id === 'days_left' && isOfStrength(heard.text, meaning)) return null;
  // Only what is of time tells since when.
  if (rule.id === 'duration') return null;
  if (rule.id === 'test_value') {
    const value = labIn(heard.text);
    return value === null ? null : { value, uncertain: false };
  }
  if (kind === 'words' && doesNotKnow(heard.text)) return null;
  if (kind === 'words' && isNoAnswer(rule, heard.text, meaning)) return null;
  const answer = answerTo({ kind, choices: rule.choices, range: rule.range }, heard, meaning);
  if (answer || rule.id !== 'caller_name') return answer;
  const value = plainName(heard.text);
  return value === null ? null : { value, uncertain: true };
}

function isOfStrength(text: string, { slots, yesNo }: Meaning): boolean {
  if (daysAnsweredIn(text) !== null || daysToldIn(text) !== null || dosesIn(text).length === 0) return false;
  return (
    (slots.medication !== undefined && slots.dose !== undefined) ||
    (yesNo === 'no' && /^\W*no\b.*\b(?:it'?s|is|es)\b/iu.test(text))
  );
}

/** Where papers are to go: by fax as well, whose number nobody is called back on. */
const ASKS_WHERE: ReadonlySet<string> = new Set(['records_to']);

/** What the answer to a question tells of the patient and the caller: the name of whoever calls is not the patient's, a fax no telephone. */
function ofOthers(field: string, meaning: Meaning): Meaning {
  const { name, phone, ...slots } = meaning.slots;
  const whose = { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
  if (field === 'caller_name') delete whose.name;
  if (ASKS_WHERE.has(field)) delete whose.phone;
  return { ...meaning, slots: { ...slots, ...whose } };
}

type LineNumber = Extract<Stage, { at: 'line-number' }>;

export function heardOnLineNumber(talk: Talk, stage: LineNumber, text: string, meaning: Meaning): Step {
  const { form, tries, field } = stage;
  if (meaning.slots.phone && meaning.slots.phone !== talk.callerNumber)
    return readBack(talk, form, field, meaning.slots.phone, 1);
  // Who says digits says another number, though it was not understood, whatever "this phone" stands before it.
  if (!meaning.slots.phone && saysDigits(text)) return askFact(talk, form, field);
  // Whoever is in danger from somebody may have said that this line is not to be called: only a yes is one.
  const same = wantsThisLine(text) && !isAbuse(talk);
  if ((meaning.yesNo === 'yes' || meaning.slots.phone || same) && talk.callerNumber)
    return settle(talk, form, field, { value: talk.callerNumber, confirmed: true });
  if (meaning.yesNo === 'no' || wantsAnotherLine(text)) return askFact(talk, form, field);
  // Words that say nothing of it leave the line's number as it is.
  if (tries >= 2)
    return talk.callerNumber
      ? settle(talk, form, field, { value: talk.callerNumber, confirmed: false })
      : askFact(talk, form, field);
  const next = goneOn(talk, form, field, text, meaning);
  if (next && talk.callerNumber) return settle(next, form, field, { value: talk.callerNumber, confirmed: false });
  return say(talk, { ...stage, tries: tries + 1 }, { said: talk.last, expect: { ...QUICK, endSilenceMs: 700 } });
}

type ReadBack = Extract<Stage, { at: 'read-back' }>;

export function heardInReadBack(talk: Talk, stage: ReadBack, text: string, meaning: Meaning): Step {
  const { form, field, value, tries } = stage;
  const better = corrected(talk, field, value, text, meaning);
  // Who goes on to the next fact has nothing against this one.
  // "The one I'm on", of that very number.
  const same = !better && value === talk.callerNumber && meaning.yesNo !== 'no' && wantsThisLine(text);
  if (same && ruleOf(talk, field).kind === 'phone') return settle(talk, form, field, { value, confirmed: true });
  const next = better || meaning.yesNo !== null ? null : goneOn(talk, form, field, text, meaning);
  if (next) return settle(next, form, field, { value, confirmed: true });
  const agrees = meaning.yesNo === 'yes' || (meaning.yesNo === null && agreesBeside(text));
  if (agrees && !better) return settle(talk, form, field, { value, confirmed: true });
  if (better && tries < READ_BACKS) return readBack(talk, form, field, better, tries + 1);
  if (tries >= READ_BACKS) return settle(talk, form, field, { value: better ?? value, confirmed: false });
  if (meaning.yesNo === 'no') {
    const denied = [...talk.denied, field];
    const deniedName = ruleOf(talk, field).kind === 'name' ? value : talk.deniedName;
    return askAgain({ ...without(talk, field), denied, deniedName }, form, field, tries);
  }
  return readBack(talk, form, field, value, tries + 1);
}

/** Facts of the form that were told in the place of a yes, beyond the one that was read back; null: none were. */
function goneOn(talk: Talk, formId: string, field: string, text: string, meaning: Meaning): Talk | null {
  const form = formOf(talk, formId);
  const asks = new Set(fieldsOf(talk, form).map(({ fact }) => fact));
  const { kind } = ruleOf(talk, field);
  const { slots, uncertain } = meaning;
  const told = [...asks].some(
    (fact) =>
      fact !== field && fact !== kind && slots[fact as SlotName] !== undefined && !uncertain.includes(fact as SlotName),
  );
  const beside = withToldBeside(talk, formId, field, text);
  const days = asks.has('days_left') && !beside.facts.days_left ? daysAnsweredIn(text) : null;
  const known = days === null ? beside : withFact(beside, 'days_left', { value: String(days), confirmed: false });
  // A number alone is a strength where nothing else was told.
  const bare = field === 'medication' && asks.has('dose') && !known.facts.dose && known === talk && !told;
  const [dose] = bare ? dosesIn(text) : [];
  if (dose) return withFact(known, 'dose', { value: dose, confirmed: false });
  return told || known !== talk ? known : null;
}

/** Keys as the answer to a question; null: these keys are none. */
export function keyed(talk: Talk, stage: Field, digits: string): Step | null {
  const { form, field } = stage;
  const rule = ruleOf(talk, field);
  switch (rule.kind) {
    case 'yes_no':
      return digits === '1' || digits === '2'
        ? settle(talk, form, field, { value: digits === '1' ? 'yes' : 'no', confirmed: true })
        : null;
    case 'choice': {
      const choice = rule.choices[Number(digits) - 1];
      return choice ? settle(talk, form, field, { value: choice.id, confirmed: true }) : null;
    }
    case 'number': {
      const n = Number(digits);
      const fits = !rule.range || (n >= rule.range[0] && n <= rule.range[1]);
      return fits
        ? settle(talk, form, field, { value: String(n), confirmed: true })
        : askAgain(talk, form, field, stage.tries);
    }
    case 'phone':
      return digits.length === 10 ? take(talk, form, field, `+1${digits}`, false) : null;
    case 'dob': {
      if (digits.length !== 8) return null;
      const iso = `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`;
      return Number.isNaN(Date.parse(iso))
        ? askAgain(talk, form, field, stage.tries)
        : take(talk, form, field, iso, true);
    }
    case 'member_id':
    case 'code':
      return digits.length > 1 ? take(talk, form, field, digits, true) : null;
    default:
      return null;
  }
}

/** Nobody spoke where something was asked. */
export function silentInField(talk: Talk, stage: Field): Step {
  return askAgain(talk, stage.form, stage.field, stage.tries);
}
