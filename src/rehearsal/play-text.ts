import type { Encode } from '../desk/answers/faq.ts';
import type { Log } from '../log.ts';
import { localTime } from '../oncall/rota.ts';
import type { Adviser } from '../opinion/adviser.ts';
import type { Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import type { CallRecord } from '../store/types.ts';
import type { ScriptedLeg } from '../telephony/scripted/leg.ts';
import type { Mind } from '../wiring/mind.ts';
import { RehearsedCaller } from './caller/caller.ts';
import type { CallerAct } from './caller/doing.ts';
import { hearTurn } from './caller/hearing.ts';
import type { Sense } from './caller/sense.ts';
import { furnish } from './furnish.ts';
import { openHouse } from './house.ts';
import { type HeardTurn, type RehearsalResult, resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { SimulatedClock } from './simulated-clock.ts';
import type { TextSpeech } from './text-speech.ts';
import { World } from './world.ts';

/** A caller takes a pause of this length for the end of a turn, and then speaks. */
const REPLY_MS = 700;
/** Who hears nothing more hangs up. */
const PATIENCE_MS = 75_000;
/** Who is only told to wait stays a little longer on the line. */
const WAITING_MS = 120_000;
/** No call is longer: who is asked in circles gives up. */
const LONGEST_CALL_MS = 20 * 60_000;
/** So long after the call the rest is waited for: a ladder of three rounds takes two hours. */
const LONGEST_AFTER_MS = 4 * 3_600_000;

export interface TextOptions {
  practice: Practice;
  mind: Mind;
  advisers: readonly Adviser[];
  encode: Encode;
  sense: Sense;
  log: Log;
}

/** Plays one call with words in the place of sound, as quickly as the machine can. */
export async function playInText(scenario: Scenario, options: TextOptions): Promise<RehearsalResult> {
  const { practice, mind, advisers, encode, sense, log } = options;
  const began = performance.now();
  const clock = new SimulatedClock(scenario.at);
  const world = new World(scenario, practice, clock);
  const house = await openHouse({
    practice,
    mind,
    advisers,
    encode,
    clock,
    world,
    log,
    furnish: (store) => furnish(store, scenario, practice),
  });
  try {
    const now = localTime(practice, scenario.at);
    const { understand } = mind;
    const caller = new RehearsedCaller({
      scenario,
      sense,
      today: now.slice(0, 10),
      wish: (text) =>
        understand({ text, lang: scenario.lang, asked: 'when', now, areaCode: practice.areaCode }).slots.when ?? null,
    });
    const leg = house.trunk.call(scenario.caller.line, practice.mainLine);
    const call = new TextCall(leg, house.speech, clock, scenario, caller);
    await clock.runUntil(() => leg.over !== null || clock.now() > scenario.at + LONGEST_CALL_MS);
    if (!leg.over) leg.leave();
    const seconds = (clock.now() - scenario.at) / 1_000;
    const end = clock.now() + LONGEST_AFTER_MS;
    await clock.runUntil(() => house.reception.running === 0 || clock.now() > end);
    await clock.runFor(house.store.flush());
    const record = await newest(house.store);
    const wallSeconds = (performance.now() - began) / 1_000;
    return resultOf({
      scenario,
      practice,
      record,
      transcript: call.transcript,
      rings: world.rings,
      ended: { handedTo: leg.handedTo?.to ?? null, reason: leg.over ?? 'running' },
      seconds,
      wallSeconds,
      understand,
    });
  } finally {
    await house.close();
  }
}

async function newest(store: Store): Promise<CallRecord> {
  const [row] = await store.calls.list({ limit: 1 });
  const record = row && (await store.calls.record(row.id));
  if (!record) throw new Error('the call left no record');
  return record;
}

/** The caller's end of the line: collects what is heard until the box waits, and does what the caller does. */
class TextCall {
  readonly transcript: HeardTurn[] = [];
  readonly #leg: ScriptedLeg;
  readonly #speech: TextSpeech;
  readonly #clock: SimulatedClock;
  readonly #scenario: Scenario;
  readonly #caller: RehearsedCaller;
  #pieces: string[] = [];
  #acting = false;
  /** When the caller last had something to do. */
  #active: number;
  #stop = () => {};

  constructor(
    leg: ScriptedLeg,
    speech: TextSpeech,
    clock: SimulatedClock,
    scenario: Scenario,
    caller: RehearsedCaller,
  ) {
    this.#leg = leg;
    this.#speech = speech;
    this.#clock = clock;
    this.#scenario = scenario;
    this.#caller = caller;
    this.#active = clock.now();
    leg.far.on('heard', (text) => {
      this.#pieces.push(text);
      this.#stop();
    });
    leg.far.on('quiet', () => this.#afterQuiet());
    leg.far.on('ended', () => {
      this.#stop();
      this.#note();
    });
    for (const ms of caller.timed) clock.after(ms, () => this.#byClock(ms));
    this.#afterQuiet();
  }

  #byClock(ms: number): void {
    if (this.#leg.over) return;
    // Somebody who is speaking finishes first.
    if (this.#acting) void this.#clock.after(REPLY_MS, () => this.#byClock(ms));
    else this.#act(Promise.resolve(this.#caller.due(ms)));
  }

  #act(acts: Promise<CallerAct[]>): void {
    this.#stop();
    this.#acting = true;
    this.#clock
      .work(acts)
      .then((all) => this.#do(all))
      .catch(() => this.#leg.leave('lost'));
  }

  #afterQuiet(): void {
    this.#stop();
    if (this.#acting) return;
    if (this.#pieces.length > 0) this.#stop = this.#clock.after(REPLY_MS, () => this.#turn());
    else this.#stop = this.#clock.after(PATIENCE_MS, () => this.#leg.leave());
  }

  #turn(): void {
    const pieces = this.#note();
    this.#act(this.#caller.hear(pieces));
  }

  async #do(acts: readonly CallerAct[]): Promise<void> {
    if (acts.length > 0) this.#active = this.#clock.now();
    else if (this.#clock.now() - this.#active > WAITING_MS) this.#leg.leave();
    for (const act of acts) {
      if (this.#leg.over) break;
      if ('say' in act) {
        this.#add('caller', act.say);
        await this.#speech.ear?.hear(act.say, this.#scenario.lang);
      } else if ('press' in act) {
        this.#add('caller', `[${act.press}]`);
        this.#leg.press(act.press);
      } else if ('wait' in act) await new Promise<void>((resolve) => this.#clock.after(act.wait, resolve));
      else this.#leg.leave(act.hangUp);
    }
    this.#acting = false;
    if (!this.#leg.over && !this.#leg.playing) this.#afterQuiet();
  }

  /** What was heard so far becomes a turn of the transcript. */
  #note(): string[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    if (pieces.length > 0) this.#add('box', hearTurn(pieces).text);
    return pieces;
  }

  #add(who: HeardTurn['who'], text: string): void {
    this.transcript.push({ who, text, at: Math.round((this.#clock.now() - this.#scenario.at) / 100) / 10 });
  }
}
