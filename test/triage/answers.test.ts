import t from 'tap';
import { outcomeOf } from '../../src/triage/answer.ts';
import { makeEngine } from '../../src/triage/engine.ts';
import { speakable } from '../../src/triage/proofs/speakable.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { answerOf, readShort } from '../../src/triage/short-answer.ts';
import { numbersIn } from '../../src/words/numbers.ts';
import { tokenise } from '../../src/words/tokens.ts';
import { engine, protocol } from './bench.ts';

/** `bleeding` is grave with yes, `breathing` with no; an age, a temperature and a number. */
const own = loadProtocol(`
protocol: {id: own, title: Own, version: "1"}
concepts:
  - {id: hurt, tier: routine, say: hurt}
questions:
  bleeding: {en: "Is there a stiff neck, heavy bleeding, or shaking chills?", es: "¿Hay cuello rígido, sangrado fuerte o escalofríos?", yes: emergency, unsure: urgent}
  breathing: {en: "Is the person awake and breathing normally?", es: "¿La persona está despierta y respira bien?", yes: next_day, no: emergency, unsure: urgent}
  age: {kind: age, en: "How old is the baby?", es: "¿Qué edad tiene el bebé?", branches: [{below: 3 months, tier: emergency}, {at_least: 3 months}], unsure: urgent}
  heat: {kind: temperature, en: "What does it show?", es: "¿Cuánto marca?", branches: [{at_least: 38 C, tier: emergency}, {below: 38 C}], unsure: urgent}
  sugar: {kind: number, en: "What number?", es: "¿Qué número?", branches: [{below: 54, tier: emergency}, {at_least: 54, below: 300}, {at_least: 300, tier: urgent}], unsure: urgent}
`);
const ends = (question: string, text: string) => {
  const outcome = outcomeOf(own, question, text);
  return outcome && (outcome.disposition ?? 'nothing');
};

t.test('a word that every object knows is a word like any other', (t) => {
  for (const word of [...Object.getOwnPropertyNames(Object.prototype), 'prototype']) {
    t.same(
      numbersIn(tokenise(`${word} ${word} two`)).map((n) => n.value),
      [2],
      word,
    );
    t.doesNotThrow(() => {
      for (const q of protocol.questions.keys()) outcomeOf(protocol, q, word);
      engine.judge(`my ${word} is ${word} old, ${word} thousand and ${word}`, 'en');
      engine.judge(word, 'es');
    }, word);
  }
  t.end();
});

t.test('a no closes a question of danger only where nothing else was said', (t) => {
  const open = [
    'never felt this bad',
    'no well kind of weak on the left',
    "no it won't stop",
    'nothing will come out',
    'nada, ni una gota',
    "no just my hand won't work",
    'no se mueve',
  ];
  for (const text of open) t.equal(ends('bleeding', text), null, text);
  for (const text of ['no... well... yes', 'no i mean yes', 'no, bueno sí', 'no no, yes'])
    t.equal(ends('bleeding', text), 'emergency', text);
  const bare = [
    'no',
    'nope',
    'no no',
    "no i don't",
    "no ma'am nothing like that",
    'no not at all',
    "no he isn't",
    "there isn't any",
    'none of those, thank you',
    'no, nada de eso',
    'no para nada',
    'no señorita, gracias',
  ];
  for (const text of bare) t.equal(ends('bleeding', text), 'nothing', text);
  t.end();
});

t.test('a no that is told with other words, in any order', (t) => {
  const closed = [
    "no, she's talking and drinking her juice just like normal",
    'nope, all good here, thank goodness',
    'No feeling fine.',
    "no sir, none of that, i'm only calling about my bill",
    "oh heavens no, it's only my elbow",
    "he's perfectly fine, running around the yard",
    "no, nobody's hurt and nobody's in danger",
    "no darling, i'm quite well",
    'no señora, nada de eso, anda jugando en el patio',
    'no, está muy contenta, come y juega',
    'ay no, gracias a dios, nomás quiero mi cita',
    'no, no hay ninguna emergencia',
  ];
  for (const text of closed) t.equal(ends('bleeding', text), 'nothing', text);
  const open = [
    "no, he's just not laughing or playing",
    "she's happy except her mouth is crooked",
    'no, just awfully pale',
    'no, only the blood in it',
    'no está jugando ni come',
    'no, apenas habla',
    "no, he's awake and bleeding",
    "no, he's talking, but it's gibberish",
    'not doing well',
    'no breathing',
  ];
  for (const text of open) t.equal(ends('bleeding', text), null, text);
  t.ok(outcomeOf(protocol, 'self_harm_now', 'no, i only think about it'), 'thoughts are no act');
  t.equal(outcomeOf(protocol, 'self_harm', 'no, i only think about it'), null, 'nor a denial where they are asked for');
  t.equal(outcomeOf(protocol, 'self_harm', "no, i don't have a plan"), null);
  t.end();
});

