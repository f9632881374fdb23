import { EventEmitter } from 'node:events';
import type { Claim } from '../desk/requests.ts';
import { LANGS } from '../lang.ts';
import type { EndReason } from '../telephony/leg.ts';
import { isAtLeast, type Judgement } from '../triage/types.ts';
import type { Housemate } from '../understanding/household-name.ts';
import { CallEffects } from './call-effects.ts';
import { CallFiling } from './call-filing.ts';
import { CallHandover } from './call-handover.ts';
import { CallHearing } from './call-hearing.ts';
import { isMoreThanRoutine } from './call-judge.ts';
import type { CallRunOptions } from './call-options.ts';
import { CallPaging } from './call-paging.ts';
import type { CallState } from './call-state.ts';
import { CallVoice } from './call-voice.ts';
import { OPEN } from './dialogue/effects.ts';
import { step } from './dialogue/step.ts';
import { type DialogueEvent, type Effect, newTalk, type Talk } from './dialogue/types.ts';
import { Errands } from './errands.ts';
import { Floor } from './floor.ts';
import { houseOf } from './house-of.ts';
import { claimLeft, compared } from './known-patient.ts';
import type { CallRecord } from './record.ts';
import { Told } from './told.ts';

export interface CallRunEvents {
  /** The leg and every ladder of this call are over and all is written. */
  finished: [];
}

/** What is only written down: it takes no turn away from anybody. */
const ON_PAPER: ReadonlySet<Effect['do']> = new Set<Effect['do']>(['fact', 'done']);

/**
 * One incoming call from answer to the last line of its record: what happens goes to the dialogue as an event, and what the dialogue wants
 * is carried out. It outlives the leg while somebody is still to be reached.
 */
export class CallRun extends EventEmitter<CallRunEvents> {
  readonly #o: CallRunOptions;
  readonly #record: CallRecord;
  readonly #errands: Errands;
  readonly #state: CallState;
  readonly #voice: CallVoice;
  readonly #hearing: CallHearing;
  readonly #filing: CallFiling;
  readonly #paging: CallPaging;
  readonly #handover: CallHandover;
  readonly #effects: CallEffects;
  /** The end of the call was dealt with: whether the caller went before they knew what will happen, and was urgent by then. */
  #left: { dropped: boolean; urgent: boolean } | null = null;
  #finished = false;
  /** Patients with the caller's number; none until the register has answered. */
  #household: readonly Housemate[] = [];

