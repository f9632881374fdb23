import t from 'tap';
import { Classifier, graver } from '../../src/opinion/classifier.ts';
import type { Guess } from '../../src/opinion/guess.ts';
import { opinionOf } from '../../src/opinion/verdict.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

const classifier = await Classifier.load(places(loadSettings()).models);
t.teardown(() => classifier.close());
const opinion = async (text: string) => opinionOf(await classifier.guess(text), classifier.model);

t.test('what is plain is heard in both languages', async (t) => {
  const said: [string, string][] = [
    ['my husband is clutching his chest and sweating and he has gone grey', 'emergency'],
    ["she can't breathe and her lips are turning blue", 'emergency'],
    ['mi papá tiene un dolor muy fuerte en el pecho y está sudando frío', 'emergency'],
    ['I need to move my appointment from Tuesday to Thursday please', 'routine'],
    ['quiero cambiar mi cita del martes para el jueves por favor', 'routine'],
  ];
  for (const [text, raises] of said) t.equal((await opinion(text)).raises, raises, text);
});

t.test('a crisis is heard, and rings somebody', async (t) => {
  const found = await opinion("I've been thinking about killing myself tonight");
  t.equal(found.crisis, true);
  t.ok(found.raises === 'urgent' || found.raises === 'emergency');
});

t.test('the same words give the same guess, whatever their case, marks and fillers', async (t) => {
  const guess = await classifier.guess('My son fell off his bike, and he has thrown up twice since.');
  t.same(await classifier.guess('My son fell off his bike, and he has thrown up twice since.'), guess);
  t.same(await classifier.guess('my son, um, FELL off his bike and he has thrown up twice since'), guess);
});

t.test('what is grave is found at the end of a long story too', async (t) => {
  const story = 'I want to ask about the bill from October because the amount does not look right to me. '.repeat(8);
  t.equal((await opinion(`${story} And my wife just collapsed, she is not breathing.`)).raises, 'emergency');
});

t.test('probabilities are probabilities', async (t) => {
  for (const text of ['', '?', 'a'.repeat(100_000), 'hola '.repeat(20_000)]) {
    const { tier, crisis } = await classifier.guess(text);
    const sum = Object.values(tier).reduce((a, b) => a + b, 0);
    t.ok(Math.abs(sum - 1) < 0.001 && crisis >= 0 && crisis <= 1);
  }
});

t.test('S3: of two networks neither lowers what the other takes for a danger', async (t) => {
  const guess = (emergency: number, crisis: number): Guess => ({
    tier: { emergency, urgent: 0, semi_urgent: 0, routine: 1 - emergency, unclear: 0 },
    ...{ crisis, topic: null, intent: 'refill', intentSure: 1, about: 'self', aboutSure: 1 },
  });
  const [calm, alarmed] = [guess(0.1, 0.9), guess(0.8, 0.2)];
  for (const { tier, crisis } of [graver(calm, alarmed), graver(alarmed, calm)])
    t.same([tier.emergency, crisis], [0.8, 0.9]);
});
