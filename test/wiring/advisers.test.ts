// The process of the language model is made up; the classifier, the store and what tells of their health are real.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import { LlmAdviser, type NoLlm } from '../../src/opinion/llm/adviser.ts';
import type { Llm } from '../../src/opinion/llm/llm.ts';
import { redFlagsOf } from '../../src/opinion/llm/red-flags.ts';
import { loadSettings, makeSettings } from '../../src/settings/load.ts';
import type { Speech } from '../../src/speech/speech.ts';
import type { Protocol } from '../../src/triage/protocol/types.ts';
import { Advisers, type AdvisersHealth } from '../../src/wiring/advisers.ts';
import { boxService } from '../../src/wiring/console/box.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { tempStore } from '../store/helper.ts';
import { practice } from './ladders-kit.ts';

const { protocol } = loadMind();
const other: Protocol = { ...protocol, concepts: protocol.concepts.filter((c) => c.id !== 'stroke') };
const common = { clock: systemClock, log: silentLog };

t.test(
  'a protocol that is published while the box runs: the language model reads its red flags, once nobody is on the line',
  async (t) => {
    let quiet = false;
    const read: Protocol[] = [];
    let stopped = 0;
    const openLlm = async (_: unknown, now: Protocol) => {
      read.push(now);
      const llm = {
        state: 'up',
        restarts: 0,
        ask: async () => 'failed',
        stop: async () => void stopped++,
      } as unknown as Llm;
      const of = { model: 'm@1', trust: 'raise', protocol: now, flags: redFlagsOf(now), log: silentLog } as const;
      return new LlmAdviser(llm, of);
    };
    const settings = makeSettings({ cacheDir: t.testdir() }, {});
    const advisers = new Advisers({ ...common, settings, protocol, quiet: () => quiet, openLlm });
    t.teardown(() => advisers.close());
    const { list } = advisers;
    await advisers.settled();
    t.same(
      list.map((a) => a.by),
      ['classifier', 'llm'],
    );
    t.equal(advisers.health.llm.state, 'up');

    advisers.follow(other);
    await advisers.settled();
    t.equal(read.length, 1, 'not while somebody is on the line');
    quiet = true;
    while (read.length === 1) await sleep(50);
    await advisers.settled();
    t.equal(read[1], other);
    t.equal(stopped, 1);
    t.same(
      list.map((a) => a.by),
      ['classifier', 'llm'],
      'calls look at the same list',
    );

    advisers.follow({ ...other });
    await advisers.settled();
    t.equal(read.length, 2, 'the same red flags are not read again');
  },
);

t.test('the health of the box: without the classifier calls are judged by the rules alone', async (t) => {
  const { store } = await tempStore(t);
  let health: AdvisersHealth | null = null;
  const service = boxService({
    store,
    practice,
    speech: { health: () => [] } as unknown as Speech,
    dataDir: '/',
    version: '0',
    startedAt: '',
    trunk: () => ({ state: 'up', detail: '' }),
    opinions: () => health,
    prompts: () => ({ done: 1, total: 1 }),
  });
  const parts = async (now: AdvisersHealth | null) => {
    health = now;
    const { parts, state } = await service.health();
    t.not(state, 'down', 'a box is safe without them');
    return Object.fromEntries(parts.map((p) => [p.id, p]));
  };
  const llm: NoLlm = { state: 'off', detail: '' };
  t.notOk((await parts(null)).classifier);

  const settings = makeSettings({ cacheDir: t.testdir() }, {});
  const without = new Advisers({ ...common, settings, protocol, quiet: () => true });
  t.teardown(() => without.close());
  t.match(await parts(without.health), { classifier: { state: 'warning', detail: /loaded.*rules alone/ } });
  await without.settled();
  while (without.health.classifier.state === 'starting') await sleep(20);
  t.match(await parts(without.health), {
    classifier: { state: 'warning', detail: /NB_MODEL_MISSING.*rules alone/ },
    llm: { state: 'well', detail: /^Off/ },
  });

  const whole = new Advisers({ ...common, settings: loadSettings(), protocol, quiet: () => true });
  t.teardown(() => whole.close());
  while (whole.health.classifier.state !== 'up') await sleep(20);
  t.match(await parts(whole.health), { classifier: { state: 'well' } });

  const classifier = { state: 'up', detail: '' } as const;
  t.match(await parts({ classifier, llm: { state: 'down', detail: 'NB_OPINION_LATE' } }), {
    llm: { state: 'warning', detail: /NB_OPINION_LATE: The language model is too slow/ },
  });
  t.match(await parts({ classifier, llm: { state: 'starting', detail: '' } }), { llm: { state: 'well' } });
  t.match(await parts({ classifier, llm }), { llm: { state: 'well' } });
});
