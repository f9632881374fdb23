import type { Channel } from '../../../src/delivery/types.ts';
import type { Ladder, Step, Target, Way } from '../../../src/oncall/paging/ladder-types.ts';
import { trailOf } from '../../../src/oncall/paging/trail.ts';
import type { Escalation } from '../../../src/oncall/paging/types.ts';
import type { Tier } from '../../../src/triage/types.ts';
import { pagingView } from '../../../src/wiring/paging.ts';
import type { Phone } from './phone.ts';
import { flagged, START, World, way } from './world.ts';

/** A story as it stands in a file: what happens, line by line, and after `>` what must be so. */
export interface Story {
  title: string;
  lines: string[];
}

export interface Told {
  world: World;
  /** What should be so and is not: the line, and what is. */
  wrong: string[];
}

const PEOPLE = ['ann', 'bea', 'cid', 'dee', 'eve'];
const WAYS: Record<string, Channel> = {
  mobile: 'call-mobile',
  home: 'call-home',
  desk: 'call-desk',
  sms: 'sms',
  pager: 'pager-snpp',
  email: 'email',
  push: 'webhook',
};

/** Splits a file of stories. A line that begins with `#` is for people. */
export function storiesIn(text: string): Story[] {
  const stories: Story[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const title = /^story: (.+)$/.exec(line)?.[1];
    if (title) stories.push({ title, lines: [] });
    else stories.at(-1)?.lines.push(line);
  }
  return stories;
}

/** The number of somebody's telephone, pager or mailbox. */
export function numberOf(person: string, kind: string): string {
  const who = PEOPLE.indexOf(person);
  return `+1518555${String(100 + Object.keys(WAYS).indexOf(kind) * 10 + who).padStart(4, '0')}`;
}

const callerNumber = (short: string) => `+1518555${short}`;

export function aWorld(): World {
  const world = new World(ladderOf('0 primary; 10 primary; 20 backup; 30 cid'));
  for (const person of PEOPLE) world.people.set(person, [way('call-mobile', numberOf(person, 'mobile'))]);
  return world;
}

const MINUTE = 60_000;

function target(name: string): Target {
  return name === 'primary' || name === 'backup' || name === 'third'
    ? { service: 'adult', seat: name }
    : { person: name };
}

export function ladderOf(text: string, tier: 'urgent' | 'emergency' = 'urgent'): Ladder {
  const steps = text.split(';').map((part): Step => {
    const [, after = '0', names = '', by, times] =
      /^\s*(\d+) ([a-z+ ]+?)(?: by ([a-z, ]+?))?(?: (\d+) times)?\s*$/.exec(part) ?? [];
    const targets = names.split('+').map((name) => target(name.trim()));
    const channels = by ? by.split(',').map((kind) => WAYS[kind.trim()] as Channel) : 'own';
    return { afterMs: Number(after) * MINUTE, targets, channels, waitMs: MINUTE, repeats: Number(times ?? 1) - 1 };
  });
  return {
    ...{ service: 'adult', steps, rounds: 3, pauseMs: 10 * MINUTE, outcomeWithinMs: 20 * MINUTE, tier, quiet: null },
    lastResort: { target: { person: 'eve' }, everyMs: 5 * MINUTE, rings: 2 },
  };
}

/** Plays a story. `ms` of `m:ss` are those since it began. */
export async function play({ lines }: Story, world: World = aWorld()): Promise<Told> {
  const wrong: string[] = [];
  for (const line of lines) {
    if (line.startsWith('>')) {
      const is = check(world, line.slice(1).trim());
      if (is !== null) wrong.push(`${line}   but: ${is}`);
    } else await happen(world, line);
  }
  wrong.push(...world.lines.faults);
  if (world.lines.most > world.outgoing) wrong.push(`${world.lines.most} lines were taken of ${world.outgoing}`);
  return { world, wrong };
}

type Act = (world: World, ...words: string[]) => unknown;

