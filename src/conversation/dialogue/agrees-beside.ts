import { unaccented } from '../../understanding/unaccented.ts';

/** "Forty, sixty tablets, yup": what was read out is said again, and the yes comes last. */
const LAST =
  /(?:^|[,.;:!]|\band\b|\by\b)\s*(?:(?:so|and|oh|um|y|pues) )?(?:yes|yep|yeah|yup|correct|right|exactly|perfect|that is (?:right|correct|it|the one)|that'?s (?:right|correct|it|the one|good|fine)|si|correcto|exacto|eso es|eso mero|asi es|esta bien)(?:,? (?:please|thanks|thank you|ma'?am|sir|gracias|senorita|por favor))?\W*$/u;
/** "Eso, la de diez": a yes by itself, and what follows says it again. */
const FIRST = /^\W*(?:eso|eso mero|ey|aja|andale|claro|right|exactly|that one|this one)\s*[,.;]/u;
const NOT =
  /\b(?:no|not|n'?t|nope|nah|wrong|but|except|only thing|wait|actually|change|instead|never|pero|menos|falta|mal|what about|how about|que tal|cambi\w+|equivocad\w+|espere|nunca)\b/u;

/** Whether a yes stands beside what is said again of a reading back, and nothing in it speaks against it. Pure. */
export function agreesBeside(said: string): boolean {
  const text = unaccented(said.toLowerCase());
  return !NOT.test(text) && !text.includes('?') && (LAST.test(text) || FIRST.test(text));
}
