// The people here are invented; the store is a real one, the model and the clock are the test's.
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { type OpenScribe, Summaries } from '../../src/wiring/summaries.ts';
import { deskRules } from '../../src/wiring/write-up.ts';
import { YAML } from '../practice/file.ts';
import { newCall, tempStore } from '../store/helper.ts';

const ON = makeSettings({ opinion: { llm: 'llm-test', summaries: true } });

/** A box of which one model is the test's: `answers` is what it says. */
async function box(t: Tap, answers: (note: readonly string[]) => Promise<string | null>, settings = ON) {
  const timers: (() => void)[] = [];
  const clock = {
    now: () => Date.now(),
    after: (_: number, fn: () => void) => {
      timers.push(fn);
      return () => void timers.splice(timers.indexOf(fn), 1);
    },
  };
  const { store } = await tempStore(t, { desk: deskRules(parsePractice(YAML), () => null) });
  const state = { quiet: true, opened: 0, stopped: 0, dropped: 0 };
  const openScribe = async (): Promise<OpenScribe> => {
    state.opened++;
    const stop = async () => void state.stopped++;
    return { model: 'm@1', scribe: { propose: answers, drop: () => void state.dropped++, stop } };
  };
  const summaries = new Summaries({ settings, store, clock, log: silentLog, quiet: () => state.quiet, openScribe });
  t.teardown(() => summaries.close());
  summaries.start();
  return {
    store,
    state,
    timers,
    summaries,
    async call(says: string): Promise<string> {
      const { id } = await store.calls.open(newCall);
      await store.turns.add({ callId: id, speaker: 'caller', text: says, lang: 'en', prompt: null, complete: true });
      await store.calls.end(id, 'completed');
      return id;
    },
    /** The time has come to look. */
    async tick(): Promise<void> {
      for (const fn of timers.splice(0)) fn();
      await summaries.settled();
    },
  };
}
type Tap = Parameters<typeof tempStore>[0];

const proposed = (note: { sentences: { proposed?: true; text: string }[] } | null) =>
  note?.sentences.filter((sentence) => sentence.proposed).map(({ text }) => text);

t.test('a call that is over has its note at once, and a proposal beside it later, marked as one', async (t) => {
  const b = await box(t, async ([first]) => `Shorter: ${first}`);
  const id = await b.call('i need more of my eye drops');
  const before = await b.store.notes.latest(id);
  t.ok(before && before.sentences.length > 0);
  t.same(proposed(before), []);
  await b.tick();
  const after = await b.store.notes.view(id, 'user:desk');
  t.match(proposed(after), [/^Shorter: /]);
  t.equal(after!.version, before!.version, 'the note is the same one');
  t.same(after!.sentences.at(-1), { ...after!.sentences.at(-1), section: 'summary', turns: [], basis: 'model' });
  t.same((await b.store.notes.written(id))!.sentences, before!.sentences);
  t.equal(b.state.stopped, 1, 'nothing of the model is left running');
  await b.tick();
  t.equal(b.state.opened, 1, 'asked once');
  const lines = await b.store.read.selectFrom('auditLines').selectAll().where('action', '=', 'note.proposed').execute();
  t.match(lines, [{ subject: id, detail: /m@1/ }]);
  t.notMatch(lines[0]!.detail, /Shorter/);
});

t.test('what is learnt later makes a new note, and the proposal of the old one is shown no more', async (t) => {
  const b = await box(t, async ([first]) => `Shorter: ${first}`);
  const id = await b.call('i need more of my eye drops');
  await b.tick();
  await b.store.messages.create({ callId: id, queue: 'bills', tier: 'routine' });
  t.same(proposed(await b.store.notes.latest(id)), []);
  await b.tick();
  t.equal(proposed(await b.store.notes.latest(id))!.length, 1);
});

t.test('nothing worth showing is asked for once, and a call that comes in goes first', async (t) => {
  let busy = false;
  const b = await box(t, async () => {
    if (busy) b.state.quiet = false;
    return null;
  });
  const id = await b.call('hello');
  b.state.quiet = false;
  await b.tick();
  t.equal(b.state.opened, 0, 'somebody is on the line');
  b.state.quiet = true;
  busy = true;
  await b.tick();
  t.same(await b.store.notes.unproposed('', 5), [id], 'given up, so it is tried again');
  [busy, b.state.quiet] = [false, true];
  await b.tick();
  t.same(await b.store.notes.unproposed('', 5), []);
  t.same(proposed(await b.store.notes.latest(id)), []);
});

t.test('off unless the settings want it and name a model', async (t) => {
  for (const opinion of [{}, { llm: 'llm-test' }, { summaries: true }]) {
    const b = await box(t, async () => 'x', makeSettings({ opinion }));
    await b.call('hello');
    t.equal(b.timers.length, 0);
  }
});
