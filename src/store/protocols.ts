import type { Kysely, Selectable } from 'kysely';
import { NightbellError } from '../errors.ts';
import {
  advance,
  editorsAfter,
  type LiveEntry,
  type ProtocolState,
  type ProtocolStep,
  type Standing,
  standing,
} from '../triage/life-cycle.ts';
import { type Composition, compositionOf, insertComposition } from './protocol-texts.ts';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

/** What an author works on. */
export interface ProtocolWork {
  title: string;
  /** Names of shipped specialties, in order. */
  specialties: string[];
  /** The practice's own YAML. */
  text: string;
  /** What was changed and why, for the approver. */
  note: string;
}

/** One version of the practice's protocol, from its first draft on. */
export interface ProtocolRow extends ProtocolWork {
  id: string;
  /** 1, 2, 3 … for people to name it by. */
  number: number;
  basedOn: string | null;
  /** Counts up with each change: who changes it says which one was looked at. */
  revision: number;
  state: ProtocolState;
  createdBy: string;
  createdAt: string;
  editedBy: string;
  editedAt: string;
  /** Who edited it since it was last signed. */
  editors: string[];
}

export interface LiveRow extends LiveEntry {
  by: string;
  at: string;
  cancelledBy: string | null;
  cancelledAt: string | null;
}

