import type { FactRule } from '../../desk/form.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { asksIfPatient } from './of-another.ts';

/** Who does not know is not asked again. */
const DONT_KNOW =
  /^\W*(uh |um |oh |well |i'?m |pues |ay )*(i (really )?(don'?t|do not) (know|have|remember)|(i'?m )?not sure|no idea|(i )?couldn'?t (tell|say)( you)?|(i have |i'?ve )?(got )?no clue|(i )?have ?n'?t (got )?(a|the) (clue|foggiest)|beats me|search me|who knows|how (should|would) i know|you tell me|quien sabe|(y )?yo que (se|voy a saber)|sabra dios|don'?t know|no (lo |la )?s[eé]|no (me )?(acuerdo|recuerdo)|no (lo |la )?tengo|ni idea)\b/iu;

const REFUSES_TO_SAY =
  /\b(i('?d| would)? rather not|prefer not|(i )?(don'?t|do not|won'?t|will not|am not going to|'?m not going to|'?m not gonna) (want to |wanna |have to |like to |need to )?(say|give|tell|share)( you)?( (that|it|my|out)| this)?|(i )?(don'?t|do not) (want to|wanna|like to) (give|tell)|not (giving|telling|saying|sharing)|none of your business|(can'?t|couldn'?t|can) (you )?(just )?(look|find) (me|it) up by|prefiero no|no (le |te |se lo |lo )?(quiero|voy a|pienso) (dar|decir)\w*|que le importa)\b/iu;

/** Whether somebody will not say what was asked. Pure. */
export function refusesToSay(text: string): boolean {
  return REFUSES_TO_SAY.test(unaccented(text));
}

/** Said of the question or of the call, and no answer to it: "like I said", "what do you mean", "yes". */
const ABOUT_THE_CALL =
  /^\W*((well|um|uh|but|and|so|no|yes|okay|pues|pero|bueno|ya|si) )*((i|we)( believe| think)?( i| we)?( already| just|'ve already|'ve| have)* (said|told you|gave you|mentioned|explained)( that| it| this| you)*( already| before| earlier| twice)*|(like|as) (i|we)( just| already)? (said|told you)|you (already )?(have|got|know) (that|it|all that)( already)?|what (do|did) you mean( by that)?|what (kind|sort)s? (are|do)\b.*|which ones? (are|do)\b.*|(what|how) (should|do) i (say|answer)|that'?s (all|it)|nothing else|(same|i) (as|already) (before|did)|(ya )?(se )?l[oae]s? dije( antes| ya)*|(ya )?le dije( eso)?|como (ya )?le dije|que quiere decir( con eso)?|nada mas( eso)?|eso es todo|gracias)\W*$/iu;

/** Nothing but assent and courtesies, of however many words: "yes, that works, thank you". */
const ASSENT =
  /^\W*((yes|yeah|yep|yup|uh huh|mm ?hmm|ok|okay|sure|fine|great|perfect|good|right|thanks|thank you|please|that works( for me)?|works for me|that'?s (fine|good|right|correct|great|okay)|sounds (good|great|right|fine)|go ahead|i see|i'?m ready|ready|of course|all right|alright|got it|will do|ma ?'?am|sir|si|claro( que si)?|bueno|esta bien|de acuerdo|sale|listo|por favor|gracias|adelante|como no|senor(a|ita)?)\b\W*)+$/iu;

/** "Yes, I'm still here": somebody is there, and that is all. */
const PRESENT =
  /^\W*((yes|yeah|yep|sorry|hello|oh|uh|um|si|perdon|disculpe|okay|ok)\W+)*(((i'?m|i am|we'?re|we are) )?((still|right) )*(here|there|listening|on the line)|aqui (estoy|sigo|ando)|sigo aqui|(lo|la|le) escucho|can you hear me)(\W+(yes|still|sorry|now|go ahead|si))*\W*$/iu;

/** A protest or a quarrel in the place of an answer: "I've told you all I know", "it's a yes or no, pal", "so the note's a fake then". */
const PROTEST =
  /\b(i('ve| have) (already |just )?told you (all|everything|that|twice|already|what|enough)|(that'?s )?all (that )?i know|it'?s a (simple )?(yes or no|question)|(yes or no|answer me|just answer|just tell me)\b.{0,30}\b(pal|buddy|lady|mister|please|question|now)?\W*$|none of your business|what'?s it to you|you('re| are) not (listening|helping|answering)|this is (ridiculous|stupid|useless|a waste)|never ?mind|forget (it|about it)|ya le dije (todo|que)|es todo lo que se|que le importa|no me esta (escuchando|ayudando)|olvidel[oa]|conteste(me)?)\b|^\W*(so|then|entonces) .{3,60}\b(then|fake|lying|a lie|huh|eh|entonces)\W*$/iu;

/** A quarrel with a question that has been put: "I've said all this once tonight", "you asked me that", "what kind of a question is that". */
const OF_THE_QUESTION =
  /\b((i('ve| have)?|we('ve| have)?) (already |just )?(said|answered|been (asked|through)|gone (over|through)) (all )?(this|that|it)\b|you (already |just )?asked (me )?(that|this)|what (kind|sort) of (a )?question|(that|it)('s| is|s) (got )?(nothing|not) to do with|what('s| has| does) (that|this)( got)? to do with|stop asking|ya (me )?(pregunto|lo dije|conteste)|que tiene que ver|que pregunta)/iu;

/** What goes on in somebody's mind, or how long they have waited: no thing that was asked for. */
const OF_THE_MIND =
  /^\W*((well|um|uh|but|and|so|no|yes|okay|look|listen|pues|pero|bueno|ya|si|mire)\W+)*((i|we)('ve| have|'m| am|'re| are|'d)?( already| just| really| been| both)* (thought|thinking|decided|made up|considered|waited|waiting|appreciate|understand|gone over|talked it|slept on|hear you|agree|had enough)|(ya )?(lo |la )?(he |hemos )?(pense|pensado|decidi|decidido|entiendo|comprendo|espere|esperado))\b/iu;

/** Things that a desk has or does: words with one of them say something, whatever their manner. */
const THINGS =
  /\d|\b(charts?|records?|notes?|labs?|blood|x-?rays?|mri|scans?|images|results?|reports?|tests?|vaccin\w+|shots?|immunizations?|everything|whole|complete|entire|bills?|statements?|charges|forms?|papers?|letters?|visits?|appointments?|offices?|hospital|clinic|center|school|lawyer|doctor|dr|fax|mail|e-?mail|address|home|myself|january|february|march|april|may|june|july|august|september|october|november|december|expediente|notas|analisis|estudios?|radiografias?|vacunas?|todo|factura|cobro|formas?|papeles|carta|cita|consultorio|hospital|clinica|escuela|abogado|correo|casa)\b/iu;

/** Words that ask the one they are said to, and want to be told something. */
const QUESTION =
  /^\W*((well|um|uh|but|and|so|no|yes|okay|wait|sorry|first|pues|pero|bueno|ya|si|oiga|espere)\W+)*(how (long|much|soon|many|come|do|does|is)\b|when (will|do|does|can|is)\b|what time\b|why\b|who\b|(do|does|did|are|is|was|were|have|has|will|would) (you|they|he|she|it|this|that|there|anyone|anybody|someone|somebody)\b|(can|could|would|will) you (\w+ ){0,2}?(tell|confirm|say|check|verify|explain|let me know|hear|help|hold|wait)\b|(can|could|may) i (\w+ )?(ask|speak|talk|know|hold)\b|cuanto\b|cuando\b|por que\b|quien\b|me (puede|podria) (al menos )?(decir|confirmar|explicar)\b|(puede|podria) (al menos )?(decirme|confirmarme|explicarme)\b)/iu;

/** "Confirm that she treats with you": whether somebody is a patient, in other words. */
const IF_TREATED =
  /\b(if|whether|confirm|tell me|say|does|is|has|si|confirm\w*|dig\w+)\b.{0,40}\b((treats?|goes|comes|is seen|been seen|is treated|sees? (someone|somebody|a doctor)) (with|to|by|at|there|here)|(se atiende|va|viene) (con|ahi|alli|aqui))\b/iu;

/** Where a thing lies that is not here: "the card's in the car", "my wife has it", "todavía no llega". */
const NOT_AT_HAND = new RegExp(
  [
    String.raw`\b(?:cards?|papers?|letters?|bottles?|bills?|statements?|numbers?|purse|wallet|it|they|that)(?:'s|'re| is| are)? (?:still |all |back |out |over |down )*(?:(?:in|at|on|with) (?:the |my |her |his |our |their )?(?:car|truck|van|house|home|office|work|kitchen|bedroom|desk|drawer|glove ?box|purse|wallet|coat|bag|other \w+|mail|way|wife|husband|mother|mom|father|dad|son|daughter|sister|brother)|upstairs|downstairs|somewhere|packed|lost|gone)\b`,
    String.raw`\b(?:my|his|her|the) (?:\w+ )?(?:wife|husband|mother|mom|father|dad|son|daughter|sister|brother|nurse|office)(?:'s| has|'s got| keeps| would know| knows| does)(?: got)? (?:it|them|that|those|the (?:card|papers?|number|bottles?)|all that)\b`,
    String.raw`\b(?:has|have)(?:n'?t| not)(?: even)? (?:come|arrived|got (?:it|one|the card|that)|gotten (?:it|one|the card)|been sent|sent (?:it|one|me)|received)\b|\bstill waiting (?:for|on) (?:it|the card|that|one)\b|\bleft (?:it|them|that|the card|my (?:card|purse|wallet)) (?:at|in|on|back|behind)\b`,
    String.raw`\b(?:i|we)(?:'d| would|'ll| will|'ve got to| have to| need to) (?:probably )?(?:have to |need to )?(?:ask|check with|look (?:it|that|them|for it)(?: up)?|find (?:it|that|you|out)|dig|bring (?:it|them|the card)|get back to you|call you back with)\b|\bi(?:'d| would) have to (?:look|check|find|go|get|call)\b`,
    String.raw`\b(?:la|el|las|los) (?:tarjeta|papel(?:es)?|frasco|numero|carta|factura|cuenta)s? (?:esta|estan|se (?:me )?quedo|la tiene|lo tiene|los tiene)\b|\b(?:la|lo|las|los) (?:tiene|traen?|deje|dejamos|olvide) (?:mi|en|el|la)\b|\b(?:todavia|aun) no (?:\w+ )?(?:llega|viene|mandan|dan|tengo|tiene|recib\w+)\b|\b(?:tendria|tengo|habria) que (?:preguntar|buscar|ver|checar|revisar)\w*\b|\b(?:ahorita|luego|despues) (?:se )?(?:lo|la) (?:traigo|llevo|busco|doy|mando)\b`,
  ].join('|'),
  'iu',
);

/** Nobody is there with a fact: they do not know it, or do not have it here. Pure. */
export function doesNotKnow(text: string): boolean {
  const plain = unaccented(text);
  return DONT_KNOW.test(plain) || isNotAtHand(plain);
}

/** No more than so many words may stand beside it: "the clinic in Rutland, I'll have to find the fax" is an answer. */
const BESIDE = 3;
/** Whoever tells more than that tells a story, in which something may lie somewhere. */
const MOST_OF_ALL = 12;

function isNotAtHand(plain: string): boolean {
  const clauses = plain.split(/[,.;!?]/).filter((clause) => clause.trim());
  if (plain.trim().split(/\s+/).length > MOST_OF_ALL) return false;
  const others = clauses.filter((clause) => !NOT_AT_HAND.test(clause));
  return others.length < clauses.length && others.every((clause) => clause.trim().split(/\s+/).length <= BESIDE);
}

/** Something is not here, whatever else is told beside it: "Aetna, but the card hasn't come". Pure. */
export function lacksSomething(text: string): boolean {
  return NOT_AT_HAND.test(unaccented(text));
}

/** A protest in the place of an answer. Pure. */
export const isProtest = (text: string): boolean =>
  PROTEST.test(unaccented(text)) || OF_THE_QUESTION.test(unaccented(text));

/** Somebody says only that they are there. Pure. */
export function isThere(text: string): boolean {
  return PRESENT.test(unaccented(text));
}

/** Whether the words ask if somebody is a patient here, which nobody is told. Pure. */
export function asksOfPatient(text: string): boolean {
  return asksIfPatient(text) || IF_TREATED.test(unaccented(text));
}

/** Facts whose own question asks for a question. */
const ASKED_FOR: ReadonlySet<string> = new Set(['which_bill', 'reason']);

/** A question in the place of a fact in free words. Pure. */
export function asksInstead(rule: FactRule, text: string): boolean {
  if (asksOfPatient(text)) return true;
  return !ASKED_FOR.has(rule.id) && QUESTION.test(unaccented(text)) && !THINGS.test(unaccented(text));
}

/** Words that a fact in free words is not: assent, a question, the state of one's mind, a remark on the call. Pure. */
export function isNoAnswer(rule: FactRule, text: string, meaning: Meaning): boolean {
  const plain = unaccented(text);
  if (ASSENT.test(plain) || PRESENT.test(plain)) return true;
  if (rule.id === 'reason') return false;
  const bare = (text.match(/\p{L}+/gu) ?? []).length <= 2 && meaning.yesNo !== null;
  if (bare || ABOUT_THE_CALL.test(plain)) return true;
  if (PROTEST.test(plain) && !/\d/.test(plain)) return true;
  return asksInstead(rule, text) || (OF_THE_MIND.test(plain) && !THINGS.test(plain));
}
