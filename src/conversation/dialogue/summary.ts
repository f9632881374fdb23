import type { Form } from '../../desk/form.ts';
import { partFor } from '../../understanding/correction-parts.ts';
import { dosesIn } from '../../understanding/doses.ts';
import { correctDigits } from '../../understanding/spoken-digits.ts';
import { correctDose } from '../../understanding/strength-correction.ts';
import type { Meaning, SlotName } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { Said } from '../prompts/catalogue.ts';
import { sentences } from '../script.ts';
import { nationalDigits, spokenCallTime } from '../spoken.ts';
import { agreesBeside } from './agrees-beside.ts';
import { isAsking } from './besides.ts';
import { callTimeOf } from './call-time.ts';
import { corrected } from './corrections.ts';
import { line, QUICK, say } from './effects.ts';
import { end } from './endings.ts';
import { PERSON_PUT_RIGHT } from './expected-of.ts';
import { factOf, gather, ruleOf, withFact } from './facts.ts';
import { factsOf, fieldsOf } from './fields.ts';
import { currentMatter, formOf, withMatter } from './matters.ts';
import { allMedicines, OTHERS, othersPutRight, spokenMedicines } from './medicines.ts';
import { shortly } from './shortly.ts';
import { saidText } from './texts.ts';
import { asksWhether, wantsThisLine } from './this-line.ts';
import type { Effect, Stage, Step, Talk } from './types.ts';
import { askPartAnew, partNamed, whichPart } from './which-part.ts';

/** Summaries that are not agreed on this often are filed as they were heard last. */
const TRIES = 3;

/** The number of the line is read back with the rest where no other was told: one question less. */
function withLineNumber(talk: Talk, form: Form): Talk {
  const asks = form.fields.some(({ fact }) => fact === 'phone') && !talk.facts.phone && !talk.givenUp.includes('phone');
  return asks && talk.callerNumber ? withFact(talk, 'phone', { value: talk.callerNumber, confirmed: false }) : talk;
}

/** However it is put: after so many it is filed as it was heard. */
const ROUNDS = 3;

/** Everything once, and one yes for all of it. What was made sure of alone is not said again. */
export function summarise(before: Talk, form: Form, tries: number, lead: Said[] = [], first: Effect[] = []): Step {
  const talk = withLineNumber(before, form);
  const lines = summaryLines(talk, form);
  const rounds = (currentMatter(talk)?.rounds ?? 0) + 1;
  if (lines.length === 0 || rounds > ROUNDS) return end(talk, form, lead, first);
  return say(
    withMatter(talk, { rounds }),
    { at: 'summary', form: form.id, tries },
    {
      said: [...lead, line('summaryStart'), ...lines, line('isThatRight')],
      expect: { ...QUICK, endSilenceMs: 600, ...(talk.facts.name && { expected: PERSON_PUT_RIGHT }) },
      first,
    },
  );
}

function summaryLines(talk: Talk, form: Form): Said[] {
  const out: Said[] = [];
  const facts = fieldsOf(talk, form).map((f) => f.fact);
  const open = facts.filter((fact) => talk.facts[fact] && !talk.facts[fact]?.confirmed);
  const name = factOf(talk, 'name');
  const dob = factOf(talk, 'dob');
  const who = open.filter((fact) => fact === 'name' || fact === 'dob');
  if (who.length === 2 && name && dob) out.push(line('summaryPatient', { ...factsOf(talk, 'dob', dob), name }));
  const several = talk.facts[OTHERS] ? allMedicines(talk) : null;
  for (const fact of open) {
    const value = factOf(talk, fact) ?? '';
    if (fact === 'name' || fact === 'dob') {
      if (who.length === 1)
        out.push(
          fact === 'name' ? line('summaryName', { name: value }) : line('summaryDob', factsOf(talk, fact, value)),
        );
    } else if (several && (fact === 'medication' || fact === 'dose')) continue;
    else if (fact === OTHERS)
      out.push(line('summaryMedicines', { medicines: spokenMedicines(several ?? [], talk.lang) }));
    else if (fact === 'phone')
      out.push(line(value === talk.callerNumber ? 'summaryLine' : 'summaryPhone', factsOf(talk, fact, value)));
    else if (fact === 'reason') {
      const reason = shortly(value);
      if (reason) out.push(line('summaryReason', { reason }));
    } else out.push(...stated(talk, fact, value));
  }
  const time = callTimeOf(talk, form);
  if (time && !time.confirmed) out.push(line('summaryCallTime', { when: spokenCallTime(time.value, talk.lang) }));
  return out;
}

/** The read-back of a fact without its question. */
function stated(talk: Talk, fact: string, value: string): Said[] {
  const { readBack } = ruleOf(talk, fact);
  if (!readBack) return [];
  const told = (text: string) =>
    sentences(text)
      .filter((s) => !s.endsWith('?'))
      .join(' ');
  const text = { en: told(readBack.en), es: told(readBack.es) };
  return text.en && text.es ? [saidText(talk, `desk.stated.${fact}`, text, factsOf(talk, fact, unended(value)))] : [];
}