t.test('a no, or a fine, with something harmless behind it', (t) => {
  const closed = [
    'nope, feeling okay',
    'no sir. nope',
    'no, nothing. just the usual cramps',
    'fine, i walked to the store this morning',
    'good, i slept all night',
    'bien, gracias a dios, sin dolor de nada',
    'not this minute',
    'no, same as always',
    "i had a beer with dinner, that's it",
    'un vaso de agua, es todo',
  ];
  for (const text of closed) t.equal(ends('bleeding', text), 'nothing', text);
  const open = [
    'no, he just sleeps a lot',
    'fine, except when i lie down',
    'fine until i climb the stairs',
    'no, but my arm is numb',
    'no me siento bien',
    'no está bien',
    'no comió nada',
    'no he ate nothing',
    'good but short of breath',
    "i took some pills, that's it",
    "he cut himself, that's all",
    'me tomé unas pastillas, es todo',
  ];
  for (const text of open) t.equal(ends('bleeding', text), null, text);
  t.equal(ends('bleeding', "a stiff neck, that's it"), 'emergency');
  t.end();
});

t.test('where a yes is the reassuring answer, it must be as bare', (t) => {
  for (const text of ['yes', 'yes she is', "yes, he's breathing normally", 'sí', 'he is'])
    t.equal(ends('breathing', text), 'next_day', text);
  for (const text of ['kind of', 'yes kind of', 'a little', 'un poco', 'sort of', 'i think so', 'creo que sí'])
    t.equal(ends('breathing', text), 'urgent', text);
  for (const text of ["yes but he can't swallow", 'yes, only very fast']) t.equal(ends('breathing', text), null, text);
  for (const text of ['no', "no, he's gasping", "he isn't", 'yes, well, no'])
    t.equal(ends('breathing', text), 'emergency', text);
  t.end();
});

t.test('of two readings the graver one counts', (t) => {
  for (const text of ["yes i don't know what to do", 'yes maybe a cup of blood', 'sí, no sé qué hacer'])
    t.equal(ends('bleeding', text), 'emergency', text);
  for (const text of ["i don't know", 'no, i don’t know', 'no sé', "i don't think so", 'maybe'])
    t.equal(ends('bleeding', text), 'urgent', text);
  t.end();
});

t.test('what the question offered may be picked', (t) => {
  const picked = [
    'the stiff neck',
    'all of those',
    'both',
    'it did',
    'he does',
    'they are',
    'the first one',
    'sí, lo primero',
    'escalofríos',
    "it's heavy",
  ];
  for (const text of picked) t.equal(ends('bleeding', text), 'emergency', text);
  for (const text of ['not the stiff neck', 'i had a stiff neck last year', 'the wooden chair over there'])
    t.equal(ends('bleeding', text), null, text);
  t.equal(answerOf('uh-huh'), 'yes');
  t.end();
});

t.test('of several numbers the gravest counts, unless the caller corrects himself', (t) => {
  t.equal(ends('heat', 'it was 36.8 and then 38.5'), 'emergency');
  t.equal(ends('heat', '38.5 and now 36.8'), 'emergency');
  t.equal(ends('heat', '38.5, perdón, 36.8'), 'nothing');
  t.equal(ends('heat', '36.8 digo 38.5'), 'emergency');
  t.equal(ends('sugar', 'three forty, no, i mean one forty'), 'nothing');
  t.equal(ends('sugar', 'it was fifty and now one forty'), 'emergency');
  t.equal(ends('sugar', 'it is 140 at 3 pm'), 'nothing', 'a time of the day is no figure');
  t.end();
});

t.test('a number without a unit is no age of an infant', (t) => {
  t.equal(ends('age', 'six'), null);
  t.equal(ends('age', 'six weeks'), 'emergency');
  t.equal(ends('age', 'two months and three days'), 'emergency');
  t.equal(ends('age', 'four months and three days'), 'nothing');
  t.equal(ends('age', 'forty'), 'nothing');
  t.end();
});

