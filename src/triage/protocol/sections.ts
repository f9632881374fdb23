import { LANGS, type Lang } from '../../lang.ts';
import { DISPOSITIONS, type DispositionId, dispositionOf, isNoLess } from '../../words/disposition.ts';
import type { Part } from '../../words/part.ts';
import { TIERS, type Tier } from '../types.ts';
import { readText } from './questions.ts';
import type { Disposition, Instruction, Modifier, ProtocolCase, Raise } from './types.ts';

/** Keys that the readers know; protocols/protocol.schema.json describes the same. */
export const MODIFIER_KEYS = ['id', 'en', 'es', 'facts', 'raises', 'note'];
export const RAISE_KEYS = ['concept', 'from', 'to', 'ask'];
export const DISPOSITION_KEYS = ['en', 'es', 'rings', 'queue', 'within_minutes'];
export const INSTRUCTION_KEYS = 'id kind en es concepts dispositions approved_by approved_on note'.split(' ');
export const CASE_KEYS = ['say', 'lang', 'tier', 'accept', 'crisis', 'flags', 'then', 'note'];
export const TURN_KEYS = ['answer', 'tier', 'accept'];

/** `modifiers:` a list; a later layer only adds. */
export function readModifiers(part: Part, into: Modifier[]): void {
  for (const item of part.items(part.root.get('modifiers', true), 'modifiers')) {
    const f = part.fields(item, 'a modifier', MODIFIER_KEYS);
    const id = String(part.scalar(f.get('id')) ?? '');
    if (!/^[a-z0-9_.]+$/.test(id)) part.fail(item, 'a modifier needs an `id` of small letters');
    if (into.some((m) => m.id === id)) part.fail(item, `modifier "${id}" is there twice`);
    const facts = part.names(f.get('facts'), 'facts');
    const raises = part.items(f.get('raises'), 'raises').map((r) => readRaise(part, r));
    if (!facts.length || !raises.length) part.fail(item, `modifier "${id}" needs facts and raises`);
    const text = readText(part, f, item, `modifier "${id}"`);
    into.push({ id, text, facts, raises, layer: part.source.layer, where: whereOf(part, item) });
  }
}

function readRaise(part: Part, item: unknown): Raise {
  const f = part.fields(item, 'a raise', RAISE_KEYS);
  const to = disposition(part, f.get('to'), item);
  const from = f.has('from') ? disposition(part, f.get('from'), item) : null;
  const concepts = f.has('concept') ? part.names(f.get('concept'), 'concept') : null;
  if (!concepts && !from) part.fail(item, 'a raise needs `concept` or `from`');
  if (from && !isNoLess(to, from)) part.fail(item, `${to} is less urgent than ${from}: nothing may lower a tier`);
  return { concepts, from, to, ask: f.has('ask') ? String(part.scalar(f.get('ask'))) : null };
}

/** `dispositions:` a map; a later layer may name another queue, ring more and wait less, never the other way. */
export function readDispositions(part: Part, into: Map<DispositionId, Disposition>): void {
  for (const [name, value, line] of part.entries(part.root.get('dispositions', true), 'dispositions')) {
    const id = DISPOSITIONS.find((d) => d === name) ?? part.fail(line, `unknown disposition "${name}"`);
    const f = part.fields(value, `disposition "${id}"`, DISPOSITION_KEYS);
    const known = into.get(id);
    const val = (key: string) => part.scalar(f.get(key));
    const rings = (val('rings') ?? known?.rings ?? 'nobody') as Disposition['rings'];
    if (rings !== 'on_call' && rings !== 'nobody') part.fail(line, `rings is on_call or nobody, not "${rings}"`);
    const within = Number(val('within_minutes') ?? known?.withinMinutes ?? Number.NaN);
    if (!(within >= 0)) part.fail(line, `disposition "${id}" needs within_minutes`);
    const queue = String(val('queue') ?? known?.queue ?? '');
    if (!queue) part.fail(line, `disposition "${id}" needs a queue`);
    if (known && (within > known.withinMinutes || (known.rings === 'on_call' && rings === 'nobody')))
      part.fail(line, `disposition "${id}" may not ring less or wait longer than before`);
    const text = known && !f.has('en') ? known.text : readText(part, f, line, `disposition "${id}"`);
    into.set(id, { id, text, rings, queue, withinMinutes: within, layer: part.source.layer });
  }
}

