import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import { queueFor } from '../desk/queues.ts';
import type { Lang } from '../lang.ts';
import { LANGS } from '../lang.ts';
import type { Log } from '../log.ts';
import type { Escalation } from '../oncall/escalation.ts';
import type { PageCase, RingResult } from '../oncall/page.ts';
import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import type { Speech, Utterance } from '../speech/speech.ts';
import type { CallOutcome } from '../store/types.ts';
import type { CallLeg, EndReason, HandOver } from '../telephony/leg.ts';
import { isAtLeast, type Judgement, type TriageEngine } from '../triage/types.ts';
import { settleIntent } from '../understanding/meaning.ts';
import type { Understand } from '../understanding/types.ts';
import { OPEN } from './dialogue/effects.ts';
import { step } from './dialogue/step.ts';
import { type DialogueEvent, type Effect, newTalk, type Stage, type Talk } from './dialogue/types.ts';
import { Floor, type Spoken } from './floor.ts';
import type { Said } from './prompts/catalogue.ts';
import type { CallRecord, OpenRecord } from './record.ts';
import { shownText } from './script.ts';
import { Told } from './told.ts';

export interface CallRunOptions {
  leg: CallLeg;
  speech: Speech;
  engine: TriageEngine;
  understand: Understand;
  practice: Practice;
  openRecord: OpenRecord;
  /** Starts the ladder for this call. */
  escalate: (record: CallRecord, current: () => PageCase) => Escalation;
  /** Where a caller goes who wants a person. */
  operator: () => HandOver;
  /** Joins a clinician with a caller who has hung up; resolves false when the caller does not answer. */
  callBack: (clinician: CallLeg, current: () => PageCase) => Promise<boolean>;
  clock: Clock;
  log: Log;
}

export interface CallRunEvents {
  /** The leg and every ladder of this call are over and all is written. */
  finished: [];
}

/** One incoming call from answer to the last line of its record. It outlives the leg while somebody is still to be reached. */
export class CallRun extends EventEmitter<CallRunEvents> {
  readonly #o: CallRunOptions;
  readonly #floor: Floor;
  readonly #record: CallRecord;
  readonly #told: Told;
  #talk: Talk;
  #stage: Stage = { at: 'opening', silences: 0, misses: 0 };
  #escalation: Escalation | null = null;
  /** The script that is being carried out; a new one takes its place. */
  #script = 0;
  /** A turn that must be heard to its end is playing: words wait, the last ones count. */
  #held: DialogueEvent[] | null = null;
  /** The most urgent judgement of this call, words that still wait included (S1). */
  #judged: Judgement | null = null;
  #messageFiled = false;
  #outcome: CallOutcome | null = null;
  #finished = false;

  constructor(options: CallRunOptions) {
    super();
    this.#o = options;
    const { leg, practice, engine, speech, clock, log } = options;
    this.#talk = newTalk(practice.name, leg.from);
    this.#told = new Told(leg.from);
    this.#record = options.openRecord({ callerNumber: leg.from, lang: this.#talk.lang, protocol: engine.protocol });
    this.#floor = new Floor({ leg, speech, clock, log, listening: { ...OPEN, langs: [...LANGS] } });
    this.#floor.on('utterance', (u) => this.#guard(() => this.#onUtterance(u)));
    this.#floor.on('keys', (digits) => this.#guard(() => this.#dispatch({ type: 'keys', digits })));
    this.#floor.on('silence', () => this.#guard(() => this.#dispatch({ type: 'silence' })));
    this.#floor.on('speech', (state) => this.#guard(() => this.#dispatch({ type: 'speech', state })));
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
  }

