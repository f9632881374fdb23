import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { leave, line } from './effects.ts';
import type { Effect, Stage, Step, Talk } from './types.ts';

/** Whoever may be overheard by the one they fear changes the subject, says thanks and wants to be gone. */
const GOES =
  /\b(thanks|thank you|bye|see you|gracias|adi[oó]s|nos vemos|have to go|gotta go|got to go|can'?t talk|tengo que (colgar|irme)|no puedo hablar)\b/iu;
const COMES =
  /\b(he|she)('?s| is) (coming|back|here|home|up|listening)\b|\b(ya )?(viene|lleg[oó]|est[aá] aqu[ií]|est[aá] oyendo)\b/iu;

/** Not yet, or not: "not till he's back". */
const NOT_YET = /\b(not|n'?t|till|until|unless|before|away from|hasta|antes|todavia no|no)\b/iu;

/** A caller who is in danger from somebody. */
export const isAbuse = (talk: Pick<Talk, 'judgement'>): boolean =>
  (talk.judgement?.crisis ?? false) &&
  (talk.judgement?.flags.some((f) => /abuse|violence|danger_from_someone/.test(f.concept)) ?? false);

/**
 * A caller in danger from somebody who suddenly speaks of other things: nothing is read back, nothing more is asked, and the line is let go
 * softly. On call is told. null: it is no such turn.
 */
export function coverGoodbye(talk: Talk, stage: Stage, text: string, meaning: Meaning): Step | null {
  if (!isAbuse(talk) || stage.at === 'emergency' || stage.at === 'opening') return null;
  const answers = meaning.slots.phone ?? meaning.slots.dob;
  const plain = unaccented(text);
  const comes = plain.split(/[.,;!?]/).some((clause) => COMES.test(clause) && !NOT_YET.test(clause));
  if (!(comes || (GOES.test(plain) && !answers))) return null;
  const page: Effect[] = talk.page === 'none' ? [{ do: 'page' }] : [];
  return leave({ ...talk, page: talk.page === 'none' ? 'ringing' : talk.page }, [line('coverGoodbye')], page);
}
