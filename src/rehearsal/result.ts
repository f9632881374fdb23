import { departmentFor } from '../desk/findings-departments.ts';
import { queueFor } from '../desk/queues.ts';
import type { Practice } from '../practice/practice.ts';
import type { CallRecord } from '../store/types.ts';
import type { Intent, Understand } from '../understanding/types.ts';
import { aboutOf } from './about.ts';
import { hearTurn, numbersOfCrisis, tells911 } from './caller/hearing.ts';
import type { Scenario } from './scenario.ts';
import { type Slots, slotsOf } from './slots.ts';
import type { Ring } from './world.ts';

export const ACTIONS = [
  'instruct_911',
  'page_on_call',
  'transfer_human',
  'booked',
  'refill_task',
  'morning_list',
  'message',
  'polite_end',
] as const;
export type Action = (typeof ACTIONS)[number];

/** One turn as it was heard at the telephone. */
export interface HeardTurn {
  who: 'box' | 'caller';
  text: string;
  /** Seconds since the call was answered. */
  at: number;
}

/** What came of one call: the line that `rehearse --json` prints. */
export interface RehearsalResult {
  id: string;
  tier: string;
  /** The main outcome. */
  action: Action;
  /** Further outcomes, the main one of the calendar by its own name. */
  also: string[];
  /** Of 988 and 911 those that the caller heard after the greeting. */
  crisis_numbers: string[];
  /** Whom was rung, in order. */
  pages: string[];
  /** Facts of the record at the end. */
  slots: Slots;
  /** What the caller heard, a turn each. */
  heard: string[];
  /** What the caller said. */
  said: string[];
  /** What the box made of it: by voice not the same. */
  recognised: string[];
  /** Turns of the caller. */
  turns: number;
  /** How long the call took on its own clock. */
  seconds: number;
  crisis: boolean;
  intent: string;
  about: string | null;
  /** Department that has the message or the task; null: none. */
  route_to: string | null;
  /** Every tier in the order in which the call went through them. */
  tier_path: string[];
  /** How the line ended. */
  end: string;
  /** How long the rehearsal itself took. */
  wall_seconds: number;
  transcript: HeardTurn[];
}

export interface ResultParts {
  scenario: Scenario;
  practice: Practice;
  record: CallRecord;
  transcript: readonly HeardTurn[];
  rings: readonly Ring[];
  /** Where the line went when the box let go of it, and how it ended. */
  ended: { handedTo: 'leg' | 'number' | 'backup' | 'voicemail' | null; reason: string };
  seconds: number;
  wallSeconds: number;
  /** Of whom the words are. */
  understand: Understand;
}

/** Calendar deeds by the name that a reviewer uses. */
const BOOKINGS: ReadonlySet<string> = new Set(['booked', 'moved', 'confirmed']);
/** What the front desk finds done, without a message of its own. */
const NOTED: ReadonlySet<string> = new Set(['cancelled', 'wait_list']);

export function resultOf(parts: ResultParts): RehearsalResult {
  const { scenario, practice, record, transcript, rings, ended } = parts;
  const heard = transcript.filter((t) => t.who === 'box').map((t) => t.text);
  const said = transcript.filter((t) => t.who === 'caller').map((t) => t.text);
  const afterGreeting = heard.slice(1);
  const deeds = (record.deeds ?? []).map((d) => d.what);
  const pages = pagesOf(rings, record, practice);
  const happened = new Set<string>();
  // By voice the end of a sentence may be lost: what was said is in the record, what was heard in the transcript.
  const spoken = record.turns.filter((t) => t.speaker !== 'caller').map((t) => t.text);
  if ([afterGreeting, spoken].every((texts) => texts.some((text) => tells911(hearTurn([text])))))
    happened.add('instruct_911');
  const taken = record.pages.find((p) => p.outcome === 'acknowledged');
  const nurse = practice.people.find((p) => p.id === taken?.personId)?.role === 'department';
  const joined = ended.handedTo === 'leg';
  if ((joined && (!taken || nurse)) || ended.handedTo === 'number' || deeds.includes('transferred'))
    happened.add('transfer_human');
  if (record.pages.length > 0) happened.add('page_on_call');
  if (deeds.some((d) => BOOKINGS.has(d))) happened.add('booked');
  if (deeds.includes('refill_task')) happened.add('refill_task');
  const filed = record.messages.filter((m) => m.state !== 'done');
  if (filed.some((m) => m.tier === 'semi_urgent')) happened.add('morning_list');
  if (filed.length > 0 || deeds.some((d) => d === 'message' || NOTED.has(d))) happened.add('message');
  const byCalendar = deeds.some((d) => BOOKINGS.has(d) || NOTED.has(d));
  const desk = byCalendar ? queueFor(practice, (record.call.intent ?? 'schedule') as Intent, 'routine') : null;
  const order = mainOrder(taken !== undefined && nurse && joined);
  const action = order.find((a) => happened.has(a)) ?? 'polite_end';
  // Of several messages the one that the main outcome is.
  const refills = departmentFor(practice, 'refills', 'refill', 'routine');
  const ofMain = filed.find((m) =>
    action === 'refill_task' ? m.queue === refills : action === 'morning_list' && m.tier === 'semi_urgent',
  );
  // Who was sent to 911 or rung for has no message but what the desk was asked for before or besides.
  const ofDesk = ({ tier }: { tier: string }) =>
    (action === 'instruct_911' || action === 'page_on_call') && tier === 'routine';
  const others = deeds.filter((d) =>
    ['moved', 'cancelled', 'confirmed', 'wait_list', 'answered', 'request'].includes(d),
  );
  return {
    id: scenario.id,
    // Of whom nothing was heard nothing is known.
    tier: record.call.tier || 'unclear',
    action,
    also: [...new Set([...order.filter((a) => happened.has(a) && a !== action), ...others])],
    crisis_numbers: [...new Set(afterGreeting.flatMap(numbersOfCrisis))],
    pages,
    slots: slotsOf(record, practice),
    heard,
    said,
    recognised: record.turns.filter((t) => t.speaker === 'caller').map((t) => t.text),
    turns: said.length,
    seconds: Math.round(parts.seconds),
    crisis: Boolean(record.call.crisis),
    intent: record.call.intent ?? 'other',
    about: aboutOf(record, practice, parts.understand),
    route_to: (ofMain ?? filed.findLast(ofDesk) ?? filed.at(-1))?.queue ?? desk,
    tier_path: record.dispositions.map((d) => d.tier).filter((tier, i, all) => tier && tier !== all[i - 1]),
    end: ended.reason,
    wall_seconds: Math.round(parts.wallSeconds * 10) / 10,
    transcript: [...transcript],
  };
}

/** Who was put through to the nurse who takes urgent calls has a person; who waits for a call is paged. */
function mainOrder(putThrough: boolean): readonly Action[] {
  if (!putThrough) return ACTIONS;
  return ['instruct_911', 'transfer_human', ...ACTIONS.filter((a) => a !== 'instruct_911' && a !== 'transfer_human')];
}

/** Rings of the ladder, and of whoever else takes urgent calls; a front desk that is rung by day is no page. */
function pagesOf(rings: readonly Ring[], record: CallRecord, practice: Practice): string[] {
  const paged = new Set(record.pages.map((p) => p.personId));
  const urgent = (id: string) =>
    practice.departments[id]?.takes.some((what) => /urgent/i.test(what) && !/semi/i.test(what)) ?? false;
  return rings.map((r) => r.personId).filter((id) => paged.has(id) || urgent(id));
}
