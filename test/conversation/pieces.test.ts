// Whole calls in which a danger is told piece by piece, between other matters; and those that only sound so. No classifier has a say.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { Words } from './words-kit.ts';

function call(lang: Lang, turns: readonly string[]): { tiers: string[]; said911: number; asked: string[] } {
  const d = new Words({ hours: 'closed', lang });
  const [tiers, asked]: [string[], string[]] = [[], []];
  let said911 = -1;
  for (const [i, text] of turns.entries()) {
    d.hears(text);
    if (d.stage.at === 'looking') d.desk({ to: 'failed', want: d.request?.want ?? 'faq' });
    tiers.push(d.talk.judgement?.tier ?? 'unclear');
    asked.push(...d.prompts.filter((p) => p.startsWith('protocol.') || p === 'dangerShort'));
    if (said911 < 0 && d.prompts.includes('emergency')) said911 = i;
  }
  return { tiers, said911, asked };
}

const PIECES: readonly [string, Lang, readonly string[]][] = [
  [
    'a blow to the head, and what came of it',
    'en',
    [
      'he knocked his head on the cellar beam',
      'he had his supper all right',
      'he keeps on asking me the same question over and over',
    ],
  ],
  [
    'a blow to the head in a booking',
    'en',
    [
      'i would like to book a visit for my son',
      'he bumped heads with another boy at practice',
      'well he has been throwing up all morning',
    ],
  ],
  [
    'a blood thinner, a fall, a blow',
    'en',
    [
      'my father is on warfarin and i have a question about it',
      'he slipped on the ice today',
      'it was the back of his head that he hit',
    ],
  ],
  ['a fever and how old', 'en', ['my baby feels hot', 'no', 'she is four weeks old', 'one hundred and one']],
  [
    'the chest and the sweat',
    'en',
    ['i want to move my appointment', 'i just feel a pressure on my chest', 'and i am sweating through my shirt'],
  ],
  [
    'a reliever that does not relieve',
    'en',
    [
      'can i get my inhaler refilled',
      'i used it nine times since last night',
      'it is not doing anything, i am wheezing',
    ],
  ],
  [
    'el anticoagulante, la caída, el sueño',
    'es',
    [
      'quiero cambiar la cita de mi tío',
      'se cayó y se pegó en la cabeza',
      'toma la warfarina',
      'ahora nomás quiere dormir',
    ],
  ],
  [
    'la caída, y sigue en el piso',
    'es',
    ['quería preguntar por una cita', 'es que mi mamá se cayó en la cocina', 'sigue tirada en el piso'],
  ],
];

t.test(
  'S1, S2: an emergency that is told in pieces is told to call 911 as soon as the last of them is there',
  async (t) => {
    for (const [what, lang, turns] of PIECES) {
      const { tiers, said911 } = call(lang, turns);
      t.equal(tiers.at(-1), 'emergency', `${what}: ${tiers.join(' > ')}`);
      t.ok(said911 >= 0, what);
    }
  },
);

t.test('a vital medicine that is gone is urgent, whatever was asked in between', async (t) => {
  const { tiers } = call('en', [
    'i need my insulin refilled',
    'the ten milliliter one',
    'none left, since two days ago',
  ]);
  t.equal(tiers.at(-1), 'urgent');
});

const DESK: readonly [Lang, readonly string[]][] = [
  [
    'en',
    [
      'i have an appointment at nine and there is an accident on route four, i will be late',
      'no, i am not in it, i am stuck behind it',
    ],
  ],
  ['en', ['do you speak spanish, i need to cancel my appointment']],
  ['en', ['the dates are blacked out on my calendar, can i reschedule my appointment']],
  ['en', ['hi honey, i need to cancel my appointment, i nearly died laughing at the reminder']],
  ['en', ['i need my shot record, the whooping cough one']],
  ['en', ['can i reschedule my appointment, my knee doctor wants me in albany', 'it beats me when']],
  ['en', ['i need a refill of my lisinopril, the little peach one, down to the last week']],
  ['es', ['una cita para mi hija, ya le toca su vacuna']],
  ['es', ['¿atienden a gente con presión alta? quiero una cita', 'no, nada de eso']],
  ['es', ['quiero la constancia de la vacuna, la de la tos ferina']],
];

t.test(
  'words of danger in talk of the front desk bring neither 911 nor a page nor a question of danger twice',
  async (t) => {
    for (const [lang, turns] of DESK) {
      const { tiers, said911, asked } = call(lang, turns);
      t.equal(tiers.at(-1), 'routine', turns.join(' / '));
      t.equal(said911, -1);
      t.ok(asked.length <= 1, `${turns[0]}: ${asked.join(' ')}`);
    }
  },
);

t.test('who calls about an animal has the wrong number, and is told nothing of 911', async (t) => {
  const d = new Words({ hours: 'closed' }).hears('it is my cat, she swallowed a needle and she is choking');
  t.same(d.prompts.slice(0, 1), ['wrongNumber']);
  t.equal(call('en', ['my cat bit my son and his hand is swollen and red']).tiers[0], 'urgent');
});

t.test('"he did not mean it" takes nothing back', async (t) => {
  const d = new Words({ hours: 'closed' }).hears('i fell over the dog this morning and i am still lying here');
  t.ok(d.prompts.includes('emergency'));
  d.hears('he is a good dog, he did not mean it');
  t.ok(d.prompts.includes('emergencyAgain'));
});
