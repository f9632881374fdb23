import type { Flag } from './types.ts';

/** What is done to somebody, by the ids of what the protocol knows of it. */
const DONE_TO_ONE = /^(answer\.)?(bh\.|abuse|danger_from|safe_to)/;

/** Of whom the words say so: the one who speaks, by their own person, body or belongings. */
const TO_THE_SPEAKER =
  /\b(me|conmigo|my (arms?|wrists?|hands?|hair|neck|throat|face|head|ribs|shoulders?|back|phone|checkbook|checks?|money|card|passport|purse|keys))\b/iu;

/** Whether a flag tells of what somebody does to somebody: violence, abuse, a place that is not safe. Pure. */
export function isDoneToOne({ concept }: Pick<Flag, 'concept'>): boolean {
  return DONE_TO_ONE.test(concept);
}

/** Whether it is done to the one who calls: whoever does it is nobody whom the call is about. Pure. */
export function isDoneToCaller(flag: Pick<Flag, 'concept' | 'words'>): boolean {
  return isDoneToOne(flag) && TO_THE_SPEAKER.test(flag.words);
}
