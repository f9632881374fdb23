// One test a race: who speaks when two things happen in one moment. Time is moved by the tests.
import t from 'tap';
import { floorKit, wordsMs } from './floor-kit.ts';

const PROMPT = 'the office is closed now but i can take a message for you tonight.';
const LONG = wordsMs(PROMPT);

t.test(
  'barge-in at the first sample: nothing of the prompt was heard, and it waits for what the voice is',
  async (t) => {
    const k = floorKit();
    const turn = k.say(PROMPT);
    k.voice();
    k.at(900, () => k.says('my daughter has a fever'));
    t.match(await k.run(turn), { text: '', complete: false, at: 900 });
    t.same(k.events, ['words: my daughter has a fever']);
    await k.until(5_000);
    t.same(k.heard, []);

    const cough = floorKit();
    const other = cough.say(PROMPT);
    cough.voice();
    cough.at(700, cough.nothing);
    t.match(await cough.run(other), { text: PROMPT, complete: true, at: 700 + LONG });
    t.same(cough.heard, [PROMPT], 'once, and whole');
  },
);

t.test('barge-in at the last sample: the prompt was heard', async (t) => {
  const k = floorKit();
  const turn = k.say(PROMPT);
  k.at(LONG - 10, k.voice);
  const spoken = await k.run(turn);
  t.match(spoken, { text: PROMPT, complete: true, at: LONG - 10 });
  k.at(LONG + 600, () => k.says('okay'));
  await k.until(LONG + 4_000);
  t.same(k.events, ['words: okay'], 'what is said to a whole prompt is an answer');
  t.same(k.heard, [], 'and nothing of it is said again');
});

t.test('barge-in twice: the prompt goes on after a cough, stops at words, and what was heard is known', async (t) => {
  const k = floorKit();
  const turn = k.say(PROMPT);
  k.at(1_500, k.voice);
  k.at(2_200, k.nothing);
  k.at(3_400, k.voice);
  k.at(4_300, () => k.says('i need a refill'));
  const spoken = await k.run(turn);
  t.equal(spoken.at, 4_300);
  t.notOk(spoken.complete);
  // 1.5 s before the cough and 1.2 s after it, less what was said again: about nine words of 0.3 s.
  t.match(spoken.text, /^the office is closed now but i (can )?(take )?(a )?…$/);
  t.same(k.events, ['words: i need a refill']);
  t.same(k.heard, []);

  const coughs = floorKit();
  const whole = coughs.say(PROMPT);
  for (const at of [800, 2_600]) {
    coughs.at(at, coughs.voice);
    coughs.at(at + 600, coughs.nothing);
  }
  const end = await coughs.run(whole);
  t.match(end, { text: PROMPT, complete: true });
  t.ok(
    end.at >= LONG + 1_200 && end.at < LONG + 1_200 + 1_400,
    `${end.at} ms: both waits, and at most 0.7 s said again each time`,
  );
  t.same(coughs.events, []);
});

t.test('speech that starts as the prompt is queued is not spoken over', async (t) => {
  const k = floorKit();
  k.voice();
  const turn = k.say(PROMPT);
  k.at(900, () => k.says('okay'));
  t.match(await k.run(turn), { text: '', complete: false, at: 900 });
  t.same(k.events, ['words: okay'], 'it was no sign of listening: nothing had been said');

  const late = floorKit();
  const other = late.say(PROMPT);
  late.at(60, late.voice);
  late.at(900, () => late.says('yes'));
  t.match(await late.run(other), { text: '', complete: false });
  t.same(late.events, ['words: yes'], 'the ear tells of a voice some time after it began');

  const noise = floorKit();
  noise.voice();
  const noisy = noise.say(PROMPT);
  const spoken = await noise.run(noisy);
  t.match(spoken, { text: PROMPT, complete: true });
  t.equal(spoken.at, 1_500 + LONG, 'a noise of which no words come does not silence us');
  const next = noise.say(PROMPT);
  t.equal((await noise.run(next)).at, spoken.at + LONG, 'nor is the next turn held by it');
});