t.test('a question with a negative in it is shown to its author', (t) => {
  const turned = loadProtocol(`
protocol: {id: own, title: Own, version: "1"}
questions:
  turned: {en: "Does it not stop?", es: "¿No para?", yes: emergency, unsure: urgent}
  right: {en: "Does it keep bleeding?", es: "¿Sigue sangrando?", yes: emergency, unsure: urgent}
`);
  const shown = (p: typeof turned) => speakable(p).filter((f) => /"no" may mean either/.test(f.why));
  t.same(
    shown(turned).map((f) => [f.path, f.severity]),
    [
      ['question turned → en', 'warning'],
      ['question turned → es', 'warning'],
    ],
  );
  t.same(shown(protocol), [], 'and none that is shipped has one');
  t.end();
});

t.test('what was said is not asked', (t) => {
  const asks = makeEngine(
    loadProtocol(`
protocol: {id: own, title: Own, version: "1"}
concepts:
  - {id: kicks, tier: urgent, ask: [weeks], say: kicked}
questions:
  weeks: {kind: pregnancy, en: "How many weeks?", es: "¿Cuántas semanas?", branches: [{at_least: 28 weeks, tier: emergency}, {below: 28 weeks}], unsure: urgent}
`),
  );
  t.match(asks.judge('i am thirty four weeks along and he kicked only once', 'en'), {
    tier: 'emergency',
    asked: ['weeks'],
  });
  t.match(asks.judge('i am twenty weeks along and he kicked only once', 'en'), {
    tier: 'urgent',
    asked: ['weeks'],
    ask: null,
  });
  t.match(asks.judge('i am pregnant and he kicked only once for two weeks', 'en'), { tier: 'urgent', ask: 'weeks' });
  const gain = loadProtocol(`
protocol: {id: own, title: Own, version: "1"}
concepts:
  - {id: hurt, tier: routine, say: hurt}
questions:
  gain: {kind: number, en: "By how many pounds did it go up?", es: "¿Cuántas libras subió?", branches: [{above: 3, tier: urgent}, {at_most: 3}], unsure: urgent}
`);
  const to = (text: string) => outcomeOf(gain, 'gain', text)?.disposition;
  t.equal(to('same as always'), null);
  t.equal(to("it hasn't gone up"), null);
  t.equal(to('five'), 'urgent');
  t.equal(to("i don't know"), 'urgent');
  t.end();
});

t.test(
  'a no behind which one thing after another is denied or told to be well closes a question; anything else does not',
  async (t) => {
    const own = ['chest', 'pain', 'bleeding', 'breathing', 'fainting', 'wound'];
    for (const text of [
      'no, she feels perfectly fine',
      "no swelling, no fever, she's talking and her color is good",
      'no bleeding, just the itching. he is awake, he is playing, no vomiting',
      'respira bien, y de fiebre nada',
      "breathing's okay, no dizziness",
    ])
      t.equal(readShort(text, own).bareNo, true, text);
    for (const text of [
      'no, just the pain',
      'no, only the bleeding',
      "no fever, but she's not waking up",
      'no feeling in my foot',
      'no, not drinking',
      'no pain, he is awake, he is talking strangely',
      "she's breathing fast, no fever",
      'no swelling, she fell twice today',
      'no fever, no movement since noon',
    ])
      t.equal(readShort(text, own).bareNo, false, text);
  },
);

t.test('both answers named are neither', (t) => {
  for (const text of ['please, a yes or no', 'yes or no?', '¿sí o no?', "it's a yes or no thing"])
    t.equal(ends('bleeding', text), null, text);
  t.equal(ends('bleeding', 'yes or no... yes'), 'emergency');
  t.equal(ends('bleeding', 'yes or nothing helps'), 'emergency');
  t.end();
});

t.test('a no with what was wanted of the front desk behind it is a no', (t) => {
  const closed = [
    'huh? no, i only want to settle my balance',
    'what? no. i need a referral',
    'wait, no, i just called about the copay',
    '¿cómo? no, solo quiero pagar la factura',
  ];
  for (const text of closed) t.equal(ends('bleeding', text), 'nothing', text);
  const open = [
    'what? no, i only want it over with',
    'no, i just need a rope',
    'wait no, i need an ambulance',
    'huh? no, i want to see my appointment but it bleeds',
    'no, i just want to pay my bill before i go',
  ];
  for (const text of open) t.equal(ends('bleeding', text), null, text);
  t.end();
});
