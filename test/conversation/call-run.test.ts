// The caller's line, the ear, and the advisers, which stand in for models, are made up; everything between them is real.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { engine, madeUpAdviser, settle, startCall, type TestCall } from './call-kit.ts';

/** Started calls end with their test, so that no ladder goes on. */
async function call(t: { teardown: (fn: () => unknown) => unknown }, ...advisers: Parameters<typeof startCall>) {
  const made = await startCall(...advisers);
  t.teardown(() => made.run.stop());
  return made;
}

const tier = (c: TestCall) => c.judged.at(-1)?.judgement.tier;
const last = (c: TestCall, n = 1) => c.prompts.slice(-n);

t.test('S1, S2: numbness that is mentioned while a refill is ordered', async (t) => {
  const c = await call(t);
  await c.says('i need a refill of my lisinopril');
  t.same(last(c), ['desk.ask.name']);
  await c.says('and my arm has been numb');
  t.match(last(c)[0], /^protocol\./, 'a question at once');
  t.equal(tier(c), 'urgent');
  await c.says('yes');
  t.ok(c.prompts.includes('emergency'), '911');
  t.equal(c.paged.length, 1, 'and the page goes out with it');
  t.equal(tier(c), 'emergency');
  await c.hangUp();
  t.equal(c.outcome(), 'caller-hung-up');
});

t.test(
  'a bill that was begun before an emergency is answered as a bill; a refill bears what became of the call',
  async (t) => {
    const c = await call(t);
    await c.says('i have a question about my bill');
    await c.says('and now my chest hurts and my arm is numb');
    await c.hangUp();
    t.equal(tier(c), 'emergency');
    t.match(c.filed, [{ tier: 'routine', again: false }]);
    const other = await call(t);
    await other.says('i need a refill of my lisinopril');
    await other.says('and now my tongue is swelling and i cannot swallow');
    await other.hangUp();
    t.match(other.filed, [{ tier: 'emergency', again: false }]);
  },
);

t.test('a medicine that was wished for in the words that go to 911 is a task for whoever writes it', async (t) => {
  const c = await call(t);
  await c.says('would you send my ativan in, i have been out since sunday and i am having a seizure');
  t.equal(tier(c), 'emergency');
  t.ok(c.prompts.includes('emergency'), 'S2');
  await c.hangUp();
  t.match(c.filed, [{ tier: 'emergency', again: false }]);
  const ill = await call(t);
  await ill.says('i take ativan and i am having a seizure');
  await ill.hangUp();
  t.same(ill.filed, [], 'a complaint alone is with the clinician');
});

t.test('a question is answered by keys, and what was pressed is kept', async (t) => {
  const c = await call(t);
  await c.says('my calf is swollen and hot');
  t.same(last(c), ['protocol.breathing']);
  await c.press('2');
  t.same(last(c, 2), ['urgentStart', 'desk.ask.name']);
  t.match(c.turns.findLast((turn) => turn.speaker === 'caller')?.text, 'no');
  const other = await call(t);
  await other.says('my calf is swollen and hot');
  await other.press('1');
  t.ok(other.prompts.includes('emergency'));
});

t.test('S4: an answer that is none is asked once more in the same words, then counts as unsure', async (t) => {
  const c = await call(t);
  await c.says('my calf is swollen and hot');
  await c.says('well it is my left leg');
  t.same(last(c), ['protocol.breathing']);
  await c.says('can you say that again');
  t.same(last(c), ['protocol.breathing'], 'asking back is no try');
  t.equal(tier(c), 'urgent');
  await c.says('the left one as i told you');
  t.equal(tier(c), 'emergency');
  t.ok(c.prompts.includes('emergency'));
});

t.test('S3: the classifier is waited for, and judged with', async (t) => {
  const quick = madeUpAdviser('classifier', (text) => (/walls/.test(text) ? { raises: 'emergency', sure: 0.9 } : null));
  const c = await call(t, [quick]);
  await c.says('the walls are coming at me');
  t.same(quick.asked, ['the walls are coming at me']);
  t.ok(c.prompts.includes('emergency'));
  t.match(c.judged.at(-1)?.judgement.flags[0], { concept: 'opinion.classifier', by: 'opinion' });
  t.match(c.opinions, [{ late: false, opinion: { model: 'classifier@made-up' } }]);
});

t.test('S3: no opinion lowers or silences what the words say', async (t) => {
  const calm = madeUpAdviser('classifier', () => ({ raises: 'routine', sure: 0.99 }));
  const c = await call(t, [calm]);
  await c.says('i have crushing chest pain');
  t.equal(tier(c), 'emergency');
});

t.test('an adviser that hangs or breaks holds nothing up', async (t) => {
  const broken = { ...madeUpAdviser('llm', () => null), advise: () => Promise.reject(new Error('gone')) };
  const c = await call(t, [madeUpAdviser('classifier', () => ({ raises: 'urgent' }), 900), broken]);
  await c.says('i have crushing chest pain');
  await sleep(300);
  t.ok(c.prompts.includes('emergency'), 'long before the classifier has spoken');
  t.same(c.opinions, []);
  t.match(c.nothing, [{ by: 'llm', why: 'failed' }], 'that it broke is written down');
});

