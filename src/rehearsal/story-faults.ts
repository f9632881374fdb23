import type { Fault } from '../practice/checks.ts';
import { nearest } from '../practice/nearest.ts';
import { TIERS } from '../triage/types.ts';

/** The keys of a file of calls, by where they stand. Beside them people may keep notes of their own: those are told, and not refused. */
const KEYS = {
  file: ['practice', 'never_all', 'calls'],
  call: ['id', 'title', 'lang', 'tags', 'practice', 'caller', 'opening', 'answers', 'events', 'expect', 'note'],
  caller: ['persona', 'name', 'dob', 'callback', 'line', 'patient'],
  patient: ['name', 'dob', 'relation'],
  expect: [
    'tier',
    'accept',
    'crisis',
    'crisis_line',
    'intent',
    'about',
    'action',
    'accept_action',
    'also',
    'ok_also',
    'steps',
    'by',
    'page',
    'route_to',
    'slots',
    'slots_alt',
    'slots_needed_before_911',
    'tier_path',
    'must_say',
    'must_never',
  ],
  visit: ['start', 'provider', 'location', 'visit'],
} as const;
/** Of a call's practice: its departments stand there by names of their own. */
const OF_PRACTICE = ['state', 'why', 'now', 'utc_offset', 'on_call', 'visits'];

type Node = Record<string, unknown>;
const node = (value: unknown): Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};

/** What would be taken for something else than it was meant to be, in the order of the file: slips of the pen, unknown values, an id twice. Pure. */
export function storyFaults(root: Node): Fault[] {
  const calls = Array.isArray(root.calls) ? root.calls.map(node) : [];
  const first = new Map<string, number>();
  return [
    ...slips(root, KEYS.file, ''),
    ...calls.flatMap((call, i) => {
      const path = `/calls/${i}`;
      const id = String(call.id ?? '');
      const twice = id && first.has(id) ? [{ path: `${path}/id`, what: `"${id}" is the id of another call too` }] : [];
      if (!first.has(id)) first.set(id, i);
      return [...twice, ...callFaults(call, path)];
    }),
  ];
}

function callFaults(call: Node, path: string): Fault[] {
  const practice = node(call.practice);
  const expect = node(call.expect);
  const caller = node(call.caller);
  const visits = Array.isArray(practice.visits) ? practice.visits.map(node) : [];
  const accepted = Array.isArray(expect.accept) ? expect.accept : [];
  return [
    ...slips(call, KEYS.call, path),
    ...oneOf(call.lang, ['en', 'es'], `${path}/lang`),
    ...oneOf(practice.state, ['open', 'closed'], `${path}/practice/state`),
    ...Object.keys(practice)
      .filter((key) => typeof practice[key] !== 'object')
      .flatMap((key) => slip(key, OF_PRACTICE, `${path}/practice`)),
    ...visits.flatMap((visit, i) => slips(visit, KEYS.visit, `${path}/practice/visits/${i}`)),
    ...slips(caller, KEYS.caller, `${path}/caller`),
    ...slips(node(caller.patient), KEYS.patient, `${path}/caller/patient`),
    ...slips(expect, KEYS.expect, `${path}/expect`),
    ...oneOf(expect.tier, TIERS, `${path}/expect/tier`),
    ...accepted.flatMap((tier, i) => oneOf(tier, TIERS, `${path}/expect/accept/${i}`)),
  ];
}

/** Keys that nothing reads, though none of ours was meant: a note of whoever wrote the file, or a slip. Pure. */
export function unreadKeys(root: Node): Fault[] {
  const calls = Array.isArray(root.calls) ? root.calls.map(node) : [];
  return calls.flatMap((call, i) =>
    [
      { of: call, known: KEYS.call, path: `/calls/${i}` },
      { of: node(call.caller), known: KEYS.caller, path: `/calls/${i}/caller` },
      { of: node(call.expect), known: KEYS.expect, path: `/calls/${i}/expect` },
    ].flatMap(({ of, known, path }) =>
      Object.keys(of)
        .filter((key) => !(known as readonly string[]).includes(key))
        .map((key) => ({ path: `${path}/${key}`, what: `nothing reads "${key}" here` })),
    ),
  );
}

function slips(of: Node, known: readonly string[], path: string): Fault[] {
  return Object.keys(of).flatMap((key) => slip(key, known, path));
}

function slip(key: string, known: readonly string[], path: string): Fault[] {
  const meant = known.includes(key) ? null : nearest(key, known);
  return meant ? [{ path: `${path}/${key}`, what: `there is no key "${key}" here; did you mean "${meant}"?` }] : [];
}

function oneOf(value: unknown, known: readonly string[], path: string): Fault[] {
  if (value === undefined || value === null || known.includes(String(value))) return [];
  const meant = nearest(String(value), known);
  return [
    { path, what: `"${String(value)}" is none of ${known.join(', ')}${meant ? `; did you mean ${meant}?` : ''}` },
  ];
}
