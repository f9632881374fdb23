import { parentPort, workerData } from 'node:worker_threads';
import { Classifier } from './classifier.ts';
import type { Guess } from './guess.ts';

/** What the thread is given when it is made. */
export interface WorkerConfig {
  cacheDir: string;
  headFolder?: string;
}

export type ToWorker = { id: number; text: string };
export type FromWorker = { is: 'up'; model: string } | { is: 'guess'; id: number; guess: Guess | null };

// One at a time, in order: the runtime blocks this thread, and only this one, while it works.
if (parentPort) {
  const port = parentPort;
  const { cacheDir, headFolder } = workerData as WorkerConfig;
  const classifier = await Classifier.load(cacheDir, headFolder);
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ id, text }: ToWorker) => {
    last = last.then(async () => {
      const guess = await classifier.guess(text).catch(() => null);
      port.postMessage({ is: 'guess', id, guess } satisfies FromWorker);
    });
  });
  port.postMessage({ is: 'up', model: classifier.model } satisfies FromWorker);
}
