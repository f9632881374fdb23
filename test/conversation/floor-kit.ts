// A floor on a line without sound: the ear is made up, and samples stand for words. The floor, the line's queue and the marks are the real ones.
import { EventEmitter } from 'node:events';
import { Floor, type FloorOptions, type Listening, type Spoken } from '../../src/conversation/floor.ts';
import type { Said } from '../../src/conversation/prompts/catalogue.ts';
import type { Lang } from '../../src/lang.ts';
import { silentLog } from '../../src/log.ts';
import { SimulatedClock } from '../../src/rehearsal/simulated-clock.ts';
import type { Ear, EarEvents, EarOptions, Line, Speech } from '../../src/speech/speech.ts';
import type { CallLeg, Key } from '../../src/telephony/leg.ts';
import { ScriptedLeg } from '../../src/telephony/scripted/leg.ts';

/** Samples a word takes: 300 ms, of which the last 40 are quiet. */
const WORD = 4_800;
const GAP = 640;

class MadeUpEar extends EventEmitter<EarEvents> implements Ear {
  push(): void {}
  expect(_: Partial<EarOptions>): void {}
  close(): void {}
}

export const wordsMs = (text: string) => (text.split(' ').length * WORD) / 16;

/** What is always there at once. */
const SHORT = new Set(['Thank you.', 'One moment, please.', 'I am still here.']);

/** One sentence of ours. */
export const said = (text: string): Said[] => [{ prompt: 'greeting', text: { en: text, es: text } }];

export interface FloorKitOptions {
  listening?: Partial<Listening>;
  matters?: FloorOptions['matters'];
  /** ms that a sentence takes to be rendered; absent: all are ready. */
  rendering?: number;
  /** What a sentence sounds like; absent: a tone with a gap after each word. */
  sound?: (text: string) => Int16Array;
  leg?: (clock: SimulatedClock, far: ScriptedLeg) => CallLeg;
}

export function floorKit({ listening, matters, rendering, sound, leg: wrap }: FloorKitOptions = {}) {
  const clock = new SimulatedClock(0);
  const texts = new WeakMap<ArrayBufferLike, string>();
  const known = new Map<string, Int16Array>();
  const render = (text: string) => {
    const made =
      known.get(text) ??
      sound?.(text) ??
      Int16Array.from({ length: text.split(' ').length * WORD }, (_, i) => (i % WORD < WORD - GAP ? 900 : 1));
    known.set(text, made);
    texts.set(made.buffer, text);
    return made;
  };
  const soundOf = (samples: Int16Array) => {
    const whole = texts.get(samples.buffer) ?? '';
    const from = Math.round(samples.byteOffset / 2 / WORD);
    return { text: whole.split(' ').slice(from).join(' '), ms: samples.length / 16 };
  };
  const far = new ScriptedLeg({ id: 'leg', direction: 'incoming', from: null, to: null, clock, soundOf });
  const ear = new MadeUpEar();
  const speech = {
    openEar: () => ear,
    ready: (line: Line) => (rendering === undefined || SHORT.has(line.text) ? render(line.text) : null),
    foresee: () => undefined,
    async *say(line: Line) {
      await new Promise<void>((resolve) => clock.after(rendering ?? 0, resolve));
      yield render(line.text);
    },
  } as unknown as Speech;
  const leg = wrap ? wrap(clock, far) : far;
  const floor = new Floor({
    leg,
    speech,
    clock,
    log: silentLog,
    listening: { langs: ['en'], endSilenceMs: 500, silenceMs: 6_000, keys: 1, ...listening },
    ...(matters && { matters }),
  });
  /** All that came of it, in order. */
  const events: string[] = [];
  const heard: string[] = [];
  far.far.on('heard', (text) => void (text && heard.push(text)));
  floor.on('utterance', ({ text }) => events.push(`words: ${text}`));
  floor.on('passed', ({ text }, why) => events.push(`${why}: ${text}`));
  floor.on('keys', (digits) => events.push(`keys: ${digits}`));
  floor.on('silence', () => events.push('silence'));
  return {
    clock,
    far,
    floor,
    ear,
    events,
    /** Pieces of ours that were heard to their ends. */
    heard,
    at: (ms: number, fn: () => void) => void clock.after(ms - clock.now(), fn),
    voice: () => void ear.emit('voice', clock.now()),
    nothing: () => void ear.emit('nothing'),
    partly: (text: string, lang: Lang = 'en') => void ear.emit('partial', text, lang),
    /** @param others what else the same sound was read as */
    says(text: string, lang: Lang = 'en', others: string[] = [], endMs = 0) {
      const readings = [{ lang, text }];
      ear.emit('utterance', { text, lang, readings, others, startMs: 0, endMs, decodeMs: 0 });
    },
    /** The turn is over; its utterance comes later. */
    closes: (text: string, endMs = 0, lang: Lang = 'en') => void ear.emit('closing', text, lang, endMs),
    acknowledge: () => floor.acknowledge([{ prompt: 'thanked' }], 'en'),
    press(keys: string) {
      for (const key of keys) far.emit('key', key as Key);
    },
    /** Says a turn and tells what was heard of it, and when that was known. */
    async say(text: string, interruptible = true): Promise<Spoken & { at: number }> {
      const spoken = await floor.say(said(text), 'en', interruptible);
      return { ...spoken, at: clock.now() };
    },
    until(ms: number) {
      clock.after(ms - clock.now(), () => undefined);
      return clock.runUntil(() => clock.now() >= ms);
    },
    run: <T>(promise: Promise<T>) => clock.runFor(promise),
  };
}
