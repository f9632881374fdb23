import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Head } from '../../src/opinion/guess.ts';
import type { Line } from './corpus.ts';

/** A line that the network which gave these logits was not trained on. */
export interface HeldLine extends Line {
  /** The fold that it belongs to; -1: of test/cases, which nothing is trained on. */
  fold: number;
  logits: number[];
}

/** All that train.py --hold wrote to the folder. A line of test/cases counts once, by the first network. */
export function heldOut(folder: string): { heads: Head['heads']; lines: HeldLine[] } {
  const files = readdirSync(folder).filter((name) => /^held-\d+\.json$/.test(name));
  const read = files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  if (!read[0]) throw new Error('there is no held-*.json');
  return {
    heads: read[0].heads,
    lines: read.flatMap(({ lines }: { lines: HeldLine[] }, n) => lines.filter((line) => line.fold >= 0 || n === 0)),
  };
}
