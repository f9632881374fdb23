import { mattersAsked } from './matters.ts';

/** What somebody on the telephone makes of one turn of the box: its words, its sentences, and which of them want an answer. */
export interface Turn {
  /** All of it; digits that were said one by one stand together. */
  text: string;
  sentences: readonly string[];
  questions: readonly string[];
}

const DIGITS = new Map(
  'zero/cero/oh one/uno/una two/dos three/tres four/cuatro five/cinco six/seis seven/siete eight/ocho nine/nueve'
    .split(' ')
    .flatMap((words, digit) => words.split('/').map((word) => [word, String(digit)] as const)),
);
/** So many digits in a row are a number, and no count of things. */
const RUN = 3;

/** @param heard the words come from a recogniser, which leaves question marks out */
export function hearTurn(pieces: readonly string[], heard = false): Turn {
  const words = pieces.join(' ').replace(/\s+/g, ' ').trim();
  // What follows a number that was read out begins another sentence.
  const text = joinDigits(heard ? withoutStops(words) : words).replace(/(\d{3}) (?=[¿\p{Lu}])/gu, '$1. ');
  const sentences = text.split(/(?<=[.?!])(?<!\b(?:Dra?|Mrs?|Ms|St|a\.m|p\.m)\.)\s+/).filter(Boolean);
  const asks = (sentence: string, i: number) =>
    isQuestion(sentence) || (heard && soundsAsked(sentence, i === sentences.length - 1));
  return { text, sentences, questions: sentences.filter(asks) };
}

const DIGIT = `(?:\\d+|${[...DIGITS.keys()].join('|')})`;
const STOPPED = new RegExp(`(?<=\\b${DIGIT})s?[.,]+ (?=${DIGIT}s?\\b)`, 'giu');
const MANY = new RegExp(`(?<=\\b${DIGIT} )(${DIGIT})s(?= ${DIGIT}|[.,;]|$)|\\b(${DIGIT})s(?= ${DIGIT}\\b)`, 'giu');

/** A recogniser makes stops of the pauses between the digits of a number, and "fives" of a drawn-out five. */
function withoutStops(words: string): string {
  return words.replace(STOPPED, ' ').replace(MANY, '$1$2');
}

const ASKING =
  /^[^\p{L}]*((and|so|y|now)[, ]+)*(what|which|when|where|who|how|is|are|do|does|did|have|can|could|would|will|should|qu[eé]|cu[aá]l|cu[aá]ndo|d[oó]nde|qui[eé]n|c[oó]mo|cu[aá]nt[oa]s?)(?!\p{L})|(anything else|something else|is that right|that number|suit you|algo m[aá]s|es correcto|ese n[uú]mero|queda bien)\W*$/iu;
const TELLING = /\b(i|we|they|you|will|thank|gracias|anot|voy|vamos|estoy|llam[oó]|regresan|van|tengo|usted)\b/i;

/** "Is that right?" loses its small words on a line; nothing else that is said ends so. */
const RIGHT_AT_END =
  /\b(is|has|it'?s|that'?s|this) (\p{L}{1,5} )?(right|correct)\W*$|\b(es|est[aá]) (\p{L}{1,5} )?correcto\W*$/iu;

/** Without its mark a question is known by how it begins or ends, or as the last words, which name a fact and tell nothing. */
function soundsAsked(sentence: string, last: boolean): boolean {
  if (ASKING.test(sentence) || (last && RIGHT_AT_END.test(sentence))) return true;
  return last && !TELLING.test(sentence) && mattersAsked(sentence).length > 0 && sentence.split(' ').length <= 8;
}

const SEVERAL = new RegExp(`\\b(double|triple|doble) (${DIGIT})\\b`, 'giu');
const severalOf = (_: string, times: string, digit: string) =>
  Array<string>(/^triple$/i.test(times) ? 3 : 2)
    .fill(digit)
    .join(' ');

/** "five one eight" becomes "518": what is read digit by digit can be compared. */
export function joinDigits(text: string): string {
  const words = text.replace(SEVERAL, severalOf).split(' ');
  const out: string[] = [];
  let run = '';
  let spelt: string[] = [];
  const flush = () => {
    if (run.length >= RUN) out.push(run);
    else out.push(...spelt);
    run = '';
    spelt = [];
  };
  for (const word of words) {
    const [, core = '', stop = ''] = /^(.*?)([.,;:?!]*)$/.exec(word) ?? [];
    const digit = DIGITS.get(core.toLowerCase()) ?? (/^\d$/.test(core) ? core : null);
    if (digit === null) {
      flush();
      out.push(word);
      continue;
    }
    run += digit;
    spelt.push(word);
    if (stop && stop !== ',') {
      if (run.length >= RUN) {
        out.push(run + stop);
        run = '';
        spelt = [];
      } else flush();
    }
  }
  flush();
  return out.join(' ');
}

