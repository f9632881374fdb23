import t from 'tap';
import { byPlausibility, credible, looped } from '../../src/speech/ears/plausible.ts';
import { halved, likeness, share, spanishAnswer } from '../../src/speech/ears/words.ts';

t.test('loops are known, repeated digits are not loops', async (t) => {
  t.ok(looped('See the, see the, see the'));
  t.ok(looped('Ik Ik Ik Ik I'));
  t.ok(
    looped('El reloj de la cámara es el mismo. El reloj de la cámara es el mismo. El reloj de la cámara es el mismo.'),
  );
  t.notOk(looped('five five five, zero one two one'));
  t.notOk(looped('5 5 5 5'));
  t.notOk(looped('No, no, no.'));
  t.notOk(looped('I cannot breathe, I cannot breathe'));
});

t.test('a reading must be possible in its time', async (t) => {
  t.notOk(credible('', 1000));
  t.notOk(credible('. ,', 1000));
  t.ok(credible('Yes.', 300));
  t.notOk(credible('well I was going to say that there is something the matter with my left arm', 900));
  t.notOk(credible('Gracias por ver el video.', 6000), 'what films end with');
});

/** What the recognisers really read: English, the small English one, Spanish; and the language it was. */
const READ: [lang: 'en' | 'es', ms: number, english: string, second: string, spanish: string][] = [
  ['en', 1750, 'This conference is locked.', 'This conference is locked.', ''],
  [
    'en',
    4910,
    'Agent login please enter your agent number followed by the pound key',
    'Agent Log In. Please enter your agent number followed by the pound key.',
    "Eating plug-in. Please and here, it's in number fall, but the bungie.",
  ],
  [
    'en',
    6590,
    "Grandpa was normal at breakfast, and now he doesn't know where he is.",
    "Grandpa was normal at breakfast, and now he doesn't know where he is.",
    'Gracias por ver el video.',
  ],
  ['en', 520, 'Yes.', 'Yes.', ''],
  ['en', 640, 'English.', 'English.', ''],
  [
    'es',
    5170,
    'The conference will be held when our glorious leader arrives.',
    'The conference of the NCRA, when the new drug law is released, is already ready.',
    'La conferencia iniciará cuando nuestro glorioso líder llegue.',
  ],
  [
    'es',
    6310,
    "It's not too much, as if you're going to sit on a pitch.",
    '1.',
    'Nada más tengo como un ardorcito en el pecho. Seguro fue la cena, pero estoy sudando frío y me falta el aire.',
  ],
  ['es', 950, 'Espanol,', 'Espanol,', 'español.'],
  ['es', 970, 'Gracias.', 'Grassier.', 'Gracias.'],
  ['es', 1080, 'C. por favor.', 'See for some way.', 'Sí, por favor.'],
  [
    'es',
    2520,
    'Well, if this is what we know of the city,',
    'Buenos días, ¿sí este es que nos se como decirle?',
    'Bueno, si este es que no sé cómo decirle.',
  ],
];

t.test('the language is chosen as it was', async (t) => {
  for (const [lang, ms, english, second, spanish] of READ) {
    const readings = [
      { lang: 'es' as const, text: spanish },
      { lang: 'en' as const, text: english, second },
    ];
    t.equal(byPlausibility(readings, ms)[0]!.lang, lang, `${english} / ${spanish}`);
  }
});

t.test('a reading with words goes before one without', async (t) => {
  const readings = byPlausibility(
    [
      { lang: 'en', text: '' },
      { lang: 'es', text: 'Hola.' },
    ],
    600,
  );
  t.strictSame(
    readings.map(({ lang }) => lang),
    ['es', 'en'],
  );
  t.strictSame(byPlausibility([{ lang: 'es', text: '' }], 600), [{ lang: 'es', text: '' }]);
});

t.test('words', async (t) => {
  t.ok(share('Me duele mucho el pecho', 'es') > 0.6);
  t.equal(share('Me duele mucho el pecho', 'en'), 0);
  t.equal(likeness('Half-word.', 'Half word'), 1);
  t.equal(likeness('', ''), 0);
  t.equal(halved('Sí, sí.'), 'Sí.');
  t.equal(halved('Sí, por favor. Sí, por favor.'), 'Sí, por favor.');
  t.equal(halved('Jueves, jueves, jueves,'), 'Jueves.');
  t.equal(halved('Jueves, jueves, no.'), 'Jueves, jueves, no.');
  t.equal(halved('No sé.'), 'No sé.');
  t.equal(spanishAnswer('See.'), 'Sí.');
  t.equal(spanishAnswer('No, no.'), 'No.');
  t.equal(spanishAnswer('See you there.'), '');
});
