/** What ends a reason: a new sentence, a time, thanks. */
const END =
  '(?=\\s*(?:[.;?!]|$|,\\s|\\b(?:this|next|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|as soon|before|after|with (?:dr|doctor)|and|but|please|thanks?|so|if|sometime|whenever|el|esta|este|proxim[oa]|la proxima|para el|con (?:la|el) (?:doctora?|dra?)|y|pero|por favor|gracias|cuando|a ver si)\\b))';
const REASONS: RegExp[] = [
  // To have something looked at, in so many words.
  `\\b(?:to|and|can|could) (?:have (?:her|him|them|you|the doctor|somebody|someone) )?(?:look at|check(?: on| out)?|see about|talk about|go over|examine|take a look at|look into) ((?:my|his|her|this|these|that|the|a|some|our) [^.;?!,]{2,60}?)${END}`,
  `\\b(?:to (?:get|have)|get|have) ((?:my|his|her|our) [^.;?!,]{2,40}?) (?:looked at|checked(?: out| on)?|examined|seen to|removed|cleaned|taken (?:out|off|care of))\\b`,
  `\\b(?:appointment|visit|appt|in|seen|doctor|dr [\\w'-]+|doctor [\\w'-]+) (?:for|about|because of|regarding|over) ((?:my|his|her|this|these|the|a|some|our) (?!(?:appointment|visit|doctor|mother|father|mom|dad|husband|wife|son|daughter|wedding|kids?)\\b)[^.;?!,]{2,60}?)${END}`,
  `\\bpara que (?:me |le |lo |la |nos )?(?:revisen?|vean?|chequeen?|chequen?|examinen?|atiendan?|miren?|quiten?) ((?:lo de |la |el |los |las |mi |mis |un |una |unos |unas |su |sus |este |esta )[^.;?!,]{2,60}?)${END}`,
  `\\b(?:revisar(?:me|le)?|checar(?:me|le)?|chequear(?:me|le)?|verme|ver lo de|examinar(?:me|le)?) ((?:lo de |la |el |los |las |mi |mis |un |una |su |sus |este |esta )[^.;?!,]{2,60}?)${END}`,
  `\\b(?:cita|consulta|turno|doctora? [\\p{L}-]+) (?:por|para|sobre|a causa de) ((?:lo de |la |el |los |las |mi |mis |un |una |unos |unas |este |esta )(?!(?:doctora?|esposo|esposa|hij[oa]|mam[aá]|pap[aá]|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|ma[nñ]ana|tarde|semana|pr[oó]xim[oa]|otra?)\\b)[^.;?!,]{2,60}?)${END}`,
].map((words) => new RegExp(words, 'iu'));

/** What a visit is wanted for, where it is said in passing: "to look at my knee", "para que me revise lo de la presión"; null: it is not said. Pure. */
export function visitReason(words: string): string | null {
  for (const one of REASONS) {
    const said = one.exec(words)?.[1]?.trim();
    if (said) return said;
  }
  return null;
}
