import type { Lang } from '../../lang.ts';

/** What people say to show that they listen, and no more than that. Longest first where one holds another. */
const BACKCHANNELS: Record<Lang, readonly string[]> = {
  en: [
    'i understand',
    'thank you',
    'all right',
    'of course',
    'go ahead',
    'got it',
    'i see',
    'go on',
    'uh huh',
    'mm hm',
    'mm hmm',
    'm hm',
    'o k',
    'uhhuh',
    'mhm',
    'mmhm',
    'mmhmm',
    'mhmm',
    'mmm',
    'mm',
    'hmm',
    'hm',
    'okay',
    'ok',
    'kay',
    'mkay',
    'yeah',
    'yep',
    'yup',
    'yes',
    'right',
    'alright',
    'sure',
    'gotcha',
    'oh',
    'ah',
    'aha',
    'uh',
    'um',
    'er',
    'erm',
    'huh',
    'thanks',
    'good',
    'great',
    'fine',
    'cool',
    'well',
    "that's right",
    'that is right',
    "it's right",
    'its right',
    "that's correct",
    'that is correct',
    "that's fine",
    'sounds good',
    'correct',
    'exactly',
    'perfect',
    'please',
  ],
  es: [
    'de acuerdo',
    'está bien',
    'muy bien',
    'por supuesto',
    'así es',
    'aja',
    'ajá',
    'mm hm',
    'mhm',
    'mmhm',
    'mmm',
    'mm',
    'hm',
    'hmm',
    'ok',
    'okey',
    'okay',
    'sí',
    'si',
    'ya',
    'vale',
    'claro',
    'bueno',
    'bien',
    'entiendo',
    'dale',
    'ah',
    'eh',
    'este',
    'em',
    'oh',
    'gracias',
    'correcto',
    'es correcto',
    'está correcto',
    'eso es',
    'exacto',
    'perfecto',
    'por favor',
  ],
};
/** Of these, the ones that are a yes where a question is being put. */
const YES: Record<Lang, ReadonlySet<string>> = {
  en: new Set([
    'yes',
    'yeah',
    'yep',
    'yup',
    'sure',
    'right',
    'uh huh',
    'of course',
    "that's right",
    'that is right',
    "it's right",
    'its right',
    "that's correct",
    'that is correct',
    'correct',
    'exactly',
  ]),
  es: new Set(['sí', 'si', 'claro', 'correcto', 'así es', 'por supuesto', 'ya', 'es correcto', 'eso es', 'exacto']),
};
/** One of them is enough to be let speak, also in a reading that is not final. */
const LET_ME_SPEAK: Record<Lang, ReadonlySet<string>> = {
  en: new Set('wait stop listen help hold excuse sorry no hey hello operator emergency'.split(' ')),
  es: new Set(
    'espere espera esperen pare alto oiga oye escuche escucha ayuda auxilio no perdón disculpe momento operadora emergencia'.split(
      ' ',
    ),
  ),
};

/**
 * Recognisers have no word for a hum and write the nearest ones: of "mm-hmm" ours make "Him, him", "Ham.", "A mem-ham", "Amen, huh?", "And manhumb".
 * A few words are a hum when one of them is made of its sounds and the others are such as stand beside it.
 */
const HUMMED = /^(?:h[aeiu]m+b?|hu[hn]t?|ha|a?men|mem|a?mem\w*|man-?h\w{2,4}|m|em)$/;
const BESIDE_HUM = new Set('a an and in then the oh uh i'.split(' '));
const HUM_WORDS = 4;

const isHum = (words: readonly string[]) =>
  words.length > 0 &&
  words.length <= HUM_WORDS &&
  words.some((word) => HUMMED.test(word)) &&
  words.every((word) => HUMMED.test(word) || BESIDE_HUM.has(word));

/** A recogniser that is caught in a loop is cut off inside a word: "Ajá. Ajá. Aj". */
const isCutOff = (word: string, before: string | undefined) =>
  before !== undefined && word.length < before.length && before.startsWith(word);

/** What somebody said over a prompt, by its words alone. */
export interface Weight {
  /** Words that are more than a sign of listening. */
  content: number;
  /** Among them one that asks for the floor. */
  calls: boolean;
  /** Without content, but a yes. */
  yes: boolean;
}

/** Pure. Words of the other language count as what they are there: callers mix both. */
export function weigh(text: string, lang: Lang): Weight {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter(Boolean);
  const other = lang === 'en' ? 'es' : 'en';
  const calls = words.some(
    (word) => LET_ME_SPEAK[lang].has(word) || (words.length === 1 && LET_ME_SPEAK[other].has(word)),
  );
  if (words.length > 1 && isCutOff(words.at(-1)!, words.at(-2))) words.pop();
  if (isHum(words)) return { content: 0, calls, yes: false };
  let content = 0;
  let yes = false;
  for (let i = 0; i < words.length; ) {
    const length = [3, 2, 1].find((n) => {
      const phrase = words.slice(i, i + n).join(' ');
      return BACKCHANNELS[lang].includes(phrase) || (words.length <= 2 && BACKCHANNELS[other].includes(phrase));
    });
    const phrase = words.slice(i, i + (length ?? 1)).join(' ');
    if (!length) content++;
    else if (YES[lang].has(phrase) || (words.length <= 2 && YES[other].has(phrase))) yes = true;
    i += length ?? 1;
  }
  return { content, calls, yes: yes && content === 0 };
}
