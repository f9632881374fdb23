import type { Lang } from '../lang.ts';
import type { Practice } from '../practice/practice.ts';
import type { Housemate } from '../understanding/household-name.ts';
import { type MedicineHeard, withMedicineHeard } from '../understanding/read-medicine.ts';
import { type NameHeard, withNameHeard } from '../understanding/read-name.ts';
import type { Meaning, Understand } from '../understanding/types.ts';
import { weighReadings } from '../understanding/weigh-readings.ts';
import { askedIn } from './asked.ts';
import type { Stage, Talk } from './dialogue/types.ts';
import { withEarlierName } from './earlier-name.ts';
import { withHousehold } from './household.ts';
import { understood } from './understood.ts';

/** What the caller most likely said, of one utterance that was read several times. */
export interface Likeliest {
  text: string;
  meaning: Meaning;
  /** Words of other readings that the caller may have said instead, where it matters: triage judges them as well. */
  passedOver: readonly string[];
}

/**
 * The reading that the call goes on with: turn, triage and dialogue have the same words. Another than the first is taken only for a fact that
 * was asked for or a bare answer.
 * @param said with `others`, `name` and `medicine` as an utterance has them
 */
export function likeliest(
  said: { text: string; lang: Lang; others?: readonly string[]; name?: NameHeard; medicine?: MedicineHeard },
  at: { talk: Talk; stage: Stage },
  house: { understand: Understand; practice: Practice; now: number; household?: readonly Housemate[] },
): Likeliest {
  const { text, lang, others = [], name, medicine } = said;
  const asked = askedIn(at.talk, at.stage);
  const understand: Understand = (heard) => understood({ text: heard.text, lang }, at, house);
  const weighed =
    others.length === 0
      ? { text, meaning: understood({ text, lang }, at, house), passedOver: [] }
      : weighReadings(understand, { text, lang, asked }, others);
  const prescribed = withMedicineHeard(weighed.meaning, asked, medicine, (known) =>
    understood({ text: `${known}, ${weighed.text}`, lang }, at, house),
  );
  const named = withEarlierName(withNameHeard(prescribed, asked, name, weighed.text), at.talk);
  const readings = [text, ...others, ...(name ? [name.name] : [])];
  return { ...weighed, meaning: withHousehold(named, readings, at, house.household ?? []) };
}
