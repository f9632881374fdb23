import { patientNamed } from '../../understanding/patient-name.ts';
import type { Meaning } from '../../understanding/types.ts';
import { withFact } from './facts.ts';
import type { Stage, Talk } from './types.ts';

/** "This is lorna pike": the words lead to the name as to one's own. */
function introduces(text: string, name: string): boolean {
  const first = name.split(' ')[0]!.replace(/[^\p{L}'-]/gu, '');
  const words = `\\b(this is|it'?s|i'?m|i am|my name is|my name'?s|me llamo|mi nombre es|soy|habla|le habla|de parte de) ${first}(?!\\p{L})`;
  return first !== '' && new RegExp(words, 'iu').test(text);
}

/**
 * Whoever speaks for somebody else says their own name first: "this is lorna pike, it's about my mother's pills". It is the caller's, and the
 * patient's is asked for. The answer to the question for a name is the patient's.
 */
export function withoutOwnName(talk: Talk, stage: Stage, text: string, meaning: Meaning): [Talk, Meaning] {
  const { name, ...slots } = meaning.slots;
  const asked = 'field' in stage && (stage.field === 'name' || stage.field === 'caller_name');
  const patient = name && !asked && talk.about !== 'self' ? patientNamed(text) : null;
  const known = talk.facts.name;
  // The one who introduced themselves before is not the patient.
  if (patient !== null && known && !known.stands && !known.confirmed) {
    const { name: _, ...facts } = talk.facts;
    return [{ ...talk, facts: { caller_name: known, ...facts } }, meaning];
  }
  if (!name || talk.about === 'self' || asked || stage.at === 'emergency' || stage.at === 'who') return [talk, meaning];
  if (known || patient !== null || !introduces(text, name)) return [talk, meaning];
  const own = talk.facts.caller_name ? talk : withFact(talk, 'caller_name', { value: name, confirmed: false });
  return [own, { ...meaning, slots, uncertain: meaning.uncertain.filter((slot) => slot !== 'name') }];
}
