// A loudspeaker telephone: what the floor plays comes back, and somebody may speak over it. The ear is made up; the sound is compared by the real code.
import t from 'tap';
import { FRAME_SAMPLES } from '../../src/telephony/leg.ts';
import { voice } from '../audio/voice-kit.ts';
import { floorKit, wordsMs } from './floor-kit.ts';

const PROMPT = 'the office is closed now but i can take a message for you tonight if you like.';
const MS = wordsMs(PROMPT);
const DELAY_MS = 180;

/** A line on which the prompt comes back 20 dB quieter, and `other` is heard besides from `from` on. */
function loudspeaker(matters: (text: string) => boolean, other: Float64Array | null = null, from = 0) {
  const ours = Int16Array.from(voice(Math.ceil(MS / 1_000), 3).subarray(0, MS * 16));
  const k = floorKit({ matters, sound: () => ours });
  for (let at = 20; at < MS + 1_500; at += 20)
    k.at(at, () => {
      const frame = new Int16Array(FRAME_SAMPLES);
      const begin = (at - 20 - DELAY_MS) * 16;
      for (let i = 0; i < frame.length; i++)
        frame[i] = 0.1 * (ours[begin + i] ?? 0) + (at >= from ? (other?.[(at - from) * 16 + i] ?? 0) : 0);
      k.far.emit('audio', frame);
    });
  return k;
}

t.test('our own voice that comes back neither pauses the prompt nor is it said by the caller', async (t) => {
  for (const words of [
    'the office is closed now but i can',
    'the office is clothes now but i can',
    'dolphins close to nowhere',
  ]) {
    const k = loudspeaker(() => false);
    const turn = k.say(PROMPT);
    k.at(900, k.voice);
    k.at(1_800, () => k.partly(words));
    k.at(4_000, () => k.says(words));
    t.match(await k.run(turn), { text: PROMPT, complete: true, at: MS }, 'never paused');
    t.same(k.events, [`echo: ${words}`]);
  }
});

t.test('S1: words that are not ours and matter are heard through an echo', async (t) => {
  const k = loudspeaker((text) => /chest/.test(text));
  const turn = k.say(PROMPT);
  k.at(900, k.voice);
  k.at(3_000, () => k.says('my chest hurts'));
  t.match(await k.run(turn), { complete: false, at: 3_000 });
  t.same(k.events, ['words: my chest hurts']);
});

t.test('S1: what is said after our words in one breath with their echo is heard', async (t) => {
  const k = loudspeaker((text) => /chest/.test(text));
  const turn = k.say(PROMPT);
  k.at(900, k.voice);
  k.at(4_000, () => k.says('the office is closed now but i can take a message chest pain'));
  t.match(await k.run(turn), { complete: false, at: 4_000 });
});

t.test('somebody who speaks over the echo pauses the prompt', async (t) => {
  const k = loudspeaker(
    () => true,
    voice(4, 77).map((x) => 0.8 * x),
    2_000,
  );
  const turn = k.say(PROMPT);
  k.at(900, k.voice);
  k.at(3_600, () => k.says('wait a moment please'));
  const { complete, text } = await k.run(turn);
  t.notOk(complete);
  t.same(k.events, ['words: wait a moment please']);
  const heard = text.split(' ').length;
  t.ok(heard < 3_200 / 300, `${heard} words were heard: it was silent before the words were known`);
});

t.test('a caller who repeats our words on a line without an echo is heard', async (t) => {
  const k = floorKit({ matters: () => false });
  const turn = k.say(PROMPT);
  k.at(1_900, k.voice);
  k.at(2_900, () => k.says('closed now'));
  t.match(await k.run(turn), { complete: false });
  t.same(k.events, ['words: closed now']);
});

t.test('who answers soon after a prompt, on a line without an echo, is never taken for one', async (t) => {
  const answer = 'can i speak to somebody at the front desk';
  const ours = Int16Array.from(voice(Math.ceil(MS / 1_000), 3).subarray(0, MS * 16));
  for (const [seed, seconds] of [
    [5, 2],
    [6, 0.6],
  ] as const)
    for (let gap = 100; gap <= 1_000; gap += 75) {
      const theirs = voice(Math.ceil(seconds), seed).subarray(0, seconds * 16_000);
      const k = floorKit({ matters: () => false, sound: () => ours });
      for (let at = 20; at < MS + gap + 2_500; at += 20)
        k.at(at, () => {
          const begin = (at - 20 - MS - gap) * 16;
          k.far.emit(
            'audio',
            Int16Array.from({ length: FRAME_SAMPLES }, (_, i) => 3 * ((i % 3) - 1) + (theirs[begin + i] ?? 0)),
          );
        });
      const turn = k.say(PROMPT);
      k.at(MS + gap + 150, k.voice);
      k.at(MS + gap + seconds * 1_000 + 400, () => k.says(answer));
      await k.run(turn);
      await k.until(MS + gap + 2_450);
      t.same(k.events, [`words: ${answer}`], `voice ${seed}, ${gap} ms after it`);
    }
});
