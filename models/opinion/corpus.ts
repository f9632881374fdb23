import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from '../../src/opinion/plain.ts';

/** One labelled sentence; the labels are those of test/cases/LABELS.md, and the topic that chooses a question. */
export interface Line {
  lang: 'en' | 'es';
  text: string;
  tier: string;
  accept: string[];
  crisis: boolean;
  intent: string;
  about: string;
  topic?: string;
  /** File that it comes from. */
  from: string;
}

const tree = join(import.meta.dirname, '..', '..');
export const CORPUS = join(import.meta.dirname, 'corpus');
/** Talk of the front desk in which illness, danger and death are only mentioned, and dangers told by the way. */
const WISHES = join(import.meta.dirname, 'wishes');

function linesOf(folder: string, names: RegExp): Line[] {
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim().startsWith('{'))
        .map((line) => ({ ...(JSON.parse(line) as Line), from: name.replace('.jsonl', '') })),
    );
}

/**
 * What may be trained on: the corpus, and the sentences that were written to test the rules. Nothing of test/cases, nor like it.
 */
export function trainingLines(): Line[] {
  const taboo = new Set(evaluationLines().flatMap((line) => marksOf(line.text)));
  const all = [
    ...linesOf(CORPUS, /\.jsonl$/),
    ...linesOf(join(tree, 'test', 'triage'), /^own-.*\.jsonl$/),
    ...linesOf(WISHES, /\.jsonl$/),
  ];
  return all.filter((line) => !marksOf(line.text).some((mark) => taboo.has(mark)));
}

/** What is only ever measured on. */
export function evaluationLines(): Line[] {
  return linesOf(join(tree, 'test', 'cases'), /^triage-.*\.jsonl$/);
}

/** The whole sentence, and every eight words in a row: two sentences that share one are near duplicates. */
export function marksOf(text: string, length = 8): string[] {
  const words = plain(text).replaceAll("'", '').split(' ');
  const marks = [words.join(' ')];
  for (let at = 0; at + length <= words.length; at++) marks.push(words.slice(at, at + length).join(' '));
  return marks;
}
