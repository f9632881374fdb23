import type { Lang } from '../../lang.ts';
import { isNoLess } from '../../words/disposition.ts';
import type { Pattern } from '../../words/pattern.ts';
import { makeEngine } from '../engine.ts';
import type { Protocol } from '../protocol/types.ts';
import type { Judgement } from '../types.ts';
import { samplesOf, variantsOf } from './samples.ts';
import { type ProofFailure, path } from './types.ts';

export interface Sampled {
  failures: ProofFailure[];
  /** Sentences that both were asked about. */
  sentences: number;
}

/** Combinations of choices that are tried of a pattern where the two nets differ in whether they ask. */
const MOST_VARIANTS = 40;

/**
 * Judges sentences made of the base net's own words, and its cases, by the base alone and by the whole: nothing may come out less urgent,
 * and nothing that the base asks about may be routine. Bounded: two sentences a pattern, with the first and with the last of every choice;
 * of what the base asks about, and of what was added as routine, up to MOST_VARIANTS.
 */
export function baseSamples(protocol: Protocol, base: Protocol): Sampled {
  if (base === protocol) return { failures: [], sentences: 0 };
  const [alone, whole] = [remembering(base), makeEngine(protocol)];
  const failures: ProofFailure[] = [];
  const done = new Set<string>();
  const compare = (at: string, text: string, lang: Lang, crisis: boolean): void => {
    if (done.has(text)) return;
    done.add(text);
    const got = whole.judge(text, lang);
    // Nothing can be less urgent than this: the base need not be asked.
    if (got.disposition === 'emergency' && (got.crisis || !crisis)) return;
    const wanted = alone(text, lang);
    if (wanted.disposition !== null && !isNoLess(got.disposition, wanted.disposition))
      failures.push({
        proof: 'base_intact',
        path: path(at, `"${text}"`),
        why: `The base net says ${wanted.disposition}, and with what was put upon it this is ${got.disposition ?? 'unclear'}.`,
        severity: 'failure',
      });
    if (wanted.asks && got.disposition === 'routine')
      failures.push({
        proof: 'base_intact',
        path: path(at, `"${text}"`),
        why: `The base net is unsure here and asks; with what was put upon it this is routine${heardBy(got)}. Take these words out of it, or give it a question.`,
        severity: 'failure',
      });
    if (wanted.crisis && !got.crisis)
      failures.push({
        proof: 'base_intact',
        path: path(at, `"${text}"`),
        why: 'The base net hears a crisis here, and the whole does not.',
        severity: 'failure',
      });
  };
  for (const c of base.concepts) {
    if (c.tier === null || c.tier === 'routine') continue;
    for (const pattern of c.patterns) {
      for (const [i, text] of samplesOf(base, pattern).entries())
        compare(`concept ${c.id}`, text, i === 0 ? 'en' : 'es', c.crisis);
      if (c.tier === 'unclear' || c.otherwise)
        for (const text of variantsOf(base, pattern, MOST_VARIANTS)) compare(`concept ${c.id}`, text, 'en', c.crisis);
    }
  }
  for (const { id, pattern } of addedRoutine(protocol, base))
    for (const text of variantsOf(protocol, pattern, MOST_VARIANTS)) {
      // Only what the base asks about: a word for the front desk that the base knows as a part of the body may well be routine.
      if (alone(text, 'en').asks) compare(`concept ${id}`, text, 'en', false);
    }
  for (const c of base.cases) compare(`case ${c.where}`, c.say, c.lang, true);
  return { failures, sentences: done.size };
}

/** Words by which a later layer finds something routine. */
function addedRoutine(protocol: Protocol, base: Protocol): { id: string; pattern: Pattern }[] {
  return protocol.concepts
    .filter((c) => c.tier === 'routine')
    .flatMap((c) => {
      const known = new Set(base.concepts.find((b) => b.id === c.id)?.patterns.map((p) => p.source));
      return c.patterns.filter((p) => !known.has(p.source)).map((pattern) => ({ id: c.id, pattern }));
    });
}

function heardBy({ flags }: Judgement): string {
  const found = flags.find((f) => f.disposition === 'routine');
  return found ? ` by ${found.concept}` : '';
}

/** `asks`: it heard something that is no disposition yet. */
type Verdict = Pick<Judgement, 'disposition' | 'crisis'> & { asks: boolean };

/** What the base of the last proof said. The base seldom changes between two proofs, and its answers to the same words never do. */
let last: { texts: string; said: Map<string, Verdict> } = { texts: '', said: new Map() };

function remembering(base: Protocol): (text: string, lang: Lang) => Verdict {
  const texts = base.sources.map((s) => s.text).join('\n---\n');
  if (last.texts !== texts) last = { texts, said: new Map() };
  const { said } = last;
  const engine = makeEngine(base);
  return (text, lang) => {
    let verdict = said.get(text);
    if (!verdict) {
      const { disposition, crisis, flags } = engine.judge(text, lang);
      verdict = { disposition, crisis, asks: disposition === null && flags.some((f) => f.by === 'words') };
      said.set(text, verdict);
    }
    return verdict;
  };
}
