import type { ContactPlan, Escalation, EscalationSummary, PersonChannels } from './escalation-schemas.ts';
import type { Rotations, RotationWish, ServiceWish } from './rotation-schemas.ts';
import type { Edited, ImportPreview, Schedule, ScheduleEdit, SoonOnCall, Workload } from './schedule-schemas.ts';
import type { Viewer } from './services.ts';

/** Why an edit of the schedule was not made. `stale`: somebody else has changed the schedule meanwhile, and nothing was overwritten. */
export type EditRefused =
  | { ok: false; why: 'stale' | 'unknown' | 'not-yours' }
  /** In words for a person, e.g. that the end is before the start. */
  | { ok: false; why: 'refused'; says: string };
export type EditResult = ({ ok: true } & Edited) | EditRefused;

/** Somebody in a seat from `start` to `end`, ISO 8601. `service` null: every one. */
export interface OverrideWish {
  service: string | null;
  seat: 'primary' | 'backup' | 'third';
  person: string;
  start: string;
  end: string;
  reason: string;
}

/** One shift given away: to `askedOf`, or, null, to whoever takes it. `inReturn` is what is taken for it, of a person who is asked only. */
export interface SwapWish {
  service: string | null;
  seat: 'primary' | 'backup' | 'third';
  from: string;
  start: string;
  end: string;
  askedOf: string | null;
  inReturn: { start: string; end: string } | null;
  reason: string;
}

export interface ImportWish {
  source: string;
  service: string | null;
  fileName: string;
  bytes: Uint8Array;
  /** Id of a person by the name that the file has for them. */
  names: Record<string, string>;
  /** Which seat a task of the file is; null: none, it is left out. */
  tasks: Record<string, OverrideWish['seat'] | null>;
  /** Which of two numbers in a date is the month; null: nobody said it. */
  dates: 'month-first' | 'day-first' | null;
}

/** Who is on call, planned and worked out. Names of staff only: nothing here is patient data. */
export interface ScheduleService {
  soon(): Promise<SoonOnCall>;
  /** @param service null: all of them */
  view(viewer: Viewer, from: string, to: string, service: string | null): Promise<Schedule>;
  /** What was changed after that version, newest first. */
  since(viewer: Viewer, version: number): Promise<ScheduleEdit[]>;
  /** What is to be said about an override before it is made: whom it replaces, and warnings. */
  consider(wish: OverrideWish): Promise<{ replaces: string[]; warnings: string[] }>;
  addOverride(viewer: Viewer, wish: OverrideWish, version: number): Promise<EditResult>;
  changeOverride(viewer: Viewer, id: string, wish: OverrideWish, version: number): Promise<EditResult>;
  removeOverride(viewer: Viewer, id: string, version: number): Promise<EditResult>;
  /** Takes the edit that made `edit` back, in one step. */
  undo(viewer: Viewer, edit: number, version: number): Promise<EditResult>;
  askSwap(viewer: Viewer, wish: SwapWish, version: number): Promise<EditResult>;
  answerSwap(
    viewer: Viewer,
    id: string,
    answer: 'accept' | 'decline' | 'take' | 'withdraw',
    version: number,
  ): Promise<EditResult>;
  workload(from: string, to: string): Promise<Workload[]>;
  preview(viewer: Viewer, wish: ImportWish): Promise<{ ok: true; preview: ImportPreview } | EditRefused>;
  /**
   * On the version that the preview was made on.
   * @param force takes shifts away also where the file is rather broken than shorter
   */
  apply(viewer: Viewer, previewId: string, force: boolean): Promise<EditResult>;
  /** Where a program reads somebody's shifts: a path with a new secret in it; the one before it ends. null: no such person. */
  newFeed(viewer: Viewer, personId: string): Promise<string | null>;
}

