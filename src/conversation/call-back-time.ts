import { addDays } from '../understanding/calendar-days.ts';
import type { Intent, Meaning } from '../understanding/types.ts';
import { unaccented } from '../understanding/unaccented.ts';
import { canDo } from './dialogue/look-up.ts';
import { formOf, pages } from './dialogue/matters.ts';
import type { Stage, Talk } from './dialogue/types.ts';

/** Somebody asks to be called, or says that they can be. */
const ASKS_FOR_A_CALL =
  /(?:^|\b(?:can|could|should|may|please|to|and|just|would|will|better|but|so|or|her|him|them|someone|somebody|doctor|nurse) )(?:call|ring|phone|reach|get|catch|try)(?: me| us)(?: back)?\b|(?:^|\b(?:please|just|can|you can) )(?:call|ring|try)(?: back)? (?:after|before|between|any ?time|tomorrow|in the|around)\b|\b(?:best|good|better|easiest) (?:time|hour|day)s?\b|\b(?:llamen|marquen|hablen|llame|marque|hable|llamar|marcar|hablar)(?:me|nos)\b|\bme (?:puede[n]?|pueden) (?:llamar|marcar|hablar|encontrar|localizar)\b|\bmejor hora\b/u;
/** Where somebody is, or is not, while they could be called. */
const CAN_BE_REACHED =
  /\b(?:(?:i'?m|i am|i'?ll be|we'?re|i will be|i'?d be) (?:not )?(?:home|free|around|available|reachable|off|out|up|by the phone|at work|at my desk|in class|in court|at school|on shift|working|driving|busy|in (?:a )?meetings?|asleep)|i (?:work|get off|get out|get home|get up|sleep|teach|drive|can'?t (?:talk|take calls?|pick up|answer)|can (?:talk|take (?:a )?calls?|pick up|answer)|won'?t be (?:home|around|free|available|back)|don'?t (?:pick up|get home|get off))|(?:not|any ?time|anytime) (?:till|until|before|after|between|tomorrow)|estoy (?:trabajando|en el trabajo|libre|disponible|en casa|en clase|manejando|ocupad[oa])|(?:salgo|llego|trabajo|contesto|descanso)|(?:hasta|no antes de|despues de|antes de|a partir de))\b/u;
/** It was so, or another calls. */
const TELLS =
  /\b(?:did|didn'?t|was|were|supposed|promised|said|told|already|yesterday|last|called|since|me dijeron|llamaron|ayer)\b/u;
const CLAUSE = /[.,;!?]+(?:\s+|$)|\s+(?:but|because|cause|so|porque|pero|que)\s+/iu;

const OF_VISITS: ReadonlySet<Intent> = new Set<Intent>(['schedule', 'reschedule', 'cancel', 'new_patient']);

/** Where a message is taken and nothing is booked: a time that is told is when to call. Pure. */
function takesMessage(talk: Talk, stage: Stage, { intent, intents }: Meaning): boolean {
  if (stage.at === 'opening') return ![intent, ...intents].some((one) => OF_VISITS.has(one));
  const asked =
    stage.at === 'field' || stage.at === 'line-number' || stage.at === 'read-back' || stage.at === 'summary';
  return (
    asked &&
    talk.matters.every(({ form: id }) => {
      const form = formOf(talk, id);
      const books = canDo(form, 'book', 'move', 'cancel', 'confirm', 'wait_list');
      return !books && !pages(form) && form.fields.every(({ fact }) => fact !== 'when');
    })
  );
}

/**
 * The words that tell when the caller can be called back: "call me after five", "not till tomorrow, I'm at work". Told freely only where a call is
 * spoken of; as or beside an answer also where they say when they are there. null: none do. Pure.
 */
export function callBackWords(text: string, free: boolean): string | null {
  const all = text.split(CLAUSE);
  const clauses = all.map((words) => unaccented(words.toLowerCase()));
  const speaks = (words: string) =>
    !TELLS.test(words) && (ASKS_FOR_A_CALL.test(words) || (!free && CAN_BE_REACHED.test(words)));
  const first = clauses.findIndex(speaks);
  if (first < 0) return null;
  const last = clauses.findLastIndex(speaks);
  return all.slice(first, last + 2).join(', ');
}

/** Whether a wished time, by its words, is one to be called at. Pure. */
export function isCallBackTime(words: string): boolean {
  return words !== '' && callBackWords(words, false) !== null;
}

/** The meaning with the time at which the caller can be called, where they tell one and nothing is booked. @param read what the words say of time */
export function withCallBackTime(
  meaning: Meaning,
  text: string,
  at: { talk: Talk; stage: Stage },
  now: string,
  read: (words: string) => Meaning['slots']['when'],
): Meaning {
  if (meaning.slots.dob !== undefined || at.talk.facts.when || !takesMessage(at.talk, at.stage, meaning))
    return meaning;
  const free = at.stage.at === 'opening' || (at.stage.at === 'field' && at.stage.field === 'reason');
  const words = callBackWords(text, free);
  const said = words === null ? undefined : read(words);
  if (said === undefined) return meaning;
  const when = today(said, now);
  const uncertain = meaning.uncertain.filter((slot) => slot !== 'when');
  return { ...meaning, slots: { ...meaning.slots, when }, uncertain };
}

/** "After five" is so today as well: a visit is looked for from tomorrow on, a call is not. */
function today(when: string | string[], now: string): string | string[] {
  if (typeof when === 'string') return when;
  const [first = ''] = when;
  const day = now.slice(0, 10);
  const end = first.slice(-5);
  if (!first.includes('T') || first.slice(0, 10) > addDays(day, NEXT) || end <= now.slice(11, 16)) return when;
  return [first.replaceAll(first.slice(0, 10), day), ...when];
}
/** Days to the first one that was read, over a weekend. */
const NEXT = 3;
