// A medicine that is nearly gone, asked for without its name or the word for a refill.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { engine, RANK } from './bench.ts';

t.test('a medicine that runs low is a refill, though a part of the body is named', async (t) => {
  const all: [string, Lang][] = [
    ['oiga, se me está terminando la pastillita amarilla del colesterol, ¿me la encarga?', 'es'],
    ['casi ya no me quedan de las de la tiroides', 'es'],
    ['me quedan como cinco de las del estómago', 'es'],
    ['se le va acabando la del azúcar a mi papá', 'es'],
    ['my little white stomach pill is just about gone', 'en'],
    ["i'm getting low on my cholesterol, could you order it", 'en'],
  ];
  for (const [text, lang] of all) {
    const { tier, ask, flags } = engine.judge(text, lang);
    t.match({ tier, ask }, { tier: 'routine', ask: null }, text);
    t.ok(
      flags.some(({ concept }) => concept === 'desk.refill'),
      text,
    );
  }
});

t.test('a medicine that is gone altogether, or a complaint beside it, is no less than before', async (t) => {
  const all: [string, Lang][] = [
    ['se me acabó la pastillita del corazón', 'es'],
    ['se me está acabando las gotitas y me duele el pecho', 'es'],
    ['casi no me queda de la de la presión y ando muy mareado', 'es'],
    ['my water pills are nearly gone and my legs are swollen', 'en'],
    ["i'm running low on my thyroid and my heart is racing", 'en'],
  ];
  for (const [text, lang] of all) t.ok(RANK[engine.judge(text, lang).tier] >= RANK.semi_urgent, text);
});
