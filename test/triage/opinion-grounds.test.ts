import t from 'tap';
import { namesCrisis, namesDanger } from '../../src/triage/grave-words.ts';
import type { JudgeContext, Opinion } from '../../src/triage/types.ts';
import { tokenise } from '../../src/words/tokens.ts';
import { engine } from './bench.ts';

const opinion = (o: Partial<Opinion>): Opinion => ({
  by: 'classifier',
  model: 'test@1',
  raises: null,
  doubts: null,
  insists: o.raises ?? null,
  crisis: false,
  sureOfCrisis: o.crisis ? 0.9 : 0,
  topic: null,
  sure: 0.7,
  ...o,
});
const judged = (text: string, o: Partial<Opinion>, context: JudgeContext = {}) =>
  engine.judge(text, 'en', { ...context, opinions: [opinion(o)] });
const refill = engine.judge('i need a refill of my lisinopril', 'en');

t.test('a crisis that only an opinion sees needs a word of it, or much certainty', async (t) => {
  const weary = 'for heaven sake another machine, i have called four times today';
  t.notOk(namesCrisis(weary));
  const unsure = { crisis: true, sureOfCrisis: 0.8 };
  const alone = judged(weary, { raises: 'urgent', ...unsure, sure: 0.2, topic: 'self_harm' });
  t.equal(alone.crisis, false, 'no 988 to somebody who is weary');
  t.not(alone.ask, 'self_harm', 'nor the question about death');
  t.equal(
    judged(weary, { raises: 'urgent', crisis: true, sureOfCrisis: 0.99 }).crisis,
    true,
    'unless it is all but certain',
  );
  t.equal(judged('i just want it to end', { raises: 'urgent', crisis: true }).crisis, true, 'a word of it is enough');
});

t.test('an emergency that only an opinion sees, and that no word bears out, is asked about', async (t) => {
  const story = 'we were at the fair and then the whole afternoon got away from us';
  t.notOk(namesDanger(story));
  const asked = judged(story, { raises: 'emergency', sure: 0.6 });
  t.not(asked.tier, 'emergency');
  t.ok(asked.ask);
  t.equal(judged(story, { raises: 'emergency', sure: 0.9 }).tier, 'emergency');
});

t.test(
  'in a call that is under way an opinion alone raises by words of danger only, and when it is sure',
  async (t) => {
    const within: JudgeContext = { before: refill, field: true };
    t.equal(judged('no wait that is the old one', { raises: 'emergency', sure: 0.95 }, within).tier, 'routine');
    const unsure = judged('the ladder was wet out there', { raises: 'emergency', sure: 0.8 }, within);
    t.equal(unsure.tier, 'routine');
    t.ok(unsure.ask, 'one question instead');
    t.equal(judged('the ladder was wet out there', { raises: 'emergency', sure: 0.95 }, within).tier, 'emergency');
    t.equal(judged('my chest hurts', {}, within).tier, 'emergency', 'what a rule knows needs no opinion');
  },
);

t.test('a fact that is put right is no medicine taken wrongly; one that was taken is', async (t) => {
  const within: JudgeContext = { before: refill, field: true };
  const o: Partial<Opinion> = { raises: 'urgent', sure: 0.99 };
  t.equal(judged('oh and it is not losartan, it is metoprolol, the fifty', o, within).tier, 'routine');
  t.not(judged('it is not losartan, it is metoprolol, and i took the wrong one', o, within).tier, 'routine');
});

t.test('"eye" that is the pronoun, and the eye that is none', async (t) => {
  const said = (text: string) => tokenise(text).map(({ w }) => w);
  for (const text of [
    'eye want to move my visit',
    'eye have asthma',
    'of her eye, have asthma',
    'so eye had to cancel',
  ])
    t.ok(said(text).includes('i'), text);
  t.same(said('of her eye of asthma'), ['of', 'her', 'i', 'have', 'asthma']);
  for (const text of ['my eye was red', 'his left eye had surgery', 'pink eye, do you see him', 'the eye of the storm'])
    t.notOk(said(text).includes('i'), text);
});

t.test('a no that is said twice, and a no with a small illness beside it', async (t) => {
  const first = engine.judge('good evening', 'en');
  const answer = (text: string) => engine.judge(text, 'en', { before: first, answering: 'emergency_check' });
  for (const text of ['no no, slow as ever', 'no. no, just down low. no', "no, but my girl's got a cold"])
    t.equal(answer(text).tier, 'semi_urgent', text);
  for (const text of [
    'no no she only sleeps',
    'no no he just looks gray',
    "no, he won't talk",
    "no, but my girl's got a cold and her lips are blue",
  ])
    t.not(answer(text).tier, 'semi_urgent', text);
});

t.test('whose name it is sounds like no illness', async (t) => {
  t.equal(engine.judge("i'm the mother of tyler, i need his shot records", 'en').tier, 'routine');
});

t.test('blood that is drawn is no bleeding, whatever the classifier makes of it; blood that flows is', async (t) => {
  const bleeds = opinion({ raises: 'urgent', doubts: 'urgent', topic: 'bleeding', insists: null });
  for (const text of [
    'el lunes le sacan sangre a mi suegra, puede tomar té antes',
    'van a sacarme sangre el martes y quiero saber si puedo tomar jugo',
  ]) {
    const { ask, tier } = engine.judge(text, 'es', { opinions: [bleeds] });
    t.not(ask, 'bleeding_amount', text);
    t.not(tier, 'urgent', text);
  }
  for (const text of ['me sacaron sangre y no para de sangrar', 'me van a sacar sangre mañana pero hoy sangro mucho']) {
    const after = engine.judge(text, 'es', { opinions: [bleeds] });
    t.ok(after.tier === 'emergency' || after.tier === 'urgent' || after.ask === 'bleeding_amount', text);
  }
});

t.test('a plain question that was understood is not asked about for what the classifier cannot place', async (t) => {
  const vague: Partial<Opinion> = { doubts: 'next_day', topic: 'vague' };
  t.equal(engine.judge('y por dónde es la entrada', 'es', { opinions: [opinion(vague)] }).ask, null);
  t.equal(judged('what time do you open', vague).ask, null);
  t.ok(judged('what time do you open, my arm feels weird', vague).ask, 'a word of a body is');
});

t.test(
  'beside an errand that can wait an emergency that it does not insist on is asked about, and nobody is rung',
  async (t) => {
    const errand = 'i need my vyvanse sent in today, i lost the whole bottle on the bus';
    t.notOk(namesDanger(errand));
    const unsure = judged(errand, { raises: 'emergency', insists: 'urgent', sure: 0.6 });
    t.notOk(['urgent', 'emergency'].includes(unsure.tier));
    t.equal(unsure.ask, 'emergency_check');
    t.equal(judged(errand, { raises: 'emergency', sure: 0.95 }).tier, 'emergency', 'what it insists on counts');
  },
);

t.test(
  'a complaint that brings its own question needs none of the classifier beside it, unless that doubts an emergency',
  async (t) => {
    const ankles = 'both my ankles puff up by evening';
    const own = engine.judge(ankles, 'en');
    t.ok(own.ask);
    const urgent = judged(ankles, { raises: 'next_day', doubts: 'urgent', topic: 'diabetes' });
    t.same([urgent.ask, urgent.open], [own.ask, own.open]);
    const emergency = judged(ankles, { raises: 'next_day', doubts: 'emergency', topic: 'diabetes' });
    t.not(emergency.open.length, own.open.length);
  },
);
