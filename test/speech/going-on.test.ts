import t from 'tap';
import type { Expected, ExpectedKind } from '../../src/speech/expected.ts';
import { cuesOf } from '../../src/speech/turn-end/cues.ts';
import { goesOn } from '../../src/speech/turn-end/goes-on.ts';
import { patience } from '../../src/speech/turn-end/patience.ts';
import { ruleOnEnd, standingOf } from '../../src/speech/turn-end/ruling.ts';
import { saidOf } from '../../src/speech/turn-end/standing.ts';

const said = (text: string, kind: ExpectedKind = 'open') => saidOf(text, 'en', { kind }, 2_000);
const chance = (text: string, kind?: ExpectedKind) => goesOn(said(text, kind), standingOf(said(text, kind)));
const silence = (text: string, expected: Expected, more = {}) =>
  ruleOnEnd({ expected, text, lang: 'en', voiceMs: 2_000, endSilenceMs: 700, longPauseMs: 0, ...more }).silenceMs;

t.test('what tells whether a caller goes on', async (t) => {
  const cues = cuesOf(said('My uncle slipped on the ice,'), 'begun');
  for (const cue of [
    'begun',
    'open',
    'open begun',
    'comma',
    'somebody',
    'free: somebody',
    'first clause',
    'first my',
    'free: last ice',
    'words 6',
  ])
    t.equal(cues[cue], 1, cue);
  t.equal(cues.question, undefined, 'what does not hold is left out');
  t.equal(cuesOf(said('Please switch my visit.'), 'likely')['change without a day'], 1);
  t.equal(cuesOf(said('Please switch my visit on Monday.'), 'likely')['change without a day'], undefined);
});

t.test('what was learnt of it', async (t) => {
  t.ok(chance('My uncle slipped on the ice.') > chance('My uncle slipped on the ice, and his wrist is swollen.'));
  t.ok(chance('I want to switch my checkup.') > chance('I want to switch my checkup from Monday to Thursday, please.'));
  t.ok(chance('Twenty', 'number') > chance('Twenty years.', 'number'));
  for (const text of ['', 'Um.', 'The blue one in the bottle, I guess,'])
    t.ok(chance(text) > 0 && chance(text) < 1, `"${text}"`);
});

t.test('the silence that is worth waiting for', async (t) => {
  const limits = { least: 300, most: 1_150 };
  t.equal(patience(0, limits, 0), 300, 'nobody waits for what will not come');
  t.equal(patience(1, limits, 0), 1_150, 'nor for ever');
  const waits = [0.05, 0.2, 0.4, 0.6, 0.8].map((p) => patience(p, limits, 0));
  t.same(
    waits,
    waits.toSorted((a, b) => a - b),
    'the probabler, the longer',
  );
  t.ok(patience(0.3, limits, 900) > patience(0.3, limits, 0), 'a slow caller gets more');
  t.equal(patience(0.3, limits, 400), patience(0.3, limits, 0), 'a quick one no less');
});

t.test('a ruling goes by it', async (t) => {
  const open: Expected = { kind: 'open' };
  const begun = silence('My uncle slipped on the ice.', open);
  const told = silence('My uncle slipped on the ice, and his wrist has been swollen since yesterday.', open);
  t.ok(begun > 900 && begun <= 1_500, `the first sentence of a story: ${begun}`);
  t.ok(told >= 700 && told < begun, `a story that was told, no sooner than the form asks: ${told}`);
  t.ok(silence('I want to switch my checkup.', open) > silence('I want to switch my checkup to Thursday.', open));
  t.ok(silence('I want to switch my checkup.', open, { endSilenceMs: 2_000 }) > 1_500, 'a patient form');
  for (const kind of ['when', 'number', 'medicine', 'yes-no'] as const)
    for (const text of ['My uncle slipped on the ice,', 'Perhaps,', 'The blue one,'])
      t.ok(silence(text, { kind }) <= 1_100, `who was asked something: ${kind}, ${text}`);
});

t.test('a closed question has its answer', async (t) => {
  const yesNo: Expected = { kind: 'yes-no' };
  for (const text of ['Yes.', 'Um, yes.', 'No, thank you.', "That's right."])
    t.ok(silence(text, yesNo, { endSilenceMs: 450 }) <= 300, text);
  t.equal(silence('No.', yesNo, { endSilenceMs: 450 }), 630, 'a bare no goes by its standing');
  const number: Expected = { kind: 'telephone', digits: { least: 7, most: 11 } };
  t.equal(silence('555-0121', number, { endSilenceMs: 1_000, voiceMs: 4_000 }), 900, 'and what is counted');
  t.equal(silence('Ada Thornton,', { kind: 'name', person: true }), 420, 'a name that may be spelled next');
  t.equal(silence('The long one.', { kind: 'choice' }), 420);
});
