import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { NightbellError } from '../errors.ts';
import { exportOf, feedOf } from '../oncall/exchange/feed.ts';
import type { Schedule } from '../oncall/schedule/types.ts';
import { loadSettings } from '../settings/load.ts';
import { type Io, print } from './io.ts';
import { takeIn } from './oncall-import.ts';
import { showGaps, showHours, showNext, showWho } from './oncall-show.ts';
import { practiceOf } from './practice-file.ts';
import { scheduleNow } from './schedule-now.ts';

const USAGE =
  'oncall who|next|gaps|hours [--at TIME] [--service S] [--json] | oncall import FILE|SOURCE|URL [--preview] [--force] [--source ID] [--service S] [--seat SEAT] [--dates day-first|month-first] [--name NAME=PERSON] [--task NAME=SEAT] [--column COLUMN=HEADING] | oncall export [--person P]';

const OPTIONS = {
  at: { type: 'string' },
  service: { type: 'string' },
  json: { type: 'boolean', default: false },
  preview: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  source: { type: 'string' },
  seat: { type: 'string' },
  name: { type: 'string', multiple: true, default: [] as string[] },
  column: { type: 'string', multiple: true, default: [] as string[] },
  task: { type: 'string', multiple: true, default: [] as string[] },
  dates: { type: 'string' },
  person: { type: 'string' },
  weeks: { type: 'string', default: '4' },
} as const;

export interface OnCallOptions {
  /** Instant, ISO 8601 in UTC. */
  at: string;
  service: string | null;
  json: boolean;
  weeks: number;
}

/**
 * `nightbell oncall …`: who is on call, who comes next, where nobody is; schedules in and out. Without records it tells what the practice file
 * says. Throws NB_USAGE, NB_PRACTICE_INVALID, NB_SCHEDULE_REFUSED and, of `import`, NB_STORE_NONE and NB_SCHEDULE_UNREACHABLE.
 */
export async function oncall(args: string[], io: Io): Promise<number> {
  if (['help', '--help', '-h'].includes(args[0] ?? '')) {
    print(io, `Usage: nightbell ${USAGE.replaceAll(' | oncall', '\n       nightbell oncall')}`);
    return 0;
  }
  const { values, command, what } = parse(args);
  const settings = loadSettings();
  const practice = practiceOf(settings);
  const weeks = Number(values.weeks);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 104) throw new NightbellError('NB_USAGE', USAGE);
  const at = instantOf(values.at, practice.timeZone);
  if (command === 'import') return takeIn(io, settings, practice, what as string, values);
  const schedule = await scheduleNow(practice);
  const { service = null } = values;
  if (service !== null && !schedule.services.some(({ id }) => id === service)) {
    const known = schedule.services.map(({ id }) => id).join(', ');
    throw new NightbellError('NB_SCHEDULE_REFUSED', `no service ${service}; there is ${known}`);
  }
  const options: OnCallOptions = { at, service, json: values.json, weeks };
  if (command === 'who') return showWho(io, practice, schedule, options);
  if (command === 'next') return showNext(io, practice, schedule, options);
  if (command === 'gaps') return showGaps(io, practice, schedule, options);
  if (command === 'hours') return showHours(io, practice, schedule, options);
  const to = Temporal.Instant.from(at).toZonedDateTimeISO(practice.timeZone).add({ weeks }).toInstant().toString();
  print(
    io,
    values.person === undefined
      ? exportOf(schedule, at, to, at, service ?? undefined)
      : feedOf(schedule, known(schedule, values.person), at),
  );
  return 0;
}

function known({ people }: Schedule, person: string): string {
  if (people.some(({ id }) => id === person)) return person;
  throw new NightbellError('NB_SCHEDULE_REFUSED', `nobody is called ${person} in the practice file`);
}

/** An instant with its offset, or a time of the practice's own clock; of one that comes twice the first. Left out: now. */
function instantOf(text: string | undefined, timeZone: string): string {
  if (text === undefined) return Temporal.Now.instant().toString({ smallestUnit: 'second' });
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    try {
      return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(timeZone).toInstant().toString();
    } catch {
      throw new NightbellError('NB_USAGE', `--at ${text}: write 2026-11-01T01:30:00-04:00, or 2026-11-01T01:30 local`);
    }
  }
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [command = '', what, ...more] = positionals;
    const alone = ['who', 'next', 'gaps', 'hours', 'export'].includes(command);
    if (more.length > 0 || alone !== (what === undefined) || !(alone || command === 'import')) throw new Error();
    return { values, command, what };
  } catch (error) {
    throw error instanceof NightbellError ? error : new NightbellError('NB_USAGE', USAGE);
  }
}
