import type { Text } from '../../desk/form.ts';
import { asksToPay, PAY_QUESTION } from '../../understanding/pays-now.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { wordCount } from '../word-count.ts';
import { isAsking } from './besides.ts';
import { line, say } from './effects.ts';
import { goodbye } from './endings.ts';
import { forAnotherMatter, gather } from './facts.ts';
import { ALSO, newMatter, SAYS_NOTHING_YET } from './matters.ts';
import { anotherMatter, startMatter } from './opening.ts';
import { asksBack } from './repair.ts';
import { saidText } from './texts.ts';
import type { Heard, Matter, Step, Talk } from './types.ts';
import { isWishAgain } from './wish-again.ts';

const NO_MORE = /^(\W*(no|nope|nah|oh|well|wait|actually|pues|ay|bueno)\b)+\W*/iu;
/** Nothing more is wanted, however it is put. */
const IS_ALL =
  /\b(that'?s|that is|i think that'?s|that should be|that'?ll be|that'?d be) (it|all|everything|about it)\b|\b(we'?re|i'?m|we are|i am) (all )?(good|set|done|fine)\b|\b(that|it) covers it\b|\bappreciate (it|you|your)\b|\bnothing (else|more)\b|\bhave a (good|great|nice|blessed)\b|^\W*(no|nope|nah)?\W*(thank you|thanks|gracias)\b(?!.*\b(but|and|pero|and also)\b)|\b(es|seria|era) todo\b|\bya (quedo|con eso|estuvo|nada mas|esta)\b|\bcon eso\b|\bnada mas\b|\bmuy amable\b|\bque (este|le vaya) bien\b/iu;
/** "Oh that's fine. Get down, Biscuit": it suits, and what comes behind is said to somebody else. */
const IS_FINE =
  /^\W*((oh|okay|ok|well|alright|all right|right|ah|bueno|pues|ay)\W+)*((that'?s|that is|it'?s|all) (fine|good|great|perfect|okay|ok|right|lovely|wonderful)|sounds? (good|great|fine|perfect)|(perfect|great|lovely|wonderful|excellent|awesome|super|okay then|ok then|alright then|all right then|very good|fair enough)|perfecto|muy bien|esta bien|excelente|de acuerdo|sale( pues)?|ah bueno|orale)\b/iu;
/** Whether nothing more is wanted, in words that praise what there was. Pure. */
export function suits(text: string, { intent, yesNo }: Heard['meaning']): boolean {
  return IS_FINE.test(unaccented(text)) && SAYS_NOTHING_YET.has(intent) && yesNo !== 'no';
}
const THANKS = /\b(thanks?|thank you|gracias)\b/i;
const WISHES =
  /\b(i|we)('d| would)? (still |just |really )*(want|wanted|need|like|meant)\b|\b(todavia |aun )?(quiero|queria|necesito|ocupo)\b/i;

/** Asked of what was just read out: "and how many hours is it again", "ten, you said?" */
const OF_WHAT_WAS_READ =
  /\b(again|(did )?you (just )?sa(y|id)|say (that|it)|that last (part|bit)|one more time|otra vez|de nuevo|dijo|repit\w+|repet\w+)\b/iu;
/** Longer than this is a matter of its own. */
const ONCE_MORE = 14;

/** The answer that was read out and is asked of once more: of several the one that shares most words, else the last. null: none is. */
function saidOfIt({ done, lang }: Talk, text: string): Text | null {
  const plain = unaccented(text).toLowerCase();
  if (!OF_WHAT_WAS_READ.test(plain) || wordCount(text) > ONCE_MORE) return null;
  const words = new Set(plain.match(/\p{L}{4,}/gu) ?? []);
  const shared = (answer: Text) =>
    (
      unaccented(answer[lang])
        .toLowerCase()
        .match(/\p{L}{4,}/gu) ?? []
    ).filter((word) => words.has(word)).length;
  const answers = done.flatMap(({ texts }) => (texts.answer ? [texts.answer] : []));
  return answers.reduce<Text | null>((best, one) => (!best || shared(one) >= shared(best) ? one : best), null);
}

/** What somebody of the practice reads, or what stands in the calendar: a word more goes with it. */
const isKept = ({ filed, offer, visit }: Matter): boolean => filed === true || offer !== null || visit !== null;

export function heardInAnythingElse(talk: Talk, { meaning, text }: Heard): Step {
  const bare = wordCount(text) < 3;
  // It was said again, and again.
  if (asksBack(text)) return goodbye(talk);
  const wants = !SAYS_NOTHING_YET.has(meaning.intent);
  // "No" to whether there is anything else, and then something else after all: it is heard to its end.
  const more = text.replace(NO_MORE, '');
  const wishes = !THANKS.test(text) && (wants ? wordCount(more) >= 2 : WISHES.test(unaccented(more)));
  if (IS_ALL.test(unaccented(text)) && !wishes && !(wants && wordCount(more) >= 5)) return goodbye(talk);
  if (meaning.yesNo === 'no' && !wishes && !(wants && wordCount(text) > 4)) return goodbye(talk);
  if (meaning.yesNo === 'no' && !wants)
    return say(talk, { at: 'opening', silences: 0 }, { said: [line('howCanIHelp')] });
  if (meaning.yesNo === null && bare && !wants) return goodbye(talk);
  if (meaning.yesNo === 'yes' && bare)
    return say(talk, { at: 'opening', silences: 0 }, { said: [line('howCanIHelp')] });
  if (suits(text, meaning)) return goodbye(talk);
  const once = saidOfIt(talk, text);
  if (once && (!wants || meaning.intent === 'faq'))
    return say(
      talk,
      { at: 'anything-else' },
      { said: [saidText(talk, 'desk.told.again', once), line('anythingElse')] },
    );
  if (isWishAgain(talk, meaning.intent, text))
    return say(gather(talk, meaning), { at: 'anything-else' }, { said: [line('toldIsWritten'), line('anythingElse')] });
  // How a bill is paid is answered in the practice's words, also behind a message on the bill.
  if (asksToPay(text))
    return anotherMatter(talk, { ...meaning, intent: 'faq', intents: ['faq'] }, PAY_QUESTION[talk.lang]);
  const last = talk.done.at(-1);
  // One question after another is answered, each by itself.
  const asks = meaning.intent === 'faq' || meaning.intent === 'insurance';
  const other = asks || meaning.intent !== last?.intent || newMatter(talk, meaning.intent, text).form !== last.form;
  if (wants && other) return anotherMatter(talk, meaning, text);
  // Nothing was written down with which a question could be passed on.
  if (last && !wants && !talk.done.some(isKept) && isAsking(text))
    return anotherMatter(talk, { ...meaning, intent: 'faq', intents: ['faq'] }, text);
  // Nothing new is wanted: what was said is kept with what was written down.
  if (last && (!wants || !other) && !ALSO.test(text) && wordCount(text) < 20)
    return say(talk, { at: 'anything-else' }, { said: [line('addedNote'), line('anythingElse')] });
  return startMatter(gather(forAnotherMatter(talk), meaning), wants ? meaning.intent : 'message', text, meaning);
}
