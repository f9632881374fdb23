/**
 * `npm run soak -- [--calls N] [--at-once M] [--seed S] [--rests R] [--seconds S] [--stay S] [--wait-for FILE] [--json]`: random callers, so many at once, over SIP, RTP and Asterisk
 * against a box of its own, and whether anything was stuck, silent, lost or leaked. 1,000 calls, eight at a time, take an hour and more.
 * Ends with status 0 when all was as it must be.
 */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { judge, type Verdict } from './judge.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000' },
    'at-once': { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    rests: { type: 'string', default: '' },
    /** Nobody dials any more after so many seconds. */
    seconds: { type: 'string', default: '' },
    /** Nobody dials before this file is there: the box can be started while others still use the machine. */
    'wait-for': { type: 'string', default: '' },
    /** How long a caller who says nothing stays, s. */
    stay: { type: 'string', default: '150' },
    json: { type: 'boolean', default: false },
  },
});
const calls = Number(values.calls);
const stop = new AbortController();
// Told to end, it tells what it has seen so far.
process.once('SIGTERM', () => stop.abort());

/** Resolves when the file is there. */
async function there(file: string): Promise<void> {
  while (!existsSync(file)) await sleep(100);
}

const endings: (() => unknown)[] = [];
const t = { teardown: (end: () => unknown) => endings.push(end) };
let verdict: Verdict;
try {
  const soaked = await soak(t, {
    calls,
    atOnce: Number(values['at-once']),
    seed: Number(values.seed),
    rests: Number(values.rests) || Math.min(11, 2 + Math.ceil(calls / 25)),
    signal: stop.signal,
    ...(values['wait-for'] && { ready: there(values['wait-for']) }),
    patience: { waitMs: 30_000, stayMs: Number(values.stay) * 1_000 },
    ...(values.seconds && { mostMs: Number(values.seconds) * 1_000 }),
    onProgress: (text) => process.stderr.write(`${text}\n`),
  });
  verdict = judge(soaked);
  if (soaked.lastWords) process.stderr.write(`${soaked.lastWords}\n`);
  for (const error of new Set(soaked.errors.map((line) => line.replace(/"(time|pid)":\d+,?/g, '').slice(0, 300))))
    process.stderr.write(`log: ${error}\n`);
} finally {
  for (const end of endings.reverse()) await end();
}

const { faults, figures } = verdict;
for (const fault of faults) process.stderr.write(`not well: ${fault}\n`);
if (values.json) console.log(JSON.stringify({ faults, figures }));
else {
  const { answerMs, growthMb, silences } = figures;
  const grown = Object.entries(growthMb).map(([name, mb]) => `${name} ${mb ?? '-'}`);
  console.log(
    `${figures.calls} calls (${figures.answered} answered, ${figures.toBackup} while the box was full, ${figures.symptomatic} with a complaint) ` +
      `in ${figures.seconds} s; ` +
      `answer after ${answerMs.median} ms, 95 % ${answerMs.p95} ms, longest ${answerMs.most} ms; ` +
      `${silences.length} silences above 1,500 ms; growth in MB over 1,000 calls: ${grown.join(', ')}; ` +
      `${faults.length} faults`,
  );
}
process.exitCode = faults.length === 0 ? 0 : 1;
