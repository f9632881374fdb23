import type { Clock } from '../clock.ts';
import type { Console } from '../console/console.ts';
import { NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';

const AGAIN_MS = 15_000;

/** The way into the web page. Calls never wait for it: where it cannot open, it is tried again until it can. */
export class ConsoleDoor {
  readonly #open: () => Promise<Console>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #opened: (console: Console) => void;
  #console: Console | null = null;
  #stopWaiting: () => void = () => undefined;
  #closed = false;

  /** @param opened called when it stands open, which may be much later than the first try. */
  constructor(options: { open: () => Promise<Console>; clock: Clock; log: Log; opened: (console: Console) => void }) {
    this.#open = options.open;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#opened = options.opened;
  }

  get console(): Console | null {
    return this.#console;
  }

  /** The first try; rejects with NB_PORT_TAKEN or what else was in the way. */
  async open(): Promise<void> {
    const console = await this.#open();
    if (this.#closed) return console.close();
    this.#console = console;
    this.#opened(console);
  }

  /** The first try and, where it fails, further ones. */
  async keepTrying(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      if (this.#closed) return;
      const why = error instanceof NightbellError ? error.message : ((error as { code?: string }).code ?? 'unknown');
      this.#log.error({ why }, 'the web page is not there; calls are answered all the same');
      this.#stopWaiting = this.#clock.after(AGAIN_MS, () => void this.keepTrying());
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopWaiting();
    await this.#console?.close();
  }
}
