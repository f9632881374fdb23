import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import type { Expected } from '../../src/speech/expected.ts';
import { digitsSaid, numbersSaid } from '../../src/speech/turn-end/digits-said.ts';
import { ListedNames } from '../../src/speech/turn-end/known-names.ts';
import { Rhythm } from '../../src/speech/turn-end/rhythm.ts';
import { ruleOnEnd } from '../../src/speech/turn-end/ruling.ts';
import { type Standing, saidOf } from '../../src/speech/turn-end/standing.ts';

const rule = (text: string, expected: Expected, lang: Lang, more = {}) =>
  ruleOnEnd({ expected, text, lang, voiceMs: 4_000, endSilenceMs: 900, longPauseMs: 0, ...more });

const PHONE: Expected = { kind: 'telephone', digits: { least: 7, most: 11 } };
const DOB: Expected = { kind: 'date-of-birth' };
const NAME: Expected = { kind: 'name' };
const WHO: Expected = { kind: 'name', and: 'date-of-birth' };
const YES_NO: Expected = { kind: 'yes-no' };
const OPEN: Expected = { kind: 'open' };
const CHOICE: Expected = { kind: 'choice', likely: ['sick visit', 'Annual check-up'] };

const TABLE: [Expected, Lang, Partial<Record<Standing, string[]>>][] = [
  [
    YES_NO,
    'en',
    {
      whole: [
        'Yes.',
        'Um, yes.',
        'Yeah, please.',
        'No, thank you.',
        "Yes, that's right.",
        'Yes, it is.',
        'No, I am not.',
        'That is correct.',
      ],
      likely: ['Yes,', 'That is correct,'],
      open: ['No.', 'No, thanks, no.'],
      pending: ['My knee hurts.', 'Not really.', 'No, not really.', 'Kind of.', 'Well, sometimes.', 'I think so.'],
      begun: ['Um.', 'Yes, but.', 'No, it', "Yes, that's", "No, it's my", 'Well,', 'I think', 'Yes and'],
    },
  ],
  [
    WHO,
    'en',
    {
      whole: ['Rosa Vance, June fourth nineteen fifty-one.'],
      likely: [],
      open: ['Rosa Vance.', 'Rosa Vance, V A N C E.'],
      begun: ['My name is', 'Rosa Vance, June', 'Rosa Vance, June fourth nineteen'],
    },
  ],
  [
    YES_NO,
    'es',
    {
      whole: ['Sí.', 'Si.', 'Sí, por favor.', 'Claro que sí.', 'No, gracias.', 'Sí, así es.'],
      likely: [],
      open: ['No.'],
      pending: ['Más o menos.', 'A veces.', 'Creo que sí.'],
      begun: ['Pues', 'Sí, pero', 'No, es que', 'Eh', 'Sí, mi'],
    },
  ],
  [
    PHONE,
    'en',
    {
      whole: ['518-555-0121.', 'Five one eight, five five five, zero one two one.', '1-518-555-0121', '518 5550121'],
      likely: ['518-555-012.', "I don't have it here."],
      open: ['555-0121', '518-555-0', '518-555-5555.'],
      pending: ['518-555-01'],
      begun: ['518', '518-555', 'Five one eight, double five five.', 'My number is', 'Area code'],
    },
  ],
  [
    { kind: 'telephone', digits: { least: 10, most: 10 } },
    'en',
    { whole: ['518 555 0121'], likely: ['518 555 012'], pending: ['518 555 01'], begun: ['555 0121'] },
  ],
  [
    PHONE,
    'es',
    {
      whole: [
        'cinco uno ocho, cinco cinco cinco, cero uno dos uno',
        'cincuenta y uno ochenta y cinco cincuenta y cinco 01 21',
      ],
      likely: [],
      open: [],
      begun: ['cinco uno ocho', 'mi número es', 'cinco uno ocho, cinco cinco cinco', 'el'],
    },
  ],
  [
    DOB,
    'en',
    {
      whole: [
        'March 5th, 1962.',
        'March fifth, nineteen sixty-two.',
        'March 5, 62',
        "It's the ninth of June, 2001.",
        '3 5 62',
        '03-05-1962',
        '7 14 85.',
        'January second, nineteen seventy seven',
        'Six, eleven, seventy-one.',
        'Two, nineteen, nineteen eighty-three',
        'oh four, oh two, ninety six',
      ],
      likely: [
        'March 1962',
        'March 5th, nineteen sixty',
        'March 5, 1960',
        '12, 19, 1950',
        'Two, twenty, nineteen forty',
        'Four, nine, sixty.',
        'The tent of July, ninety three.',
      ],
      open: ['March 5th, nineteen sixty,'],
      begun: [
        'March',
        'March 5th',
        'March fifth, nineteen',
        'The ninth of',
        'the ninth of June',
        '3 5',
        'My birthday is',
        '12 19',
        '12 19 19',
        'Two, twenty, nineteen.',
      ],
    },
  ],
  [
    DOB,
    'es',
    {
      whole: ['5 de marzo de 1962', 'El cinco de marzo de mil novecientos sesenta y dos', 'cinco de marzo del 62'],
      likely: [],
      open: [],
      begun: ['El cinco', 'El cinco de marzo', 'El cinco de marzo de mil novecientos', 'cinco de'],
    },
  ],
  [
    NAME,
    'en',
    {
      whole: ['Harriet Bloom.', 'My name is Peter Lindqvist.', "It's Delia Marsh.", 'Bloom. B-L-O-O-M.'],
      likely: [],
      open: ['Harriet.', 'My name is Peter.'],
      begun: ['My name is', 'She is named.', 'Um', "It's", "It's for my son.", 'Bloom, B-L', 'Uh, Harriet, uh'],
    },
  ],
  [
    NAME,
    'es',
    {
      whole: ['Rosa Villanueva.', 'Me llamo Rosa Villanueva.'],
      likely: [],
      open: ['Me llamo Rosa.'],
      begun: ['Me llamo', 'Es para mi hijo', 'Rosa de la'],
    },
  ],
  [
    { kind: 'name', likely: ['Walgreens'] },
    'en',
    { whole: ['Walgreens.'], likely: [], open: ['Corner.'], begun: ['The'] },
  ],
  [
    { kind: 'name', person: true },
    'en',
    {
      whole: ['Harriet Bloom.'],
      likely: [],
      open: [],
      pending: ['Harriet.', 'My name is Peter.'],
      begun: ['My name is'],
    },
  ],
  [
    { kind: 'spelling', likely: ['Okafor'] },
    'en',
    {
      whole: ['O K A F O R'],
      likely: [],
      open: ['B L O O', 'Be a little one.', 'Sam is in A. L is in lemon.'],
      begun: ['O K A', 'B', 'O as in', 'S. S. S. and Sam.', "S's in Sam."],
    },
  ],
  [
    CHOICE,
    'en',
    {
      whole: ['A sick visit.', 'The annual check-up, please.', 'Yes.'],
      likely: ['The second one.'],
      open: [],
      begun: ['Um', 'The'],
    },
  ],
  [
    { kind: 'number' },
    'en',
    {
      whole: [
        'Three days.',
        '46 years old',
        '101.5',
        '46',
        'Forty-six.',
        'A hundred and one point five.',
        'A couple of weeks.',
        'A few days.',
        'Ten milligrams.',
      ],
      likely: ['101', '3', 'About tree days.', 'Since yesterday.'],
      open: ['twenty', ''],
      begun: ['About', 'A hundred and'],
    },
  ],
  [
    { kind: 'when' },
    'en',
    {
      whole: ['Tuesday morning.', 'As soon as possible.', 'The sixteenth of August in the morning.'],
      likely: ['Tuesday', 'The 16th of August', 'May third.', 'Some time in the morning if you can.'],
      open: ['Next week.', 'In a month.'],
      begun: ['next', 'some day in August', 'Maybe some day.', 'Sometime.'],
    },
  ],
  [
    { kind: 'when' },
    'es',
    {
      whole: ['Mañana a la una.', 'El dieciséis de agosto por la mañana.'],
      likely: ['El martes', 'El dieciséis de agosto.'],
      open: [],
      begun: ['El martes por la', 'en agosto'],
    },
  ],
  [
    { kind: 'medicine' },
    'en',
    {
      whole: [],
      likely: ['Lisinopril.', "It's called metformin.", 'Lisinopril, 10 milligrams.', 'Lisinopril 10 mg, twice a day'],
      open: ['Lisinopril 10', 'Lisinopril,', 'The little white one in the bottle'],
      pending: ['My stomach hurts.'],
      begun: ['The name is', 'Um'],
    },
  ],
  [
    { kind: 'medicine' },
    'es',
    { whole: [], likely: ['Metformina.', 'Se llama losartán.'], open: [], begun: ['Se llama', 'Es la'] },
  ],
  [
    { kind: 'code' },
    'en',
    { whole: [], likely: ['WXR 417229'], open: ['W X 4 1 7 2'], begun: ['W', 'Ellie.', 'The number is'] },
  ],
  [
    { kind: 'digits', digits: { least: 8, most: 8 } },
    'en',
    { whole: ['4471 9206'], likely: [], open: ['3312 905'], begun: ['4471', '447192', '44719'] },
  ],
  [
    { kind: 'address' },
    'en',
    {
      whole: ['42 Willow Lane, Millbrook 12545', 'Forty two Willow Lane, Millbrook, one two five four five'],
      likely: ['42 Willow Lane, Millbrook'],
      open: ['42 Willow Lane'],
      begun: ['42 Willow Lane, and'],
    },
  ],
  [
    OPEN,
    'en',
    {
      whole: [
        'I would like to speak to the billing office, please.',
        'Do you have anything open tomorrow?',
        'Can you tell me when you close?',
      ],
      likely: [
        'I need to make an appointment.',
        'Could I see the nurse today?',
        'Can they ring somebody?',
        "I don't know where he is.",
        "I don't know who she's.",
      ],
      open: [
        'The blue pills.',
        'I need to make an appointment,',
        'Could you give the nurse a message?',
        'I have a question.',
        'I have run out of my drops.',
        'You sent my father some papers.',
      ],
      pending: [
        'My stomach hurts since Sunday.',
        'I fell on the stairs this morning.',
        'The blue pills,',
        'A fever, four days may be.',
      ],
      begun: [
        'Hi.',
        'Good morning.',
        'My stomach hurts since Sunday,',
        "I'm calling about",
        'My stomach hurts and',
        'She has been',
        'I have a pain in my',
        "He is on the floor and he's.",
        'At the drugstore they told me.',
        'Because',
        'So,',
      ],
    },
  ],
  [
    OPEN,
    'es',
    {
      whole: ['Quiero hablar con la enfermera, por favor.'],
      likely: ['Necesito hacer una cita.', 'No sé qué es.'],
      open: ['Las pastillas azules.', 'Ayer me dio una carta.'],
      pending: ['Me duele el pecho.', 'Mi hija tiene fiebre.'],
      begun: [
        'Hola.',
        'Buenos días.',
        'Llamo porque',
        'Me duele el pecho y',
        'En la farmacia me dijeron.',
        'Mi hija',
        'Quiero hablar con la',
        'Él es',
      ],
    },
  ],
];