const HAPPENS: [RegExp, Act][] = [
  [/^ladder: (.+)$/, (w, text = '') => Object.assign(w, { ladder: { ...w.ladder, steps: ladderOf(text).steps } })],
  [
    /^ladder of emergencies: (.+)$/,
    (w, text = '') => void w.ladders.set('emergency', { ...w.ladder, ...ladderOf(text, 'emergency') }),
  ],
  [/^it is (\S+)$/, (w, at = '') => Object.assign(w, { wallAhead: Date.parse(at) - w.clock.now() })],
  [/^the rota of the practice file$/, (w) => w.followPracticeFile()],
  [/^rounds: (\d+)$/, (w, n = '1') => Object.assign(w, { ladder: { ...w.ladder, rounds: Number(n) } })],
  [
    /^outcome within (\d+) min$/,
    (w, n = '1') => Object.assign(w, { ladder: { ...w.ladder, outcomeWithinMs: Number(n) * MINUTE } }),
  ],
  [/^lines: (\d+)$/, (w, n = '1') => Object.assign(w, { outgoing: Number(n) })],
  [
    /^last resort: (\w+), (\d+) rings$/,
    (w, person = '', n = '1') =>
      Object.assign(w, {
        ladder: { ...w.ladder, lastResort: { target: target(person), everyMs: 5 * MINUTE, rings: Number(n) } },
      }),
  ],
  [
    /^nights are quiet$/,
    (w) =>
      Object.assign(w, {
        ladder: {
          ...w.ladder,
          tier: 'semi_urgent',
          quiet: { from: '21:00', to: '08:00', timeZone: 'America/New_York' },
        },
      }),
  ],
  [/^ways of (\w+): (.+)$/, (w, person = '', text = '') => void w.people.set(person, waysOf(person, text))],
  [
    /^(\w+) (mobile|home|desk): (.+)$/,
    (w, person = '', kind = '', text = '') => w.lines.set(numberOf(person, kind), ...text.split('|').map(phoneOf)),
  ],
  [
    /^caller (\d{4}): (.+)$/,
    (w, short = '', text = '') => w.lines.set(callerNumber(short), ...text.split('|').map(phoneOf)),
  ],
  [
    /^on call: (\w+), backup (\w+)$/,
    (w, a = '', b = '') => Object.assign(w, { seats: { ...w.seats, primary: a, backup: b } }),
  ],
  [
    /^on call for (\w+): (\w+), backup (\w+)$/,
    (w, service = '', primary = '', backup = '') => void w.others.set(service, { primary, backup }),
  ],
  [/^(\w+) may not take (\w+)$/, (w, who = '', service = '') => Object.assign(w, { mayNot: `${who} ${service}` })],
  [/^nobody is (primary|backup)$/, (w, seat = '') => Object.assign(w, { seats: { ...w.seats, [seat]: null } })],
  [
    /^call: (\w+) (\d{4})(?: as (\w+))? (.+?)(?: \((gone|told 911)\))?$/,
    (w, tier = '', short = '', name, reason = '', how) =>
      w.call(callerNumber(short), tier as Tier, reason, {
        waiting: how === undefined,
        told911: how === 'told 911',
        ...(name && { patient: { name: name === 'nobody' ? null : name, dob: null, age: null } }),
      }),
  ],
  [/^caller (\d{4}) hangs up$/, (w, short = '') => Object.assign(callerOf(w, short), { onLine: false })],
  [/^the first line of (\d{4}) breaks$/, (w, short = '') => w.engine.callerDropped(w.idOf(callerOf(w, short)))],
  [
    /^the line of (\d{4}) breaks$/,
    (w, short = '') => {
      const caller = callerOf(w, short);
      caller.onLine = false;
      w.engine.callerDropped(w.idOf(caller));
    },
  ],
  [
    /^it becomes (\w+) for (\d{4})$/,
    (w, tier = '', short = '') => {
      const caller = callerOf(w, short);
      caller.page = { ...caller.page, tier: tier as Tier };
      w.open(caller);
    },
  ],
  [
    /^the name for (\d{4}) becomes (\w+)$/,
    (w, short = '', name = '') => {
      const caller = callerOf(w, short);
      caller.page = { ...caller.page, patient: { ...caller.page.patient, name } };
      w.open(caller);
    },
  ],
  [
    /^caller (\d{4}) adds: (.+)$/,
    (w, short = '', words = '') => {
      const caller = callerOf(w, short);
      const { reason, flags } = flagged(words);
      const { page } = caller;
      caller.page = { ...page, reason: `${page.reason}. ${reason}`, flags: [...page.flags, ...flags] };
      w.open(caller);
    },
  ],
  [/^wait (\d+):(\d\d)$/, (w, m = '0', s = '0') => w.run((Number(m) * 60 + Number(s)) * 1_000)],
  [/^the program dies$/, (w) => w.kill()],
  [/^the program starts$/, (w) => w.start()],
  [
    /^the program stops$/,
    async (w) => {
      await w.clock.runFor(w.engine.stop());
      w.kill();
    },
  ],
  [/^the clock jumps (-?\d+) min$/, (w, n = '0') => Object.assign(w, { wallAhead: w.wallAhead + Number(n) * MINUTE })],
  [/^(\w+) is deleted$/, (w, person = '') => void w.people.delete(person)],
  [/^the gateway is (up|down)$/, (w, state = '') => Object.assign(w, { gateway: state as 'up' })],
  [
    /^the gateway says that (\w+)'s (\w+) (arrived|failed)$/,
    (w, person = '', kind = '', what = '') => {
      const text = w.texts.find(({ address }) => address === numberOf(person, kind));
      w.engine.report(text?.id ?? '', what === 'arrived' ? 'delivered' : 'failed');
    },
  ],
  [/^the trunk is (dead|back)$/, (w, state = '') => Object.assign(w.lines, { dead: state === 'dead' })],
  [
    /^(\w+) takes it in the console$/,
    (w, personId = '') =>
      w.engine.book.put(w.engine.book.all()[0]?.id ?? '', {
        type: 'taken',
        personId,
        choice: 'calls-back',
        by: 'console',
      }),
  ],
  [
    /^(\w+) takes it over in the console$/,
    (w, personId = '') =>
      w.engine.book.put(w.engine.book.all()[0]?.id ?? '', {
        ...{ type: 'taken', personId, choice: 'calls-back', by: 'console', over: true },
      }),
  ],
  [
    /^(\w+) settles it in the console$/,
    (w, personId = '') =>
      pagingView({ escalations: {} as never }, w.engine).settle(w.engine.book.all()[0]?.id ?? '', personId, 'advised'),
  ],
  [
    /^(\w+) gives it back$/,
    (w, personId = '') => w.engine.book.put(w.engine.book.all()[0]?.id ?? '', { type: 'given-back', personId }),
  ],
  [
    /^(\d{4}) calls in: (.+)$/,
    (w, short = '', text = '') => w.callInFrom(callerNumber(short), text.replaceAll(/\w+'s/g, ofPerson).split(/\s+/)),
  ],
  [/^([a-z]+) calls in: (.+)$/, (w, personId = '', text = '') => w.callIn(personId, text.split(/\s+/))],
];

/** The number that a stranger keys for somebody. */
const ofPerson = (word: string) => `${numberOf(word.replace("'s", ''), 'mobile').slice(2)}#`;

async function happen(world: World, line: string): Promise<void> {
  for (const [pattern, act] of HAPPENS) {
    const words = pattern.exec(line);
    if (!words) continue;
    await act(world, ...(words.slice(1) as string[]));
    if (!line.startsWith('wait')) await world.run(0);
    return;
  }
  throw new RangeError(`no story says this: ${line}`);
}

function waysOf(person: string, text: string): Way[] {
  if (text === 'none') return [];
  return text.split(',').map((part) => {
    const [, kind = '', after = '0'] = /^\s*(\w+)(?: after (\d+))?\s*$/.exec(part) ?? [];
    return way(WAYS[kind] as Channel, numberOf(person, kind), Number(after) * MINUTE);
  });
}

function phoneOf(text: string): Phone {
  const [does = '', ...keys] = text.trim().split(/\s+/);
  return does === 'answers' ? { does, keys } : { does: does as 'silent' };
}

function callerOf(world: World, short: string) {
  const found = world.callers.findLast(({ phone }) => phone === callerNumber(short));
  if (!found) throw new RangeError(`nobody called from ${short}`);
  return found;
}

/** null: it is so; else what is. */
function check(world: World, line: string): string | null {
  const [, what = '', rest = ''] = /^([\w -]+?)(?:: ?(.*))?$/.exec(line) ?? [];
  const same = (is: string) => (is === rest ? null : is || 'nothing');
  const escalations = world.escalations();
  if (what === 'rung')
    return same(world.lines.rung.map((ring) => `${named(world, ring.to)} ${clock(ring.at)}`).join(', '));
  if (what === 'texts')
    return same(world.texts.map(({ address, kind, at }) => `${kind} ${named(world, address)} ${clock(at)}`).join(', '));
  if (what === 'state') return same(escalations.map(stateOf).join(', '));
  if (what === 'joined') return same(world.joined.map((pair) => pair.replace('+1518555', 'with ')).join(', '));
  if (what === 'told') return same(world.callers.map(({ told }) => told.join(' ')).join(', '));
  if (what === 'on call')
    return same(
      [['adult', onCall(world.seats)], ...[...world.others].map(([id, seats]) => [id, onCall(seats)])]
        .map((s) => s.join(' '))
        .join(', '),
    );
  if (what === 'calls') return same(escalations.map(({ calls }) => calls.length).join(', '));
  if (what === 'alarms') return same(world.alarms.map(({ alarm }) => alarm).join(', '));
  if (what === 'dictated') return same(world.dictations.map(({ text }) => text).join(', '));
  if (what === 'trail') return within(trails(world), rest);
  if (what === 'trail has no') return within(trails(world), rest) === null ? trails(world) : null;
  const [, who = '', not] = /^(\w+) (?:heard|(did not hear))$/.exec(what) ?? [];
  if (!who) throw new RangeError(`nobody can look at this: ${line}`);
  const heard = world.lines.heard.filter(({ to }) => named(world, to).split(' ')[0] === who).map(({ text }) => text);
  const missed = within(heard.join(' '), rest);
  return not ? (missed === null ? heard.join(' ') : null) : missed;
}

function within(text: string, words: string): string | null {
  return text.toLowerCase().includes(words.toLowerCase()) ? null : text || 'nothing';
}

function trails(world: World): string {
  return world.disk.flatMap(({ events }) => trailOf(events)?.lines.map(({ text }) => text) ?? []).join('\n');
}

const onCall = ({ primary }: Record<string, string | null>) => primary ?? 'nobody';

function stateOf({ phase }: Escalation): string {
  if (phase.phase === 'held') return `held by ${phase.by}`;
  if (phase.phase === 'settled') return `${phase.outcome} by ${phase.by}`;
  return phase.phase;
}

function named(world: World, number: string): string {
  const id = world.byNumber.get(number);
  if (id) return id;
  for (const kind of Object.keys(WAYS))
    for (const person of PEOPLE) if (numberOf(person, kind) === number) return `${person} ${kind}`;
  return number.replace('+1518555', '');
}

/** m:ss since the story began. */
function clock(at: number): string {
  const seconds = Math.floor((at - START) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
