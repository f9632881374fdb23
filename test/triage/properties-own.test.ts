import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { type Case, cases, engine, RANK } from './bench.ts';

const CORPUS = join(import.meta.dirname, '../../models/opinion/corpus');
/** Every so-manieth line of what was written for training: another author than the rules', so the rules were not made to fit it. */
const EVERY = 80;

const own = ['own-en.jsonl', 'own-es.jsonl'].flatMap(cases);
const corpus = globSync('*.jsonl', { cwd: CORPUS })
  .sort()
  .flatMap((file) =>
    readFileSync(join(CORPUS, file), 'utf8')
      .split('\n')
      .filter((l) => l.trim())
      .filter((_, i) => i % EVERY === 0)
      .map((l, i) => ({ ...(JSON.parse(l) as Case), id: `${file}:${i * EVERY + 1}` })),
  );
const rank = (text: string, lang: Lang) => RANK[engine.judge(text, lang).tier];

/** Holds but for a share of what is tried: none where nothing else is said. Those that break it are shown. */
function property(
  name: string,
  violations: (list: Case[]) => { n: number; bad: string[] },
  share: number,
  ownShare = 0,
): void {
  t.test(name, async (t) => {
    const mine = violations(own);
    t.ok(
      mine.bad.length <= ownShare * mine.n,
      `own sentences: ${mine.bad.length} of ${mine.n} tried ${mine.bad.join(' | ')}`,
    );
    const other = violations(corpus);
    t.comment(
      `corpus: ${other.bad.length} of ${other.n}${other.bad.length ? `\n${other.bad.slice(0, 12).join('\n')}` : ''}`,
    );
    t.ok(other.bad.length <= share * other.n, `corpus: ${other.bad.length} of ${other.n} tried`);
  });
}

const FLAGS: Record<Lang, string[]> = {
  en: ["and now i can't breathe", 'my chest feels crushed', 'his face is drooping on one side', 'she is unconscious'],
  es: [
    'y ahora no puedo respirar',
    'siento que me aplastan el pecho',
    'tiene la cara caída de un lado',
    'está inconsciente',
  ],
};

property(
  'a red flag said after or before any sentence never lowers a tier, and is an emergency',
  (list) => {
    const bad: string[] = [];
    for (const [i, c] of list.entries()) {
      const flag = FLAGS[c.lang][i % 4]!;
      for (const text of [`${c.text}. ${flag}`, `${flag}. ${c.text}`])
        if (rank(text, c.lang) < 4) bad.push(`${c.id}: ${text}`);
    }
    return { n: 2 * list.length, bad };
  },
  0.01,
);

const DENIED: Record<Lang, string[]> = {
  en: [
    'no chest pain',
    'no trouble breathing',
    'no fever',
    'no vomiting',
    'no bleeding',
    'no headache',
    'no weakness',
    'no swelling',
  ],
  es: ['no hay dolor de pecho', 'no hay fiebre', 'no hay vómito', 'no hay sangrado', 'sin mareo', 'sin hinchazón'],
};

property(
  'symptoms denied after a routine sentence never raise it above a message for the nurse',
  (list) => {
    const bad: string[] = [];
    let n = 0;
    for (const c of list.filter((c) => c.tier === 'routine')) {
      const before = rank(c.text, c.lang);
      const all = DENIED[c.lang];
      for (const text of [all.join('. '), ...all].map((d) => `${c.text}. ${d}`)) {
        n++;
        if (rank(text, c.lang) > Math.max(2, before)) bad.push(`${c.id}: ${text}`);
      }
    }
    return { n, bad };
  },
  0.01,
);

property(
  'the order of two sentences that have nothing to do with each other does not matter',
  (list) => {
    const bad: string[] = [];
    const beside: Record<Lang, string> = { en: 'my name is Olive Penrose', es: 'me llamo Olivia Peralta' };
    for (const c of list) {
      const text = c.text.replace(/[.?!\s]+$/, '');
      const [after, before] = [
        rank(`${text}. ${beside[c.lang]}.`, c.lang),
        rank(`${beside[c.lang]}. ${text}.`, c.lang),
      ];
      if (after !== before) bad.push(`${c.id}: ${text} (${after} and ${before})`);
    }
    return { n: list.length, bad };
  },
  0.02,
  0.005,
);

property(
  'casing, fillers, blanks and a mark at the end change nothing',
  (list) => {
    const bad: string[] = [];
    const filler: Record<Lang, string> = { en: 'um', es: 'este' };
    const some = list.filter((_, i) => i % 3 === 0);
    for (const c of some) {
      const wanted = rank(c.text, c.lang);
      const forms = [
        c.text.toUpperCase(),
        c.text.toLowerCase(),
        `${c.text}.`,
        `${c.text} !`,
        `  ${c.text}  `,
        c.text.replace(/ /g, '   '),
        `${filler[c.lang]}, ${c.text}`,
      ];
      for (const f of forms) if (rank(f, c.lang) !== wanted) bad.push(`${c.id}: ${f}`);
    }
    return { n: 7 * some.length, bad };
  },
  0.005,
);

property(
  'a second utterance of any kind never lowers what the first one gave',
  (list) => {
    const bad: string[] = [];
    const some = list.filter((_, i) => i % 3 === 0);
    for (const [i, c] of some.entries()) {
      const first = engine.judge(c.text, c.lang);
      const other = list[(i * 7 + 3) % list.length]!;
      for (const text of [other.text, '', 'no', "i don't know", 'it is nothing really, forget it']) {
        const next = engine.judge(text, c.lang, { before: first, answering: first.ask });
        if (RANK[next.tier] < RANK[first.tier] || (first.crisis && !next.crisis)) bad.push(`${c.id} then ${text}`);
      }
    }
    return { n: 5 * some.length, bad };
  },
  0,
);
