import type { Lang } from '../lang.ts';
import type { Adviser } from '../opinion/adviser.ts';
import type { Utterance } from '../speech/speech.ts';
import { isAtLeast, type Judgement, type Opinion, type TriageEngine } from '../triage/types.ts';
import type { Housemate } from '../understanding/household-name.ts';
import { settleIntent } from '../understanding/meaning.ts';
import type { Meaning } from '../understanding/types.ts';
import { weighedIntent } from '../understanding/weighed-intent.ts';
import { Acknowledging, type AcknowledgingOptions } from './acknowledgement.ts';
import { Ahead, type AheadOptions } from './ahead.ts';
import { askedIn, isAnswering, isAside, isNaming, isReadOut } from './asked.ts';
import { CallJudge } from './call-judge.ts';
import type { CallRunOptions } from './call-options.ts';
import type { CallState } from './call-state.ts';
import { ASIDES } from './dialogue/said-again.ts';
import type { DialogueEvent } from './dialogue/types.ts';
import { EarlyAlarm } from './early-alarm.ts';
import type { Passing } from './floor/passing.ts';
import type { Floor } from './floor.ts';
import { ForeseenAdvice } from './foreseen-advice.ts';
import { likeliest } from './heard-again.ts';
import { keyedAnswer } from './keyed-answer.ts';
import { isOnlyFact } from './only-fact.ts';
import { type Came, isWaitedFor, Opinions } from './opinions.ts';
import { saysPaged } from './page-words.ts';
import type { CallRecord } from './record.ts';
import { pieces } from './script.ts';
import { SecondHearing } from './second-hearing.ts';
import type { Told } from './told.ts';
import type { SaidByCaller } from './whole-call.ts';

/** Whose opinion is of the sound, not of the words. */
const HEARS_ANEW: ReadonlySet<Opinion['by']> = new Set<Opinion['by']>(['second-reading']);

/** Names what was read of the same sound before the call went on with other words. */
const FIRST = 'first-reading';

export interface CallHearingOptions {
  call: CallRunOptions;
  engine: TriageEngine;
  floor: Floor;
  record: CallRecord;
  told: Told;
  state: Readonly<CallState>;
  dispatch: (event: DialogueEvent) => void;
  /** Says at once that the caller was heard. */
  acknowledge: AcknowledgingOptions['say'];
  /** Runs it; what fails in it is the run's. */
  guard: (act: () => void) => void;
  /** The practice's own people handle a page on this line; false: this is none of their lines. */
  toStaff: () => boolean;
  /** What was judged, or judged anew, after the caller had gone. */
  judgedLater: (judgement: Judgement) => void;
  /** What would be rendered for a turn of ours. */
  linesOf: AheadOptions['linesOf'];
  /** Patients with the caller's number, as far as they are known yet. */
  household: () => readonly Housemate[];
  /** No opinion is awaited any more. */
  idle: () => void;
}

/**
 * What a caller says, keys or leaves unsaid, from the floor to the dialogue: what is meant, how urgent it is, and what others think of it.
 * All of it in order: what comes while opinions of earlier words are waited for stands behind them.
 */
export class CallHearing {
  readonly judge: CallJudge;
  readonly alarm: EarlyAlarm;
  readonly #o: CallHearingOptions;
  readonly #opinions: Opinions;
  readonly #ahead: Ahead;
  readonly #acknowledging: Acknowledging;
  /** Those who are waited for, asked ahead as well. */
  readonly #foreseen: readonly ForeseenAdvice[];
  /** Ends the waiting for opinions about the last words; null while none are waited for. */
  #judging: (() => void) | null = null;
  /** How often in a row the caller spoke about the call; in answer to each question of the protocol, how often in all. */
  #asides = 0;
  readonly #asidesTo = new Map<string, number>();
  /** What happened while they were waited for, in order. */
  #behind: (() => void)[] = [];

