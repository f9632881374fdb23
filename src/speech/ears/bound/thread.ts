import { parentPort, workerData } from 'node:worker_threads';
import type { Lang } from '../../../lang.ts';
import type { MoonshineFiles } from '../../files.ts';
import { type ListedMedicine, MedicineReader } from './medicine-reader.ts';
import { type HeardSound, type ListedName, NameReader, type ReadName } from './name-reader.ts';
import { StepDecoder } from './step-decoder.ts';

/** What the thread is given when it is made. */
export interface ThreadConfig {
  model: MoonshineFiles;
  names: readonly ListedName[];
  /** Every way to say every medicine. */
  medicines: readonly ListedMedicine[];
  lang: Lang;
}

/** What is looked for in an answer. */
export type Wanted = 'name' | 'medicine';

/** A sound comes first, and what was read in it when that is known; `drop` takes back what has come so far; `end` ends the thread. */
export type ToThread =
  | { is: 'hear'; id: number; samples: Int16Array }
  | { is: 'read'; id: number; wanted: Wanted; others: string[] }
  | { is: 'drop'; id: number }
  | { is: 'end' };
export type FromThread = { is: 'loaded' } | { is: 'name'; id: number; name: ReadName | null };

// The runtime blocks this thread, and only this one, while it works; between two steps it hears what is not wanted any more.
if (parentPort) {
  const port = parentPort;
  const { model, names, medicines, lang } = workerData as ThreadConfig;
  const readers = StepDecoder.load(model).then((decoder) => ({
    name: new NameReader(decoder, names, lang),
    medicine: new MedicineReader(decoder, medicines),
  }));
  void readers.then(() => port.postMessage({ is: 'loaded' } satisfies FromThread));
  const open = new Map<number, Promise<HeardSound | null>>();
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other. */
  const next = <Found>(work: () => Promise<Found>): Promise<Found> => {
    const done = last.then(work);
    last = done;
    return done;
  };
  port.on('message', (message: ToThread) => {
    if (message.is === 'end') {
      open.clear();
      void next(async () => {
        await readers;
        port.close();
      });
      return;
    }
    const { id } = message;
    const wanted = () => open.has(id);
    switch (message.is) {
      case 'drop':
        open.delete(id);
        return;
      case 'hear':
        open.set(
          id,
          next(async () => (wanted() ? (await readers).name.hear(message.samples) : null)),
        );
        return;
      case 'read': {
        const heard = open.get(id);
        if (!heard) return;
        void next(async () => {
          const sound = wanted() ? await heard : null;
          const name = sound && (await (await readers)[message.wanted].read(sound, message.others, wanted));
          open.delete(id);
          port.postMessage({ is: 'name', id, name } satisfies FromThread);
        });
      }
    }
  });
}
