/**
 * Memory of the process that speaks and the one that hears over many pieces and utterances, with no telephone: what is rendered is heard as well. Also how long a piece
 * and an utterance take, so that it shows what loading anew costs those beside it. `node bench/memory.ts [--pieces N] [--kept never|quiet|always]`,
 * a minute for fifty pieces on two cores of one's own. `quiet` is the box's own way, with 20 s for four minutes; `always`: the next model as soon as one is loaded.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Lang } from '../src/lang.ts';
import { silentLog } from '../src/log.ts';
import { makeSettings } from '../src/settings/load.ts';
import { Ears } from '../src/speech/ears.ts';
import { earsFiles, mouthFiles } from '../src/speech/files.ts';
import { Mouth } from '../src/speech/mouth.ts';
import { RATE } from '../src/speech/protocol.ts';
import type { UpkeepOptions } from '../src/speech/upkeep.ts';
import { spread, table } from './calls/figures.ts';

const { values } = parseArgs({
  options: { pieces: { type: 'string', default: '160' }, kept: { type: 'string', default: 'quiet' } },
});
/** So many are rendered, and so many heard, at one time. */
const AT_ONCE = 3;
/** After so many there is a rest. */
const EACH = 20;
const REST_MS = 9_000;
const NEVER = 1e12;
const WAYS: Record<string, { mouth: UpkeepOptions; ears: UpkeepOptions }> = {
  never: { mouth: { grownBytes: NEVER, mostBytes: NEVER }, ears: { grownBytes: NEVER, mostBytes: NEVER } },
  quiet: {
    mouth: { grownBytes: 100e6, mostBytes: 320e6, everyMs: 20_000, betweenMs: 1_500, quietMs: 2_000 },
    ears: { grownBytes: 150e6, mostBytes: 280e6, everyMs: 20_000, betweenMs: 1_500, quietMs: 2_000 },
  },
  always: {
    mouth: { grownBytes: 0, mostBytes: 0, everyMs: 0, betweenMs: 0 },
    ears: { grownBytes: 0, mostBytes: 0, everyMs: 0, betweenMs: 0 },
  },
};
const way = WAYS[values.kept];
if (!way) throw new RangeError('--kept is never, quiet or always');

const WORDS: Record<Lang, readonly (readonly string[])[]> = {
  en: [
    ['I have', 'You said', 'I wrote down', 'The office will read', 'Please tell me again'],
    [
      'your appointment',
      'a message for the nurse',
      'a refill of your medicine',
      'the number of your card',
      'your name',
    ],
    ['for Tuesday morning', 'for next week', 'at a quarter past ten', 'with Doctor Brook', 'as you asked'],
    ['and they will ring you back', 'and nothing else is open', 'because the doctor is away', 'if that suits you'],
    ['before noon', 'at five five five zero one four two', 'when the practice opens', 'as soon as somebody is there'],
  ],
  es: [
    ['Tengo', 'Usted dijo', 'Anoté'],
    ['su cita', 'un recado para la enfermera', 'la receta de su medicina'],
    ['para el martes', 'para la próxima semana', 'con la doctora'],
  ],
};

/** The same piece for the same number, of one to all of the parts. */
function pieceOf(n: number): { text: string; lang: Lang } {
  const lang: Lang = n % 10 === 9 ? 'es' : 'en';
  const parts = WORDS[lang].slice(0, 1 + (n % WORDS[lang].length));
  return { lang, text: `${parts.map((ways, i) => ways[(n * 7 + i * 3 + (n >> 3)) % ways.length]).join(' ')}.` };
}

const settings = makeSettings({});
const mouth = new Mouth(mouthFiles(settings), silentLog, way.mouth);
const ears = new Ears(earsFiles(settings), silentLog, undefined, way.ears);
const rssMb = (pid: number | null) =>
  Math.round((Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6);
const rendering: number[] = [];
const reading: number[] = [];

async function timed<Result>(into: number[], work: Promise<Result>): Promise<Result> {
  const begun = performance.now();
  const result = await work;
  into.push(performance.now() - begun);
  return result;
}

/** As a name is heard: by the recognisers and the reading of names. */
async function name(samples: Int16Array): Promise<void> {
  const ear = ears.open({ langs: ['en'], endSilenceMs: 500, expected: { kind: 'name', person: true } });
  const told = new Promise<void>((resolve) => {
    ear.once('utterance', () => resolve());
    ear.once('nothing', () => resolve());
  });
  ear.push(new Int16Array(RATE / 2));
  ear.push(samples);
  ear.push(new Int16Array(RATE * 3));
  await Promise.race([told, sleep(20_000)]);
  ear.close();
}

async function one(n: number): Promise<void> {
  const { text, lang } = pieceOf(n);
  // As in a call: some of what is said was foreseen.
  const samples = await timed(rendering, mouth.render(text, lang, n % 3 === 1 ? 'ahead' : 'live'));
  if (!samples) return;
  const said = n % 4 === 0 ? name(samples) : ears.transcribe(samples, lang, n % 3 === 0);
  await timed<unknown>(reading, said);
}

const show = (done: number) => console.log(`| ${done} | ${rssMb(mouth.child.pid)} | ${rssMb(ears.child.pid)} |`);

try {
  await Promise.all([mouth.child.start(), ears.child.start()]);
  await sleep(5_000);
  console.log(`upkeep: ${values.kept}\n| pieces | mouth, MB | ears, MB |\n|---|---|---|`);
  show(0);
  const most = Number(values.pieces);
  for (let done = 0; done < most; done += EACH) {
    const open = Array.from({ length: EACH }, (_, i) => done + i);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let n = open.shift(); n !== undefined; n = open.shift()) await one(n);
      }),
    );
    show(done + EACH);
    await sleep(REST_MS);
    console.log(`| at rest | ${rssMb(mouth.child.pid)} | ${rssMb(ears.child.pid)} |`);
  }
  console.log(
    `\n${table('ms', [
      ['rendered', spread(rendering)],
      ['heard', spread(reading)],
    ])}`,
  );
} finally {
  await Promise.all([mouth.stop(), ears.stop()]);
}
