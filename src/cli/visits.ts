import { parseArgs } from 'node:util';
import { visitNames } from '../calendar/visit-names.ts';
import { NightbellError } from '../errors.ts';
import { zoned } from '../practice/hours.ts';
import type { Practice } from '../practice/practice.ts';
import { loadSettings } from '../settings/load.ts';
import { type Io, print } from './io.ts';
import { practiceOf } from './practice-file.ts';
import { withStore } from './rooms-alone.ts';

const USAGE = 'visits list [--days N] | visits waiting | visits done ID';
const DAYS = 14;

/**
 * `nightbell visits list|waiting|done`: the box's own calendar, for the front desk. Each look is in the log. Throws NB_USAGE,
 * NB_PRACTICE_INVALID, NB_STORE_NONE.
 */
export async function visits(args: string[], io: Io): Promise<number> {
  const asked = parse(args);
  const practice = practiceOf(loadSettings());
  const actor = `cli:uid-${process.getuid?.() ?? 0}`;
  if (asked.command === 'done') {
    const done = await withStore((store) => store.waitList.done(asked.id, actor));
    print(io, done ? 'Taken off the waiting list.' : 'Nobody waits under this id.');
    return done ? 0 : 1;
  }
  const lines = asked.command === 'list' ? await booked(practice, asked.days, actor) : await waiting(practice, actor);
  for (const cells of lines) print(io, cells.join('  '));
  if (lines.length === 0) print(io, asked.command === 'list' ? 'No visits.' : 'Nobody waits.');
  return 0;
}

async function booked(practice: Practice, days: number, actor: string): Promise<string[][]> {
  const now = Date.now();
  const rows = await withStore((store) => store.visits.day(now, now + days * 86_400_000, actor));
  return rows.map((row) => {
    const { provider, location, visit } = visitNames(practice, row);
    const who = [row.name, row.dob, row.phones.join(' ')];
    return [local(practice, row.startsAt), `${row.minutes} min`, provider, location, visit, ...who, row.state];
  });
}

async function waiting(practice: Practice, actor: string): Promise<string[][]> {
  const rows = await withStore((store) => store.waitList.view(actor));
  return rows.map(({ id, at, name, dob, phones, wish }) => {
    const { provider, when, visit } = wish as { provider: string | null; when: unknown; visit: string };
    const wished = [visit, provider, when === null ? null : JSON.stringify(when)].filter(Boolean).join(', ');
    return [id, `since ${local(practice, at)}`, name, dob, phones.join(' '), wished || 'any time'];
  });
}

function local(practice: Practice, at: string): string {
  return zoned(practice, Date.parse(at)).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

type Asked = { command: 'list'; days: number } | { command: 'waiting' } | { command: 'done'; id: string };

function parse(args: string[]): Asked {
  try {
    const options = { days: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [command, id, ...more] = positionals;
    if (more.length > 0) throw new Error();
    if (command === 'done' && id) return { command, id };
    const days = Number(values.days ?? DAYS);
    if (id !== undefined || !Number.isInteger(days) || days < 1) throw new Error();
    if (command === 'list') return { command, days };
    if (command === 'waiting') return { command };
    throw new Error();
  } catch {
    throw new NightbellError('NB_USAGE', USAGE);
  }
}
