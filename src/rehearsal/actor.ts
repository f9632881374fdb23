import { setTimeout as sleep } from 'node:timers/promises';
import type { Lang } from '../lang.ts';
import type { Speech } from '../speech/speech.ts';
import type { Key } from '../telephony/leg.ts';
import type { PhoneCall } from '../telephony/phone/phone-call.ts';

/** What somebody on a rehearsed telephone does when they hear something. */
export type Act = { say: string; lang?: Lang } | { press: string } | { hangUp: true } | { wait: number };

/** The first cue whose words are heard is followed; each at most `times` (default once). */
export interface Cue {
  when: RegExp;
  act: Act | Act[];
  times?: number;
}

export interface ActorOptions {
  name: string;
  call: PhoneCall;
  /** Its ears tell the actor what was said; its mouth is the actor's voice. */
  speech: Speech;
  lang: Lang;
  cues: Cue[];
  /** Silence after which the other side is taken to have finished, in ms. */
  quietMs?: number;
  /** Ends the rehearsal when nothing is heard for this long, in ms. */
  patienceMs?: number;
  onLine?: (line: HeardLine) => void;
}

/** One turn as it was really heard or said at the telephone. Times are ms since the call was answered. */
export interface HeardLine {
  who: string;
  fromMs: number;
  toMs: number;
  text: string;
  /** From the last word this actor said to the first sound that came back; null where nothing had been said. */
  responseMs: number | null;
}

/** How much of the other side's last words are looked at. */
const FAR_SIDE = 'nightbell';

/**
 * Somebody on a real call who hears only what comes over the line, and answers by cues. Everything it reports was
 * measured on the waveform that its telephone received.
 */
export class Actor {
  readonly lines: HeardLine[] = [];
  readonly #o: ActorOptions;
  readonly #used = new Map<Cue, number>();
  /** When this actor finished speaking, performance.now(). */
  #spokeUntil: number | null = null;
  #heardUntil: number;

  constructor(options: ActorOptions) {
    this.#o = options;
    this.#heardUntil = options.call.answeredAt ?? performance.now();
  }

  /** Plays its part until the call ends, patience runs out, or a cue hangs up. */
  async play(): Promise<HeardLine[]> {
    const { call, quietMs = 900, patienceMs = 20_000 } = this.#o;
    while (!call.over) {
      const from = this.#heardUntil;
      const end = await call.quietAfter(from, { quietMs, timeoutMs: patienceMs });
      if (end === null) {
        // Still talking is not silence.
        const last = call.recording.lastSoundAfter(from);
        if (!call.over && last !== null && performance.now() - last < patienceMs) continue;
        if (!call.over) await call.hangUp();
        await this.#hear(from, performance.now());
        break;
      }
      const text = await this.#hear(from, end);
      this.#heardUntil = end + 1;
      await this.#answer(text);
    }
    return this.lines;
  }

  /** What the far end said between two moments, recognised from the recording. */
  async #hear(from: number, to: number): Promise<string> {
    const { call, speech, lang } = this.#o;
    const first = call.recording.firstSoundAfter(from);
    if (first === null || first > to) return '';
    const { text } = await speech.transcribe(call.recording.between(first - 100, to + 100), lang);
    const responseMs = this.#spokeUntil === null ? null : Math.round(first - this.#spokeUntil);
    this.#spokeUntil = null;
    this.#note({ who: FAR_SIDE, fromMs: first, toMs: to, text: text || '(not understood)', responseMs });
    return text;
  }

  async #answer(text: string): Promise<void> {
    const cue = this.#o.cues.find((c) => c.when.test(text) && (this.#used.get(c) ?? 0) < (c.times ?? 1));
    if (!cue) return;
    this.#used.set(cue, (this.#used.get(cue) ?? 0) + 1);
    for (const act of Array.isArray(cue.act) ? cue.act : [cue.act]) await this.#do(act);
  }

  async #do(act: Act): Promise<void> {
    const { call } = this.#o;
    if (call.over) return;
    if ('say' in act) {
      const from = performance.now();
      const samples = await this.#voice(act.say, act.lang ?? this.#o.lang);
      const until = await call.say(samples);
      this.#note({ who: this.#o.name, fromMs: from, toMs: until, text: act.say, responseMs: null });
      this.#spokeUntil = until;
      this.#heardUntil = until;
    } else if ('press' in act) {
      for (const key of act.press) {
        this.#spokeUntil = await call.press(key as Key);
        await sleep(120);
      }
      this.#note({
        who: this.#o.name,
        fromMs: performance.now(),
        toMs: performance.now(),
        text: `[${act.press}]`,
        responseMs: null,
      });
      this.#heardUntil = this.#spokeUntil ?? performance.now();
    } else if ('wait' in act) {
      await sleep(act.wait);
    } else {
      await call.hangUp();
    }
  }

  async #voice(text: string, lang: Lang): Promise<Int16Array> {
    const parts: Int16Array[] = [];
    for await (const part of this.#o.speech.say({ text, lang, cacheable: true })) parts.push(part);
    return trimEnd(join(parts));
  }

  #note(line: HeardLine): void {
    const zero = this.#o.call.answeredAt ?? this.#o.call.startedAt;
    const relative = { ...line, fromMs: Math.round(line.fromMs - zero), toMs: Math.round(line.toMs - zero) };
    this.lines.push(relative);
    this.#o.onLine?.(relative);
  }
}

export function join(parts: Int16Array[]): Int16Array {
  const out = new Int16Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The last word ends where the sound ends: silence behind it would make the answer look quicker than it was. */
export function trimEnd(samples: Int16Array): Int16Array {
  let end = samples.length;
  while (end > 0 && Math.abs(samples[end - 1] as number) < 300) end--;
  return samples.subarray(0, end);
}
