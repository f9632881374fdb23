import { type FSWatcher, watch } from 'node:fs';
import { resample } from '../audio/resample.ts';
import type { Clock } from '../clock.ts';
import { queueFor } from '../desk/queues.ts';
import { NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Practice } from '../practice/practice.ts';
import type { Speech } from '../speech/speech.ts';
import type { NewRecording } from '../store/recordings.ts';
import type { Store } from '../store/store.ts';
import type { RecordingRow } from '../store/types.ts';
import { SAMPLE_RATE } from '../telephony/leg.ts';
import { isAtLeast, type Tier, type TriageEngine } from '../triage/types.ts';
import type { Intent, Understand } from '../understanding/types.ts';
import type { Ladders } from './ladders.ts';
import { Spool, type Spooled } from './spool.ts';
import { asUrgent, isSilent, readingsOf, understandWords } from './voicemail-words.ts';

/** Looked at this often even when the system tells of no change. */
const LOOK_MS = 60_000;
/** While a recording is being written, and after a change: one look for many. */
const SOON_MS = 1_000;
/** So long speech may be down before a voicemail that nobody could hear counts as urgent (S4). */
const UNHEARD_MS = 10 * 60_000;
/** A recording that fails is tried less and less often: it must not take the ears from callers each minute. */
const LONGEST_PAUSE_MS = 60 * 60_000;
const MAX_SECONDS = 300;
const CLOSE_MS = 2_000;

export interface VoicemailOptions {
  /** Where Asterisk records. */
  folder: string;
  store: Store;
  practice: Practice;
  speech: Pick<Speech, 'transcribe'>;
  engine: TriageEngine;
  understand: Understand;
  /** Hash of every text of what judges. */
  protocolHash?: string | null;
  ladders: Pick<Ladders, 'start'>;
  clock: Clock;
  log: Log;
}

/**
 * Brings what Asterisk recorded by itself into the encrypted store, and does for it what is done for a call: its words
 * are a turn, judged, filed, and on call is rung where they are urgent. The files are erased once they are stored (S11).
 */
export class Voicemail {
  readonly #o: VoicemailOptions;
  readonly #spool: Spool;
  readonly #pauses = new Map<string, { waitMs: number; until: number }>();
  #watcher: FSWatcher | null = null;
  #timer: { at: number; cancel: () => void } | null = null;
  #looking: Promise<void> | null = null;
  #closed = false;

  constructor(options: VoicemailOptions) {
    this.#o = options;
    this.#spool = new Spool(options.folder, () => options.clock.now());
  }