/** A caller's words within a sentence of ours, which has its own end. */
function unended(words: string): string {
  return words.replace(/[\s.,;:!?]+$/u, '');
}

type Summary = Extract<Stage, { at: 'summary' }>;

export function heardInSummary(before: Talk, stage: Summary, text: string, meaning: Meaning): Step {
  const known = gather(before, meaning);
  const form = formOf(known, stage.form);
  if (DENIES_SIGNS.test(text)) return askedInSummary(before, stage, form, text);
  const put = meaning.yesNo === 'yes' ? null : othersPutRight(known, text, meaning);
  const talk = put ?? known;
  // "No, it is the other one" begins with what it is.
  const yes = meaning.yesNo === 'yes' && !/^\W*(no|nope|nah)\b/iu.test(text);
  const but = yes ? yesButOtherwise(talk, form, text) : null;
  if (yes && !but) return end(confirmAll(talk, form), form);
  const better = but ? [but] : besideMedicines(correctionsIn(talk, form, text, meaning), put);
  const told = callTimeOf(talk, form) !== null && !before.facts.when;
  const added =
    put !== null || told || fieldsOf(talk, form).some(({ fact }) => talk.facts[fact] && !before.facts[fact]);
  if (better.length || added) {
    const changed = withCorrections(talk, better);
    const effects = better.map(({ fact, value }): Effect => ({ do: 'fact', name: fact, value, confirmed: false }));
    return stage.tries >= TRIES
      ? end(changed, form, [], effects)
      : summarise(changed, form, stage.tries + 1, [], effects);
  }
  if (meaning.yesNo === null && agreesBeside(text)) return end(confirmAll(talk, form), form);
  // "Is that the one I'm on?", "the one I'm on": what was read out is that.
  const ofLine = talk.callerNumber !== null && talk.facts.phone?.value === talk.callerNumber && wantsThisLine(text);
  if (ofLine && asksWhether(text))
    return say(talk, stage, {
      said: [line('summaryLine', factsOf(talk, 'phone', talk.callerNumber ?? '')), line('isThatRight')],
      expect: QUICK,
    });
  if (ofLine && !(meaning.yesNo === 'no' && stage.tries < 2)) return end(confirmAll(talk, form), form);
  if (meaning.yesNo === null && isAsking(text)) return askedInSummary(talk, stage, form, text);
  if (stage.tries >= TRIES) return end(talk, form);
  if (meaning.yesNo !== null) return whichPart(talk, form, 1);
  return summarise(talk, form, stage.tries + 1);
}

/** "No fever, no redness": what is not there of an illness is told, and nothing of the summary is denied with it. */
const DENIES_SIGNS =
  /^\W*(?:(?:and|also|oh|y|tampoco)\W+)*(?:no|sin)\s+(?:fever|redness|swelling|pus|rash|vomiting|throwing up|chills|cough|bleeding|numbness|headache|nausea|diarrhea|discharge|itching|fiebre|hinchaz[oó]n|enrojecimiento|v[oó]mitos?|tos|sangrado|n[aá]useas?|diarrea|comez[oó]n)\b/iu;

/**
 * A question that nothing here answers, in the place of the yes: it goes with the message, and the yes alone is asked for again. Asked a second time
 * it is filed so, with what was read out.
 */
function askedInSummary(talk: Talk, stage: Summary, form: Form, text: string): Step {
  if (talk.reason.includes(text)) return end(talk, form);
  return say({ ...talk, reason: [...talk.reason, text] }, stage, {
    said: [line('addedNote'), line('isThatRight')],
    expect: QUICK,
  });
}

/** "Yes, twenty five, twice a day", with fifty read out: a yes that goes on with another strength agrees to that one. */
function yesButOtherwise(talk: Talk, form: Form, text: string): Corrected | null {
  const now = factOf(talk, 'dose');
  if (now === null || talk.facts[OTHERS] || !fieldsOf(talk, form).some(({ fact }) => fact === 'dose')) return null;
  const denied = correctDose(now, text);
  const [said, ...more] = denied ? [denied] : dosesIn(text);
  const bare = (value: string) => value.split(' ')[0];
  return said && more.length === 0 && bare(said) !== bare(now) ? { fact: 'dose', value: said } : null;
}

/** Which of several medicines is meant was looked at already. */
function besideMedicines(all: Corrected[], put: Talk | null): Corrected[] {
  return put ? all.filter(({ fact }) => fact !== 'medication' && fact !== 'dose') : all;
}

interface Corrected {
  fact: string;
  value: string;
}

function withCorrections(talk: Talk, better: readonly Corrected[]): Talk {
  return better.reduce((t, { fact, value }) => withFact(t, fact, { value, confirmed: false, stands: true }), talk);
}

