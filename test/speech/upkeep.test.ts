// A process with models keeps near the memory that it took when they were loaded: models made up, then the real ones.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { commonNames } from '../../src/reference/names.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { Names } from '../../src/speech/ears/bound/names.ts';
import { Ears } from '../../src/speech/ears.ts';
import { earsFiles, mouthFiles } from '../../src/speech/files.ts';
import { Mouth } from '../../src/speech/mouth.ts';
import { Renewed } from '../../src/speech/renewed.ts';
import { Upkeep, type UpkeepOptions } from '../../src/speech/upkeep.ts';
import { voiced } from './help.ts';

const LONG =
  'I would like to see the doctor about my knee next week, in the morning if that is possible, because I work in the afternoon.';

/** A model that takes more memory the more it works. */
interface Hungry {
  number: number;
  bytes: number;
}

/** A process with such models, each of 100 at first. */
function madeUp(t: { teardown: (end: () => void) => void }, options: Partial<UpkeepOptions> = {}, refuses = false) {
  let count = 0;
  let gone = 0;
  const there = new Set<Hungry>();
  const load = () => {
    const model = { number: ++count, bytes: 100 };
    there.add(model);
    return model;
  };
  const rssBytes = () => [...there].reduce((sum, { bytes }) => sum + bytes, 0);
  const fast = { quietMs: 60, everyMs: 0, betweenMs: 0, lookMs: 10 };
  const upkeep = new Upkeep({ grownBytes: 50, mostBytes: 500, rssBytes, ...fast, ...options });
  t.teardown(() => upkeep.stop());
  const model = () => {
    const again = async () => {
      await sleep(30);
      if (refuses) throw new Error('no such file');
      return load();
    };
    const renewed = new Renewed(load(), again, (old) => {
      gone++;
      there.delete(old);
    });
    upkeep.add(renewed);
    return renewed;
  };
  const work = (model: Renewed<Hungry>, ms: number, bytes: number) =>
    model.use(async (own) => {
      await sleep(ms);
      own.bytes += bytes;
      return own.number;
    });
  return { upkeep, model, work, rssBytes, loaded: () => count, gone: () => gone };
}

async function until(so: () => boolean, ms = 60_000): Promise<void> {
  for (const end = performance.now() + ms; !so(); await sleep(5))
    if (performance.now() > end) throw new Error('it did not come about');
}

t.test('the model that worked most is loaded anew when it is quiet, and nobody waits for it', async (t) => {
  const { upkeep, model, work, rssBytes, loaded, gone } = madeUp(t);
  const [busy, idle] = [model(), model()];
  upkeep.start();
  await work(idle, 5, 10);
  t.equal(await work(busy, 300, 100), 1);
  await until(() => gone() === 1);
  t.equal(loaded(), 3, 'one of them, and once');
  t.equal(rssBytes(), 210, 'what it took when it was loaded, and the little that the other has grown by');
  t.equal(await work(busy, 5, 0), 3, 'the new one works');
  t.equal(await work(idle, 5, 0), 2, 'the other one works on');
});

t.test(
  'never while somebody is heard or spoken to, but above the higher limit; what is under way ends with the old one',
  async (t) => {
    const { upkeep, model, work, loaded, gone } = madeUp(t);
    const one = model();
    upkeep.start();
    await work(one, 5, 100);
    for (let i = 0; i < 20; i++) await work(one, 15, 0);
    t.equal(loaded(), 1, 'it is never quiet');
    await work(one, 5, 500);
    const { promise: asked, resolve: end } = Promise.withResolvers<void>();
    const long = one.use(async ({ number }) => {
      await asked;
      return number;
    });
    await until(() => loaded() === 2);
    await sleep(5);
    t.equal(await work(one, 5, 0), 2, 'whoever comes then has the new one');
    t.equal(gone(), 0, 'the old one is in use');
    end();
    t.equal(await long, 1);
    await until(() => gone() === 1);
  },
);

