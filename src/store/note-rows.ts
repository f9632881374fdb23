import type { Kysely, Selectable } from 'kysely';
import type { NewNote } from './desk-rules.ts';
import type { Tables } from './tables.ts';
import type { NoteRow } from './types.ts';
import { NIGHTBELL, type Unit } from './unit.ts';

/** The version of a call's note that counts: the last. */
export async function noteOf(db: Kysely<Tables>, callId: string): Promise<NoteRow | null> {
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