t.test('who has nothing to say, or says it too late, is written down and changes nothing', async (t) => {
  const slow = madeUpAdviser('llm', (text) => (/refill/.test(text) ? 'nothing' : 'too-late'), 60);
  const c = await call(t, [madeUpAdviser('classifier', () => 'nothing'), slow]);
  await c.says('i would like a refill please');
  await sleep(80);
  const before = c.judged.length;
  await c.says('Ann Lee');
  await sleep(80);
  t.match(c.nothing, [
    { by: 'classifier', model: 'classifier@made-up', why: 'nothing', late: false },
    { by: 'llm', why: 'nothing', late: true },
    { by: 'classifier', why: 'nothing' },
    { by: 'llm', why: 'too-late', late: true },
  ]);
  t.ok(c.nothing.every((n) => n.ms >= 0 && (n.by !== 'llm' || n.ms >= 50)));
  t.same(c.opinions, []);
  t.equal(c.judged.length, before + 1, 'only words were judged');
  t.equal(tier(c), 'routine');
});

t.test('what happens while the classifier thinks is taken in order', async (t) => {
  const c = await call(t, [madeUpAdviser('classifier', () => null, 60)]);
  await Promise.all([c.says('my calf is swollen and hot'), c.press('2')]);
  await sleep(120);
  t.same(
    last(c, 3),
    ['protocol.breathing', 'urgentStart', 'desk.ask.name'],
    'the key answered the question that came first',
  );
});

t.test('S6: a sign of listening over a sentence of ours is kept, and nobody answers it', async (t) => {
  const c = await call(t);
  c.line.heard = false;
  await c.says('i need a refill of my lisinopril');
  const before = [...c.prompts];
  await c.says('mm hm');
  t.same(c.prompts, before);
  t.match(c.turns.at(-1), { speaker: 'caller', text: 'mm hm' });
  t.equal(c.judged.at(-1)?.turnId, c.turns.at(-1)?.id, 'S1: and judged');
  t.equal(tier(c), 'routine');
  await c.says('and my arm has been numb');
  t.match(last(c)[0], /^protocol\./, 'what is more than that takes the floor');
});

t.test('S6: who hangs up while the classifier thinks is judged at once, and its opinion still raises', async (t) => {
  const c = await call(t, [madeUpAdviser('classifier', () => ({ raises: 'urgent', sure: 0.8 }), 500)]);
  await Promise.all([c.says('i would like an appointment please, about the ladder'), c.hangUp()]);
  t.equal(tier(c), 'routine');
  t.notOk(c.finished(), 'an opinion is still awaited');
  await sleep(700);
  t.equal(tier(c), 'urgent');
  t.equal(c.paged.length, 1);
  t.match(c.opinions, [{ late: true }]);
  t.same(
    c.filed.map((f) => [f.tier, f.again]),
    [
      ['routine', false],
      ['urgent', true],
    ],
  );
});

t.test(
  'S1, S2: a slow opinion that comes late raises as words do, and its doubt is asked at the next turn',
  async (t) => {
    const slow = madeUpAdviser(
      'llm',
      (text) => (/walls/.test(text) ? { raises: 'emergency' } : /purple/.test(text) ? { doubts: 'emergency' } : null),
      60,
    );
    const c = await call(t, [slow]);
    await c.says('i would like an appointment in the purple room');
    t.same(last(c), ['desk.ask.name'], 'it is not waited for');
    await sleep(80);
    await c.says('Ann Lee');
    t.same(last(c), ['protocol.emergency_check'], 'asked at the next turn');
    await c.says('no');
    t.same(last(c), ['desk.ask.dob'], 'and on');
    await c.says('the walls are coming at me');
    await sleep(100);
    t.ok(c.prompts.includes('emergency'));
    t.equal(c.opinions.at(-1)?.late, true);
    t.ok((c.opinions.at(-1)?.ms ?? 0) >= 50);
  },
);

t.test(
  'S1, S2: sentences that are harmless each and grave together are answered with 911 as soon as they are',
  async (t) => {
    const c = await call(t);
    await c.says('i am sweating a lot');
    await c.says('my jaw hurts');
    t.match(c.judged.at(-2), { turnId: /turn/ }, 'the sentence by itself');
    t.match(c.judged.at(-1), { turnId: null, judgement: { tier: 'emergency' } }, 'and with what was said before');
    t.ok(c.prompts.includes('emergency'));
    t.equal(c.paged[0]?.tier, 'emergency');
  },
);

