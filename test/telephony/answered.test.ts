import { EventEmitter } from 'node:events';
import t from 'tap';
import type { Clock } from '../../src/clock.ts';
import { AnswerListener } from '../../src/telephony/answered/listener.ts';
import { listenTo, whoAnswered } from '../../src/telephony/answered/on-leg.ts';
import { toldByWords } from '../../src/telephony/answered/words.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { beep, heard, LINES, type Part, Voices } from './answered-kit.ts';

/** Who took an outgoing call: real voices and generated tones through G.711. Figures over many voices: bench/answered.ts. */
const voices = await Voices.load();
const [LINE] = LINES;
const quiet = (ms: number): Part => ({ quiet: ms });
const say = (text: string, speaker = 405): Part => ({ say: text, speaker });
const on = async (...parts: Part[]) => heard(await voices.through(parts, LINE!));

t.test('a short greeting and then silence is a person, soon', async (t) => {
  for (const [text, speaker] of [
    ['Hello?', 405],
    ['Yes.', 12],
    ['Doctor Halloran.', 700],
    ['Good evening, this is Sam Halloran.', 230],
  ] as const)
    for (const line of LINES) {
      const samples = await voices.through([quiet(500), say(text, speaker), quiet(3_000)], line);
      const { last } = heard(samples);
      t.match(last, { by: 'person', why: 'short-greeting' }, `${text} at ${line.voice} dBFS, ${line.law}-law`);
      t.ok((last?.atMs ?? 0) < samples.length / 16 - 1_500, 'well before the silence is over');
    }
});

t.test('a long greeting is a machine, and its beep is where the message goes', async (t) => {
  const greeting = 'Hi, you have reached Sam Halloran. I am sorry that I missed you, please tell me what it is about.';
  for (const [hz, ms] of [
    [1_000, 400],
    [440, 800],
    [1_400, 200],
  ] as const) {
    const samples = await voices.through([quiet(500), say(greeting), quiet(600), beep(hz, ms), quiet(2_000)], LINE!);
    const { last, beepMs } = heard(samples);
    t.match(last, { by: 'machine' }, `${hz} Hz`);
    t.ok(Math.abs((beepMs ?? 0) - (samples.length / 16 - 2_000)) < 120, 'the end of the beep');
  }
});

t.test('a short greeting with a beep is found out by the beep', async (t) => {
  const { first, last } = await on(
    quiet(500),
    say('Sam here. Leave a message.'),
    quiet(1_500),
    beep(850, 350),
    quiet(500),
  );
  t.equal(first?.by, 'person');
  t.match(last, { by: 'machine', why: 'beep' });
});

t.test('fax tones, the tones of the network, and nothing at all', async (t) => {
  const answerTone = await on(quiet(700), beep(2_100, 2_600), quiet(1_000));
  t.match(answerTone.last, { by: 'fax', why: 'fax-tone' }, 'CED');
  const calling = await on(quiet(300), beep(1_100, 500), quiet(3_000));
  t.match(calling.last, { by: 'fax' }, 'CNG');
  const special = [beep(950, 330), beep(1_400, 330), beep(1_800, 330)];
  const notInService = await on(...special, quiet(300), say('The number you have dialed is not in service.'));
  t.match(notInService.last, { by: 'network', why: 'special-tones' });
  t.match((await on(quiet(7_000))).last, { by: 'silence', why: 'nothing-heard' });
  t.match((await on(quiet(500), beep(60, 5_000, -36))).last, { by: 'silence' }, 'hum is no voice');
});

