import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { settleIntent } from '../../src/understanding/meaning.ts';
import type { Intent } from '../../src/understanding/types.ts';
import { questionsIn, wishesIn, withWishes } from '../../src/understanding/wishes.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const mind = loadMind();

t.test('what is asked for in so many words, in the order in which it is said', async (t) => {
  const said: [string, Intent[]][] = [
    ['can we push my visit on Monday to the week after', ['reschedule']],
    ["I can't make it Thursday, could I come on Friday", ['reschedule']],
    ["I won't be able to make it tomorrow", ['cancel']],
    ['could we scoot it over to Wednesday', ['reschedule']],
    ['I need to postpone my visit', ['reschedule']],
    ['can I push my payment to the fifteenth', []],
    ["we don't need the appointment on the fifth anymore", ['cancel']],
    ['can you fit me in with somebody next week', ['schedule']],
    ['cancel my checkup, and what was the charge on my statement for', ['cancel', 'billing']],
    ['my kid needs the camp form signed', ['records']],
    ['quisiera sacar una cita', ['schedule']],
    ['no voy a poder ir, me la cambian para otro dia', ['reschedule']],
    ['the pharmacy on Slate Street is fine', []],
    ['yes', []],
  ];
  for (const [text, wishes] of said) t.same(wishesIn(text), wishes, text);
});

t.test('what is said of a therapy, a price, a call back or a card to pay with', async (t) => {
  const first: [string, Intent][] = [
    ['my hand therapy is on its last visit and they want a new order', 'referral'],
    ['necesito que me renueven las terapias', 'referral'],
    ['the rehab people need another script from you', 'referral'],
    ['could somebody call me back about it', 'message'],
    ['que me regresen la llamada por favor', 'message'],
    ['i am going to file a complaint', 'message'],
    ['the home attendant never showed up today', 'message'],
  ];
  for (const [text, intent] of first) t.equal(withWishes(['other'], text)[0], intent, text);
  t.same(withWishes(['human'], 'i need somebody to call me back'), ['message']);
  t.same(withWishes(['billing', 'insurance'], 'i want to pay my balance, i have my card right here'), ['billing']);
  t.same(
    withWishes(['schedule'], 'i need my metformin refilled. and what are the hours for a vaccine'),
    ['refill', 'faq'],
    'what is only asked is not booked',
  );
  t.same(questionsIn('how much is a camp form, and how long does it take', 'faq'), ['how much is a camp form']);
});

t.test('a wish puts a mention right, and never a symptom', async (t) => {
  t.same(withWishes(['refill'], 'I need my shot records, fax them to the pharmacy'), ['records']);
  t.same(withWishes(['billing', 'cancel'], 'cancel my checkup, and what is on my bill'), ['cancel', 'billing']);
  t.same(withWishes(['symptom'], 'cancel my visit, my chest hurts'), ['symptom'], 'the gravest stays first (S4)');
  t.same(withWishes(['cancel'], 'move my appointment, no actually cancel it'), ['cancel'], 'a changed mind');
  t.same(withWishes(['other'], 'what are your hours'), ['faq']);
  t.same(
    withWishes(['records'], 'we have to report a skin tear on somebody here'),
    ['symptom'],
    'a notice for the nurse',
  );
  t.same(
    withWishes(['records'], 'I need her shot records for camp, and also to book a checkup'),
    ['records', 'schedule'],
    'two wishes in one breath',
  );
});

t.test('sentences of our own, by the rules alone', async (t) => {
  const lines = readFileSync(join(import.meta.dirname, 'own-intents.jsonl'), 'utf8')
    .trim()
    .split('\n');
  let right = 0;
  for (const line of lines) {
    const { lang, text, intent } = JSON.parse(line) as { lang: Lang; text: string; intent: Intent };
    const meaning = mind.understand({ text, lang, asked: null });
    if (settleIntent(meaning.intent, mind.engine.judge(text, lang).tier) === intent) right++;
    else t.comment(`${intent}: ${text}: ${meaning.intent}`);
  }
  t.comment(`${right} of ${lines.length}`);
  t.ok(right / lines.length >= 0.9);
});

t.test('long and hostile texts cost little', async (t) => {
  const began = performance.now();
  for (const text of ['i cant make it '.repeat(2_000), 'a '.repeat(20_000), 'no puedo '.repeat(2_000)]) wishesIn(text);
  t.ok(performance.now() - began < 5_000);
});

t.test('several wishes of one breath, each of them', async (t) => {
  t.same(
    withWishes(['cancel'], 'cancel wednesday, get my water pill refilled and leave word for the doctor'),
    ['cancel', 'refill', 'message'],
    'the last "and" is for the whole list',
  );
  t.same(
    withWishes(['insurance', 'refill', 'schedule'], 'new insurance, a refill, and move my tuesday visit').at(-1),
    'reschedule',
  );
  t.same(wishesIn("i'm not gonna make it at four, could we do another day"), ['reschedule']);
  t.same(wishesIn('i need my shot record and visit notes faxed to a surgeon'), ['records'], 'no referral');
  t.same(wishesIn('you still have my old address'), ['message'], 'no question for ours');
  t.same(wishesIn('nobody has told me what it showed'), ['results']);
});

t.test('who was sent elsewhere and heard nothing asks for the referral', async (t) => {
  t.same(wishesIn('doctor lund was sending my dad to the eye clinic in troy and nobody has called us'), ['referral']);
  t.same(wishesIn('you sent me to hillside urology a month ago, and they never got anything'), ['referral']);
  t.same(wishesIn('me mandaron con el cardiologo hace un mes y nadie me ha llamado'), ['referral']);
  t.notOk(wishesIn('you sent me to collections and i never got a bill').includes('referral'));
  t.notOk(wishesIn('they sent me to the lab and nobody called').includes('referral'));
});

t.test('questions of one breath, each in its own words', async (t) => {
  t.same(questionsIn('do you do x rays there, and where should i park', 'faq'), [
    'do you do x rays there',
    'where should i park',
  ]);
  t.same(questionsIn('what time do you open, and do you take cigna', 'insurance'), ['what time do you open']);
  t.same(questionsIn('what are your hours', 'faq'), [], 'one thing is one thing');
  t.same(questionsIn('i need a refill and my name is ann', 'refill'), []);
  t.same(questionsIn('¿a qué hora cierran y dónde me estaciono?', 'faq').length, 2);
});
