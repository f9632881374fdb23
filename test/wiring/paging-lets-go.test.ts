// A case may be open for days after its call: nothing of the call itself stays in memory meanwhile.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t from 'tap';
import type { PageCase } from '../../src/oncall/page.ts';
import type { Paging } from '../../src/wiring/paging.ts';
import { callsBack, pagingWith } from './ladders-kit.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const PAGE: PageCase = {
  ...{ callId: 'call', tier: 'urgent', crisis: false, lang: 'en', phone: '+15185550177', reason: '', flags: [] },
  ...{ patient: { name: null, dob: null, age: null }, told911: false, waiting: false, since: null, advised: false },
};

async function until(so: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; !so(); await new Promise((r) => setTimeout(r, 10)))
    if (performance.now() > end) throw new Error('it did not come about');
}

/** A call that is over while its case is held. Gives back whether what the run of the call held is still there. */
async function held(paging: Paging, over: boolean): Promise<() => boolean> {
  let line: object | null = { of: 'the call' };
  const ref = new WeakRef(line);
  const pages = { pageStarted: () => 'page', pageEnded: () => undefined, ladderExhausted: () => undefined };
  const known = (of: object): PageCase => ({ ...PAGE, reason: `bleeding, ${Object.values(of)[0]}` });
  const begin = (of: object) => {
    const run = paging.escalate({ ...pages, callId: 'call' }, () => known(of));
    run.on('acknowledged', () => known(of));
    return run;
  };
  const run = begin(line);
  line = null;
  run.start();
  await until(() => paging.engine.book.all()[0]?.phase.phase === 'held');
  if (over) run.callOver();
  return () => {
    collect();
    return ref.deref() !== undefined;
  };
}

t.test('the run of a call that is over is let go of while its case is held', async (t) => {
  const paging = pagingWith(() => callsBack);
  const there = await held(paging, true);
  await new Promise((resolve) => setImmediate(resolve));
  t.notOk(there());
  t.ok(paging.engine.book.all().length === 1, 'the case is open');
  await paging.engine.stop();
});

t.test('and not before', async (t) => {
  const paging = pagingWith(() => callsBack);
  const there = await held(paging, false);
  await new Promise((resolve) => setImmediate(resolve));
  t.ok(there());
  await paging.engine.stop();
});

t.test('whoever takes the case up later hears what was known last', async (t) => {
  const told: PageCase[] = [];
  let ends = false;
  const paging = pagingWith((page) => {
    told.push(page);
    return callsBack;
  });
  const pages = { pageStarted: () => 'page', pageEnded: () => undefined, ladderExhausted: () => undefined };
  const run = paging.escalate({ ...pages, callId: 'call' }, () => {
    if (ends) throw new Error('the call is over');
    return { ...PAGE, reason: 'bleeding again' };
  });
  run.start();
  await until(() => paging.engine.book.all()[0]?.phase.phase === 'held');
  run.callOver();
  ends = true;
  const id = paging.engine.book.all()[0]?.id ?? '';
  t.ok(paging.engine.book.put(id, { type: 'given-back', personId: 'abara' }));
  paging.engine.look();
  await until(() => told.length === 2);
  t.match(told, [{ reason: 'bleeding again' }, { reason: 'bleeding again' }]);
  await paging.engine.stop();
});

t.test('S6: last words that are read after that make it graver, and the run is told of it again', async (t) => {
  let taken = 0;
  const paging = pagingWith(() => callsBack);
  const pages = { pageStarted: () => 'page', pageEnded: () => undefined, ladderExhausted: () => undefined };
  let now: PageCase = PAGE;
  const run = paging.escalate({ ...pages, callId: 'call' }, () => now);
  run.on('acknowledged', () => {
    taken++;
  });
  run.start();
  await until(() => taken === 1);
  run.callOver();
  now = { ...PAGE, tier: 'emergency', reason: 'no breath' };
  run.start();
  t.equal(paging.engine.book.all()[0]?.tier, 'emergency');
  const [id = ''] = paging.engine.book.all().map((one) => one.id);
  paging.engine.book.put(id, { type: 'given-back', personId: 'abara' });
  await until(() => taken === 2);
  await paging.engine.stop();
});
