import type { Lang } from '../lang.ts';
import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import type { Meaning, Understand } from '../understanding/types.ts';
import { ageSaid, askedIn } from './asked.ts';
import type { Stage, Talk } from './dialogue/types.ts';
import { namedFrom, withNamed } from './said-unasked.ts';

/** So many words go on behind a yes: "yes, that number, after four". */
const GOES_ON = 5;

/** What an utterance means where the call is: with what was asked, the practice's people and words for times, and its clock. @param now epoch ms */
export function understood(
  { text, lang }: { text: string; lang: Lang },
  at: { talk: Talk; stage: Stage },
  house: { understand: Understand; practice: Practice; now: number },
): Meaning {
  const { understand, practice } = house;
  const heard = {
    text,
    lang,
    now: localTime(practice, house.now),
    areaCode: practice.areaCode,
    providers: practice.providers.map(({ name, say }) => ({ name, say })),
    timeWords: practice.timeWords,
    ...ageSaid(at.talk),
  };
  const first = understand({ ...heard, asked: askedIn(at.talk, at.stage) });
  const named = isFree(at.stage) && !(first.slots.name?.includes(' ') && first.slots.dob) ? namedFrom(text) : null;
  const plain = named
    ? withNamed(first, understand({ ...heard, text: named.words, asked: 'name' }), named.sure)
    : first;
  // A yes to a summary or a number may go on with when to call.
  const agrees = (at.stage.at === 'summary' || at.stage.at === 'line-number') && plain.yesNo === 'yes';
  const goesOn = agrees && plain.slots.when === undefined && text.split(/\s+/).length >= GOES_ON;
  const when = goesOn ? understand({ ...heard, asked: 'when' }).slots.when : undefined;
  return when === undefined ? plain : { ...plain, slots: { ...plain.slots, when } };
}

/** Anything may be said here, and much is said at once. */
function isFree(stage: Stage): boolean {
  return stage.at === 'opening' || stage.at === 'anything-else' || (stage.at === 'doubt' && stage.then === null);
}
