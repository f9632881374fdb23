import type { Kysely, Selectable } from 'kysely';
import type { NewNote } from './desk-rules.ts';
import type { Tables } from './tables.ts';
import type { NoteRow } from './types.ts';
import { NIGHTBELL, type Unit } from './unit.ts';

/** Where a model's proposal stands: behind everything that templates and facts made. */
export const PROPOSED_SECTION = 'summary';

/** The version of a call's note that counts, the last, with what a model proposes beside it. */
export async function noteOf(db: Kysely<Tables>, callId: string): Promise<NoteRow | null> {
  const note = await writtenNoteOf(db, callId);
  if (!note) return null;
  const proposal = await db
    .selectFrom('noteProposals')
    .select('text')
    .where('callId', '=', callId)
    .where('version', '=', note.version)
    .where('text', '<>', '')
    .executeTakeFirst();
  if (!proposal) return note;
  const sentence = {
    section: PROPOSED_SECTION,
    text: proposal.text,
    turns: [],
    basis: 'model',
    proposed: true,
  } as const;
  return { ...note, sentences: [...note.sentences, { ...sentence, turns: [] }] };
}

/** As it was written, and nothing beside it. */
export async function writtenNoteOf(db: Kysely<Tables>, callId: string): Promise<NoteRow | null> {
  const query = db.selectFrom('notes').selectAll().where('callId', '=', callId).orderBy('version', 'desc').limit(1);
  const row = await query.executeTakeFirst();
  return row ? noteRow(row) : null;
}

export async function insertNote(
  unit: Unit,
  callId: string,
  version: number,
  { kind, title, sentences, tags }: NewNote,
) {
  await unit.trx
    .insertInto('notes')
    .values({
      ...{ callId, version, kind, title, at: unit.now },
      sentences: JSON.stringify(sentences),
      tags: JSON.stringify(tags),
    })
    .execute();
  unit.changed({ what: 'note', id: callId, callId });
  const detail = { version, kind, tags: tags.join(' ') };
  await unit.say({ actor: NIGHTBELL, action: 'note.written', subject: callId, detail });
}

export function noteRow({ sentences, tags, kind, ...row }: Selectable<Tables['notes']>): NoteRow {
  return { ...row, kind: kind as NoteRow['kind'], sentences: JSON.parse(sentences), tags: JSON.parse(tags) };
}
