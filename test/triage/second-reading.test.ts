import t from 'tap';
import { trainingLines } from '../../models/opinion/corpus.ts';
import { makeEngine } from '../../src/triage/engine.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { isAtLeast, type Judgement, type Opinion, type SecondContext } from '../../src/triage/types.ts';
import { readProtocolFiles } from '../../src/words/files.ts';

const engine = makeEngine(loadProtocol(readProtocolFiles().protocol));
const reread = (first: string, text: string, context?: SecondContext) =>
  engine.reread(first, { text, lang: 'en', model: 'other-ears' }, context);
/** As a call does it: in time with the words, or after them. */
const both = (first: string, second: string): [alone: Judgement, inTime: Judgement, late: Judgement] => {
  const alone = engine.judge(first, 'en');
  const opinion = reread(first, second);
  if (!opinion) return [alone, alone, alone];
  return [alone, engine.judge(first, 'en', { opinions: [opinion] }), engine.heed(alone, first, opinion)];
};

t.test('what the first reading lost raises, with the words of the second one', async (t) => {
  const [alone, ...read] = both('i have a question in my place', 'I have crushing chest pain.');
  t.not(alone.tier, 'emergency', 'the first reading alone would not have done');
  for (const judgement of read) {
    t.equal(judgement.tier, 'emergency');
    t.match(
      judgement.flags.find((f) => f.by === 'opinion'),
      { concept: 'opinion.second-reading', words: 'I have crushing chest pain.' },
    );
  }
  t.match(reread('mumble mumble', 'my father is having a stroke'), {
    by: 'second-reading',
    model: 'other-ears',
    sure: 1,
  });
});

t.test('the same words, written another way, are no opinion', async (t) => {
  t.equal(reread('I have crushing chest pain.', 'i have crushing chest, pain'), null);
});

t.test('S3: it never lowers, and adds nothing to what is as grave already', async (t) => {
  const lines = trainingLines().filter(({ lang }, n) => lang === 'en' && n % 40 === 0);
  t.ok(lines.length > 80);
  const lowered: string[] = [];
  for (const [i, { text }] of lines.entries()) {
    const second = lines[(i + 7) % lines.length]!.text;
    const [alone, inTime, late] = both(text, second);
    for (const judgement of [inTime, late])
      if (!isAtLeast(judgement.tier, alone.tier) || (alone.crisis && !judgement.crisis))
        lowered.push(`${text} / ${second}`);
  }
  t.same(lowered, []);
  const [alone, ...read] = both('i have crushing chest pain', 'my father cannot breathe');
  for (const judgement of read) t.same(judgement.flags, alone.flags);
});

t.test('S4: what was understood as denied is asked about, not raised: a "no" is lost easily', async (t) => {
  const first = 'i have no chest pain i only want a refill of my vitamins';
  const opinion = reread(first, 'i have chest pain i only want a refill of my vitamins');
  t.match(opinion, { raises: null, doubts: 'emergency' });
  const heeded = engine.heed(engine.judge(first, 'en'), first, opinion!);
  t.not(heeded.tier, 'emergency');
  t.type(heeded.ask, 'string', 'a question settles it');
});

t.test('S4: short of an emergency it is asked about where the first reading was understood', async (t) => {
  const urgent = 'my foot is red and has a sore and i have diabetes';
  t.equal(engine.judge(urgent, 'en').tier, 'urgent', 'by itself');
  const [, ...read] = both('i would like to become a patient and i have diabetes', urgent);
  for (const judgement of read) {
    t.not(judgement.tier, 'urgent');
    t.type(judgement.ask, 'string');
  }
  const [, ...unread] = both('mumble mumble', urgent);
  for (const judgement of unread) t.ok(isAtLeast(judgement.tier, 'urgent'), 'where it was not, it counts');
});

t.test('it gives no facts, and answers no question', async (t) => {
  const [alone, ...read] = both('i would like an appointment', 'i am pregnant and would like an appointment');
  for (const judgement of read) t.same(judgement.facts, alone.facts);
  const before = engine.judge('my calf is swollen and hot', 'en');
  t.equal(before.ask, 'breathing');
  const yes = reread('no', 'yes', { before, answering: 'breathing' });
  t.match(yes, { raises: null, doubts: null }, 'a single word is read too badly');
  t.match(reread('no', 'i cannot breathe', { before, answering: 'breathing' }), { raises: 'emergency' });
});

t.test('what is known of the patient counts for the second words as well', async (t) => {
  const before = engine.judge('i am thirty weeks pregnant and have a question', 'en');
  const second = 'there is blood and my belly hurts badly';
  t.match(reread('there is blue', second, { before }), { raises: 'emergency' });
});

t.test(
  'of an answer only what the words of a red flag say counts, not what a classifier makes of a name',
  async (t) => {
    const classifier: Opinion = {
      by: 'classifier',
      model: 'made-up',
      raises: 'emergency',
      doubts: null,
      insists: 'emergency',
      crisis: false,
      topic: null,
      sure: 0.9,
    };
    const opinions = [classifier];
    t.match(reread('ann lee', 'anne leigh', { field: true, opinions }), { raises: null, doubts: null });
    t.match(reread('the walls', 'the walls come at me', { opinions }), { raises: 'emergency' });
    t.match(reread('ann lee', 'i cannot breathe', { field: true, opinions }), { raises: 'emergency' });
  },
);
