/**
 * node models/opinion/prepare-answers.ts FOLDER
 * Writes to FOLDER what train_answers.py needs: what the sentence model's lower layers make of each question with its answer. The lines of
 * test/triage/answers-blind.jsonl come with fold -1: they are only ever measured on.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../src/lang.ts';
import { ENCODER_MODEL } from '../../src/models/required.ts';
import { Encoder } from '../../src/opinion/encoder.ts';
import { GRAM_ROWS, grams } from '../../src/opinion/grams.ts';
import { plain } from '../../src/opinion/plain.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { loadMind } from '../../src/wiring/mind.ts';

/** An answer as it was written down; `question` where it is none of the protocol's. */
interface Written {
  q: string;
  lang: Lang;
  text: string;
  is: string;
  question?: string;
}

/** Held out in turn. */
const FOLDS = 8;

const folder = process.argv[2];
if (!folder) throw new Error('a folder to write to is wanted');
const { engine } = loadMind();
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim().startsWith('{'))
    .map((line) => JSON.parse(line) as Written);
const corpus = join(import.meta.dirname, 'answers');
const blind = linesOf(join(import.meta.dirname, '..', '..', 'test', 'triage', 'answers-blind.jsonl'));
const taboo = new Set(blind.map(({ text }) => plain(text)).filter((text) => text.split(' ').length > 3));
const written = readdirSync(corpus)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => linesOf(join(corpus, name)))
  .filter(({ text }) => !taboo.has(plain(text)));

mkdirSync(folder, { recursive: true });
const encoder = await Encoder.load(join(places(loadSettings()).models, ENCODER_MODEL));
const hidden: Uint8Array[] = [];
const out: unknown[] = [];
for (const [at, line] of [...written, ...blind].entries()) {
  const text = plain(line.text);
  const { tokens, hidden: rows } = await encoder.encode(text, plain(line.question ?? engine.questionText(line.q, line.lang)));
  hidden.push(new Uint8Array(rows.buffer.slice(rows.byteOffset, rows.byteOffset + rows.byteLength)));
  out.push({ ...line, fold: at < written.length ? at % FOLDS : -1, tokens, grams: grams(text) });
}
writeFileSync(join(folder, 'hidden.f32'), Buffer.concat(hidden));
writeFileSync(join(folder, 'lines.json'), JSON.stringify({ gramRows: GRAM_ROWS, lines: out }));
await encoder.release();
console.log(`${written.length} answers to learn from, ${blind.length} to measure on`);
