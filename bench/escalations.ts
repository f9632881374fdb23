import { type Crowd, crowd } from '../test/box/crowd.ts';

/**
 * A hundred escalations in one moment: `node bench/escalations.ts`, some two minutes. How long each waits for the first ring of whoever it is for,
 * where every case has a line, where the lines are those of the settings, and where all are for one person; `node bench/escalations.ts 2` is the
 * second of these alone. What is real and what is not: test/box/crowd.ts.
 */
const RUNS: { title: string; of: Crowd }[] = [
  { title: '100 people, 100 lines', of: { escalations: 100, lines: 100, people: 100, taken: false } },
  { title: '100 people, 8 lines, all taken', of: { escalations: 100, lines: 8, people: 100, taken: true } },
  { title: 'one person', of: { escalations: 100, lines: 8, people: 1, taken: false } },
];
const WITHIN_MS = 5_000;

console.log(
  '| case | rung within 5 s | first ring, ms: first / median / last | most lines | rings | states | took, s |',
);
console.log('|---|---|---|---|---|---|---|');
const [only] = process.argv.slice(2).map(Number);
for (const { title, of } of RUNS.filter((_, i) => only === undefined || i === only - 1)) {
  const ends: (() => unknown)[] = [];
  const { firstRingMs, inOrder, mostLines, rings, states, tookMs } = await crowd(
    { teardown: (fn) => ends.push(fn) },
    of,
  );
  for (const end of ends.reverse()) await end();
  const rung = firstRingMs.filter((ms) => ms !== null).sort((a, b) => a - b);
  const at = (share: number) => Math.round(rung[Math.floor((rung.length - 1) * share)] ?? Number.NaN);
  const soon = rung.filter((ms) => ms <= WITHIN_MS).length;
  const told = Object.entries(states).map(([state, n]) => `${state} ${n}`);
  const order = inOrder ? '' : ' (not the most urgent first)';
  console.log(
    `| ${title} | ${soon} of ${of.escalations}${order} | ${at(0)} / ${at(0.5)} / ${at(1)} | ${mostLines} | ${rings} | ${told.join(', ')} | ${(tookMs / 1_000).toFixed(1)} |`,
  );
}
process.exit(0);
