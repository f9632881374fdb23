import type { Clock } from '../clock.ts';
import { hasCode, NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import { contentHash } from '../store/protocol-texts.ts';
import { contentOf, type ProtocolRow } from '../store/protocols.ts';
import type { Store } from '../store/store.ts';
import type { Change } from '../store/types.ts';
import type { LiveEntry, Standing } from '../triage/life-cycle.ts';
import { readProtocolFiles, shippedSpecialties } from '../words/files.ts';
import type { Source } from '../words/part.ts';
import { type Mind, mindOf } from './mind.ts';

/** Name under which the practice's own text stands in errors and trees. */
export const OWN_TEXT = 'practice.yaml';

/** Every text of a protocol, and the hash of them all. */
export interface Texts {
  hash: string;
  sources: Source[];
}

/** What comes with the program: the base net and all specialties. */
export function shippedTexts(folder?: string): Texts {
  const sources = readProtocolFiles(folder).protocol;
  return { hash: contentHash(sources), sources };
}

/** The base net as it is shipped now, the chosen specialties, and the practice's own text last. Throws NB_PROTOCOL_INVALID. */
export function composedTexts(work: Pick<ProtocolRow, 'specialties' | 'text'>, folder?: string): Texts {
  const shipped = shippedSpecialties(folder);
  for (const name of work.specialties)
    if (!shipped.includes(name)) throw new NightbellError('NB_PROTOCOL_INVALID', `no specialty "${name}" is shipped`);
  const { protocol } = readProtocolFiles(folder, work.specialties);
  const sources = [...protocol, { name: OWN_TEXT, text: work.text, layer: work.specialties.length + 1 }];
  return { hash: contentHash(sources), sources };
}

/** What judges at a moment, as the store says. */
export interface Judging extends Texts {
  /** null: the shipped net. */
  version: ProtocolRow | null;
  entry: LiveEntry | null;
  /** Why the shipped net stands in for a version that was published; null: it does not. */
  trouble: string | null;
}

/** @param now ISO 8601. Where the published version cannot be read, the shipped net with the trouble. Rejects when the store cannot be read. */
export async function judgingAt(store: Store, now: string, folder?: string): Promise<Judging & { standing: Standing }> {
  const standing = await store.protocols.standing(now);
  return { ...(await textsOf(store, standing.live, folder)), standing };
}

async function textsOf(store: Store, entry: LiveEntry | null, folder?: string): Promise<Judging> {
  const shipped = () => ({ ...shippedTexts(folder), version: null, entry, trouble: null });
  if (!entry?.protocolId) return shipped();
  try {
    const version = await store.protocols.get(entry.protocolId);
    const hash = version && contentOf(version);
    const kept = hash ? await store.protocols.composition(hash) : null;
    if (!version || !kept) throw new NightbellError('NB_PROTOCOL_NOT_LIVE', 'its texts are not there');
    return { hash: kept.hash, sources: kept.sources, version, entry, trouble: null };
  } catch (error) {
    if (!hasCode(error, 'NB_PROTOCOL_NOT_LIVE')) throw error;
    return { ...shipped(), trouble: (error as Error).message };
  }
}

/** Reads it; where that fails for what was published, the shipped net with the trouble. */
export function mindFor(judging: Judging, folder?: string): { judging: Judging; mind: Mind } {
  try {
    return { judging, mind: mindOf(judging.sources, folder) };
  } catch (error) {
    if (!judging.version || !hasCode(error, 'NB_PROTOCOL_INVALID')) throw error;
    const trouble = new NightbellError('NB_PROTOCOL_NOT_LIVE', (error as Error).message).message;
    const shipped = { ...shippedTexts(folder), version: null, entry: judging.entry, trouble };
    return { judging: shipped, mind: mindOf(shipped.sources, folder) };
  }
}

/** A wall clock may be set: the moment is looked for again at least so often. */
const LOOK_MS = 30_000;
/** Reading a protocol takes the program half a second: it waits for a moment without calls, but not for ever. */
const QUIET_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** What does not read is read again, in case that only the moment was bad, after LOOK_MS, then twice that, up to this. */
const LONGEST_PAUSE_MS = 3_600_000;
/** The one that judges, the one before it, and the next. */
const KEPT = 3;

export interface LiveOptions {
  store: Store;
  clock: Clock;
  log: Log;
  /** No call is on the line. */
  quiet?: () => boolean;
  /** A mind was made that may soon judge: its questions can be rendered. */
  made?: (mind: Mind) => void;
  /** Another mind judges from now on. */
  taken?: (mind: Mind) => void;
  folder?: string;
}

interface Made {
  /** What the store says is to judge. */
  wanted: Judging;
  /** What does: the same, or the shipped net with the trouble. */
  judging: Judging;
  mind: Mind;
}

/** A version that does not read. */
interface Unread {
  made: Made;
  /** Not before this moment, and not while somebody is on the line. */
  again: number;
  pause: number;
}

/**
 * What judges the calls that begin now: switched at its moment without a restart, while calls on the line keep theirs. What cannot be used
 * is replaced by the shipped net, and that is an alarm.
 */
export class LiveProtocols {
  readonly #o: LiveOptions;
  /** By the hash of their texts. */
  readonly #minds = new Map<string, Mind>();
  readonly #unread = new Map<string, Unread>();
  #current: Made;
  #cancel: () => void = () => undefined;
  #closed = false;
  #busySince: number | null = null;
  #looking: Promise<void> = Promise.resolve();
  readonly #onChange = ({ what }: Change) => {
    if (what === 'protocol') this.look();
  };

  private constructor(options: LiveOptions, first: Made) {
    this.#o = options;
    this.#current = first;
  }

  /** Throws NB_PROTOCOL_INVALID only where the shipped net itself does not read. */
  static async open(options: LiveOptions): Promise<LiveProtocols> {
    const shipped: Judging = { ...shippedTexts(options.folder), version: null, entry: null, trouble: null };
    let judging = shipped;
    try {
      judging = await judgingAt(options.store, isoNow(options.clock), options.folder);
    } catch (error) {
      const { code, name } = error as { code?: string; name: string };
      judging = { ...shipped, trouble: new NightbellError('NB_PROTOCOL_NOT_LIVE', code ?? name).message };
    }
    const first = { wanted: judging, ...mindFor(judging, options.folder) };
    const live = new LiveProtocols(options, first);
    live.#keep(first);
    live.#take(first);
    options.store.changes.on('change', live.#onChange);
    live.#again(LOOK_MS);
    live.look();
    return live;
  }

  get mind(): Mind {
    return this.#current.mind;
  }

  get judging(): Judging & { name: string } {
    return { ...this.#current.judging, name: this.#current.mind.engine.protocol };
  }

  /** Looks whether another is to judge from now on. */
  look(): void {
    if (this.#closed) return;
    this.#looking = this.#looking.then(() => this.#look()).catch((error: unknown) => this.#failed(error));
  }

  /** Resolves when what was begun is done: for tests and for the end. */
  settled(): Promise<void> {
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#o.store.changes.off('change', this.#onChange);
    await this.#looking;
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    const { store, clock, folder } = this.#o;
    const now = isoNow(clock);
    const { standing, ...judging } = await judgingAt(store, now, folder);
    const next = standing.scheduled[0];
    const wait = next ? Math.max(1, Date.parse(next.from) - clock.now()) : LOOK_MS;
    this.#again(Math.min(LOOK_MS, wait));
    if (!this.#judges(judging)) {
      const made = this.#madeOf(judging);
      if (made && !this.#same(made)) this.#take(made);
    }
    // What comes is read before its moment, so that the switch itself takes no time.
    if (next && !this.#closed) this.#prepare(await textsOf(store, next, folder));
  }

  #prepare(coming: Judging): void {
    const told = this.#unread.has(coming.hash);
    const trouble = this.#madeOf(coming)?.judging.trouble;
    if (trouble && !told && !coming.trouble)
      this.#o.log.error({ hash: coming.hash.slice(0, 12), from: coming.entry?.from }, trouble);
  }

  /** Is it what judges, or what the shipped net stands in for until it is read again? */
  #judges({ hash, entry, trouble }: Judging): boolean {
    const { wanted } = this.#current;
    const known = wanted.hash === hash && wanted.entry?.id === entry?.id && wanted.trouble === trouble;
    return known && !this.#mayReadAgain(hash);
  }

  /** Read again in vain: nothing changes, and the alarm was given. */
  #same({ wanted, judging }: Made): boolean {
    const now = this.#current;
    return (
      now.wanted.entry?.id === wanted.entry?.id &&
      now.wanted.trouble === wanted.trouble &&
      now.judging.hash === judging.hash &&
      now.judging.trouble === judging.trouble
    );
  }

  #mayReadAgain(hash: string): boolean {
    const unread = this.#unread.get(hash);
    return unread !== undefined && this.#o.clock.now() >= unread.again && (this.#o.quiet?.() ?? true);
  }

  /** null: later, because somebody is on the line. */
  #madeOf(wanted: Judging): Made | null {
    const mind = this.#minds.get(wanted.hash);
    if (mind) {
      this.#busySince = null;
      return { wanted, judging: wanted, mind };
    }
    const unread = this.#unread.get(wanted.hash);
    if (unread && !this.#mayReadAgain(wanted.hash)) {
      const { judging, mind: shipped } = unread.made;
      return { wanted, judging: { ...judging, entry: wanted.entry }, mind: shipped };
    }
    const { clock, quiet = () => true, made } = this.#o;
    this.#busySince ??= clock.now();
    if (!quiet() && clock.now() - this.#busySince < LONGEST_WAIT_MS) {
      this.#again(QUIET_MS);
      return null;
    }
    this.#busySince = null;
    const fresh = { wanted, ...mindFor(wanted, this.#o.folder) };
    this.#keep(fresh);
    made?.(fresh.mind);
    return fresh;
  }

  #take(made: Made): void {
    const { log, store } = this.#o;
    this.#current = made;
    put(this.#minds, made.judging.hash, made.mind);
    const { hash, sources, version, trouble } = made.judging;
    const name = made.mind.engine.protocol;
    if (trouble) log.error({ hash: hash.slice(0, 12) }, trouble);
    else
      log.info(
        { protocol: name, hash: hash.slice(0, 12), signed: version !== null },
        'this judges the calls from now on',
      );
    this.#o.taken?.(made.mind);
    store.protocols
      .keep({ hash, name, sources })
      .catch((error: unknown) =>
        log.warn({ code: (error as { code?: string }).code }, 'the texts that judge could not be kept'),
      );
  }

  /** A mind by the hash of the texts that it was read from; what did not read by its own, with what stands in for it. */
  #keep(made: Made): void {
    const { wanted, judging, mind } = made;
    put(this.#minds, judging.hash, mind);
    if (wanted.hash === judging.hash) {
      this.#unread.delete(wanted.hash);
      return;
    }
    const before = this.#unread.get(wanted.hash);
    const pause = before ? Math.min(2 * before.pause, LONGEST_PAUSE_MS) : LOOK_MS;
    put(this.#unread, wanted.hash, { made, pause, again: this.#o.clock.now() + pause });
  }

  #failed(error: unknown): void {
    const { code, name } = error as { code?: string; name: string };
    this.#o.log.error({ code: code ?? name }, 'what is to judge could not be looked up; what judged before goes on');
    this.#again(LOOK_MS);
  }

  #again(ms: number): void {
    this.#cancel();
    if (!this.#closed) this.#cancel = this.#o.clock.after(ms, () => this.look());
  }
}

/** Into the last place; the oldest go. */
function put<T>(into: Map<string, T>, hash: string, value: T): void {
  into.delete(hash);
  into.set(hash, value);
  for (const oldest of into.keys()) {
    if (into.size <= KEPT) break;
    into.delete(oldest);
  }
}

function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
