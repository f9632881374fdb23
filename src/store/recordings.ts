import type { Kysely } from 'kysely';
import type { Lang } from '../lang.ts';
import { endCall, insertCall, setCallIntent, setCallLanguage } from './call-writes.ts';
import { insertDisposition, type NewDisposition } from './dispositions.ts';
import { insertFact } from './facts.ts';
import { insertMessage, messagesOf } from './messages.ts';
import type { Tables } from './tables.ts';
import { insertTurn } from './turns.ts';
import type { RecordingRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

/** A caller reaches the voicemail about two minutes after the program is gone: a prompt, and on call rung twice. */
const SAME_CALL_MS = 10 * 60_000;

/** What Asterisk recorded. */
export interface NewRecording {
  source: string;
  at: string;
  callerNumber: string | null;
  protocol: string;
  protocolHash?: string | null;
  content:
    | { state: 'unheard'; rate: 8000 | 16000; audio: Int16Array }
    | { state: 'wordless' }
    | { state: 'broken'; bytes: Uint8Array };
}

/** What was understood of it. */
export interface HeardRecording {
  text: string;
  lang: Lang;
  intent: string;
  judgement: Omit<NewDisposition, 'id' | 'callId' | 'turnId' | 'at'>;
  /** Values that were heard, by name; nobody has confirmed them. */
  facts: Record<string, string>;
  queue: string;
}

/** Voicemail: the audio lies in the encrypted file alone. */
export class Recordings {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /**
   * Takes a recording in, once for each source, with the call it belongs to: the one that just broke off and came from
   * that number, or a new one. Both end as `failed-over`. At most 300 s of audio.
   */
  take(made: NewRecording): Promise<RecordingRow> {
    return this.#write(async (unit) => {
      const known = await unit.trx
        .selectFrom('recordings')
        .select(COLUMNS)
        .where('source', '=', made.source)
        .executeTakeFirst();
      if (known) return row(known);
      const callId = (await brokenOff(unit, made)) ?? (await ownCall(unit, made));
      const { content } = made;
      const recording: RecordingRow = {
        id: uuidv7(),
        callId,
        at: made.at,
        source: made.source,
        state: content.state,
        rate: content.state === 'unheard' ? content.rate : content.state === 'wordless' ? 8000 : null,
        takenAt: unit.now,
      };
      await unit.trx
        .insertInto('recordings')
        .values({ ...recording, bytes: bytesOf(content) })
        .execute();
      unit.changed({ what: 'recording', id: recording.id, callId });
      const detail = { recording: recording.id, state: recording.state };
      await unit.say({ actor: NIGHTBELL, action: 'recording.stored', subject: callId, detail });
      return recording;
    });
  }

  /** For the program itself: those that wait to be transcribed, oldest first. */
  async unheard(): Promise<RecordingRow[]> {
    const rows = await this.#read
      .selectFrom('recordings')
      .select(COLUMNS)
      .where('state', '=', 'unheard')
      .orderBy('id')
      .execute();
    return rows.map(row);
  }

  /** For the program itself. */
  async of(callId: string): Promise<RecordingRow[]> {
    const rows = await this.#read
      .selectFrom('recordings')
      .select(COLUMNS)
      .where('callId', '=', callId)
      .orderBy('id')
      .execute();
    return rows.map(row);
  }

  /** For the recogniser: 16-bit mono PCM; null where there is none. `heard` writes the look into the audit log. */
  async audio(id: string): Promise<{ rate: number; samples: Int16Array } | null> {
    const found = await this.#read
      .selectFrom('recordings')
      .select(['rate', 'bytes'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found || found.rate === null) return null;
    // A copy: what the database hands out need not begin at an even address.
    const { buffer } = Uint8Array.from(found.bytes);
    return { rate: found.rate, samples: new Int16Array(buffer, 0, found.bytes.length >> 1) };
  }

  /** A person listens. Rejects, and gives nothing, when that cannot be written down. */
  async listen(id: string, actor: string): Promise<{ rate: number; samples: Int16Array } | null> {
    const found = await this.#read.selectFrom('recordings').select('callId').where('id', '=', id).executeTakeFirst();
    if (!found) return null;
    await this.#write((unit) =>
      unit.say({ actor, action: 'recording.listened', subject: found.callId, detail: { recording: id } }),
    );
    return this.audio(id);
  }

  /** Its words become a turn, a judgement, facts and a message, all at once. false: that was done before. */
  heard(id: string, heard: HeardRecording): Promise<boolean> {
    return this.#write(async (unit) => {
      const found = await settle(unit, id, 'heard');
      if (!found) return false;
      const { callId, at } = found;
      const { text, lang, intent, judgement, facts, queue } = heard;
      await setCallLanguage(unit, callId, lang);
      const turn = await insertTurn(unit, { callId, at, speaker: 'caller', text, lang });
      await insertDisposition(unit, { ...judgement, callId, turnId: turn.id });
      // A call that broke off may have said already what it was about.
      if (intent !== 'other') await setCallIntent(unit, callId, intent);
      for (const [name, value] of Object.entries(facts))
        await insertFact(unit, { callId, name, value, confirmed: false, turnId: turn.id });
      await fileMessage(unit, callId, queue, judgement.tier);
      return true;
    });
  }

  /** There was sound and no words in it: somebody should call back. false: that was done before. */
  nothingHeard(id: string, queue: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const found = await settle(unit, id, 'heard');
      if (found) await fileMessage(unit, found.callId, queue, 'unclear');
      return found !== null;
    });
  }

  /** Nobody can know yet what was said: judged and filed without words. Its state stays. */
  unknown(recording: RecordingRow, judgement: HeardRecording['judgement'], queue: string): Promise<void> {
    const { callId } = recording;
    return this.#write(async (unit) => {
      await insertDisposition(unit, { ...judgement, callId });
      await fileMessage(unit, callId, queue, judgement.tier);
    });
  }
}

