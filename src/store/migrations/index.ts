import type { Migration } from 'kysely/migration';
import * as calls from './0001-calls.ts';
import * as audit from './0002-audit.ts';
import * as access from './0003-access.ts';
import * as ladders from './0004-ladders.ts';
import * as recordings from './0005-recordings.ts';
import * as protocols from './0006-protocols.ts';
import * as protocolEditors from './0007-protocol-editors.ts';
import * as patients from './0008-patients.ts';
import * as notes from './0009-notes.ts';
import * as opinions from './0010-opinions.ts';
import * as schedules from './0011-schedules.ts';
import * as escalations from './0012-escalations.ts';
import * as contacts from './0013-contacts.ts';
import * as missedCalls from './0014-missed-calls.ts';
import * as secondReadings from './0015-second-readings.ts';

/** Every step of the schema, in order, forward only. A step that was released is never edited: add another. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-calls': calls,
  '0002-audit': audit,
  '0003-access': access,
  '0004-ladders': ladders,
  '0005-recordings': recordings,
  '0006-protocols': protocols,
  '0007-protocol-editors': protocolEditors,
  '0008-patients': patients,
  '0009-notes': notes,
  '0010-opinions': opinions,
  '0011-schedules': schedules,
  '0012-escalations': escalations,
  '0013-contacts': contacts,
  '0014-missed-calls': missedCalls,
  '0015-second-readings': secondReadings,
};