  /** The program stops: the call goes on without it, and a ladder that runs is taken up again at the next start (S7). */
  async stop(): Promise<void> {
    await Promise.all([this.release(), this.#escalation?.cancel()]);
  }

  /** Lets the call go on without this program. */
  async release(): Promise<void> {
    this.#outcome = 'failed-over';
    this.#script++;
    this.#floor.hush();
    await this.#o.leg.handOver({ to: 'backup' }).catch(() => undefined);
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

  #onUtterance(utterance: Utterance): void {
    const asked = this.#asked();
    const { engine, understand, practice, clock } = this.#o;
    const turnId = this.#record.turn({
      speaker: 'caller',
      text: utterance.text,
      lang: utterance.lang,
      prompt: null,
      complete: true,
    });
    const meaning = understand({
      text: utterance.text,
      lang: utterance.lang,
      asked: asked === 'reason' ? null : asked,
      now: localTime(practice, clock.now()),
      areaCode: practice.areaCode,
      providers: practice.people.filter((p) => p.role === 'clinician').map((p) => p.name),
    });
    this.#told.heard(turnId, meaning.slots);
    const before = this.#judged;
    const judgement = engine.judge(utterance.text, utterance.lang, {
      ...(before && { before }),
      answering: this.#stage.at === 'doubt' ? this.#stage.question : null,
    });
    this.#record.judged(judgement, turnId);
    this.#judged = judgement;
    this.#dispatch({
      type: 'heard',
      text: utterance.text,
      lang: utterance.lang,
      judgement,
      meaning: { ...meaning, intent: settleIntent(meaning.intent, judgement.tier) },
    });
  }

  /** The fact that was just asked for: it decides how bare words are read. */
  #asked(): 'name' | 'dob' | 'phone' | 'reason' | null {
    if (this.#stage.at === 'field' || this.#stage.at === 'read-back') return this.#stage.field;
    return this.#stage.at === 'line-number' ? 'phone' : null;
  }

  #dispatch(event: DialogueEvent): void {
    if (this.#held && event.type !== 'page' && event.type !== 'speech') {
      this.#held.push(event);
      return;
    }
    const before = this.#talk;
    const next = step(this.#talk, this.#stage, event);
    this.#talk = next.talk;
    this.#stage = next.stage;
    if (next.talk.lang !== before.lang) this.#record.language(next.talk.lang);
    if (next.talk.intent !== before.intent) this.#record.intent(next.talk.intent);
    if (next.talk.judgement && next.talk.judgement.tier !== this.#judged?.tier) {
      this.#judged = next.talk.judgement;
      this.#record.judged(next.talk.judgement, null);
    }
    if (next.effects.length > 0) {
      const script = ++this.#script;
      this.#held = null;
      this.#run(next.effects, script).catch((error: unknown) => {
        if (!this.#o.leg.over) this.#fail(error);
      });
    }
  }

  async #run(effects: Effect[], script: number): Promise<void> {
    for (const effect of effects) {
      if (script !== this.#script) return;
      switch (effect.do) {
        case 'say':
          await this.#say(effect, script);
          break;
        case 'expect':
          this.#floor.expect({ ...effect.expect, langs: effect.langs });
          break;
        case 'fact':
          this.#fact(effect.name, effect);
          break;
        case 'page':
          this.#page();
          break;
        case 'message':
          this.#message();
          break;
        case 'operator':
          this.#outcome = 'handed-over';
          await this.#o.leg.handOver(this.#o.operator());
          break;
        case 'hang-up':
          this.#outcome = 'completed';
          await this.#o.leg.hangUp();
          break;
      }
    }
  }

  async #say(effect: Extract<Effect, { do: 'say' }>, script: number): Promise<void> {
    if (!effect.interruptible) this.#held = [];
    const lang = this.#talk.lang;
    const spoken = await this.#speak(effect.said, lang, effect.interruptible);
    if (script !== this.#script) return;
    const held = this.#held ?? [];
    this.#held = null;
    if (spoken.complete) this.#dispatch({ type: 'said' });
    const waited = lastOf(held);
    if (waited) this.#dispatch(waited);
  }

  /** Says it, and writes down what was really heard of it. */
  async #speak(prompts: Said[], lang: Lang, interruptible: boolean): Promise<Spoken> {
    const said = prompts.map((one) => this.#withText(one));
    const prompt = said.map((s) => s.prompt).join('+');
    const text = shownText(said, lang);
    const turnId = this.#record.turn({ speaker: 'nightbell', text, lang, prompt, complete: false });
    const spoken = await this.#floor.say(said, lang, interruptible);
    this.#record.heard(turnId, spoken);
    return spoken;
  }

  /** Questions of the protocol have their approved text in the protocol. */
  #withText(said: Said): Said {
    if (!said.prompt.startsWith('protocol.')) return said;
    const id = said.prompt.slice('protocol.'.length);
    const { engine } = this.#o;
    return { ...said, text: { en: engine.questionText(id, 'en'), es: engine.questionText(id, 'es') } };
  }

  #fact(name: string, { value, confirmed }: { value: string; confirmed: boolean }): void {
    this.#record.fact(name, value, confirmed, this.#told.turnOf(name, value));
  }

  #message(): void {
    if (this.#messageFiled) return;
    this.#messageFiled = true;
    const tier = this.#talk.judgement?.tier ?? 'unclear';
    for (const [name, answer] of Object.entries(this.#talk.answers)) this.#fact(name, answer);
    this.#record.message(queueFor(this.#o.practice, this.#talk.intent, tier), tier);
  }

  #page(): void {
    if (this.#escalation) return;
    const escalation = this.#o.escalate(this.#record, () => this.#case());
    this.#escalation = escalation;
    escalation.on('acknowledged', (_, result) => {
      this.#onAcknowledged(result).catch((error: unknown) =>
        this.#o.log.error({ call: this.id, err: error }, 'connecting failed'),
      );
    });
    escalation.on('exhausted', () => {
      this.#messageFiled = false;
      this.#message();
      if (!this.#o.leg.over) this.#dispatch({ type: 'page', news: 'exhausted' });
      this.#maybeFinish();
    });
    escalation.start();
  }

  async #onAcknowledged(result: Extract<RingResult, { outcome: 'acknowledged' }>): Promise<void> {
    const { leg } = this.#o;
    if (result.choice === 'calls-back') {
      if (!leg.over) this.#dispatch({ type: 'page', news: 'calls-back' });
    } else if (leg.over) {
      await this.#o.callBack(result.leg, () => this.#case());
    } else {
      this.#held = null;
      this.#script++;
      const lang = this.#talk.lang;
      await this.#speak([{ prompt: 'connecting' }], lang, false);
      this.#outcome = 'handed-over';
      this.#stage = { at: 'leaving' };
      if (leg.over) await this.#o.callBack(result.leg, () => this.#case());
      else await leg.handOver({ to: 'leg', leg: result.leg });
    }
    this.#maybeFinish();
  }

  #case(): PageCase {
    const talk = this.#talk;
    const judgement = talk.judgement;
    return {
      callId: this.id,
      tier: judgement?.tier ?? 'unclear',
      crisis: judgement?.crisis ?? false,
      lang: talk.lang,
      patient: { name: talk.answers.name?.value ?? null, dob: talk.answers.dob?.value ?? null, age: talk.age },
      phone: talk.answers.phone?.value || talk.callerNumber,
      reason: talk.reason.join('. '),
      flags: judgement?.flags.map(({ concept, words }) => ({ concept, words })) ?? [],
      told911: talk.told911 > 0,
      waiting: !this.#o.leg.over,
    };
  }

  /** The caller is gone. What was heard stays; whoever was symptomatic is paged (S6); anything else said goes to the inbox. */
  #onEnded(reason: EndReason): void {
    this.#script++;
    const tier = this.#talk.judgement?.tier ?? 'unclear';
    const urgent = isAtLeast(tier, 'urgent');
    if (urgent && !this.#escalation && reason !== 'handed-over') this.#page();
    const toldSomething = this.#talk.reason.length > 0 || Object.keys(this.#talk.answers).length > 0;
    if (!urgent && toldSomething && !this.#messageFiled && reason !== 'handed-over') this.#message();
    this.#outcome ??= reason === 'far-end-hung-up' ? 'caller-hung-up' : reason === 'lost' ? 'lost' : 'completed';
    if (urgent) for (const [name, answer] of Object.entries(this.#talk.answers)) this.#fact(name, answer);
    this.#record.ended(this.#outcome);
    this.#maybeFinish();
  }

  #maybeFinish(): void {
    if (this.#finished || !this.#o.leg.over || this.#escalation?.state === 'running') return;
    this.#finished = true;
    this.emit('finished');
  }
}

/** Of what was said while a turn had to be heard out, one event: all words together, or the last key. */
function lastOf(held: DialogueEvent[]): DialogueEvent | null {
  const heard = held.filter((e) => e.type === 'heard');
  const last = heard.at(-1);
  if (last) return { ...last, text: heard.map((e) => e.text).join('. ') };
  return held.findLast((e) => e.type === 'keys') ?? null;
}
