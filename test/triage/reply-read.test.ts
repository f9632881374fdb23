// What a network made of an answer that it read with its question: the opinions are made up here, the protocol and the engine are the shipped ones.
import t from 'tap';
import { type Judgement, type Opinion, type Reply, UNJUDGED } from '../../src/triage/types.ts';
import { engine } from './bench.ts';

const read = (is: Reply, sure: number): Opinion => ({
  ...{ by: 'classifier', model: 'made up', raises: null, doubts: null, crisis: false, topic: null, sure: 0.5 },
  reply: { is, sure },
});
const TONIGHT: Judgement['flags'] = [
  { concept: 'known', words: '', tier: 'urgent', disposition: 'urgent', by: 'words' },
];
const asked = (question: string): Judgement => ({
  ...UNJUDGED,
  ...{ tier: 'urgent', disposition: 'urgent', flags: TONIGHT, ask: question },
});
const after = (question: string, text: string, opinion: Opinion | null) =>
  engine.judge(text, 'en', { before: asked(question), answering: question, opinions: opinion ? [opinion] : [] });
const SINGS = 'he sang two verses of the mailman song on the porch';

t.test('an answer in which the rules find none is one where the network is sure', async (t) => {
  t.same(after('fainted_now', SINGS, null).missed, ['fainted_now'], 'asked once more by the rules alone');
  const known = after('fainted_now', SINGS, read('yes', 0.95));
  t.same([known.tier, known.missed, known.asked], ['urgent', [], ['fainted_now']], 'awake: yes is the harmless answer');
  t.same(after('fainted_now', SINGS, read('yes', 0.6)).missed, ['fainted_now'], 'not sure enough');
  t.same(after('fainted_now', SINGS, read('else', 0.99)).missed, ['fainted_now'], 'no answer');
  t.equal(after('fainted_now', SINGS, read('no', 0.85)).tier, 'emergency', 'not awake');
});

t.test('S4: it closes no question behind which a rule found a sign, and none of a crisis', async (t) => {
  const worse = after('breathing', 'well his lips have gone blue', read('no', 0.99));
  t.equal(worse.tier, 'emergency');
  const crisis = after('self_harm_now', SINGS, read('no', 0.99));
  t.same([crisis.asked, crisis.missed], [[], ['self_harm_now']], 'still open');
});

t.test('S3: what the rules read in an answer stands before it', async (t) => {
  t.equal(after('breathing', 'yes', read('no', 0.99)).tier, 'emergency');
  t.equal(after('breathing', "i don't know", read('no', 0.99)).tier, 'emergency');
});

t.test(
  'what is only suspected is asked for in their own words, and what they tell is judged as first words are',
  async (t) => {
    const suspects = {
      ...read('else', 0.5),
      doubts: 'urgent',
      suspects: 'urgent',
      sure: 0.3,
      topic: 'injury',
    } as const;
    const { reply: _, ...opinion } = suspects;
    const wish = engine.judge("i'd like my tetanus shot, i'm overdue", 'en', { opinions: [opinion] });
    t.same([wish.tier, wish.ask], ['routine', 'how_now']);
    const told = (text: string) => engine.judge(text, 'en', { before: wish, answering: 'how_now' });
    t.match(told("it's red and swollen and the red is going up my arm"), { tier: /urgent|emergency/ });
    for (const text of ['no, i feel fine', 'i only want the shot', '']) {
      const { tier, ask } = told(text);
      t.same([tier, ask], [text === '' ? 'semi_urgent' : 'routine', null], text);
    }
  },
);
