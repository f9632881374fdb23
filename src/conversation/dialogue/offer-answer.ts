import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { saysAgain, saysOther } from '../../understanding/visit-said.ts';
import { wantsSooner } from '../joined-wish.ts';

/** "That one is perfect", "eight's good": taken, though no yes. */
const SUITS =
  /\b(perfect\w*|good|great|fine|lovely|wonderful|ok|okay|all right|alright|(that|this|it|one|day|time|o'?clock|thirty|fifteen|forty five)('?s| is|'?ll| will|'?d| would)? (works?|do|suit)|works? for (me|us)|(i|we)('?ll| will| can) (take|be there|make|do) (it|that|there)?|sounds (good|great|fine)|book (it|me|that)|put me down|me (queda|viene|sirve|conviene|parece)( bien)?|est[aá] (muy )?bien|yes,? please|si,? por favor|i'?ll be there|see you (then|there)|(let'?s|we can) do (it|that)|go ahead|lock it in|the \p{L}+ it is|ah[ií] (estar[eé]|nos vemos)|ap[aá]rtemel[oa]|sale\b|de acuerdo|(ese|esa|ah[ií]) (mero|mismo|est[aá])|l[oa] (tomo|agarro)|va(le)?\b|[aá]ndele)\b/iu;
const NOT =
  /^\W*(\w+ )?(is|are|do|does|can|could|would|what|which|where|who|when|how|hay|tiene|puede|cual|cuando|donde|como) (it |that )?(there|you|i|we|it|that|any|one|algo|alguna?|otr[oa])\b|\b(no|not|nope|n'?t|doesn|isn|won|can'?t|but|instead|other|rather|any|if|else|better|or|tampoco|pero|otr[oa]|mejor|si (hay|tiene))\b|\?/iu;
/** A question that looks for something else than what is offered. */
const LOOKS_FURTHER =
  /\b(else|other|another|different|earlier|later|sooner|instead|rather|better|or (do|can|could|is|are|would|maybe)|(anything|something|anybody|one|any|algo|alguna?) (after|before|at|in the|on|around|next|this|tomorrow|despues|antes|en la|por la|el|para)|otr[oa]s?|mas (tarde|temprano)|mejor|o (hay|tiene))\b/iu;
const DENIES = /\b(no|not|nope|n'?t|can'?t|won'?t|but|except|unless|pero|tampoco|mejor)\b/iu;

/** What was said, sentence by sentence, each with what ends it. */
const sentencesOf = (text: string): string[] => text.match(/[^.;?!]+[.;?!]*/gu) ?? [];

/**
 * Whether the time that is offered is taken, in whatever words: by the time said again, by praise, or by either in a sentence of its own beside
 * others that speak against nothing: "ten o'clock will do nicely. Let me find a pencil. Thursday the what?" Pure.
 * @param now local time of the practice
 * @param start of the offer
 */
export function takesOffer(text: string, { yesNo }: Meaning, now: string, start: string): boolean {
  const all = sentencesOf(text);
  const looks = all.slice(1).some((one) => one.includes('?') && LOOKS_FURTHER.test(unaccented(one)));
  if (yesNo === 'yes') return !looks;
  // "Wednesday at nine then, I'll be there" agrees to no Thursday.
  if (yesNo === 'no' || looks || saysOther(text, now, start)) return false;
  const takes = (words: string) => (saysAgain(words, now, start) || SUITS.test(words)) && !NOT.test(words);
  if (takes(text)) return true;
  const others = all.filter((one) => !takes(one));
  if (others.length === all.length || wantsSooner(text) || wantsAnother(text)) return false;
  return others.every((one) => !(one.includes('?') ? LOOKS_FURTHER : DENIES).test(unaccented(one)));
}

const OF_OFFER =
  /\b((is|was) (that|it|this) (the |at |in |with |for |a |on )*(\w+ ){0,3}(or|office|place|doctor|dr|lady|man|today|tomorrow|morning|afternoon)|(which|what) (office|place|location|doctor|day|time|date|clinic)( (is|was) (that|it|this))?( with| at| again)?\W*$|where (is|was) (that|it|this)|who (is|was) (that|it|this) with|(what|which) (day|time|date) (did you say|was that|is that|again)|(en|es en) (cual|que) (oficina|consultorio|clinica)|con quien (es|seria)|(a )?(que|cual) (hora|dia) (es|era|dijo|seria)|donde (es|seria|queda eso))\b/iu;

/** A question about the time that is offered. Pure. */
export function asksOfOffer(text: string): boolean {
  return OF_OFFER.test(unaccented(text)) && text.split(/\s+/).length <= 14;
}

/** "Any other time?" */
const ANOTHER =
  /\b((an)?other|different|some other|something else|what else|else) ?(time|times|one|do you have|you got)?\W*$|\b(otra (hora|opcion)|algo mas)\W*$/iu;

/** Whether any other time is looked for, with none named. Pure. */
export function wantsAnother(text: string): boolean {
  return ANOTHER.test(unaccented(text));
}
