// What the classifier makes of words together with what was told before: the opinions are made up here, the protocol and the engine are the shipped ones.
import t from 'tap';
import type { Judgement, Opinion } from '../../src/triage/types.ts';
import { engine } from './bench.ts';

const together = (urgent: number, crisis: number): Opinion => ({
  ...{ by: 'classifier', model: 'made up', raises: null, doubts: null, crisis: false, topic: null, sure: 0.5 },
  whole: { urgent, crisis },
});
const wish = (): Judgement => engine.judge('please take me off the schedule for monday', 'en');
const after = (before: Judgement, text: string, opinion: Opinion) =>
  engine.judge(text, 'en', { before, opinions: [opinion] });

t.test('what is grave only together is asked about, and raises nothing by itself', async (t) => {
  t.equal(wish().tier, 'routine');
  const story = after(wish(), 'the doctor was always kind to me', together(0.8, 0.1));
  t.same([story.tier, story.crisis, story.ask], ['routine', false, 'how_now']);
  const death = after(wish(), 'the doctor was always kind to me', together(0.8, 0.7));
  t.same([death.tier, death.crisis, death.ask, death.open], ['routine', false, 'self_harm', []]);
  const calm = after(wish(), 'the doctor was always kind to me', together(0.5, 0.5));
  t.same([calm.ask, calm.open], [null, []]);
});

t.test('nobody is asked so twice, nor where more is known already', async (t) => {
  const asked = { ...wish(), asked: ['how_now', 'self_harm'] };
  t.same(after(asked, 'and that is all', together(0.9, 0.9)).ask, null);
  const urgent = engine.judge("i've had a fever of a hundred and three for two days and shaking chills", 'en');
  const told = after(urgent, 'and that is all', together(0.9, 0.1));
  t.notOk([told.ask, ...told.open].includes('how_now'), 'for tonight already');
});
