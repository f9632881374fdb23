import type { Lang } from '../../lang.ts';
import { isNoLess } from '../../words/disposition.ts';
import { makeEngine } from '../engine.ts';
import type { Protocol } from '../protocol/types.ts';
import type { Judgement } from '../types.ts';
import { samplesOf } from './samples.ts';
import { type ProofFailure, path } from './types.ts';

export interface Sampled {
  failures: ProofFailure[];
  /** Sentences that both were asked about. */
  sentences: number;
}

/**
 * Judges sentences made of the base net's own words, and its cases, by the base alone and by the whole: nothing may come out less urgent.
 * Bounded: two sentences a pattern, with the first and with the last of every choice.
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
    for (const pattern of c.patterns)
      for (const [i, text] of samplesOf(base, pattern).entries())
        compare(`concept ${c.id}`, text, i === 0 ? 'en' : 'es', c.crisis);
  }
  for (const c of base.cases) compare(`case ${c.where}`, c.say, c.lang, true);
  return { failures, sentences: done.size };
}

type Verdict = Pick<Judgement, 'disposition' | 'crisis'>;

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
      const { disposition, crisis } = engine.judge(text, lang);
      verdict = { disposition, crisis };
      said.set(text, verdict);
    }
    return verdict;
  };
}
