import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { CallerPrompt } from '../prompts/catalogue.ts';

/** They were rung by us, and nobody knows by whom or why. */
const RUNG_BY_US =
  /\b((missed|got|had|have|received|saw|returning|answering|for) (a |an |your |the |this |some )*(missed )?(call|voicemail|ring)\b.{0,30}\b(from (this|your|you|y'?all|the|there)|(this|your) (number|office))|missed (a |your )?call\b|(somebody|someone|you( guys| all| people)?|this number|they|y'?all|your (office|number)) (just |had |have |has )*(called|rang|phoned|tried|rung) (me|us|my)\b|returning (a|your|the|somebody'?s|someone'?s) call|calling (you )?back\W*$|calling (you|y'?all) back\b|(llamada|llamadas) perdidas?|me (marcaron|llamaron|hablaron|timbraron)|(le|les) (regreso|devuelvo) la llamada|(regreso|devuelvo) (una|su|la) llamada)/iu;
/** They know who it was, or what for. */
const KNOWN =
  /\b(about|regarding|because|for my|my (results?|labs?|test|appointment|visit|prescription|refill|bill|referral)|doctor|dr|nurse|billing|records|sobre|de mis|por (lo|mi|mis|los)|doctora?|enfermera|resultados?|cita|receta|cobro)\b/iu;
/** What is told to nobody but a person. */
const PRIVATE =
  /\b(it'?s|that'?s|this is|is|rather|its)? ?(a |an |kind of |sort of |rather |quite |very |pretty )*(personal|private|confidential|delicate) ?(matter|issue|thing|business)?\W*$|\b(none of your business|rather not say|don'?t want to say|not (going to|gonna) (tell|say)|only (tell|talk to) (a|the) (person|doctor|nurse))\b|\b(es|algo|un asunto) (muy )?(personal|privado|confidencial|delicado)\W*$|\b(prefiero no decir|no (le )?quiero decir)\b/iu;

/**
 * Words that leave nothing to be asked about the matter: somebody rings back without knowing whom, or tells it to a person only. What they hear
 * first; empty where nothing has to be said. null: the words are none of it. Pure.
 */
export function messageOnly(said: string, { intents }: Meaning): CallerPrompt[] | null {
  const text = unaccented(said);
  if (text.split(/\s+/).length > 24 || intents.some((one) => one === 'symptom')) return null;
  if (RUNG_BY_US.test(text) && !KNOWN.test(text)) return ['rungByUs'];
  return PRIVATE.test(text) ? [] : null;
}
