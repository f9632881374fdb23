import t from 'tap';
import { withoutFormerName } from '../../src/understanding/former-name.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const heard = (text: string, asked: 'name' | null, lang: 'en' | 'es' = 'en') =>
  understand({ text, lang, asked, now: '2026-10-20T10:00:00', areaCode: '518' });

t.test('of two names the one that they have now', async (t) => {
  for (const text of [
    "it's under my married name, nora quill, it used to be nora abbott",
    'my maiden name was abbott but you would have me as nora quill',
    'nora quill, formerly abbott',
    'nora quill maiden name abbott',
    'nora quill, née abbott',
    "i got married so it's nora quill now it was nora abbott",
    "it was under my old name, nora abbott, now it's nora quill",
    'nora quill, i got remarried so you might still have me under nora abbott',
  ])
    t.equal(heard(text, 'name').slots.name, 'Nora Quill', text);
  t.equal(heard('ahora soy nora quintana, antes era nora abad', 'name', 'es').slots.name, 'Nora Quintana');
  t.equal(heard('nora quintana, de soltera abad', 'name', 'es').slots.name, 'Nora Quintana');
});

t.test('words that tell of one name stay as they are', async (t) => {
  for (const text of ['nora quill', 'it was nora quill', 'nora now, n o r a', 'my name is nora quill'])
    t.equal(withoutFormerName(text), text);
});

t.test('"this is …" leads to a name only where one follows', async (t) => {
  for (const text of [
    'this is awkward, i need to cancel',
    'this is regarding my referral',
    'this is kind of personal',
    'this is pertaining to a bill',
    'this is urgent i need my insulin',
    'this is super annoying',
  ])
    t.equal(heard(text, null).slots.name, undefined, text);
  t.equal(heard('this is szymon wojcik, i need a refill', null).slots.name, 'Szymon Wojcik');
  t.equal(heard('this is rosalind, i need a refill', null).slots.name, 'Rosalind');
});
