// What is said over a prompt, and keys that come when nobody waits for them. Time is moved by the tests.
import t from 'tap';
import { floorKit, wordsMs } from './floor-kit.ts';

const STATEMENT = 'the office is closed now. i can take a message for you tonight.';
const QUESTION = 'i have a question about that first. are you having any trouble breathing right now?';

/** Something said over a prompt, from `at` to `until`. */
async function over(prompt: string, at: number, words: string, more: Parameters<typeof floorKit>[0] = {}) {
  const k = floorKit(more);
  const turn = k.say(prompt);
  k.at(at, k.voice);
  k.at(at + 800, () => k.says(words));
  return { ...(await k.run(turn)), k };
}

t.test('signs of listening leave the prompt going, where they are no answer', async (t) => {
  for (const words of [
    'mm-hm',
    'okay',
    'uh huh',
    'Okay, all right.',
    'yeah',
    'sí, ajá',
    'I see.',
    'oh okay thank you',
    'Him, him.',
    'And manhumb.',
    'Ham,',
    'Ajá. Ajá. Aj',
  ]) {
    const { complete, k } = await over(STATEMENT, 1_000, words);
    t.ok(complete, words);
    t.same(k.events, [`backchannel: ${words}`]);
  }
  for (const words of [
    'wait',
    'stop',
    'listen',
    'no',
    'okay but',
    'espere',
    'mm my chest',
    'hello',
    'oiga',
    'home',
    'him and my mother',
  ]) {
    const { complete, at, k } = await over(STATEMENT, 1_000, words);
    t.notOk(complete, words);
    t.equal(at, 1_800);
    t.same(k.events, [`words: ${words}`]);
  }
});

t.test(
  'a word or two that another reading has as a sign of listening are one, unless they must be heard',
  async (t) => {
    const matters = (text: string) => /chest/.test(text);
    for (const [words, others, passes] of [
      ['Or write.', ['All right.'], true],
      ['Or write.', ['Wait.'], false],
      ['Or write.', ['My chest.'], false],
      ['My chest.', ['Okay.'], false],
      ['Or write it down for me.', ['All right.'], false],
    ] as const) {
      const k = floorKit({ matters });
      const spoken = k.say(STATEMENT);
      k.at(1_000, () => k.voice());
      k.at(1_800, () => k.says(words, 'en', [...others]));
      const { complete } = await k.run(spoken);
      t.equal(complete, passes, `${words} / ${others[0]}`);
    }
  },
);

t.test('okay and yes are answers once the question was heard', async (t) => {
  const asked = wordsMs('i have a question about that first.');
  const question = wordsMs('are you having any trouble breathing right now?');
  t.ok((await over(QUESTION, 900, 'yes')).complete, 'nothing was asked yet');
  t.ok((await over(QUESTION, asked + 300, 'yes')).complete, 'nor after a word of it');
  t.ok((await over(QUESTION, asked + 0.6 * question, 'okay')).complete, 'okay in the middle is a sign of listening');
  const yes = await over(QUESTION, asked + 0.6 * question, 'yes');
  t.same(yes.k.events, ['words: yes'], 'yes is not');
  const late = await over(QUESTION, asked + 0.9 * question, 'okay');
  t.same(late.k.events, ['words: okay']);

  const name = { listening: { expected: { kind: 'name' as const } } };
  const other = await over('what is your name? say it as it stands on your insurance card.', 2_400, 'okay', name);
  t.ok(other.complete, 'nobody is called okay');

  const k = floorKit();
  await k.run(k.say(QUESTION));
  const again = k.say(QUESTION);
  const from = k.clock.now();
  k.at(from + 600, k.voice);
  k.at(from + 1_200, () => k.says('yes'));
  t.notOk((await k.run(again)).complete, 'a question that was heard before need not be heard again');
});

t.test('what follows an answer at once and only confirms it is no answer to what comes next', async (t) => {
  const after = async (words: string, breath: number) => {
    const k = floorKit();
    await k.run(k.say(QUESTION));
    const from = k.clock.now();
    k.at(from + 300, k.voice);
    k.at(from + 900, () => k.says('yes'));
    k.at(from + 900 + breath, k.voice);
    k.at(from + 1_700 + breath, () => k.says(words));
    await k.until(from + 1_000);
    const turn = await k.run(k.say(QUESTION));
    return { complete: turn.complete, events: k.events };
  };
  t.same(await after("that's right", 300), { complete: true, events: ['words: yes', "backchannel: that's right"] });
  t.same((await after('no, wait', 300)).events, ['words: yes', 'words: no, wait']);
  t.same((await after("that's right", 3_000)).events, ['words: yes', "words: that's right"], 'time enough to be asked');
});

