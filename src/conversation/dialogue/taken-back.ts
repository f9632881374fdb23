import { isAtLeast, type Judgement, moreUrgent, type Tier } from '../../triage/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { Talk } from './types.ts';

type Flag = Judgement['flags'][number];

/** What a flag is told apart by within one call. */
const keyOf = ({ concept, words }: Flag): string => `${concept}|${words}`;

/** The flags of a judgement for which somebody is told to dial 911 or is rung tonight. */
export function graveFlags(judgement: Judgement | null): string[] {
  return (judgement?.flags ?? []).filter((f) => isAtLeast(f.tier, 'urgent')).map(keyOf);
}

/** Whether words that were judged hold an emergency beside what was known. */
export function hasNewEmergency(judgement: Judgement | null, known: readonly string[]): boolean {
  return (judgement?.flags ?? []).some((f) => f.tier === 'emergency' && !known.includes(keyOf(f)));
}

/**
 * How urgent the talk is to be taken now. The tier of the call never falls (S1), and the record keeps it; but whoever took an emergency back, and
 * said so once more when asked, is spoken with as somebody whose matter has to be looked at, and what is new since counts in full.
 */
export function tierNow({ judgement, withdrawn }: Pick<Talk, 'judgement' | 'withdrawn'>): Tier {
  const tier = judgement?.tier ?? 'unclear';
  if (withdrawn.length === 0 || !judgement) return tier;
  const left = judgement.flags.filter((f) => !withdrawn.includes(keyOf(f))).map((f) => f.tier);
  return left.reduce(moreUrgent, 'semi_urgent' as Tier);
}

/** Long past: years, months, or a year by its number. */
const PAST =
  /\b(years?|months|decades) (ago|back)\b|\b(long time|ages|forever) ago\b|\bback in (the|my|his|her|(19|20)\d\d|nineteen|two thousand|high school|college)\b|\b(was|happened|were) (all )?in ((19|20)\d\d|nineteen \w+|two thousand)|\blast (year|summer|winter|spring|fall|autumn)\b|^\W*(it was |that was |oh |no )*(in |back in |around )?((19|20)\d\d|nineteen \w+( \w+)?|two thousand( and)?( \w+){1,2}|twenty (oh|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)( \w+)?)\W*($|[.,])|\bhace (\w+ ){0,3}(anos|meses)\b|\b(fue|paso|era) (en|hace) (el |la )?(ano|dos mil|mil novecientos|(19|20)\d\d|\w+ anos)|^\W*(en )?(el )?(dos mil \w+|mil novecientos)/iu;
/** It is not here, or not real. */
const NOT_HERE =
  /\b(it'?s|that'?s|that was|it was|was|is|on|from|watching) (only |just )?(on )?((the|a|my|our) )?(tv|television|telly|radio|movie|film|show|news|soap|story|game|video|computer|neighbors?|kids playing)\b|\b(es|era|fue|en|de) (solo |nomas )?(la|una|mi) (tele|television|radio|novela|pelicula|serie)\b/iu;
/** It was not meant, or not said. */
const NOT_MEANT =
  /\b(misunder\w+|mis ?heard|heard (me |that |it )?wrong|got (me|that|it) wrong|not what i (said|meant|mean)|(?<!\b(he|she|they|it|who|dog|cat) )(did(n'?t| not)|never) (say|said|mean|meant) (that|it|any|anything|to|my|i|he|she|chest|there)|(was|were|am|i'?m) (only |just )?(joking|kidding)|just kidding|figure of speech|(just|only) (an expression|a saying|a way of (speaking|talking))|(no ?body|no one)('?s| is| was)? (hurt|sick|ill|dying|in danger|having)|not (a )?real(ly)? emergency|isn'?t an emergency|not an emergency|no emergency)\b|\b(es|era|fue) (solo |nomas )?(un decir|un dicho|broma|una broma|manera de hablar)\b|\bno (dije|quise decir) eso\b|\bme (entendio|entendiste) mal\b|\bno es (una )?emergencia\b|\bnadie esta (mal|enfermo|herido|grave)\b/iu;
/** It goes on, or is back. */
const STILL =
  /\b(again|still|now it|right now|came back|is back|same (thing|as)|just like|keeps?|ever since|since then|today|tonight|otra vez|todavia|ahorita|sigue|de nuevo|volvio|desde entonces|hoy)\b/iu;

/**
 * Whether somebody who was told to call 911 says that it is long past, not here, or was not meant. A refusal ("I'm not having an ambulance") or an
 * "it went away" is nothing of that kind. Pure.
 */
export function takesBack(said: string): boolean {
  const text = unaccented(said);
  if (NOT_HERE.test(text) || NOT_MEANT.test(text)) return true;
  return (
    PAST.test(text) &&
    !STILL.test(text.replace(/\b(fine|well|good|ok|okay|all right|alright|better) (today|now|tonight)\b/giu, ' '))
  );
}
