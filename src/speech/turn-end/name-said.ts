import { list, type Said, type Standing } from './standing.ts';

/** What stands around a name in an answer, and is none of it. */
const AROUND =
  list(`my name is the name's it's it is i'm i am this that's that that would be yes yeah sure so okay ok hi hello um uh well
  first last middle full patient patient's legal she he she's he's her his called named and for calling here speaking mister mr mrs ms miss doctor dr please thanks thank you
  mi nombre es se llama me llamo soy el la del de los y apellido apellidos paciente señor señora doctora sí hola bueno para su por favor
  gracias le habla habla`);
/** For whom: a name follows, or "for my daughter Ana" is whole. */
const RELATION =
  list(`mother father mom dad son daughter husband wife child baby sister brother mother's father's son's daughter's husband's
  wife's mother-in-law grandmother grandfather madre padre mamá papá hijo hija esposo esposa niño niña hermana hermano abuela abuelo`);
/** Nobody says their full name in so short a time, in ms. */
const HUM_MS = 450;
/** Nor spells a name in this. */
const SPELT_MS = 900;
const SPELT_WORDS = 3;
/** Letters of one. */
const SHORT_NAME = 4;
/** So many letters that only begin a surname may be one that was misheard, or that nobody listed. */
const LONG_BEGINNING = 5;
const LETTER = /^\p{L}$/u;

/** A name is whole with two words, or where one that is known was said. Letters after it are a spelling under way. */
export function name(said: Said): Standing | null {
  if (isKnown(said)) return 'whole';
  if (LETTER.test(said.words.at(-1) ?? '') && said.words.filter((word) => LETTER.test(word)).length >= 2)
    return spelling(said);
  const own = said.words.filter((word) => !AROUND.has(word));
  if (said.words.length > 9) return null;
  if (own.length === 0) return 'begun';
  if (RELATION.has(own.at(-1)!)) return 'begun';
  const names = own.filter((word) => !RELATION.has(word));
  // "Walter Henry" may be all, or have its surname to come: what is a given name rather than a surname stands before one.
  const given = names.length === 2 && said.names?.isRatherGiven(names[1]!);
  if (names.length >= 2) return given ? 'open' : 'whole';
  if (!said.expected.person || /^n[oa]h?$/.test(names[0]!)) return 'open';
  // A hum before the name is often read as a word; where the full name was asked for, a given name has its other half to come.
  return said.voiceMs < HUM_MS ? 'begun' : 'pending';
}

/**
 * Letters one by one. How many there are nobody knows beforehand, unless the word was said as well: "Okafor, o k a f o r" ends with the
 * last of them; else the surnames that there are tell whether it may be one, and whether one goes on from there.
 */
export function spelling(said: Said): Standing | null {
  const { words } = said;
  const all = words.filter((word) => LETTER.test(word));
  // A recogniser that stutters over the first letter has heard one, not three.
  if (all.length > 1 && new Set(all).size === 1) return 'begun';
  const byExample = words.some((word) => /^(?:in|as)$|'s$/.test(word));
  // Who names letters fast has named a short surname all the same.
  const short = all.length < SHORT_NAME && (words.length <= SHORT_NAME || byExample);
  if (said.voiceMs < SPELT_MS && words.length > 0 && short) {
    // A word for each letter may be a short name whole, badly heard.
    return words.length < SPELT_WORDS || all.length > 1 || byExample ? 'begun' : 'pending';
  }
  const letters: string[] = [];
  let at = words.length;
  // "s as in sam" and "b for boy" count as their letter.
  while (at > 0) {
    const word = words[at - 1]!;
    if (LETTER.test(word)) letters.unshift(word);
    else if (at >= 3 && words[at - 2] === 'in' && /^\p{L}'s$/u.test(words[at - 3]!)) {
      // "S as in Sam" is often written "S's in Sam".
      letters.unshift(words[at - 3]![0]!);
      at -= 2;
    } else if (at >= 4 && words[at - 2] === 'in' && words[at - 3] === 'as') {
      at -= 3;
      continue;
    } else if (at >= 3 && /^(?:for|like|de|como)$/.test(words[at - 2]!) && LETTER.test(words[at - 3]!)) {
      at -= 2;
      continue;
    } else break;
    at--;
  }
  const whole = letters.join('');
  // Where "S as in Sam" was written as a sentence, no sentence tells its end.
  if (whole.length === 0 && words.some((word) => LETTER.test(word) || word === 'in')) return 'open';
  if (whole.length === 0) return words.length === 1 ? 'open' : null;
  const said_ = [
    ...words.slice(0, at),
    ...(said.expected.likely ?? []).flatMap((phrase) => phrase.toLowerCase().split(/\s+/)),
  ];
  const target = said_.filter((word) => word.length > 2 && word[0] === whole[0]);
  if (target.includes(whole)) return 'whole';
  const among = whole.length > 2 ? (said.names?.spelled(whole) ?? 'none') : 'none';
  if (among === 'surname') return 'likely';
  if (target.some((word) => word.length > whole.length)) return 'begun';
  if (among === 'more') return whole.length < LONG_BEGINNING ? 'begun' : 'pending';
  return Math.max(whole.length, all.length) < 3 ? 'begun' : 'open';
}

/** A phrase that the practice knows, or that was offered, is in it. */
export function isKnown({ words, expected }: Said): boolean {
  const text = ` ${words.join(' ')} `;
  return (expected.likely ?? []).some((phrase) => {
    const known = phrase
      .toLowerCase()
      .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
      .trim();
    return known !== '' && text.includes(` ${known.replace(/\s+/g, ' ')} `);
  });
}
