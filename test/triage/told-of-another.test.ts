// What a shot or a test once did to somebody else, told by who is well and waved away.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { tokenise } from '../../src/words/tokens.ts';
import { toldOfAnother } from '../../src/words/told-of-another.ts';
import { engine } from './bench.ts';

const STORIES: [text: string, lang?: Lang][] = [
  ["i'm fine, i just want my shingles shot. my cousin got his at the firehouse and his arm swelled up, but that's him"],
  ["i'm healthy as a horse, i need a booster. my neighbor's throat closed up after hers but that's just her"],
  ["i'm not sick, i want a tetanus shot. my husband's arm got huge after his, but he's like that with everything"],
  ["no i feel good, i want a flu shot. my friend donna passed out cold when she got hers, that's donna for you"],
  ["i'm in good shape, i want to schedule my mammogram. my aunt fainted at hers, but that's aunt lou"],
  ['yo estoy bien, quiero la vacuna. a mi hermana se le hinchó el brazo con la suya, pero esa es ella', 'es'],
  ['no estoy enferma, quiero la vacuna. a mi comadre le dio calentura con la de ella, pero a mí no me hace nada', 'es'],
];
const NONE = [
  "i'm not sick, i want a flu shot for later, but my sister had hers today and her throat is closing up",
  "i'm fine, my sister got hers this morning and her arm swelled up, but that's ruth",
  "i feel good, my son had his at school and he's dizzy, but that's him",
  "i'm fine, my brother got his and he can't breathe, but that's him",
  "my neighbor had hers and her face swelled up, but that's her",
  "i'm not sick, my mother's chest hurts, but that's her",
  "i'm fine but my husband had his and his arm came up",
  'yo estoy bien, a mi hermana se le está hinchando la cara con la suya, pero esa es ella',
];

t.test('it is nobody’s danger', async (t) => {
  for (const [text, lang = 'en'] of STORIES) {
    t.ok(toldOfAnother(tokenise(text)), text);
    t.match(engine.judge(text, lang), { tier: 'routine', ask: null }, text);
  }
});

t.test('what goes on, was only just now or is not waved away is no story', async (t) => {
  for (const text of NONE) t.equal(toldOfAnother(tokenise(text)), null, text);
});

t.test(
  'what the classifier makes of the story is not asked about; of a crisis in it nothing is taken away by the rules',
  async (t) => {
    const opinion = {
      by: 'classifier',
      model: 'm',
      raises: 'urgent',
      insists: null,
      doubts: 'urgent',
      crisis: false,
      topic: 'exposure',
      sure: 0.8,
    } as const;
    const [text] = STORIES[0]!;
    t.match(engine.judge(text, 'en', { opinions: [opinion] }), { tier: 'routine', ask: null });
    const told = "i'm fine. my cousin got his and said he'd kill himself, but that's him. i want to kill myself";
    t.ok(engine.judge(told, 'en').crisis);
  },
);
