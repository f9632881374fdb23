import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { cases, engine, RANK } from './bench.ts';

/** That the same holds of our own sentences and of the corpus is shown in properties-own.test.ts. */
const all = ['../cases/triage-en.jsonl', '../cases/triage-es.jsonl'].flatMap(cases);
const own = ['own-en.jsonl', 'own-es.jsonl'].flatMap(cases);
const rank = (text: string, lang: Lang) => RANK[engine.judge(text, lang).tier];

t.test('a red flag added never lowers a tier, and is found', async (t) => {
  const flags: Record<Lang, string[]> = {
    en: ['and i have crushing chest pain', "and i can't breathe", "and he won't wake up"],
    es: ['y tengo un dolor fuerte en el pecho', 'y no puedo respirar', 'y no despierta'],
  };
  const bad: string[] = [];
  for (const [i, c] of all.entries()) {
    const flag = flags[c.lang][i % 3]!;
    if (rank(`${c.text}. ${flag}`, c.lang) < 4) bad.push(`${c.id} + ${flag}`);
  }
  t.same(bad, []);
});

t.test('casing, final punctuation and fillers change nothing', async (t) => {
  const bad: string[] = [];
  for (const c of all) {
    const tier = engine.judge(c.text, c.lang).tier;
    const words = c.text.split(' ');
    const filler = c.lang === 'en' ? 'um' : 'eh';
    const half = Math.floor(words.length / 2);
    const forms = [
      c.text.toUpperCase(),
      `${c.text}.`,
      `${c.text}!`,
      `${filler}, ${c.text}`,
      [...words.slice(0, half), filler, ...words.slice(half)].join(' '),
      c.text.replace(/ /g, '  '),
    ];
    for (const f of forms) if (engine.judge(f, c.lang).tier !== tier) bad.push(`${c.id}: ${f.slice(0, 80)}`);
  }
  t.same(bad, []);
});

t.test('an emergency is one without its commas as well', async (t) => {
  const emergencies = [...all, ...own].filter((c) => c.tier === 'emergency');
  const lost = emergencies.filter(
    (c) => rank(c.text.replace(/[.,;:?!]/g, ''), c.lang) < Math.min(...c.accept.map((x) => RANK[x])),
  );
  t.ok(lost.length / emergencies.length <= 0.02, `lost ${lost.map((c) => c.id).join(' ')} of ${emergencies.length}`);
});

t.test('symptoms denied after a routine sentence never raise it', async (t) => {
  const denials: Record<Lang, string[]> = {
    en: ['no chest pain, no trouble breathing', 'no fever or vomiting', "i'm not bleeding"],
    es: ['no tengo dolor de pecho ni me falta el aire', 'sin fiebre ni vómito', 'no estoy sangrando'],
  };
  const bad: string[] = [];
  for (const c of all.filter((c) => c.tier === 'routine'))
    for (const d of denials[c.lang])
      if (rank(`${c.text}. ${d}`, c.lang) > Math.max(2, rank(c.text, c.lang))) bad.push(`${c.id} + ${d}`);
  t.same(bad, []);
});

t.test('the same words give the same judgement', async (t) => {
  for (const c of all.slice(0, 60)) t.same(engine.judge(c.text, c.lang), engine.judge(c.text, c.lang));
});
