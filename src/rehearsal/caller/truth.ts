import type { Scenario } from '../scenario.ts';
import { datesIn } from './dates.ts';
import { numbersIn, type Turn } from './hearing.ts';
import { mattersOfKey, whose } from './matters.ts';

/** A fact that was read back wrong. */
export type Wrong = 'name' | 'dob' | 'phone';

/**
 * Which of the facts that the box read back are not those of the caller or the patient. What the story does not tell cannot be wrong.
 * @param slack letters by which a name may differ, where it was heard over a line
 */
export function wrongIn(turn: Turn, scenario: Scenario, slack = 0): Wrong[] {
  const wrong: Wrong[] = [];
  const isKnown = (name: string, of: 'patient' | 'caller' | null) =>
    namesOf(scenario, of).some((known) => alike(known, name, slack)) || (of !== 'caller' && isTold(name, scenario));
  if (namesIn(turn).some(({ name, of }) => !isKnown(name, of))) wrong.push('name');
  if (!birthRight(turn, scenario)) wrong.push('dob');
  const known = numbersKnown(scenario);
  const strange = (n: string) => n.length <= 10 && !known.some((k) => k === n || k.endsWith(n));
  const telephones = turn.sentences.filter((sentence) => !OTHER_NUMBER.test(sentence)).flatMap(numbersIn);
  if (telephones.some((n) => strange(n) || isOnlyTheLine(n, scenario))) wrong.push('phone');
  return wrong;
}

/** Nobody denies a whole name that they gave in these very words, though the story calls them by another or by one surname of two. */
function isTold(name: string, { answers }: Scenario): boolean {
  const told = answers.filter(
    (a) => mattersOfKey(a.matter).some(({ id }) => id === 'name') && whose(a.matter) !== 'caller',
  );
  return name.includes(' ') && told.some((a) => a.says.some((words) => letters(words).includes(letters(name))));
}

/** A sentence that reads a number back which is no telephone's: how people say those is not compared. */
const OTHER_NUMBER =
  /\b(member|group|policy|card|claim|authori[sz]ation|referral|prescription|bill|invoice|account|afiliad[oa]|miembro|socio|grupo|p[oó]liza|tarjeta|autorizaci[oó]n|referencia|receta|factura|cuenta)\b/i;

/** The line's own number, where they want to be called on another. */
function isOnlyTheLine(n: string, { caller }: Scenario): boolean {
  const [line, callback] = [national(caller.line), national(caller.callback)];
  return callback !== '' && line !== callback && line.endsWith(n) && !callback.endsWith(n);
}

/** Whether a number that is offered to be called back on is the one that they want. */
export function isCallback(turn: Turn, scenario: Scenario): boolean {
  const { callback, line } = scenario.caller;
  const wanted = national(callback ?? line);
  const said = numbersIn(turn.text);
  if (said.length > 0) return said.some((n) => wanted.endsWith(n));
  // "The number that you are calling from".
  return national(line) === wanted;
}

/** Every number of a telephone, a card or a bill that the story tells, digits only. */
function numbersKnown({ caller, answers, opening, events }: Scenario): string[] {
  const told = [opening ?? '', ...answers.flatMap((a) => a.says), ...events.map((e) => e.do)];
  return [national(caller.callback), national(caller.line), ...told.flatMap(numbersIn)].filter(Boolean);
}

function national(e164: string | null): string {
  const digits = (e164 ?? '').replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

/** Whose name an answer of the story gives, where it is about somebody else than who calls. null: neither's, or both. */
export function nameOf(words: string, { caller }: Scenario): 'patient' | 'caller' | null {
  const [patient, own] = [caller.patient?.name, caller.name].map((n) => letters(n?.split(/\s+/)[0] ?? ''));
  const said = words.split(/\s+/).map(letters);
  const has = (first: string | undefined) => first !== undefined && first !== '' && said.includes(first);
  if (!patient || has(patient) === has(own)) return null;
  return has(patient) ? 'patient' : 'caller';
}

function namesOf({ caller }: Scenario, of: 'patient' | 'caller' | null): string[] {
  const patient = caller.patient?.name ?? null;
  const both = [patient, caller.name].filter((n) => n !== null);
  if (of === 'patient') return [patient ?? caller.name].filter((n) => n !== null);
  return of === 'caller' ? [caller.name].filter((n) => n !== null) : both;
}

const NAME = "\\p{Lu}[\\p{L}'’-]+(?:\\s+(?:de|la|del|van|von|\\p{Lu}(?:\\.|[\\p{L}'’-]+)))*";
const NAMED = [
  new RegExp(`\\b(?:name|nombre)(?:\\s+(?:is|es|of the patient is|del paciente es))?,?:?\\s+(${NAME})`, 'gu'),
  new RegExp(`(?:^|[.:?!]\\s+|\\bfor\\s+|\\bpara\\s+)(${NAME}),?\\s+(?:born|nacimiento|nacid[oa]|fecha)`, 'gu'),
];

function namesIn(turn: Turn): { name: string; of: 'patient' | 'caller' | null }[] {
  return NAMED.flatMap((pattern) =>
    [...turn.text.matchAll(pattern)].map(([whole, name = '']) => ({ name, of: whose(whole) })),
  );
}

function alike(known: string, said: string, slack: number): boolean {
  const [a, b] = [letters(known), letters(said)];
  // Of a name that is only half said nothing is wrong.
  const parts = known.split(/\s+/).map(letters);
  if (a === b || parts[0] === b || parts.at(-1) === b) return true;
  return slack > 0 && distance(a, b) <= slack;
}

function letters(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

/** Edits between two words. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** A date with a year long gone, or one that is said to be of a birth. */
function birthRight(turn: Turn, { caller, at }: Scenario): boolean {
  const dob = caller.patient ? caller.patient.dob : caller.dob;
  const allowed = [dob, caller.dob].filter((d) => d !== null);
  if (allowed.length === 0) return true;
  const now = new Date(at).getUTCFullYear();
  return turn.sentences.every((sentence) =>
    datesIn(sentence).every(({ year, month, day }) => {
      const ofBirth = /born|birth|naci/i.test(sentence);
      if (year === null || (!ofBirth && year >= now)) return true;
      const said = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return allowed.includes(said);
    }),
  );
}
