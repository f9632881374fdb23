import { type DispositionId, isNoLess, tierOf } from '../../words/disposition.ts';
import type { Concept } from '../../words/document.ts';
import { type Reading, read } from '../../words/reader.ts';
import { makeEngine } from '../engine.ts';
import { FIRST_QUESTION, LAST_QUESTION } from '../protocol/protocol.ts';
import type { Modifier, Protocol } from '../protocol/types.ts';
import { type Judgement, type Opinion, type TriageEngine, UNJUDGED } from '../types.ts';
import { answersOf, BESIDE, DONT_KNOW } from './answers.ts';
import { path } from './types.ts';

/**
 * Questions that a caller may be asked before it is settled what they have. A nurse's telephone protocols settle a red flag with two or
 * three; a fourth is for an age or a pregnancy. At about seven seconds each, a caller in danger has been kept for half a minute.
 */
export const MOST_QUESTIONS = 4;
/** The same where several specialties, which don't know of one another, meet in one call: more is a warning up to here. */
export const MOST_TOGETHER = 6;
/** Answers that are tried at most; a protocol of the shipped size needs some thousands. */
const MOST_STEPS = 30_000;

/** Something that went wrong on a path. */
export interface Trouble {
  what: 'fell' | 'open' | 'long' | 'long_together';
  path: string;
  detail: string;
}

export interface Walk {
  troubles: Trouble[];
  /** What stood when a question was asked, with the first path on which it did. */
  standings: Map<string, Map<DispositionId | null, string>>;
  steps: number;
  ends: number;
  entries: number;
  /** Most questions asked on one path. */
  longest: number;
  /** Was everything gone through? */
  whole: boolean;
}

const NO_OPINION: Opinion = { by: 'llm', model: '', raises: null, doubts: null, crisis: false, topic: null, sure: 0 };

/** Where a path begins: what was found before the first question. */
interface Entry {
  name: string;
  start: Judgement;
  /** What tells it from others for all that follows. */
  key: string;
}

/**
 * Goes along every path with the engine itself: from each concept, alone and with each modifier, and from each doubt, through every kind
 * of answer. Bounded in this: one finding at a time, and one modifier of the same document or across the base.
 */
export function walk(protocol: Protocol): Walk {
  const engine = makeEngine(protocol, remembering());
  const w: Walk = { troubles: [], standings: new Map(), steps: 0, ends: 0, entries: 0, longest: 0, whole: true };
  const seen = new Set<string>();
  for (const entry of entriesOf(protocol, engine)) {
    w.entries++;
    follow(entry.start, entry.name, entry.key);
  }
  return w;

  function follow(now: Judgement, trail: string, key: string): void {
    if (now.ask === null) {
      w.ends++;
      if (now.disposition === null)
        w.troubles.push({ what: 'open', path: trail, detail: 'nothing is known at its end' });
      return;
    }
    const asked = path(trail, `question ${now.ask}`);
    const standing = w.standings.get(now.ask) ?? new Map<DispositionId | null, string>();
    if (!standing.has(now.disposition)) standing.set(now.disposition, trail);
    w.standings.set(now.ask, standing);
    const state = [key, now.disposition, now.ask, ...now.open, '|', ...now.asked, '|', ...now.missed].join(' ');
    const known = `${state} ${now.facts.map((f) => f.id).join(' ')}`;
    if (seen.has(known)) return;
    seen.add(known);
    const count = now.asked.length + 1;
    w.longest = Math.max(w.longest, count);
    if (count > MOST_QUESTIONS) {
      const together = count <= MOST_TOGETHER && documents([...now.asked, now.ask]) > 1;
      w.troubles.push({ what: together ? 'long_together' : 'long', path: asked, detail: `this is question ${count}` });
      if (!together) return;
    }
    const q = protocol.questions.get(now.ask)!;
    const answers = [
      ...answersOf(q).map(({ label, text }) => ({ label, text })),
      { label: '"I don\'t know"', text: DONT_KNOW },
      // Once a path is enough: a second time it counts as "I don't know".
      ...(now.missed.length ? [] : [{ label: 'an answer to something else', text: BESIDE }]),
    ];
    for (const { label, text } of answers) {
      if (w.steps >= MOST_STEPS) {
        w.whole = false;
        return;
      }
      w.steps++;
      const next = engine.judge(text, 'en', { before: now, answering: now.ask });
      const further = path(asked, `answer ${label}`);
      if (!isNoLess(next.disposition, now.disposition) || (now.crisis && !next.crisis))
        w.troubles.push({ what: 'fell', path: further, detail: `from ${now.disposition} to ${next.disposition}` });
      follow(next, further, key);
    }
  }

  /** How many documents above the base these questions come from. */
  function documents(asked: readonly string[]): number {
    const layers = new Set(asked.map((id) => protocol.questions.get(id)?.layer ?? 0));
    layers.delete(0);
    return layers.size;
  }
}

