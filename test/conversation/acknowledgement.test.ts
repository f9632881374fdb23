// A caller who waits is told that they were heard. Time is moved by the tests.
import t from 'tap';
import { acknowledgementOf } from '../../src/conversation/acknowledgement.ts';
import type { Stage } from '../../src/conversation/dialogue/types.ts';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Tier } from '../../src/triage/types.ts';
import { judged } from './dialogue-kit.ts';
import { floorKit, wordsMs } from './floor-kit.ts';

const QUESTION = 'and what is your date of birth?';
const waits = (k: ReturnType<typeof floorKit>) => k.floor.on('waits', ({ text }) => k.events.push(`waits: ${text}`));
const THANKS = wordsMs('Thank you.');

t.test('who hears nothing soon after their words waits, once; who is answered does not', async (t) => {
  const k = floorKit();
  waits(k);
  k.says('grace holloway');
  await k.until(1_000);
  t.same(k.events, ['words: grace holloway', 'waits: grace holloway']);

  const answered = floorKit();
  waits(answered);
  answered.says('grace holloway');
  answered.at(100, () => void answered.say(QUESTION));
  await answered.until(6_000);
  t.same(answered.events, ['words: grace holloway']);

  const goesOn = floorKit();
  waits(goesOn);
  goesOn.says('grace');
  goesOn.at(100, goesOn.voice);
  await goesOn.until(1_000);
  t.same(goesOn.events, ['words: grace']);
});

t.test('words that are read further: the thanks come before them, and the question behind both', async (t) => {
  const k = floorKit();
  waits(k);
  k.voice();
  k.closes('grace holloway');
  k.floor.once('waits', () => t.ok(k.acknowledge()));
  k.at(500, () => k.says('grace holloway'));
  const turn = new Promise<{ complete: boolean; at: number }>((resolve) => {
    k.at(520, () => void k.say(QUESTION).then(resolve));
  });
  const { complete, at } = await k.run(turn);
  t.ok(complete);
  t.same(k.heard, ['Thank you.', QUESTION]);
  t.equal(at, 350 + THANKS + wordsMs(QUESTION), 'nothing is between them');
  t.same(k.events, ['waits: grace holloway', 'words: grace holloway']);

  const quick = floorKit();
  waits(quick);
  quick.voice();
  quick.closes('grace holloway');
  quick.at(340, () => quick.says('grace holloway'));
  quick.at(400, () => void quick.say(QUESTION));
  await quick.until(5_000);
  t.same(quick.events, ['words: grace holloway'], 'a name that was read by then');
});

t.test('a silence that ended the turn late is not added to: they wait from their last word on', async (t) => {
  const thankedAt = async (endMs: number, heardMs: number, closes: boolean) => {
    const k = floorKit();
    let at = -1;
    k.floor.once('waits', () => {
      at = k.clock.now();
    });
    for (let ms = 0; ms < heardMs; ms += 20) k.far.emit('audio', new Int16Array(320));
    k.voice();
    if (closes) k.closes('grace holloway', endMs);
    else k.says('grace holloway', 'en', [], endMs);
    await k.until(1_000);
    return at;
  };
  t.equal(await thankedAt(2_000, 2_240, true), 350, 'a name that was whole');
  t.equal(await thankedAt(2_000, 2_400, true), 200);
  t.equal(await thankedAt(2_000, 2_900, true), 80, 'the quick ones come without it');
  t.equal(await thankedAt(2_000, 2_240, false), 150);
  t.equal(await thankedAt(2_000, 2_400, false), 100);
  t.equal(await thankedAt(2_000, 2_900, false), 80);
});

t.test('before a sentence that is still being rendered they are the beginning of that turn', async (t) => {
  const k = floorKit({ rendering: 700 });
  k.floor.once('waits', () => t.ok(k.acknowledge()));
  k.says('my name is grace holloway');
  const { text, complete } = await k.run(k.say(QUESTION));
  t.ok(complete);
  t.equal(text, QUESTION, 'what was said of it');
  t.same(k.heard, ['Thank you.', QUESTION]);
});

t.test('S2: an emergency does not wait for them', async (t) => {
  const k = floorKit();
  k.says('it is for my father');
  k.floor.once('waits', () => t.ok(k.acknowledge()));
  k.at(250, () => void k.say('hang up and call 911 now.', false));
  await k.until(250 + wordsMs('hang up and call 911 now.') + 20);
  t.same(k.heard, ['hang up and call 911 now.']);
});

t.test('who speaks on over them is not asked what would have followed', async (t) => {
  const k = floorKit();
  k.says('grace holloway');
  k.floor.once('waits', () => t.ok(k.acknowledge()));
  k.at(200, () => void k.say(QUESTION).then(({ complete }) => t.notOk(complete)));
  k.at(300, k.voice);
  k.at(900, () => k.says('it is for my daughter'));
  await k.until(4_000);
  t.same(k.heard, []);

  const key = floorKit();
  key.says('grace holloway');
  key.floor.once('waits', () => t.ok(key.acknowledge()));
  key.at(200, () => void key.say(QUESTION).then(({ complete }) => t.notOk(complete)));
  key.at(300, () => key.press('0'));
  await key.until(4_000);
  t.same(key.heard, []);
});

t.test('to what, and to what not', async (t) => {
  const field: Stage = { at: 'field', form: 'message', field: 'name', tries: 0 };
  const of = (kind: ExpectedKind, tier: Tier, more: { stage?: Stage; before?: Tier | null; again?: boolean } = {}) => {
    const { stage = field, before = tier, again = false } = more;
    const known = before && judged(before);
    return acknowledgementOf({ expected: { kind } }, stage, { judged: judged(tier), before: known, again });
  };
  t.equal(of('name', 'routine'), 'thanked');
  t.equal(of('date-of-birth', 'urgent'), 'thanked', 'the call is urgent, its birthday is not');
  t.equal(of('open', 'routine'), 'noted');
  t.equal(of('open', 'routine', { before: null }), 'noted');
  t.equal(of('open', 'urgent', { before: null }), null, 'a symptom');
  t.equal(of('name', 'urgent', { before: 'routine' }), null, 'one beside the answer');
  t.equal(of('yes-no', 'routine'), null);
  t.equal(of('name', 'routine', { again: true }), null, 'twice in a row');
  t.equal(of('name', 'emergency'), null);
  t.equal(of('open', 'routine', { stage: { at: 'leaving' } }), null);
});
