import type { CallOnPaper } from './types.ts';

/** What came of a call, for finding it again. The first eight are the actions that a call can end with. */
export const TAGS = [
  'instruct_911',
  'page_on_call',
  'morning_list',
  'booked',
  'refill_task',
  'message',
  'transfer_human',
  'polite_end',
  'crisis',
  'told_988',
  'acknowledged',
  'nobody_reached',
  'moved',
  'cancelled',
  'confirmed',
  'wait_list',
  'request',
  'answered',
  'not_verified',
  'spanish',
  'voicemail',
  'hung_up',
  'broke_off',
  'silent',
] as const;
export type Tag = (typeof TAGS)[number];

/** Whatever leaves something behind. */
const MORE: readonly Tag[] = [...TAGS.slice(0, 7), 'moved', 'cancelled', 'confirmed', 'wait_list', 'request'];

/** Outcome tags of a call, in the order of `TAGS`. Pure. */
export function tagsOf({ call, turns, pages, messages, deeds }: CallOnPaper): Tag[] {
  const told = (number: string, prompt: RegExp) =>
    turns.some(
      (turn) =>
        turn.speaker === 'nightbell' && turn.complete && prompt.test(turn.prompt ?? '') && turn.text.includes(number),
    );
  const did = (what: string) => deeds.some((deed) => deed.what === what);
  const paged = pages.length > 0;
  const acknowledged = pages.some(({ outcome }) => outcome === 'acknowledged');
  const ringing = pages.some(({ outcome }) => outcome === 'ringing');
  const silent = !turns.some(({ speaker, text }) => speaker === 'caller' && text.trim() !== '');
  const found: Record<Tag, boolean> = {
    instruct_911: told('911', /\bemergency/i),
    page_on_call: paged,
    morning_list: messages.some(({ tier }) => tier === 'semi_urgent'),
    booked: did('booked'),
    refill_task: did('refill_task') || (messages.length > 0 && call.intent === 'refill'),
    message: messages.length > 0,
    transfer_human: call.outcome === 'handed-over' || did('transferred'),
    polite_end: false,
    crisis: call.crisis,
    told_988: told('988', /\bcrisis/i),
    acknowledged,
    nobody_reached: paged && !acknowledged && !ringing,
    moved: did('moved'),
    cancelled: did('cancelled'),
    confirmed: did('confirmed'),
    wait_list: did('wait_list'),
    request: did('request'),
    answered: did('answered'),
    not_verified: did('not_verified') && !did('verified'),
    spanish: call.lang === 'es',
    voicemail: call.outcome === 'failed-over',
    hung_up: call.outcome === 'caller-hung-up',
    broke_off: call.outcome === 'lost',
    silent,
  };
  // The call did no more than end well.
  found.polite_end = call.outcome === 'completed' && !MORE.some((tag) => found[tag]);
  return TAGS.filter((tag) => found[tag]);
}
