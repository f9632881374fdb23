import type { PlayedCall } from './caller.ts';
import { type Census, PROCESSES, type ProcessName } from './census.ts';
import { type DeadAir, deadAir } from './dead-air.ts';
import type { Written } from './records.ts';
import type { Soaked } from './soak.ts';

/** What must not be: a caller is never left in silence for longer, ms. */
export const MOST_SILENCE_MS = 1_500;
/** What a process may grow by at rest over 1,000 calls, MB, once it is warm. */
const MOST_GROWTH_MB: Readonly<Record<ProcessName, number>> = { program: 100, ears: 100, mouth: 100, asterisk: 60 };
/** Fewer calls than this at rest say nothing of growth over a thousand: caches fill and heaps settle. */
const SLOPE_FROM_CALLS = 60;
/** Whoever says nothing for so long has been asked more than once whether they are there, and is let go. */
const LONG_ENOUGH_MS = 100_000;
/** Descriptors, sockets and timers that come and go without any call: a pool, a keep-alive, a reminder that was set. */
const LOOSE = 8;

export interface Silence extends DeadAir {
  nth: number;
  kind: string;
  /** What was said around it, with how long after it began, s. */
  around: string;
}

/** So long before a silence begins what was said still tells why, ms. */
const BEFORE_MS = 8_000;

export interface Verdict {
  /** What is not as it must be, in words; empty: all is well. */
  faults: string[];
  figures: {
    calls: number;
    answered: number;
    /** Came while the box was full. */
    toBackup: number;
    seconds: number;
    words: number;
    answerMs: { median: number; p95: number; most: number };
    /** Every silence above the bound, the longest first. */
    silences: Silence[];
    symptomatic: number;
    /** MB over 1,000 calls by least squares over the rests but the first; null: too few calls to tell. */
    growthMb: Record<ProcessName | 'heap', number | null>;
    /** At each rest, the first before any call: what rises to a height and stays there is no leak. */
    rssMb: Record<ProcessName, number[]>;
  };
}

/** Whether a run was as it must be. Pure. @param mostSilenceMs more where the machine is shared with others */
export function judge(soaked: Soaked, mostSilenceMs = MOST_SILENCE_MS): Verdict {
  const pairs = pair(soaked.played, soaked.written);
  const airs = pairs.flatMap((one) => silencesOf(one));
  const silences = airs.filter(({ ms }) => ms > mostSilenceMs).sort((a, b) => b.ms - a.ms);
  const answers = airs.filter(({ what, open }) => what === 'answer' && !open).map(({ ms }) => ms);
  const symptomatic = pairs.filter(
    ({ played, written }) => written !== null && played.symptom !== null && played.plan.line === 'good',
  );
  const growthMb = growth(soaked.rests);
  const toBackup = soaked.rests.at(-1)?.inside.turnedAway ?? 0;
  const faults = [
    ...silences.map(
      (s) =>
        `call ${s.nth} (${s.kind}): ${s.ms} ms of silence (${s.what}${s.open ? ', no sound after it' : ''})${s.around && `: ${s.around}`}`,
    ),
    ...soaked.played.filter(isStuck).map(({ plan }) => `call ${plan.nth} (${plan.kind}): stuck`),
    ...soaked.restless.map(({ calls, held }) => `after ${calls} calls the box still held ${held}`),
    ...soaked.replaced.map((name) => `${name} was started again`),
    ...soaked.written
      .filter((w) => w.endedMs === null || w.outcome === 'in-progress')
      .map(() => 'a record was not closed'),
    ...unwritten(pairs, toBackup),
    ...symptomatic
      .filter(({ played, written }) => played.hungUp && written?.paged !== true && written?.outcome !== 'handed-over')
      .map(({ played }) => `call ${played.plan.nth} (${played.plan.kind}): ${played.symptom} and nobody was paged`),
    ...held(soaked.rests),
    ...tooMuch(growthMb),
    ...(soaked.status === 0 ? [] : [`the program ended with ${soaked.status}`]),
  ];
  return {
    faults,
    figures: {
      calls: soaked.played.length,
      answered: soaked.played.filter(({ answeredMs }) => answeredMs !== null).length,
      toBackup,
      seconds: Math.round(soaked.seconds),
      words: soaked.played.reduce((sum, { acts }) => sum + acts.filter(({ what }) => what === 'words').length, 0),
      answerMs: spread(answers),
      silences,
      symptomatic: symptomatic.length,
      growthMb,
      rssMb: Object.fromEntries(
        PROCESSES.map((name) => [name, soaked.rests.map((census) => megabytes(census, name))]),
      ) as Verdict['figures']['rssMb'],
    },
  };
}

interface Pair {
  played: PlayedCall;
  written: Written | null;
}

/** Each call with its record: that of its number which began while it was under way. */
function pair(played: readonly PlayedCall[], written: readonly Written[]): Pair[] {
  const left = [...written];
  return played.map((one) => {
    const [from, to] = [one.startedMs, one.endedMs].map((ms) => ms + performance.timeOrigin) as [number, number];
    const at = left.findIndex(
      (w) => w.from === one.plan.from && w.startedMs >= from - 1_000 && w.startedMs <= to + 1_000,
    );
    return { played: one, written: at < 0 ? null : left.splice(at, 1)[0]! };
  });
}

