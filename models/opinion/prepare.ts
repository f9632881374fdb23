/**
 * First step of training: node models/opinion/prepare.ts FOLDER
 * Writes to FOLDER what train.py needs: the labelled lines with their n-grams and their fold, and what the sentence model's lower layers
 * make of each.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENCODER_MODEL } from '../../src/models/required.ts';
import { Encoder } from '../../src/opinion/encoder.ts';
import { GRAM_ROWS, grams } from '../../src/opinion/grams.ts';
import { plain } from '../../src/opinion/plain.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { evaluationLines, type Line, trainingLines } from './corpus.ts';

/** Held out in turn, to measure and to choose thresholds. */
const FOLDS = 5;

const folder = process.argv[2] ?? fail('a folder to write to is wanted');
const { models } = places(loadSettings());
mkdirSync(folder, { recursive: true });
const encoder = await Encoder.load(join(models, ENCODER_MODEL));
const lines = [...folded(trainingLines()), ...evaluationLines().map((line) => ({ ...line, fold: -1 }))];
const hidden: Uint8Array[] = [];
const out: unknown[] = [];
for (const line of lines) {
  const text = plain(line.text);
  const { tokens, hidden: rows } = await encoder.encode(text);
  hidden.push(new Uint8Array(rows.buffer.slice(rows.byteOffset, rows.byteOffset + rows.byteLength)));
  out.push({ ...line, plain: text, tokens, grams: grams(text) });
}
writeFileSync(join(folder, 'hidden.f32'), Buffer.concat(hidden));
writeFileSync(join(folder, 'lines.json'), JSON.stringify({ gramRows: GRAM_ROWS, lines: out }));
console.log(`${lines.length} lines`);

/** Each file dealt out evenly, in an order that follows from the sentences alone. */
function folded(all: Line[]): (Line & { fold: number })[] {
  const dealt = new Map<string, number>();
  return all
    .map((line) => ({ line, key: grams(plain(line.text)).reduce((sum, row) => (Math.imul(sum, 31) + row) | 0, 7) }))
    .sort((a, b) => a.key - b.key)
    .map(({ line }) => {
      const group = `${line.from} ${line.lang} ${line.tier}`;
      const n = dealt.get(group) ?? 0;
      dealt.set(group, n + 1);
      return { ...line, fold: n % FOLDS };
    });
}

function fail(why: string): never {
  throw new Error(why);
}