/** `instructions:` a list of texts of the practice. */
export function readInstructions(part: Part, into: Instruction[]): void {
  for (const item of part.items(part.root.get('instructions', true), 'instructions')) {
    const f = part.fields(item, 'an instruction', INSTRUCTION_KEYS);
    const id = String(part.scalar(f.get('id')) ?? '');
    if (!/^[a-z0-9_.]+$/.test(id)) part.fail(item, 'an instruction needs an `id` of small letters');
    if (into.some((i) => i.id === id)) part.fail(item, `instruction "${id}" is there twice`);
    const kind = (part.scalar(f.get('kind')) ?? 'practice') as Instruction['kind'];
    if (kind !== 'practice' && kind !== 'self_care') part.fail(item, `kind is practice or self_care, not "${kind}"`);
    const word = (key: string) => {
      const value = part.scalar(f.get(key));
      return value === undefined || value === null || value === '' ? null : String(value);
    };
    const dispositions = part.names(f.get('dispositions'), 'dispositions').map((n) => disposition(part, n, item));
    const concepts = part.names(f.get('concepts'), 'concepts');
    if (!concepts.length && !dispositions.length) part.fail(item, `instruction "${id}" needs concepts or dispositions`);
    const approvedOn = word('approved_on');
    if (approvedOn && !/^\d{4}-\d\d-\d\d$/.test(approvedOn)) part.fail(item, 'approved_on is a date, 2026-01-31');
    into.push({
      id,
      kind,
      text: readText(part, f, item, `instruction "${id}"`),
      concepts,
      dispositions,
      approvedBy: word('approved_by'),
      approvedOn,
      layer: part.source.layer,
      where: whereOf(part, item),
    });
  }
}

/** `doubts:` topic to question; a later layer only adds topics. */
export function readDoubts(part: Part, into: Map<string, string>): void {
  for (const [topic, value, line] of part.entries(part.root.get('doubts', true), 'doubts')) {
    if (part.source.layer > 0 && into.has(topic))
      part.fail(line, `the doubt about "${topic}" is settled already, by question "${into.get(topic)}": take it out`);
    into.set(topic, part.names(value, `doubt "${topic}"`)[0]!);
  }
}

/** `cases:` what callers say and what must come of it. */
export function readCases(part: Part, into: ProtocolCase[]): void {
  for (const item of part.items(part.root.get('cases', true), 'cases')) {
    const f = part.fields(item, 'a case', CASE_KEYS);
    const say = part.scalar(f.get('say'));
    if (typeof say !== 'string' || !say.trim()) part.fail(item, 'a case needs `say`');
    const lang = (part.scalar(f.get('lang')) ?? 'en') as Lang;
    if (!LANGS.includes(lang)) part.fail(item, `unknown language "${lang}"`);
    const crisis = part.scalar(f.get('crisis'));
    into.push({
      say: String(say),
      lang,
      accept: accepted(part, f, item),
      crisis: typeof crisis === 'boolean' ? crisis : null,
      flags: part.names(f.get('flags'), 'flags'),
      turns: part.items(f.get('then'), 'then').map((node) => {
        const turn = part.fields(node, 'an answer', TURN_KEYS);
        return { answer: String(part.scalar(turn.get('answer')) ?? ''), accept: accepted(part, turn, node) };
      }),
      note: String(part.scalar(f.get('note')) ?? ''),
      where: whereOf(part, item),
    });
  }
}

function accepted(part: Part, f: Map<string, unknown>, at: unknown): Tier[] {
  const names = [...part.names(f.get('tier'), 'tier'), ...part.names(f.get('accept'), 'accept')];
  if (!names.length) part.fail(at, 'a tier is wanted');
  return [...new Set(names)].map((n) => TIERS.find((t) => t === n) ?? part.fail(at, `unknown tier "${n}"`));
}

function disposition(part: Part, node: unknown, at: unknown): DispositionId {
  const name = typeof node === 'string' ? node : part.scalar(node);
  return dispositionOf(String(name)) ?? part.fail(at, `unknown disposition "${name}"`);
}

function whereOf(part: Part, item: unknown): string {
  return `${part.source.name} line ${part.lineOf(item)}`;
}
