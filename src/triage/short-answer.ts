import { type Token, tokenise } from '../words/tokens.ts';
import { closesWithThatsIt, deniesWell, isBenignNo } from './benign-tail.ts';
import { namesCrisis, namesDanger } from './grave-words.ts';
import { deniesPlainly } from './plain-denial.ts';

/** What a short answer to a closed question holds. More than one of them may be true: of two readings the graver one counts. */
export interface ShortAnswer {
  /** Something says yes: the word itself wherever it stands, "it did", "all of those", "the first one", "kind of". */
  yes: boolean;
  /** Nothing but a yes, firm and without a word of content behind it. */
  bareYes: boolean;
  /** A yes by halves: "kind of", "i think so". */
  hedged: boolean;
  /** It begins with a no, or ends with one. */
  no: boolean;
  /** Nothing but a no, with what politeness and repetition put around it. */
  bareNo: boolean;
  /** It tells something, and that there is nothing else: a no where that something was not asked for. */
  nothingElse: boolean;
  unsure: boolean;
  /** Was the doubt about a figure only ("maybe a hundred and one")? */
  approximate: boolean;
}

/** Longer answers tell a story: they are no bare yes or no, and the words are read for themselves. */
const MOST_WORDS = 12;
/** The same of a no behind which one thing after another is denied, or told to be well. */
const MOST_BENIGN = 22;

const SUBJECT = 'i|he|she|it|they|we|you|there|that|this|those|these';
const YES =
  'yes|yeah|yep|yup|yea|yah|uh huh|mhm|sure|correct|right|affirmative|definitely(?! not)|absolutely(?! not)|si|claro(?! que no)|que si|correcto|exacto|asi es|eso(?! no)|simon|aja|of course(?! not)|por supuesto(?! que no)';
const ECHO_YES = `(?:${SUBJECT}) (?:do|does|did|is|are|am|was|were|has|have|had|can|will)|(?:lo )?(?:tengo|tiene|tienen|hay|esta|estan|estoy|puede|puedo|fue|son)`;
const THOSE = 'those|these|them|that|it|the above|es[oa]s?|est[oa]s?|ell[oa]s';
const EVERY = `all (?:of )?(?:${THOSE})|both(?: of (?:${THOSE}))?|all(?: three| four)?|amb[oa]s|tod[oa]s?(?: (?:${THOSE}))?`;
const PICK = `${EVERY}|(?:any|some|one|most|a few|a couple|two) of (?:${THOSE})|the (?:first|second|third|last|latter|former)(?: (?:one|thing|part|two))?|(?:lo|la|el|los|las) (?:primer[oa]?s?|segund[oa]s?|tercer[oa]?|ultim[oa]s?|dos)(?: cosas?)?|algun[oa]s?(?: de (?:${THOSE}))?|un[oa]s? de (?:${THOSE})`;
const HEDGE =
  'kind of|kinda|sort of|a little(?: bit)?|a bit|somewhat|some|un poco|un poquito|mas o menos|i think(?: so)?|i believe so|creo que si|probably|possibly|probablemente|mostly|almost|barely|casi|apenas|i guess(?: so)?|maybe|supongo';
const NO =
  'no|nope|nah|nuh|never|none|nothing|neither|not really|not at all|not yet|negative|of course not|definitely not|absolutely not|not that i (?:know of|can tell|can see|noticed)|nada|para nada|ningun[oa]|tampoco|jamas|claro que no|por supuesto que no|todavia no|aun no|que yo sepa';
const NONE_OF = `(?:none|nothing|not any|any|neither|anything|ningun[oa]|nada|ni un[oa])(?: of| like| de)? (?:${THOSE})(?: (?:kind|sort|stuff|things?|cosas?))?`;
const NOT = `(?:(?:${SUBJECT}) )?(?:dont|doesnt|didnt|isnt|arent|aint|wasnt|werent|hasnt|havent|hadnt|(?:do|does|did|is|are|am|was|were|has|have|had) not)(?: (?:have|has|had|feel|see))?(?: any(?:thing)?)?|(?:${SUBJECT}) not|no (?:lo |la )?(?:tengo|tiene|tienen|hay|esta|estan|estoy|es|fue|son|siento|siente)`;
const FINE =
  '(?:(?:i|he|she|it|they|everything|all|todo|estoy|esta) )?(?:fine|all right|alright|bien)|no (?:problems?|problemas?)';
