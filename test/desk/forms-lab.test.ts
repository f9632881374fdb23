import t from 'tap';
import { extensionIn } from '../../src/desk/findings-extension.ts';
import { labValueIn, spokenValue, valueIn } from '../../src/desk/findings-lab.ts';

t.test('a test and its value are found in one sentence', async (t) => {
  const said: [text: string, test: string, value: string | null][] = [
    ['I have a critical hemoglobin of five point eight', 'hemoglobin', '5.8'],
    ['critical potassium 6.9', 'potassium', '6.9'],
    ['the glucose came back at five hundred and twelve', 'glucose', '512'],
    ['troponin of point four two', 'troponin', '0.42'],
    ['lactate four point zero five', 'lactate', '4.05'],
    ['platelets eleven thousand two hundred', 'platelets', '11200'],
    ['an i n r of eight', 'INR', '8'],
    ['blood culture positive for gram positive cocci', 'blood culture', 'positive'],
    ['potasio de siete punto dos', 'potassium', '7.2'],
    ['a critical sodium for a patient of yours', 'sodium', null],
  ];
  for (const [text, test, value] of said) t.same(labValueIn(text), { test, value }, text);
  for (const none of ['hello', 'I need five refills', 'the patient is sixty four'])
    t.equal(labValueIn(none), null, none);
});

t.test('what was taken back or is only a remark is not the value', async (t) => {
  t.equal(valueIn('no, five point eight, fifty eight would be a miracle'), '5.8');
  t.equal(valueIn('not fifteen, fifty'), '50');
  t.equal(valueIn("seven, no, it's seven point two"), '7.2');
  t.equal(valueIn('I do not have it here'), null);
  t.equal(valueIn('four point one zero'), '4.10', 'digits as they were said');
});

t.test('read back digit by digit, a value is heard as the same one, and as no other', async (t) => {
  const seen = new Map<string, string>();
  for (let n = 0; n < 2000; n++) {
    const value = n % 2 ? (n / 10).toFixed(1) : String(n);
    const spoken = spokenValue(value, 'en');
    t.notOk(seen.has(spoken) && seen.get(spoken) !== value, `${value}: ${spoken}`);
    seen.set(spoken, value);
    t.notMatch(spokenValue(value, 'es'), /\d|undefined/);
  }
  t.equal(spokenValue('6.1', 'en'), 'six point one');
  t.equal(spokenValue('512', 'es'), 'cinco uno dos');
  t.equal(spokenValue('positive', 'en'), 'positive');
});

t.test('an extension is heard with its number', async (t) => {
  const said: [text: string, extension: string | null][] = [
    ['319 555 0134, extension nine', '9'],
    ['extension four oh two', '402'],
    ['it is extension twenty two', '22'],
    ['extensión cuatro cinco', '45'],
    ['no extension', null],
    ['319 555 0134', null],
    ['extension 12345678', null],
  ];
  for (const [text, extension] of said) t.equal(extensionIn(text), extension, text);
});