/** The practice's protocols. Every step is in the audit log with who took it and the hash of the texts, never the texts. */
export class Protocols {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** Newest first. */
  async list(): Promise<ProtocolRow[]> {
    return (await this.#read.selectFrom('protocols').selectAll().orderBy('number', 'desc').execute()).map(protocolRow);
  }

  async get(id: string): Promise<ProtocolRow | null> {
    const row = await this.#read.selectFrom('protocols').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? protocolRow(row) : null;
  }

  /** @param by id of the user */
  create(work: ProtocolWork & { basedOn: string | null }, by: string): Promise<ProtocolRow> {
    return this.#write(async (unit) => {
      const last = await unit.trx.selectFrom('protocols').select('number').orderBy('number', 'desc').executeTakeFirst();
      const row = {
        ...work,
        id: uuidv7(),
        number: (last?.number ?? 0) + 1,
        revision: 1,
        specialties: JSON.stringify(work.specialties),
        ...columnsOf({ at: 'draft' }),
        createdBy: by,
        createdAt: unit.now,
        editedBy: by,
        editedAt: unit.now,
        editors: '[]',
      };
      await unit.trx.insertInto('protocols').values(row).execute();
      await told(unit, row.id, by, 'protocol.created', { number: row.number, basedOn: work.basedOn });
      return protocolRow(row);
    });
  }

  /** Back to a draft, whatever it was; signatures fall. Throws NB_PROTOCOL_STALE, NB_PROTOCOL_STEP. */
  edit(id: string, revision: number, work: ProtocolWork, by: string): Promise<ProtocolRow> {
    return this.#write(async (unit) => {
      const row = await fresh(unit, id, revision);
      const state = take(row.state, { do: 'edit' });
      const { specialties, ...texts } = work;
      const editors = editorsAfter(row.state, row.editors, by);
      const edited = { editedBy: by, editedAt: unit.now };
      const columns = { specialties: JSON.stringify(specialties), editors: JSON.stringify(editors) };
      await put(unit, row, state, { ...texts, ...columns, ...edited });
      await told(unit, id, by, 'protocol.edited', { revision: revision + 1, was: row.state.at });
      return { ...row, ...work, ...edited, editors, state, revision: revision + 1 };
    });
  }

  /**
   * Takes a step of the life cycle. A state that did not change keeps its revision. Throws NB_PROTOCOL_STALE, NB_PROTOCOL_STEP,
   * NB_PROTOCOL_SIGNER, NB_PROTOCOL_UNPROVEN.
   * @param composition what was proven: kept from then on
   */
  step(id: string, revision: number, step: WantedStep, by: string, composition?: Composition): Promise<ProtocolRow> {
    return this.#write(async (unit) => {
      const row = await fresh(unit, id, revision);
      const editors = [...row.editors, row.editedBy];
      const state = take(row.state, step.do === 'approve' ? { ...step, editors } : step);
      if (composition) await insertComposition(unit, composition);
      const changed = JSON.stringify(state) !== JSON.stringify(row.state);
      if (changed) await put(unit, row, state);
      await told(unit, id, by, ACTION[step.do], {
        state: state.at,
        ...('content' in step && { hash: step.content }),
        ...('failures' in step && { failures: step.failures }),
      });
      return { ...row, state, revision: revision + Number(changed) };
    });
  }

  /**
   * Live from `from` on (ISO 8601; null or past: now). The proofs and cases have just been run: their failures refuse it.
   * Throws NB_PROTOCOL_STALE, NB_PROTOCOL_STEP, NB_PROTOCOL_UNPROVEN.
   */
  publish(
    id: string,
    revision: number,
    checked: { content: string; failures: number; from: string | null },
    by: string,
  ): Promise<LiveRow> {
    return this.#write(async (unit) => {
      const row = await fresh(unit, id, revision);
      const { content, failures, from } = checked;
      await put(unit, row, take(row.state, { do: 'publish', content, failures }));
      const entry = await insertLive(unit, {
        protocolId: id,
        from: from && from > unit.now ? from : unit.now,
        kind: 'published',
        by,
      });
      await told(unit, id, by, 'protocol.published', { hash: content, from: entry.from });
      return entry;
    });
  }

  /**
   * Back to what was live before, at once. @param live id of the entry that was looked at. Throws NB_PROTOCOL_STALE where another is
   * live by now, NB_PROTOCOL_STEP where there is nothing to go back from.
   */
  rollBack(live: string, by: string): Promise<LiveRow> {
    return this.#write(async (unit) => {
      const now = standing(await livesOf(unit.trx), unit.now);
      if (now.live?.id !== live) throw new NightbellError('NB_PROTOCOL_STALE', 'another version is live');
      if (now.previous === undefined) throw new NightbellError('NB_PROTOCOL_STEP', 'nothing was live before');
      const entry = await insertLive(unit, {
        protocolId: now.previous,
        from: unit.now,
        kind: 'rolled-back',
        by,
      });
      const hash = now.previous ? contentOf(await getRow(unit, now.previous)) : null;
      await told(unit, now.live.protocolId ?? 'shipped', by, 'protocol.rolled-back', { to: now.previous, hash });
      return entry;
    });
  }

  /** Takes back an entry whose moment has not come. Throws NB_PROTOCOL_STEP. */
  cancel(entry: string, by: string): Promise<void> {
    return this.#write(async (unit) => {
      const found = standing(await livesOf(unit.trx), unit.now).scheduled.find((e) => e.id === entry);
      if (!found) throw new NightbellError('NB_PROTOCOL_STEP', 'it is live already, or was taken back');
      await unit.trx
        .updateTable('protocolLives')
        .set({ cancelledBy: by, cancelledAt: unit.now })
        .where('id', '=', entry)
        .execute();
      await told(unit, found.protocolId ?? 'shipped', by, 'protocol.unscheduled', { entry });
    });
  }

  /** Everything that was ever to be live, oldest first. */
  lives(): Promise<LiveRow[]> {
    return livesOf(this.#read);
  }

  /** @param now ISO 8601 */
  async standing(now: string): Promise<Standing> {
    return standing(await this.lives(), now);
  }

  /** Keeps what judges calls, so that it can be shown again. */
  keep(composition: Composition): Promise<void> {
    return this.#write(async (unit) => {
      const known = await unit.trx
        .selectFrom('protocolCompositions')
        .select('hash')
        .where('hash', '=', composition.hash)
        .executeTakeFirst();
      if (known) return;
      await insertComposition(unit, composition);
      const { hash, name } = composition;
      await unit.say({ actor: NIGHTBELL, action: 'protocol.kept', subject: 'shipped', detail: { hash, name } });
    });
  }

  /** The texts of that hash. Throws NB_PROTOCOL_NOT_LIVE where they are damaged. */
  composition(hash: string): Promise<Composition | null> {
    return compositionOf(this.#read, hash);
  }
}

/** Who edited is known here and nowhere else. */
export type WantedStep =
  | Exclude<ProtocolStep, { do: 'edit' | 'publish' | 'approve' }>
  | Omit<Extract<ProtocolStep, { do: 'approve' }>, 'editors'>;

