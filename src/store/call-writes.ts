import { type Selectable, sql } from 'kysely';
import type { Lang } from '../lang.ts';
import type { Tables } from './tables.ts';
import type { CallOutcome, CallRow } from './types.ts';
import { NIGHTBELL, type Unit } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewCall {
  /** Default: made here. */
  id?: string;
  /** ISO 8601; default: now. */
  startedAt?: string;
  /** E.164 as the line gave it, or null. */
  callerNumber: string | null;
  lang: Lang;
  /** Id and version of the protocol that will judge. */
  protocol: string;
  /** Hash of every text of it. */
  protocolHash?: string | null;
}

export async function insertCall(unit: Unit, call: NewCall): Promise<CallRow> {
  const row = {
    id: call.id ?? uuidv7(),
    startedAt: call.startedAt ?? unit.now,
    answeredAt: null,
    endedAt: null,
    callerNumber: call.callerNumber,
    lang: call.lang,
    tier: 'unclear',
    crisis: 0,
    intent: null,
    protocol: call.protocol,
    protocolHash: call.protocolHash ?? null,
    outcome: 'in-progress',
  };
  await unit.trx.insertInto('calls').values(row).execute();
  await told(unit, row.id, 'call.opened');
  return callRow(row);
}

export async function answerCall(unit: Unit, id: string, at?: string): Promise<void> {
  await unit.trx
    .updateTable('calls')
    .set({ answeredAt: at ?? unit.now })
    .where('id', '=', id)
    .execute();
  await told(unit, id, 'call.answered');
}

export async function setCallLanguage(unit: Unit, id: string, lang: Lang): Promise<void> {
  await unit.trx.updateTable('calls').set({ lang }).where('id', '=', id).execute();
  await told(unit, id, 'call.language', { lang });
}

export async function setCallIntent(unit: Unit, id: string, intent: string): Promise<void> {
  await unit.trx.updateTable('calls').set({ intent }).where('id', '=', id).execute();
  await told(unit, id, 'call.intent', { intent });
}

/** Raises the tier or the crisis mark; a lower tier, or no crisis, changes nothing (S1). */
export async function raiseCallTier(unit: Unit, id: string, to: { tier: string; crisis: boolean }): Promise<void> {
  const higher = sql<boolean>`(SELECT rank FROM tiers WHERE name = ${to.tier}) > (SELECT rank FROM tiers WHERE name = calls.tier)`;
  const raised = await unit.trx
    .updateTable('calls')
    .set({ tier: to.tier })
    .where('id', '=', id)
    .where(higher)
    .executeTakeFirst();
  const marked = to.crisis
    ? await unit.trx
        .updateTable('calls')
        .set({ crisis: 1 })
        .where('id', '=', id)
        .where('crisis', '=', 0)
        .executeTakeFirst()
    : null;
  if (raised.numUpdatedRows > 0n) await told(unit, id, 'call.tier', { tier: to.tier });
  if (marked && marked.numUpdatedRows > 0n) await told(unit, id, 'call.crisis');
}

/** Ends the call; one that has ended already keeps its first end. */
export async function endCall(unit: Unit, id: string, outcome: CallOutcome, at?: string): Promise<void> {
  const ended = await unit.trx
    .updateTable('calls')
    .set({ endedAt: at ?? unit.now, outcome })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows > 0n) await told(unit, id, 'call.ended', { outcome });
}

async function told(unit: Unit, id: string, action: string, detail?: Record<string, string>): Promise<void> {
  unit.changed({ what: 'call', id, callId: id });
  await unit.say({ actor: NIGHTBELL, action, subject: id, ...(detail ? { detail } : {}) });
}

export function callRow(row: Selectable<Tables['calls']>): CallRow {
  return { ...row, lang: row.lang as Lang, crisis: row.crisis === 1, outcome: row.outcome as CallOutcome };
}
