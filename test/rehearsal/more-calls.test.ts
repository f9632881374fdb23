import { join } from 'node:path';
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { askedTwice } from '../../src/rehearsal/asked.ts';
import { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { judge } from '../../src/rehearsal/verdict.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

/** A call of each kind that none of the other files has; all 24 are played by `nightbell rehearse`. */
const KINDS = ['years-ago', 'no-car', 'records-by-mail', 'furious-over-bill', 'aide-late', 'not-the-old-number'];

const rehearsal = await Rehearsal.open({
  file: join(import.meta.dirname, 'more-calls.yaml'),
  models: places(loadSettings()).models,
  log: silentLog,
});
t.teardown(() => rehearsal.close());

for (const scenario of rehearsal.story.calls.filter(({ id }) => KINDS.includes(id.replace('more-', '')))) {
  t.test(`${scenario.id}: ${scenario.title}`, async (t) => {
    const result = await rehearsal.play(scenario);
    for (const { what, ok, wanted, got } of judge(scenario, result)) t.ok(ok, `${what}: wanted ${wanted}; got ${got}`);
    t.same(askedTwice(result, scenario), [], 'nothing that was answered is asked again');
  });
}