/** Reads each answer once: the same few are given on every path. */
function remembering(): typeof read {
  const memory = new Map<string, Reading>();
  return (d, text, known = []) => {
    const key = `${text} | ${known.map((k) => k.id).join(' ')}`;
    let reading = memory.get(key);
    if (!reading) {
      reading = read(d, text, known);
      memory.set(key, reading);
    }
    return { ...reading };
  };
}

function* entriesOf(protocol: Protocol, engine: TriageEngine): Iterable<Entry> {
  const seen = new Set<string>();
  for (const c of protocol.concepts) {
    if (c.tier === null) continue;
    // Two specialties that don't know of each other are not crossed: that many paths could not be gone through.
    const own = protocol.modifiers.filter(
      (m) => touches(m, c) && (m.layer === 0 || c.layer === 0 || m.layer === c.layer),
    );
    for (const ms of [[], ...own.map((m) => [m])]) {
      const key = `${own.map((m) => m.id).join(',')}/${c.disposition}/${c.asks.join(',')}/${ms.map((m) => m.id).join(',')}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield {
        name: path(`concept ${c.id} (${c.tier})`, ...ms.map((m) => `modifier ${m.id}`)),
        start: startOf(engine, c, ms),
        key,
      };
    }
  }
  const started = (ask: string, disposition: DispositionId | null): Judgement => ({
    ...UNJUDGED,
    ask,
    disposition,
    tier: tierOf(disposition),
    flags: disposition ? [{ concept: 'told', words: '', tier: tierOf(disposition), disposition, by: 'words' }] : [],
  });
  for (const [topic, ask] of protocol.doubts)
    for (const standing of [null, 'routine'] as const)
      yield {
        name: `a doubt about ${topic}${standing ? ' in a routine call' : ''}`,
        start: started(ask, standing),
        key: `${standing}`,
      };
  for (const ask of [FIRST_QUESTION, LAST_QUESTION])
    if (protocol.questions.has(ask)) yield { name: 'nothing understood', start: started(ask, null), key: 'null' };
}

function touches(m: Modifier, c: Concept): boolean {
  return m.raises.some((r) => (r.concepts ? r.concepts.includes(c.id) : r.from === c.disposition));
}

/** As the engine would have it: the concept was heard, and the modifiers' facts are known. */
function startOf(engine: TriageEngine, c: Concept, modifiers: readonly Modifier[]): Judgement {
  const asks = c.disposition === null && c.asks.length === 0 ? [FIRST_QUESTION] : c.asks;
  const heard: Judgement = {
    ...UNJUDGED,
    tier: tierOf(c.disposition),
    disposition: c.disposition,
    crisis: c.crisis,
    flags: c.disposition
      ? [{ concept: c.id, words: c.id, tier: tierOf(c.disposition), disposition: c.disposition, by: 'words' }]
      : [],
    ask: asks[0] ?? null,
    open: asks.slice(1),
    facts: modifiers.map((m) => ({ id: m.facts[0]!, words: m.id })),
  };
  return engine.heed(heard, '', NO_OPINION);
}
