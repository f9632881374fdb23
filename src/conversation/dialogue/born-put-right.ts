import type { Lang } from '../../lang.ts';
import { correctDob } from '../../understanding/birthdate-correction.ts';
import { spokenDateAt } from '../../understanding/spoken-date.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { tokenise } from '../../words/tokens.ts';
import { isAsking } from './besides.ts';

/** Words that a date is put right with, and the dates themselves. */
const OF_A_DATE =
  /^(no|not|nope|nah|yes|yeah|sorry|wrong|its?|it's|is|was|i|i'm|said|say|mean|meant|the|of|in|on|and|but|a|an|with|to|that|that's|this|should|be|actually|instead|rather|than|you|have|got|well|um|uh|oh|wait|oops|please|correct|right|really|my|his|her|she|he|who|born|birth|birthday|birthdate|dob|date|day|month|year|digit|number|si|perdon|es|era|el|la|de|del|en|y|que|fue|naci|nacio|nacimiento|cumpleanos|fecha|dia|mes|ano|sino|mejor|digo|dije|quise|decir|mi|su|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|enero|abril|mayo|junio|julio|agosto|ago|dic\w*|\d+(st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|first|second|third|\w+th|primero|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien\w*|mil|novecientos|double|ending)$/u;
const BIRTH = /\b(birth|birthday|birthdate|dob|born|naci\w*|cumpleanos)\b/u;
/** So many other words beside a date, and it is the date of something else. */
const OTHER_WORDS = 2;

/**
 * Whether a day without its year may put a birthday right: nobody does that with a question, nor with a sentence that tells of something else ("my
 * coverage stops on the ninth of June"). Pure.
 */
export function mayPutBirthRight(text: string): boolean {
  const plain = unaccented(text.toLowerCase()).replace(/’/gu, "'");
  if (BIRTH.test(plain)) return true;
  if (isAsking(text)) return false;
  return plain
    .split(/[.;,!?]+/u)
    .every(
      (clause) => (clause.match(/[\p{L}\p{N}']{2,}/gu) ?? []).filter((w) => !OF_A_DATE.test(w)).length < OTHER_WORDS,
    );
}

/** What was told belongs to somebody else. */
const ANOTHERS =
  /\b(?:that(?:'?s| is| was)|those are|i (?:gave|said|told)(?: you)?) (?:actually |just )?(?:(?:my|her|his|our|their|the) )?(?:\p{L}+ )?(?!(?:s?he|it|that|there|here|what|where|who|when|how|let)'s)\p{L}+'s\b|\b(?:es[eao]|esa fecha) (?:es|era|fue) (?:el |la )?del? (?:(?:mi|su|la|el) )?\p{L}+|\b(?:le|te) di (?:el|la) del? (?:(?:mi|su|la|el) )?\p{L}+/iu;
/** Beside a date of something else. */
const ELSE =
  /\b(?:appointment|visit|surgery|operation|shots?|vaccines?|tests?|results?|procedure|prescription|coverage|insurance|card|accident|diagnos\w*|died|since|until|expires?|cita|consulta|cirugia|operacion|vacunas?|examen|receta|seguro|tarjeta|murio|fallecio|desde|hasta|vence)\b/iu;

/**
 * The date of birth of a patient where the one that stands was somebody else's: "no, that's her cousin's. Hers is …" with a whole date, whatever was
 * asked. null: the words tell no such thing. Pure.
 */
export function birthOfTheRightOne(current: string, text: string, lang: Lang): string | null {
  const slip = ANOTHERS.exec(text.replace(/’/gu, "'").normalize('NFC'));
  if (!slip || isAsking(text) || ELSE.test(unaccented(text))) return null;
  const rest = text.slice(slip.index + slip[0].length);
  const t = tokenise(rest);
  const dates = t.flatMap((_, i) => spokenDateAt(t, i, lang) ?? []).filter(({ year }) => year !== null);
  return dates.length > 0 ? correctDob(current, rest, lang) : null;
}
