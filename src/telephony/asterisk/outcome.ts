import type { OriginateResult } from '../trunk.ts';

type Failure = Exclude<OriginateResult['outcome'], 'answered' | 'cancelled'>;

/**
 * What a hangup cause (ITU-T Q.850, as Asterisk maps SIP answers to it) says about a phone that was rung.
 * 486 and 600 become 17, 408 and 480 become 18 or 19, 401, 403, 603 become 21, 404 becomes 1, 5xx 34 to 41.
 */
const CAUSES: Readonly<Record<number, Failure>> = {
  16: 'no-answer',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unreachable',
  21: 'rejected',
};

/**
 * @param cause Q.850 cause of the end, 0 where Asterisk names none
 * @param rangMs how long it rang, milliseconds
 * @param ringMs how long it was allowed to
 */
export function failureOf(cause: number, rangMs: number, ringMs: number): Failure {
  // Our own end of ringing comes as cause 0, 16 or 127, depending on how far the call had got.
  if (rangMs >= ringMs - 200) return 'no-answer';
  return CAUSES[cause] ?? 'unreachable';
}
