import type { Intent } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { newMatter, SAYS_NOTHING_YET } from './matters.ts';
import type { Talk } from './types.ts';

/** "And the records, don't forget the records", "you did get the refill down, right?", "no se le olvide lo de la receta". */
const REMINDS =
  /\b(?:(?:don'?t|do not|won'?t|not|never) (?:you )?forget|(?:did|do|have|has) (?:you|y'?all|that|it|they)(?: guys| all)?(?: \w+)? (?:get|got|have|put|write|written|wrote|note|noted|add|added|take|taken|take down|send|sent)\b|you(?:'?ve| have| did)?(?: still)? (?:got|get|have|wrote|put|noted|took) (?:it|that|them|the|my|all|everything)|(?:like|as) i (?:said|told)|i (?:already )?(?:said|told you|mentioned|asked)\b|remember (?:the|my|about)|make sure (?:you|they|it|that)|that'?s (?:in there|on there|down)|no (?:se )?(?:les?|te)? ?olvid\w+|no (?:vaya|vayan) a olvidar|acuerd(?:e|ense|ate)\w*|ya (?:le|les|se lo) dije|(?:si|ya) (?:lo |la )?(?:apunt|anot)\w+)/iu;
/** Another of the same kind. */
const ANOTHER = /\b(?:another|one more|a second|second one|other|different|else|otr[oa]s?|nuev[oa]|new)\b/iu;

/** Whether a wish that was dealt with in this call is only said once more, with nothing new in it. Pure. */
export function isWishAgain(talk: Talk, intent: Intent, text: string): boolean {
  const plain = unaccented(text);
  if (SAYS_NOTHING_YET.has(intent) || !REMINDS.test(plain) || ANOTHER.test(plain)) return false;
  const { form } = newMatter(talk, intent, text);
  return talk.done.some((one) => one.form === form || one.intent === intent);
}
