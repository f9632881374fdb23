import type { Escalation } from '../oncall/escalation.ts';
import type { PageCase, RingResult } from '../oncall/page.ts';
import type { CallFiling } from './call-filing.ts';
import type { CallRunOptions } from './call-options.ts';
import type { CallState } from './call-state.ts';
import type { CallVoice } from './call-voice.ts';
import { pageCaseOf } from './cases.ts';
import type { DialogueEvent } from './dialogue/types.ts';
import type { CallRecord } from './record.ts';

export interface CallPagingOptions {
  call: CallRunOptions;
  record: CallRecord;
  state: CallState;
  voice: CallVoice;
  filing: CallFiling;
  dispatch: (event: DialogueEvent) => void;
  /** Somebody has the case, or nobody could be reached. */
  settled: () => void;
}

/** The page of one call: begun once, told what becomes graver, and brought together with the caller, on the line or by a call back. */
export class CallPaging {
  readonly #o: CallPagingOptions;
  #escalation: Escalation | null = null;
  /** What the engine of paging was told last. */
  #told: string | null = null;

  constructor(options: CallPagingOptions) {
    this.#o = options;
  }

  /** Somebody is still being reached. */
  get running(): boolean {
    return this.#escalation?.state === 'running';
  }

  /** The case as it is known now. */
  readonly case = (): PageCase => {
    const { call, record, state } = this.#o;
    return pageCaseOf(state.talk, { callId: record.callId, waiting: !call.leg.over });
  };

  /** Who is on call is rung, if they are not yet. */
  page(): void {
    const { call, record, dispatch, filing, settled } = this.#o;
    if (this.#escalation) {
      this.tell();
      return;
    }
    const escalation = call.escalate(record, this.case);
    this.#escalation = escalation;
    const nobody = () => {
      if (!call.leg.over) dispatch({ type: 'page', news: 'exhausted' });
    };
    escalation.on('acknowledged', (_, result) => {
      this.#onAcknowledged(result).catch((error: unknown) =>
        call.log.error({ call: record.callId, err: error }, 'connecting failed'),
      );
    });
    escalation.on('nobodyYet', nobody);
    escalation.on('exhausted', () => {
      filing.message();
      nobody();
      settled();
    });
    this.tell();
  }

  /** What became graver, or is known of the patient by now, is told to the engine of paging once. */
  tell(): void {
    if (!this.#escalation) return;
    const { tier, flags, patient } = this.case();
    const known = [tier, patient.name, patient.dob, ...flags.map(({ concept }) => concept).sort()].join('\n');
    // What on call is told nothing of while the caller is there is asked again when they have gone.
    if (known === this.#told && this.#escalation.state !== 'untold') return;
    this.#told = known;
    this.#escalation.start();
  }

  /** Symptomatic, and gone before they knew what will happen: the box rings them back once. */
  callerDropped(): void {
    this.#escalation?.callerDropped();
  }

  /** Nothing of the call goes on. */
  over(): void {
    this.#escalation?.callOver();
  }

  /** The program stops: a ladder that runs is taken up again at the next start (S7). */
  async stop(): Promise<void> {
    await this.#escalation?.cancel();
  }

  async #onAcknowledged(result: Extract<RingResult, { outcome: 'acknowledged' }>): Promise<void> {
    const { call, state, dispatch, settled } = this.#o;
    const { leg } = call;
    if (result.choice === 'calls-back') {
      if (!leg.over) dispatch({ type: 'page', news: 'calls-back' });
    } else if (leg.over) {
      await call.callBack(result.leg, this.case);
    } else {
      this.#o.voice.begin();
      await this.#o.voice.speak([{ prompt: 'connecting' }], state.talk.lang, false);
      state.outcome = 'handed-over';
      state.stage = { at: 'leaving' };
      if (leg.over) await call.callBack(result.leg, this.case);
      else await leg.handOver({ to: 'leg', leg: result.leg });
    }
    settled();
  }
}
