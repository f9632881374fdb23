import { NightbellError } from '../errors.ts';
import { Candidates } from './candidates.ts';
import type { Triggers } from './context.ts';
import { type ConceptTier, type DispositionId, dispositionOf, isNoLess, tierOf } from './disposition.ts';
import { FACT_NAMES } from './facts.ts';
import type { Part, Phrase } from './part.ts';
import { compile, type Pattern, type Step, sequence } from './pattern.ts';
import { soundsLike } from './sounds-like.ts';
import type { Token } from './tokens.ts';
import type { Span } from './utterance.ts';

/** Something that a caller may be saying, in all the ways in which the document knows it said. */
export interface Concept {
  id: string;
  /** null: a fact about the patient, for other concepts to use as `{id}`. */
  tier: ConceptTier | null;
  /** null: a fact, or unclear. */
  disposition: DispositionId | null;
  crisis: boolean;
  firm: boolean;
  lasting: boolean;
  /** Denial, past and the rest do not matter: what a medicine is out of is told with "no". */
  bare: boolean;
  /** Counts only where nothing else was found. */
  otherwise: boolean;
  /** Questions that would settle a doubt, in the order in which they are asked. */
  asks: string[];
  intent: string | null;
  patterns: Pattern[];
  /** Layer that brought it, see Source. */
  layer: number;
  /** Text and line that brought it. */
  where: string;
}

/** What every text says of itself. */
export interface Head {
  id: string;
  version: string;
  status: string;
  title: string;
  layer: number;
}

/** The words of one or more documents, checked and compiled. */
export interface Document {
  /** Of the last layer. */
  id: string;
  version: string;
  status: string;
  /** One a document, in order. */
  heads: Head[];
  sets: Map<string, Step[][]>;
  body: Step[][];
  figures: Step[][];
  /** The figures that can be in an utterance at all. @param words as Utterance.words */
  figuresIn(words: Iterable<string>): Step[][];
  triggers: Triggers;
  concepts: Concept[];
  /** Facts, then what is clinical, then the front desk's, each in the document's order: a concept may use those before it. */
  ordered: Concept[];
  candidates: Candidates;
  soundsLike(t: readonly Token[]): Map<string, Span[]>;
  /** Every word of the base, by which its languages are known. */
  known: ReadonlySet<string>;
}

export const TRIGGERS: (keyof Triggers)[] = [
  'denial',
  'noDenial',
  'well',
  'past',
  'event',
  'present',
  'supposed',
  'elsewhere',
];
/** Keys that the reader knows; protocols/protocol.schema.json describes the same. */
export const HEAD_KEYS = ['id', 'version', 'status', 'title', 'extends'];
export const CONCEPT_KEYS = 'id more tier fact crisis firm lasting bare otherwise ask intent say note'.split(' ');

/**
 * Reads the words of a protocol: heads, sets, figures, context, concepts. Later texts add to earlier ones; a later layer may not weaken
 * an earlier one. Sections of other readers are let through.
 * @throws NB_PROTOCOL_INVALID with text and line where something is unknown, missing, twice, weakened or not understood.
 */
export function readDocument(parts: readonly Part[]): Document {
  const d: Document = {
    id: '',
    version: '',
    status: '',
    heads: [],
    sets: new Map(),
    body: [],
    figures: [],
    figuresIn: () => [],
    triggers: { denial: [], noDenial: [], well: [], past: [], event: [], present: [], supposed: [], elsewhere: [] },
    concepts: [],
    ordered: [],
    candidates: new Candidates([], new Map()),
    soundsLike: () => new Map(),
    known: new Set(),
  };
  const vocabulary = new Set<string>();
  for (const part of parts) {
    readHead(d, part);
    readWords(d, part, vocabulary);
    readConcepts(d, part);
  }
  const last = d.heads.at(-1);
  if (!last) throw new NightbellError('NB_PROTOCOL_INVALID', 'no text has `protocol: {id, version}`');
  Object.assign(d, { id: last.id, version: last.version, status: last.status });
  const order = (c: Concept) => (c.tier === null ? 0 : c.otherwise ? 3 : c.tier === 'routine' ? 2 : 1);
  d.ordered = [0, 1, 2, 3].flatMap((n) => d.concepts.filter((c) => order(c) === n));
  checkNames(d);
  d.body = d.sets.get('body') ?? [];
  const sounds = soundsLike(d, vocabulary);
  d.soundsLike = sounds.near;
  d.known = sounds.known;
  d.candidates = new Candidates(
    d.concepts.flatMap((c) => c.patterns),
    d.sets,
  );
  d.figuresIn = among(d.figures, d.sets);
  return d;
}

/** Those of `sequences` that can be in an utterance with these words. */
function among(sequences: readonly Step[][], sets: Document['sets']): Document['figuresIn'] {
  const patterns = sequences.map((steps) => ({ groups: [[steps]], never: [], source: '' }));
  const candidates = new Candidates(patterns, sets);
  return (words) => [...candidates.of(words)].map((p) => p.groups[0]![0]!);
}

function readHead(d: Document, part: Part): void {
  const node = part.root.get('protocol', true);
  if (!node) return;
  const head = part.fields(node, 'protocol', HEAD_KEYS);
  const text = (key: string) => String(part.scalar(head.get(key)) ?? '');
  if (!text('id') || !text('version')) part.fail(node, '`protocol` needs an id and a version');
  const { layer } = part.source;
  d.heads.push({
    id: text('id'),
    version: text('version'),
    status: text('status'),
    title: text('title') || text('id'),
    layer,
  });
}

