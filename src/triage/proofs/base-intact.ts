import { LANGS } from '../../lang.ts';
import { isNoLess } from '../../words/disposition.ts';
import type { Concept } from '../../words/document.ts';
import type { Step } from '../../words/pattern.ts';
import { FIRST_QUESTION, LAST_QUESTION, loadProtocol } from '../protocol/protocol.ts';
import type { Protocol } from '../protocol/types.ts';
import { labelOf } from './answers.ts';
import { type ProofFailure, path } from './types.ts';

/** The base net alone, out of the texts that a protocol was read from; the protocol itself where nothing was put upon it. */
export function baseOf(protocol: Protocol): Protocol {
  const texts = protocol.sources.filter((s) => s.layer === 0);
  return texts.length === protocol.sources.length ? protocol : loadProtocol(texts);
}

/** What every base net must have, and that everything of it is still there in what was put upon it. */
export function baseIntact(protocol: Protocol, base: Protocol): ProofFailure[] {
  const out: ProofFailure[] = [];
  const fail = (at: string, why: string) => out.push({ proof: 'base_intact', path: at, why, severity: 'failure' });
  for (const id of [FIRST_QUESTION, LAST_QUESTION])
    if (protocol.questions.get(id)?.layer !== 0)
      fail(`question ${id}`, 'The base net must have it: it is asked when nothing was understood.');
  const emergency = protocol.dispositions.get('emergency');
  if (emergency && emergency.rings !== 'on_call')
    fail('disposition emergency', 'An emergency must ring whoever is on call.');
  const urgent = protocol.dispositions.get('urgent');
  if (urgent && urgent.rings !== 'on_call') fail('disposition urgent', 'An urgent call must ring whoever is on call.');
  if (base === protocol) return out;
  for (const b of base.concepts)
    concept(
      b,
      protocol.concepts.find((c) => c.id === b.id),
      fail,
    );
  for (const q of base.questions.values()) {
    const now = protocol.questions.get(q.id);
    if (!now) fail(`question ${q.id}`, 'This question of the base net is gone.');
    else if (JSON.stringify([now.kind, now.branches, now.unsure]) !== JSON.stringify([q.kind, q.branches, q.unsure])) {
      const at = q.branches.find((b, i) => JSON.stringify(b) !== JSON.stringify(now.branches[i]));
      fail(
        path(`question ${q.id}`, at ? `answer ${labelOf(at.when)}` : null),
        'This question of the base net leads elsewhere than in the base. Only its words may be changed.',
      );
    }
    for (const lang of LANGS)
      if (now && now.text[lang] !== q.text[lang])
        out.push({
          proof: 'base_intact',
          path: path(`question ${q.id}`, lang),
          why: `Look at it: this question of the base net is put in other words, and its answers lead where they led before. Before: "${q.text[lang]}" Now: "${now.text[lang]}"`,
          severity: 'warning',
        });
  }
  for (const d of base.dispositions.values()) {
    const now = protocol.dispositions.get(d.id);
    if (!now) fail(`disposition ${d.id}`, 'It is gone.');
    else if (now.withinMinutes > d.withinMinutes || (d.rings === 'on_call' && now.rings !== 'on_call'))
      fail(`disposition ${d.id}`, 'It rings less or waits longer than in the base net.');
  }
  for (const m of base.modifiers) {
    const now = protocol.modifiers.find((x) => x.id === m.id);
    if (JSON.stringify([now?.facts, now?.raises]) !== JSON.stringify([m.facts, m.raises]))
      fail(`modifier ${m.id}`, 'This modifier of the base net was changed or is gone.');
  }
  for (const [topic, id] of base.doubts)
    if (protocol.doubts.get(topic) !== id) fail(`doubt ${topic}`, `The base net asks ${id} about it.`);
  silencers(protocol, base, fail);
  return out;
}

type Fail = (at: string, why: string) => void;

function concept(b: Concept, now: Concept | undefined, fail: Fail): void {
  const at = `concept ${b.id}`;
  if (!now) {
    fail(at, 'This concept of the base net is gone.');
    return;
  }
  if (b.disposition && !isNoLess(now.disposition, b.disposition))
    fail(at, `It is ${b.disposition} in the base net and ${now.disposition} here.`);
  if (b.crisis && !now.crisis) fail(at, 'It is a crisis in the base net and none here: 988 would not be heard.');
  if (b.firm !== now.firm || b.lasting !== now.lasting || b.bare !== now.bare || b.otherwise !== now.otherwise)
    fail(at, 'Denial and past are taken otherwise than in the base net.');
  const words = new Set(now.patterns.map((p) => p.source));
  for (const p of b.patterns)
    if (!words.has(p.source)) fail(path(at, `"${p.source}"`), 'These words of the base net are gone.');
  for (const ask of b.asks)
    if (!now.asks.includes(ask) && now.tier !== 'emergency')
      fail(path(at, `question ${ask}`), 'The base net asks this.');
}

/**
 * A fact that stands after `!` in the base net silences what stands before it. More words for it, or holding it for the whole call,
 * would silence more.
 */
function silencers(protocol: Protocol, base: Protocol, fail: Fail): void {
  const silencing = new Map<string, string>();
  const collect = (steps: readonly Step[], by: string): void => {
    for (const { atom } of steps) {
      if (atom.kind === 'fact' && !silencing.has(atom.name)) silencing.set(atom.name, by);
      if (atom.kind === 'any') for (const c of atom.choices) collect(c, by);
      if (atom.kind === 'near') for (const c of atom.parts) collect(c, by);
    }
  };
  for (const c of base.concepts) for (const p of c.patterns) for (const never of p.never) collect(never, c.id);
  const held = (p: Protocol) =>
    new Set([
      ...p.modifiers.flatMap((m) => m.facts),
      ...[...p.questions.values()].flatMap((q) => [...q.branches.map((b) => b.outcome.fact), q.unsure.fact]),
    ]);
  const [heldNow, heldBefore] = [held(protocol), held(base)];
  for (const [fact, by] of silencing) {
    const was = base.concepts.find((c) => c.id === fact);
    const now = protocol.concepts.find((c) => c.id === fact);
    if (was && now && now.patterns.length > was.patterns.length)
      fail(
        path(`concept ${fact}`, `concept ${by}`),
        `${fact} keeps ${by} from being found in the base net. More words for it would silence more: make a fact of your own.`,
      );
    if (heldNow.has(fact) && !heldBefore.has(fact) && !was?.lasting)
      fail(
        path(`fact ${fact}`, `concept ${by}`),
        `${fact} keeps ${by} from being found in the base net. A modifier or an answer would hold it for the whole call: use a fact of your own.`,
      );
  }
}
