import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { placed } from '../practice/yaml-place.ts';
import { storyFaults, unreadKeys } from './story-faults.ts';

/** A whole call, as a file of calls describes it. What the file leaves out is null or empty. */
export interface Scenario {
  id: string;
  title: string;
  lang: Lang;
  /** Words to pick calls by. */
  tags: readonly string[];
  /** When the call comes in, ms since the Unix epoch. */
  at: number;
  state: 'open' | 'closed';
  /** Who is said to be on call, with their id in the practice file; null: the file does not say. */
  onCall: string | null;
  /** Whether a page is answered, by id of a person or department. */
  answering: ReadonlyMap<string, boolean>;
  /** The patient's visits that stand; null: the file does not say, and they are made of what the caller says. */
  visits: readonly StandingVisit[] | null;
  caller: Caller;
  /** null: the caller says nothing. */
  opening: string | null;
  /** Matter and what the caller says when asked about it; a list is said in turn. */
  answers: readonly Answer[];
  /** What is said to any other question; null: nothing. */
  otherwise: string | null;
  events: readonly StoryEvent[];
  expect: Expectations;
}

export interface Caller {
  name: string | null;
  /** ISO 8601. */
  dob: string | null;
  /** E.164, where they want to be called back. */
  callback: string | null;
  /** E.164, where the call comes from. */
  line: string | null;
  patient: { name: string | null; dob: string | null; relation: string | null } | null;
  persona: string;
}

/** A visit that stands before the call. */
export interface StandingVisit {
  /** The practice's own clock: 2026-11-06T10:00:00. */
  start: string;
  /** Ids of the practice file. */
  provider: string;
  location: string | null;
  visit: string | null;
}

export interface Answer {
  matter: string;
  says: readonly string[];
}

/** What is done unasked, and at which moment, both in plain words. */
export interface StoryEvent {
  at: string;
  do: string;
}

/** What a reviewer wants of the call; `null` is not looked at. */
export interface Expectations {
  tier: string | null;
  accept: readonly string[];
  crisis: boolean | null;
  crisisLine: string | null;
  intent: string | null;
  about: string | null;
  actions: readonly string[];
  also: readonly string[];
  okAlso: readonly string[];
  page: readonly string[] | null;
  routeTo: string | null;
  slots: Readonly<Record<string, unknown>>;
  slotsAlt: Readonly<Record<string, unknown>>;
  /** The tiers in order; null: not told. */
  tierPath: readonly string[] | null;
  before911: readonly string[] | null;
  mustSay: readonly string[];
  mustNever: readonly string[];
}

/** The calls of a file, and the practice file that it names. */
export interface Story {
  practiceFile: string;
  calls: Scenario[];
  /** What must never be said or done in any of them. */
  neverAll: readonly string[];
  /** What in it is read by nothing, with its line. */
  unread: readonly string[];
}

type Node = Record<string, unknown>;

