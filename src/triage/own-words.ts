import { type Token, tokenise } from '../words/tokens.ts';
import type { Question } from './protocol/types.ts';
import { denies, isAround } from './short-answer.ts';

/** What a question offers is named in few words; more of them tell something else. */
const MOST_WORDS = 6;
/** Words of a question's form, not of what it asks about. */
const FORM = new Set(
  (
    'is are was were am be been being does did do has have had can could will would should there here the a an any anyone anybody anything ' +
    'somebody someone something person people baby child patient you your yours he she it its they their this that these those with without ' +
    'from of on in at to for by or and and/or since than then when where which who what how as if so such like also still now right today ' +
    'yesterday day days time times last more most less much many few very too only just even again ever other another one two than over ' +
    'under up down out off all both either neither not no nothing none never get got come came go goes going keep keeps kept make made take ' +
    'taken took thing things feel feels see seeing felt seem need ' +
    'el la los las un una unos unas lo le les se me su sus de del al a en con sin por para como que o u y e ni si ya hay es son esta estan ' +
    'esto eso ese esa fue ha han haber hubo tiene tienen tuvo siente algo alguien alguna alguno algun persona bebe nino nina usted cuando ' +
    'donde cual cuanto cuanta desde hasta ayer hoy ahora momento este esta dia dias vez veces mas menos muy mucho mucha muchas muchos tan ' +
    'tanto no nada nunca todo toda todos todas otra otro sigue casi poco se puede ve pone bien ademas'
  ).split(' '),
);
/** Words that mean what is asked only beside the others of the question: there is pain of many kinds. */
const WEAK = new Set(
  (
    'pain pains trouble bad strong heavy hard worse worst great hurt hurts sick ill big bigger small new large open fast hot cold red close ' +
    'dolor duele problema problemas dificultad fuerte fuertes grave mal enfermo enferma grande nuevo nueva cuesta caliente medicine medicina'
  ).split(' '),
);
/** Another time, or no time: nothing that is there now. */
const ELSEWHEN = /\b(ago|last (?:year|month|week)|used to|before|if|hace|antes|cuando era|once|history)\b/;

/** The words a question asks about, in both languages; without its topic ("With the fever, ...", "Is the burn ..."), which is known already. */
export function ownWords(q: Question): string[] {
  return Object.values(q.text).flatMap((text) => {
    const asked = text
      .replace(/^(?:with|after|since|con|desde|después de|en|del)[^,¿?]*,\s*/i, '')
      .replace(/^¿?\s*(?:is|are|was|were|did|does|do|has|have|can)\s+(?:the|your|this|only)\s+\S+/i, '')
      .replace(/^¿\s*(?:el|la|los|las)\s+\p{L}+(?:\s+de\s+\p{L}+)?/iu, '');
    return tokenise(asked)
      .map((x) => x.w)
      .filter((w) => w.length > 2 && !FORM.has(w));
  });
}

/** Does a short answer name, without denying it, something the question asked about? */
export function picksOwnWord(t: readonly Token[], own: readonly string[]): boolean {
  if (denies(t) || ELSEWHEN.test(t.map((x) => x.w).join(' '))) return false;
  const content = t.map((x) => x.w).filter((w) => !FORM.has(w) && !isAround(w));
  if (content.length === 0 || content.length > MOST_WORDS) return false;
  const named = content.filter((w) => own.some((o) => same(o, w)));
  return named.some((w) => !WEAK.has(w)) || (named.length > 0 && named.length === content.length);
}

/** "Chill" and "chills", "mancha" and "manchas". */
function same(a: string, b: string): boolean {
  return a === b || (a.length > 3 && b.length > 3 && a.replace(/e?s$/, '') === b.replace(/e?s$/, ''));
}
