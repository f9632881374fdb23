import { parentPort, workerData } from 'node:worker_threads';
import { Classifier } from './classifier.ts';
import type { Guess } from './guess.ts';

/** What the thread is given when it is made. */
export interface WorkerConfig {
  cacheDir: string;
  headFolder?: string;
}

/** `embed`: what the text means is wanted, and no opinion. `end`: nothing more is, and the thread goes by itself. */
export type ToWorker =
  | { id: number; text: string; question?: string; before?: string; embed?: boolean }
  | { end: true };
export type FromWorker =
  | { is: 'up'; model: string }
  | { is: 'guess'; id: number; guess: Guess | null }
  | { is: 'meaning'; id: number; vector: Float32Array | null };

// One at a time, in order: the runtime blocks this thread, and only this one, while it works.
if (parentPort) {
  const port = parentPort;
  const { cacheDir, headFolder } = workerData as WorkerConfig;
  const classifier = await Classifier.load(cacheDir, headFolder);
  let last: Promise<void> = Promise.resolve();
  let ended = false;
  port.on('message', (message: ToWorker) => {
    if ('end' in message) {
      ended = true;
      last = last.then(() => classifier.close()).finally(() => port.close());
      return;
    }
    const { id, text, question, before, embed } = message;
    last = last.then(async () => {
      if (ended) return;
      if (embed) {
        const vector = await classifier.embed(text).catch(() => null);
        port.postMessage({ is: 'meaning', id, vector } satisfies FromWorker);
        return;
      }
      const guess = await classifier
        .guess(text, { ...(question !== undefined && { question }), ...(before !== undefined && { before }) })
        .catch(() => null);
      port.postMessage({ is: 'guess', id, guess } satisfies FromWorker);
    });
  });
  port.postMessage({ is: 'up', model: classifier.model } satisfies FromWorker);
}
