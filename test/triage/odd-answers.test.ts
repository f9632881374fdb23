// Answers to a question of danger that are neither yes nor no, or begin with one and go on.
import t from 'tap';
import type { JudgeContext, Judgement } from '../../src/triage/types.ts';
import { isOfAnimal } from '../../src/words/of-animal.ts';
import { engine } from './bench.ts';

const LAST = 'emergency_check';
const judge = (text: string, context: JudgeContext = {}): Judgement => engine.judge(text, 'en', context);
/** A wish for the front desk, and the last question only to be sure. */
const wish = (): Judgement => ({ ...judge('i need to cancel my appointment on monday'), ask: LAST });
const answered = (before: Judgement, ...answers: string[]): Judgement =>
  answers.reduce((j, text) => judge(text, { before: j, answering: LAST }), before);

t.test('a mere doubt ends with a no, or with the second answer that is none: on with what is wanted', async (t) => {
  t.equal(wish().tier, 'routine');
  for (const answers of [
    ['no'],
    ["no no, i'm not in it, i'm just stuck behind it"],
    ['well i only want it off the books', 'the one on monday'],
    [''],
  ]) {
    const { tier, ask } = answered(wish(), ...answers);
    t.same([tier, ask], ['routine', null], answers.join(' / '));
  }
});

t.test('S4: what is more than a doubt stays up', async (t) => {
  t.equal(answered(wish(), 'yes').tier, 'emergency');
  t.equal(answered(wish(), "i don't know").tier, 'urgent');
  t.equal(answered(wish(), 'no, but he is not waking up').tier, 'emergency');
  t.equal(answered(wish(), 'no, he just passed out').tier === 'routine', false);
  const gone = judge('', { before: wish(), answering: LAST, gone: true });
  t.equal(gone.tier, 'urgent', 'who hangs up on it has not answered it');
  const calf = judge('my calf is swollen and hot');
  const odd = ['well it is my left leg', 'the left one as i told you'].reduce(
    (j, text) => judge(text, { before: j, answering: 'breathing' }),
    calf,
  );
  t.equal(odd.tier, 'emergency', 'something was found that is for tonight');
});

t.test('where nothing found is for tonight, an odd answer brings a clinician and not 911', async (t) => {
  const cough = { ...judge('i have had a cough for three weeks'), ask: 'breathing' };
  t.equal(cough.tier, 'semi_urgent');
  const odd = ['sorry, frog today', 'my word'].reduce(
    (j, text) => judge(text, { before: j, answering: 'breathing' }),
    cough as Judgement,
  );
  t.equal(odd.tier, 'urgent');
  const fine = judge("no, i'm good, i still do my run, only sore from the coughing", {
    before: cough,
    answering: 'breathing',
  });
  t.equal(fine.tier, 'semi_urgent', 'a no, and nothing else of that kind');
});

t.test('a yes that says in the same breath that all is well is asked once more', async (t) => {
  const before = wish();
  const once = judge('yes, normal', { before, answering: LAST });
  t.same([once.tier, once.ask], ['routine', LAST]);
  t.equal(judge('yes, her lips are blue', { before, answering: LAST }).tier, 'emergency');
});

t.test('an animal that is ill is nobody here; what it did to somebody is', async (t) => {
  for (const text of [
    "it's my dog, he ate the whole box and he's shaking",
    'mi perro se comió unas pastillas y está temblando',
  ])
    t.ok(isOfAnimal(text), text);
  for (const text of [
    'my dog bit my daughter and it is bleeding',
    'i was walking my dog and passed out',
    'my dog died and i do not want to live',
    'the dog knocked me down and i cannot get up',
    'my calf is swollen',
    'my cat scan showed a clot',
  ])
    t.notOk(isOfAnimal(text), text);
  t.equal(judge("it's my dog, he ate the whole box and he's shaking").tier, 'routine');
});