t.test('not for a little, not more often than it may be, and not where it cannot be loaded', async (t) => {
  const small = madeUp(t);
  const one = small.model();
  small.upkeep.start();
  await small.work(one, 5, 49);
  await sleep(200);
  t.equal(small.loaded(), 1);

  const often = madeUp(t, { everyMs: 400 });
  const other = often.model();
  await sleep(400);
  often.upkeep.start();
  await often.work(other, 5, 100);
  await until(() => often.gone() === 1);
  const first = other.loadedAt;
  await often.work(other, 5, 100);
  await until(() => often.gone() === 2);
  t.ok(other.loadedAt - first >= 400, 'not before its time');

  const broken = madeUp(t, { everyMs: 100 }, true);
  const third = broken.model();
  await sleep(100);
  broken.upkeep.start();
  await broken.work(third, 5, 100);
  await sleep(300);
  t.equal(await broken.work(third, 5, 0), 1, 'the old one works on');
});

const soon = { mostBytes: 1e12, quietMs: 200, everyMs: 0, betweenMs: 0, lookMs: 50 };
/** A process tells its memory twice a second. */
const mb = (child: { rssBytes: number }) => child.rssBytes / 1e6;

t.test('the memory of the real voice goes back to the machine, and it speaks on', async (t) => {
  const files = mouthFiles(makeSettings({})).en;
  // The small voice for both: the large one shows nothing else.
  const mouth = new Mouth({ en: files, es: files }, silentLog, { grownBytes: 60e6, ...soon });
  t.teardown(() => mouth.stop());
  await mouth.child.start();
  await sleep(1_000);
  const loaded = mb(mouth.child);
  const long = (n: number) =>
    `Piece ${n}, in which I tell you at length who is going to ring you back and at what hour and about which of the things that you asked for.`;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, mb(mouth.child));
  }, 20);
  t.teardown(() => clearInterval(watch));
  const pieces = await Promise.all([1, 2, 3].map((n) => mouth.render(long(n), 'en', 'live')));
  t.ok(pieces.every((piece) => piece && piece.length > 32_000));
  await until(() => most > loaded + 60);
  await until(() => mb(mouth.child) < most - 60);
  t.comment(`${Math.round(loaded)} MB loaded, ${Math.round(most)} at the most, then ${Math.round(mb(mouth.child))}`);
  t.ok(((await mouth.render('Good morning.', 'en', 'live'))?.length ?? 0) > 5_000, 'it speaks');
});

t.test('the same of the real recogniser, which hears the same as before', async (t) => {
  const files = earsFiles(makeSettings({}));
  const { quick } = files;
  const small = { ...files, recognisers: { en: quick, es: quick } };
  const ears = new Ears(small, silentLog, undefined, { grownBytes: 1, ...soon });
  t.teardown(() => ears.stop());
  await ears.child.start();
  await sleep(1_000);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, mb(ears.child));
  }, 20);
  t.teardown(() => clearInterval(watch));
  const said = await voiced('en', LONG);
  const texts = await Promise.all(Array.from({ length: 4 }, () => ears.transcribe(said, 'en', true)));
  await until(() => mb(ears.child) < most - 30);
  t.comment(`${Math.round(most)} MB at the most, then ${Math.round(mb(ears.child))}`);
  t.equal((await ears.transcribe(said, 'en')).text, texts[0]?.text);
});

t.test('a thread that reads names is loaded anew while it reads', async (t) => {
  const names = new Names(earsFiles(makeSettings({})).recognisers, () => commonNames().slice(0, 500));
  t.teardown(() => names.close());
  const renewable = await names.ready('en');
  t.ok(renewable);
  const claim = { owner: 1, rank: 1 as const, dropped: false };
  const sound = names.hear('en', new Int16Array(16_000), claim)!;
  t.equal(renewable!.restingSince, null, 'it works');
  const renewed = renewable!.renew();
  const name = sound.read('name', ['Hello.']);
  await renewed;
  t.not(await Promise.race([name, sleep(0, 'not read')]), 'not read', 'what was under way was read first');
  const next = names.hear('en', new Int16Array(16_000), claim)!;
  next.drop();
  t.equal(await next.read('name', ['Hello.']), null);
  t.type(renewable!.restingSince, 'number');
});
