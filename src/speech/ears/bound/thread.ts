import { parentPort, workerData } from 'node:worker_threads';
import type { Lang } from '../../../lang.ts';
import type { MoonshineFiles } from '../../files.ts';
import { type ListedName, NameReader, type ReadName } from './name-reader.ts';
import { StepDecoder } from './step-decoder.ts';

/** What the thread is given when it is made. */
export interface ThreadConfig {
  model: MoonshineFiles;
  names: readonly ListedName[];
  lang: Lang;
}

export type ToThread = { is: 'read'; id: number; samples: Int16Array; others: string[] } | { is: 'drop'; id: number };
export interface FromThread {
  id: number;
  name: ReadName | null;
}

// The runtime blocks this thread, and only this one, while it works; between two steps it hears what is not wanted any more.
if (parentPort) {
  const port = parentPort;
  const { model, names, lang } = workerData as ThreadConfig;
  const dropped = new Set<number>();
  const reader = StepDecoder.load(model).then((decoder) => new NameReader(decoder, names, lang));
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', (message: ToThread) => {
    const { id } = message;
    if (message.is === 'drop') {
      dropped.add(id);
      return;
    }
    last = last.then(async () => {
      const wanted = () => !dropped.has(id);
      const name = wanted() ? await (await reader).read(message.samples, message.others, wanted) : null;
      dropped.delete(id);
      port.postMessage({ id, name } satisfies FromThread);
    });
  });
}
