import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { parse } from 'yaml';
import { makeAnswers } from '../../src/desk/answers/answers.ts';
import { makeFaq } from '../../src/desk/answers/faq.ts';
import { numberAnswer } from '../../src/desk/answers/number-answer.ts';
import type { Lang } from '../../src/lang.ts';
import { silentLog } from '../../src/log.ts';
import { ClassifierAdviser } from '../../src/opinion/classifier-adviser.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

const adviser = new ClassifierAdviser({
  cacheDir: places(loadSettings()).models,
  log: silentLog,
  deadlineMs: 30_000,
  hungMs: 60_000,
});
t.teardown(() => adviser.close());
await adviser.ready;
const encode = (text: string) => adviser.embed(text);
const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

interface Written {
  q: string;
  a: string;
  q_es?: string;
  a_es?: string;
}
const faq = (parse(read('own-faq.yaml')) as { faq: Written[] }).faq.map(({ q, a, q_es, a_es }, i) => ({
  id: String(i + 1),
  q,
  a,
  qEs: q_es ?? null,
  aEs: a_es ?? null,
}));
const asked = read('own-faq.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { lang: Lang; text: string; answer: number | null });

t.test('what callers ask finds its answer, and what has none a message', async (t) => {
  const answers = makeFaq(faq, encode);
  const found = { right: 0, wrong: 0 };
  for (const { lang, text, answer } of asked) {
    const id = (await answers(text, lang))?.id ?? null;
    if (id === (answer === null ? null : String(answer))) found.right++;
    else if (id !== null) {
      found.wrong++;
      t.comment(`${text}: ${id}`);
    }
  }
  t.comment(`${found.right} of ${asked.length} right, ${found.wrong} wrong`);
  t.ok(found.right / asked.length >= 0.95);
  t.ok(found.wrong / asked.length <= 0.01);
});

t.test('the text is the approved one, in the language of the caller, or none', async (t) => {
  const answers = makeFaq(faq, encode);
  const parking = await answers('where do i park', 'en');
  t.equal(parking?.text.en, faq[0]!.a);
  t.equal((await answers('dónde me estaciono', 'es'))?.text.es, faq[0]!.aEs);
  t.equal((await answers('do you do dot physicals for truckers', 'en'))?.id, '25');
  t.equal(await answers('hacen el examen dot para camioneros', 'es'), null, 'nobody translated it: a message is taken');
});

t.test('one question among other sentences', async (t) => {
  const answers = makeFaq(faq, encode);
  const said =
    'Hi, good morning. I have a visit on Friday with my daughter. Do you guys do flu shots? Okay, thanks a lot.';
  t.equal((await answers(said, 'en'))?.id, '5');
});

t.test('without the model little is found, and nothing wrong', async (t) => {
  const answers = makeFaq(faq, async () => null);
  let [right, wrong] = [0, 0];
  for (const { lang, text, answer } of asked) {
    const found = await answers(text, lang);
    if (found?.id === String(answer)) right++;
    else if (found) wrong++;
  }
  t.ok(right > 10, String(right));
  t.ok(wrong / asked.length <= 0.01, String(wrong));
});

t.test('a practice without questions, and words without a question', async (t) => {
  t.equal(await makeFaq([], encode)('where do i park', 'en'), null);
  const answers = makeFaq(faq, encode);
  for (const text of ['', '…', 'um', '  ', 'yes', 'x'.repeat(50_000)]) t.equal(await answers(text, 'en'), null);
});

t.test('hours and addresses come from the practice file, in fixed sentences', async (t) => {
  const practice = parsePractice(`
practice: {name: Quarry Lane Medical, time_zone: America/New_York, main_line: "+15185550140", default_area_code: "518"}
providers: [{id: brandt, name: Dr. Ines Brandt, on_call_phone: "+15185550141"}]
locations:
  - id: quarry
    name: Quarry Lane office
    address: 18 Quarry Lane, Slate Falls, NY 12097
    phone: "+15185550140"
    hours: {mon: [["08:00", "12:00"], ["13:00", "17:00"]], tue: [["08:00", "12:00"], ["13:00", "17:00"]], sat: [["09:00", "12:30"]]}
  - id: ridge
    name: Ridge Road office
    address: 4 Ridge Road, Slate Falls, NY 12097
    phone: "+15185550142"
    hours: {mon: [["09:00", "15:00"]]}
phones_follow: quarry
holidays: [{date: "2026-11-26", name: Thanksgiving, hours: closed}]
`);
  const at = (iso: string) => makeAnswers(practice, encode, () => Date.parse(iso));
  const monday = at('2026-11-16T10:00:00-05:00');
  const say = async (answers: typeof monday, text: string, lang: Lang = 'en') =>
    (await answers(text, lang))?.text[lang];
  t.equal(await say(monday, 'are you open right now'), 'We are open until noon.');
  t.match(
    await say(monday, 'what are your hours'),
    /Monday and Tuesday from 8 to noon and from 1 to 5; Saturday from 9 to 12:30/,
  );
  t.match(await say(monday, 'do you open on saturday'), /On Saturday the Quarry Lane office is open from 9 to 12:30/);
  t.equal(await say(monday, 'is the ridge road office open on tuesday'), 'On Tuesday the Ridge Road office is closed.');
  t.match(await say(monday, 'abren los lunes', 'es'), /El lunes, Quarry Lane office: abierto de las 8 a mediodía/);
  t.match(await say(monday, 'are you open on thanksgiving'), /On Thanksgiving .* closed/);
  t.equal(await say(monday, 'are you open on new years eve'), undefined, 'a holiday that the file does not name');
  t.match(
    await say(monday, 'will you be closed saturday for flag day or juneteenth'),
    /On Saturday/,
    'no holiday here',
  );
  t.match(await say(monday, '¿van a abrir pasado mañana?', 'es'), /^El miércoles/);
  t.match(await say(monday, 'are you open november twenty sixth'), /^On Thursday, November 26, Thanksgiving/);
  const known = {
    ...practice,
    fax: '+13195550177',
    poisonControl: '+18002221222',
    urgentCare: 'Slate Urgent Care, 5 Slate Street; daily 09:00 to 20:00; +13195550178',
  };
  const told = (text: string, lang: Lang = 'en') => numberAnswer(known, text)?.text[lang];
  t.equal(told('do you have a fax'), 'The fax number is 3 1 9, 5 5 5, 0 1 7 7.');
  t.match(told('what do i dial for poison control'), /1, 8 0 0, 2 2 2, 1 2 2 2.* dial 911/);
  t.match(told('cuánta espera hay en la clínica de urgencias, es que qué tanto', 'es'), /No sé.*de las 9 de la mañana/);
  t.equal(told('my fax number is new'), undefined);
  t.equal(await say(monday, 'how late are you open today'), 'We are open until noon, and again from 1 to 5.');
  t.match(await say(monday, '¿hasta qué hora abren hoy?', 'es'), /y otra vez de la 1 a las 5/);
  const lunch = at('2026-11-16T12:30:00-05:00');
  t.match(await say(lunch, 'when will you be open again'), /closed for lunch\. We open today at 1/);
  t.match(await say(lunch, '¿cuándo abren otra vez?', 'es'), /Abrimos hoy a la 1/);
  t.match(await say(at('2026-11-26T10:00:00-05:00'), 'when are you open next'), /Thanksgiving\. We open Saturday/);
  t.match(await say(monday, 'where are you located'), /18 Quarry Lane.*4 Ridge Road/);
  t.match(await say(monday, '¿cuál es la dirección?', 'es'), /18 Quarry Lane/);
  t.equal(
    await say(at('2026-11-16T12:30:00-05:00'), 'are you open'),
    'We are closed for lunch. We open today at 1 in the afternoon.',
  );
  t.match(
    await say(at('2026-11-26T10:00:00-05:00'), 'are you open today'),
    /closed for Thanksgiving\. We open Saturday/,
  );
  t.match(await say(at('2026-11-18T22:00:00-05:00'), 'están abiertos ahorita', 'es'), /cerrados\. Abrimos el sábado/);
  for (const text of [
    'my wound is open again',
    'what is the address of the hospital',
    'i changed my address',
    'are you able to open my portal',
  ])
    t.equal(await say(monday, text), undefined, text);
});
