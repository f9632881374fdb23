/** What judges the calls, where a version does not read or the store does not answer. */
import t, { type Test } from 'tap';
import { silentLog } from '../../src/log.ts';
import { contentHash } from '../../src/store/protocol-texts.ts';
import type { Store } from '../../src/store/store.ts';
import { LiveProtocols, OWN_TEXT, shippedTexts } from '../../src/wiring/protocols.ts';
import { smallNet } from '../console/small-net.ts';
import { tempStore } from '../store/helper.ts';

const START = Date.parse('2026-03-01T10:00:00.000Z');

/** Time stands until it is moved, half a minute at a time; timers run when it is. */
class Minutes {
  #now = START;
  #timers: { at: number; fn: () => void }[] = [];
  now = () => this.#now;
  after = (ms: number, fn: () => void) => {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  async pass(minutes: number, settled: () => Promise<void>): Promise<void> {
    for (let half = 0; half < minutes * 2; half++) {
      this.#now += 30_000;
      const due = this.#timers.filter(({ at }) => at <= this.#now);
      this.#timers = this.#timers.filter((timer) => !due.includes(timer));
      for (const { fn } of due) fn();
      await settled();
    }
  }
}

/** A version that two people signed, and that this program does not read. */
async function publishUnreadable(store: Store, folder: string, from: string | null): Promise<string> {
  const add = (name: string, role: 'clinical-lead' | 'clinician') =>
    store.users.add({ name, role, passwordHash: 'x' }, 'test');
  const [lena, sam] = [(await add('Lena Abara', 'clinician')).id, (await add('Sam Whitlock', 'clinical-lead')).id];
  const text = 'colour: red';
  const sources = [...shippedTexts(folder).sources, { name: OWN_TEXT, layer: 2, text }];
  const content = contentHash(sources);
  const work = { title: 'Red', specialties: ['knees'], text, note: '', basedOn: null };
  const { id } = await store.protocols.create(work, lena);
  const kept = { hash: content, name: 'red', sources };
  const at = new Date(START).toISOString();
  await store.protocols.step(id, 1, { do: 'prove', content, failures: 0 }, lena, kept);
  await store.protocols.step(id, 2, { do: 'test', content, failures: 0 }, lena);
  await store.protocols.step(id, 3, { do: 'sign', content, signature: { by: lena, at } }, lena);
  const approve = { do: 'approve', content, signature: { by: sam, at }, mayApprove: true } as const;
  await store.protocols.step(id, 4, approve, sam);
  await store.protocols.publish(id, 5, { content, failures: 0, from }, sam);
  return id;
}

async function open(t: Test, from: string | null) {
  const folder = smallNet(t);
  const clock = new Minutes();
  const { store } = await tempStore(t, { clock });
  if (from !== '') await publishUnreadable(store, folder, from);
  const seen = { reads: 0, takes: 0, errors: [] as string[], quiet: true };
  const log = { ...silentLog, info() {}, warn() {}, error: (_: unknown, text: string) => seen.errors.push(text) };
  const options = {
    store,
    clock,
    folder,
    log: log as never,
    quiet: () => seen.quiet,
    made: () => void seen.reads++,
    taken: () => void seen.takes++,
  };
  return { options, clock, seen, shipped: shippedTexts(folder).hash };
}

t.test('a scheduled version that does not read is read seldom, and never while somebody is on the line', async (t) => {
  const { options, clock, seen, shipped } = await open(t, '2026-03-01T16:00:00.000Z');
  const live = await LiveProtocols.open(options);
  t.teardown(() => live.close());
  const pass = (minutes: number) => clock.pass(minutes, () => live.settled());
  await live.settled();
  t.equal(seen.reads, 1);
  t.match(seen.errors, [/NB_PROTOCOL_NOT_LIVE/], 'told before its moment');
  t.match(live.judging, { hash: shipped, trouble: null }, 'and no trouble of what judges now');

  seen.quiet = false;
  await pass(60);
  t.equal(seen.reads, 1, 'calls all the hour');
  seen.quiet = true;
  await pass(180);
  t.ok(seen.reads > 1 && seen.reads < 12, `${seen.reads} times in three hours`);
  t.equal(seen.errors.length, 1, 'told once');
  t.match(live.judging, { hash: shipped, trouble: null });

  await pass(130);
  t.match(live.judging, { hash: shipped, version: null, trouble: /NB_PROTOCOL_NOT_LIVE/ }, 'its moment has come');
  t.equal(seen.errors.length, 2);
  const { reads, takes } = seen;
  await pass(60);
  t.ok(seen.reads - reads <= 2, `${seen.reads - reads} times more`);
  t.equal(seen.takes, takes, 'what judges is not taken again');
  t.equal(seen.errors.length, 2);
  t.equal(live.mind.engine.judge('i have chest pain', 'en').tier, 'emergency');
});

t.test('a store that did not answer at the start is no trouble once it does', async (t) => {
  const { options, clock, seen, shipped } = await open(t, '');
  const { protocols: real } = options.store;
  let answers = false;
  const protocols = Object.assign(Object.create(real), {
    standing: async (now: string) => {
      if (!answers) throw Object.assign(new Error('disk'), { code: 'EIO' });
      return real.standing(now);
    },
    keep: async () => undefined,
  });
  const store = Object.create(options.store, { protocols: { value: protocols } });
  const live = await LiveProtocols.open({ ...options, store });
  t.teardown(() => live.close());
  await live.settled();
  t.match(live.judging, { hash: shipped, trouble: /NB_PROTOCOL_NOT_LIVE.*EIO/ });
  t.equal(live.mind.engine.judge('i have chest pain', 'en').tier, 'emergency');
  answers = true;
  await clock.pass(1, () => live.settled());
  t.match(live.judging, { hash: shipped, version: null, trouble: null });
  t.equal(seen.reads, 0, 'and nothing was read again for it');
});