  constructor(options: CallRunOptions) {
    super();
    this.#o = options;
    const { leg, practice, speech, clock, log, rungBack } = options;
    const engine = options.engine();
    const known = houseOf({ practice, desk: options.desk(), medicine: options.medicine, now: clock.now() });
    const house = rungBack === undefined ? known : { ...known, rungBack: true as const };
    const number = rungBack ?? leg.from;
    const state: CallState = {
      talk: newTalk(house, number, leg.diverted),
      stage: { at: 'opening', silences: 0 },
      outcome: null,
    };
    this.#state = state;
    const told = new Told(number);
    const record = options.openRecord({ callerNumber: number, lang: state.talk.lang, protocol: engine.protocol });
    this.#record = record;
    const dispatch = (event: DialogueEvent) => this.#dispatch(event);
    const guard = (act: () => void) => this.#guard(act);
    const errands = new Errands({
      callId: record.callId,
      services: options.services,
      transfer: options.transfer,
      clock,
      answered: (answer) => guard(() => dispatch({ type: 'desk', answer })),
      slow: () => guard(() => dispatch({ type: 'slow' })),
      transferred: (news) => guard(() => dispatch({ type: 'transfer', news })),
    });
    this.#errands = errands;
    const floor = new Floor({
      ...{ leg, speech, clock, log, listening: { ...OPEN, langs: [...LANGS] } },
      matters: (text, lang) => isMoreThanRoutine(engine, text, lang),
    });
    const voice = new CallVoice(floor, record, engine);
    this.#voice = voice;
    const handover = new CallHandover(options, record, state, floor, voice);
    this.#handover = handover;
    const filing = new CallFiling(record, told, practice, state);
    this.#filing = filing;
    const settled = () => this.#maybeFinish();
    const paging = new CallPaging({ call: options, record, state, voice, filing, dispatch, settled });
    this.#paging = paging;
    this.#hearing = new CallHearing({
      ...{ call: options, engine, floor, record, told, state, dispatch, guard, idle: settled },
      toStaff: () => handover.toStaff(),
      household: () => this.#household,
      linesOf: (effect, lang) => voice.linesOf(effect, lang),
      judgedLater: (judgement) => this.#judgedLater(judgement),
      acknowledge: (prompt, lang) => voice.acknowledge(prompt, lang),
    });
    const { alarm } = this.#hearing;
    const parts = { voice, filing, paging, handover, errands, alarm };
    this.#effects = new CallEffects({ call: options, engine, floor, state, dispatch, ...parts });
    // The floor tells of no key that only ends a number. A star among others is a finger that slipped, or a child.
    leg.once('key', (key) => key === '*' && guard(() => handover.toStaff()));
    leg.once('ended', (reason) => this.#onEnded(reason));
  }

  get id(): string {
    return this.#record.callId;
  }

  /** Answers and greets. Rejects only when the leg cannot be answered; the caller is then the dialplan's. */
  async start(): Promise<void> {
    await this.#o.leg.answer();
    this.#record.answered();
    this.#dispatch({ type: 'answered' });
    void this.#askHousehold();
  }

  async #askHousehold(): Promise<void> {
    const phone = this.#state.talk.callerNumber;
    if (phone === null) return;
    const answer = await this.#o.services.ask({ want: 'household', phone }, this.id).catch(() => null);
    if (answer?.to === 'household') this.#household = answer.mates;
  }

  /** The program stops: the call goes on without it, and a ladder that runs is taken up again at the next start (S7). */
  async stop(): Promise<void> {
    await Promise.all([this.release(), this.#paging.stop()]);
  }

  /** Lets the call go on without this program. */
  async release(): Promise<void> {
    await this.#handover.toBackup();
  }

  /** Whatever fails in here, the caller reaches a person or voicemail (S5). */
  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#o.log.error({ call: this.id, err: error }, 'the dialogue failed: the caller goes to the backup path');
    this.release().catch(() => undefined);
  }

  #dispatch(event: DialogueEvent): void {
    if (this.#voice.keeps(event)) return;
    const { judge } = this.#hearing;
    // Words that waited may have been judged since: what is known is never less than the last judgement (S1).
    const known = judge.known;
    const { talk, stage } = this.#state;
    const before: Talk = known ? { ...talk, judgement: known } : talk;
    const next = step(before, stage, known && 'judgement' in event ? { ...event, judgement: known } : event);
    this.#state.talk = next.talk;
    this.#state.stage = next.stage;
    this.#paging.tell();
    if (next.talk.facts !== before.facts) this.#filing.facts();
    if (next.stage.at === 'emergency') this.#errands.giveUp();
    if (next.talk.lang !== before.lang) this.#record.language(next.talk.lang);
    if (next.talk.intent !== before.intent) this.#record.intent(next.talk.intent);
    const made = next.talk.judgement;
    // The dialogue gave up asking.
    if (made && made !== known) judge.gaveUp(made);
    if (this.#o.leg.over || next.effects.every((effect) => ON_PAPER.has(effect.do))) {
      // Nobody hears anything of it; what was done is written down all the same.
      for (const effect of next.effects) this.#filing.write(effect);
    } else {
      this.#effects.run(next.effects, this.#voice.begin()).catch((error: unknown) => {
        if (!this.#o.leg.over) this.#fail(error);
      });
    }
  }

  /** The caller is gone. What was heard stays; whoever was symptomatic is paged (S6); anything else said goes to the inbox. */
  #onEnded(reason: EndReason): void {
    this.#errands.giveUp();
    this.#hearing.settle();
    const waited = this.#voice.release();
    if (waited) this.#guard(() => this.#dispatch(waited));
    this.#hearing.alarm.over();
    this.#voice.breakOff();
    const { talk, stage } = this.#state;
    const asking = reason === 'handed-over' ? null : this.#hearing.question;
    const judgement = this.#hearing.judge.ended(asking, talk.lang);
    if (judgement) this.#state.talk = { ...talk, judgement };
    const told = stage.at === 'leaving' || stage.at === 'waiting' || stage.at === 'emergency';
    const droppedAt = (reason === 'far-end-hung-up' && !told) || (reason === 'lost' && stage.at !== 'leaving');
    this.#left = { dropped: droppedAt, urgent: this.#actOnEnd() };
    if (droppedAt) this.#paging.callerDropped();
    // Where it was to go counts only if it went there.
    const { outcome } = this.#state;
    const went = reason === 'handed-over' || outcome === 'completed' ? outcome : null;
    this.#filing.facts();
    const otherwise = reason === 'far-end-hung-up' ? 'caller-hung-up' : reason === 'lost' ? 'lost' : 'completed';
    this.#record.ended(went ?? otherwise);
    this.#maybeFinish();
  }

  /** Words that were told, or thought about, after the caller had gone: what they make of the call is done all the same (S6). */
  #judgedLater(judgement: Judgement): void {
    this.#state.talk = { ...this.#state.talk, judgement };
    this.#paging.tell();
    if (!this.#left) return;
    const { dropped, urgent } = this.#left;
    this.#left.urgent = this.#actOnEnd();
    if (dropped && !urgent && this.#left.urgent) this.#paging.callerDropped();
    this.#filing.facts();
    this.#maybeFinish();
  }

  /**
   * What has to be done for a caller who is gone, as urgent as the call is known to be. Whoever went to a person is theirs.
   * Gives back whether it is urgent.
   */
  #actOnEnd(): boolean {
    const urgent = isAtLeast(this.#state.talk.judgement?.tier ?? 'unclear', 'urgent');
    if (this.#handover.isStaff && !urgent) return urgent;
    const withPerson = this.#o.leg.over === 'handed-over';
    if (urgent && !withPerson) this.#paging.page();
    this.#filing.callOver(withPerson);
    const { talk } = this.#state;
    this.#state.talk = { ...talk, matters: [], done: [...talk.done, ...talk.matters] };
    return urgent;
  }

  #maybeFinish(): void {
    if (!this.#o.leg.over || this.#hearing.pending > 0 || this.#paging.running) return;
    this.#paging.over();
    if (this.#finished) return;
    this.#finished = true;
    // A register that has not answered the call itself is not asked once more.
    const asking = this.#handover.isStaff || this.#state.stage.at === 'looking';
    const claim = asking ? null : claimLeft(this.#state.talk);
    if (claim) void this.#compare(claim);
    else this.emit('finished');
  }

  async #compare(claim: Claim): Promise<void> {
    const what = await compared(this.#o.services, claim, this.id);
    if (what) this.#filing.write({ do: 'done', what, details: {} });
    this.emit('finished');
  }
}
