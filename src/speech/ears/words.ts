import type { Lang } from '../../lang.ts';

/** Words that say which language a text is in: the commonest, and those that callers answer with. None is in both lists. */
const LISTS: Record<Lang, string> = {
  en: `a about after all am an and any are as at be because been but by call can chest could day did do does doctor
    don't else feel for from get go good got had has have he hello help her him his hi how hurts i i'd i'll i'm i've if
    in is it it's its just know last like me medicine morning my name need next not now number of office ok okay on one or
    our out over pain please really right say see she should since so sorry speak than thank that that's the their them
    then there they this three to today tomorrow two up us very want was we week well were what when where which who
    why will with would yeah yes yesterday you you're your zero`,
  es: `adiós ahora al algo alguien antes aquí así ayer ayuda bien buenas buenos bueno cada casa cinco cita claro como con
    creo cuando cuál cuándo de del desde después dice diga doctora dolor donde dos duele día días el ella en entonces era
    es eso español esta estaba este esto estoy está están estás fiebre fue gracias ha hablar hace hasta hay he hijo hija
    hola hoy la las le les llamar llamo lo los luego mal mamá marido mañana me medicina mi mis momento mucho muy más
    nada necesito niño niña noche nos nueve número nunca o ocho otra otro para pecho pero persona poco por porque puede
    puedo pues que quiero quién qué se sea seis ser señor señora si siento siete sin sobre soy su sí tal también tarde
    tengo tiene todo tres tu un una uno usted va vamos veces vez y ya yo`,
};

const WORDS = Object.fromEntries(
  Object.entries(LISTS).map(([lang, list]) => [lang, new Set(list.trim().split(/\s+/))]),
) as Record<Lang, Set<string>>;
// In both languages: they say nothing.
for (const word of ['he', 'me', 'a', 'no']) for (const lang of ['en', 'es'] as const) WORDS[lang].delete(word);

/** Lower case words of a text, apostrophes kept, everything else that is no letter or digit left out. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []
  );
}

/** The part of the words of `text`, 0 to 1, that only `lang` has or that are written as only it writes. */
export function share(text: string, lang: Lang): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const own = words.filter((word) => WORDS[lang].has(word) || (lang === 'es' && /[ñáéíóúü]/.test(word)));
  return own.length / words.length;
}

/**
 * How alike two readings are, 0 to 1: the letters of their longest common subsequence, twice, over the letters
 * of both. Spelling and word division matter little so, which differ between two readings of clear speech.
 */
export function likeness(a: string, b: string): number {
  const x = wordsOf(a).join('').slice(0, 300);
  const y = wordsOf(b).join('').slice(0, 300);
  if (x.length + y.length === 0) return 0;
  let row = new Uint16Array(y.length + 1);
  for (const letter of x) {
    const next = new Uint16Array(y.length + 1);
    for (let j = 1; j <= y.length; j++)
      next[j] = letter === y[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
    row = next;
  }
  return (2 * row[y.length]!) / (x.length + y.length);
}

/** "No, no." of a doubled word is "No.", and so is what a recogniser makes three or four of; a text that is not the same thing again and again stays. */
export function halved(text: string): string {
  const words = wordsOf(text);
  const isPeriod = (n: number) => words.length % n === 0 && words.every((word, i) => word === words[i % n]);
  const once = [4, 3, 2].map((times) => words.length / times).find((n) => n >= 1 && isPeriod(n));
  if (once === undefined) return text;
  let seen = 0;
  const end = [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)].find(() => ++seen === once)!;
  return `${text.slice(0, end.index + end[0].length)}.`;
}

/**
 * The two Spanish answers that matter most, as the English recogniser writes them. The Spanish one often has nothing
 * for a single "sí".
 */
export function spanishAnswer(english: string): string {
  const [first = '', ...rest] = wordsOf(english);
  if (rest.some((word) => word !== first)) return '';
  if (/^(see|si|sí|c|sea)$/.test(first)) return 'Sí.';
  return first === 'no' ? 'No.' : '';
}
