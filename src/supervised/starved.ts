import { readFileSync } from 'node:fs';

/** What Linux tells of a thread: whether it runs or could run, and how much processor time it has had, ms. */
export interface ThreadTime {
  wantsToRun: boolean;
  ranMs: number;
}

/** A clock tick of /proc, ms: Linux has had 100 a second since it gave them to programs. */
const TICK_MS = 10;
/** Of the processor that it could use it got so little. */
const STARVED = 0.5;

/** Of the first thread of a process, which is the one that says that it lives. null: it has gone, or the system tells nothing. */
export function threadTime(pid: number): ThreadTime | null {
  try {
    const stat = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'latin1');
    // The name in brackets may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { wantsToRun: fields[0] === 'R', ranMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  } catch {
    return null;
  }
}

/**
 * Tells a process that is silent because others have the processor from one that hangs: to end the first and load its models anew would take what
 * little there is. One that hangs waits for something, or works and does not come to its end.
 */
export class Starvation {
  readonly #read: () => ThreadTime | null;
  #before: ThreadTime | null;

  constructor(read: () => ThreadTime | null) {
    this.#read = read;
    this.#before = read();
  }

  /** Since this was asked last, `ms` ago, it could have run and hardly did. */
  since(ms: number): boolean {
    const before = this.#before;
    const now = this.#read();
    this.#before = now;
    return before !== null && now?.wantsToRun === true && now.ranMs - before.ranMs < ms * STARVED;
  }
}
