import type { Clock } from '../../clock.ts';
import type { CallLeg } from '../leg.ts';
import { AnswerListener } from './listener.ts';
import { ANSWER, MESSAGE_LATE_MS, MESSAGE_QUIET_MS } from './parameters.ts';
import type { Answered } from './types.ts';

export interface Listening {
  /** The first verdict; `silence` where the leg ends or no audio comes. Never rejects. */
  readonly first: Promise<Answered>;
  /** What is known by now; a beep or words may change it after `first`. */
  readonly now: Answered | null;
  /** What a recogniser heard of whoever picked up. */
  words(text: string): void;
  /**
   * When a message may be left: after the beep, after a quiet without one, or at the latest. Never rejects.
   * `over`: the leg ended or `stop` was called.
   */
  message(): Promise<'beep' | 'quiet' | 'late' | 'over'>;
  stop(): void;
}

/** Without audio a verdict comes nevertheless, this much later. */
const GRACE_MS = 500;

/**
 * Listens to a leg that was just answered. It takes nothing from the leg and plays nothing: whoever holds it may speak meanwhile.
 */
export function listenTo(leg: CallLeg, clock: Clock): Listening {
  const listener = new AnswerListener();
  const first = Promise.withResolvers<Answered>();
  const waiting = new Set<() => void>();
  const told = () => {
    if (listener.answered) first.resolve(listener.answered);
    for (const look of waiting) look();
  };
  const hear = (frame: Int16Array) => {
    listener.push(frame);
    told();
  };
  let over = false;
  const stop = () => {
    over = true;
    leg.off('audio', hear);
    leg.off('ended', stop);
    stopTimer();
    first.resolve(listener.answered ?? { by: 'silence', why: 'nothing-heard', atMs: 0 });
    told();
  };
  const stopTimer = clock.after(ANSWER.total + GRACE_MS, () =>
    first.resolve(listener.answered ?? { by: 'silence', why: 'nothing-heard', atMs: ANSWER.total }),
  );
  leg.on('audio', hear);
  leg.on('ended', stop);
  return {
    first: first.promise,
    get now() {
      return listener.answered;
    },
    words(text) {
      listener.words(text);
      told();
    },
    message() {
      return new Promise((resolve) => {
        const beepBefore = listener.beepMs;
        const done = (how: 'beep' | 'quiet' | 'late' | 'over') => {
          late();
          waiting.delete(look);
          resolve(how);
        };
        const look = () => {
          if (over || leg.over) done('over');
          else if (listener.beepMs !== null && (listener.beepMs !== beepBefore || listener.quietMs < 1_000))
            done('beep');
          else if (listener.quietMs >= MESSAGE_QUIET_MS) done('quiet');
        };
        const late = clock.after(MESSAGE_LATE_MS, () => done('late'));
        waiting.add(look);
        look();
      });
    },
    stop,
  };
}

/** The verdict alone: see `listenTo`. */
export async function whoAnswered(leg: CallLeg, options: { clock: Clock; signal?: AbortSignal }): Promise<Answered> {
  const listening = listenTo(leg, options.clock);
  const { signal } = options;
  signal?.addEventListener('abort', listening.stop, { once: true });
  if (signal?.aborted) listening.stop();
  const answered = await listening.first;
  signal?.removeEventListener('abort', listening.stop);
  listening.stop();
  return answered;
}
