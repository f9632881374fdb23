import type { Lang } from '../../src/lang.ts';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import { type Saying, SPEAKERS } from '../calls/voices.ts';
import { random } from '../endpoint/pauses.ts';

/** One answer of a caller and what has to be understood of it. */
export interface Answer {
  kind: ExpectedKind;
  lang: Lang;
  text: string;
  /** Digits, an ISO date, a name, `yes` or `no`, a word, or the words themselves of free speech. */
  want: string;
  /** What the caller says when it was read back wrong, or not understood. */
  again?: string;
  /** The same where only the last four digits are wrong. */
  lastFour?: string;
}

const SEED = 1_851;
const EN = 'zero one two three four five six seven eight nine'.split(' ');
const ES = 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split(' ');
const MONTHS: Record<Lang, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** Surnames of people who do not exist, easy and hard to hear. */
export const SURNAMES: Record<Lang, readonly string[]> = {
  en: 'Brandt Wozniak Delgado Fitzgerald Kowalski Hanson Quigley Pham Jankovic Sandoval Lindqvist Fenwick'.split(' '),
  es: 'Zapata Delgado Quiroz Benavides Fuentes Villalba'.split(' '),
};
const FIRST: Record<Lang, readonly string[]> = { en: ['Marta', 'Dennis', 'Irene'], es: ['Rosa', 'Tomás', 'Elena'] };
const LETTERS_ES = Object.fromEntries(
  'a:a b:be c:ce d:de e:e f:efe g:ge h:hache i:i j:jota k:ka l:ele m:eme n:ene o:o p:pe q:cu r:erre s:ese t:te u:u v:uve w:doble u x:equis y:i griega z:zeta'
    .split(/ (?=\w:)/)
    .map((pair) => pair.split(':') as [string, string]),
);
const AS_IN: Record<string, string> = { n: 'nancy', m: 'mary', s: 'sam', f: 'frank', b: 'boy', d: 'david', t: 'tom' };

const YES_NO: Record<Lang, readonly [string, 'yes' | 'no'][]> = {
  en: [
    ['Yes.', 'yes'],
    ['No.', 'no'],
    ['Yeah.', 'yes'],
    ['Yep.', 'yes'],
    ['Nope.', 'no'],
    ['Correct.', 'yes'],
    ["That's right.", 'yes'],
    ['No, thank you.', 'no'],
    ["That's wrong.", 'no'],
    ['Sure.', 'yes'],
  ],
  es: [
    ['Sí.', 'yes'],
    ['No.', 'no'],
    ['Claro que sí.', 'yes'],
    ['No, gracias.', 'no'],
    ['Correcto.', 'yes'],
    ['Todavía no.', 'no'],
  ],
};
const WORDS: Record<Lang, readonly [ExpectedKind, string][]> = {
  en: [
    ...['Monday', 'Tuesday', 'Thursday', 'Friday', 'Tomorrow', 'Afternoon'].map(
      (w) => ['when', w] as [ExpectedKind, string],
    ),
    ...['One', 'Two', 'Four', 'Six', 'Eight', 'Nine', 'Twelve'].map((w) => ['number', w] as [ExpectedKind, string]),
    ...['Refill', 'Billing', 'Appointment', 'Left'].map((w) => ['choice', w] as [ExpectedKind, string]),
  ],
  es: [
    ...['Lunes', 'Martes', 'Jueves', 'Mañana'].map((w) => ['when', w] as [ExpectedKind, string]),
    ...['Uno', 'Tres', 'Siete', 'Ocho'].map((w) => ['number', w] as [ExpectedKind, string]),
    ...['Cita', 'Receta'].map((w) => ['choice', w] as [ExpectedKind, string]),
  ],
};
/** Medicines that are often prescribed. */
const MEDICINES: Record<Lang, readonly string[]> = {
  en: 'sertraline gabapentin levothyroxine hydrochlorothiazide carvedilol escitalopram montelukast furosemide'.split(
    ' ',
  ),
  es: 'metformina losartán omeprazol atorvastatina'.split(' '),
};
const PHRASES: Record<Lang, readonly string[]> = {
  en: [
    'I would like to move my visit from Tuesday to Thursday.',
    'My daughter has had a fever since last night and will not drink.',
    'I ran out of my blood pressure tablets three days ago.',
    'Do you take walk in patients on Saturday mornings?',
    'I need a copy of my lab results from last month.',
    'Please have the doctor call me back after four.',
    'I twisted my ankle on the stairs and it is swollen.',
    'We are new in town and looking for a family doctor.',
  ],
  es: [
    'Quisiera cambiar mi cita del martes para el jueves.',
    'Mi hija tiene fiebre desde anoche y no quiere comer.',
    'Me mareo cada vez que me levanto de la cama.',
    'Dígale a la doctora que me llame después de las cuatro.',
  ],
};

