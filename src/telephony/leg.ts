import type { EventEmitter } from 'node:events';

/** Audio everywhere in the house: signed 16-bit linear PCM, mono, 16,000 samples a second. */
export const SAMPLE_RATE = 16_000;
/** One frame is 20 ms. */
export const FRAME_SAMPLES = 320;

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/** Why a leg is over. `lost`: the media or the telephony engine went away under us. */
export type EndReason = 'far-end-hung-up' | 'we-hung-up' | 'handed-over' | 'lost';

export interface LegEvents {
  /** A frame of FRAME_SAMPLES samples that the far end spoke. */
  audio: [frame: Int16Array];
  /** The far end pressed a key (RFC 4733 or in-band, once per press). */
  key: [key: Key];
  /** Everything queued before `mark(name)` has been played to the far end. A flush drops marks without an event. */
  mark: [name: string];
  /** Exactly once, last of all events. */
  ended: [reason: EndReason];
}

/** Where a leg goes when this program lets go of it. From then on the talk does not need this program. */
export type HandOver =
  /** Joined with another answered leg; both end when either hangs up. */
  | { to: 'leg'; leg: CallLeg }
  /** Rings this number; nobody there: the backup path. */
  | { to: 'number'; number: string }
  /** The dialplan's own backup: prompt, on-call phone with key press, voicemail. */
  | { to: 'backup' }
  /** Straight to the voicemail of the box. */
  | { to: 'voicemail' };

/** One party on the line. Methods after `ended` do nothing (or reject with NB_LEG_GONE where they return a promise). */
export interface CallLeg extends EventEmitter<LegEvents> {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  /** The far end's number in E.164, or null where the line withholds it. */
  readonly from: string | null;
  /** The number that was dialled, as the trunk gave it. */
  readonly to: string | null;
  /** The practice's own telephones rang first, and nobody took it or all were busy; absent: not so, or the line does not tell. */
  readonly diverted?: boolean;
  readonly over: EndReason | null;
  /**
   * How many samples of what was given to `play` the far end has heard, from the beginning of the leg on; what a flush dropped is not among
   * them. An estimate to within some 50 ms that never goes back, and never passes a mark that was not reached.
   */
  readonly played: number;
  /** Answers an incoming leg; media flows when it resolves. Outgoing legs are answered when they are handed out. */
  answer(): Promise<void>;
  /** Queues samples behind what is queued already. Any length; the leg paces. */
  play(samples: Int16Array): void;
  /** Asks for a `mark` event when everything queued so far has been played. */
  mark(name: string): void;
  /** Drops everything queued and not yet played; silent within a frame or two. */
  flush(): void;
  handOver(to: HandOver): Promise<void>;
  hangUp(): Promise<void>;
}
