import { EventEmitter } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { CamelCasePlugin, Kysely } from 'kysely';
import { type Clock, systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Alarms } from './alarms.ts';
import { BoxState } from './box-state.ts';
import type { NewCall } from './call-writes.ts';
import { Calls } from './calls.ts';
import { Contacts } from './contacts.ts';
import type { DeskRules } from './desk-rules.ts';
import { SqlcipherDialect } from './dialect.ts';
import { Dispositions } from './dispositions.ts';
import { Escalations } from './escalations.ts';
import { Facts } from './facts.ts';
import { asStoreError } from './failure.ts';
import { type StoreKey, syncDirectory } from './key.ts';
import type { Ledger } from './ledger.ts';
import { Messages } from './messages.ts';
import { migrate } from './migrate.ts';
import { MissedCalls } from './missed-calls.ts';
import { Notebook } from './notebook.ts';
import { Notes, writeUp } from './notes.ts';
import { Notices } from './notices.ts';
import { Pages } from './pages.ts';
import { Patients } from './patients.ts';
import { People } from './people.ts';
import { Protocols } from './protocols.ts';
import { Recordings } from './recordings.ts';
import { Reviews } from './reviews.ts';
import { Schedules } from './schedules.ts';
import { Sessions } from './sessions.ts';
import { Connection } from './sqlcipher.ts';
import type { Tables } from './tables.ts';
import { Turns } from './turns.ts';
import type { AuditEvent, Change } from './types.ts';
import { makeWrite, type Write } from './unit.ts';
import { Unsettled } from './unsettled.ts';
import { Users } from './users.ts';
import { uuidv7 } from './uuid.ts';
import { Visits } from './visits.ts';
import { WaitList } from './wait-list.ts';
import { WriteBehind, type WriteState } from './write-behind.ts';

/** Two people may look while the box reads for itself. */
const READERS = 2;
/** How long `close` waits for what a failing store holds back. systemd kills after 90 s unless told otherwise. */
const CLOSE_WAIT_MS = 5000;

export interface StoreOptions {
  /** The database file; made, with its directory, when it is not there. */
  file: string;
  key: StoreKey;
  ledger: Ledger;
  log: Log;
  clock?: Clock;
  /** Default: messages are for nobody in particular and no call is written up. */
  desk?: DeskRules;
}

/**
 * Opens the encrypted database and brings its schema up to date. Rejects with NB_STORE_KEY_WRONG, NB_STORE_NEWER,
 * NB_STORE_FULL or NB_STORE_FAILED.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { file, key, ledger } = options;
  try {
    makePrivate(file);
    const writer = await Connection.open(file, key, 'writer');
    const opened = [writer];
    try {
      const write = kysely([writer], 'begin immediate');
      await migrate(write);
      for (let i = 0; i < READERS; i++) opened.push(await Connection.open(file, key, 'reader'));
      await ledger.opened(write, file);
      return new Store(options, writer, write, kysely(opened.slice(1), 'begin'));
    } catch (error) {
      for (const connection of opened) await connection.close().catch(() => {});
      throw error;
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

/** The open database: one repository an aggregate, one writer, and `changes` for whoever watches live. */
export class Store {
  readonly file: string;
  readonly calls: Calls;
  readonly turns: Turns;
  readonly facts: Facts;
  readonly dispositions: Dispositions;
  readonly pages: Pages;
  readonly messages: Messages;
  readonly missedCalls: MissedCalls;
  readonly notes: Notes;
  readonly recordings: Recordings;
  readonly protocols: Protocols;
  readonly reviews: Reviews;
  readonly unsettled: Unsettled;
  readonly people: People;
  readonly contacts: Contacts;
  readonly notices: Notices;
  readonly alarms: Alarms;
  readonly patients: Patients;
  readonly visits: Visits;
  readonly waitList: WaitList;
  readonly schedules: Schedules;
  readonly escalations: Escalations;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly box: BoxState;
  /** `change` after each commit, once for each thing that changed. */
  readonly changes: EventEmitter<{ change: [Change] }> = new EventEmitter();
  /** For rooms that read tables of their own (audit); the connections refuse to write. */
  readonly read: Kysely<Tables>;
  /** Writes of the box itself that nobody may wait for, e.g. wrong tries of a PIN. */
  readonly behind: WriteBehind;
  readonly #write: Write;
  readonly #options: StoreOptions;
  readonly #clock: Clock;
  readonly #writer: Connection;
  readonly #writing: Kysely<Tables>;
  readonly #notebooks = new Set<WriteBehind>();
  readonly #escalating: WriteBehind;

