import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';

/** Somebody speaks for a deaf caller, word for word: a relay operator, or an interpreter of sign language. */
const RELAY =
  /\b((telecommunications |video |telephone |text |ip |captioned? |speech.to.speech )*relay (operator|service|call|assistant|agent|interpreter|number)|(video|sign( language)?|asl) interpreter|call from a (deaf|hard of hearing) (person|caller|customer|patient)|person who is deaf|operador[a]? de (relevo|retransmision)|interprete de senas|persona sorda)\b/iu;

/**
 * What was meant, where a relay operator reads it out: the operator asks for nobody and has no name of interest, and the one who is spoken of as "he"
 * is the caller. Pure.
 */
export function throughRelay(meaning: Meaning, said: string): Meaning {
  if (!RELAY.test(unaccented(said))) return meaning;
  const { name, ...slots } = meaning.slots;
  const own = name && !/\b(relay|operator|interpreter|interprete|operador)/iu.test(name) ? { name } : {};
  const [intent = meaning.intent === 'human' ? 'other' : meaning.intent] = meaning.intents.filter(
    (one) => one !== 'human',
  );
  const command = meaning.command === 'operator' ? null : meaning.command;
  return { ...meaning, intent, command, about: 'self', slots: { ...slots, ...own } };
}