t.test('a reading that is not final stops the prompt when it is sure of words', async (t) => {
  const k = floorKit();
  const turn = k.say(STATEMENT);
  k.at(1_000, k.voice);
  k.at(1_600, () => k.partly('mm'));
  k.at(1_700, () => k.partly('my'));
  k.at(2_400, () => k.partly('my chest hurts'));
  const { at, text } = await k.run(turn);
  t.equal(at, 2_400);
  t.equal(text, 'the office is …', 'what was heard ends where it was paused');
  const wait = floorKit();
  const other = wait.say(STATEMENT);
  wait.at(1_000, wait.voice);
  wait.at(1_500, () => wait.partly('wait'));
  t.equal((await wait.run(other)).at, 1_500, 'one word that calls is enough');
});

t.test('noises that come again and again pause a prompt twice and no more', async (t) => {
  const k = floorKit();
  const text = `${STATEMENT} ${STATEMENT} ${STATEMENT}`;
  const turn = k.say(text);
  for (let at = 1_000; at < 16_000; at += 2_000) {
    k.at(at, k.voice);
    k.at(at + 600, k.nothing);
  }
  const { at, complete } = await k.run(turn);
  t.ok(complete);
  t.ok(at <= wordsMs(text) + 2 * (600 + 700), `${at} ms`);
});

t.test('keys that come while nobody waits are for the question that comes next', async (t) => {
  const k = floorKit();
  k.floor.removeAllListeners('keys');
  k.press('482739#');
  const answers: string[] = [];
  k.floor.expect({ langs: [], endSilenceMs: 0, silenceMs: 5_000, keys: 8 });
  k.floor.on('keys', (digits) => answers.push(digits));
  await k.until(100);
  t.same(answers, ['482739']);

  const menu = floorKit();
  menu.floor.once('keys', () => menu.floor.removeAllListeners('keys'));
  menu.press('1');
  menu.press('111');
  menu.floor.expect({ langs: [], endSilenceMs: 0, silenceMs: 5_000, keys: 8 });
  menu.floor.on('keys', (digits) => answers.push(digits));
  await menu.until(5_000);
  t.same(answers, ['482739'], 'the same key again and again is impatience');

  const old = floorKit();
  old.floor.removeAllListeners('keys');
  old.press('2');
  await old.until(11_000);
  old.floor.expect({ langs: [], endSilenceMs: 0, silenceMs: 5_000, keys: 1 });
  old.floor.on('keys', (digits) => answers.push(digits));
  await old.until(12_000);
  t.same(answers, ['482739'], 'what was typed long ago is for nothing');
});

t.test('keys while a question is put are its answer, and it may be put again between them', async (t) => {
  const listening = {
    langs: ['en' as const],
    endSilenceMs: 500,
    silenceMs: 6_000,
    keys: 10,
    expected: { kind: 'telephone' as const },
  };
  const k = floorKit({ listening });
  const turn = k.say('what is your number?');
  k.at(500, () => k.press('555'));
  t.notOk((await k.run(turn)).complete, 'a key stops it');
  k.floor.expect(listening);
  k.at(1_500, () => k.press('0123456'));
  await k.until(2_000);
  t.same(k.events, ['keys: 5550123456']);
  const next = k.say(STATEMENT);
  k.at(2_600, () => k.press('#'));
  t.ok((await k.run(next)).complete, 'the # after a whole number stops nothing');
});

t.test('a sound that begins holds the prompt for a moment; what the ear calls a voice holds it longer', async (t) => {
  const sound = (k: ReturnType<typeof floorKit>, from: number, to: number) => {
    for (let at = 20; at < wordsMs(STATEMENT); at += 20)
      k.at(at, () => void k.far.emit('audio', new Int16Array(320).fill(at >= from && at < to ? 3_000 : 3)));
  };
  const slam = floorKit();
  const turn = slam.say(STATEMENT);
  sound(slam, 1_000, 1_150);
  const whole = await slam.run(turn);
  t.ok(whole.complete);
  t.ok(whole.at > wordsMs(STATEMENT) + 250, 'it was silent for a moment');
  t.ok(whole.at < wordsMs(STATEMENT) + 300 + 720, `${whole.at} ms`);

  const click = floorKit();
  const other = click.say(STATEMENT);
  sound(click, 1_000, 1_040);
  t.equal((await click.run(other)).at, wordsMs(STATEMENT), 'a click holds nothing');

  const caller = floorKit();
  const cut = caller.say(STATEMENT);
  sound(caller, 1_000, 2_000);
  caller.at(1_300, caller.voice);
  caller.at(2_400, () => caller.says('my chest hurts'));
  t.notOk((await caller.run(cut)).complete);
  t.ok(caller.far.played <= 1_100 * 16, 'silent from the onset on, not from the voice on');
});