function silencesOf({ played, written }: Pair): Silence[] {
  const { plan, answeredMs, sounds, acts, endedMs } = played;
  if (answeredMs === null || written === null) return [];
  const local = (ms: number) => ms - performance.timeOrigin;
  const heard = {
    answeredMs,
    // From then on somebody else is on the line, or nobody.
    endMs: Math.min(
      endedMs,
      written.endedMs === null ? endedMs : local(written.endedMs),
      staffFrom(played, written.turns.map(local)),
    ),
    sounds,
    // What does not arrive asks for no answer.
    acts: plan.line === 'good' ? acts : acts.map((act) => ({ ...act, what: 'noise' as const })),
    turns: written.turns.map(local),
  };
  const around = ({ fromMs, ms }: DeadAir) =>
    written.course
      .map(({ atMs, what }) => ({ at: local(atMs) - fromMs, what }))
      .filter(({ at }) => at > -BEFORE_MS && at < ms + BEFORE_MS)
      .map(({ at, what }) => `${(at / 1000).toFixed(1)} ${what}`)
      .join(', ');
  return deadAir(heard).map((air) => ({ ...air, nth: plan.nth, kind: plan.kind, around: around(air) }));
}

/**
 * When a star as the first key made it the line of the practice's own people, who are waited for while they look for their number, and whose
 * turns are in no record of a call.
 */
function staffFrom({ acts }: PlayedCall, turns: readonly number[]): number {
  const first = acts.find(({ what }) => what === 'keys');
  const isStaff = first?.key === '*' && !turns.some((at) => at > first.toMs);
  return isStaff ? first.fromMs : Number.POSITIVE_INFINITY;
}

/** Nobody was answered, or somebody who said nothing at all was kept for longer than anybody would wait. */
function isStuck({ plan, answeredMs, outstayed, symptom }: PlayedCall): boolean {
  if (plan.cancelAfterMs === null && answeredMs === null) return true;
  const patience = plan.steps.findLast((step) => step.do === 'stay')?.mostMs ?? 0;
  return outstayed && symptom === null && plan.kind === 'silent' && patience >= LONG_ENOUGH_MS;
}

/** Whoever came while the box was full was on the backup path: they are no call of the program's. */
function unwritten(pairs: readonly Pair[], refused: number): string[] {
  return pairs
    .filter(({ played, written }) => played.answeredMs !== null && written === null)
    .slice(refused)
    .map(({ played }) => `call ${played.plan.nth} (${played.plan.kind}): there is no record of it`);
}

/** What the last rest holds more than the first after a call: whatever grows with calls is a leak. */
function held(rests: readonly Census[]): string[] {
  // The first calls open what is kept from then on.
  const first = rests.length > 2 ? rests[1] : rests[0];
  const last = rests.at(-1);
  if (!first || !last) return [];
  const faults: string[] = [];
  const compare = (what: string, before: number, after: number, loose = LOOSE) => {
    if (after > before + loose) faults.push(`${what}: ${before} at first, ${after} in the end`);
  };
  for (const name of PROCESSES) {
    const [before, after] = [first.processes[name], last.processes[name]];
    compare(`sockets of ${name}`, before.sockets, after.sockets);
    compare(`files of ${name}`, before.files, after.files);
    compare(`threads of ${name}`, before.threads, after.threads);
  }
  for (const kind of Object.keys(last.inside.resources))
    compare(`${kind} in the program`, rests[0]?.inside.resources[kind] ?? 0, last.inside.resources[kind] ?? 0);
  return faults;
}

function growth(rests: readonly Census[]): Verdict['figures']['growthMb'] {
  const warm = rests.slice(1);
  const calls = (warm.at(-1)?.calls ?? 0) - (warm[0]?.calls ?? 0);
  const slope = (of: (census: Census) => number) =>
    calls < SLOPE_FROM_CALLS
      ? null
      : round(leastSquares(warm.map((census) => [census.calls / 1_000, of(census) / 1e6])));
  const all = { heap: slope((census) => census.inside.heapBytes) } as Verdict['figures']['growthMb'];
  for (const name of PROCESSES) all[name] = slope((census) => census.processes[name].rssBytes);
  return all;
}

function tooMuch(growthMb: Verdict['figures']['growthMb']): string[] {
  return PROCESSES.flatMap((name) => {
    const grew = growthMb[name];
    return grew !== null && grew > MOST_GROWTH_MB[name] ? [`${name} grows by ${grew} MB in 1,000 calls`] : [];
  });
}

/** The slope of the line that fits best. */
function leastSquares(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const under = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

const megabytes = (census: Census, name: ProcessName) => Math.round(census.processes[name].rssBytes / 1e6);

function spread(values: readonly number[]): { median: number; p95: number; most: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}

const round = (mb: number) => Math.round(mb * 10) / 10;