  constructor(options: CallHearingOptions) {
    this.#o = options;
    const { call, engine, floor, record, dispatch, guard, idle } = options;
    this.judge = new CallJudge(engine, record);
    this.alarm = new EarlyAlarm(engine, call.clock);
    const quick = (adviser: Adviser) => (isWaitedFor(adviser) ? new ForeseenAdvice(adviser) : adviser);
    const advisers = call.advisers.map(quick);
    this.#foreseen = advisers.filter((adviser) => adviser instanceof ForeseenAdvice);
    this.#opinions = new Opinions(advisers, call.clock, idle);
    const known = () => this.judge.known;
    this.#ahead = new Ahead({ call, state: options.state, known, linesOf: options.linesOf });
    this.#acknowledging = new Acknowledging({ engine, state: options.state, known, say: options.acknowledge });
    floor.on('utterance', (u) => this.#inTurn(() => this.#onUtterance(u)));
    floor.on('passed', (u, why) => this.#inTurn(() => this.#onPassed(u, why)));
    floor.on('waits', (waited) => guard(() => this.#acknowledging.waits(waited)));
    floor.on('partial', (text, lang) => guard(() => this.#onPartial(text, lang)));
    floor.on('keys', (digits) => this.#inTurn(() => this.#onKeys(digits)));
    floor.on('silence', () => this.#inTurn(() => this.#onSilence()));
    floor.on('speech', (state) => guard(() => dispatch({ type: 'speech', state })));
  }

  /** Opinions that were asked for and have not come. */
  get pending(): number {
    return this.#opinions.pending;
  }

  /** The question of the protocol that is being asked, or null. */
  get question(): string | null {
    const { stage } = this.#o.state;
    return stage.at === 'doubt' ? stage.question : null;
  }

  /** What an opinion is given with the words: the question that they answer, and what was told before. */
  #beside(lang: Lang): { question?: string; before?: string } {
    const before = this.judge.told;
    return { ...this.#asked(lang), ...(before !== '' && { before }) };
  }

  /** The words in which it was put, for who reads the answer with it. */
  #asked(lang: Lang): { question?: string } {
    const { question } = this;
    if (question === null) return {};
    const rest = this.judge.known?.rest;
    return { question: rest?.question === question ? rest.text[lang] : this.#o.engine.questionText(question, lang) };
  }

  /** The last words are judged with the opinions that have come; none is waited for. */
  settle(): void {
    this.#judging?.();
  }

  /** What the caller does is taken in order: it waits while words before it are still being thought about. */
  #inTurn(act: () => void): void {
    if (this.#judging) this.#behind.push(act);
    else this.#o.guard(act);
  }

  #onUtterance(utterance: Utterance): void {
    const { call, record, told, state, guard } = this.#o;
    const { understand, practice, clock } = call;
    const { lang, second } = utterance;
    const { text, meaning, passedOver } = likeliest(utterance, state, {
      ...{ understand, practice, now: clock.now(), household: this.#o.household() },
    });
    const turnId = record.turn({ speaker: 'caller', text, lang, prompt: null, complete: true });
    told.heard(turnId, meaning.slots);
    this.#acknowledging.heard();
    const fact = isAnswering(state.talk, state.stage) && isOnlyFact(text, meaning, askedIn(state.talk, state.stage));
    let settled = false;
    const settle = this.#opinions.ask(
      { text, lang, ...this.#beside(lang) },
      {
        settled: (came) => {
          settled = true;
          this.#judging = null;
          guard(() => this.#heard(turnId, { text, lang }, meaning, came, fact));
          this.#catchUp();
        },
        late: (came) => guard(() => this.#heed(turnId, text, came, fact)),
        nothing: (nothing) => record.noOpinion(turnId, nothing),
      },
      [
        ...(second ? [second] : []),
        ...passedOver.map((words) => Promise.resolve({ text: words, lang, model: FIRST })),
      ].map((reading) => this.#secondHearing(reading)),
    );
    if (!settled) this.#judging = settle;
  }

  /** Nobody answers it, and it is judged and kept all the same (S1, S6); an echo of ours is written already. */
  #onPassed({ text, lang }: Utterance, why: Passing): void {
    if (why === 'echo') return;
    const turnId = this.#o.record.turn({ speaker: 'caller', text, lang, prompt: null, complete: true });
    const before = this.judge.known?.tier ?? 'unclear';
    const judgement = this.judge.heard(
      turnId,
      { text, lang },
      { aside: true, answering: null, field: false, came: [] },
    );
    if (judgement.tier !== before) this.#o.dispatch({ type: 'judged', judgement });
  }

  /** Who gives an opinion of the same sound, read once more. */
  #secondHearing(second: NonNullable<Utterance['second']>): SecondHearing {
    const { engine, call, state } = this.#o;
    const before = this.judge.known;
    const field = isAnswering(state.talk, state.stage);
    const context = { ...(before && { before }), answering: this.question, field };
    return new SecondHearing({ engine, advisers: call.advisers, second, context });
  }

  #catchUp(): void {
    while (!this.#judging) {
      const next = this.#behind.shift();
      if (!next) return;
      this.#o.guard(next);
    }
  }

  /** @param fact only a fact that was asked for: an opinion of it is written down and nothing more */
  #heard(turnId: string, said: SaidByCaller, meaning: Meaning, came: readonly Came[], fact: boolean): void {
    const { call, record, state } = this.#o;
    // Time that somebody asks for is no turn without an answer.
    const waits = meaning.command === 'wait' && isAside(meaning, said.text);
    if (!waits) this.#asides = isAside(meaning, said.text) ? this.#asides + 1 : 0;
    const { question } = this;
    const to = question ? (this.#asidesTo.get(question) ?? 0) + (this.#asides > 0 && !waits ? 1 : 0) : 0;
    if (question) this.#asidesTo.set(question, to);
    // What a child says of who is there tells nothing of what is wrong.
    const child = state.stage.at === 'child';
    // While a person is being rung nothing was asked: what tells nothing then is no second answer that told nothing.
    const ringing = state.stage.at === 'transferring';
    const aside = child || waits || ringing || (this.#asides > 0 && this.#asides <= ASIDES && to <= ASIDES);
    const field = isAnswering(state.talk, state.stage);
    const before = this.judge.known;
    const counts = came.filter((c) => !fact || HEARS_ANEW.has(c.opinion.by));
    const judgement = this.judge.heard(turnId, said, {
      aside,
      answering: this.question,
      field,
      value: isReadOut(state.stage),
      named: isNaming(state.talk, state.stage),
      ...(meaning.slots.name && askedIn(state.talk, state.stage) === 'name' && { person: meaning.slots.name }),
      came: counts,
    });
    for (const { opinion, ms } of came.filter((c) => !counts.includes(c))) record.opinion(turnId, opinion, ms, false);
    const { from } = call.leg;
    const staff = from !== null && (call.staff?.knows(from) ?? false);
    if (staff && saysPaged(said.text, said.lang) && !isAtLeast(judgement.tier, 'urgent') && this.#o.toStaff()) return;
    // Talk behind a matter that is known is no complaint: only what raised the call makes one of it.
    const guess = counts.find(({ opinion }) => opinion.intent)?.opinion.intent;
    const talk = guess === 'symptom' && state.stage.at !== 'opening' && judgement.tier === before?.tier;
    const likely = talk && state.stage.at !== 'doubt' ? null : guess;
    // The first words of a matter are weighed with a guess; later ones answer something.
    const guessed = counts.find(({ opinion }) => opinion.guessed)?.opinion.guessed ?? null;
    const first = state.stage.at === 'opening' || state.stage.at === 'anything-else';
    const wished = first ? weighedIntent(meaning, guessed) : meaning.intent;
    const intent = settleIntent(wished, judgement.tier, likely);
    const opening = state.stage.at === 'opening';
    const about = (opening && counts.map(({ opinion }) => opinion.about).find((who) => who)) || meaning.about;
    const intents =
      wished === meaning.intent ? meaning.intents : [wished, ...meaning.intents.slice(1).filter((i) => i !== wished)];
    this.#o.dispatch({ type: 'heard', ...said, judgement, meaning: { ...meaning, intent, intents, about } });
    // The last words of somebody who hung up with them.
    if (call.leg.over) this.#o.judgedLater(judgement);
    this.alarm.over();
  }

  /** Another's opinion of words that were judged without it. It may raise or ask, also when the caller has gone (S3, S6). */
  #heed(turnId: string, words: string, came: Came, fact: boolean): void {
    const { call, record, dispatch, judgedLater } = this.#o;
    if (fact && !HEARS_ANEW.has(came.opinion.by)) {
      record.opinion(turnId, came.opinion, came.ms, true);
      return;
    }
    const judgement = this.judge.heed(turnId, words, came);
    if (!judgement) return;
    if (call.leg.over) judgedLater(judgement);
    else dispatch({ type: 'judged', judgement });
  }

  /** Nothing but silence, a prepared instruction or prepared sentences come of words that are not final. */
  #onPartial(text: string, lang: Lang): void {
    const { call, floor, state } = this.#o;
    for (const adviser of this.#foreseen) adviser.foresee({ text, lang, ...this.#beside(lang) });
    if (!this.alarm.heard(text, lang, this.judge.known)) {
      this.#ahead.heard(text, lang);
      return;
    }
    if (state.stage.at !== 'emergency' && state.stage.at !== 'leaving') floor.hush();
    const lines = pieces([{ prompt: 'emergency' }], lang).flatMap(({ line }) => (line ? [line] : []));
    call.speech.prepare(lines).catch(() => undefined);
  }

  #onKeys(digits: string): void {
    const { engine, record, state, dispatch } = this.#o;
    const question = this.question;
    const answer = question && digits !== '0' ? keyedAnswer(engine.questionKind(question), digits) : null;
    if (answer === null) {
      dispatch({ type: 'keys', digits });
      return;
    }
    const { lang } = state.talk;
    this.#reply(answer, record.turn({ speaker: 'caller', text: answer, lang, prompt: null, complete: true }));
  }

  /** The second silence after a question is an answer: that the caller does not know. */
  #onSilence(): void {
    const { stage, talk } = this.#o.state;
    if (stage.at === 'doubt' && stage.question && stage.silences > 0 && talk.held === 0) this.#reply('', null);
    else this.#o.dispatch({ type: 'silence' });
  }

  /** An answer without spoken words. */
  #reply(answer: string, turnId: string | null): void {
    const judgement = this.judge.replied(turnId, { text: answer, lang: this.#o.state.talk.lang }, this.question);
    this.#o.dispatch({ type: 'replied', judgement });
  }
}
