import { LANGS, type Lang } from '../../lang.ts';
import type { Protocol } from '../protocol/types.ts';
import { type ProofFailure, path } from './types.ts';

/** Longest sentence, in words: at 150 a minute that is twelve seconds, and nobody remembers the beginning of more. */
export const MOST_WORDS = 30;

const SYMBOLS = /[()[\]{}<>*_#@&%+=/\\|~^°•…]/;
/** Whole words only; a letter with an accent is a letter too ("teléfono" is no "tel"). */
const short = (words: string) => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])\\.?`, 'iu');
const SHORT: [RegExp, string][] = [
  [
    short('mg|mcg|ml|kg|lbs?|mmhg|bpm|hrs?|mins?|secs?|wks?|yrs?|cm|mm|oz|tsp|tbsp'),
    'a unit as it is written on a label',
  ],
  [
    short(
      'e\\.g|i\\.e|etc|vs|approx|appt|w/o|w/|rx|dx|tx|hx|p\\.o|b\\.i\\.d|p\\.r\\.n|prn|bid|tid|p\\. ?ej|aprox|núm|tel|hab|máx|mín',
    ),
    'an abbreviation',
  ],
];

/** What turns a question round: to "does it not stop?" both yes and no may mean that it goes on. */
const NEGATIVE: Record<Lang, RegExp> = {
  en: /(?<![\p{L}])(?:not|no|nothing|never|without|cannot|\p{L}+n['’]t)(?![\p{L}])/iu,
  es: /(?<![\p{L}])(?:no|sin|nada|nunca|ning[uú]n[oa]?|jamás)(?![\p{L}])/iu,
};

/** Every text that a caller may hear is there in each language and can be said aloud. */
export function speakable(protocol: Protocol): ProofFailure[] {
  const failures: ProofFailure[] = [];
  for (const { at, text, question } of spoken(protocol)) {
    for (const lang of LANGS)
      for (const why of faults(text[lang] ?? '', lang, question))
        failures.push({ proof: 'speakable', path: path(at, lang), why, severity: 'failure' });
    if (text.en.trim() && text.en.trim() === text.es?.trim())
      failures.push({
        proof: 'speakable',
        path: path(at, 'es'),
        why: 'The Spanish text is the English one.',
        severity: 'failure',
      });
  }
  for (const q of protocol.questions.values())
    for (const lang of LANGS) {
      const found = ['yes_no', 'pregnancy'].includes(q.kind) ? NEGATIVE[lang].exec(q.text[lang] ?? '') : null;
      if (found)
        failures.push({
          proof: 'speakable',
          path: path(`question ${q.id}`, lang),
          why: `It asks with "${found[0]}", so a caller who says "no" may mean either. Ask for what is there, not for what is missing.`,
          severity: 'warning',
        });
    }
  for (const i of protocol.instructions)
    if (i.kind === 'self_care' && i.approvedBy === null)
      failures.push({
        proof: 'speakable',
        path: `instruction ${i.id}`,
        why: 'This is advice on self-care and no clinician has approved it, so it is not spoken. Fill in approved_by and approved_on.',
        severity: 'warning',
      });
  return failures;
}

/** Names of modifiers and choices are short and end with no mark; everything else is whole sentences. */
function* spoken(p: Protocol): Iterable<{ at: string; text: Record<Lang, string>; question: boolean | null }> {
  for (const q of p.questions.values()) {
    yield { at: `question ${q.id}`, text: q.text, question: true };
    for (const b of q.branches)
      if (b.when.is === 'choice')
        yield { at: path(`question ${q.id}`, `choice ${b.when.id}`), text: b.when.text, question: null };
  }
  for (const i of p.instructions) yield { at: `instruction ${i.id}`, text: i.text, question: false };
  for (const d of p.dispositions.values()) yield { at: `disposition ${d.id}`, text: d.text, question: false };
  for (const m of p.modifiers) yield { at: `modifier ${m.id}`, text: m.text, question: null };
}

/** @param question true: it asks; false: it tells; null: a name, which ends with no mark. */
function faults(text: string, lang: Lang, question: boolean | null): string[] {
  const out: string[] = [];
  if (!text.trim()) return ['The text is missing.'];
  if (/[{}]/.test(text)) out.push('There is a brace in it that nothing fills.');
  const symbol = SYMBOLS.exec(text.replace(/[{}]/g, ''));
  if (symbol) out.push(`"${symbol[0]}" cannot be said aloud. Write it in words.`);
  for (const [found, what] of SHORT) {
    const hit = found.exec(text);
    if (hit) out.push(`"${hit[0]}" is ${what}. Write it out.`);
  }
  const capitals = /\p{Lu}{2,}/u.exec(text);
  if (capitals) out.push(`"${capitals[0]}" is in capitals: it may be spelled or shouted. Write the words.`);
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    const words = sentence.split(/\s+/).length;
    if (words > MOST_WORDS)
      out.push(
        `A sentence has ${words} words; more than ${MOST_WORDS} are hard to follow by ear: "${sentence.slice(0, 40)}…".`,
      );
  }
  if (question === null) return out;
  if (!/[.!?]$/.test(text)) out.push('It does not end with a mark, so the voice does not fall.');
  else if (question && !text.endsWith('?')) out.push('It is a question and does not end with a question mark.');
  if (lang === 'es' && (text.match(/\?/g)?.length ?? 0) !== (text.match(/¿/g)?.length ?? 0))
    out.push('A question in Spanish begins with ¿ and ends with ?.');
  return out;
}
