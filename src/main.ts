import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from './access/access.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Console } from './console/console.ts';
import { NightbellError } from './errors.ts';
import { type Log, makeLog } from './log.ts';
import { whoIsOnCall } from './oncall/rota.ts';
import { type Practice, parsePractice } from './practice/practice.ts';
import { places } from './settings/load.ts';
import type { Settings } from './settings/schema.ts';
import { createSpeech } from './speech/index.ts';
import { asStoreError } from './store/failure.ts';
import { AsteriskTrunk } from './telephony/asterisk/trunk.ts';
import { BoxFile } from './wiring/box-file.ts';
import { Notify } from './wiring/notify.ts';
import { openRooms, type Rooms } from './wiring/rooms.ts';

const TREE = join(import.meta.dirname, '..');
export const EXAMPLE_PRACTICE = join(TREE, 'examples/practice.yaml');
export const VERSION: string = JSON.parse(readFileSync(join(TREE, 'package.json'), 'utf8')).version;
/** How often the dialplan's own backup learns who is on call. */
const BACKUP_MS = 30_000;
/** First pause before the rooms are tried again after a failure; it doubles up to the longest. */
const RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

export interface BoxOptions {
  settings: Settings;
  log?: Log;
  clock?: Clock;
  /** true: a room that cannot be opened ends the start with its error. false: calls go to the backup path and it is tried again. */
  strict?: boolean;
  onPrompts?: (done: number, total: number) => void;
  /** The web page stands open: at the start, or later where it could not. */
  onConsole?: (console: Console, access: Access, setUpCode: string | null) => void;
}

/** One box: the trunk first, because Asterisk's own backup path needs nothing else; then the rooms behind it. */
export class Box {
  readonly settings: Settings;
  readonly practice: Practice;
  readonly trunk: AsteriskTrunk;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #options: BoxOptions;
  readonly #notify: Notify;
  readonly #file: BoxFile;
  #rooms: Rooms | null = null;
  #trouble: Error | null = null;
  #stopBackup: () => void = () => undefined;
  #stopRetry: () => void = () => undefined;
  readonly #stopping = new AbortController();
  /** What was last to be told stands in the file. */
  #told = true;

  private constructor(options: BoxOptions) {
    this.#options = options;
    this.settings = options.settings;
    this.#log = options.log ?? makeLog();
    this.#clock = options.clock ?? systemClock;
    const file = this.settings.practice || EXAMPLE_PRACTICE;
    this.practice = parsePractice(readPractice(file), file);
    this.trunk = new AsteriskTrunk({ settings: this.settings, log: this.#log, callerId: this.practice.mainLine });
    this.#notify = new Notify(this.#clock);
    this.#file = new BoxFile(places(this.settings).box);
  }

  /** Throws NB_PRACTICE_INVALID, NB_ASTERISK_*, NB_PORT_TAKEN; with `strict` also what the rooms throw. */
  static async start(options: BoxOptions): Promise<Box> {
    const box = new Box(options);
    try {
      await box.trunk.start();
      await box.#tellBackup();
      await box.#openRooms(RETRY_MS);
    } catch (error) {
      await box.stop();
      throw asStoreError(error);
    }
    box.#notify.ready();
    return box;
  }

  /** The rooms behind the trunk, or null while they cannot be opened. */
  get rooms(): Rooms | null {
    return this.#rooms;
  }

  /** Why calls go to the backup path, or null. */
  get trouble(): Error | null {
    return this.#trouble;
  }

  /** Callers first: they go to the backup path while everything else is taken down. */
  async stop(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    this.#stopping.abort();
    this.#notify.stopping();
    this.#stopBackup();
    this.#stopRetry();
    await this.#rooms?.reception.close();
    await Promise.all([this.#rooms?.close(), this.trunk.stop()]);
    this.#file.remove();
  }

  async #openRooms(retryMs: number): Promise<void> {
    const { signal } = this.#stopping;
    try {
      const rooms = await openRooms({
        settings: this.settings,
        practice: this.practice,
        trunk: this.trunk,
        speech: createSpeech(this.settings, this.#log),
        clock: this.#clock,
        log: this.#log,
        version: VERSION,
        strict: this.#options.strict ?? false,
        signal,
        onSetUp: () => this.#tell(),
        onAdvisers: () => this.#tell(),
        onConsole: (console, access, setUpCode) => {
          this.#tell();
          this.#options.onConsole?.(console, access, setUpCode);
        },
        ...(this.#options.onPrompts && { onPrompts: this.#options.onPrompts }),
      });
      if (signal.aborted) return await rooms.close();
      this.#rooms = rooms;
      this.#trouble = null;
    } catch (error) {
      if (this.#options.strict) throw error;
      if (signal.aborted) return;
      this.#trouble = asStoreError(error) as Error;
      const why = this.#trouble instanceof NightbellError ? this.#trouble.message : this.#trouble.name;
      this.#log.error({ why }, 'calls go to the backup path: the on-call phone, then voicemail');
      this.#stopRetry = this.#clock.after(retryMs, () => void this.#openRooms(Math.min(retryMs * 2, LONGEST_RETRY_MS)));
    }
    this.#tell();
  }

  /** Lets the commands beside this program find it. They can do without; a call cannot wait for a disk that is full. */
  #tell(): void {
    const llm = this.#rooms?.advisers.llm;
    try {
      this.#file.write({
        sip: this.trunk.ports.sipUdp,
        console: this.#rooms?.console?.url ?? null,
        host: this.settings.sip.bind,
        setUpCode: this.#rooms?.setUpCode ?? null,
        llmDown: llm?.state === 'down' ? llm.detail : null,
      });
      this.#told = true;
    } catch (error) {
      this.#told = false;
      this.#log.error({ code: (error as { code?: string }).code }, 'where this box is found could not be written');
    }
  }

  /** Who is on call is worked out at each telling, in the practice's time zone (S12). */
  async #tellBackup(): Promise<void> {
    this.#stopBackup = this.#clock.after(BACKUP_MS, () => {
      if (!this.#told) this.#tell();
      void this.#tellBackup();
    });
    try {
      const now = new Date(this.#clock.now()).toISOString();
      const { primary } = this.#rooms?.onCall() ?? whoIsOnCall(this.practice, now);
      await this.trunk.setBackup({ onCallNumber: primary.phone });
    } catch (error) {
      // The number that was written last stands until the next time.
      this.#log.error({ code: (error as { code?: string }).code }, 'backup number not written');
    }
  }
}

function readPractice(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new NightbellError('NB_PRACTICE_INVALID', `${file} cannot be read`, { cause: error });
  }
}
