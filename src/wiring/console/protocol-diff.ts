import type { ProtocolDiff, ProtocolTree } from '../../console/api/protocol-services.ts';
import { DISPOSITIONS, type DispositionId } from '../../words/disposition.ts';

type Change = ProtocolDiff['changes'][number];
type Section = Change['section'];
type Urgency = Change['urgency'];

const TIER_WORDS: Record<DispositionId, string> = {
  emergency: 'emergency',
  urgent: 'urgent',
  same_day: 'same day',
  next_day: 'next day',
  routine: 'routine',
};

/** What is other in one protocol than in another, in plain words: added, removed, changed. Pure. */
export function diffOf(from: ProtocolTree, to: ProtocolTree): ProtocolDiff {
  const version = (d: ProtocolTree['documents'][number]) => [`version ${d.version}`, ...(d.status ? [d.status] : [])];
  return {
    from: from.name,
    to: to.name,
    changes: [
      ...compare('document', from.documents, to.documents, {
        has: version,
        both: (a, b) => lines(version(a), version(b)),
      }),
      ...compare('concept', from.concepts, to.concepts, {
        has: (c) => [
          c.tier === null ? 'a fact about the patient' : `tier: ${tier(c.disposition)}`,
          ...(c.crisis ? ['a crisis'] : []),
          ...c.words.map((w) => `says: ${w}`),
          ...c.asks.map((q) => `asks: ${q}`),
        ],
        urgency: (c) => (c.tier === null || c.disposition === 'routine' ? null : 'more'),
        both: (a, b) => [
          ...moved('tier', tier(a.disposition), tier(b.disposition)),
          ...moved('crisis', String(a.crisis), String(b.crisis)),
          ...lists('says', a.words, b.words),
          ...lists('asks', a.asks, b.asks),
        ],
        shift: (a, b) =>
          graver(a.disposition, b.disposition) ??
          (a.crisis === b.crisis ? null : b.crisis ? 'more' : 'less') ??
          (a.words.some((w) => !b.words.includes(w)) && a.disposition !== 'routine' ? 'less' : null) ??
          (b.words.some((w) => !a.words.includes(w)) && b.disposition !== 'routine' ? 'more' : null),
      }),
      ...compare('question', from.questions, to.questions, {
        has: (q) => [`English: ${q.en}`, `Spanish: ${q.es}`, ...branches(q)],
        both: (a, b) => [
          ...moved('English', a.en, b.en),
          ...moved('Spanish', a.es, b.es),
          ...moved('kind', a.kind, b.kind),
          ...lists('leads', branches(a), branches(b)),
        ],
      }),
      ...compare('modifier', from.modifiers, to.modifiers, {
        has: (m) => [m.en, `when: ${m.facts.join(', ')}`, ...raises(m)],
        urgency: () => 'more',
        both: (a, b) => [
          ...moved('name', a.en, b.en),
          ...lists('when', a.facts, b.facts),
          ...lists('raises', raises(a), raises(b)),
        ],
      }),
      ...compare('disposition', from.dispositions, to.dispositions, {
        has: (d) => [d.en],
        both: (a, b) => [
          ...moved('English', a.en, b.en),
          ...moved('Spanish', a.es, b.es),
          ...moved('rings', a.rings, b.rings),
          ...moved('queue', a.queue, b.queue),
          ...moved('within minutes', String(a.withinMinutes), String(b.withinMinutes)),
        ],
        shift: (a, b) =>
          a.withinMinutes === b.withinMinutes ? null : b.withinMinutes < a.withinMinutes ? 'more' : 'less',
      }),
      ...compare('instruction', from.instructions, to.instructions, {
        has: (i) => [`English: ${i.en}`, `Spanish: ${i.es}`, approval(i)],
        both: (a, b) => [
          ...moved('English', a.en, b.en),
          ...moved('Spanish', a.es, b.es),
          ...moved('approval', approval(a), approval(b)),
          ...lists('for', [...a.concepts, ...a.dispositions], [...b.concepts, ...b.dispositions]),
        ],
      }),
      ...compare(
        'case',
        from.cases.map((c) => ({ ...c, id: c.say })),
        to.cases.map((c) => ({ ...c, id: c.say })),
        {
          has: (c) => [`wanted: ${c.accept.join(' or ')}`],
          both: (a, b) => moved('wanted', a.accept.join(' or '), b.accept.join(' or ')),
        },
      ),
    ],
  };
}

interface Says<T> {
  /** What one that was added or removed holds. */
  has: (one: T) => string[];
  both: (a: T, b: T) => string[];
  /** What one more of these does. */
  urgency?: (one: T) => Urgency;
  shift?: (a: T, b: T) => Urgency;
}

function compare<T extends { id: string }>(
  section: Section,
  from: readonly T[],
  to: readonly T[],
  { has, both, urgency = () => null, shift = () => null }: Says<T>,
): Change[] {
  const before = new Map(from.map((x) => [x.id, x]));
  const after = new Map(to.map((x) => [x.id, x]));
  const out: Change[] = [];
  for (const [id, b] of after) {
    const a = before.get(id);
    if (!a) out.push({ section, id, change: 'added', says: has(b), urgency: urgency(b) });
    else {
      const says = both(a, b);
      if (says.length) out.push({ section, id, change: 'changed', says, urgency: shift(a, b) });
    }
  }
  for (const [id, a] of before) {
    if (after.has(id)) continue;
    const lost = urgency(a);
    out.push({ section, id, change: 'removed', says: has(a), urgency: lost === 'more' ? 'less' : lost });
  }
  return out;
}

function tier(disposition: DispositionId | null): string {
  return disposition ? TIER_WORDS[disposition] : 'unclear';
}

function graver(a: DispositionId | null, b: DispositionId | null): Urgency {
  if (a === b) return null;
  const rank = (d: DispositionId | null) => (d ? DISPOSITIONS.indexOf(d) : DISPOSITIONS.length);
  return rank(b) < rank(a) ? 'more' : 'less';
}

function moved(what: string, a: string, b: string): string[] {
  return a === b ? [] : [`${what}: ${a} → ${b}`];
}

function lists(what: string, a: readonly string[], b: readonly string[]): string[] {
  return [
    ...b.filter((x) => !a.includes(x)).map((x) => `${what}, added: ${x}`),
    ...a.filter((x) => !b.includes(x)).map((x) => `${what}, removed: ${x}`),
  ];
}

function lines(a: readonly string[], b: readonly string[]): string[] {
  return a.join(', ') === b.join(', ') ? [] : [`${a.join(', ')} → ${b.join(', ')}`];
}

function branches(q: ProtocolTree['questions'][number]): string[] {
  return [...q.branches, { when: "I don't know, or silence", outcome: q.unsure }].map(({ when, outcome: o }) => {
    const leads = [
      o.disposition && tier(o.disposition),
      o.crisis && 'a crisis',
      o.fact && `known: ${o.fact}`,
      o.ask && `asks ${o.ask}`,
    ].filter(Boolean);
    return `${when}: ${leads.join(', ') || 'nothing more'}`;
  });
}

function raises(m: ProtocolTree['modifiers'][number]): string[] {
  return m.raises.map(
    (r) => `${r.concepts?.join(', ') ?? tier(r.from)} to ${tier(r.to)}${r.ask ? ` after asking ${r.ask}` : ''}`,
  );
}

function approval(i: ProtocolTree['instructions'][number]): string {
  return i.approvedBy ? `approved by ${i.approvedBy}${i.approvedOn ? ` on ${i.approvedOn}` : ''}` : 'not approved';
}
