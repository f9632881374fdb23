import type { MatterCue } from './matter-cue.ts';
import { COMPLAINT } from './matters-complaint.ts';
import { DESK } from './matters-desk.ts';
import { PERSON } from './matters-person.ts';

export type { MatterCue } from './matter-cue.ts';

/**
 * The usual matters of a call to a practice: by which words a story names them and by which words somebody asks about them, in English and
 * Spanish. What stands in no row is compared by meaning alone.
 */
export const MATTERS: readonly MatterCue[] = [...PERSON, ...COMPLAINT, ...DESK];

/** The rows that words of a story's key name. */
export function mattersOfKey(key: string): MatterCue[] {
  return MATTERS.filter((m) => m.key.test(key) && !m.unless?.test(key));
}

/** The rows that a question asks about. */
export function mattersAsked(question: string): MatterCue[] {
  return MATTERS.filter((m) => m.asked.test(question) && !m.unless?.test(question));
}

/** Words of a key that say nothing of its matter. */
const COMMON =
  /^(with|about|from|that|this|what|when|which|where|have|does|been|were|will|your|their|them|they|there|other|right|still|today|patient|name)$/;

/** Whether a key and a question have a word in common, whatever its ending. */
export function shareWord(key: string, question: string): boolean {
  const stems = (text: string) =>
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((w) => !COMMON.test(w)).map((w) => w.slice(0, 5));
  const asked = new Set(stems(question));
  return stems(key).some((stem) => asked.has(stem));
}

/** Whose fact: the patient's where that is somebody else than who calls. null: the words don't say. */
export function whose(words: string): 'patient' | 'caller' | null {
  if (
    /patient|paciente|clients?\b|clientes?\b|resident|\b(the|your) (child|baby|son|daughter|mother|father|husband|wife)|su (hij[oa]|beb[eé]|niñ[oa]|madre|padre|espos[oa])/i.test(
      words,
    )
  )
    return 'patient';
  if (
    /\b(attorney|lawyer|paralegal|lab(oratory)?('s)?|pharmacist|aide|caregiver|your (own |full )?(name|number)|you\b|caller|calling|speaking with|con qui[eé]n hablo|my own|call.?back|su propio|usted)/i.test(
      words,
    )
  )
    return 'caller';
  return null;
}
