import type { Lang } from '../../lang.ts';
import { type Token, tokenise } from '../../words/tokens.ts';
import type { Question } from '../protocol/types.ts';
import { TOPICS } from './topics.ts';

/** One of the things that a question asks about: "Is there fever, confusion, or thick blood in the bag?" has three. */
export interface Part {
  /** In the question's own words, with what it needs to be asked by itself: "is there confusion". */
  words: string;
  /** What it is about; empty: nothing that an answer is read for, so that only a no to all of it denies it. */
  topics: ReadonlySet<string>;
}

const OR = new Set(['or', 'o', 'u']);
/** Beside an "or" they are one thing: "the fingers or toes". */
const LIMB = /^(?:fingers|toes|hand|hands|foot|leg|legs|arm|skin|pierna|mano|brazo|pie|dedos)$/;
const AND = new Set(['and', 'y', 'e']);
/** A clause of its own begins so, and what stands behind it without one leans on it. */
const STEM =
  /^is it (?:hard|harder|impossible)(?= )|^(?:is|are|was|were|did|does|do|has|have|can|could) (?:there(?: any| also)?(?= )|it(?= )|you(?= )|anyone(?= )|(?:the|your|only one|one) (?:person|child|baby|wound|lower belly|belly|limb|line|face|heart|skin|pain|leg|eye|eyes|burn|headache|confusion|bleeding|neck|sight|sores|spots|fingers or toes beyond it|fingers or toes|part beyond it|calf|side|legs)(?: (?:been|seem|turned))?(?= )|somebody(?= )|anything(?= )|fingers or toes(?= )|control of(?= )|urine(?= ))/i;
const STEM_ES =
  /^(?:hay un lado|hay(?: además| algún)?|los dedos están|lo que sigue está|tiene|siente|ve|la persona está|el bebé está|está|es|fue|le cuesta|cuesta|se siente)(?= )/i;
const CLAUSE =
  /^(?:is|are|was|were|did|does|do|has|have|hay|tiene|está|estan|están|es|fue|se|le|sigue|siente|ve|cuesta|la persona|la herida|la piel|los dedos|lo rojo|lo que|el vientre|la parte|vomita|duele|respira|tiembla|rechaza|hubo|ha|dice|toma|tomó|sangra|devuelve|alguien|perdió|vomitó|el dolor|dejó|cuesta|teme|algo|must)(?= |$)/i;

const words = (source: string) => new RegExp(`(?:^|(?<= ))(?:${source})(?= |$)`, 'g');
const ASKED: readonly [string, RegExp][] = TOPICS.map(({ id, asked, ill }) => [id, words(asked ?? ill)]);
const ASKED_WELL: readonly [string, RegExp][] = TOPICS.flatMap(({ id, askedWell }) =>
  askedWell ? [[id, words(askedWell)]] : [],
);
const KNOWN = new WeakMap<Question, Record<Lang, Part[]>>();

/**
 * The parts of a question, in their order. Pure; a question is taken apart once.
 * @param inverted its no is the danger: it asks whether all is well
 */
export function partsOf(q: Question, inverted = false): Record<Lang, Part[]> {
  const known = KNOWN.get(q);
  if (known) return known;
  const by = inverted ? ASKED_WELL : ASKED;
  const parts = { en: taken(q.text.en, STEM, by), es: taken(q.text.es, STEM_ES, by) };
  KNOWN.set(q, parts);
  return parts;
}

function taken(text: string, stem: RegExp, by: typeof ASKED): Part[] {
  const asked = text
    .replace(/^[^¿?]*¿/, '')
    .replace(/\?[^?]*$/, '')
    .replace(/^(?:With|After|Since|Con|Desde|Después de) [^,]*, */, '');
  const t = tokenise(asked);
  const limbs = (i: number) => LIMB.test(t[i - 1]?.w ?? '') && [t[i + 1], t[i + 2]].some((x) => LIMB.test(x?.w ?? ''));
  const cuts = t.flatMap(({ w, mark }, i) => (i === 0 || mark !== '' || (OR.has(w) && !limbs(i)) ? [i] : []));
  const spans = cuts
    .map((from, n) => ({ from, to: cuts[n + 1] ?? t.length }))
    .filter(({ from, to }) => to - from > 1 || !OR.has(t[from]!.w));
  const named = topicsNamed(t, by);
  const parts: { words: string; topics: Set<string> }[] = [];
  let lead = '';
  for (const { from, to } of spans) {
    const first = OR.has(t[from]!.w) || AND.has(t[from]!.w) ? from + 1 : from;
    if (first >= to) continue;
    const own = asked.slice(t[first]!.from, t[to - 1]!.to);
    const topics = new Set(named.filter((s) => s.from >= from && s.from < to).map((s) => s.id));
    const clause = CLAUSE.test(own);
    const last = parts.at(-1);
    // "…, tongue or throat": more of what the part before it names.
    if (last && topics.size === 0 && named.some((s) => s.from < first && s.to > first)) {
      if (last.words) last.words += asked.slice(t[from - 1]!.to, t[to - 1]!.to);
      continue;
    }
    if (clause) lead = stem.exec(own)?.[0] ?? '';
    parts.push({ topics, words: clause ? own : joined(lead, own) });
  }
  return parts;
}

