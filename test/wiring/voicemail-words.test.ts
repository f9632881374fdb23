import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';
import { readingsOf, understandWords } from '../../src/wiring/voicemail-words.ts';
import { practice } from './ladders-kit.ts';

const { engine, understand } = loadMind();
const options = { engine, understand, practice, spokenAt: Date.UTC(2026, 9, 27, 15) };
/** What recognisers that are made up here write of a recording. */
const heard = async (en: string, second: string) =>
  readingsOf(
    { transcribe: async (_, lang) => ({ text: lang === 'en' ? en : '', second: lang === 'en' ? second : '', ms: 1 }) },
    new Int16Array(16_000).fill(1000),
  );

t.test('a second reading of a recording comes last, counts where it is graver, and gives no facts', async (t) => {
  const [first, ...others] = await heard('This is Ann Lee about a bill.', 'This is Dan Lee, I cannot breathe.');
  if (!first) return t.fail('nothing was read');
  t.match(
    [first, ...others],
    [{ text: 'This is Ann Lee about a bill.' }, { text: 'This is Dan Lee, I cannot breathe.' }],
  );
  t.match(understandWords([first], options).judgement, { tier: 'routine' });
  const { judgement, text, facts } = understandWords([first, ...others], options);
  t.equal(judgement.tier, 'emergency');
  t.equal(text, 'This is Ann Lee about a bill.');
  t.equal(facts.name, 'Ann Lee');
});

t.test('it lowers nothing, and nothing is read where there is nothing', async (t) => {
  const [first, ...others] = await heard('I cannot breathe.', 'I need a refill.');
  t.equal(understandWords([first!, ...others], options).judgement.tier, 'emergency');
  t.same(await heard('', ''), []);
});
