import { EventEmitter } from 'node:events';
import { departmentFor } from '../desk/findings-departments.ts';
import { queueFor } from '../desk/queues.ts';
import type { Lang } from '../lang.ts';
import { LANGS } from '../lang.ts';
import type { Escalation } from '../oncall/escalation.ts';
import type { PageCase, RingResult } from '../oncall/page.ts';
import type { Utterance } from '../speech/speech.ts';
import type { CallOutcome } from '../store/types.ts';
import type { EndReason } from '../telephony/leg.ts';
import { isAtLeast, type Opinion, type Tier, type TriageEngine } from '../triage/types.ts';
import { settleIntent } from '../understanding/meaning.ts';
import type { Intent, Meaning } from '../understanding/types.ts';
import { isAnswering, isAside } from './asked.ts';
import { CallJudge } from './call-judge.ts';
import type { CallRunOptions } from './call-options.ts';
import { pageCaseOf, transferCaseOf } from './cases.ts';
import { expectAnswer } from './dialogue/doubt.ts';
import { OPEN } from './dialogue/effects.ts';
import { fileEffect } from './dialogue/endings.ts';
import { step } from './dialogue/step.ts';
import {
  type DialogueEvent,
  type Effect,
  type Matter,
  newTalk,
  type Stage,
  type Talk,
  type TransferWhy,
} from './dialogue/types.ts';
import { EarlyAlarm } from './early-alarm.ts';
import { Errands } from './errands.ts';
import { FactBook } from './fact-book.ts';
import { Floor, type Spoken } from './floor.ts';
import { houseOf } from './house-of.ts';
import { keyedAnswer } from './keyed-answer.ts';
import { isOnlyFact } from './only-fact.ts';
import { type Came, Opinions } from './opinions.ts';
import { saysPaged } from './page-words.ts';
import type { Said } from './prompts/catalogue.ts';
import type { CallRecord } from './record.ts';
import { pieces, shownText } from './script.ts';
import { SecondHearing } from './second-hearing.ts';
import { Told } from './told.ts';
import type { TransferCase } from './transfer.ts';
import { understood } from './understood.ts';
import type { SaidByCaller } from './whole-call.ts';

export interface CallRunEvents {
  /** The leg and every ladder of this call are over and all is written. */
  finished: [];
}

/** What does not wait for a turn of ours to be heard out. */
const AT_ONCE: ReadonlySet<DialogueEvent['type']> = new Set<DialogueEvent['type']>([
  'page',
  'speech',
  'judged',
  'desk',
  'slow',
  'transfer',
]);
/** What an urgent call leaves to nobody but the clinician. */
const NO_TASK: ReadonlySet<Intent> = new Set<Intent>(['symptom', 'human', 'other', 'message']);
/** Whose opinion is of the sound, not of the words. */
const HEARS_ANEW: ReadonlySet<Opinion['by']> = new Set<Opinion['by']>(['second-reading']);
/** What is only written down: it takes no turn away from anybody. */
const ON_PAPER: ReadonlySet<Effect['do']> = new Set<Effect['do']>(['fact', 'done']);

/** One incoming call from answer to the last line of its record. It outlives the leg while somebody is still to be reached. */
export class CallRun extends EventEmitter<CallRunEvents> {
  readonly #o: CallRunOptions;
  readonly #floor: Floor;
  readonly #record: CallRecord;
  readonly #told: Told;
  readonly #facts: FactBook;
  readonly #errands: Errands;
  readonly #engine: TriageEngine;
  readonly #opinions: Opinions;
  readonly #alarm: EarlyAlarm;
  readonly #judge: CallJudge;
  #talk: Talk;
  #stage: Stage = { at: 'opening', silences: 0 };
  #escalation: Escalation | null = null;
  /** What the engine of paging was told last. */
  #toldPaging: string | null = null;
  /** The script that is being carried out; a new one takes its place. */
  #script = 0;
  /** A turn that must be heard to its end is playing: words wait, the last ones count. */
  #held: DialogueEvent[] | null = null;
  /** Ends the waiting for opinions about the last words; null while none are waited for. */
  #judging: (() => void) | null = null;
  /** What happened while they were waited for, in order. */
  #behind: (() => void)[] = [];
  #filed: Tier | null = null;
  /** Why a person is being rung, and whom. */
  #transfer: { to: string | null; why: TransferWhy } = { to: null, why: 'asked' };
  /** Somebody of the practice has called about a page. */
  #isStaff = false;
  #outcome: CallOutcome | null = null;
  #finished = false;

