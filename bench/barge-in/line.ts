import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { windowLevels } from '../../src/audio/level.ts';
import { systemClock } from '../../src/clock.ts';
import { Floor, type Passing, type Spoken } from '../../src/conversation/floor.ts';
import type { Said } from '../../src/conversation/prompts/catalogue.ts';
import type { Lang } from '../../src/lang.ts';
import { silentLog } from '../../src/log.ts';
import type { Speech } from '../../src/speech/speech.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../../src/telephony/leg.ts';
import type { Phone } from '../../src/telephony/phone/phone.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import type { Trunk } from '../../src/telephony/trunk.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import type { Sound } from './sounds.ts';

/** What one sound over one prompt did. Times in ms. */
export interface Outcome {
  sound: Sound;
  /** From the first sample of the sound to the last sound of the prompt before it was silent; null: it was never silent. */
  silentAfterMs: number | null;
  /** How long it was silent before it went on; null: it did not. */
  silentForMs: number | null;
  stopped: boolean;
  /** What the floor took the words for. */
  as: Passing | 'words' | 'nothing';
  text: string;
}

export const PROMPT: Said[] = [
  {
    prompt: 'greeting',
    text: {
      en: 'Some of the hours and the telephone numbers of the clinic have been changed this month, so please come to the entrance at the back of the building.',
      es: '',
    },
  },
];
/** A silence of the prompt by itself is shorter. */
const GAP_MS = 350;
/** The ear needs more than this to notice anything: a gap that began before is the prompt's own. */
const SOONEST_MS = 60;
const LOOK_MS = 2_500;
/** What an echo goes through in a room, in ms and amplitude, beside the way itself. */
const ROOM: readonly (readonly [number, number])[] = [
  [0, 1],
  [7, 0.45],
  [13, -0.35],
  [23, 0.25],
  [38, -0.15],
];

const mind = loadMind();

/** As a call's own: what is more than routine by itself. */
export const matters = (text: string, lang: Lang) =>
  ['emergency', 'urgent', 'semi_urgent'].includes(mind.engine.judge(text, lang).tier);

/** One call of a telephone with a floor at its other end. */
export class BenchLine {
  readonly #call: PhoneCall;
  readonly #leg: CallLeg;
  readonly #floor: Floor;
  #as: Outcome['as'] = 'nothing';
  #text = '';

  private constructor(call: PhoneCall, leg: CallLeg, speech: Speech) {
    this.#call = call;
    this.#leg = leg;
    this.#floor = new Floor({
      leg,
      speech,
      clock: systemClock,
      log: silentLog,
      listening: { langs: ['en', 'es'], endSilenceMs: 700, silenceMs: 60_000, keys: 1 },
      matters,
    });
    this.#floor.on('utterance', ({ text }) => {
      this.#text = text;
      this.#as = 'words';
    });
    this.#floor.on('passed', ({ text }, why) => {
      this.#text ||= text;
      if (this.#as === 'nothing') this.#as = why;
    });
  }

  static async open(phone: Phone, trunk: Trunk, to: string, from: string, speech: Speech): Promise<BenchLine> {
    const rang = once(trunk, 'call') as Promise<[CallLeg]>;
    const call = await phone.call({ to, from });
    const [leg] = await rang;
    await leg.answer();
    await call.whenAnswered();
    return new BenchLine(call, leg, speech);
  }

  /** Plays the prompt and lets the sound come `afterMs` into it. */
  async play(sound: Sound, afterMs: number): Promise<Outcome> {
    this.#as = 'nothing';
    this.#text = '';
    const began = performance.now();
    let spoken: Spoken | null = null;
    const saying = this.#floor.say(PROMPT, 'en', true).then((heard) => {
      spoken = heard;
    });
    const first = (await this.#call.soundAfter(began, { timeoutMs: 5_000 })) ?? began;
    let onset = first;
    let stopEcho: () => void = () => undefined;
    if (sound.samples) {
      await sleep(Math.max(0, first + afterMs - performance.now()));
      const { samples } = sound;
      onset = (await this.#call.say(samples)) - samples.length / 16 + 20;
    } else stopEcho = this.#echo(sound.echo!);
    // Time to make up its mind, or to be heard out.
    const until = performance.now() + (sound.stops ? 2_800 : 25_000);
    while (!spoken && performance.now() < until) await sleep(20);
    await sleep(GAP_MS + 250);
    const levels = windowLevels(this.#call.recording.between(onset, performance.now()), SAMPLE_RATE);
    const end = (spoken as Spoken | null)?.complete ? levels.findLastIndex((level) => level > -45) : levels.length;
    const heard = gapAfter(levels.slice(0, end), 0, sound.samples !== null);
    this.#floor.hush();
    await saying;
    stopEcho();
    // The ear comes to rest; on a busy machine words come late, and must not be taken for those of the next sound.
    for (const until = performance.now() + 4_000; this.#as === 'nothing' && performance.now() < until; )
      await sleep(50);
    await sleep(1_000);
    return { sound, ...heard, stopped: !(spoken as Spoken | null)?.complete, as: this.#as, text: this.#text };
  }

  async close(): Promise<void> {
    await this.#call.hangUp();
    await this.#leg.hangUp().catch(() => undefined);
  }

  #echo(echo: NonNullable<Sound['echo']>): () => void {
    const comesBack = echoOf(echo);
    const back = (frame: Int16Array) => void this.#call.say(comesBack(frame));
    this.#call.on('audio', back);
    return () => void this.#call.off('audio', back);
  }
}

/** A loudspeaker telephone: what is heard comes back, later and quieter, through a room. */
export function echoOf({ delayMs, gainDb }: NonNullable<Sound['echo']>): (frame: Int16Array) => Int16Array {
  const gain = 10 ** (gainDb / 20);
  const past = new Float64Array(SAMPLE_RATE);
  let at = 0;
  return (frame) => {
    for (const sample of frame) past[at++ % past.length] = sample;
    const out = new Int16Array(FRAME_SAMPLES);
    for (let i = 0; i < out.length; i++) {
      let sum = 0;
      for (const [ms, part] of ROOM) {
        const from = at - FRAME_SAMPLES + i - (delayMs + ms) * 16;
        if (from >= 0) sum += part * past[from % past.length]!;
      }
      out[i] = Math.round(sum * gain);
    }
    return out;
  };
}

/**
 * When what a telephone received was silent, by its levels of 5 ms.
 * @param onset ms into the levels at which the sound began
 * @param spoken a sound of the caller, which nobody can notice at once; otherwise an echo, from the beginning on
 */
export function gapAfter(
  levels: readonly number[],
  onset: number,
  spoken: boolean,
): Pick<Outcome, 'silentAfterMs' | 'silentForMs'> {
  const gap = GAP_MS / 5;
  const first = levels.findIndex((level) => level > -45);
  const from = Math.max(first, Math.round((onset + (spoken ? SOONEST_MS : 0)) / 5));
  for (let at = from; at < Math.min(from + LOOK_MS / 5, levels.length - gap); at++) {
    if (levels.slice(at, at + gap).some((level) => level > -45)) continue;
    const end = levels.findIndex((level, i) => i > at && level > -45);
    return { silentAfterMs: at * 5 - onset, silentForMs: end < 0 ? null : (end - at) * 5 };
  }
  return { silentAfterMs: null, silentForMs: null };
}