const COLUMNS = ['id', 'callId', 'at', 'source', 'state', 'rate', 'takenAt'] as const;
type Columns = Pick<Tables['recordings'], (typeof COLUMNS)[number]>;

function row(found: Columns): RecordingRow {
  return { ...found, state: found.state as RecordingRow['state'] };
}

function bytesOf(content: NewRecording['content']): Buffer {
  if (content.state === 'wordless') return Buffer.alloc(0);
  if (content.state === 'broken') return Buffer.from(content.bytes);
  const { buffer, byteOffset, byteLength } = content.audio;
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The newest call of that number that ended shortly before and that nobody has acknowledged; it is `failed-over` now. */
async function brokenOff(unit: Unit, { callerNumber, at }: NewRecording): Promise<string | null> {
  if (!callerNumber) return null;
  const call = await unit.trx
    .selectFrom('calls')
    .select(['id', 'startedAt'])
    .where('callerNumber', '=', callerNumber)
    .where('outcome', 'in', ['lost', 'failed-over', 'handed-over'])
    .where('startedAt', '<=', at)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!call) return null;
  const turn = await unit.trx
    .selectFrom('turns')
    .select('at')
    .where('callId', '=', call.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (Date.parse(at) - Date.parse(turn?.at ?? call.startedAt) > SAME_CALL_MS) return null;
  const settled = await unit.trx
    .selectFrom('pages')
    .select('id')
    .where('callId', '=', call.id)
    .where('outcome', '=', 'acknowledged')
    .executeTakeFirst();
  const other = await unit.trx.selectFrom('recordings').select('id').where('callId', '=', call.id).executeTakeFirst();
  if (settled || other) return null;
  await unit.trx.updateTable('calls').set({ outcome: 'failed-over' }).where('id', '=', call.id).execute();
  unit.changed({ what: 'call', id: call.id, callId: call.id });
  const detail = { outcome: 'failed-over' };
  await unit.say({ actor: NIGHTBELL, action: 'call.outcome', subject: call.id, detail });
  return call.id;
}

async function ownCall(unit: Unit, { callerNumber, at, protocol, protocolHash = null }: NewRecording): Promise<string> {
  const { id } = await insertCall(unit, { startedAt: at, callerNumber, lang: 'en', protocol, protocolHash });
  await endCall(unit, id, 'failed-over');
  return id;
}

async function settle(
  unit: Unit,
  id: string,
  state: RecordingRow['state'],
): Promise<{ callId: string; at: string } | null> {
  const found = await unit.trx
    .updateTable('recordings')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'unheard')
    .returning(['callId', 'at'])
    .executeTakeFirst();
  if (!found) return null;
  unit.changed({ what: 'recording', id, callId: found.callId });
  const detail = { recording: id };
  await unit.say({ actor: NIGHTBELL, action: 'recording.transcribed', subject: found.callId, detail });
  return found;
}

/** One open message a call: what is there already is found with the call. */
async function fileMessage(unit: Unit, callId: string, queue: string, tier: string): Promise<void> {
  const open = (await messagesOf(unit.trx, callId)).some(
    (m) => m.state !== 'done' && m.queue === queue && m.tier === tier,
  );
  if (!open) await insertMessage(unit, { callId, queue, tier });
}
