import t from 'tap';
import { asksInGeneral } from '../../src/understanding/general-question.ts';
import { commandOf } from '../../src/understanding/replies.ts';
import { wantsPerson } from '../../src/understanding/wants-person.ts';
import { withWishes } from '../../src/understanding/wishes.ts';

/** As the understanding folds words. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

t.test('a person is wanted, in whatever words', async (t) => {
  for (const text of [
    "no offense but I'd rather have somebody with a pulse",
    'hand me over to one of your girls up front',
    'get me off this thing',
    "I'm done talking to this machine",
    'is there anyone in the office I could speak with',
    'could you ring the desk for me',
    "I'm looking for my sister who works there",
    'páseme con la muchacha del mostrador',
    'prefiero un ser humano',
    'alguien que no sea una máquina',
    '¿no hay nadie que me conteste?',
  ])
    t.ok(wantsPerson(folded(text)), text);
});

t.test('somebody is mentioned, and not wanted now', async (t) => {
  for (const text of [
    'have somebody call me back tomorrow',
    'can someone call me about my results',
    'I talked to a lady at the front desk last week',
    'my mother lives with a person who smokes',
    'que alguien me llame mañana',
    'the machine said my pressure was high',
    'I need an appointment for my daughter',
    'una cita con la doctora',
  ])
    t.notOk(wantsPerson(folded(text)), text);
});

t.test('the wait is a noun, and a language is asked for in a longer sentence', async (t) => {
  t.equal(commandOf("what's the wait over there".replace("'", '')), null);
  t.equal(commandOf('wait a second'), 'wait');
  t.equal(commandOf('espere tantito'), 'wait');
  t.equal(commandOf('my english is not so good can we please continue this in spanish'), 'spanish');
  t.equal(commandOf('pues no le entiendo nada mejor digame todo en espanol y ya'), 'spanish');
  t.equal(commandOf('which of your doctors speaks spanish'), null, 'a question about them');
  t.equal(commandOf('is there anybody who speaks spanish for my father in law'), 'spanish');
});

t.test('what holds for everybody is a question, and no task', async (t) => {
  const faq = (text: string) => t.same(withWishes(['schedule'], text), ['faq'], text);
  faq('could I have my visit over facetime');
  faq('where do people go to have labs drawn');
  faq('which of the doctors are seeing new patients');
  t.same(withWishes(['other'], '¿el lunes festivo van a abrir?'), ['faq']);
  t.same(withWishes(['other'], 'is anybody there on the day after christmas'), ['faq']);
  t.same(withWishes(['billing'], 'how much is a checkup with no insurance'), ['faq']);
  t.same(withWishes(['billing'], 'how much is my bill'), ['billing']);
  t.same(withWishes(['schedule'], 'what are your hours, and I need an appointment')[0], 'schedule', 'a task beside it');
  t.notOk(
    asksInGeneral(folded('my son drank something, what is the poison control number')),
    'never before the danger',
  );
  t.same(withWishes(['symptom'], 'what do I bring, my chest hurts'), ['symptom'], 'the gravest stays first (S4)');
});

t.test('long and hostile words cost little', async (t) => {
  const began = performance.now();
  for (const text of ['talk to a '.repeat(20), 'can i have my '.repeat(3_000), 'que me conteste '.repeat(2_000)]) {
    wantsPerson(text);
    asksInGeneral(text);
  }
  t.ok(performance.now() - began < 5_000);
});
