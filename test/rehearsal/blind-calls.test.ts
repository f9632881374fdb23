/**
 * Calls that somebody wrote who had read neither the rules nor the dialogue: not all of them pass, and how many do must not fall. A tenth of
 * 120 is played, some 20 seconds of processor; `nightbell rehearse` plays all of a file. When more pass than here stand, add them.
 */
import { join } from 'node:path';
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { judge } from '../../src/rehearsal/verdict.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

const FILES = ['third', 'fifth', 'sixth'];
/** One of so many, in the order of each file. */
const EVERY = 10;

/** Those of the sample that pass: as many must always do. */
const PASS: readonly string[] = [
  'third-tongue-in-refill',
  'third-paralegal',
  'third-ingles-poquito',
  'fifth-call-31',
  'fifth-call-41',
  'fifth-call-51',
  'fifth-call-71',
  'sixth-11',
];

t.test('as many calls that were written blind are dealt with as ever', { timeout: 900_000 }, async (t) => {
  const passed: string[] = [];
  const played: string[] = [];
  for (const name of FILES) {
    const rehearsal = await Rehearsal.open({
      file: join(import.meta.dirname, `${name}-calls.yaml`),
      models: places(loadSettings()).models,
      log: silentLog,
    });
    try {
      for (const scenario of rehearsal.story.calls.filter((_, i) => i % EVERY === 0)) {
        const wrong = judge(scenario, await rehearsal.play(scenario)).filter(({ ok }) => !ok);
        played.push(scenario.id);
        if (wrong.length === 0) passed.push(scenario.id);
        else
          t.comment(
            `${scenario.id}: ${wrong.map(({ what, wanted, got }) => `${what}: wanted ${wanted}; got ${got}`).join('. ')}`,
          );
      }
    } finally {
      await rehearsal.close();
    }
  }
  t.same(
    PASS.filter((id) => !played.includes(id)),
    [],
    'the list names calls of the sample',
  );
  t.comment(`pass: ${passed.join(' ')}`);
  const lost = PASS.filter((id) => !passed.includes(id));
  t.ok(
    passed.length >= PASS.length,
    `${passed.length} of ${played.length} pass, ${PASS.length} did; no longer: ${lost.join(', ')}`,
  );
});