const rnd = random(SEED);
const int = (from: number, to: number): number => from + Math.floor(rnd() * (to - from + 1));
const spoken = (digits: string, words: readonly string[]): string => [...digits].map((d) => words[Number(d)]).join(' ');
const pad = (n: number): string => String(n).padStart(2, '0');
const two = (n: number): string =>
  n < 10 ? `oh ${EN[n]}` : n < 20 ? TEENS[n - 10]! : `${TENS[Math.floor(n / 10)]}${n % 10 ? ` ${EN[n % 10]}` : ''}`;

/** Ten digits as the North American plan has them, all of them by chance: 555 would be too easy to hear. They are nobody's, and told to nobody. */
export function madeUpNumber(): string {
  const tail = Array.from({ length: 6 }, () => int(0, 9)).join('');
  return `${int(2, 9)}${int(0, 9)}${int(1, 9)}${int(2, 9)}${tail}`;
}

function number(lang: Lang, i: number): Answer {
  const n = madeUpNumber();
  const [a, b, c] = [n.slice(0, 3), n.slice(3, 6), n.slice(6)];
  const words = lang === 'en' ? EN.map((w, d) => (d === 0 && i % 3 === 1 ? 'oh' : w)) : ES;
  const groups = lang === 'en' ? [a, b, c] : [a, b, c.slice(0, 2), c.slice(2)];
  const said = groups.map((group) => spoken(group, words)).join(', ');
  const last = spoken(c, words);
  return {
    kind: 'telephone',
    lang,
    text: `${i % 4 === 3 ? (lang === 'en' ? "It's " : 'Es el ') : ''}${said}.`,
    want: n,
    again: lang === 'en' ? `No, it's ${said}.` : `No, es el ${said}.`,
    lastFour: lang === 'en' ? `No, the last four are ${last}.` : `No, los últimos cuatro son ${last}.`,
  };
}

/** By itself, in a sentence, or with a strength. */
function medicine(name: string, lang: Lang, i: number): string {
  if (lang === 'es') return i % 2 ? `Se llama ${name}.` : `${name}.`;
  return [`${name}.`, `It's called ${name}.`, `${name}, ten milligrams.`, `I take ${name}.`][i % 4]!;
}

function birth(lang: Lang, i: number): Answer {
  const [month, day, year] = [int(1, 12), int(2, 20), int(1931, 1999)];
  const [name, short] = [MONTHS[lang][month - 1]!, year % 100];
  const whole = lang === 'es' ? `${day} de ${name} de ${year}` : `${name} ${ORDINALS[day - 1]}, nineteen ${two(short)}`;
  const figures = `${month < 10 ? EN[month] : TEENS[month - 10]}, ${day < 10 ? EN[day] : two(day)}, ${two(short)}`;
  const want = `${year}-${pad(month)}-${pad(day)}`;
  const text = lang === 'en' && i % 3 === 2 ? figures : whole;
  return { kind: 'date-of-birth', lang, text: `${text}.`, want, again: `No, ${whole}.` };
}

function name(lang: Lang, i: number): Answer {
  const [first, last] = [FIRST[lang][i % 3]!, SURNAMES[lang][i]!];
  const letters = [...last.toLowerCase()];
  const end = letters.at(-1)!;
  const spelled =
    lang === 'es'
      ? letters.map((l) => LETTERS_ES[l]).join(', ')
      : i % 3 === 1 && AS_IN[end]
        ? `${letters.slice(0, -1).join(', ').toUpperCase()}, ${end.toUpperCase()} as in ${AS_IN[end]}`
        : letters.join(', ').toUpperCase();
  return { kind: 'name', lang, text: `${first} ${last}, ${spelled}.`, want: `${first} ${last}` };
}

/** What is said: `of` numbers, dates and names in English and half as many in Spanish, and the same words and phrases always. */
export function answers(of: number): Answer[] {
  return (['en', 'es'] as const).flatMap((lang): Answer[] => {
    const n = lang === 'en' ? of : Math.ceil(of / 2);
    const times = Array.from({ length: n }, (_, i) => i);
    return [
      ...PHRASES[lang].map((text): Answer => ({ kind: 'open', lang, text, want: text })),
      ...WORDS[lang].map(([kind, w]): Answer => ({ kind, lang, text: `${w}.`, want: w.toLowerCase() })),
      ...YES_NO[lang].map(([text, want]): Answer => ({ kind: 'yes-no', lang, text, want })),
      ...MEDICINES[lang].map((m, i): Answer => ({ kind: 'medicine', lang, text: medicine(m, lang, i), want: m })),
      ...times.map((i) => number(lang, i)),
      ...times.map((i) => birth(lang, i)),
      ...SURNAMES[lang].slice(0, n).map((_, i) => name(lang, i)),
    ];
  });
}

/** Everything that may have to be said of these answers, each caller with one voice for all that is said to one question. */
export function sayingsOf(all: readonly Answer[]): Saying[] {
  return all.flatMap((answer, i) =>
    [answer.text, answer.again, answer.lastFour].flatMap((text) =>
      text === undefined ? [] : [{ text, lang: answer.lang, speaker: speakerOf(answer, i) }],
    ),
  );
}

/** The callers' voices in turn. */
export function speakerOf({ lang }: Answer, i: number): number {
  const speakers = SPEAKERS[lang];
  return speakers[i % speakers.length]!;
}
