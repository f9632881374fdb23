import type { Lang } from '../../lang.ts';
import { isHalf } from './short-answers.ts';
import { endsWith, list, type Said } from './standing.ts';

/**
 * Words after which something must follow: conjunctions, articles, possessives, prepositions that no phrase ends with, forms of "to be".
 * Words that also end sentences ("in", "on", "her", "that", "so far") are left out: to wait for nothing costs a second.
 */
const NEVER_LAST: Record<Lang, ReadonlySet<string>> = {
  en: list(`and but or nor because cause 'cause so if when where while whereas although though unless until till since which whose whether
    than as a an the my our your their every of to with from at by for about between during into like is are was were be been am i'm we're
    they're it's that's he's she's there's i've we've they've i'd we'd you're you've i'll we'll he'll she'll i we they he she let's gonna wanna
    very also just going can't couldn't wouldn't who's what's where's`),
  es: list(`y e o u pero porque que si cuando donde mientras aunque con de del a al en por para sin sobre desde hasta entre el la los las un
    mi mis su sus tu tus nuestro nuestra es soy está estoy estaba estamos están son fue era tengo tiene tenía tenemos me se te le les muy
    como cual cuyo hace unos unas`),
};
/** Of these, the ones that end an answer to yes or no: "yes, I do", "it is", "no, I'm not", "la una". */
const LAST_IN_ANSWER: Record<Lang, ReadonlySet<string>> = {
  en: list('is are was were am'),
  es: list('es soy está estoy son fue era'),
};
const ANSWERING = list('it he she they we i there that this yes no sí eso ella él lo');
/** They end a question in a sentence as well: "I don't know where he is", "no sé qué es". */
const ASKING = list('what who how where when why which whose qué quién cómo dónde cuándo cuál');

/** What people say while they look for the next word. */
const HESITATION: Record<Lang, ReadonlySet<string>> = {
  en: list('um umm uh uhh er err erm hmm hm mm ah eh well'),
  es: list('eh em ehm este esto mmm mm hmm um uh ah pues'),
};
/** The same in several words, and what announces that something comes. */
const ANNOUNCING: Record<Lang, readonly string[]> = {
  en: [
    'you know',
    'tell me',
    'i mean',
    'let me see',
    'let me think',
    'let me check',
    'let me look',
    'let me get it',
    'hold on',
    'hang on',
    'one second',
    'one moment',
    'just a second',
    'just a moment',
    'just a minute',
    'the thing is',
    'i think',
    'i guess',
    'i need',
    'i want',
    "i'd like",
    'i would like',
    "i'm calling",
    'i was calling',
    'my name',
    'my number',
    'the number',
    'my phone number',
    'my date of birth',
    'my birthday',
    'my last name',
    'my first name',
    'last name',
    'first name',
    'area code',
    'i was told',
    'they told me',
    'he told me',
    'she told me',
    'they said',
    'as in',
    'such as',
    'my mother',
    'my father',
    'my husband',
    'my wife',
    'my son',
    'my daughter',
  ],
  es: [
    'o sea',
    'me dijeron',
    'me dijo',
    'me puede decir',
    'y no puedo',
    'y no puede',
    'pero no puedo',
    'es decir',
    'a ver',
    'déjeme ver',
    'deje ver',
    'un momento',
    'un segundo',
    'espere',
    'quiero',
    'quisiera',
    'necesito',
    'llamo',
    'estoy llamando',
    'mi nombre',
    'mi número',
    'el número',
    'mi teléfono',
    'mi apellido',
    'apellido',
    'mi fecha de nacimiento',
    'mi madre',
    'mi mamá',
    'mi padre',
    'mi papá',
    'mi esposo',
    'mi esposa',
    'mi hijo',
    'mi hija',
  ],
};
/** A comma at the end says little: the recogniser writes one behind whole answers too. */
const TRAILS_OFF = /(?:…|-|—)\s*$/u;

/** What the name of a letter is often written as: "E-l-l-i-s-o-an". */
const LETTERS_AS_WORDS = list(
  'a an and am are at be by ah eh em er he i if in is of or our the they to we you your las el de y e o u le me te se',
);
/** Of these, the ones that lead on where more than a spelling is awaited: "and my birthday", "the ninth". */
const LEADS_ON = list('and the is by to el y');

/** Letters are being said, and the last word may be one. */
function spells({ words, expected: { kind } }: Said): boolean {
  const last = words.at(-1) ?? '';
  if (!LETTERS_AS_WORDS.has(last)) return false;
  if (kind !== 'spelling' && (kind !== 'name' || LEADS_ON.has(last))) return false;
  if (last === 'in' && /^(?:as|is|\p{L}'s)$/u.test(words.at(-2) ?? '')) return false;
  return words.filter((word) => /^\p{L}$/u.test(word)).length >= 2;
}

/** Whether it breaks off where no sentence ends: "and", "my number is", "um", "for the". */
export function breaksOff(said: Said): boolean {
  const { words, lang, text, expected } = said;
  const last = words.at(-1);
  if (last === undefined || spells(said) || (expected.kind === 'yes-no' && isHalf(said))) return false;
  const before = words.at(-2);
  if (HESITATION[lang].has(last)) return true;
  if (lang === 'es' && expected.kind === 'when' && last === 'una') return false;
  // "i" and "a" end a spelling, "s" and "y" are letters there.
  const letters = expected.kind === 'spelling' || expected.kind === 'code';
  if (NEVER_LAST[lang].has(last) && !(letters && last.length === 1)) {
    const verb = LAST_IN_ANSWER[lang].has(last) && before !== undefined;
    const answers = verb && ANSWERING.has(before) && expected.kind === 'yes-no';
    const asks = verb && (ANSWERING.has(before) || lang === 'es') && words.slice(-5, -1).some((w) => ASKING.has(w));
    // "sí" is often written "si".
    const yes = last === 'si' && expected.kind === 'yes-no';
    // "I don't know where he's" is how "where he is" is often written.
    const whereIs = /'s$/.test(last) && ASKING.has(before ?? '') && /\.\s*$/.test(text);
    // "May be" is how "maybe" is often written.
    if (!answers && !asks && !yes && !whereIs && !endsWith(words, ['así es', 'may be'])) return true;
  }
  if (endsWith(words, ANNOUNCING[lang])) return true;
  return TRAILS_OFF.test(text);
}