const ACTION: Record<Exclude<ProtocolStep['do'], 'edit' | 'publish'>, string> = {
  prove: 'protocol.proved',
  test: 'protocol.tested',
  sign: 'protocol.signed',
  approve: 'protocol.approved',
  'send-back': 'protocol.sent-back',
  discard: 'protocol.discarded',
};

/** The hash of what was proven, or null for a draft. */
export function contentOf({ state }: Pick<ProtocolRow, 'state'>): string | null {
  return 'content' in state ? state.content : null;
}

function take(state: ProtocolState, step: ProtocolStep): ProtocolState {
  const next = advance(state, step);
  if (!next.ok) throw new NightbellError(next.code, next.why);
  return next.state;
}

async function fresh(unit: Unit, id: string, revision: number): Promise<ProtocolRow> {
  const row = await getRow(unit, id);
  if (row.revision !== revision)
    throw new NightbellError('NB_PROTOCOL_STALE', `revision ${revision}, now ${row.revision}`);
  return row;
}

async function getRow(unit: Unit, id: string): Promise<ProtocolRow> {
  return protocolRow(
    await unit.trx
      .selectFrom('protocols')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow(() => new NightbellError('NB_PROTOCOL_STEP', 'there is no such protocol')),
  );
}

async function put(
  unit: Unit,
  row: ProtocolRow,
  state: ProtocolState,
  more: Partial<Tables['protocols']> = {},
): Promise<void> {
  const values = { ...more, ...columnsOf(state), revision: row.revision + 1 };
  await unit.trx.updateTable('protocols').set(values).where('id', '=', row.id).execute();
}

async function insertLive(unit: Unit, entry: Pick<LiveRow, 'protocolId' | 'from' | 'kind' | 'by'>): Promise<LiveRow> {
  const { from: fromAt, ...rest } = entry;
  const values = { ...rest, id: uuidv7(), fromAt, at: unit.now, cancelledBy: null, cancelledAt: null };
  await unit.trx.insertInto('protocolLives').values(values).execute();
  return liveRow(values);
}

async function livesOf(db: Kysely<Tables>): Promise<LiveRow[]> {
  return (await db.selectFrom('protocolLives').selectAll().orderBy('id').execute()).map(liveRow);
}

async function told(
  unit: Unit,
  id: string,
  by: string,
  action: string,
  detail: Record<string, string | number | null>,
): Promise<void> {
  unit.changed({ what: 'protocol', id });
  await unit.say({ actor: `user:${by}`, action, subject: id, detail });
}

type Columns = Pick<Tables['protocols'], 'state' | 'content' | 'author' | 'authorAt' | 'approver' | 'approverAt'>;

function columnsOf(state: ProtocolState): Columns {
  const author = 'author' in state ? state.author : null;
  const approver = 'approver' in state ? state.approver : null;
  return {
    state: state.at,
    content: 'content' in state ? state.content : null,
    author: author?.by ?? null,
    authorAt: author?.at ?? null,
    approver: approver?.by ?? null,
    approverAt: approver?.at ?? null,
  };
}

function protocolRow(row: Selectable<Tables['protocols']>): ProtocolRow {
  const { specialties, editors, state, content, author, authorAt, approver, approverAt, ...rest } = row;
  return {
    ...rest,
    specialties: JSON.parse(specialties) as string[],
    editors: JSON.parse(editors) as string[],
    state: stateOf({ state, content, author, authorAt, approver, approverAt }),
  };
}

/** The table's own checks hold the columns together; see 0006. */
function stateOf(row: Columns): ProtocolState {
  const content = row.content ?? '';
  const author = { by: row.author ?? '', at: row.authorAt ?? '' };
  const approver = { by: row.approver ?? '', at: row.approverAt ?? '' };
  switch (row.state) {
    case 'proven':
    case 'tested':
      return { at: row.state, content };
    case 'signed':
      return { at: 'signed', content, author };
    case 'approved':
    case 'published':
      return { at: row.state, content, author, approver };
    default:
      return { at: row.state === 'discarded' ? 'discarded' : 'draft' };
  }
}

function liveRow(row: Selectable<Tables['protocolLives']>): LiveRow {
  const { fromAt, kind, cancelledAt, ...rest } = row;
  return { ...rest, from: fromAt, kind: kind as LiveRow['kind'], cancelled: cancelledAt !== null, cancelledAt };
}
