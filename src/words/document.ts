import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { Candidates } from './candidates.ts';
import type { Triggers } from './context.ts';
import { FACT_NAMES } from './facts.ts';
import { compile, type Pattern, PatternError, type Step, sequence } from './pattern.ts';
import { SoundIndex } from './phonetic.ts';
import type { Token } from './tokens.ts';
import type { Span } from './utterance.ts';

export const CONCEPT_TIERS = ['emergency', 'urgent', 'semi_urgent', 'routine', 'unclear'] as const;
export type ConceptTier = (typeof CONCEPT_TIERS)[number];

/** Something that a caller may be saying, in all the ways in which the document knows it said. */
export interface Concept {
  id: string;
  /** null: a fact about the patient, for other concepts to use as `{id}`. */
  tier: ConceptTier | null;
  crisis: boolean;
  firm: boolean;
  lasting: boolean;
  /** Denial, past and the rest do not matter: what a medicine is out of is told with "no". */
  bare: boolean;
  /** Counts only where nothing else was found. */
  otherwise: boolean;
  /** Question that would settle a doubt. */
  ask: string | null;
  intent: string | null;
  patterns: Pattern[];
  line: number;
}

export interface Question {
  id: string;
  text: Record<Lang, string>;
  /** What a bare yes, a bare no or "i don't know" to it means; null: nothing. */
  yes: ConceptTier | null;
  no: ConceptTier | null;
  unsure: ConceptTier | null;
}

/** One or more documents, checked and compiled. */
export interface Document {
  id: string;
  version: string;
  status: string;
  sets: Map<string, Step[][]>;
  body: Step[][];
  figures: Step[][];
  triggers: Triggers;
  concepts: Concept[];
  /** Facts, then what is clinical, then the front desk's, each in the document's order: a concept may use those before it. */
  ordered: Concept[];
  questions: Map<string, Question>;
  candidates: Candidates;
  soundsLike(t: readonly Token[]): Map<string, Span[]>;
}

const TRIGGERS: (keyof Triggers)[] = ['denial', 'noDenial', 'well', 'past', 'present', 'supposed', 'elsewhere'];
const SECTIONS = new Set(['protocol', 'sets', 'figures', 'context', 'concepts', 'questions']);
const CONCEPT_KEYS = new Set([
  'id',
  'tier',
  'fact',
  'crisis',
  'firm',
  'lasting',
  'bare',
  'otherwise',
  'ask',
  'intent',
  'say',
  'note',
]);

/**
 * Reads the parts of a protocol (YAML). Later parts add to earlier ones.
 * @throws NB_PROTOCOL_INVALID with part and line where something is unknown, missing, twice or not understood.
 */
export function readDocument(parts: readonly string[]): Document {
  const d: Document = {
    id: '',
    version: '',
    status: '',
    sets: new Map(),
    body: [],
    figures: [],
    triggers: { denial: [], noDenial: [], well: [], past: [], present: [], supposed: [], elsewhere: [] },
    concepts: [],
    ordered: [],
    questions: new Map(),
    candidates: new Candidates([], new Map()),
    soundsLike: () => new Map(),
  };
  const vocabulary = new Set<string>();
  for (const [i, text] of parts.entries()) readPart(d, text, i + 1, vocabulary);
  if (!d.id || !d.version) throw new NightbellError('NB_PROTOCOL_INVALID', 'no part has `protocol: {id, version}`');
  const order = (c: Concept) => (c.tier === null ? 0 : c.otherwise ? 3 : c.tier === 'routine' ? 2 : 1);
  d.ordered = [0, 1, 2, 3].flatMap((n) => d.concepts.filter((c) => order(c) === n));
  checkNames(d);
  d.body = d.sets.get('body') ?? [];
  d.soundsLike = soundsLike(d, vocabulary);
  d.candidates = new Candidates(
    d.concepts.flatMap((c) => c.patterns),
    d.sets,
  );
  return d;
}

