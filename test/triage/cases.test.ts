import t from 'tap';
import { cases, engine, score } from './bench.ts';

for (const path of ['../cases/triage-en.jsonl', '../cases/triage-es.jsonl', 'own-en.jsonl', 'own-es.jsonl']) {
  t.test(path, async (t) => {
    const s = score(cases(path));
    t.same(s.missedEmergencies, [], 'every emergency is found');
    t.same(s.missedCrises, [], 'every crisis is found');
    t.same(s.routineAsEmergency, [], 'no routine call is called an emergency');
    t.ok(s.under.length / s.n <= 0.02, `under-triage at most 2 % (${s.under.join(' ')})`);
    t.ok(s.over.length / s.n <= 0.1, `over-triage at most 10 % (${s.over.join(' ')})`);
    t.ok(s.accepted / s.n >= 0.95, `accepted ${s.accepted}/${s.n}`);
    t.ok(s.falseCrises.length <= 1, `false crises ${s.falseCrises.join(' ')}`);
  });
}

t.test('an utterance costs milliseconds, not a second', async (t) => {
  const list = cases('../cases/triage-en.jsonl');
  for (const c of list) engine.judge(c.text, c.lang);
  // The processor's time, which does not depend on what else the machine does; bench measures it finely.
  const from = process.cpuUsage();
  for (const c of list) engine.judge(c.text, c.lang);
  const { user, system } = process.cpuUsage(from);
  const each = (user + system) / 1000 / list.length;
  t.ok(each < 50, `${each.toFixed(2)} ms each`);
});