t.test('what was said, against what was asked', async (t) => {
  for (const [expected, lang, cases] of TABLE)
    for (const [standing, texts] of Object.entries(cases))
      for (const text of texts)
        t.equal(rule(text, expected, lang).standing, standing, `${expected.kind} ${lang}: "${text}"`);
});

t.test('the surnames that there are tell whether a spelling may be over', async (t) => {
  const names = new ListedNames([
    { name: 'Hart', kind: 'surname', class: 2 },
    { name: 'Hartwell', kind: 'surname', class: 3 },
    { name: "O'Neal", kind: 'surname', class: 2 },
    { name: 'Henry', kind: 'surname', class: 2 },
    { name: 'Henry', kind: 'given', class: 1 },
    { name: 'Walter', kind: 'given', class: 1 },
    { name: 'Ellis', kind: 'given', class: 4 },
    { name: 'Ellis', kind: 'surname', class: 2 },
  ]);
  const standing = (text: string, kind: 'spelling' | 'name' = 'spelling') =>
    rule(text, { kind, person: true }, 'en', { names }).standing;
  t.equal(standing('O N E A L.'), 'likely', 'no other goes on from there');
  t.equal(standing('H-a-r-t'), 'open', 'one does');
  t.equal(standing('H A R'), 'begun');
  t.equal(standing('H A R T W E'), 'pending', 'it may be one that nobody listed');
  t.equal(standing('K R Z'), 'open', 'nothing like it is known');
  t.equal(standing('Oneel, O N E A L.', 'name'), 'likely', 'whatever the word before it was taken for');
  t.equal(standing('Walter Henry.', 'name'), 'open', 'two given names');
  t.equal(standing('Hart Henry.', 'name'), 'open', 'what is rather a given name has its surname to come');
  t.equal(standing('Walter Ellis.', 'name'), 'whole');
  t.equal(rule('Walter Henry.', { kind: 'name', person: true }, 'en').standing, 'whole', 'where no names are known');
});

