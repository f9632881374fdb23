import type { EventEmitter } from 'node:events';
import type { CallLeg } from './leg.ts';

export interface TrunkEvents {
  /** A new incoming leg, not answered yet. Whoever takes it must answer within a second or the caller hears ringing on. */
  call: [leg: CallLeg];
  /** The engine came or went; `detail` is for the log and the console and holds no personal data. */
  state: [state: 'up' | 'down', detail: string];
}

export interface Originate {
  /** E.164 number to ring. */
  to: string;
  /** How long it may ring, in seconds. */
  ringSeconds: number;
  /** Aborting stops the ringing. */
  signal?: AbortSignal;
}

/** What the line answered to an outgoing call. */
export type OriginateResult =
  | { outcome: 'answered'; leg: CallLeg }
  | { outcome: 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'cancelled'; detail: string };

/** The way to the telephone network: incoming calls as events, outgoing calls by `originate`. */
export interface Trunk extends EventEmitter<TrunkEvents> {
  /** Resolves when calls can come in. Rejects with NB_ASTERISK_* or NB_PORT_TAKEN. */
  start(): Promise<void>;
  /** Running calls are handed to the backup path first. */
  stop(): Promise<void>;
  /** Never rejects for what a line does; rejects only after stop. */
  originate(call: Originate): Promise<OriginateResult>;
  /** Writes what the dialplan's own backup needs: whom to ring, in E.164, when this program is not there. */
  setBackup(backup: { onCallNumber: string | null }): Promise<void>;
}
