import { join } from 'node:path';
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { askedTwice } from '../../src/rehearsal/asked.ts';
import { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { judge } from '../../src/rehearsal/verdict.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

const rehearsal = await Rehearsal.open({
  file: join(import.meta.dirname, 'desk-calls.yaml'),
  models: places(loadSettings()).models,
  log: silentLog,
});
t.teardown(() => rehearsal.close());

for (const scenario of rehearsal.story.calls) {
  t.test(`${scenario.id}: ${scenario.title}`, async (t) => {
    t.equal(rehearsal.otherOnCall(scenario), null, 'the story has on call whom the rota has');
    const result = await rehearsal.play(scenario);
    for (const { what, ok, wanted, got } of judge(scenario, result)) t.ok(ok, `${what}: wanted ${wanted}; got ${got}`);
    t.same(askedTwice(result, scenario), [], 'nothing that was answered is asked again');
  });
}
