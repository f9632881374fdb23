import type { CallLeg } from '../telephony/leg.ts';
import type { CallRunOptions } from './call-options.ts';
import type { CallState } from './call-state.ts';
import type { CallVoice } from './call-voice.ts';
import type { Floor } from './floor.ts';
import type { CallRecord } from './record.ts';

/** Whoever else a caller's line is given to: the operator, who took a transfer, the practice's own people, the backup path. */
export class CallHandover {
  readonly #call: CallRunOptions;
  readonly #record: CallRecord;
  readonly #state: CallState;
  readonly #floor: Floor;
  readonly #voice: CallVoice;
  #isStaff = false;

  constructor(call: CallRunOptions, record: CallRecord, state: CallState, floor: Floor, voice: CallVoice) {
    this.#call = call;
    this.#record = record;
    this.#state = state;
    this.#floor = floor;
    this.#voice = voice;
  }

  /** Somebody of the practice has called about a page. */
  get isStaff(): boolean {
    return this.#isStaff;
  }

  /** Lets the call go on without this program. Never rejects. */
  async toBackup(): Promise<void> {
    this.#state.outcome = 'failed-over';
    this.#voice.breakOff();
    this.#floor.hush();
    await this.#call.leg.handOver({ to: 'backup' }).catch(() => undefined);
  }

  async toOperator(): Promise<void> {
    this.#state.outcome = 'handed-over';
    await this.#call.leg.handOver(this.#call.operator());
  }

  /** Joins the caller with whoever took the call. false: who was there a moment ago has gone. */
  async join(taken: CallLeg | null): Promise<boolean> {
    try {
      if (!taken || taken.over) throw new Error('gone');
      this.#state.outcome = 'handed-over';
      const { intent, matters } = this.#state.talk;
      await this.#call.leg.handOver({ to: 'leg', leg: taken });
      this.#record.done('transferred', { intent: matters[0]?.intent ?? intent, form: matters[0]?.form ?? '' });
      return true;
    } catch {
      this.#state.outcome = null;
      return false;
    }
  }

  /**
   * Whoever opens with the star, or says from a telephone of the practice's people that they were paged, handles it on this line.
   * Gives back whether the line is theirs.
   */
  toStaff(): boolean {
    const { leg, staff, log } = this.#call;
    if (!staff || this.#isStaff || leg.over || this.#state.stage.at !== 'opening') return this.#isStaff;
    this.#isStaff = true;
    this.#state.outcome = 'completed';
    this.#state.stage = { at: 'leaving' };
    this.#voice.breakOff();
    this.#floor.close();
    staff.take(leg).catch((error: unknown) => {
      log.error({ call: this.#record.callId, err: (error as Error).name }, 'the line of the staff failed');
      leg.hangUp().catch(() => undefined);
    });
    return true;
  }
}
