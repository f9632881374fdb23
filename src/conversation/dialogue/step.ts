import { deskAnswered } from './desk-answers.ts';
import { withDoubt } from './doubt.ts';
import { line, stay } from './effects.ts';
import { heard } from './heard.ts';
import { judgedAnew, lateWords, replied } from './judged-anew.ts';
import { keys } from './keys.ts';
import { counted } from './misses.ts';
import { doesNotKnow, isThere } from './no-answer.ts';
import { asksOfOffer } from './offer-answer.ts';
import { greet } from './opening.ts';
import { paged } from './paged.ts';
import { transferred } from './person.ts';
import { putAgain } from './put-again.ts';
import { asksBack } from './repair.ts';
import { saysHello, silence } from './silence.ts';
import type { DialogueEvent, Effect, Heard, Open, Stage, Step, Talk } from './types.ts';
import { unstuck } from './unstuck.ts';

/**
 * The dialogue of a call: what happened, in a stage, gives the next stage and what to do. Pure.
 * Order of looking at words: emergency first (S2), then a rise in tier, then commands, then what the stage had asked. Whatever comes of
 * them, an open question of the protocol is asked before it, and then the call goes on from there.
 */
export function step(talk: Talk, stage: Stage, event: DialogueEvent): Step {
  if (event.type === 'desk') return unstuck(deskAnswered(talk, stage, event.answer));
  if (stage.at === 'leaving') return lateWords(talk, stage, event);
  switch (event.type) {
    case 'answered':
      return greet(talk);
    case 'heard': {
      const next = unstuck(
        asking(stage, counted(talk, stage, heard(talk, stage, event), doesNotKnow(event.text))),
        asksAgain(event, stage) ? [] : talk.last,
      );
      return saysNoAnswer(event, stage) ? next : putAgain(talk, stage, next, 'heard');
    }
    case 'keys':
      return putAgain(talk, stage, asking(stage, keys(talk, stage, event.digits)), 'keys');
    case 'silence':
      return putAgain(talk, stage, asking(stage, silence(talk, stage)), 'silence');
    case 'replied':
      return replied(talk, stage, event.judgement);
    case 'judged':
      return judgedAnew(talk, stage, event.judgement);
    case 'said':
      return stage.at === 'emergency' ? stay({ ...talk, told911: talk.told911 + 1 }, stage) : stay(talk, stage);
    case 'page':
      return paged(talk, stage, event.news);
    case 'transfer':
      return transferred(talk, stage, event.news);
    case 'slow':
      return stage.at === 'looking' ? holding(talk, stage) : stay(talk, stage);
    case 'speech':
      return stay(talk, stage, [
        { do: 'say', said: event.state === 'down' ? [line('holdOn')] : backAgain(talk, stage), interruptible: true },
      ]);
  }
}

/** Whoever asks to hear it again hears the same. */
function asksAgain({ text, meaning }: Heard, stage: Stage): boolean {
  return meaning.command !== null || asksBack(text) || (stage.at === 'offer' && asksOfOffer(text));
}

/** Whoever asks to hear it again, or says that they are there, has not been misunderstood. */
function saysNoAnswer(event: Heard, stage: Stage): boolean {
  return asksAgain(event, stage) || isThere(event.text) || saysHello(event.text);
}

/** An open question comes before whatever would be said next; within a run of questions that is looked after already. */
function asking(before: Open, next: Step): Step {
  return next.stage.at === 'doubt' || before.at === 'doubt' ? next : withDoubt(next);
}

/** A word while a room behind the desk looks for long. */
function holding(talk: Talk, stage: Stage): Step {
  const effect: Effect = { do: 'say', said: [line('holdOn')], interruptible: true };
  return stay(talk, stage, [effect]);
}

/** After a gap in hearing, the question again. */
function backAgain(talk: Talk, stage: Stage): Talk['last'] {
  return stage.at === 'opening' ? [line('sayAgain'), line('howCanIHelp')] : [line('sayAgain'), ...talk.last];
}
