import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../src/lang.ts';
import type { Labelled } from './figures.ts';

const TREE = join(import.meta.dirname, '../..');

/** Sentences that are measured on, and how far a good figure on them can be trusted. */
export interface Set {
  name: string;
  lang: Lang;
  file: string;
  /** Whether rules, thresholds or weights have seen it. */
  seen: string;
}

export const SETS: readonly Set[] = [
  {
    name: 'Held out',
    lang: 'en',
    file: 'test/triage/held-en.jsonl',
    seen: 'written blind, by somebody who knew the labels and neither rules nor sentences; later fragments of it were seen and two kinds of fault mended with them',
  },
  {
    name: 'Held out',
    lang: 'es',
    file: 'test/triage/held-es.jsonl',
    seen: 'written blind, as above',
  },
  {
    name: 'Cases',
    lang: 'en',
    file: 'test/cases/triage-en.jsonl',
    seen: 'the rules were measured on it again and again while they were written: a figure of fit, not of skill',
  },
  { name: 'Cases', lang: 'es', file: 'test/cases/triage-es.jsonl', seen: 'as above' },
  {
    name: 'Own',
    lang: 'en',
    file: 'test/triage/own-en.jsonl',
    seen: 'our own, written before the rules that pass them: a figure of fit',
  },
  { name: 'Own', lang: 'es', file: 'test/triage/own-es.jsonl', seen: 'as above' },
];

export function readSet(set: Set): Labelled[] {
  return readFileSync(join(TREE, set.file), 'utf8')
    .split('\n')
    .filter((line) => line.trim().startsWith('{'))
    .map((line) => JSON.parse(line) as Labelled);
}
