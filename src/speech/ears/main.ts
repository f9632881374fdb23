import { availableParallelism } from 'node:os';
import type { Lang } from '../../lang.ts';
import { LANGS } from '../../lang.ts';
import { allMedicines } from '../../reference/medicines.ts';
import { commonNames } from '../../reference/names.ts';
import { live, load, readConfig, tell, up } from '../../supervised/inside.ts';
import type { EarsFiles } from '../files.ts';
import type { FromEars, ToEars } from '../protocol.ts';
import { Upkeep, type UpkeepOptions } from '../upkeep.ts';
import type { ListedMedicine } from './bound/medicine-reader.ts';
import { Names } from './bound/names.ts';
import type { Hearing } from './hearing.ts';
import { Listener } from './listener.ts';
import { WorkQueue } from './queue.ts';
import { Reader } from './reader.ts';
import { KeptRecogniser, type Recogniser } from './recogniser.ts';
import { transcribe } from './recording.ts';
import { SecondReader } from './second.ts';
import type { Vad } from './vad.ts';
import { Vads } from './vads.ts';

/** The process that hears: voice activity and recognition for every caller. Started by ears.ts of the parent. */

const { files, maxRssBytes, ...kept } = readConfig<{ files: EarsFiles; maxRssBytes: number; upkeep: UpkeepOptions }>();
const say = (news: FromEars) => tell(news);

const listeners = new Map<number, { listener: Listener; vad: Vad }>();
const vads = new Vads(files.vad.model);
/** Callers for whom a detector is ready at the start. */
const STOCKED = 2;
// One decoding a core; the loop itself needs little, and the pool has four threads.
const queue = new WorkQueue(Math.max(1, Math.min(3, availableParallelism())));
/** Given names of this class are so rare that they are heard in the place of others. */
const RAREST = 4;
/** How often it is told how hard the recognisers work. */
const LOAD_MS = 1_000;
const upkeep = new Upkeep(kept.upkeep);
let readers: { reader: Reader; second: SecondReader; names?: Names };

function hearingOf(ear: number): Hearing {
  const open = () => listeners.has(ear);
  return {
    voice: (atMs) => open() && say({ is: 'voice', ear, atMs }),
    partial: (text, lang) => open() && say({ is: 'partial', ear, text, lang }),
    closing: (text, lang, endMs) => open() && say({ is: 'closing', ear, text, lang, endMs }),
    utterance: (utterance) => open() && say({ is: 'utterance', ear, utterance }),
    // Also of a caller who is gone: who hung up may have said the worst last.
    second: (startMs, second) => say({ is: 'second', ear, startMs, second }),
    nothing: () => open() && say({ is: 'nothing', ear }),
    settled: (at) => open() && say({ is: 'settled', ear, at }),
  };
}

async function read({ id, lang, samples, twice }: ToEars & { do: 'read' }): Promise<void> {
  const begun = performance.now();
  const vad = vads.take();
  const found = await transcribe(samples, lang, vad, readers, queue, twice);
  vads.giveBack(vad);
  say({ is: 'read', id, ...found, ms: Math.round(performance.now() - begun) });
}

function close(ear: number): void {
  const open = listeners.get(ear);
  if (!open) return;
  open.listener.close();
  listeners.delete(ear);
  vads.giveBack(open.vad);
}

function obey(order: ToEars): boolean {
  switch (order.do) {
    case 'open': {
      const vad = vads.take();
      const listener = new Listener(order.ear, order.at, order.options, vad, readers, queue, hearingOf(order.ear));
      listeners.set(order.ear, { listener, vad });
      return true;
    }
    case 'audio':
      listeners.get(order.ear)?.listener.push(order.samples);
      return true;
    case 'expect':
      listeners.get(order.ear)?.listener.expect(order.options);
      return true;
    case 'close':
      close(order.ear);
      return true;
    case 'read':
      void read(order);
      return true;
    default:
      return false;
  }
}

/** null: the reference is not built, and a name is what was read. */
function namesOf(): Names | null {
  try {
    const listed = commonNames().filter((name) => name.kind === 'surname' || name.class < RAREST);
    return new Names(files.recognisers, () => listed, medicines);
  } catch {
    return null;
  }
}

/** Every way to say every medicine, read when it is needed. */
const medicines = (): ListedMedicine[] =>
  allMedicines().flatMap(({ names }) => names.map(({ said, everyday }) => ({ said, everyday })));

live<ToEars>(maxRssBytes, obey);

const recognisers = {} as Record<Lang, Recogniser>;
for (const lang of LANGS) {
  const model = files.recognisers[lang];
  recognisers[lang] = await load(model.id, () => KeptRecogniser.load(model, upkeep));
}
const quick = await load(files.quick.id, () => KeptRecogniser.load(files.quick, upkeep));
await load(files.vad.id, async () => vads.stock(STOCKED));
const names = namesOf();
readers = {
  reader: new Reader(recognisers, quick, queue),
  second: new SecondReader(recognisers, queue),
  ...(names && { names }),
};
up();
// Its model loads once calls can be taken; names that come before are as they were read.
const english = names?.ready('en');
setInterval(() => say({ is: 'load', ...queue.load }), LOAD_MS);
const renewable = await english;
if (renewable) upkeep.add(renewable);
upkeep.start();
