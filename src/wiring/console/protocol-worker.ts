import { parentPort } from 'node:worker_threads';
import { NightbellError } from '../../errors.ts';
import { type Job, type Jobs, WORK } from './protocol-work.ts';

/** A thread of its own for what takes long: a caller's sound is never held up by somebody who tries a draft. */
export interface Order<J extends Job = Job> {
  n: number;
  job: J;
  given: Jobs[J]['in'];
}

export type Answer =
  | { n: number; ok: true; value: unknown }
  /** `code` of an error of the table; null: a fault, of which only the name is told. */
  | { n: number; ok: false; code: string | null; name: string };

parentPort?.on('message', ({ n, job, given }: Order) => {
  let answer: Answer;
  try {
    answer = { n, ok: true, value: WORK[job](given as never) };
  } catch (error) {
    const code = error instanceof NightbellError ? error.code : null;
    answer = { n, ok: false, code, name: (error as Error).name };
  }
  parentPort?.postMessage(answer);
});
