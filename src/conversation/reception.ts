import type { Log } from '../log.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Trunk } from '../telephony/trunk.ts';
import type { CallRunOptions } from './call-options.ts';
import { CallRun } from './call-run.ts';

/** Takes incoming legs from the trunk and gives each a run of its own. */
export class Reception {
  readonly #trunk: Trunk;
  readonly #options: Omit<CallRunOptions, 'leg'>;
  readonly #log: Log;
  readonly #runs = new Set<CallRun>();
  readonly #onCall = (leg: CallLeg) => void this.take(leg);

  constructor(trunk: Trunk, options: Omit<CallRunOptions, 'leg'>) {
    this.#trunk = trunk;
    this.#options = options;
    this.#log = options.log;
  }

  /** How many calls have something going on: a line that is up or a ladder that runs. */
  get running(): number {
    return this.#runs.size;
  }

  open(): void {
    this.#trunk.on('call', this.#onCall);
  }

  /** New calls are no longer taken; those that run are let go to the backup path, and their ladders stop. */
  async close(): Promise<void> {
    this.#trunk.off('call', this.#onCall);
    await Promise.all([...this.#runs].map((run) => run.stop()));
  }

  /**
   * Gives a leg a run of its own. Gives back the call's id; null: it could not be taken and goes to the backup path.
   * @param rungBack E.164: we rang this number because a call from it was missed
   */
  take(leg: CallLeg, rungBack?: string): string | null {
    try {
      const run = new CallRun({ ...this.#options, leg, ...(rungBack !== undefined && { rungBack }) });
      this.#runs.add(run);
      run.once('finished', () => this.#runs.delete(run));
      this.#log.info({ call: run.id, leg: leg.id }, 'call');
      run.start().catch((error: unknown) => this.#refuse(leg, error));
      return run.id;
    } catch (error) {
      this.#refuse(leg, error);
      return null;
    }
  }

  #refuse(leg: CallLeg, error: unknown): void {
    if (leg.over) return;
    this.#log.error({ leg: leg.id, err: error }, 'a call could not be taken: it goes to the backup path');
    leg.handOver({ to: 'backup' }).catch(() => undefined);
  }
}