/** Reads a file of calls. Throws NB_INPUT_INVALID naming the line of each thing that is wrong. */
export function readStory(file: string): Story {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new NightbellError('NB_INPUT_INVALID', `${file} cannot be read`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken)
    throw new NightbellError('NB_INPUT_INVALID', `${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  let whole: unknown;
  try {
    whole = document.toJS();
  } catch (error) {
    // Aliases of aliases, or one to what is not there: the library counts them and refuses.
    throw new NightbellError('NB_INPUT_INVALID', `${file}: ${(error as Error).message}`);
  }
  const root = node(whole);
  const practice = string(node(root.practice).file);
  if (!practice) throw new NightbellError('NB_INPUT_INVALID', `${file} /practice/file: no practice file is named`);
  if (!Array.isArray(root.calls) || root.calls.length === 0)
    throw new NightbellError('NB_INPUT_INVALID', `${file} /calls: there is no call in it`);
  const source = { file, document, lines };
  const faults = storyFaults(root).map(({ path, what }) => placed(source, path, what));
  if (faults.length > 0) throw new NightbellError('NB_INPUT_INVALID', faults.join('\n'));
  return {
    practiceFile: resolve(dirname(file), practice),
    calls: root.calls.map((one, i) => scenario(node(one), `${file} /calls/${i}`)),
    neverAll: strings(root.never_all),
    unread: unreadKeys(root).map(({ path, what }) => placed(source, path, what)),
  };
}

function scenario(given: Node, place: string): Scenario {
  const id = string(given.id);
  const practice = node(given.practice);
  const now = string(practice.now);
  const at = Date.parse(`${now ?? ''}${string(practice.utc_offset) ?? ''}`);
  if (!id) throw new NightbellError('NB_INPUT_INVALID', `${place}/id: it has no id`);
  if (!now || Number.isNaN(at))
    throw new NightbellError('NB_INPUT_INVALID', `${place}/practice/now: ${now ?? 'nothing'} is no moment`);
  const caller = node(given.caller);
  const patient = given.caller && caller.patient ? node(caller.patient) : null;
  const answers = Object.entries(node(given.answers)).map(([matter, says]) => ({
    matter,
    says: Array.isArray(says) ? says.map(String) : says === null ? [] : [String(says)],
  }));
  return {
    id,
    title: string(given.title) ?? '',
    lang: given.lang === 'es' ? 'es' : 'en',
    tags: strings(given.tags),
    at,
    state: practice.state === 'open' ? 'open' : 'closed',
    onCall: string(node(practice.on_call).id),
    answering: answering(practice),
    visits: visits(practice.visits, `${place}/practice/visits`),
    caller: {
      name: string(caller.name),
      dob: string(caller.dob),
      callback: number(caller.callback),
      // A line that is named and is no number is withheld.
      line: caller.line === undefined ? number(caller.callback) : number(caller.line),
      patient: patient && {
        name: string(patient.name),
        dob: string(patient.dob),
        relation: string(patient.relation),
      },
      persona: string(caller.persona) ?? '',
    },
    opening: string(given.opening),
    answers: answers.filter((a) => a.matter !== 'default'),
    otherwise: answers.find((a) => a.matter === 'default')?.says[0] ?? null,
    events: (Array.isArray(given.events) ? given.events : []).map((event) => ({
      at: string(node(event).at) ?? '',
      do: string(node(event).do) ?? '',
    })),
    expect: expectations(node(given.expect)),
  };
}

/** Every entry of `practice` that says whether somebody answers, by the id that it names or by its own key. */
function answering(practice: Node): Map<string, boolean> {
  const out = new Map<string, boolean>();
  for (const [key, value] of Object.entries(practice)) {
    const { id, answers } = node(value);
    if (typeof answers === 'boolean') out.set(string(id) ?? key, answers);
  }
  return out;
}

function visits(given: unknown, place: string): StandingVisit[] | null {
  if (!Array.isArray(given)) return null;
  return given.map(node).map((one, i) => {
    const start = string(one.start);
    const provider = string(one.provider);
    if (!start || Number.isNaN(Date.parse(start)) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(start))
      throw new NightbellError(
        'NB_INPUT_INVALID',
        `${place}/${i}/start: ${start ?? 'nothing'} is no time such as 2026-11-06T10:00:00`,
      );
    if (!provider) throw new NightbellError('NB_INPUT_INVALID', `${place}/${i}/provider: nobody is named`);
    return { start, provider, location: string(one.location), visit: string(one.visit) };
  });
}

function expectations(given: Node): Expectations {
  const action = string(given.action);
  return {
    tier: string(given.tier),
    accept: given.accept ? strings(given.accept) : given.tier ? [String(given.tier)] : [],
    crisis: typeof given.crisis === 'boolean' ? given.crisis : null,
    crisisLine: string(given.crisis_line),
    intent: string(given.intent),
    about: string(given.about),
    actions: [...(action ? [action] : []), ...strings(given.accept_action)],
    also: strings(given.also),
    okAlso: strings(given.ok_also),
    page: Array.isArray(given.page) ? strings(given.page) : null,
    routeTo: string(given.route_to),
    slots: node(given.slots),
    slotsAlt: node(given.slots_alt),
    tierPath: Array.isArray(given.tier_path) ? strings(given.tier_path) : null,
    before911: Array.isArray(given.slots_needed_before_911) ? strings(given.slots_needed_before_911) : null,
    mustSay: strings(given.must_say),
    mustNever: strings(given.must_never),
  };
}

function node(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}

function string(value: unknown): string | null {
  return value === null || value === undefined || typeof value === 'object' ? null : String(value);
}

/** E.164, or nothing. */
function number(value: unknown): string | null {
  const said = string(value)?.replace(/[^+\d]/g, '') ?? '';
  return /^\+\d{7,15}$/.test(said) ? said : null;
}

/** A single one counts as a list of one; something that is no text is shown as it was written. */
function strings(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'object' ? JSON.stringify(one) : String(one),
  );
}
