// Plans, pharmacies, strengths, amounts and e-mail addresses as they are put right, or are no answer.
import t from 'tap';
import { spokenEmail } from '../../src/conversation/spoken.ts';
import type { Lang } from '../../src/lang.ts';
import { answerTo } from '../../src/understanding/answer-to.ts';
import type { SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const slot = (text: string, name: SlotName, lang: Lang = 'en', asked: SlotName | null = null) =>
  understand({ text, lang, asked, now: '2026-10-20T10:00', areaCode: '518' }).slots[name];

t.test('a no before what is so is an answer to us, and denies nothing of it', async (t) => {
  t.equal(slot('no, the walgreens on Mill Street', 'pharmacy'), 'Walgreens on Mill Street');
  t.equal(slot("no it's humana, not cigna, my plan", 'carrier'), 'Humana');
  t.notOk(slot('not the walgreens on Mill Street', 'pharmacy'));
});

t.test('tablets by their strength', async (t) => {
  t.equal(slot('my metformin, the five hundreds', 'dose'), '500');
  t.equal(slot('lisinopril, the twenties', 'dose'), '20');
  t.notOk(slot('i take my metformin, i am in my forties', 'dose'));
});

t.test('"nothing else" is no amount', async (t) => {
  const ask = { kind: 'number', choices: [], range: [0, 365] } as const;
  const answer = (text: string, lang: Lang) =>
    answerTo({ ...ask, range: [0, 365] }, { text, lang }, understand({ text, lang, asked: null }));
  t.equal(answer('nada más, gracias', 'es'), null);
  t.equal(answer('nothing else', 'en'), null);
  t.equal(answer('ya no me queda nada', 'es')?.value, '0');
});

t.test('an e-mail address, and how it is read back', async (t) => {
  const ask = { kind: 'email', choices: [], range: null } as const;
  const answer = (text: string, lang: Lang) => answerTo(ask, { text, lang }, understand({ text, lang, asked: null }));
  t.same(answer('j o l a at example dot org', 'en'), { value: 'jola@example.org', uncertain: false });
  t.equal(answer('es rita punto sol arroba ejemplo punto com', 'es')?.value, 'rita.sol@ejemplo.com');
  t.equal(answer('i have none', 'en'), null);
  t.equal(spokenEmail('jo.l@example.org', 'en'), 'j, o, dot, l, at example dot org');
  t.equal(spokenEmail('jo@ejemplo.com', 'es'), 'j, o, arroba ejemplo punto com');
});

t.test('which shop of a chain it is, however the street is led to', async (t) => {
  const shop = (text: string) => slot(text, 'pharmacy', 'en', 'pharmacy');
  t.equal(shop('walgreens, the one out on route forty'), 'Walgreens on Route 40');
  t.equal(shop('it is rite aid, corner of mill and second'), 'Rite Aid on Mill and Second');
});

t.test('an age behind a name', async (t) => {
  t.equal(slot('my son oliver is nine, he needs a checkup', 'age'), '9 years');
  t.equal(slot('our daughter may lin is four and she needs a form', 'age'), '4 years');
  t.equal(slot("my daughter's appointment is nine", 'age'), undefined);
  t.equal(slot('my son the plumber is at six elm street', 'age'), undefined);
});
