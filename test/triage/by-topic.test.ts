// Answers to a question of danger that are read thing by thing: what is denied, what is well, what is there, and what was left out.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { answerByTopic } from '../../src/triage/by-topic/answer.ts';
import { partsOf, questionOf } from '../../src/triage/by-topic/parts.ts';
import { readByTopic } from '../../src/triage/by-topic/reading.ts';
import { type Flag, type Judgement, UNJUDGED } from '../../src/triage/types.ts';
import { engine, protocol } from './bench.ts';

const TONIGHT: Flag = { concept: 'known', words: '', tier: 'urgent', disposition: 'urgent', by: 'words' };
const asking = (q: string): Judgement => ({
  ...UNJUDGED,
  tier: 'urgent',
  disposition: 'urgent',
  flags: [TONIGHT],
  ask: q,
});
const answered = (q: string, text: string, lang: Lang = 'en', before = asking(q)) =>
  engine.judge(text, lang, { before, answering: q });

t.test('each thing that was asked is denied or well, in whatever words: a no', async (t) => {
  for (const [q, text, lang] of [
    ['home.bladder_fever', 'no, she runs ninety seven eight and her urine is light yellow'],
    ['home.bladder_fever', 'afebrile, oriented times three, no clots'],
    ['home.sore_ill', 'temp ninety eight four, no chills, oriented, hasnt spread'],
    ['home.low_awake', "she's cracking jokes, drinking her juice"],
    ['breathing', 'sats ninety seven, denies chest pain'],
    ['breathing', 'breathing easy and the chest is fine'],
    ['infant_danger', 'wakes up easily, good tone, nursing well, breathing easy'],
    ['wound_danger', 'it quit bleeding, just my thumb, on a broken glass'],
    ['injury_danger', 'no deformity, no bleeding, feels everything, no head injury'],
    ['back_danger', 'continent, no numbness, strength five out of five, no fever'],
    ['bp_symptoms', 'completely asymptomatic'],
    ['home.bladder_fever', 'no, ninety seven nine. no clots. a little cloudy tonight'],
    ['wound_danger', 'ya no sangra, es en la mano, con un vidrio', 'es'],
    ['injury_danger', 'no sangra, está derecho, siente todo, no se pegó en la cabeza', 'es'],
  ] as [string, string, Lang?][]) {
    const after = answered(q, text, lang);
    t.same([after.tier, after.asked.includes(q), after.missed], ['urgent', true, []], text);
  }
});

t.test(
  'what is told of one thing is no answer of the others: they are asked, in the words of the question',
  async (t) => {
    for (const [q, text, rest] of [
      ['home.bladder_fever', 'no fever', 'Is there confusion, or thick blood in the bag?'],
      ['home.bladder_fever', 'ninety eight six, and sharp as a tack', 'Is there thick blood in the bag?'],
      [
        'allergy_danger',
        'she is breathing easy',
        'Is there swelling of the lips, tongue or throat, throwing up, or fainting?',
      ],
      ['head_danger', "didn't pass out, didn't throw up, he's playing", 'Do they take a blood thinner?'],
      ['ortho.cast_numb', 'the toes are warm and he moves them', 'Are the fingers or toes beyond it numb?'],
    ] as [string, string, string][]) {
      const after = answered(q, text);
      t.same([after.tier, after.ask, after.rest?.text.en, after.missed], ['urgent', q, rest, []], text);
      const no = answered(q, 'no', 'en', after);
      t.same([no.tier, no.asked.includes(q), no.rest], ['urgent', true, undefined], `${text} / no`);
      const yes = answered(q, 'yes', 'en', after);
      t.equal(yes.tier, 'emergency', `${text} / yes`);
      const more = answered(q, 'the tablecloth is long', 'en', after);
      t.same([more.rest?.text.en, more.missed], [rest, [q]], 'not answered: the same once more');
      t.equal(answered(q, 'and the curtains', 'en', more).tier, 'emergency', 'then as not known');
    }
  },
);

t.test('nothing new is denied: the question does not go round', async (t) => {
  const once = answered('home.bladder_fever', 'no fever');
  const twice = answered('home.bladder_fever', 'no fever', 'en', once);
  t.same(twice.missed, ['home.bladder_fever']);
});