t.test('a letter that was written as a word breaks no spelling off', async (t) => {
  const standing = (text: string, expected: Expected = { kind: 'spelling' }) => rule(text, expected, 'en').standing;
  for (const text of ['M-o-r-r-i-s-o-an', 'B R A and', 'C A R T E are', 'H U G H E is'])
    t.equal(standing(text), 'open', text);
  for (const text of ['B as in', 'It is', 'B R A, um']) t.equal(standing(text), 'begun', text);
  t.equal(standing('Rose Brand, B R A N D and', NAME), 'begun', 'more than a spelling was asked for');
  t.equal(rule('We are a, t, t.', { kind: 'spelling' }, 'en', { voiceMs: 800 }).standing, 'open', 'named fast');
  t.equal(rule('D, a, l, e.', { kind: 'spelling' }, 'en', { voiceMs: 800 }).standing, 'open');
  t.equal(rule('Be all alone.', { kind: 'spelling' }, 'en', { voiceMs: 800 }).standing, 'pending', 'a word a letter');
  t.equal(rule("T's in Tom.", { kind: 'spelling' }, 'en', { voiceMs: 800 }).standing, 'begun');
});

t.test('who denies a name that was read back has the right one to tell', async (t) => {
  const read: Expected = { kind: 'yes-no', person: true };
  for (const text of ['No.', "No, that's wrong."]) t.equal(rule(text, read, 'en').standing, 'pending', text);
  t.equal(rule('Yes.', read, 'en').standing, 'whole');
});

