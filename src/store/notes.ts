import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import { recordOf } from './call-record.ts';
import type { DeskRules, NewNote } from './desk-rules.ts';
import { routed } from './messages.ts';
import { insertNote, noteOf, noteRow, writtenNoteOf } from './note-rows.ts';
import type { Tables } from './tables.ts';
import type { Change, NoteRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';

/** A call after a start with many unwritten ones; other writers get their turn between two of these. */
const BATCH = 20;

/**
 * Writes up the calls that a transaction changed and that are over, in that transaction. A note that would say the same is not written
 * again; one that says something else is a new version.
 */
export async function writeUp(unit: Unit, changes: readonly Change[], rules: DeskRules, log: Log): Promise<void> {
  for (const callId of new Set(changes.flatMap((change) => change.callId ?? []))) {
    const call = await unit.trx.selectFrom('calls').select('endedAt').where('id', '=', callId).executeTakeFirst();
    if (!call?.endedAt) continue;
    const record = await recordOf(unit.trx, callId);
    if (!record) continue;
    let made: NewNote | null;
    try {
      made = rules.noteOf(record);
    } catch (error) {
      // A call without a note is better than one that is not written down.
      log.error({ call: callId, err: (error as Error).name }, 'a call could not be written up');
      continue;
    }
    const before = await writtenNoteOf(unit.trx, callId);
    if (made && !(before && same(before, made))) await insertNote(unit, callId, (before?.version ?? 0) + 1, made);
  }
}

/** Notes of calls: what the desk made of what was said and done. */
export class Notes {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  readonly #written: boolean;

  /** @param written calls are written up in this store */
  constructor(read: Kysely<Tables>, write: Write, written: boolean) {
    this.#read = read;
    this.#write = write;
    this.#written = written;
  }

  /** For the program itself: the last version. */
  latest(callId: string): Promise<NoteRow | null> {
    return noteOf(this.#read, callId);
  }

  /** For the program itself: every version, the first one first. */
  async history(callId: string): Promise<NoteRow[]> {
    const query = this.#read.selectFrom('notes').selectAll().where('callId', '=', callId).orderBy('version');
    return (await query.execute()).map(noteRow);
  }

  /** For the program itself: as it was written, without what a model proposed. */
  written(callId: string): Promise<NoteRow | null> {
    return writtenNoteOf(this.#read, callId);
  }

  /**
   * A model's summary of this version of a note, marked as one wherever the note is shown; '': nothing worth showing came of it. false: the
   * call was written up anew meanwhile.
   * @param model id of the model and the hash of its file
   */
  propose(callId: string, version: number, { model, text }: { model: string; text: string }): Promise<boolean> {
    return this.#write(async (unit) => {
      const note = await writtenNoteOf(unit.trx, callId);
      if (note?.version !== version) return false;
      const row = { callId, version, at: unit.now, model, text };
      await unit.trx.replaceInto('noteProposals').values(row).execute();
      unit.changed({ what: 'note', id: callId, callId });
      const detail = { version, model, worth: text !== '' };
      await unit.say({ actor: NIGHTBELL, action: 'note.proposed', subject: callId, detail });
      return true;
    });
  }

  /** For the program itself: calls that ended since (ISO 8601) whose last note no model was asked about, the last first. */
  async unproposed(endedSince: string, limit: number): Promise<string[]> {
    const rows = await this.#read
      .selectFrom('calls')
      .select('id')
      .where('endedAt', '>=', endedSince)
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('notes').select('notes.version').whereRef('notes.callId', '=', 'calls.id')),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('noteProposals')
              .select('noteProposals.callId')
              .whereRef('noteProposals.callId', '=', 'calls.id')
              .where('noteProposals.version', '=', ({ selectFrom: from }) =>
                from('notes')
                  .select(({ fn }) => fn.max('notes.version').as('v'))
                  .whereRef('notes.callId', '=', 'calls.id'),
              ),
          ),
        ),
      )
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** A person reads a note. Rejects, and shows nothing, when the look cannot be written down (S10). */
  async view(callId: string, actor: string): Promise<NoteRow | null> {
    const note = await this.latest(callId);
    if (!note) return null;
    const detail = { version: note.version };
    await this.#write((unit) => unit.say({ actor, action: 'note.viewed', subject: callId, detail }));
    return note;
  }

  /**
   * What a program before this one left: calls that are over and have no note get one, the last first, and messages that nobody routed are
   * routed. Gives back how many calls were without.
   * @param endedSince ISO 8601: only calls that ended since; default: all
   */
  async catchUp(endedSince = ''): Promise<number> {
    if (!this.#written) return 0;
    const calls = await this.#read
      .selectFrom('calls')
      .select('id')
      .where('endedAt', '>=', endedSince)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('notes').select('notes.version').whereRef('notes.callId', '=', 'calls.id'))),
      )
      .orderBy('id', 'desc')
      .execute();
    // First: a note tells by when it is answered.
    await this.#write(routed);
    for (let i = 0; i < calls.length; i += BATCH)
      await this.#write(async (unit) => {
        // To be told of is to be written up.
        for (const { id } of calls.slice(i, i + BATCH)) unit.changed({ what: 'call', id, callId: id });
      });
    return calls.length;
  }
}

function same(a: NewNote, b: NewNote): boolean {
  const text = ({ kind, title, sentences, tags }: NewNote) => JSON.stringify([kind, title, sentences, tags]);
  return text(a) === text(b);
}
