import { FACT_NAMES } from '../../words/facts.ts';
import { read } from '../../words/reader.ts';
import { outcomeOf } from '../answer.ts';
import { FIRST_QUESTION, HOW_NOW, LAST_QUESTION } from '../protocol/protocol.ts';
import type { Branch, Outcome, Protocol, Question } from '../protocol/types.ts';
import { choiceWords, isRanged, labelOf, probes, takenBy } from './answers.ts';
import { samplesOf } from './samples.ts';
import { type ProofFailure, path } from './types.ts';

/** Nothing is in the document that no caller can ever come to. */
export function reachable(protocol: Protocol): ProofFailure[] {
  const out: ProofFailure[] = [];
  const add = (at: string, why: string, severity: ProofFailure['severity'] = 'failure') =>
    out.push({ proof: 'reachable', path: at, why, severity });
  const given = factsGiven(protocol);
  concepts(protocol, given, add);
  questions(protocol, add);
  for (const m of protocol.modifiers) {
    for (const fact of m.facts)
      if (!given.has(fact)) add(path(`modifier ${m.id}`, `fact ${fact}`), 'No words and no answer give this fact.');
    for (const r of m.raises) {
      for (const id of r.concepts ?? []) {
        const c = protocol.concepts.find((x) => x.id === id);
        if (!c?.disposition || c.disposition === 'routine')
          add(path(`modifier ${m.id}`, `concept ${id}`), `${id} is never raised: it is ${c?.tier ?? 'a fact'}.`);
        else if (r.to === c.disposition && !r.ask)
          add(path(`modifier ${m.id}`, `concept ${id}`), `${id} is ${c.disposition} by itself: this changes nothing.`);
      }
      if (r.from === r.to)
        add(path(`modifier ${m.id}`, `from ${r.from}`), 'From and to are the same: this changes nothing.');
      if (r.from === 'routine') add(path(`modifier ${m.id}`, 'from routine'), 'Front-desk wishes are never raised.');
    }
  }
  for (const i of protocol.instructions)
    for (const id of i.concepts)
      if (!protocol.concepts.find((c) => c.id === id)?.disposition)
        add(
          path(`instruction ${i.id}`, `concept ${id}`),
          `${id} is a fact or asks first, so nothing is read out because of it. Name a concept with a tier.`,
        );
  return out;
}

type Add = (at: string, why: string, severity?: ProofFailure['severity']) => void;

/** Facts that numbers, words or answers can give. */
function factsGiven(p: Protocol): Set<string> {
  const out = new Set<string>(FACT_NAMES);
  for (const c of p.concepts) if (c.tier === null && c.patterns.length) out.add(c.id);
  for (const q of p.questions.values())
    for (const o of [...q.branches.map((b) => b.outcome), q.unsure]) if (o.fact) out.add(o.fact);
  return out;
}

function concepts(p: Protocol, given: Set<string>, add: Add): void {
  for (const c of p.concepts) {
    if (!c.patterns.length) {
      if (c.tier !== null || !given.has(c.id))
        add(`concept ${c.id}`, 'It has no words (`say`), so nobody can ever be heard to say it.');
      continue;
    }
    if (c.tier === 'emergency' && c.asks.length)
      add(
        path(`concept ${c.id}`, `question ${c.asks[0]}`),
        'An emergency asks nothing: the caller hears "call 911" at once. Take `ask` away, or make it urgent.',
      );
    if (
      !c.patterns.some((pattern) =>
        samplesOf(p, pattern).some((text) => read(p, text).findings.some((f) => f.concept === c)),
      )
    )
      add(
        `concept ${c.id}`,
        'None of the sentences made of its own words is heard as it: something else hides or denies them.',
        'warning',
      );
  }
}

function questions(p: Protocol, add: Add): void {
  const asked = new Set<string>();
  const ask = (id: string | null): void => {
    if (id === null || asked.has(id)) return;
    asked.add(id);
    const q = p.questions.get(id);
    for (const o of q ? [...q.branches.map((b) => b.outcome), q.unsure] : []) ask(o.ask);
  };
  for (const c of p.concepts) if (c.tier !== null && c.tier !== 'emergency') for (const id of c.asks) ask(id);
  for (const id of p.doubts.values()) ask(id);
  for (const m of p.modifiers) for (const r of m.raises) ask(r.ask);
  for (const id of [FIRST_QUESTION, HOW_NOW, LAST_QUESTION]) ask(id);
  for (const q of p.questions.values()) {
    if (!asked.has(q.id)) add(`question ${q.id}`, 'Nobody asks it: no concept, doubt, modifier or answer leads to it.');
    for (const b of q.branches) {
      branch(p, q, b, add);
      neverAsked(path(`question ${q.id}`, `answer ${labelOf(b.when)}`), b.outcome, add);
    }
    neverAsked(path(`question ${q.id}`, "I don't know"), q.unsure, add);
  }
}

function neverAsked(at: string, o: Outcome, add: Add): void {
  if (o.disposition === 'emergency' && o.ask)
    add(path(at, `question ${o.ask}`), 'After an emergency nothing is asked: the caller hears "call 911" at once.');
}

function branch(p: Protocol, q: Question, b: Branch, add: Add): void {
  const at = path(`question ${q.id}`, `answer ${labelOf(b.when)}`);
  if (b.when.is === 'range' && isRanged(q)) {
    if (!probes(q).some((v) => takenBy(q, v) === b))
      add(at, 'No value comes to this branch: earlier ones take all of them, or nobody can say such a value.');
  } else if (b.when.is === 'otherwise') {
    if (isRanged(q) && !probes(q).some((v) => takenBy(q, v) === b))
      add(at, 'No value comes to this branch: the others take all of them.');
  } else if (b.when.is === 'choice') {
    const words = choiceWords(b.when);
    if (!words.some((text) => outcomeOf(p, q.id, text) === b.outcome))
      add(at, 'None of its words leads to this choice: an earlier choice takes them, or they are no plain words.');
    for (const text of words) {
      const taken = q.branches.find((x) => x.outcome === outcomeOf(p, q.id, text));
      if (taken && taken !== b)
        add(
          path(at, `"${text}"`),
          `An earlier answer (${labelOf(taken.when)}) takes these words. Leave them away here, or put this choice first.`,
          'warning',
        );
    }
    if (!words.length) return;
    for (const text of words)
      if (outcomeOf(p, q.id, text) === q.unsure)
        add(path(at, `"${text}"`), 'These words are understood as "I don\'t know".');
  } else if (!q.branches.some((x) => x === b && outcomeOf(p, q.id, b.when.is) === b.outcome)) {
    add(at, `The answer ${b.when.is} does not lead to it.`);
  }
}
