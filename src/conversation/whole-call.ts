import { LANGS, type Lang } from '../lang.ts';
import { leftOfDenial } from '../triage/answer.ts';
import { readShort } from '../triage/short-answer.ts';
import { isAtLeast, type Judgement, type TriageEngine, UNJUDGED } from '../triage/types.ts';
import { isOfAnimal } from '../words/of-animal.ts';

/** What the caller said, in the order in which it came. */
export interface SaidByCaller {
  text: string;
  lang: Lang;
}

/** A bare yes or no means nothing without its question, and the question was judged with it. */
const BARE =
  /^\W*(yes|yeah|yep|yup|no|nope|nah|okay|ok|sure|right|correct|s[ií]|claro|correcto|bueno)(\W+(ma'?am|sir|please|thank you|thanks|gracias|por favor|señorita|señor))*\W*$/iu;

/**
 * All that was said in a call judged once more, the words of each language as one text: what is harmless in each sentence can be grave
 * together ("my head hurts", later "my neck is stiff", later "a fever"). Questions that are open stay open. null: nothing more urgent
 * than what is known. Pure.
 */
export function judgeWhole(
  engine: TriageEngine,
  said: readonly SaidByCaller[],
  known: Judgement | null,
): Judgement | null {
  const judged = known ?? UNJUDGED;
  let whole: Judgement = {
    ...judged,
    // What stayed open is no reason to call it grave once again.
    ask: null,
    open: [],
    missed: [],
    asked: judged.tier === 'unclear' ? [] : judged.asked,
  };
  for (const lang of LANGS) {
    const words = said
      .filter((s) => s.lang === lang && !BARE.test(s.text) && !isOfAnimal(s.text))
      // What was denied one by one is no sign beside anything else.
      .map((s) => (readShort(s.text).bareNo ? leftOfDenial(s.text) : s.text).replace(/[\s.]+$/, ''))
      .filter(Boolean);
    if (words.length > 0) whole = { ...engine.judge(words.join('. '), lang, { before: whole }), ask: null, open: [] };
  }
  const rose = !isAtLeast(judged.tier, whole.tier) || (whole.crisis && !judged.crisis);
  const { ask, open, asked, missed } = judged;
  if (!rose) return null;
  return whole.tier === 'emergency' ? { ...whole, asked, missed } : { ...whole, ask, open, asked, missed };
}
