import { unaccented } from './unaccented.ts';

/** Somebody tells which name they had, beside the one that they have. */
const OF_TWO =
  /\b(married|maiden|n[eé]e|formerly|previously|used to be|divorced?d?|remarried|have me (as|under)|has me (as|under)|might be under|still be under|soltera|casada|ahora soy|antes era|me case|me divorcie|now it'?s|it'?s now|now i'?m)\b/iu;
const BETWEEN =
  /[,.;]+\s*|\s+(?=(?:but|so|pero|though|and now|y ahora|now it'?s|formerly|n[eé]e|(?<!it )used to be|it (?:used to be|was)|i used to be|de soltera|antes era|maiden name)\b)/iu;
/** A clause that tells the name of before. */
const FORMER =
  /^(?:(?:it|i|that|which|and|but|so|well|oh|y|que)\W+)*(?:used to be|formerly|previously|n[eé]e|(?:i |it |that |my name )?was|(?:my |the )?(?:maiden|old|former|previous|last) name(?:'s| is| was| used to be)?(?= |$)(?!.*\bnow\b)|(?:i |it |you )?(?:might|may|could|would|'d)? ?(?:still )?(?:be|have (?:me|it|her|him)) (?:still )?(?:under|listed)|(?:but )?it might|antes (?:era|me llamaba)|era|de soltera|apellido de soltera|estoy como|aparezco como|me tienen como)\b/iu;
/** What leads to the name that they have. */
const LEADS_NOW =
  /^(?:(?:it'?s|its|that'?s|under|by|but|so|now|and|well|pero|y|ahora|es|soy)\W+)*(?:(?:under |by |in )?my )?(?:married|new|legal|current) name(?:'s| is| now)?\W*/iu;
const LEADS_LAST = /^(?:my |the )?(?:married|new) (?:last )?name(?:'s| is)\s+(?=\S+$)/iu;

/** "Joanna Reed, it used to be Joanna Popovich": the words without the name of before; those that tell of one name are left as they are. Pure. */
export function withoutFormerName(text: string): string {
  if (!OF_TWO.test(unaccented(text))) return text;
  const clauses = text.split(BETWEEN).filter((clause) => /\p{L}/u.test(clause ?? ''));
  const now = clauses.filter((clause, i) => !isFormer(clause) && !LEADS_FORMER.test(clauses[i - 1] ?? ''));
  const left = now.map((clause) =>
    clause
      .replace(LEADS_LAST, 'last name is ')
      .replace(LEADS_NOW, '')
      .replace(ASIDE, '')
      .replace(/\s+now$|^now\s+|\s+ahora$/iu, ''),
  );
  const said = left.filter((clause) => /\p{L}{2}/u.test(clause)).join(', ');
  return said === '' ? text : said;
}

function isFormer(clause: string): boolean {
  return FORMER.test(unaccented(clause)) && !MARRIED.test(clause);
}

/** "It was under my old name": the name itself comes next. */
const LEADS_FORMER = /\b(?:maiden|old|former|previous) name(?:'s| is| was)?$|\bde soltera$/iu;
const MARRIED = /^(?:my )?(?:married|new|legal) name\b|^de casada\b/iu;
/** "I got married, so it's …", "you'd have me as …". */
const ASIDE =
  /^(?:(?:but|so|and|because|since|pero|y)\s+)*(?:i (?:just |recently )?(?:got|am|was) (?:re)?(?:married|divorced)|me (?:case|cas[eé]|divorci[eé])|(?:you(?:'d| would| should)? |they )?have me (?:as|under)|de casada|ahora soy|now (?:it's|i'm)|it's now|soy ahora|pero ahora soy)\s*/iu;