  constructor(options: CallRunOptions) {
    super();
    this.#o = options;
    const { leg, practice, speech, clock, log } = options;
    this.#engine = options.engine();
    this.#opinions = new Opinions(options.advisers, clock, () => this.#maybeFinish());
    this.#alarm = new EarlyAlarm(this.#engine, clock);
    const { rungBack } = options;
    const known = houseOf({ practice, desk: options.desk(), medicine: options.medicine, now: clock.now() });
    const house = rungBack === undefined ? known : { ...known, rungBack: true as const };
    const number = rungBack ?? leg.from;
    this.#talk = newTalk(house, number, leg.diverted);
    this.#told = new Told(number);
    this.#record = options.openRecord({
      callerNumber: number,
      lang: this.#talk.lang,
      protocol: this.#engine.protocol,
    });
    this.#judge = new CallJudge(this.#engine, this.#record);
    this.#facts = new FactBook(this.#record, this.#told);
    this.#errands = new Errands({
      callId: this.#record.callId,
      services: options.services,
      transfer: options.transfer,
      clock,
      answered: (answer) => this.#guard(() => this.#dispatch({ type: 'desk', answer })),
      slow: () => this.#guard(() => this.#dispatch({ type: 'slow' })),
      transferred: (news) => this.#guard(() => this.#dispatch({ type: 'transfer', news })),
    });
    this.#floor = new Floor({ leg, speech, clock, log, listening: { ...OPEN, langs: [...LANGS] } });
    this.#floor.on('utterance', (u) => this.#inTurn(() => this.#onUtterance(u)));
    this.#floor.on('partial', (text, lang) => this.#guard(() => this.#onPartial(text, lang)));
    this.#floor.on('keys', (digits) => this.#inTurn(() => this.#onKeys(digits)));
    this.#floor.on('silence', () => this.#inTurn(() => this.#onSilence()));
    this.#floor.on('speech', (state) => this.#guard(() => this.#dispatch({ type: 'speech', state })));
    // The floor tells of no key that only ends a number.
    leg.on('key', (key) => key === '*' && this.#guard(() => this.#toStaff()));
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

  /** What the caller does is taken in order: it waits while words before it are still being thought about. */
  #inTurn(act: () => void): void {
    if (this.#judging) this.#behind.push(act);
    else this.#guard(act);
  }

  #onUtterance({ text, lang, second }: Utterance): void {
    const { understand, practice, clock } = this.#o;
    const turnId = this.#record.turn({ speaker: 'caller', text, lang, prompt: null, complete: true });
    const at = { talk: this.#talk, stage: this.#stage };
    const meaning = understood({ text, lang }, at, { understand, practice, now: clock.now() });
    this.#told.heard(turnId, meaning.slots);
    const fact = isAnswering(this.#talk, this.#stage) && isOnlyFact(text, meaning);
    let settled = false;
    const settle = this.#opinions.ask(
      { text, lang },
      {
        settled: (came) => {
          settled = true;
          this.#judging = null;
          this.#guard(() => this.#heard(turnId, { text, lang }, meaning, came, fact));
          this.#catchUp();
        },
        late: (came) => this.#guard(() => this.#heed(turnId, text, came, fact)),
        nothing: (nothing) => this.#record.noOpinion(turnId, nothing),
      },
      second ? [this.#secondHearing(second)] : [],
    );
    if (!settled) this.#judging = settle;
  }

  /** Who gives an opinion of the same sound, read once more. */
  #secondHearing(second: NonNullable<Utterance['second']>): SecondHearing {
    const before = this.#judge.known;
    const field = isAnswering(this.#talk, this.#stage);
    const context = { ...(before && { before }), answering: this.#question(), field };
    return new SecondHearing({ engine: this.#engine, advisers: this.#o.advisers, second, context });
  }

  #catchUp(): void {
    while (!this.#judging) {
      const next = this.#behind.shift();
      if (!next) return;
      this.#guard(next);
    }
  }

  /** @param fact only a fact that was asked for: an opinion of it is written down and nothing more */
  #heard(turnId: string, said: SaidByCaller, meaning: Meaning, came: readonly Came[], fact: boolean): void {
    const aside = isAside(meaning, said.text);
    const field = isAnswering(this.#talk, this.#stage);
    const before = this.#judge.known;
    const counts = came.filter((c) => !fact || HEARS_ANEW.has(c.opinion.by));
    const judgement = this.#judge.heard(turnId, said, { aside, answering: this.#question(), field, came: counts });
    for (const { opinion, ms } of came.filter((c) => !counts.includes(c)))
      this.#record.opinion(turnId, opinion, ms, false);
    const staff = this.#o.leg.from !== null && (this.#o.staff?.knows(this.#o.leg.from) ?? false);
    if (staff && saysPaged(said.text, said.lang) && !isAtLeast(judgement.tier, 'urgent')) {
      this.#toStaff();
      if (this.#isStaff) return;
    }
    // Talk behind a matter that is known is no complaint: only what raised the call makes one of it.
    const guess = counts.find(({ opinion }) => opinion.intent)?.opinion.intent;
    const talk = guess === 'symptom' && this.#stage.at !== 'opening' && judgement.tier === before?.tier;
    const likely = talk && this.#stage.at !== 'doubt' ? null : guess;
    const intent = settleIntent(meaning.intent, judgement.tier, likely);
    this.#dispatch({ type: 'heard', ...said, judgement, meaning: { ...meaning, intent } });
    this.#alarm.over();
  }

  /** The question of the protocol that is being asked. */
  #question(): string | null {
    return this.#stage.at === 'doubt' ? this.#stage.question : null;
  }

  /** Another's opinion of words that were judged without it. It may raise or ask, also when the caller has gone (S3, S6). */
  #heed(turnId: string, words: string, came: Came, fact: boolean): void {
    if (fact && !HEARS_ANEW.has(came.opinion.by)) {
      this.#record.opinion(turnId, came.opinion, came.ms, true);
      return;
    }
    const judgement = this.#judge.heed(turnId, words, came);
    if (!judgement) return;
    if (this.#o.leg.over) {
      this.#talk = { ...this.#talk, judgement };
      this.#tellPaging();
      this.#actOnEnd();
    } else this.#dispatch({ type: 'judged', judgement });
  }

  /** Nothing but silence and a prepared instruction comes of words that are not final. */
  #onPartial(text: string, lang: Lang): void {
    if (!this.#alarm.heard(text, lang, this.#judge.known)) return;
    if (this.#stage.at !== 'emergency' && this.#stage.at !== 'leaving') this.#floor.hush();
    const lines = pieces([{ prompt: 'emergency' }], lang).flatMap(({ line }) => (line ? [line] : []));
    this.#o.speech.prepare(lines).catch(() => undefined);
  }

  #onKeys(digits: string): void {
    const question = this.#question();
    const answer = question && digits !== '0' ? keyedAnswer(this.#engine.questionKind(question), digits) : null;
    if (answer === null) {
      this.#dispatch({ type: 'keys', digits });
      return;
    }
    const { lang } = this.#talk;
    this.#reply(answer, this.#record.turn({ speaker: 'caller', text: answer, lang, prompt: null, complete: true }));
  }

  /** The second silence after a question is an answer: that the caller does not know. */
  #onSilence(): void {
    if (this.#stage.at === 'doubt' && this.#stage.question && this.#stage.silences > 0) this.#reply('', null);
    else this.#dispatch({ type: 'silence' });
  }

  /** An answer without spoken words. */
  #reply(answer: string, turnId: string | null): void {
    const judgement = this.#judge.replied(turnId, { text: answer, lang: this.#talk.lang }, this.#question());
    this.#dispatch({ type: 'replied', judgement });
  }

  #dispatch(event: DialogueEvent): void {
    if (this.#held && !AT_ONCE.has(event.type)) {
      this.#held.push(event);
      return;
    }
    // Words that waited may have been judged since: what is known is never less than the last judgement (S1).
    const known = this.#judge.known;
    const before: Talk = known ? { ...this.#talk, judgement: known } : this.#talk;
    const next = step(before, this.#stage, known && 'judgement' in event ? { ...event, judgement: known } : event);
    this.#talk = next.talk;
    this.#stage = next.stage;
    this.#tellPaging();
    if (next.talk.facts !== before.facts) this.#facts.writeAll(next.talk.facts);
    if (next.stage.at === 'emergency') this.#errands.giveUp();
    if (next.talk.lang !== before.lang) this.#record.language(next.talk.lang);
    if (next.talk.intent !== before.intent) this.#record.intent(next.talk.intent);
    const made = next.talk.judgement;
    if (made && made !== known) {
      // The dialogue gave up asking.
      this.#judge.gaveUp(made);
    }
    if (this.#o.leg.over || next.effects.every((effect) => ON_PAPER.has(effect.do))) {
      // Nobody hears anything of it; what was done is written down all the same.
      for (const effect of next.effects) this.#writeDown(effect);
    } else {
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
        case 'expect-answer':
          this.#floor.expect({ ...expectAnswer(this.#engine.questionKind(effect.question)), langs: effect.langs });
          break;
        case 'fact':
        case 'done':
          this.#writeDown(effect);
          break;
        case 'page':
          this.#page();
          break;
        case 'message':
          this.#message(effect);
          break;
        case 'desk':
          await this.#errands.ask(effect.request);
          break;
        case 'transfer':
          this.#transfer = effect;
          if (!this.#errands.ring(() => this.#transferCase())) await this.#toOperator();
          break;
        case 'join':
          await this.#join();
          break;
        case 'operator':
          await this.#toOperator();
          break;
        case 'hang-up':
          await this.#alarm.passed;
          if (script !== this.#script) return;
          this.#outcome = 'completed';
          await this.#o.leg.hangUp();
          break;
      }
    }
  }

  #writeDown(effect: Effect): void {
    if (effect.do === 'fact') this.#facts.write(effect.name, effect.value, effect.confirmed);
    if (effect.do === 'done') this.#record.done(effect.what, effect.details);
  }

  /** Whoever opens with the star, or says from a telephone of the practice's people that they were paged, handles it on this line. */
  #toStaff(): void {
    const { leg, staff, log } = this.#o;
    if (!staff || this.#isStaff || leg.over || this.#stage.at !== 'opening') return;
    this.#isStaff = true;
    this.#outcome = 'completed';
    this.#stage = { at: 'leaving' };
    this.#script++;
    this.#floor.close();
    staff.take(leg).catch((error: unknown) => {
      log.error({ call: this.id, err: (error as Error).name }, 'the line of the staff failed');
      leg.hangUp().catch(() => undefined);
    });
  }

  async #toOperator(): Promise<void> {
    this.#outcome = 'handed-over';
    await this.#o.leg.handOver(this.#o.operator());
  }

  /** Joins the caller with whoever took the call; who was there a moment ago may have gone. */
  async #join(): Promise<void> {
    const { leg } = this.#o;
    const taken = this.#errands.taken;
    try {
      if (!taken || taken.over) throw new Error('gone');
      this.#outcome = 'handed-over';
      const { intent, matters } = this.#talk;
      await leg.handOver({ to: 'leg', leg: taken });
      this.#record.done('transferred', { intent: matters[0]?.intent ?? intent, form: matters[0]?.form ?? '' });
    } catch {
      this.#outcome = null;
      if (!leg.over) this.#dispatch({ type: 'transfer', news: 'nobody' });
    }
  }

  #transferCase(): TransferCase {
    return transferCaseOf(this.#talk, this.#case(), this.#transfer, this.#o.practice);
  }

  async #say(effect: Extract<Effect, { do: 'say' }>, script: number): Promise<void> {
    if (!effect.interruptible) this.#held = [];
    const lang = this.#talk.lang;
    const spoken = await this.#speak(effect.said, lang, effect.interruptible, effect.slow);
    if (script !== this.#script) return;
    const held = this.#held ?? [];
    this.#held = null;
    if (spoken.complete) this.#dispatch({ type: 'said' });
    const waited = lastOf(held);
    if (waited) this.#dispatch(waited);
  }

  /** Says it, and writes down what was really heard of it. */
  async #speak(prompts: Said[], lang: Lang, interruptible: boolean, slow = false): Promise<Spoken> {
    const said = prompts.map((one) => this.#withText(one));
    const prompt = said.map((s) => s.prompt).join('+');
    const text = shownText(said, lang);
    const turnId = this.#record.turn({ speaker: 'nightbell', text, lang, prompt, complete: false });
    const spoken = await this.#floor.say(said, lang, interruptible, slow);
    this.#record.heard(turnId, spoken);
    return spoken;
  }

  /** Questions and instructions of the protocol have their approved text in the protocol. */
  #withText(said: Said): Said {
    const [, of, id] = /^protocol(-text)?\.(.+)$/.exec(said.prompt) ?? [];
    if (!id) return said;
    const text = (lang: Lang) => (of ? this.#engine.instructionText(id, lang) : this.#engine.questionText(id, lang));
    return { ...said, text: { en: text('en'), es: text('es') } };
  }

  #message(effect: Extract<Effect, { do: 'message' }>): void {
    const tier = this.#talk.judgement?.tier ?? 'unclear';
    this.#filed = tier;
    this.#facts.writeAll(this.#talk.facts);
    const { practice } = this.#o;
    // What was begun before it became urgent is still the work of its own department.
    const aside =
      !effect.complete && effect.matter !== null && effect.intent !== 'symptom' && isAtLeast(tier, 'urgent');
    const queue = departmentFor(practice, effect.queue, effect.intent, aside ? 'routine' : tier);
    this.#record.message(queue, tier, effect.matter ?? undefined);
  }

  /** What was begun and is not filed yet; where nothing was begun, what was said. */
  #fileOpen(begun: readonly Matter[]): void {
    const talk = this.#talk;
    const open = begun.length > 0 ? begun : talk.done.length > 0 ? [] : [null];
    for (const matter of open) {
      const effect = fileEffect(talk, matter, null, false);
      if (effect.do === 'message') this.#message(effect);
    }
  }

  #page(): void {
    if (this.#escalation) {
      this.#tellPaging();
      return;
    }
    const escalation = this.#o.escalate(this.#record, () => this.#case());
    this.#escalation = escalation;
    escalation.on('acknowledged', (_, result) => {
      this.#onAcknowledged(result).catch((error: unknown) =>
        this.#o.log.error({ call: this.id, err: error }, 'connecting failed'),
      );
    });
    escalation.on('nobodyYet', () => {
      if (!this.#o.leg.over) this.#dispatch({ type: 'page', news: 'exhausted' });
    });
    escalation.on('exhausted', () => {
      this.#message({ do: 'message', complete: false, queue: null, intent: this.#talk.intent, matter: null });
      if (!this.#o.leg.over) this.#dispatch({ type: 'page', news: 'exhausted' });
      this.#maybeFinish();
    });
    this.#tellPaging();
  }

  /** What became graver, or is known of the patient by now, is told to the engine of paging once. */
  #tellPaging(): void {
    if (!this.#escalation) return;
    const { tier, flags, patient } = this.#case();
    const known = [tier, patient.name, patient.dob, ...flags.map(({ concept }) => concept).sort()].join('\n');
    if (known === this.#toldPaging) return;
    this.#toldPaging = known;
    this.#escalation.start();
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
    return pageCaseOf(this.#talk, { callId: this.id, waiting: !this.#o.leg.over });
  }

  /** The caller is gone. What was heard stays; whoever was symptomatic is paged (S6); anything else said goes to the inbox. */
  #onEnded(reason: EndReason): void {
    this.#errands.giveUp();
    this.#judging?.();
    const waited = lastOf(this.#held ?? []);
    this.#held = null;
    if (waited) this.#guard(() => this.#dispatch(waited));
    this.#alarm.over();
    this.#script++;
    const judgement = this.#judge.ended(reason === 'handed-over' ? null : this.#question(), this.#talk.lang);
    if (judgement) this.#talk = { ...this.#talk, judgement };
    const told = this.#stage.at === 'leaving' || this.#stage.at === 'waiting' || this.#stage.at === 'emergency';
    const droppedAt = (reason === 'far-end-hung-up' && !told) || (reason === 'lost' && this.#stage.at !== 'leaving');
    this.#actOnEnd();
    // Symptomatic, and gone before they knew what will happen: the box rings them back once.
    if (droppedAt) this.#escalation?.callerDropped();
    // Where it was to go counts only if it went there.
    const went = reason === 'handed-over' || this.#outcome === 'completed' ? this.#outcome : null;
    const outcome =
      went ?? (reason === 'far-end-hung-up' ? 'caller-hung-up' : reason === 'lost' ? 'lost' : 'completed');
    this.#facts.writeAll(this.#talk.facts);
    this.#record.ended(outcome);
    this.#maybeFinish();
  }

  /** What has to be done for a caller who is gone, as urgent as the call is known to be. Whoever went to a person is theirs. */
  #actOnEnd(): void {
    const { judgement, reason, facts, intent, matters } = this.#talk;
    const tier = judgement?.tier ?? 'unclear';
    if (this.#isStaff && !isAtLeast(tier, 'urgent')) return;
    const withPerson = this.#o.leg.over === 'handed-over';
    const worth = reason.length > 0 || Object.keys(facts).length > 0;
    if (isAtLeast(tier, 'urgent') && !withPerson) this.#page();
    // A refill that was begun before it became urgent is a task all the same.
    const urgent = isAtLeast(tier, 'urgent');
    const begun = matters.filter((m) => !urgent || !NO_TASK.has(m.intent));
    if (urgent ? begun.length > 0 : !withPerson && worth) this.#fileOpen(begun);
    this.#talk = { ...this.#talk, matters: [], done: [...this.#talk.done, ...matters] };
    if (this.#filed && !isAtLeast(this.#filed, tier)) {
      this.#filed = tier;
      this.#record.refiled(queueFor(this.#o.practice, intent, tier), tier);
    }
  }

  #maybeFinish(): void {
    if (this.#finished || !this.#o.leg.over || this.#opinions.pending > 0) return;
    if (this.#escalation?.state === 'running') return;
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