t.test('one thing that is there is a yes, whatever is well beside it', async (t) => {
  for (const [q, text, lang] of [
    ['home.bladder_fever', 'no fever but she is disoriented'],
    ['home.bladder_fever', 'a hundred and two point four'],
    ['home.bladder_fever', 'ninety eight six, shaking like anything'],
    ['home.breath_now', 'lips are pink but she is awfully drowsy'],
    ['stroke_signs', 'smile is even, his speech is garbled'],
    ['infant_danger', "she's flaccid"],
    ['head_danger', 'he takes warfarin'],
    ['wound_danger', "it's still oozing"],
    ['back_danger', 'no fever, and two accidents since noon'],
    ['gut_danger', 'looks like melena'],
    ['head_danger', 'toma anticoagulantes', 'es'],
  ] as [string, string, Lang?][])
    t.equal(answered(q, text, lang).tier, 'emergency', text);
});

t.test('what takes back, doubts or may be of more is neither', async (t) => {
  for (const [q, text] of [
    ['home.bladder_fever', 'no fever, not himself'],
    ['home.bladder_fever', 'ninety eight six but something is off'],
    ['home.breath_now', 'breathing fine, only i cannot wake her'],
    ['breathing', 'not breathing fine'],
    ['heart_danger', 'denies, breathless on the stairs'],
    ['heart_danger', 'breathless on the stairs, comfortable at rest'],
    ['breathing', 'breathing is fine until he lies down'],
    ['breathing', "i'm fine, my arm is heavy"],
    ['infant_danger', 'he is not eating'],
    ['infant_danger', 'no wakes up'],
    ['wound_danger', 'it stopped and started again'],
    ['ob.preeclampsia_signs', 'my watch does not close'],
    ['surgery_signs', "the morphine doesn't help it"],
    ['ps.leg_compare', 'no, the leg is warm'],
    ['home.sore_ill', 'temp ninety nine seven, no chills, oriented, no redness'],
  ] as [string, string][]) {
    const after = answered(q, text);
    const closed = after.asked.includes(q) && after.tier === 'urgent';
    t.notOk(closed, `${text}: ${after.tier}`);
  }
});

t.test('pain in a chest that has gone was there: it is no no', async (t) => {
  for (const text of ['it has gone', 'it went away', 'ya se me quitó'])
    t.not(answered('breathing', text).ask, null, text);
});

t.test('a question of a crisis takes plain words alone', async (t) => {
  for (const q of ['self_harm', 'self_harm_now', 'bh.thoughts'])
    t.equal(answerByTopic(protocol.questions.get(q), "he's laughing, no pain", undefined), null, q);
});

t.test('every part that can be asked by itself is asked in whole words of its question', (t) => {
  for (const q of protocol.questions.values()) {
    if (q.kind !== 'yes_no') continue;
    for (const lang of ['en', 'es'] as const)
      for (const part of partsOf(q)[lang]) {
        const asked = part.topics.size > 0 ? questionOf([part], lang) : null;
        if (asked === null) continue;
        const own = new Set(`${q.text[lang]} is are there hay está seem been to`.toLowerCase().match(/[\p{L}']+/gu));
        const strange = asked
          .toLowerCase()
          .match(/[\p{L}']+/gu)!
          .filter((w) => !own.has(w));
        t.same(strange, [], `${q.id}: ${asked}`);
      }
  }
  t.end();
});

t.test('out of breath with effort, and at ease at rest: neither there nor denied, and left to the rules', (t) => {
  const read = (text: string) => readByTopic(text, new Set(['breath', 'chest']), new Set());
  t.match(read('denies, winded on the stairs, comfortable at rest'), {
    all: true,
    ill: new Set(),
    left: 'winded on the stairs',
  });
  t.equal(read('denies, winded on the stairs'), null);
  t.same([...read('winded in the chair, comfortable at rest')!.ill], ['breath']);
  t.end();
});

t.test('a denial that names nothing known is no denial', (t) => {
  const asked = new Set(['fever', 'confused']);
  t.equal(readByTopic("my shoes don't fit", asked, new Set()), null);
  t.same([...readByTopic('no fever, chills, or nausea', asked, new Set())!.well].sort(), ['fever', 'shaking', 'vomit']);
  t.equal(readByTopic('no fever, chills', asked, new Set()), null, 'chills are told');
  t.end();
});
