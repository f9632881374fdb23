import type { Lang } from '../lang.ts';

const ABOUT_A_PAGE: Record<Lang, RegExp> = {
  en: /\b(return(ing)?|answer(ing)?|call(ing)? (you )?back (about|for|on)|got|received|about) (the|a|your|my|that) (page|urgent (message|call|text)|paging)\b|\b(i was|i've been|i got|you) (just )?paged\b|\bi'?m (the )?(doctor|clinician|nurse|provider|physician)? ?on call\b|\bcheck(ing)? (in|my (messages|cases|pages))\b/iu,
  es: /\b(estoy|soy el|soy la) (médic[oa]|doctora?|enfermer[oa])? ?de guardia\b|\b(recibí|por|sobre) (el|un|su) (mensaje|aviso) urgente\b|\bmis (mensajes|casos|avisos)\b/iu,
};

/** Whether somebody who calls from a telephone of the practice's people says that they call about a page. Pure. */
export function saysPaged(text: string, lang: Lang): boolean {
  return ABOUT_A_PAGE[lang].test(text);
}
