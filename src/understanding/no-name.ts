import { tokenise } from '../words/tokens.ts';

/** Words of anger at a machine. They come where a name was asked for, and are none. */
const ANGER =
  'fuck fucking fucked fucker fuckin shit shitty bullshit damn damned goddamn dammit hell crap crappy bitch asshole bastard stupid dumb idiot useless ' +
  'ridiculous machine robot computer automated mierda carajo chingada chingado pinche puta puto cabron pendejo pendeja estupido estupida maquina robotica ' +
  'inutil idiota tonteria';

/** What happens to people, or how they are: it follows "my husband" or "i am" as a name would. */
const HAPPENS =
  'needs wants keeps gets says takes took takin feels felt fell falls got gave went came comes broke broken burnt burst cut bit hit lost ate drank had swallowed ' +
  'threw throws woke wakes stopped stops started starts cannot couldnt doesnt didnt isnt wasnt wont hasnt suddenly ' +
  'dizzy sick ill pregnant diabetic allergic tired weak nauseous scared worried alone confused asleep unconscious awake fine okay better worse bleeding ' +
  'vomiting dying suffering sweating shaking choking numb ' +
  'se esta estaba sigue siente sintio cayo quemo corto golpeo tomo trago vomita vomito sangra respira desmayo empezo dejo ' +
  'diabetica diabetico alergica alergico embarazada enfermo enferma mareado mareada';

/** A word as tokens have it, so that "couldn't" is found. */
const WORDS = new Set(tokenise(`${ANGER} ${HAPPENS}`).map((t) => t.w));
/** "my husband collapsed", "my wife is choking": a verb's form, and the given names that look like one. */
const VERB_FORM = /^\w{2,}([^aeiou\W]ed|ing)$/;
const GIVEN =
  /^(ahmed|hamed|muhammed|moham+ed|jared|alfred|wilfred|manfred|winifred|mildred|ethelred|aldred|sterling|channing|irving|ming|ling|ping|ying|jing|qing|ting|bing|xing)$/;

/** Whether a word is never part of a name. */
export function isNoName(word: string): boolean {
  return WORDS.has(word);
}

/** Whether a word right after "my husband" or "i am" tells what happens, and is no given name. */
export function tellsWhatHappens(word: string): boolean {
  return isNoName(word) || (VERB_FORM.test(word) && !GIVEN.test(word));
}
