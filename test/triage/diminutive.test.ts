import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';
import { ofDiminutive } from '../../src/words/diminutive.ts';

const forms: [said: string, meant: string][] = [
  ['ojitos', 'ojos'],
  ['boquita', 'boca'],
  ['bracito', 'brazo'],
  ['cabecita', 'cabeza'],
  ['naricita', 'nariz'],
  ['dolorcito', 'dolor'],
  ['corazoncito', 'corazon'],
  ['piecito', 'pie'],
  ['piecitos', 'pies'],
  ['tosecita', 'tos'],
  ['lechita', 'leche'],
  ['manita', 'mano'],
  ['amarillita', 'amarilla'],
  ['dolorcitos', 'dolores'],
];
t.test('what a diminutive is of', async (t) => {
  for (const [said, meant] of forms) t.ok(ofDiminutive(said).includes(meant), `${said}: ${meant}`);
});

t.test('words that are none', async (t) => {
  for (const word of ['cita', 'pastilla', 'rodilla', 'dolor', 'sangre', 'it', 'ita']) t.same(ofDiminutive(word), []);
});

t.test('a danger that is told in diminutives is heard as one told without', async (t) => {
  const { engine } = loadMind();
  const pairs: [string, string][] = [
    [
      'mi prima tiene una bebita recién nacida con la pielcita bien amarillita',
      'mi prima tiene una bebe recien nacida con la piel bien amarilla',
    ],
    ['se le puso moradita la boquita a mi nena', 'se le puso morada la boca a mi nena'],
    ['le sale mucha sangrita por la boquita', 'le sale mucha sangre por la boca'],
  ];
  for (const [small, plain] of pairs) {
    const tier = engine.judge(plain, 'es', {}).tier;
    t.not(tier, 'unclear', plain);
    t.equal(engine.judge(small, 'es', {}).tier, tier, small);
  }
});