t.test('what is no beep and no fax: keys, a busy line, a voice that sings', async (t) => {
  const keys = await on(quiet(300), say('Hello?'), quiet(200), { hz: [770, 1_336], ms: 300 }, quiet(2_000));
  t.match(keys.last, { by: 'person' });
  t.equal(keys.beepMs, null);
  const busy = [1, 2, 3, 4].flatMap((): Part[] => [{ hz: [480, 620], ms: 500 }, quiet(500)]);
  t.equal((await on(...busy)).beepMs, null);
  const afterVoice = await on(quiet(200), say('Hello? Hello, who is it?'), beep(1_100, 500), quiet(3_000));
  t.not(afterVoice.last?.by, 'fax', 'a beep of a machine may have the frequency of a fax');
  for (const speaker of [5, 150, 333, 600, 850])
    t.equal(
      (await on(say('Ooh, mmm, oh no, you too? Moo, aah, eee.', speaker), quiet(500))).beepMs,
      null,
      `${speaker}`,
    );
});

t.test('words tell what length cannot', async (t) => {
  for (const text of ["you've reached", 'please leave a message', 'at the tone', 'deje su mensaje', 'is not available'])
    t.equal(toldByWords(text), 'machine', text);
  for (const text of ['press 1 to connect', 'please state your name', 'may I ask who is calling', 'oprima el uno'])
    t.equal(toldByWords(text), 'screening', text);
  for (const text of ['hello', 'this is doctor halloran', 'who is it', 'yes speaking', 'one moment please', 'dígame'])
    t.equal(toldByWords(text), null, text);
  t.equal(toldByWords('press one to leave a message'), 'machine');
  const listener = new AnswerListener();
  listener.words('Hi. Before I connect you');
  listener.words('leave your name');
  t.match(listener.answered, { by: 'screening', why: 'words' }, 'the first that tells stands');
});

/** A leg that only gives audio, on a clock that goes with its frames. */
class Leg extends EventEmitter {
  over: string | null = null;
  now = 0;
  #timers: { at: number; fn: () => void }[] = [];
  clock: Clock = {
    now: () => this.now,
    after: (ms, fn) => {
      const timer = { at: this.now + ms, fn };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((one) => one !== timer);
      };
    },
  };
  async play(samples: Int16Array | number) {
    const frames = typeof samples === 'number' ? samples / 20 : Math.floor(samples.length / 320);
    for (let i = 0; i < frames; i++) {
      if (typeof samples !== 'number') this.emit('audio', samples.subarray(i * 320, (i + 1) * 320));
      this.now += 20;
      for (const timer of this.#timers.filter(({ at }) => at <= this.now)) timer.fn();
      await null;
    }
  }
}

t.test('on a leg: the verdict, the moment for the message, a leg that ends, a line without audio', async (t) => {
  const machine = [
    quiet(300),
    say('You have reached Sam Halloran. I am out of the office until Monday, so tell me what it is about.'),
  ];
  const leg = new Leg();
  const listening = listenTo(leg as never as CallLeg, leg.clock);
  const greeting = await voices.through(machine, LINE!);
  await leg.play(greeting);
  t.match(await listening.first, { by: 'machine', why: 'long-greeting' });
  const message = listening.message();
  await leg.play(await voices.through([quiet(500), beep(1_000, 400), quiet(400)], LINE!));
  t.equal(await message, 'beep');
  const again = new Leg();
  const other = listenTo(again as never as CallLeg, again.clock);
  await again.play(greeting);
  const quietly = other.message();
  await again.play(await voices.through([quiet(3_000)], LINE!));
  t.equal(await quietly, 'quiet', 'one without a beep is not waited for longer than it is quiet');
  const late = other.message();
  other.stop();
  t.match(await late, /quiet|over/);
  t.equal(again.listenerCount('audio'), 0, 'nothing is left on the leg');

  const ended = new Leg();
  const verdict = whoAnswered(ended as never as CallLeg, { clock: ended.clock });
  ended.emit('ended', 'far-end-hung-up');
  t.match(await verdict, { by: 'silence' });
  const dumb = new Leg();
  const nobody = whoAnswered(dumb as never as CallLeg, { clock: dumb.clock });
  await dumb.play(8_000);
  t.match(await nobody, { by: 'silence', why: 'nothing-heard' });
});
