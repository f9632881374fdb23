import type { Clock } from '../clock.ts';
import type { MedicineFacts } from '../desk/findings.ts';
import type { Desk } from '../desk/form.ts';
import type { DeskServices } from '../desk/requests.ts';
import type { Log } from '../log.ts';
import type { Escalation } from '../oncall/escalation.ts';
import type { PageCase } from '../oncall/page.ts';
import type { Adviser } from '../opinion/adviser.ts';
import type { Practice } from '../practice/practice.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallLeg, HandOver } from '../telephony/leg.ts';
import type { TriageEngine } from '../triage/types.ts';
import type { Understand } from '../understanding/types.ts';
import type { CallRecord, OpenRecord } from './record.ts';
import type { Transfer } from './transfer.ts';

/** A line of the practice's own people: they prove who they are there and handle what is open. */
export interface StaffLine {
  /** Somebody of the practice is rung on this number. It proves nothing. */
  knows(number: string): boolean;
  /** Takes the leg over, and ends it. */
  take(leg: CallLeg): Promise<void>;
}

/** What one call is run with: the line, and the rooms that it uses. */
export interface CallRunOptions {
  leg: CallLeg;
  /** We rang this number, in E.164, because a call from it was missed; left out: somebody rang us. */
  rungBack?: string;
  speech: Speech;
  /** Asked once, at the beginning: a call keeps the engine that it began with. */
  engine: () => TriageEngine;
  /** Others than the rules who are asked about each utterance. */
  advisers: readonly Adviser[];
  understand: Understand;
  practice: Practice;
  /** What the practice's desk can do. Asked once, at the beginning, as the engine is. */
  desk: () => Desk;
  /** The rooms behind the desk. */
  services: DeskServices;
  /** What is known of a medicine by any of its names; null: nothing is. */
  medicine: ((name: string) => MedicineFacts | null) | null;
  /** Rings people of the practice for callers; null: they are handed to `operator`. */
  transfer: Transfer | null;
  openRecord: OpenRecord;
  /** Starts the ladder for this call. */
  escalate: (record: CallRecord, current: () => PageCase) => Escalation;
  /** Where a caller goes who wants a person. */
  operator: () => HandOver;
  /** Joins a clinician with a caller who has hung up; resolves false when the caller does not answer. */
  callBack: (clinician: CallLeg, current: () => PageCase) => Promise<boolean>;
  /** Left out: staff do not handle pages by calling. */
  staff?: StaffLine;
  clock: Clock;
  log: Log;
}
