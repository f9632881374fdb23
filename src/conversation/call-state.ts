import type { CallOutcome } from '../store/types.ts';
import type { Stage, Talk } from './dialogue/types.ts';

/** Where one call stands. Its run writes it; the parts of the run read it, and set how the line left when it was they who gave it away. */
export interface CallState {
  talk: Talk;
  stage: Stage;
  /** Where the caller was to go; null while they are ours. */
  outcome: CallOutcome | null;
}