/** What leans on the clause before it, as a question of its own; empty: the two do not go together. */
function joined(lead: string, own: string): string {
  const side = /^hay un lado$/i.test(lead);
  if (side && own.includes(' ') && !/^la /i.test(own)) return `hay ${own}`;
  if (/^hay/i.test(lead) && /^la (?:cara|piel) /i.test(own)) return `está ${own}`;
  if (lead === '' || (/^(?:hay|tiene)/i.test(lead) && /^(?:la|el|los|las|con)(?= |$)/i.test(own))) return '';
  if (/(?:hard|harder|impossible)$/i.test(lead)) return `${lead} ${/^to /i.test(own) ? '' : 'to '}${own}`;
  if (/^did /i.test(lead) && /^(?:very|too) /i.test(own)) return `${lead} seem ${own}`;
  if (/^has /i.test(lead) && /^(?:very |too )?hard to /i.test(own)) return `${lead} been ${own}`;
  const verb = /^(did|do|does|has|have|can|could) /i.exec(lead)?.[1]?.toLowerCase();
  if (
    verb &&
    !(/^ha/.test(verb) ? /^(?:been|passed|thrown|come|turned)\b/i : /^(?:pass|throw|seem|keep|take|feel|come)\b/i).test(
      own,
    )
  )
    return '';
  if (/ any$/i.test(lead) && /^an? /i.test(own)) return `${lead.replace(/ any$/i, '')} ${own}`;
  if (/^(?:is|are) there$/i.test(lead))
    return `${/(?:chills|spots|ketones|clots|lips)$/i.test(own) ? 'are' : 'is'} there ${own}`;
  return `${lead} ${own}`;
}

/** Where each topic is named, by words; what a longer name holds is none by itself. */
function topicsNamed(t: readonly Token[], by: typeof ASKED): { id: string; from: number; to: number }[] {
  const said = t.map(({ w }) => w).join(' ');
  const found = by.flatMap(([id, pattern]) =>
    [...said.matchAll(pattern)].map((m) => ({ id, from: m.index, to: m.index + m[0].length })),
  );
  const count = (end: number) => said.slice(0, end).split(' ').filter(Boolean).length;
  return found
    .filter((f) => !found.some((g) => g.from <= f.from && g.to >= f.to && g.to - g.from > f.to - f.from))
    .map(({ id, from, to }) => ({ id, from: count(from), to: count(to) }));
}

/**
 * The question of some of its parts, in the approved words of the whole: "Is there confusion, or thick blood in the bag?" null: they cannot be
 * asked by themselves.
 */
export function questionOf(parts: readonly Part[], lang: Lang): string | null {
  if (parts.length === 0 || parts.some(({ words }) => words === '')) return null;
  const stem = lang === 'en' ? STEM : STEM_ES;
  let lead = '';
  const said = parts.map(({ words }) => {
    const own = stem.exec(words)?.[0]?.toLowerCase() ?? '';
    const short = own !== '' && own === lead ? words.slice(own.length).trim() : words;
    lead = own;
    return short;
  });
  const or = lang === 'en' ? 'or' : /^h?[oó]/i.test(said.at(-1)!) ? 'u' : 'o';
  const asked = said.length === 1 ? said[0]! : `${said.slice(0, -1).join(', ')}, ${or} ${said.at(-1)}`;
  const begun = asked.charAt(0).toUpperCase() + asked.slice(1);
  return lang === 'en' ? `${begun}?` : `¿${begun}?`;
}
