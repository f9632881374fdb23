import type { Reading } from '../words/reader.ts';
import { tokenise } from '../words/tokens.ts';
import { isDenial } from './answer.ts';
import { isBusiness } from './benign-tail.ts';
import type { Protocol, Question } from './protocol/types.ts';
import { readShort } from './short-answer.ts';
import type { JudgeContext, Judgement, Opinion } from './types.ts';

/** What is asked where the topic of an opinion names no question of a crisis. */
const SELF_HARM = 'self_harm';
const FIRST_NO =
  /^(?:(?:oh|well|what|my|god|goodness|heavens|lord|wait|huh|excuse me|ay|dios|mio|como|uh|um) )*(?:no|nope|nah|never|absolutely not|of course not|claro que no|nunca)\b(?! (?:not|estoy|se|lo se|idea))/;
/** Words with which a no is no end of it. */
const OF_DEATH =
  /\b(?:not really|not exactly|think|thought|thoughts|thinking|sometimes|used to|wish|wished|want|wanted|wouldnt|care|anymore|any more|living|life|live|alive|die|dead|death|dying|kill\w*|hurt\w*|end|gone|sleep|wake|pills|gun|plan|pienso|pense|pensado|a veces|quisiera|quiero|vivir|vida|viva|morir\w*|muert\w*|matar\w*|lastim\w*|pastillas|pistola|dormir)\b/;
/** Self-harm that is denied in so many words. */
const DENIES_SELF_HARM =
  /\b(?:never|not|wouldnt|wont|dont|didnt|no|without)\b(?: \w+){0,4} (?:hurt|hurting|harm|harming|kill|killing|cut|cutting) (?:myself|himself|herself|themselves)\b|\b(?:no|nunca|jamas|ni)\b(?: \w+){0,4} (?:hacer(?:me|se) dano|lastimar(?:me|se)|matar(?:me|se))\b/;

/** Is self-harm named in these words, and plainly denied? What else they tell is read beside it. */
export function deniesSelfHarm(text: string): boolean {
  return DENIES_SELF_HARM.test(
    tokenise(text)
      .map((x) => x.w)
      .join(' '),
  );
}

/** It was only said so. */
const NOT_MEANT =
  /\b(?:figure of speech|(?:an? |just |only |old )(?:expression|saying)|manner of (?:speaking|speech)|way of (?:talking|speaking|putting it)|(?:how|way) (?:i|we) (?:always )?(?:talk|speak)|(?:things?|something|what) (?:people|folks|everybody|everyone|we|i|you) (?:always |just )?say|(?:just |only )?(?:joking|kidding|teasing|exaggerating)|a joke|un decir|un dicho|(?:una )?broma|bromeando|exagerando|(?:manera|modo|forma) de hablar|asi hablo)\b/;
const MEANT =
  /\b(?:not|no|isnt|aint|never|wasnt|nothing|nada|nunca)(?: (?:es|era|estoy|an?|una?|just|only|like))* (?:joking|kidding|teasing|exaggerating|joke|broma|bromeando|exagerando|decir|dicho|expression|saying|figure)\b/;

/** Whether somebody says that the words of death were a way of speaking, or a joke. Pure. */
export function wasNotMeant(text: string): boolean {
  const said = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  return NOT_MEANT.test(said) && !MEANT.test(said) && !THINKS.test(said) && !YET.test(said);
}

/** It was thought of, and will plainly not be done. */
const THOUGHT =
  /\b(?:think\w*|thoughts?|crossed my mind|goes through my head|piens\w*|pens\w+|pasado por la (?:cabeza|mente))\b/;
const WILL_NOT =
  /\b(?:(?:not|never|aint) (?:really |ever |actually )?(?:going to|gonna) (?:do|act|hurt|harm)|(?:wont|wouldnt|will not|would not|would never|will never|id never|could never|couldnt) (?:really |ever |actually )*(?:do|act|go through|hurt|harm)|(?:no|nunca|jamas) (?:lo |me )?(?:voy a|pienso|pensaria) hacer(?:lo|me|melo)?|(?:no|nunca|jamas) (?:lo|me lo) (?:haria|hare|hago)|(?:no|nunca|jamas) (?:haria|hare) (?:nada|eso|algo))\b/;
/** A condition, a time, or a thing to do it with: it is no plain "I will not". */
const OR_WILL =
  /\b(?:till|until|unless|if|when|yet|tonight|tomorrow|already|pills?|tablets|bottle|gun|pistol|rope|knife|razor|bridge|note|goodbye|took|taken|swallowed|cut|cuts|bought|ready|promise to|hasta|a menos|cuando|todavia|aun|ya lo|ya me|manana|esta noche|pastillas?|frasco|pistola|soga|cuchillo|navaja|puente|carta|tome|trague|corte|compre|list[oa])\b/;

/** "Yes, I have thought of it, but I'm not going to do it": what is asked of an act is denied, and the thought is owned. Pure. */
export function onlyThought(text: string): boolean {
  const said = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  return THOUGHT.test(said) && WILL_NOT.test(said) && !OR_WILL.test(said);
}