const AROUND =
  'sir|maam|miss|mister|doctor|doctora|nurse|thanks?|thank (?:you|god)|please|okay|well|so|just|oh|very much|much|actually|honestly|really|right now|now|today|currently|at all|dear|i dont think so|gracias(?: a dios)?|muchas|senor|senora|senorita|por favor|pues|bueno|la verdad|de hecho|ahorita|ahora|que va|i|he|she|it|they';
const NEGATOR =
  /\b(no|not|nope|nah|none|nothing|never|neither|nor|without|cant|wont|couldnt|wouldnt|dont|doesnt|didnt|isnt|arent|aint|wasnt|werent|hasnt|havent|hadnt|sin|ni|nada|nunca|ningun[oa]?|tampoco|jamas)\b/;
const DOUBT =
  /\b(dont (?:really )?know|not (?:really |so )?sure|no idea|cant tell|couldnt tell|cant say|hard to say|unsure|i dont think so(?=$)|no se(?= (?:si|que|bien|la|cuanto|cuando|como|pero|doctora?|senorita)\b|$)|no sabria|quien sabe|no estoy segur[oa]|creo que no|no creo)\b/g;
const ABOUT = /\b(maybe|i guess|tal vez|quiza|quizas|a lo mejor)\b/g;

const only = (...parts: string[]) => new RegExp(`^(?:(?:${parts.join('|')})(?: |$))+$`);
const begins = (...parts: string[]) =>
  new RegExp(
    `^(?:(?:well|oh|so|okay|um|pues|bueno|ay|honestly|actually|what|wait|huh|excuse me|pardon|goodness|heavens|gosh|lord|como|perdon|mande) )*(?:${parts.join('|')})\\b`,
  );
const ONLY_NO = only(NONE_OF, NOT, NO, FINE, AROUND, `at (?:${THOSE})`, THOSE);
const ONLY_FINE = only(FINE);
const ONLY_AROUND = only(AROUND, 'that', 'this', 'those');
const ONLY_YES = (own: readonly string[]) => only(YES, ECHO_YES, EVERY, AROUND, 'is|are|and|y', ...own);
const ONLY_ECHO = only(ECHO_YES, YES, AROUND);
const ONLY_PICK = only(
  PICK,
  ECHO_YES,
  YES,
  HEDGE,
  AROUND,
  'just|only|think|is|are|was|yo|creo|que|i have|tengo|have|had|solo',
);
const BEGINS_YES = begins(YES);
const BEGINS_HEDGE = begins(HEDGE);
const BEGINS_NO = begins(NOT, NO, `(?:(?:${SUBJECT}) )?(?:cant|cannot|wont|couldnt)`);
const ANY_HEDGE = new RegExp(`\\b(?:${HEDGE})\\b`);
const ANY_PICK = new RegExp(`\\b(?:${PICK})\\b`);
/** Sounds of assent, which the tokeniser takes for hesitation. */
const ASSENT = /^\W*(uh[- ]?huh|mm+[- ]?h+m+|mhm+)\W*$/i;

/** @param own words of the question itself, which may be said again with a yes */
export function readShort(text: string, own: readonly string[] = []): ShortAnswer {
  const t = withoutAlternative(tokenise(text));
  const said = words(t);
  const certain = said.replace(DOUBT, ' ').replace(/ +/g, ' ').trim();
  const doubt = certain !== said || /\bno sé\b/iu.test(text.normalize('NFC'));
  // An accent tells "no sé" from the "no se" of "no se mueve".
  const left = (doubt ? certain.replace(/^no se\b/, '') : certain).replace(ABOUT, ' ').replace(/ +/g, ' ').trim();
  const about = left !== (doubt ? certain.replace(/^no se\b/, '').trim() : certain);
  const short = t.length > 0 && t.length <= MOST_WORDS;
  const denied = NEGATOR.test(left);
  const leading = BEGINS_YES.test(left);
  const hedged = ANY_HEDGE.test(left) || about;
  const echo = short && !denied && ONLY_ECHO.test(left) && !ONLY_AROUND.test(left);
  const pick = short && !denied && ANY_PICK.test(left) && ONLY_PICK.test(left);
  const assent = ASSENT.test(text);
  const yes = assent || leading || echo || pick || saysYes(t, text) || (BEGINS_HEDGE.test(left) && !denied);
  const no = BEGINS_NO.test(left) || /\b(no|nope)$/.test(left);
  const soft = /\bi dont think so$/.test(said) && !BEGINS_NO.test(said.replace(/\bi dont think so$/, '').trim());
  const bareNo =
    !yes &&
    !soft &&
    ((short && (no || ONLY_FINE.test(left)) && ONLY_NO.test(left) && !deniesWell(left)) ||
      (t.length <= MOST_BENIGN && !doubt && isBenignNo(left, own)) ||
      (!doubt && deniesPlainly(t, own)) ||
      (!doubt && !own.some((w) => OF_CRISIS.test(w)) && saysNoTwice(t, text, own)));
  const bareYes = assent || (short && (leading || echo || pick) && !denied && !hedged && ONLY_YES(own).test(left));
  const nothingElse = short && !yes && !hedged && !doubt && closesWithThatsIt(left);
  return {
    yes,
    bareYes,
    hedged,
    no,
    bareNo,
    nothingElse,
    unsure: doubt || about || soft,
    approximate: about && !doubt,
  };
}