/** What of the form the words put right. Bare digits that fit several facts put none right: it is asked which. */
function correctionsIn(talk: Talk, form: Form, text: string, meaning: Meaning): Corrected[] {
  if (meaning.yesNo !== 'no' && isAsking(text)) return [];
  const facts = fieldsOf(talk, form)
    .map((f) => f.fact)
    .filter((fact) => fact !== 'reason');
  const tail = nearestTail(talk, facts, text);
  if (tail) return [tail];
  const all = facts.flatMap((fact) => {
    const now = factOf(talk, fact);
    // A strength that nobody knew before is told by its unit.
    const kind = ruleOf(talk, fact).kind;
    const value =
      now === null
        ? kind === 'dose'
          ? correctDose(null, text)
          : null
        : corrected(talk, fact, now, text, meaning, false);
    return value ? [{ fact, value, kind }] : [];
  });
  // "Twenty five, not fifty": the old strength is denied by its number, which nothing else is.
  const dose = all.find(({ kind }) => kind === 'dose');
  if (dose && DENIED.test(text)) return all.filter(({ kind }) => kind !== 'phone' && kind !== 'dob');
  const open = all.filter(({ kind, fact }) => !isNamed(kind, text) && meaning.slots[fact as SlotName] === undefined);
  const digits = open.filter(({ kind }) => kind === 'phone' || kind === 'dob' || kind === 'dose');
  return digits.length > 1 || (digits.length === 1 && all.length > open.length)
    ? all.filter((c) => !digits.includes(c))
    : all;
}

const TAIL =
  /\b(?:last|end|ends|ultim[oa]s?|termina[n]?) (?:\w+ )?(?:two|three|four|five|digits?|numbers?|in|with|dos|tres|cuatro|cinco|en|con|digitos|numeros)\b/iu;
const WHOSE_NUMBER =
  /\b(?:phone|telephone|cell|call|member|id|group|card|account|policy|reference|telefono|celular|llam\w*|marqu\w*|miembro|grupo|tarjeta|poliza|referencia)\b/iu;

/** "The last three are double oh eight", of no number by its name: of several that were read out the one that differs least. */
function nearestTail(talk: Talk, facts: readonly string[], said: string): Corrected | null {
  const text = unaccented(said);
  if (!TAIL.test(text) || WHOSE_NUMBER.test(text)) return null;
  const ends = facts.flatMap((fact) => {
    const now = factOf(talk, fact);
    const { kind } = ruleOf(talk, fact);
    if (now === null || !(kind === 'phone' || kind === 'member_id' || kind === 'code')) return [];
    const plain = kind === 'phone' ? nationalDigits(now) : now;
    const better = correctDigits(plain, text);
    if (better?.length !== plain.length || better === plain) return [];
    const apart = [...better].filter((c, i) => c !== plain[i]).length;
    return [{ fact, value: kind === 'phone' ? `+1${better}` : better, apart }];
  });
  const [first, second] = ends.sort((a, b) => a.apart - b.apart);
  return first && second && first.apart < second.apart ? { fact: first.fact, value: first.value } : null;
}

const DENIED = /\b(not|instead of|rather than|en vez de|y no|no de)\b/iu;

function isNamed(kind: string, text: string): boolean {
  return (kind === 'phone' || kind === 'dob' || kind === 'dose') && partFor(kind, text).named;
}

type Change = Extract<Stage, { at: 'change' }>;

export function heardInChange(before: Talk, stage: Change, text: string, meaning: Meaning): Step {
  const form = formOf(before, stage.form);
  const has = fieldsOf(before, form).map((f) => f.fact);
  const put = othersPutRight(before, text, meaning);
  const talk = put ?? before;
  const better = besideMedicines(correctionsIn(talk, form, text, meaning), put);
  if (better.length || put) return summarise(withCorrections(talk, better), form, 2);
  // Who says everything once more names no part with it.
  const fact = repeatsFacts(talk, meaning) ? undefined : partNamed(text, has);
  if (fact) return askPartAnew(talk, form, fact);
  // What was refused is never sent as if it had been agreed on.
  const unsure = [line('willBeChecked')];
  if (meaning.yesNo === 'no') return end(talk, form, unsure);
  const told: Talk = { ...talk, reason: [...talk.reason, text] };
  return (stage.tries ?? 1) > 1 ? end(told, form, unsure) : whichPart(told, form, 2);
}

/** Two facts or more, as they are known already. */
function repeatsFacts(talk: Talk, { slots }: Meaning): boolean {
  const same = Object.entries(slots).filter(([fact, value]) => talk.facts[fact]?.value === String(value));
  return same.length > 1;
}

function confirmAll(talk: Talk, form: Form): Talk {
  const said = new Set(fieldsOf(talk, form).map((f) => f.fact));
  if (callTimeOf(talk, form)) said.add('when');
  const facts = Object.fromEntries(
    Object.entries(talk.facts).map(([id, answer]) => [id, said.has(id) ? { ...answer, confirmed: true } : answer]),
  );
  return { ...talk, facts };
}
