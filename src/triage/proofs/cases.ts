import { makeEngine } from '../engine.ts';
import type { Protocol, ProtocolCase } from '../protocol/types.ts';
import type { Judgement, TriageEngine } from '../types.ts';

/** A case of a protocol that came out otherwise than it says. */
export interface CaseFailure {
  /** Text and line of the case. */
  where: string;
  /** What the caller said; after an answer, "I feel off → yes". */
  say: string;
  wanted: string;
  got: string;
}

/** Runs the cases that a protocol carries in `cases:`. Pure. */
export function runCases(protocol: Protocol): CaseFailure[] {
  const engine = makeEngine(protocol);
  return protocol.cases.flatMap((c) => runCase(engine, c));
}

function runCase(engine: TriageEngine, c: ProtocolCase): CaseFailure[] {
  const failures: CaseFailure[] = [];
  const miss = (say: string, wanted: string, got: string) => failures.push({ where: c.where, say, wanted, got });
  let judged: Judgement = engine.judge(c.say, c.lang);
  if (!c.accept.includes(judged.tier)) miss(c.say, c.accept.join(' or '), told(judged));
  if (c.crisis !== null && c.crisis !== judged.crisis)
    miss(c.say, c.crisis ? 'a crisis' : 'no crisis', judged.crisis ? 'a crisis' : 'no crisis');
  for (const concept of c.flags)
    if (!judged.flags.some((f) => f.concept === concept)) miss(c.say, `flag ${concept}`, told(judged));
  let said = c.say;
  for (const turn of c.turns) {
    said = `${said} → ${turn.answer || '(silence)'}`;
    judged = engine.judge(turn.answer, c.lang, { before: judged, answering: judged.ask });
    if (!turn.accept.includes(judged.tier)) miss(said, turn.accept.join(' or '), told(judged));
  }
  return failures;
}

function told(j: Judgement): string {
  const flags = j.flags.map((f) => f.concept).join(', ');
  return flags ? `${j.tier} by ${flags}` : `${j.tier}, nothing heard`;
}
