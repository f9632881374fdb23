import { join } from 'node:path';
import { silentLog } from '../src/log.ts';
import { askedTwice } from '../src/rehearsal/asked.ts';
import { Rehearsal } from '../src/rehearsal/rehearsal.ts';
import { judge } from '../src/rehearsal/verdict.ts';
import { loadSettings, places } from '../src/settings/load.ts';

/**
 * How many turns of the caller a finished task takes, against a good receptionist's: `node bench/turns.ts [FILE]`. Without a file our own
 * calls are played, in words. Calls tagged `task:booking`, `task:refill` and `task:message` count, and only those that end as they should;
 * the first words count as a turn, and so does the goodbye.
 */
const RECEPTIONIST = { booking: 6, refill: 7, message: 5 };
const OWN = join(import.meta.dirname, '../test/rehearsal/own-calls.yaml');

const rehearsal = await Rehearsal.open({
  file: process.argv[2] ?? OWN,
  models: places(loadSettings()).models,
  log: silentLog,
});
const turns = new Map<string, number[]>();
const twice: string[] = [];
let finished = 0;
try {
  for (const scenario of rehearsal.story.calls) {
    const result = await rehearsal.play(scenario);
    const passes = judge(scenario, result).every((f) => f.ok);
    if (passes) finished++;
    const again = askedTwice(result, scenario);
    if (again.length > 0) twice.push(`${scenario.id}: ${again.join(', ')}`);
    const task = scenario.tags.find((tag) => tag.startsWith('task:'))?.slice('task:'.length);
    if (task && passes) turns.set(task, [...(turns.get(task) ?? []), result.turns]);
  }
} finally {
  await rehearsal.close();
}

console.log('| task | calls | median turns | a good receptionist |\n| --- | --- | --- | --- |');
for (const [task, good] of Object.entries(RECEPTIONIST)) {
  const all = (turns.get(task) ?? []).sort((a, b) => a - b);
  console.log(`| ${task} | ${all.length} | ${median(all) ?? '-'} | ${good} |`);
}
console.log(`\n${finished} of ${rehearsal.story.calls.length} calls end as they should.`);
console.log(`A fact asked twice: ${twice.join('; ') || 'in none of them'}.`);

function median(sorted: readonly number[]): number | null {
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
