import { Type } from 'typebox';
import { Problem, type ProblemCode } from '../problem.ts';
import type { Refused, Result } from '../protocol-services.ts';

const CODES: Record<Refused, ProblemCode> = {
  'not-found': 'NOT_FOUND',
  step: 'PROTOCOL_STEP',
  stale: 'PROTOCOL_STALE',
  signer: 'PROTOCOL_SIGNER',
  unproven: 'PROTOCOL_UNPROVEN',
  unreadable: 'PROTOCOL_UNREADABLE',
};

/** What was asked for, or the problem that says why not. */
export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Problem(CODES[result.why]);
  return result.value;
}

export const id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z-]+$' });
export const params = Type.Object({ id });
export const revision = Type.Integer({ minimum: 1 });
/** `live`, `shipped`, or the id of a version. */
export const versionRef = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[0-9A-Za-z-]+$',
  description: '`live`, `shipped`, or the id of a version.',
});
/** The practice's own text may be long; nothing else that is sent here is. */
export const TEXT_BYTES = 1024 * 1024;