/** Every run of digits of at least seven, groups joined; numbers of a telephone without the 1 of the country. */
export function numbersIn(text: string): string[] {
  return [...joinDigits(text).matchAll(/\d[\d\s().-]{5,}\d/g)]
    .map(([run]) => run.replace(/\D/g, ''))
    .map((d) => (d.length === 11 && d.startsWith('1') ? d.slice(1) : d))
    .filter((d) => d.length >= 7);
}

/** A question, or words that ask for an answer without being one. A recogniser leaves marks out: the first words tell as well. */
export function isQuestion(sentence: string): boolean {
  if (/\?\W*$/.test(sentence)) return true;
  if (
    /\b(please|por favor),? (say|tell|read|name|spell|give|repeat|d[ií]ga|l[eé]a|d[eé](?=me|nos|lo)|cu[eé]nte|deletr[eé]e|rep[ií]ta|nombre)/i.test(
      sentence,
    )
  )
    return !/español|english|ingl[eé]s/i.test(sentence);
  const bare = sentence.replace(
    /^[^\p{L}]*((and|so|okay|now|first|then|or|y|entonces|primero|ahora|thank you|gracias)[, ]+)*/iu,
    '',
  );
  if (
    /^(please |por favor,? )?(say|tell me|give me|spell|repeat|read me|describe|d[ií]ga(me|lo)?|d[eé](me)?|l[eé]a(me|lo)?|deletr[eé]e|rep[ií]ta|cu[eé]nte|expl[ií]que)\b/iu.test(
      bare,
    )
  )
    return !/^(please |por favor )?(say|diga)\b.{0,12}(español|english|ingl[eé]s)/iu.test(bare);
  return (
    /^(what|which|when|where|who|whose|how|is|are|was|were|do|does|did|have|has|can|could|would|will|should|may|qu[eé]|cu[aá]l|cu[aá]ndo|d[oó]nde|qui[eé]n|c[oó]mo|cu[aá]nt[oa]s?)\b/iu.test(
      bare,
    ) && !/[.!]\W*$/.test(sentence)
  );
}

const CONDITION = /\b(if|in case|should you|when you|in an emergency|si|en caso|en una emergencia)\b/i;

/** A recogniser makes a sentence of the end of "if you might act on it, call 911". */
const BARE_911 = /^\W*(and |y )?(call|dial|llame|marque)( al?)? ?(911|nine,? one,? one)\W*$/i;

/** 911 is told now, not for the case that something gets worse. */
export function tells911(turn: Turn): boolean {
  return turn.sentences.some(
    (s, i) =>
      !(BARE_911.test(s) && CONDITION.test(turn.sentences[i - 1] ?? '')) &&
      /\b911\b|nine,? one,? one|nueve,? uno,? uno/i.test(s) &&
      !CONDITION.test(s) &&
      /call|dial|llam|marqu|hang up|cuelgue/i.test(s) &&
      !/\b(would|did|have you)\b/i.test(s),
  );
}

export function numbersOfCrisis(text: string): string[] {
  return ['988', '911'].filter((n) => new RegExp(`\\b${n}\\b`).test(joinDigits(text)));
}

/** It says something back and asks whether that is so. */
export function asksRight(turn: Turn): boolean {
  return turn.questions.some(
    (q) =>
      RIGHT_AT_END.test(q) ||
      /\b(is|was|are) (that|this|it|those|these|they|all of that|everything)( all)? (right|correct|okay)|(right|correct)\?|(did|have) i (get|got|hear|heard|understand)|did you say|(es|est[aá]) (todo )?(correcto|bien)|correcto\?|verdad\?|dijo usted/i.test(
        q,
      ),
  );
}

export function asksAnythingElse(turn: Turn): boolean {
  return turn.questions.some((q) => /anything else|something else (i|we) can|algo m[aá]s|otra cosa/i.test(q));
}

export function saysGoodbye(turn: Turn): boolean {
  return /\b(good ?bye|bye|adi[oó]s|hasta luego|que est[eé] bien)\b/i.test(turn.text);
}
