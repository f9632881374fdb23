/**
 * Learns from labelled first sentences how people say whom they call about, and writes head.tsv:  node models/about/train.ts [--measure]
 *
 * A softmax over words and neighbours of words (src/understanding/about-head.ts), with the rules' own word among them, by AdaGrad; the same lines in
 * the same order every time, less than a minute. The rules were written with `test/triage/own-*` in sight: what they say there is no
 * measure of them, so that it learns from the corpus, which is of complaints most, and from errands made of patterns (errands.ts). `--measure` writes nothing and prints how often rules and both are right on a fifth
 * that is held out, and on sets that nothing is trained on.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allMedicines } from '../../src/reference/medicines.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { ABOUTS, type AboutHead, aboutKeys, likelyAbout, likeliestAbout } from '../../src/understanding/about-head.ts';
import { loadLexicon } from '../../src/understanding/lexicon.ts';
import { makeUnderstand } from '../../src/understanding/meaning.ts';
import type { About } from '../../src/understanding/types.ts';
import { readLexicon, readProtocolFiles } from '../../src/words/files.ts';
import { read } from '../../src/words/reader.ts';
import type { Token } from '../../src/words/tokens.ts';
import { trainingLines } from '../opinion/corpus.ts';
import { errands } from './errands.ts';

const EPOCHS = 8;
const STEP = 0.5;
const DECAY = 1e-5;
/** What stands in one line only says nothing of others. */
const LEAST_LINES = 2;
/** A word in fewer lines is read as a gap: what the trouble is tells little of whose it is. */
const READ_FROM = 60;
/** So many keys are kept, those that speak loudest. */
const KEPT = 30_000;
const tree = join(import.meta.dirname, '..', '..');

interface Said {
  t: readonly Token[];
  rule: About;
  about: About;
}

const protocol = loadProtocol(readProtocolFiles().protocol);
const byRules = makeUnderstand(protocol, loadLexicon(readLexicon(), allMedicines(), []), null);
const saidOf = ({ lang, text, about }: { lang: 'en' | 'es'; text: string; about: string }): Said => ({
  t: read(protocol, text).u.tokens,
  rule: byRules({ text, lang, asked: null }).about,
  about: about as About,
});

/** Numbers between 0 and 1, the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function train(lines: readonly Said[]): AboutHead {
  const often = counted(lines.map(({ t }) => [...new Set(t.map(({ w }) => w))]));
  const words = new Set([...often].filter(([, lines]) => lines >= READ_FROM).map(([word]) => word));
  const all = lines.map(({ t, rule, about }) => ({ keys: aboutKeys(t, rule, words), at: ABOUTS.indexOf(about) }));
  const counts = counted(all.map(({ keys }) => keys));
  const data = all.map(({ keys, at }) => ({ keys: keys.filter((k) => (counts.get(k) ?? 0) >= LEAST_LINES), at }));
  const weights = new Map<string, number[]>();
  const squares = new Map<string, number[]>();
  for (const { keys } of data)
    for (const key of keys) for (const map of [weights, squares]) map.set(key, [0, 0, 0]);
  const next = dice(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = data.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [data[i], data[j]] = [data[j]!, data[i]!];
    }
    for (const { keys, at } of data) learn(weights, squares, keys, at);
  }
  const loudest = [...weights].sort(([, a], [, b]) => loud(b) - loud(a)).slice(0, KEPT);
  const rounded = (values: readonly number[]) => values.map((value) => Math.round(value * 100) / 100);
  return { words, weights: new Map(loudest.map(([key, values]) => [key, rounded(values)])) };
}

/** In how many lines each is. */
function counted(lines: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const keys of lines) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const loud = (weights: readonly number[]) => Math.max(...weights.map(Math.abs));

function learn(weights: Map<string, number[]>, squares: Map<string, number[]>, keys: string[], at: number): void {
  const likely = likelyAbout(weights, keys);
  const share = 1 / Math.sqrt(keys.length);
  for (const key of keys) {
    const weight = weights.get(key)!;
    const square = squares.get(key)!;
    for (const k of ABOUTS.keys()) {
      const slope = (likely[k]! - (k === at ? 1 : 0)) * share + DECAY * weight[k]!;
      square[k]! += slope * slope;
      weight[k]! -= (STEP * slope) / Math.sqrt(square[k]! + 1e-8);
    }
  }
}

function right(head: AboutHead, lines: readonly Said[]): string {
  const percent = (count: number) => `${((100 * count) / lines.length).toFixed(1)} %`;
  const ruled = lines.filter(({ rule, about }) => rule === about).length;
  const learnt = lines.filter(({ t, rule, about }) => likeliestAbout(head, t, rule) === about).length;
  return `${lines.length} lines: rules ${percent(ruled)}, with it ${percent(learnt)}`;
}

const lines = trainingLines()
  .filter(({ from }) => !from.startsWith('own-'))
  .map(saidOf);
const made = errands(dice(2)).map(saidOf);
if (process.argv.includes('--measure')) {
  const isHeld = (i: number) => i % 5 === 0;
  const fold = train([...lines.filter((_, i) => !isHeld(i)), ...made]);
  console.log(`a fifth held out: ${right(fold, lines.filter((_, i) => isHeld(i)))}`);
  const head = train([...lines, ...made]);
  for (const folder of ['test/cases', 'test/triage'])
    for (const name of readdirSync(join(tree, folder)).filter((file) => /^(?!slots).*\.jsonl$/.test(file))) {
      const rows = readFileSync(join(tree, folder, name), 'utf8').split('\n').filter(Boolean);
      const said = rows.map((row) => JSON.parse(row)).filter((row) => row.about && row.text).map(saidOf);
      if (said.length > 0) console.log(`${name}: ${right(head, said)}`);
    }
} else {
  const { words, weights } = train([...lines, ...made]);
  const head = [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = head.map(([key, weights]) => [key, ...weights.map((weight) => Math.round(weight * 100))].join('\t'));
  writeFileSync(join(import.meta.dirname, 'head.tsv'), `# trained by train.ts beside this file\n${[...words].sort().join('\n')}\n${rows.join('\n')}\n`);
}
