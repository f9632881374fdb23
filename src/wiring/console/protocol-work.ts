import type { CasePreview, ProtocolDiff, ProtocolTree, Trial, TrialFlag } from '../../console/api/protocol-services.ts';
import { judgeWhole } from '../../conversation/whole-call.ts';
import { hasCode } from '../../errors.ts';
import type { Lang } from '../../lang.ts';
import { makeEngine } from '../../triage/engine.ts';
import { type CaseFailure, runCases } from '../../triage/proofs/cases.ts';
import { type ProofReport, proofReport } from '../../triage/proofs/prove.ts';
import { loadProtocol } from '../../triage/protocol/protocol.ts';
import type { Protocol } from '../../triage/protocol/types.ts';
import { type ReplayCall, type Replayed, replay } from '../../triage/replay.ts';
import type { Flag, Judgement, Opinion, TriageEngine } from '../../triage/types.ts';
import { type Known, withoutIdentities } from '../../understanding/identities.ts';
import type { Source } from '../../words/part.ts';
import { read } from '../../words/reader.ts';
import { diffOf } from './protocol-diff.ts';
import { treeOf } from './protocol-tree.ts';

/** The texts of a protocol by the hash of them all. */
export interface Texts {
  hash: string;
  sources: Source[];
}

/** Everything that is worked out of protocols beside the calls. Each takes as long as a protocol takes to read, or longer. */
export interface Jobs {
  read: { in: { texts: Texts }; out: { name: string | null; problem: Problem | null } };
  prove: { in: { texts: Texts }; out: ProofReport };
  cases: { in: { texts: Texts }; out: { failures: CaseFailure[]; cases: number } };
  tree: { in: { texts: Texts }; out: ProtocolTree };
  diff: { in: { from: Texts; to: Texts }; out: ProtocolDiff };
  trial: { in: { texts: Texts; lang: Lang; said: string[]; opinions: Opinion[][] }; out: Trial };
  replay: { in: { draft: Texts; live: Texts; calls: ReplayCall[] }; out: Replayed };
  blank: { in: { texts: Texts; text: string; lang: Lang; known: Known }; out: Blanked };
}

export type Job = keyof Jobs;
export type Blanked = Pick<CasePreview, 'say' | 'removed' | 'sameJudgement'>;

/** Why a text does not read, and where. */
export interface Problem {
  source: string;
  line: number | null;
  why: string;
}

/** How many protocols are kept read: the live one, the shipped one, a draft and what it was a moment ago. */
const KEPT = 4;
const kept = new Map<string, { protocol: Protocol; engine: TriageEngine }>();

function load({ hash, sources }: Texts): { protocol: Protocol; engine: TriageEngine } {
  const known = kept.get(hash);
  kept.delete(hash);
  const protocol = known?.protocol ?? loadProtocol(sources);
  const made = known ?? { protocol, engine: makeEngine(protocol) };
  kept.set(hash, made);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return made;
}

export const WORK: { [J in Job]: (given: Jobs[J]['in']) => Jobs[J]['out'] } = {
  read({ texts }) {
    try {
      return { name: load(texts).engine.protocol, problem: null };
    } catch (error) {
      if (!hasCode(error, 'NB_PROTOCOL_INVALID')) throw error;
      return { name: null, problem: problemOf((error as Error).message, texts) };
    }
  },
  prove: ({ texts }) => proofReport(load(texts).protocol),
  cases({ texts }) {
    const { protocol } = load(texts);
    return { failures: runCases(protocol), cases: protocol.cases.length };
  },
  tree({ texts }) {
    const { protocol, engine } = load(texts);
    return treeOf(protocol, engine.protocol, texts.hash);
  },
  diff: ({ from, to }) => diffOf(WORK.tree({ texts: from }), WORK.tree({ texts: to })),
  trial: ({ texts, lang, said, opinions }) => trialOf(load(texts), lang, said, opinions),
  replay: ({ draft, live, calls }) => replay(calls, load(draft).engine, load(live).engine, judgeWhole),
  blank({ texts, text, lang, known }) {
    const { protocol, engine } = load(texts);
    const { text: say, removed } = withoutIdentities(text, lang, protocol, known);
    const [before, after] = [engine.judge(text, lang), engine.judge(say, lang)];
    const same = before.disposition === after.disposition && before.crisis === after.crisis;
    return { say, removed, sameJudgement: same };
  },
};

function trialOf(
  { protocol, engine }: { protocol: Protocol; engine: TriageEngine },
  lang: Lang,
  said: string[],
  opinions: Opinion[][],
): Trial {
  let before: Judgement | null = null;
  const steps: Trial['steps'] = [];
  for (const [i, text] of said.entries()) {
    const known: Judgement | null = before;
    const answering: string | null = known?.ask ?? null;
    const given = opinions[i] ?? [];
    const reading = read(protocol, text, known?.facts ?? []);
    const j: Judgement = engine.judge(text, lang, { ...(known && { before: known }), answering, opinions: given });
    const spoken = (id: string, of: (id: string, lang: Lang) => string) => ({ id, en: of(id, 'en'), es: of(id, 'es') });
    steps.push({
      text,
      answering,
      tier: j.tier,
      disposition: j.disposition,
      crisis: j.crisis,
      flags: j.flags.map((f) => flagOf(protocol, f)),
      dampened: reading.dampened.map(({ concept, why }) => ({ concept: concept.id, why })),
      facts: j.facts.map(({ id, words }) => ({ id, words })),
      ask: j.ask === null ? null : spoken(j.ask, engine.questionText),
      instructions: j.instructions.map((id) => spoken(id, engine.instructionText)),
      opinions: given,
    });
    before = j;
  }
  return { name: engine.protocol, steps };
}

function flagOf(protocol: Protocol, { concept, words, tier, disposition, by }: Flag): TrialFlag {
  const [kind, ...rest] = concept.split('.');
  const id = rest.join('.');
  const where =
    by === 'answer' && kind === 'answer'
      ? protocol.questions.get(id)?.where
      : by === 'modifier'
        ? protocol.modifiers.find((m) => m.id === id)?.where
        : protocol.concepts.find((c) => c.id === concept)?.where;
  return { concept, words, tier, disposition, by, where: where ?? null };
}

/** The place stands in the message, "practice.yaml line 12: …", where there is one. */
function problemOf(message: string, { sources }: Texts): Problem {
  const detail = /\((.*)\) [^(]*$/s.exec(message)?.[1] ?? message;
  const found = /^(.*?) line (\d+):? (.*)$/s.exec(detail);
  const source = found && sources.some((s) => s.name === found[1]) ? found[1]! : '';
  return source ? { source, line: Number(found?.[2]), why: found?.[3] ?? '' } : { source: '', line: null, why: detail };
}
