import { readFileSync, writeFileSync } from 'node:fs';
import { commonNames } from '../../src/reference/names.ts';
import { cuesOf } from '../../src/speech/turn-end/cues.ts';
import { ListedNames } from '../../src/speech/turn-end/known-names.ts';
import { standingOf } from '../../src/speech/turn-end/ruling.ts';
import { saidOf } from '../../src/speech/turn-end/standing.ts';
import { EXPECTED } from '../endpoint/utterances.ts';
import { type Moment, SOUND_FEATURES } from './moments.ts';
import { written } from './written.ts';

/**
 * Whether a caller goes on, learnt: `node bench/turn-end/train.ts MOMENTS… [--write]`. A logistic regression with ridge over the cues of
 * src/speech/turn-end/cues.ts, on moments of collect.ts and of written.ts: a pause inside an answer, or its end. Judged by spoken ones of groups
 * that it did not learn from (five folds), against the standing alone and with how the voice ends. `--write`: the weights for the box, from all.
 */
const RIDGE = 5;
const LEAST_GROUPS = 3;
const FOLDS = 5;
const STEPS = 400;

type Row = Record<string, number>;

const files = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const recorded = files
  .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Moment);
const moments = [...recorded, ...written(2, 8)];
/** What was only written down is learnt from, and nothing is judged by it. */
const spoken = moments.map(({ speaker }) => speaker !== null);
const names = new ListedNames(commonNames().filter((name) => name.kind === 'surname' || name.class < 4));
const groups = [...new Set(moments.map(({ group }) => group))].toSorted();
const foldOf = new Map(groups.map((group, i) => [group, (i * 7) % FOLDS]));
const goesOn = moments.map(({ place }) => Number(place !== null));

const rows: Record<string, Row[]> = {
  standing: moments.map((moment) => {
    const [, standing] = saidIn(moment);
    return { [standing]: 1 };
  }),
  'standing and kind': moments.map((moment) => {
    const [, standing] = saidIn(moment);
    return { [standing]: 1, [moment.kind]: 1, [`${moment.kind} ${standing}`]: 1 };
  }),
  cues: moments.map((moment) => cuesOf(...saidIn(moment))),
  'cues and voice': moments.map((moment) => ({ ...cuesOf(...saidIn(moment)), ...soundOf(moment) })),
};
const count = (which: readonly boolean[]) => which.filter((x) => x).length;
console.log(
  `${moments.length} moments, ${count(spoken)} of them spoken, of ${groups.length} groups; ${count(goesOn.map((x) => x === 1))} pauses`,
);
if (!process.argv.includes('--write'))
  console.table(Object.entries(rows).map(([by, some]) => ({ by, ...judged(some) })));
const { cues } = rows as { cues: Row[] };
if (process.argv.includes('--write')) {
  const weights = Object.entries(fit([...cues.keys()], cues))
    .map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
    .filter(([, weight]) => Math.abs(weight) >= 0.03)
    .toSorted(([a], [b]) => a.localeCompare(b));
  const lines = weights.map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight},\n`).join('');
  const head = '/** What each cue adds to the logit that the caller goes on; written by bench/turn-end/train.ts. */\n';
  const file = new URL('../../src/speech/turn-end/weights.ts', import.meta.url);
  writeFileSync(file, `${head}export const WEIGHTS: Readonly<Record<string, number>> = {\n${lines}};\n`);
}

function saidIn({ kind, text, voiceMs }: Moment) {
  const said = saidOf(text, 'en', { kind, ...EXPECTED[kind] }, voiceMs, names);
  return [said, standingOf(said)] as const;
}

function soundOf({ sound }: Moment): Row {
  return Object.fromEntries(SOUND_FEATURES.map((name, i) => [name, sound[i] ?? 0]));
}

/** How well moments are told apart by what was learnt from the other groups. */
function judged(some: Row[]) {
  const p = Array.from(some, () => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const learnt = some.map((_, i) => i).filter((i) => foldOf.get(moments[i]!.group) !== fold);
    const weights = fit(learnt, some);
    for (const [i, row] of some.entries()) if (foldOf.get(moments[i]!.group) === fold) p[i] = chance(weights, row);
  }
  const ends = p.filter((_, i) => spoken[i] && !goesOn[i]);
  const pauses = p.filter((_, i) => spoken[i] && goesOn[i]);
  const loss =
    -p.reduce((sum, x, i) => sum + (spoken[i] ? Math.log(goesOn[i] ? x : 1 - x) : 0), 0) /
    (ends.length + pauses.length);
  const won = pauses.reduce(
    (sum, x) => sum + ends.filter((y) => y < x).length + ends.filter((y) => y === x).length / 2,
    0,
  );
  return { 'log loss': loss.toFixed(3), 'area under the curve': (won / ends.length / pauses.length).toFixed(3) };
}

function chance(weights: Row, row: Row): number {
  const sum = Object.entries(row).reduce((z, [name, x]) => z + x * (weights[name] ?? 0), weights[''] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Logistic regression by gradient descent with momentum. '' is the constant, which no ridge holds down. */
function fit(which: readonly number[], rows: readonly Row[]): Row {
  const names = ['', ...common(which, rows)];
  const at = new Map(names.map((name, i) => [name, i]));
  const sparse = which.map((i) => [
    { cue: 0, x: 1 },
    ...Object.entries(rows[i]!).flatMap(([name, x]) => (at.has(name) ? { cue: at.get(name)!, x } : [])),
  ]);
  const weights = new Float64Array(names.length);
  const speed = new Float64Array(names.length);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, cue) => (cue === 0 ? 0 : RIDGE * weight));
    for (const [k, cues] of sparse.entries()) {
      const sum = cues.reduce((z, { cue, x }) => z + x * weights[cue]!, 0);
      const error = 1 / (1 + Math.exp(-sum)) - goesOn[which[k]!]!;
      for (const { cue, x } of cues) gradient[cue]! += error * x;
    }
    for (const [cue, g] of gradient.entries()) {
      speed[cue] = 0.9 * speed[cue]! - (0.5 * g) / which.length;
      weights[cue]! += speed[cue]!;
    }
  }
  return Object.fromEntries(names.map((name, cue) => [name, weights[cue]!]));
}

/** The cues that enough groups have; of a rarer one those groups would be learnt, and not callers. */
function common(which: readonly number[], rows: readonly Row[]): string[] {
  const seen = new Map<string, Set<string>>();
  for (const i of which)
    for (const name of Object.keys(rows[i]!)) seen.set(name, (seen.get(name) ?? new Set()).add(moments[i]!.group));
  return [...seen].filter(([, { size }]) => size >= LEAST_GROUPS).map(([name]) => name);
}
