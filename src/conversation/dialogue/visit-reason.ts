/** What ends a reason: a new sentence, a time, thanks. */
const END =
  '(?=\\s*(?:[.;?!]|$|,|\\b(?:this|next|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|as soon|before|after|with (?:dr|doctor)|and|but|please|thanks?|so|if|sometime|whenever|any|el|esta|este|proxim[oa]|la proxima|para el|con (?:la|el) (?:doctora?|dra?)|y|pero|por favor|gracias|cuando|a ver si)\\b))';
/** Whom a visit is for, when, and with whom: no reason. Somebody's ear is one. */
const NO_REASON =
  "(?!(?:next|first|last|new|other)? ?(?:appointment|visit|doctor|dr|wedding|self|time|spot|slot|opening|name|(?:mother|father|mom|dad|husband|wife|son|daughter|kids?|child|children|baby|grand\\w+|sister|brother|friend|partner|boy|girl|nephew|niece|client|patient)(?!'?s \\p{L})|mornings?|afternoons?|evenings?|day|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|insurance|address|phone|number|reminder)\\b)";
const NADA =
  '(?!(?:doctora?|espos[oa]|hij[oa]|mam[aá]|pap[aá]|niet[oa]|beb[eé]|ni[nñ][oa]|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|ma[nñ]ana|tarde|semana|pr[oó]xim[oa]|otra?|cita|seguro|d[ií]a|mes)\\b)';
const REASONS: readonly RegExp[] = [
  `\\b(?:to|and|can|could) (?:have (?:her|him|them|you|the doctor|somebody|someone) )?(?:look at|check(?: on| out)?|see about|talk about|go over|examine|take a look at|look into) ((?:my|his|her|this|these|that|the|a|some|our) [^.;?!,]{2,60}?)${END}`,
  `\\b(?:to (?:get|have)|get|have) ((?:my|his|her|our) [^.;?!,]{2,40}?) (?:looked at|checked(?: out| on)?|examined|seen to|removed|cleaned|taken (?:out|off|care of))\\b`,
  `\\b(?:for|about|because of|regarding|over|due to) ((?:my|his|her|our|these|a|an|some) ${NO_REASON}[^.;?!,]{2,60}?)${END}`,
  `\\b(?:para|a) que (?:me |le |lo |la |nos )?(?:revisen?|vean?|chequeen?|chequen?|examinen?|atiendan?|miren?|quiten?) ((?:lo de |la |el |los |las |mi |mis |un |una |unos |unas |su |sus |este |esta )[^.;?!,]{2,60}?)${END}`,
  `\\b(?:revisar(?:me|le)?|checar(?:me|le)?|chequear(?:me|le)?|verme|ver lo de|examinar(?:me|le)?) ((?:lo de |la |el |los |las |mi |mis |un |una |su |sus |este |esta )[^.;?!,]{2,60}?)${END}`,
  `\\b(?:por|para|sobre|a causa de) ((?:lo de |mi |mis |un |una |unos |unas |su |sus )${NADA}[^.;?!,]{2,60}?)${END}`,
].map((words) => new RegExp(words, 'iu'));

/** What a visit is wanted for, where it is said in passing: "for my knee", "para que me revise lo de la piel"; null: it is not said. Pure. */
export function visitReason(words: string): string | null {
  for (const one of REASONS) {
    const said = one.exec(words)?.[1]?.trim();
    if (said) return said;
  }
  return null;
}