function readPart(d: Document, text: string, part: number, vocabulary: Set<string>): void {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const lineOf = (n: unknown) => {
    const range = (n as Node | null)?.range;
    return range ? lines.linePos(range[0]).line : 0;
  };
  const fail = (line: number, why: string): never => {
    throw new NightbellError('NB_PROTOCOL_INVALID', `part ${part} line ${line}: ${why}`);
  };
  const bad = doc.errors[0];
  if (bad) fail(bad.linePos?.[0].line ?? 0, bad.message.split('\n')[0]!);
  if (!isMap(doc.contents)) throw fail(1, 'a map is wanted');
  const entries = (n: unknown, what: string): [string, unknown, number][] => {
    if (n === null || (isScalar(n) && n.value === null)) return [];
    if (!isMap(n)) return fail(lineOf(n), `${what} must be a map`);
    return n.items.map((p) => [String(isScalar(p.key) ? p.key.value : p.key), p.value, lineOf(p.key)]);
  };
  /** Lines of a block, or the comma-separated entries of a one-line text. */
  const phrases = (n: unknown): { text: string; line: number }[] => {
    if (isSeq(n)) return n.items.flatMap(phrases);
    if (isMap(n)) return n.items.flatMap((p) => phrases(p.value));
    if (!isScalar(n) || typeof n.value !== 'string') return fail(lineOf(n), 'text is wanted');
    const at = lineOf(n);
    const block = n.type === 'BLOCK_LITERAL';
    const list = block ? n.value.split('\n') : n.value.split(/[,\n]/);
    return list
      .map((s, i) => ({ text: s.replace(/\s+#.*$|^#.*$/, '').trim(), line: block ? at + 1 + i : at }))
      .filter((s) => s.text);
  };
  const make = <T>(f: (s: string) => T, s: { text: string; line: number }): T => {
    try {
      return f(s.text);
    } catch (e) {
      if (e instanceof PatternError) return fail(s.line, e.message);
      throw e;
    }
  };
  const seq = (s: { text: string; line: number }) => make(sequence, s);
  for (const [section, body, line] of entries(doc.contents, 'the document')) {
    if (!SECTIONS.has(section)) fail(line, `unknown section "${section}"`);
    if (section === 'protocol') {
      const v = doc.get('protocol') as { toJSON(): Record<string, unknown> };
      const head = v.toJSON();
      d.id = String(head.id ?? '');
      d.version = String(head.version ?? '');
      d.status = String(head.status ?? '');
    } else if (section === 'sets') {
      for (const [name, value] of entries(body, 'sets')) {
        const list = d.sets.get(name) ?? [];
        for (const p of phrases(value)) {
          const steps = seq(p);
          list.push(steps);
          if (steps.length === 1 && steps[0]!.atom.kind === 'word') vocabulary.add(steps[0]!.atom.word);
        }
        d.sets.set(name, list);
      }
    } else if (section === 'figures') d.figures.push(...phrases(body).map(seq));
    else if (section === 'context')
      for (const [name, value, at] of entries(body, 'context')) {
        if (!TRIGGERS.includes(name as keyof Triggers)) fail(at, `unknown context "${name}"`);
        d.triggers[name as keyof Triggers].push(...phrases(value).map(seq));
      }
    else if (section === 'questions') {
      for (const [id, value, at] of entries(body, 'questions')) {
        const q = Object.fromEntries(entries(value, id).map(([k, v]) => [k, isScalar(v) ? v.value : null]));
        if (typeof q.en !== 'string' || typeof q.es !== 'string')
          fail(at, `question "${id}" needs its text in en and es`);
        const tier = (v: unknown) =>
          v === undefined || v === null
            ? null
            : CONCEPT_TIERS.includes(v as ConceptTier)
              ? (v as ConceptTier)
              : fail(at, `unknown tier "${v}"`);
        d.questions.set(id, {
          id,
          text: { en: q.en as string, es: q.es as string },
          yes: tier(q.yes),
          no: tier(q.no),
          unsure: tier(q.unsure),
        });
      }
    } else if (isSeq(body)) {
      for (const item of body.items) {
        const at = lineOf(item);
        const f = new Map(entries(item, 'a concept').map(([k, v]) => [k, v]));
        for (const k of f.keys()) if (!CONCEPT_KEYS.has(k)) fail(at, `unknown key "${k}"`);
        const val = (k: string) => {
          const n = f.get(k);
          return isScalar(n) ? n.value : undefined;
        };
        const id = String(val('id') ?? '');
        const tier = val('tier');
        if (!/^[a-z0-9_.]+$/.test(id)) fail(at, 'a concept needs an `id` of small letters');
        if (d.concepts.some((c) => c.id === id)) fail(at, `concept "${id}" is there twice`);
        if (!val('fact') && !CONCEPT_TIERS.includes(tier as ConceptTier)) fail(at, `concept "${id}" needs a tier`);
        d.concepts.push({
          id,
          tier: val('fact') ? null : (tier as ConceptTier),
          crisis: val('crisis') === true,
          firm: val('firm') === true || val('crisis') === true,
          lasting: val('lasting') === true,
          bare: val('bare') === true,
          otherwise: val('otherwise') === true,
          ask: (val('ask') as string | undefined) ?? null,
          intent: (val('intent') as string | undefined) ?? null,
          patterns: phrases(f.get('say')).map((s) => make(compile, s)),
          line: at,
        });
      }
    } else fail(line, `${section} must be a list`);
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
  for (const c of d.concepts) {
    for (const p of c.patterns)
      for (const s of [...p.groups.flat(), ...p.never]) check(s, `line ${c.line} concept "${c.id}"`);
    if (c.ask && !d.questions.has(c.ask))
      throw new NightbellError('NB_PROTOCOL_INVALID', `line ${c.line} concept "${c.id}": no question "${c.ask}"`);
  }
}

/**
 * Words that sound like one of the document's content words. Words that the documents know themselves, and the commonest words of
 * both languages (set `common`), are only taken for another where they sound just the same ("week", "weak").
 */
function soundsLike(d: Document, vocabulary: Set<string>): Document['soundsLike'] {
  const common = new Set<string>();
  for (const s of d.sets.get('common') ?? []) for (const { atom } of s) if (atom.kind === 'word') common.add(atom.word);
  // Words of the grave concepts, too.
  for (const c of d.concepts)
    if (c.tier === 'emergency' || c.tier === 'urgent')
      for (const p of c.patterns) for (const s of p.groups.flat()) collect(s, vocabulary);
  const content = [...vocabulary].filter((w) => w.length >= 5 && !common.has(w) && !/^\d/.test(w));
  const known = new Set([...vocabulary, ...common]);
  for (const c of d.concepts) for (const p of c.patterns) for (const s of p.groups.flat()) collect(s, known);
  for (const list of d.sets.values()) for (const s of list) collect(s, known);
  const index = new SoundIndex(content, 3);
  const limit = (key: string) => (key.length <= 3 ? 0 : key.length <= 5 ? 0.5 : 1);
  const same = () => 0;
  const memory = new Map<string, { word: string }[]>();
  const look = (heard: string, strict: boolean) => {
    const k = strict ? `=${heard}` : heard;
    let found = memory.get(k);
    if (!found) {
      found = index.near(heard, strict ? same : limit).slice(0, 4);
      if (memory.size > 20000) memory.clear();
      memory.set(k, found);
    }
    return found;
  };
  return (t) => {
    const out = new Map<string, Span[]>();
    const put = (word: string, from: number, to: number) => {
      const list = out.get(word) ?? [];
      list.push({ from, to, fuzzy: 1, exact: 0 });
      out.set(word, list);
    };
    for (let i = 0; i < t.length; i++) {
      let joined = '';
      for (let n = 1; n <= 3 && i + n <= t.length; n++) {
        const w = t[i + n - 1]!;
        if (n > 1 && w.mark !== '') break;
        joined += w.w;
        if (/\d/.test(joined)) break;
        if (n === 1) {
          if (common.has(w.w) || w.w.length < 3) continue;
          for (const f of look(w.w, known.has(w.w))) if (f.word !== w.w) put(f.word, i, i + 1);
        } else if (joined.length >= 6) {
          for (const f of look(joined, joined.length < 7)) if (f.word.length >= 6) put(f.word, i, i + n);
        }
      }
    }
    return out;
  };
}

function collect(steps: Step[], into: Set<string>): void {
  for (const { atom } of steps) {
    if (atom.kind === 'word') into.add(atom.word);
    else if (atom.kind === 'any') for (const c of atom.choices) collect(c, into);
    else if (atom.kind === 'near') for (const c of atom.parts) collect(c, into);
  }
}
