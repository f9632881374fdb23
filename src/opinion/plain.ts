/**
 * The form in which a classifier reads an utterance: small letters without accents, no punctuation, no fillers. Two recognisers, or two
 * people who write the same words down, give the same form; so neither casing nor punctuation nor an "um" nor a "hang on" can change an
 * opinion.
 */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`]/g, "'")
    .replaceAll(INNER, ' ')
    .replace(/(?<=\d)[.,:/](?=\d)/g, (mark) => (mark === ',' ? '' : INNER))
    .replace(/[^\p{L}\p{N}'·]+/gu, ' ')
    .replaceAll(INNER, '.')
    .replace(FILLER, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Stands for a mark within a number ("100.4", "120/80") while other punctuation goes. */
const INNER = '·';
const FILLER =
  /(?<![\p{L}\p{N}'])(?:um+|uh+m?|erm|hmm*|mm+|eh+|ah|ehm|em|you know|i mean|o sea|hang on(?! (?:to|by|for|the|a rope)\b))(?![\p{L}\p{N}'])/gu;

/** Words a window may hold, and how many of them the next window holds too: what matters may stand across a border. */
const WINDOW = 60;
const OVERLAP = 15;
/** A caller who speaks longer than this without a pause is judged by how the utterance begins and ends. */
const MOST_WORDS = 400;

/** The plain form in pieces that a classifier can take, at least one. An utterance of ordinary length is one piece. */
export function windows(text: string): string[] {
  let words = plain(
    text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS / 2)} ${text.slice(-MOST_LETTERS / 2)}` : text,
  )
    .split(' ')
    .map((word) => word.slice(0, LONGEST_WORD));
  if (words.length > MOST_WORDS) words = [...words.slice(0, MOST_WORDS / 2), ...words.slice(-MOST_WORDS / 2)];
  const pieces = [words.slice(0, WINDOW).join(' ')];
  for (let from = WINDOW - OVERLAP; from + OVERLAP < words.length; from += WINDOW - OVERLAP)
    pieces.push(words.slice(from, from + WINDOW).join(' '));
  return pieces;
}

/** No word is longer; what is longer is noise, and would cost time. */
const LONGEST_WORD = 30;
/** Far above MOST_WORDS words: only cuts what is no speech before it costs time. */
const MOST_LETTERS = 8000;
