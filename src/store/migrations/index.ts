import type { Migration } from 'kysely/migration';
import * as calls from './0001-calls.ts';
import * as audit from './0002-audit.ts';
import * as access from './0003-access.ts';

/** Every step of the schema, in order, forward only. A step that was released is never edited: add another. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-calls': calls,
  '0002-audit': audit,
  '0003-access': access,
};