/** Sets, figures of speech and the triggers of context. */
function readWords(d: Document, part: Part, vocabulary: Set<string>): void {
  const seq = (s: Phrase) => part.make(sequence, s);
  for (const section of ['figures', 'context'])
    if (part.source.layer > 0 && part.root.has(section))
      part.fail(
        part.root.get(section, true),
        `"${section}" takes words away from the base net: only the base may have it`,
      );
  for (const [name, value, line] of part.entries(part.root.get('sets', true), 'sets')) {
    if (part.source.layer > 0 && d.sets.has(name) && dampens(d, name))
      part.fail(line, `"@${name}" is used where words are taken away: adding to it would weaken the base net`);
    const list = d.sets.get(name) ?? [];
    for (const p of part.phrases(value)) {
      const steps = seq(p);
      list.push(steps);
      if (steps.length === 1 && steps[0]!.atom.kind === 'word') vocabulary.add(steps[0]!.atom.word);
    }
    d.sets.set(name, list);
  }
  const figures = part.root.get('figures', true);
  if (figures) d.figures.push(...part.phrases(figures).map(seq));
  for (const [name, value, at] of part.entries(part.root.get('context', true), 'context')) {
    if (!TRIGGERS.includes(name as keyof Triggers)) part.fail(at, `unknown context "${name}"`);
    d.triggers[name as keyof Triggers].push(...part.phrases(value).map(seq));
  }
}

/** Is the set used, itself or through another, where a match takes something away? */
function dampens(d: Document, set: string): boolean {
  const uses = (steps: Step[], seen: Set<string>): boolean =>
    steps.some(({ atom }) => {
      if (atom.kind === 'any') return atom.choices.some((c) => uses(c, seen));
      if (atom.kind === 'near') return atom.parts.some((c) => uses(c, seen));
      if (atom.kind !== 'set' || seen.has(atom.name)) return false;
      seen.add(atom.name);
      return atom.name === set || (d.sets.get(atom.name) ?? []).some((c) => uses(c, seen));
    });
  const away = [...d.figures, ...TRIGGERS.flatMap((k) => d.triggers[k])];
  for (const c of d.concepts) for (const p of c.patterns) away.push(...p.never);
  return away.some((steps) => uses(steps, new Set()));
}

function readConcepts(d: Document, part: Part): void {
  for (const item of part.items(part.root.get('concepts', true), 'concepts')) {
    const f = part.fields(item, 'a concept', CONCEPT_KEYS);
    const val = (k: string) => part.scalar(f.get(k));
    const patterns = f.has('say') ? part.phrases(f.get('say')).map((s) => part.make(compile, s)) : [];
    const more = val('more');
    const name = val('tier');
    const disposition = name === undefined ? undefined : dispositionOf(String(name));
    if (name !== undefined && disposition === undefined) part.fail(item, `unknown tier "${name}"`);
    const asks = part.names(f.get('ask'), 'ask');
    if (more !== undefined) {
      const known = d.concepts.find((c) => c.id === more);
      if (!known) part.fail(item, `no concept "${more}" to add to`);
      for (const k of f.keys())
        if (!['more', 'say', 'tier', 'ask', 'crisis', 'note'].includes(k))
          part.fail(item, `"${k}" of "${more}" is settled already`);
      if (disposition !== undefined) {
        if (!isNoLess(disposition, known.disposition))
          part.fail(item, `"${more}" is ${known.tier}: it may not become less urgent`);
        known.disposition = disposition;
        known.tier = tierOf(disposition);
      }
      known.patterns.push(...patterns);
      known.asks.push(...asks.filter((a) => !known.asks.includes(a)));
      if (val('crisis') === true) known.crisis = true;
      continue;
    }
    const id = String(val('id') ?? '');
    if (!/^[a-z0-9_.]+$/.test(id)) part.fail(item, 'a concept needs an `id` of small letters');
    if (d.concepts.some((c) => c.id === id)) part.fail(item, `concept "${id}" is there twice`);
    if (!val('fact') && disposition === undefined) part.fail(item, `concept "${id}" needs a tier`);
    d.concepts.push({
      id,
      tier: val('fact') ? null : tierOf(disposition ?? null),
      disposition: val('fact') ? null : (disposition ?? null),
      crisis: val('crisis') === true,
      firm: val('firm') === true || val('crisis') === true,
      lasting: val('lasting') === true,
      bare: val('bare') === true,
      otherwise: val('otherwise') === true,
      asks,
      intent: (val('intent') as string | undefined) ?? null,
      patterns,
      layer: part.source.layer,
      where: `${part.source.name} line ${part.lineOf(item)}`,
    });
  }
}

function checkNames(d: Document): void {
  const facts = new Set<string>([...FACT_NAMES, ...d.concepts.map((c) => c.id)]);
  const check = (steps: Step[], where: string): void => {
    for (const { atom } of steps) {
      if (atom.kind === 'set' && !d.sets.has(atom.name))
        throw new NightbellError('NB_PROTOCOL_INVALID', `${where}: no set "@${atom.name}"`);
      if (atom.kind === 'fact' && !facts.has(atom.name))
        throw new NightbellError('NB_PROTOCOL_INVALID', `${where}: no fact "{${atom.name}}"`);
      if (atom.kind === 'any') for (const c of atom.choices) check(c, where);
      if (atom.kind === 'near') for (const c of atom.parts) check(c, where);
    }
  };
  for (const [name, list] of d.sets) for (const s of list) check(s, `set "${name}"`);
  for (const s of d.figures) check(s, 'figures');
  for (const k of TRIGGERS) for (const s of d.triggers[k]) check(s, k);
  for (const c of d.concepts)
    for (const p of c.patterns)
      for (const s of [...p.groups.flat(), ...p.never]) check(s, `${c.where} concept "${c.id}"`);
}
