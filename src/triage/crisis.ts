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
 * Whether a crisis that an opinion alone saw ends here: its question is plainly denied, or the caller goes back to what they called the front
 * desk for. What a rule, an answer or another reading heard is never taken back.
 */
export function isTakenBack(
  protocol: Protocol,
  { before, answering = null, opinions = [] }: JudgeContext,
  text: string,
  reading: Pick<Reading, 'findings'>,
): boolean {
  if (!before?.crisis || !isOfCrisis(protocol, answering) || isVoiced(protocol, before)) return false;
  const said = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  const short = readShort(text);
  if (YET.test(said) || short.unsure || THINKS.test(said)) return false;
  if (isDenial(protocol, answering, text) || isBusiness(said)) return true;
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
