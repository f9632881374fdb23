import { setTimeout as sleep } from 'node:timers/promises';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Phone } from '../../src/telephony/phone/phone.ts';
import type { MeasuredBox } from './box.ts';
import { CallerLine } from './line.ts';
import type { BoxNews } from './news.ts';
import type { CallerWords } from './sayings.ts';
import type { CallerVoices } from './voices.ts';

/** One answer of the box, ms. */
export interface Answered {
  /** What had been asked; `opening`: the caller's first words. */
  to: ExpectedKind | 'opening';
  /** The caller's last sound to the first sound of the answer; null: there was none within the patience. */
  ms: number | null;
  /** The same to the first sound of what answers them; later than `ms` where the caller was told first that they were heard. */
  substanceMs: number | null;
  /** The box spoke before the caller had ended. */
  early: boolean;
  /** Caller's last sound to the words being known. */
  wordsMs: number | null;
  /** What the last reading of it took; most of it while the silence was waited for. */
  decodeMs: number | null;
  /** Words known to the turn of the box being given to the floor; only where one call is on. */
  decidedMs: number | null;
  /** From there (or from the words) to its first sample going to Asterisk. */
  rendered: number | null;
  /** From there to the first sound at the telephone. */
  wireMs: number | null;
}

export interface CallMeasure {
  /** From the answer of the call to the first word; null: none came. */
  greetingMs: number | null;
  /** From the INVITE to the answer. */
  answeredMs: number | null;
  answers: Answered[];
  /** Longest time without a sound while the caller waited for the box, ms. */
  longestSilenceMs: number;
  /** The box let go of it: to the backup path before a word, because it was full; or later, for what the caller wanted. */
  given: 'full' | 'later' | null;
  /** What went wrong with it; null: nothing. */
  failed: string | null;
}

export interface CallerOptions {
  box: MeasuredBox;
  provider: Phone;
  from: string;
  words: CallerWords;
  voices: CallerVoices;
  noise: Int16Array | null;
  /** How many answers are measured before the caller hangs up. */
  answers: number;
}

/** After the last word of a question people take their time, ms. */
const THINKS_MS = 250;
const PATIENCE_MS = 9_000;
const QUESTION_MS = 40_000;
const TURN_POLL_MS = 20;

const isGiven = (news: BoxNews) => news.is === 'given';
const epoch = (ms: number) => performance.timeOrigin + ms;

/** Holds one call: listens to a question to its end, answers what it asks for, and notes when the answer to that begins. */
export async function converse(options: CallerOptions): Promise<CallMeasure> {
  const { box, provider, from, words, voices, noise } = options;
  const seen: BoxNews[] = [];
  const hear = (news: BoxNews) => {
    if (!('from' in news) || news.from === from) seen.push(news);
  };
  box.on('news', hear);
  const measure: CallMeasure = {
    greetingMs: null,
    answeredMs: null,
    answers: [],
    longestSilenceMs: 0,
    given: null,
    failed: null,
  };
  const call = await provider.call({ to: `sip:clinic@${box.sip}`, from });
  try {
    await call.whenAnswered();
    const answeredAt = call.answeredAt ?? performance.now();
    measure.answeredMs = answeredAt - call.startedAt;
    const first = await call.soundAfter(answeredAt, { timeoutMs: PATIENCE_MS });
    if (seen.some(isGiven)) {
      measure.given = 'full';
      return measure;
    }
    measure.greetingMs = first === null ? null : first - answeredAt;
    const line = new CallerLine(call, noise);
    while (measure.answers.length < options.answers && !call.over) {
      if (!(await myTurn(seen, () => call.over !== null || seen.some(isGiven)))) break;
      const opening = measure.answers.length === 0;
      const kind = seen.findLast((news) => news.is === 'asked')?.kind ?? 'open';
      const saying = opening ? words.opening() : words.answer(kind);
      const began = performance.now();
      const ended = await line.say(voices.of(saying));
      const before = call.recording.firstSoundAfter(began + THINKS_MS);
      const early = before !== null && before < ended;
      const sound = early ? before : await call.soundAfter(ended, { timeoutMs: PATIENCE_MS });
      if (call.over && sound === null) break;
      const ms = sound === null || early ? null : sound - ended;
      if (!early) measure.longestSilenceMs = Math.max(measure.longestSilenceMs, ms ?? PATIENCE_MS);
      const thanked = sound === null || early ? 0 : thanksMs(seen, ended);
      const answer =
        thanked === 0 || sound === null ? sound : await call.soundAfter(sound + thanked, { timeoutMs: PATIENCE_MS });
      const substanceMs = answer === null || early ? null : answer - ended;
      const to = opening ? 'opening' : kind;
      measure.answers.push({ to, ms, substanceMs, early, ...stepsOf(seen, ended, answer) });
    }
    if (seen.some(isGiven)) measure.given = 'later';
  } catch (error) {
    measure.failed = (error as Error).message;
  } finally {
    box.off('news', hear);
    await call.hangUp();
  }
  return measure;
}

/** Waits until everything that the box had to say was played and nothing followed. false: the call is over, or it took too long. */
async function myTurn(seen: readonly BoxNews[], over: () => boolean): Promise<boolean> {
  const until = performance.now() + QUESTION_MS;
  while (performance.now() < until && !over()) {
    const last = seen.findLast((news) => news.is === 'play' || news.is === 'played');
    const quiet = last?.is === 'played' && epoch(performance.now()) - last.atMs >= THINKS_MS;
    if (quiet) return true;
    await sleep(TURN_POLL_MS);
  }
  return false;
}

/** Silence at both ends of a prompt, so that the end of the sound of one lies before the beginning of the next. */
const ENDS_MS = 40;

/** How long the caller was told that they were heard before they were answered; 0: they were not. */
function thanksMs(seen: readonly BoxNews[], endedMs: number): number {
  const [first] = seen.filter((news) => news.is === 'play' && news.atMs > epoch(endedMs));
  return first?.is === 'play' && first.thanks ? first.ms - ENDS_MS : 0;
}

type Steps = Pick<Answered, 'wordsMs' | 'decodeMs' | 'decidedMs' | 'rendered' | 'wireMs'>;

function stepsOf(seen: readonly BoxNews[], endedMs: number, soundMs: number | null): Steps {
  const ended = epoch(endedMs);
  const none = { wordsMs: null, decodeMs: null, decidedMs: null, rendered: null, wireMs: null };
  const words = seen.find((news) => news.is === 'words' && news.atMs > ended);
  if (soundMs === null || words?.is !== 'words') return none;
  const play = seen.find((news) => news.is === 'play' && !news.thanks && news.atMs >= words.atMs);
  const turn = seen.find((news) => news.is === 'turn' && news.atMs >= words.atMs);
  if (play?.is !== 'play') return { ...none, wordsMs: words.atMs - ended, decodeMs: words.decodeMs };
  const decided = turn?.is === 'turn' && turn.atMs <= play.atMs ? turn.atMs : words.atMs;
  return {
    wordsMs: words.atMs - ended,
    decodeMs: words.decodeMs,
    decidedMs: decided - words.atMs,
    rendered: play.atMs - decided,
    wireMs: epoch(soundMs) - play.atMs,
  };
}
