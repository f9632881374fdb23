import t from 'tap';
import { Words } from './words-kit.ts';

const left = (words: string) => new Words().hears(words).talk.matters.map(({ intent }) => intent);

t.test('S2: an errand in the words that go to 911 waits as a task behind it', async (t) => {
  const d = new Words().hears('please cancel my visit tomorrow, my chest feels crushed and my left arm is numb');
  t.equal(d.stage.at, 'emergency', 'the instruction is not put off');
  t.match(d.said, /call 911 now/);
  t.same(left('please cancel my visit tomorrow, my chest feels crushed and my left arm is numb'), ['cancel']);
  t.same(left("did my referral for the knee come through, and my throat is closing up, i can't breathe"), ['referral']);
});

t.test('S2: an emergency alone leaves none', async (t) => {
  t.same(left('my chest feels crushed and my left arm is numb'), []);
});