t.test('S6: who hangs up with the words that make it grave is paged', async (t) => {
  const c = await call(t, [madeUpAdviser('classifier', () => null, 60)]);
  await c.says('i am sweating a lot');
  await sleep(100);
  await Promise.all([c.says('my jaw hurts'), c.hangUp()]);
  t.match(c.judged.at(-1), { turnId: null, judgement: { tier: 'emergency' } });
  t.equal(c.paged.length, 1);
});

t.test('S4, S6: who hangs up on a question has not answered it; who said nothing yet is no case', async (t) => {
  const c = await call(t);
  await c.says('my calf is swollen and hot');
  t.same(last(c), ['protocol.breathing']);
  await c.hangUp();
  t.match(c.judged.at(-1), { turnId: null, judgement: { tier: 'emergency' } });
  t.equal(c.paged.length, 1);
  const hello = await call(t);
  await hello.says('hello');
  t.same(last(hello), ['silence'], 'who greets is asked once more');
  await hello.says('hello');
  t.match(last(hello)[0], /^protocol\./);
  await hello.hangUp();
  t.equal(tier(hello), 'unclear');
  t.equal(hello.paged.length, 0, 'nobody is woken');
});

t.test('S1: the whole of an ordinary call raises nothing', async (t) => {
  const c = await call(t);
  const said = [
    'i need an appointment for my yearly checkup',
    'my name is leonard hatch',
    'march fourth nineteen eighty two',
    'yes',
    'any day next week',
    'no that is all thank you',
  ];
  for (const text of said) await c.says(text);
  await sleep(100);
  t.equal(c.line.over, 'we-hung-up');
  t.equal(c.outcome(), 'completed');
  t.equal(tier(c), 'routine');
  t.same(c.filed, [{ queue: 'front_desk', tier: 'routine', again: false }]);
  t.ok(
    c.judged.every((j) => j.turnId !== null),
    'nothing was judged but words',
  );
});

t.test('words that are not final: an emergency among them stops us, and no line is let go', async (t) => {
  const c = await call(t);
  await c.says('i need an appointment for my yearly checkup');
  const before = c.judged.length;
  c.line.heard = false;
  c.partly('i cannot');
  c.partly('i cannot breathe');
  c.partly('i cannot breathe at');
  t.equal(c.judged.length, before, 'no judgement');
  t.notOk(c.prompts.includes('emergency'), 'nothing is done before the words are final');
  c.line.heard = true;
  await c.says('i cannot breathe at all');
  t.ok(c.prompts.includes('emergency'));
});

t.test('S5: who talks of an emergency while we say goodbye is not hung up on', async (t) => {
  const c = await call(t);
  await c.says('sorry wrong number');
  t.equal(c.line.over, 'we-hung-up');
  const other = await call(t);
  other.line.heard = false;
  await other.says('sorry wrong number');
  for (const words of ['oh i have', 'oh i have chest pain', 'oh i have chest pain now']) other.partly(words);
  other.line.heard = true;
  await settle();
  t.equal(other.line.over, null, 'the goodbye is over, and the line is held');
  await other.says('oh i have chest pain now');
  t.ok(other.prompts.includes('emergency'));
  t.equal(other.line.over, null);
});

t.test('a person who was asked for is a person in the record', async (t) => {
  const c = await call(t);
  await c.press('0');
  await sleep(1_600);
  t.same(c.line.gone, { to: 'number', number: '+15185550150' });
  t.equal(c.outcome(), 'handed-over');
});

t.test('who is put through for a language of their own is not asked about what they go on to say in it', async (t) => {
  const c = await call(t);
  await c.says('bonjour je cherche la consultation pour ma fille');
  t.ok(c.prompts.includes('otherLanguage'));
  for (const more of ['pardon je parle seulement francais', 'je ne comprends pas', 'vous pouvez attendre'])
    await c.says(more);
  t.not(tier(c), 'urgent');
  t.equal(c.paged.length, 0);
  await c.says("i can't breathe");
  t.equal(tier(c), 'emergency', 'S1: a danger counts as anywhere');
});

t.test('S3: a call keeps its engine, and speaks only text of its protocol', async (t) => {
  const c = await call(t);
  await c.says('my calf is swollen and hot');
  t.equal(c.turns.at(-1)?.text, engine.questionText('breathing', 'en'));
});

t.test(
  'S6: the last words of somebody who hangs up with them are told after the end: paged, rung back, filed once',
  async (t) => {
    let dropped = 0;
    const c = await startCall([], { dropped: () => dropped++ });
    t.teardown(() => c.run.stop());
    await c.hangUp();
    await c.says('my chest is crushed and i cannot breathe');
    t.equal(c.paged.length, 1);
    t.equal(tier(c), 'emergency');
    t.equal(dropped, 1, 'they went before they knew what will happen');
    const routine = await call(t);
    await routine.says('this is about the leaflet that you sent me');
    await routine.hangUp();
    t.equal(routine.filed.length, 1);
    await routine.says('thank you so much');
    t.equal(routine.filed.length, 1, 'no second message');
    t.equal(routine.paged.length, 0);
  },
);
