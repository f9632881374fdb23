import type { Protocol } from '../protocol/types.ts';
import { isRanged } from './answers.ts';
import { baseIntact, baseOf } from './base-intact.ts';
import { baseSamples } from './base-samples.ts';
import { doubtStaysUp } from './doubt-stays-up.ts';
import { ends } from './ends.ts';
import { fewQuestions } from './few-questions.ts';
import { neverLower } from './never-lower.ts';
import { notTooBroad } from './not-too-broad.ts';
import { ORDINARY } from './ordinary.ts';
import { practiceTexts } from './practice-texts.ts';
import { rangesWhole } from './ranges-whole.ts';
import { reachable } from './reachable.ts';
import { MOST_WORDS, speakable } from './speakable.ts';
import { PROOFS, type ProofFailure, type ProofReport, type Proved } from './types.ts';
import { MOST_QUESTIONS, MOST_TOGETHER, walk } from './walk.ts';

export type { ProofFailure, ProofName, ProofReport, Proved } from './types.ts';

/**
 * What does not hold of a protocol, failures before warnings; empty when everything holds. Pure and deterministic.
 * A protocol may be signed when no `severity: 'failure'` is among them.
 */
export function proveProtocol(protocol: Protocol): ProofFailure[] {
  return proofReport(protocol).failures;
}

/** The same with what was gone through, and how far. */
export function proofReport(protocol: Protocol): ProofReport {
  const walked = walk(protocol);
  const base = baseOf(protocol);
  const sampled = baseSamples(protocol, base);
  const failures = [
    ...ends(protocol, walked),
    ...reachable(protocol),
    ...fewQuestions(protocol, walked),
    ...doubtStaysUp(protocol, walked),
    ...neverLower(protocol, walked),
    ...rangesWhole(protocol),
    ...baseIntact(protocol, base),
    ...sampled.failures,
    ...notTooBroad(protocol, base),
    ...speakable(protocol),
    ...practiceTexts(protocol),
  ];
  const order = (f: ProofFailure) => (f.severity === 'failure' ? 0 : PROOFS.length) + PROOFS.indexOf(f.proof);
  failures.sort((a, b) => order(a) - order(b));
  const paths = `${walked.steps} answers on the paths from ${walked.entries} beginnings: one finding, alone and with one modifier of its document or the base`;
  const walks = walked.whole && protocol.modifiers.length < 2 ? 'exhaustive' : 'bounded';
  const { questions } = protocol;
  const proved: Proved[] = [
    { proof: 'ends', claim: 'Every path ends in a disposition.', extent: walks, looked: paths },
    {
      proof: 'reachable',
      claim: 'Nothing is there that no caller can come to.',
      extent: 'exhaustive',
      looked: `${protocol.concepts.length} concepts, ${questions.size} questions, ${protocol.modifiers.length} modifiers, ${protocol.instructions.length} instructions`,
    },
    {
      proof: 'few_questions',
      claim: `No path asks more than ${MOST_QUESTIONS} questions (${MOST_TOGETHER} where specialties meet), and none goes in a circle.`,
      extent: walks,
      looked: `${paths}; at most ${walked.longest} questions`,
    },
    {
      proof: 'doubt_stays_up',
      claim: 'No silence and no "I don\'t know" leads downward.',
      extent: walks,
      looked: `${questions.size} questions, from everything that can be known when they are asked`,
    },
    { proof: 'never_lower', claim: 'No answer and no modifier lowers a tier.', extent: walks, looked: paths },
    {
      proof: 'ranges_whole',
      claim: 'Numbers are covered without a hole, at the borders too.',
      extent: 'exhaustive',
      looked: `${[...questions.values()].filter(isRanged).length} questions for a number`,
    },
    {
      proof: 'base_intact',
      claim: 'The base net is whole, and nothing that it finds is found less urgent.',
      extent: sampled.sentences ? 'bounded' : 'exhaustive',
      looked: sampled.sentences
        ? `every part of the base, and ${sampled.sentences} sentences made of its words, and of those that were added as routine: the first and the last of every choice, more where the base asks`
        : 'every part of the base',
    },
    {
      proof: 'not_too_broad',
      claim: 'What was put upon the base net makes no ordinary errand of the front desk urgent.',
      extent: 'bounded',
      looked: base === protocol ? 'nothing was put upon the base' : `${ORDINARY.length} ordinary sentences`,
    },
    {
      proof: 'speakable',
      claim: `Every text is there in each language and reads well aloud, with at most ${MOST_WORDS} words a sentence; no text of the practice takes the place of an emergency or gives a medicine.`,
      extent: 'exhaustive',
      looked: 'every question, choice, instruction, disposition and name',
    },
  ];
  return { failures, proved };
}