t.test('a key during synthesis: what is rendered late is not said', async (t) => {
  const k = floorKit({ rendering: 800 });
  const turn = k.say(PROMPT);
  k.at(300, () => k.press('2'));
  t.match(await k.run(turn), { text: '', complete: false });
  await k.until(5_000);
  t.same(k.events, ['keys: 2']);
  t.same(k.heard, []);

  const paused = floorKit({ rendering: 800 });
  const other = paused.say(PROMPT);
  paused.at(300, paused.voice);
  paused.at(1_100, paused.nothing);
  t.match(await paused.run(other), { text: PROMPT, complete: true, at: 1_100 + LONG });
});

t.test(
  'flush against marks: word of a mark that comes after the flush counts for nothing and is not missed',
  async (t) => {
    const k = floorKit();
    const told: string[] = [];
    k.far.on('mark', (name) => told.push(name));
    const turn = k.say('one two three. four five six.');
    // The mark of the first sentence was reached, and of the second a word was heard.
    k.at(1_200, k.voice);
    k.at(1_210, () => k.far.emit('mark', 't1.0.2'));
    k.at(1_900, k.nothing);
    k.at(1_950, () => k.far.emit('mark', 't1.0.2'));
    const spoken = await k.run(turn);
    t.match(spoken, { text: 'one two three. four five six.', complete: true });
    t.equal(spoken.at, 1_900 + 900, 'the second sentence was said anew, to its end');
    t.same(k.heard, ['one two three.', 'four five six.']);
    t.same(told.filter((name) => name === 't1.0.1').length, 1);
    t.equal(told.at(-1), 't1.1.2');
  },
);

t.test('a late final after a barge-in is heard, and stops the turn that had begun meanwhile', async (t) => {
  const k = floorKit();
  const first = k.say(PROMPT);
  k.at(1_000, k.voice);
  k.at(1_700, () => k.partly('yes i have'));
  t.match(await k.run(first), { complete: false, at: 1_700 });
  const second = k.say('are you still there?');
  k.at(2_600, () => k.says('okay'));
  t.match(await k.run(second), { text: '', complete: false, at: 2_600 });
  t.same(k.events, ['words: okay'], 'it was said before that turn');
});

t.test('two finals: both are heard in order, and the turn between them gives way', async (t) => {
  const k = floorKit();
  const first = k.say(PROMPT);
  k.at(1_000, k.voice);
  k.at(1_900, k.voice);
  k.at(2_000, () => k.says('my chest hurts'));
  t.match(await k.run(first), { complete: false, at: 2_000 });
  const second = k.say('how long has it hurt?');
  k.at(2_900, () => k.says('since this morning'));
  t.match(await k.run(second), { text: '', complete: false, at: 2_900 });
  t.same(k.events, ['words: my chest hurts', 'words: since this morning']);
});

t.test('a turn that must be heard out is neither paused nor stopped, and words over it count', async (t) => {
  const k = floorKit();
  const turn = k.say(PROMPT, false);
  k.at(1_000, k.voice);
  k.at(1_800, () => k.says('okay'));
  t.match(await k.run(turn), { text: PROMPT, complete: true, at: LONG });
  t.same(k.events, ['words: okay']);
});

t.test(
  'the line was gone before there was a floor on it: a turn is over at once, and nobody waits for it',
  async (t) => {
    const k = floorKit({
      leg: (_, far) => {
        far.leave();
        return far;
      },
    });
    t.match(await k.run(k.say(PROMPT, false)), { text: '', complete: false, at: 0 });
    await k.until(10_000);
    t.same(k.events, [], 'and no silence of theirs');
  },
);

t.test('the line is gone while a prompt is paused', async (t) => {
  const k = floorKit();
  const turn = k.say(PROMPT);
  k.at(1_000, k.voice);
  k.at(1_400, () => k.far.leave());
  t.match(await k.run(turn), { text: 'the office is …', complete: false, at: 1_400 });
  k.nothing();
  await k.until(10_000);
  t.same(k.events, []);
});
