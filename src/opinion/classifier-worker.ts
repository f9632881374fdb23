import { parentPort, workerData } from 'node:worker_threads';
import { Classifier } from './classifier.ts';
import type { Guess } from './guess.ts';

/** What the thread is given when it is made. */
export interface WorkerConfig {
  cacheDir: string;
  headFolder?: string;
}

/** `embed`: what the text means is wanted, and no opinion. */
export type ToWorker = { id: number; text: string; embed?: boolean };
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
  port.on('message', ({ id, text, embed }: ToWorker) => {
    last = last.then(async () => {
      if (embed) {
        const vector = await classifier.embed(text).catch(() => null);
        port.postMessage({ is: 'meaning', id, vector } satisfies FromWorker);
        return;
      }
      const guess = await classifier.guess(text).catch(() => null);
      port.postMessage({ is: 'guess', id, guess } satisfies FromWorker);
    });
  });
  port.postMessage({ is: 'up', model: classifier.model } satisfies FromWorker);
}