  /** Use `openStore`. */
  constructor(options: StoreOptions, writer: Connection, writing: Kysely<Tables>, read: Kysely<Tables>) {
    const { file, ledger, log, clock = systemClock, desk } = options;
    this.file = file;
    this.read = read;
    this.#options = options;
    this.#clock = clock;
    this.#writer = writer;
    this.#writing = writing;
    this.changes.setMaxListeners(0);
    const write = makeWrite({
      ...{ db: writing, ledger, changes: this.changes, clock, log, desk },
      ...(desk && { beforeCommit: (unit, changes) => writeUp(unit, changes, desk, log) }),
    });
    this.#write = write;
    this.calls = new Calls(read, write);
    this.turns = new Turns(read, write);
    this.facts = new Facts(read, write);
    this.dispositions = new Dispositions(read, write);
    this.pages = new Pages(read, write);
    this.messages = new Messages(read, write);
    this.missedCalls = new MissedCalls(read, write);
    this.notes = new Notes(read, write, desk !== undefined);
    this.unsettled = new Unsettled(read);
    this.protocols = new Protocols(read, write);
    this.reviews = new Reviews(read, write);
    this.recordings = new Recordings(read, write);
    this.people = new People(read, write);
    this.contacts = new Contacts(read, write);
    this.notices = new Notices(read, write);
    this.alarms = new Alarms(read, write);
    this.patients = new Patients(read, write);
    this.visits = new Visits(read, write);
    this.waitList = new WaitList(read, write);
    this.schedules = new Schedules(read, write);
    this.#escalating = new WriteBehind(write, clock, log);
    this.escalations = new Escalations(read, this.#escalating);
    this.users = new Users(read, write);
    this.sessions = new Sessions(read, write);
    this.box = new BoxState(read, write);
    this.behind = new WriteBehind(write, clock, log);
  }

  /** Opens a call on paper: what is written in it never holds the call up. */
  notebook(call: NewCall): Notebook {
    const book = this.notebookOf(call.id ?? uuidv7());
    book.opened(call);
    return book;
  }

  /** Goes on with the notebook of a call that is in the store already, for example after a restart. */
  notebookOf(callId: string): Notebook {
    const behind = new WriteBehind(this.#write, this.#clock, this.#options.log);
    behind.on('state', ({ state }) => {
      if (state === 'written') this.#notebooks.delete(behind);
      else this.#notebooks.add(behind);
    });
    return new Notebook(callId, behind, () => this.#clock.now());
  }

  /** Writes one line into the audit log by itself, e.g. a login. */
  record(event: AuditEvent): Promise<void> {
    return this.#write((unit) => unit.say(event));
  }

  /** The worst state of all queues: whether what the calls wrote is on the disk. */
  health(): WriteState {
    const states = this.#queues.map((queue) => queue.state);
    return states.find((s) => s.state === 'kept') ?? states.find((s) => s.state === 'writing') ?? { state: 'written' };
  }

  /** 32 bytes made from the key, for a purpose such as `pin`. */
  derivedKey(purpose: string): Buffer {
    return this.#options.key.derive(purpose);
  }

  /** Resolves when all queues are written. Never rejects. */
  async flush(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.flush()));
  }

  /**
   * Writes what is still in memory (for at most 5 s), folds the WAL into the file and closes it. Gives back how many
   * entries could not be written: 0 unless the store was failing.
   */
  async close(): Promise<number> {
    await Promise.race([this.flush(), this.#after(CLOSE_WAIT_MS)]);
    const lost = this.#queues.reduce((sum, queue) => sum + queue.stop(), 0);
    if (lost > 0) this.#options.log.error({ lost }, 'closed with entries that could not be written');
    await this.#options.ledger.settled();
    await this.read.destroy();
    await this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => {});
    await this.#writing.destroy();
    return lost;
  }

  get #queues(): WriteBehind[] {
    return [this.behind, this.#escalating, ...this.#notebooks];
  }

  #after(ms: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, ms).unref();
    });
  }
}

function kysely(connections: Connection[], begin: 'begin' | 'begin immediate'): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new SqlcipherDialect(connections, begin),
    plugins: [new CamelCasePlugin()],
  });
}

/** The file and its WAL are for this user alone; SQLite gives the WAL the file's mode. */
function makePrivate(file: string): void {
  if (existsSync(file)) return;
  const directory = dirname(file);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'wx', 0o600));
  syncDirectory(directory);
}