t.test('a number that is said again behind a yes goes on to its end', async (t) => {
  t.equal(rule('Yes, five, one, eight.', YES_NO, 'en').standing, 'begun');
  t.equal(rule('Sí, cinco uno ocho.', YES_NO, 'es').standing, 'begun');
  t.equal(rule('Yes, 518 555 0142.', YES_NO, 'en', { voiceMs: 4_000 }).standing, 'whole');
});

t.test('a recogniser that counts on by itself ends no number', async (t) => {
  t.equal(rule('518-555-6789.', PHONE, 'en', { voiceMs: 1_900 }).standing, 'open');
  t.equal(rule('518-555-6789.', PHONE, 'en', { voiceMs: 3_300 }).standing, 'whole');
});

t.test('whoever is asked for one thing and says another is judged by what they say', async (t) => {
  t.equal(rule('I have a terrible pain in my stomach.', PHONE, 'en').standing, 'pending');
  t.equal(rule('I have a terrible pain in my stomach and', PHONE, 'en').standing, 'begun');
  t.equal(rule('I have a terrible pain in my stomach and', YES_NO, 'en').standing, 'begun');
  t.equal(rule('Me duele mucho el estómago y', DOB, 'es').standing, 'begun');
});

t.test('how long the silence must last', async (t) => {
  const whole = rule('Yes.', YES_NO, 'en').silenceMs;
  const begun = rule('518', PHONE, 'en').silenceMs;
  t.ok(whole >= 200 && whole <= 300, 'a whole answer ends at once');
  t.ok(rule('Yes, I am.', YES_NO, 'en', { endSilenceMs: 450 }).silenceMs < 300);
  t.equal(rule('Yes.', YES_NO, 'en', { endSilenceMs: 450 }).silenceMs, 300, 'behind a word by itself comes "please"');
  t.ok(begun >= 1200 && begun <= 1700, 'something that is missing is waited for');
  const brokenOff = rule('My number is', PHONE, 'en').silenceMs;
  t.ok(brokenOff > begun && brokenOff <= 1900, 'and longer where no sentence ends');
  t.equal(rule('There.', { kind: 'name', person: true }, 'en', { voiceMs: 300 }).standing, 'begun', 'a hum is no name');
  t.equal(rule('Harriet.', { kind: 'name', person: true }, 'en', { voiceMs: 700 }).standing, 'pending');
  t.equal(rule('No.', { kind: 'name', person: true }, 'en', { voiceMs: 300 }).standing, 'open');
  t.equal(rule('Las pastillas azules.', OPEN, 'es').silenceMs, 810, 'where nothing tells, nearly as the form asks');
  t.equal(rule('Las pastillas azules.', OPEN, 'es', { endSilenceMs: 2_000 }).silenceMs, 1_800, 'however patient it is');
  t.equal(rule('B L O', { kind: 'spelling' }, 'en', { voiceMs: 800 }).standing, 'begun', 'nobody spells so fast');
  t.ok(rule('My stomach hurts.', OPEN, 'en').silenceMs > 900, 'who tells what hurts is heard out');
  t.equal(rule('', OPEN, 'en').silenceMs, 810, 'voice without words may still become words');
  t.ok(rule('', OPEN, 'en', { voiceMs: 300 }).silenceMs < 810, 'a cough does not');
});

