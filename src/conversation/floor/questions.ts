import type { Expected } from '../../speech/expected.ts';
import type { Weight } from './backchannel.ts';
import type { Turn } from './turn.ts';

/** So much of the sentence that asks must have been heard before a sign of listening is an answer to it. */
const ASKED = 0.7;
/** A plain yes is an answer from here on: what is asked about mostly stands in the middle. */
const ASKED_FOR_YES = 0.35;
/** Whoever is asked for one of these does not answer with "okay". */
const NO_ANSWER: ReadonlySet<Expected['kind']> = new Set<Expected['kind']>([
  'name',
  'spelling',
  'date-of-birth',
  'telephone',
  'digits',
  'code',
  'number',
  'medicine',
  'address',
]);

/**
 * Whether words without content, said when the turn had come to `place`, answer it. Not while nothing was asked yet; and where a name or a number
 * is asked for they never do.
 * @param before sentences that this caller heard to the end in earlier turns: a question that is put again need not be heard again
 */
export function answers(
  weight: Weight,
  turn: Turn,
  place: number,
  expected: Expected,
  before: ReadonlySet<string>,
): boolean {
  if (NO_ANSWER.has(expected.kind)) return false;
  const asks = turn.pieces.findLastIndex(({ shown }) => shown.includes('?'));
  if (asks < 0) return false;
  const now = turn.at(place);
  const asked = now.piece > asks || (now.piece === asks && now.share >= (weight.yes ? ASKED_FOR_YES : ASKED));
  return asked || before.has(turn.pieces[asks]!.shown);
}