/** What a short answer says where a yes is the graver answer; null: something else, to be judged by its words. */
export function answerOf(text: string): 'yes' | 'no' | 'unsure' | null {
  const said = readShort(text);
  if (said.yes) return 'yes';
  if (said.unsure) return 'unsure';
  return said.bareNo ? 'no' : null;
}

/**
 * "No. No, just down low. No.", "no no, slow as anything": whoever says it twice means it, unless what stands beside it takes it back or may
 * be of a danger.
 */
function saysNoTwice(t: readonly Token[], text: string, own: readonly string[]): boolean {
  const noes = t.filter(({ w }) => TWICE.has(w)).length;
  if (noes < 2 || !TWICE.has(t[0]!.w) || t.length > MOST_BESIDE_NO) return false;
  const firm = (i: number) => t[i]!.w === 'not' && FIRMLY.has(t[i - 1]?.w ?? '');
  return (
    !t.some(({ w }, i) => TAKES_BACK.test(w) && !firm(i)) && !namesDanger(withoutMild(t, own)) && !namesCrisis(text)
  );
}

/** What is small, and was not asked about, is no danger. */
const withoutMild = (t: readonly Token[], own: readonly string[]): string =>
  t
    .filter(({ w }) => !MILD.test(w) || own.includes(w))
    .map(({ w }) => w)
    .join(' ');
const MILD = /^(?:sore|cough\w*|cold|tired|stuffy|sniffles|stiff|itch\w*|tos|gripa|cansad[oa]|comezon|ball|back)$/;

/** Of a question whose no must be plain. */
const OF_CRISIS = /^(?:ending|harm|safe|afraid|kill|suicid|dano|segur|miedo|threat|weapon)/;
const MOST_BESIDE_NO = 20;
const FIRMLY = new Set('definitely absolutely certainly course surely'.split(' '));
const TWICE = new Set('no nope nah none nada tampoco'.split(' '));
const TAKES_BACK =
  /^(?:but|except|unless|until|although|though|when|if|sometimes|maybe|almost|barely|hardly|yet|sleep\w*|quiet\w*|flop\w*|funny|odd|strange|off|worse|weird|not|cant|wont|isnt|doesnt|pero|cuando|si|aveces|quizas|casi|apenas|todavia|duerm\w*|rar[oa]|peor|callad[oa]|puede|puedo|respond\w*)$/;

/** Is anything denied in these words? */
export function denies(t: readonly Token[]): boolean {
  return NEGATOR.test(words(t));
}

/** Words that say nothing by themselves: "well", "she", "please", "just". */
export function isAround(word: string): boolean {
  return ONLY_AROUND.test(word);
}

/** A yes that stands behind other words. "Si" without its accent is "if", unless it ends what is said or follows "bueno" and the like. */
function saysYes(t: readonly Token[], text: string): boolean {
  return t.some((x, i) => {
    if (/^(yes|yeah|yep|yup)$/.test(x.w)) return true;
    if (x.w !== 'si') return false;
    const next = t[i + 1];
    return (
      text.slice(x.from, x.to).toLowerCase().normalize('NFC') === 'sí' ||
      next === undefined ||
      next.mark !== '' ||
      /^(bueno|que|pues|digo|creo)$/.test(t[i - 1]?.w ?? '')
    );
  });
}

/** "Just tell me yes or no", "¿sí o no?": both are named, and neither is said. */
function withoutAlternative(t: readonly Token[]): Token[] {
  const at = (i: number) =>
    /^(yes|yeah|si)$/.test(t[i]?.w ?? '') &&
    /^(or|o)$/.test(t[i + 1]?.w ?? '') &&
    /^(no|not|nope)$/.test(t[i + 2]?.w ?? '');
  return t.filter((_, i) => !at(i) && !at(i - 1) && !at(i - 2));
}

function words(t: readonly Token[]): string {
  return t.map((x) => x.w).join(' ');
}
