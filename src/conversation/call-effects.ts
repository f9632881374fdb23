import type { TriageEngine } from '../triage/types.ts';
import type { CallFiling } from './call-filing.ts';
import type { CallHandover } from './call-handover.ts';
import type { CallRunOptions } from './call-options.ts';
import type { CallPaging } from './call-paging.ts';
import type { CallState } from './call-state.ts';
import type { CallVoice } from './call-voice.ts';
import { transferCaseOf } from './cases.ts';
import { expectAnswer } from './dialogue/doubt.ts';
import type { DialogueEvent, Effect } from './dialogue/types.ts';
import type { EarlyAlarm } from './early-alarm.ts';
import type { Errands } from './errands.ts';
import type { Floor } from './floor.ts';
import type { TransferCase } from './transfer.ts';

export interface CallEffectsOptions {
  call: CallRunOptions;
  engine: TriageEngine;
  floor: Floor;
  state: CallState;
  voice: CallVoice;
  filing: CallFiling;
  paging: CallPaging;
  handover: CallHandover;
  errands: Errands;
  alarm: EarlyAlarm;
  dispatch: (event: DialogueEvent) => void;
}

/** Carries out what the dialogue wants done, one thing after another, as long as it wants nothing else. */
export class CallEffects {
  readonly #o: CallEffectsOptions;

  constructor(options: CallEffectsOptions) {
    this.#o = options;
  }

  /**
   * What takes no time is done before anything else can happen. Rejects when the line fails.
   * @param script the number that `CallVoice.begin` gave to these effects
   */
  async run(effects: readonly Effect[], script: number): Promise<void> {
    for (const effect of effects) {
      if (!this.#o.voice.isCurrent(script)) return;
      const doing = this.#do(effect, script);
      if (doing) await doing;
    }
  }

  #do(effect: Effect, script: number): Promise<void> | undefined {
    const { engine, floor, state, voice, filing, paging, handover, errands, dispatch } = this.#o;
    switch (effect.do) {
      case 'say':
        return voice.say(effect, state.talk.lang, script, dispatch);
      case 'expect':
        floor.expect({ ...effect.expect, langs: effect.langs });
        return;
      case 'expect-answer':
        floor.expect({ ...expectAnswer(engine.questionKind(effect.question)), langs: effect.langs });
        return;
      case 'fact':
      case 'done':
        filing.write(effect);
        return;
      case 'page':
        paging.page();
        return;
      case 'message':
        filing.message(effect);
        return;
      case 'desk':
        return errands.ask(effect.request);
      case 'transfer':
        return errands.ring(() => this.#transferCase(effect)) ? undefined : handover.toOperator();
      case 'join':
        return this.#join();
      case 'operator':
        return handover.toOperator();
      case 'hang-up':
        return this.#hangUp(script);
    }
  }

  #transferCase(why: Extract<Effect, { do: 'transfer' }>): TransferCase {
    const { state, paging, call } = this.#o;
    return transferCaseOf(state.talk, paging.case(), why, call.practice);
  }

  async #join(): Promise<void> {
    const { handover, errands, call, dispatch } = this.#o;
    const joined = await handover.join(errands.taken);
    if (!joined && !call.leg.over) dispatch({ type: 'transfer', news: 'nobody' });
  }

  /** Not while words that sounded like an emergency are still being read. */
  async #hangUp(script: number): Promise<void> {
    const { alarm, voice, state, call } = this.#o;
    await alarm.passed;
    if (!voice.isCurrent(script)) return;
    state.outcome = 'completed';
    await call.leg.hangUp();
  }
}