t.test('who pauses long inside what they say gets more time, but not after a whole answer', async (t) => {
  const slow = { longPauseMs: 900 };
  t.ok(rule('Las pastillas azules.', OPEN, 'es', slow).silenceMs > rule('Las pastillas azules.', OPEN, 'es').silenceMs);
  t.ok(
    rule('I would like to see a doctor tomorrow.', OPEN, 'en', slow).silenceMs >
      rule('I would like to see a doctor tomorrow.', OPEN, 'en').silenceMs,
  );
  t.equal(rule('Yes.', YES_NO, 'en', slow).silenceMs, rule('Yes.', YES_NO, 'en').silenceMs);
  t.ok(rule('518', PHONE, 'en', { longPauseMs: 9_000 }).silenceMs <= 2_000, 'nobody is waited for for ever');
});

t.test("a caller's rhythm", async (t) => {
  const rhythm = new Rhythm();
  rhythm.paused(800);
  rhythm.paused(60);
  t.equal(rhythm.long, 0, 'one long pause may be chance, and a gap inside a word is no pause');
  rhythm.paused(300);
  t.equal(rhythm.long, 300, 'of two the longer may be');
  for (const ms of [500, 600]) rhythm.paused(ms);
  t.equal(rhythm.long, 600);
  for (let i = 0; i < 12; i++) rhythm.paused(250);
  t.equal(rhythm.long, 250, 'what was long ago is forgotten');
});

t.test('digits are counted as they are said and as they are written', async (t) => {
  const count = (text: string, lang: Lang = 'en') => digitsSaid(saidOf(text, lang, PHONE));
  t.equal(count('double five'), 2);
  t.equal(count('twenty three'), 2);
  t.equal(count('five hundred'), 3);
  t.equal(count('oh one five eight'), 4);
  t.equal(count('555-0121'), 7);
  t.equal(count('veintitrés sesenta y dos cero', 'es'), 5);
  t.equal(count('my number'), 0);
});

t.test('numbers one after another', async (t) => {
  const numbers = (text: string, lang: Lang = 'en') => numbersSaid(saidOf(text, lang, DOB));
  t.same(numbers('Six, eleven, seventy-one.'), [6, 11, 71]);
  t.same(numbers('oh four twenty, nineteen eighty'), [4, 20, 19, 80]);
  t.same(numbers('7 14 80 5'), [7, 14, 80, 5], 'what was written apart was heard apart');
  t.same(numbers('treinta y uno, doce, noventa y cuatro', 'es'), [31, 12, 94]);
  t.same(numbers('ten six'), [10, 6]);
  t.same(numbers('my birthday'), []);
});
