import { Value } from 'typebox/value';
import { LineCounter, parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import { type Department, PracticeDocument, type Provider, type Shift } from './document.ts';

/** Somebody who can be rung. */
export interface Person {
  id: string;
  name: string;
  /** How the synthesiser should say the name. */
  say: string;
  /** E.164. */
  phone: string;
  role: 'clinician' | 'department';
}

export interface LadderStep {
  /** Minutes after the first ring of the ladder. */
  afterMinutes: number;
  /** `primary` and `backup` are whoever the rota names at that moment. */
  page: string;
}

/** What the house knows about the practice it answers for. */
export interface Practice {
  name: string;
  timeZone: string;
  mainLine: string;
  areaCode: string;
  people: Person[];
  rota: Shift[];
  swaps: Shift[];
  /** On call when no shift covers a moment; null: the first clinician. */
  otherwise: { primary: string; backup: string } | null;
  ladder: LadderStep[];
  callbackMinutes: number;
  /** Which department takes an intent or kind of message; keys of `departments`. */
  departments: Record<string, Department>;
}

/** Digits only where the file wrote a number in another way; E.164 is kept. */
const person = (p: Provider): Person => ({
  id: p.id,
  name: p.name,
  say: p.name,
  phone: p.on_call_phone,
  role: 'clinician',
});

/** Reads a practice file. Throws NB_PRACTICE_INVALID naming the place. */
export function parsePractice(yaml: string, file = 'practice file'): Practice {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken)
    throw new NightbellError('NB_PRACTICE_INVALID', `${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  const value = Value.Default(PracticeDocument, document.toJS());
  if (!Value.Check(PracticeDocument, value)) {
    const [first] = Value.Errors(PracticeDocument, value);
    throw new NightbellError(
      'NB_PRACTICE_INVALID',
      `${file} ${first?.instancePath || '/'}: ${first?.message ?? 'invalid'}`,
    );
  }
  const people = value.providers.map(person);
  for (const [id, department] of Object.entries(value.departments)) {
    if (department.phone) {
      const name = department.contact ?? id.replaceAll('_', ' ');
      people.push({ id, name, say: name, phone: department.phone, role: 'department' });
    }
  }
  const known = new Set(people.map((p) => p.id));
  const swaps = value.on_call.swaps.flatMap((s) => s.covers);
  const otherwise = value.on_call.otherwise ?? null;
  const named = [...value.on_call.rota, ...swaps].flatMap((s) => [s.primary, s.backup]);
  for (const step of value.paging.ladder) if (step.page !== 'primary' && step.page !== 'backup') named.push(step.page);
  if (otherwise) named.push(otherwise.primary, otherwise.backup);
  const stranger = named.find((id) => !known.has(id));
  if (stranger)
    throw new NightbellError(
      'NB_PRACTICE_INVALID',
      `${file}: ${stranger} is on call or on the ladder, but has no entry with a telephone`,
    );
  if (!isTimeZone(value.practice.time_zone))
    throw new NightbellError(
      'NB_PRACTICE_INVALID',
      `${file} /practice/time_zone: ${value.practice.time_zone} is no time zone`,
    );
  return {
    name: value.practice.name,
    timeZone: value.practice.time_zone,
    mainLine: value.practice.main_line,
    areaCode: value.practice.default_area_code,
    people,
    rota: value.on_call.rota,
    swaps,
    otherwise,
    ladder: value.paging.ladder.map((s) => ({ afterMinutes: s.after_minutes, page: s.page })),
    callbackMinutes: Number(/\d+/.exec(value.paging.callback_promise)?.[0] ?? 30),
    departments: value.departments,
  };
}

/** As the IANA database names it, e.g. America/New_York: who is on call depends on it. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export function findPerson(practice: Practice, id: string): Person | null {
  return practice.people.find((p) => p.id === id) ?? null;
}