  /** Begins to look; what is there already is taken in behind this. Never rejects. */
  async open(): Promise<void> {
    try {
      await this.#spool.prepare();
      this.#watcher = watch(this.#spool.folder, () => this.#lookIn(SOON_MS));
      this.#watcher.on('error', () => this.#watcher?.close());
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      this.#o.log.warn({ code }, 'the voicemail folder cannot be watched; it is looked at each minute');
    }
    this.#lookIn(0);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#watcher?.close();
    this.#timer?.cancel();
    const { promise, resolve } = Promise.withResolvers<void>();
    // What is cut off here (a long one is being transcribed) is done at the next start.
    const enough = this.#o.clock.after(CLOSE_MS, resolve);
    await Promise.race([this.#looking, promise]);
    enough();
  }

  #lookIn(ms: number): void {
    const at = this.#o.clock.now() + ms;
    if (this.#closed || this.#looking || (this.#timer && this.#timer.at <= at)) return;
    this.#timer?.cancel();
    const cancel = this.#o.clock.after(ms, () => {
      this.#timer = null;
      this.#looking = this.#look().then((next) => {
        this.#looking = null;
        this.#lookIn(next);
      });
    });
    this.#timer = { at, cancel };
  }

  /** Gives back in how many ms to look again. Never rejects. */
  async #look(): Promise<number> {
    let next = LOOK_MS;
    try {
      const { finished, waiting } = await this.#spool.list();
      if (waiting) next = SOON_MS;
      for (const source of finished) if (!this.#closed) await this.#tryTo('take', source, () => this.#take(source));
      for (const recording of await this.#o.store.recordings.unheard()) {
        if (this.#closed) break;
        if (this.#due(recording.id)) await this.#tryTo('hear', recording.id, () => this.#hear(recording));
        if (this.#overdue(recording)) await this.#treatAsUrgent(recording, 'voicemail_unheard');
      }
    } catch (error) {
      this.#report(error, 'look');
    }
    return next;
  }

  async #tryTo(what: string, id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#pauses.delete(id);
    } catch (error) {
      if (this.#closed) return;
      const waitMs = Math.min(LONGEST_PAUSE_MS, (this.#pauses.get(id)?.waitMs ?? LOOK_MS / 2) * 2);
      this.#pauses.set(id, { waitMs, until: this.#o.clock.now() + waitMs - SOON_MS });
      this.#report(error, what, id);
    }
  }

  #due(id: string): boolean {
    return this.#o.clock.now() >= (this.#pauses.get(id)?.until ?? 0);
  }

  /** It was tried, and time is up. */
  #overdue({ id, takenAt }: RecordingRow): boolean {
    return this.#pauses.has(id) && this.#o.clock.now() - Date.parse(takenAt) >= UNHEARD_MS;
  }

  #report(error: unknown, what: string, id?: string): void {
    const { code, name } = error as NodeJS.ErrnoException;
    this.#o.log.error(
      { what, id, code: code ?? name },
      'a voicemail could not be worked on; it is kept and tried again',
    );
  }

  async #take(source: string): Promise<void> {
    const { store, engine, log, protocolHash = null } = this.#o;
    const spooled = await this.#spool.read(source);
    const { at, callerNumber } = spooled;
    const content = contentOf(spooled);
    const recording = await store.recordings.take({
      source,
      at,
      callerNumber,
      protocol: engine.protocol,
      protocolHash,
      content,
    });
    const ids = { call: recording.callId, recording: recording.id };
    log.info({ ...ids, state: recording.state }, 'voicemail');
    if (recording.state === 'broken') {
      log.error(ids, new NightbellError('NB_RECORDING_BROKEN', recording.callId).message);
      await this.#treatAsUrgent(recording, 'voicemail_broken');
    }
    if (spooled.content.is === 'too-large') await this.#spool.putAside(source);
    else await this.#spool.erase(source);
  }

  async #hear(recording: RecordingRow): Promise<void> {
    const { store, speech, engine, understand, practice, ladders, protocolHash = null } = this.#o;
    const audio = await store.recordings.audio(recording.id);
    if (!audio) return;
    const [first, ...others] = await readingsOf(speech, resample(audio.samples, audio.rate, SAMPLE_RATE));
    if (!first) {
      await store.recordings.nothingHeard(recording.id, queueFor(practice, 'message', 'unclear'));
      return;
    }
    const words = understandWords([first, ...others], {
      engine,
      understand,
      practice,
      spokenAt: Date.parse(recording.at),
    });
    const queue = queueFor(practice, words.intent as Intent, words.judgement.tier as Tier);
    const judgement = { ...words.judgement, protocolHash };
    await store.recordings.heard(recording.id, { ...words, judgement, queue });
    if (isAtLeast(words.judgement.tier as Tier, 'urgent')) await ladders.start(recording.callId);
  }

  /** Somebody left words that nobody can know: on call is told that, and the number (S4). */
  async #treatAsUrgent(recording: RecordingRow, concept: string): Promise<void> {
    const { store, engine, practice, ladders, protocolHash = null } = this.#o;
    const call = await store.calls.get(recording.callId);
    if (!call || isAtLeast(call.tier as Tier, 'urgent')) return;
    const judgement = { ...asUrgent(engine, concept), protocolHash };
    await store.recordings.unknown(recording, judgement, queueFor(practice, 'message', judgement.tier));
    await ladders.start(recording.callId);
  }
}

function contentOf({ content }: Spooled): NewRecording['content'] {
  if (content.is === 'nothing') return { state: 'wordless' };
  if (content.is === 'broken') return { state: 'broken', bytes: content.bytes };
  if (content.is === 'too-large') return { state: 'broken', bytes: new Uint8Array() };
  if (isSilent(content.samples, content.rate)) return { state: 'wordless' };
  const rate = content.rate === 16_000 ? 16_000 : 8_000;
  const samples = content.rate === rate ? content.samples : resample(content.samples, content.rate, rate);
  return { state: 'unheard', rate, audio: samples.subarray(0, MAX_SECONDS * rate) };
}