/** What the schedule is made of. An edit is made on the version that was read; gaps that it opens are among its warnings. */
export interface RotationsService {
  all(): Promise<Rotations>;
  /** @param id null: a new one */
  putRotation(viewer: Viewer, id: string | null, wish: RotationWish, version: number): Promise<EditResult>;
  putService(viewer: Viewer, id: string | null, wish: ServiceWish, version: number): Promise<EditResult>;
  addLeave(
    viewer: Viewer,
    wish: { person: string; start: string; end: string; reason: string },
    version: number,
  ): Promise<EditResult>;
  /** Takes away what was made or changed here; the practice file's entry of that id counts again. */
  remove(viewer: Viewer, kind: 'layer' | 'service' | 'leave', id: string, version: number): Promise<EditResult>;
  /** An override goes on against the schedule kept elsewhere (`keep`), or gives way to it. */
  settle(viewer: Viewer, id: string, how: 'keep' | 'outside', version: number): Promise<EditResult>;
}

/** What programs on the clinic's network ask, with no account. */
export interface LanService {
  /** Whether this address, with this token, may ask who is on call. */
  mayAsk(address: string, token: string | null): boolean;
  /** @param service null: the first; undefined: there is none of that name */
  who(at: string, service: string | null): Promise<OnCallAnswer | null>;
  /** The iCalendar feed of whoever's secret this is; null: nobody's. */
  calendar(token: string): Promise<string | null>;
}

/** For a PBX: whom to ring. */
export interface OnCallAnswer {
  service: string;
  at: string;
  primary: { id: string; name: string; phone: string };
  backup: { id: string; name: string; phone: string } | null;
  third: { id: string; name: string; phone: string } | null;
  until: string | null;
  /** Nobody is planned: this is the last resort. */
  lastResort: boolean;
  /** From `until` on; null: no hand-over is in sight. */
  next: Omit<OnCallAnswer, 'service' | 'until' | 'next' | 'tomorrowNight'> | null;
  /** At ten in the evening of the day after `at`. */
  tomorrowNight: Omit<OnCallAnswer, 'service' | 'until' | 'next' | 'tomorrowNight'>;
}

export interface EscalationsService {
  /** Open ones, the most urgent first. No patient data. */
  open(viewer: Viewer): Promise<EscalationSummary[]>;
  /** The last that are over. No patient data. */
  closed(viewer: Viewer, limit: number): Promise<EscalationSummary[]>;
  /** Patient data: the look is in the log first. null: no such escalation. */
  view(viewer: Viewer, id: string): Promise<Escalation | null>;
  /** The same to take away, which is a line of its own in the log. */
  exported(viewer: Viewer, id: string): Promise<Escalation | null>;
  /** The viewer, as the person of the rota they are, takes it, says what came of it, or gives it back: with their PIN (S7). */
  act(viewer: Viewer, id: string, act: EscalationAct, pin: string): Promise<ActResult>;
}

/** `calls-back`, `advised`: taken. `take-over`: from whoever has it, who is told. `done`, `reached-otherwise`: what came of it. `give-back`: it rises again. `withdraw`: it was opened in error. */
export type EscalationAct =
  | 'calls-back'
  | 'advised'
  | 'done'
  | 'reached-otherwise'
  | 'give-back'
  | 'take-over'
  | 'withdraw';
export type ActResult =
  | { ok: true }
  | { ok: false; why: 'unknown' | 'not-on-rota' | 'wrong-pin' | 'locked' | 'elsewhere' };

export type PlanResult =
  | { ok: true; channels: PersonChannels }
  | { ok: false; why: 'stale' | 'unknown' }
  | { ok: false; why: 'refused'; says: string };

/** The ways in which somebody is reached, by hour. */
export interface ChannelsService {
  list(viewer: Viewer): Promise<PersonChannels[]>;
  /** @param stamp of what was read: another now is `stale` */
  change(viewer: Viewer, personId: string, plan: ContactPlan, stamp: string): Promise<PlanResult>;
  /** Rings or sends a test, which tells nothing of any patient. null: no such method. */
  test(viewer: Viewer, personId: string, methodId: string): Promise<{ ok: boolean; says: string } | null>;
}