/** Somebody of the caller's own, or near them. */
const ANOTHER =
  /\b(?:my|our|mi|nuestr[oa]|un|una|a|the|el|la) (?:\w+ ){0,2}?(?:husband|wife|son|daughter|boy|girl|kid|child|teenager|mom|mother|mum|mama|dad|father|papa|brother|sister|uncle|aunt|cousin|nephew|niece|grand(?:ma|pa|mother|father|son|daughter)|friend|buddy|neighbor|roommate|boyfriend|girlfriend|partner|fiancee?|coworker|boss|student|tenant|resident|client|patient|guy|man|woman|lady|espos[oa]|marido|mujer|senora?|hij[oa]|nin[oa]|muchach[oa]|madre|padre|herman[oa]|ti[oa]|prim[oa]|sobrin[oa]|niet[oa]|abuel[oa]|amig[oa]|vecin[oa]|novi[oa]|pareja|compadre|comadre|suegr[oa]|cunad[oa]|companer[oa]|paciente)\b/;

/**
 * Whether the question of a crisis that an opinion alone saw is denied by a caller who tells of somebody else: what another thinks of, they do
 * not know. Somebody has to speak with them, so that it is urgent and stays a crisis.
 */
export function isDeniedForAnother(protocol: Protocol, context: JudgeContext, text: string): boolean {
  const { before, answering = null } = context;
  if (!isSeenOnly(protocol, before, answering) || !isOfAnother(before) || wasNotMeant(text)) return false;
  const said = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  return !isBusiness(said) && (isDenial(protocol, answering, text) || FIRST_NO.test(said));
}

/** An opinion alone saw it, and the question of it was put. */
function isSeenOnly(protocol: Protocol, before: Judgement | undefined, answering: string | null): before is Judgement {
  return before?.crisis === true && isOfCrisis(protocol, answering) && !isVoiced(protocol, before);
}

function isOfAnother({ flags }: Judgement): boolean {
  return flags.some(
    ({ by, words }) =>
      by === 'opinion' &&
      ANOTHER.test(
        tokenise(words)
          .map((x) => x.w)
          .join(' '),
      ),
  );
}

/** "No, I only think about it" denies no thoughts. */
const THINKS = /\b(?:think\w*|thoughts?|piens\w*|pens\w+)\b/;
/** "No, not yet" denies nothing of what is to come. */
const YET = /\b(?:yet|todavia|aun)\b/;

/**
 * The one question that a crisis gives reason to ask which no rule heard: that of its topic, where that is one of a crisis, else whether the
 * caller thinks of death. null: asked already, or the protocol has none.
 */
export function crisisQuestion(protocol: Protocol, o: Opinion, asked: readonly string[]): string | null {
  const ofTopic = o.topic === null ? undefined : protocol.doubts.get(o.topic);
  const id = isOfCrisis(protocol, ofTopic ?? null) ? ofTopic! : SELF_HARM;
  return protocol.questions.has(id) && !asked.includes(id) ? id : null;
}

/**
 * Whether a crisis that an opinion alone saw ends here: its question is plainly denied by the one whom it is of, it was not meant, or the caller
 * goes back to what they called the front desk for. What a rule, an answer or another reading heard is never taken back.
 */
export function isTakenBack(
  protocol: Protocol,
  context: JudgeContext,
  text: string,
  reading: Pick<Reading, 'findings'>,
): boolean {
  const { before, answering = null, opinions = [] } = context;
  if (!isSeenOnly(protocol, before, answering) || isDeniedForAnother(protocol, context, text)) return false;
  const said = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  const short = readShort(text);
  if (YET.test(said) || short.unsure || THINKS.test(said)) return false;
  if (isDenial(protocol, answering, text) || isBusiness(said)) return true;
  if (wasNotMeant(text) && !reading.findings.some((f) => f.concept.crisis)) return true;
  // "No, she's all right, she only can't get out of bed": a no, and then what it is really about.
  const grave = opinions.some((o) => o.crisis) || reading.findings.some((f) => f.concept.crisis);
  return FIRST_NO.test(said) && !short.yes && !short.hedged && !grave && !OF_DEATH.test(said);
}

/** Did the caller's words say it, by a rule, in answer to a question, or in another reading of the sound? */
function isVoiced(protocol: Protocol, before: Judgement): boolean {
  return before.flags.some(
    (f) =>
      f.concept === 'opinion.second-reading' ||
      (f.by === 'answer' && isOfCrisis(protocol, f.concept.replace(/^answer\./, ''))) ||
      protocol.concepts.some((c) => c.id === f.concept && c.crisis),
  );
}

/** Is it a question whose answer may tell of a crisis? */
export function isOfCrisis(protocol: Protocol, id: string | null): boolean {
  const q: Question | undefined = id === null ? undefined : protocol.questions.get(id);
  return q !== undefined && [q.unsure, ...q.branches.map((b) => b.outcome)].some((o) => o.crisis);
}
