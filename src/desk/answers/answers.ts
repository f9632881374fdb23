import type { Practice } from '../../practice/practice.ts';
import { type Answers, type Encode, makeFaq } from './faq.ts';
import { placeAnswer } from './place-answer.ts';
import { placeQuestion } from './place-question.ts';

/** From how sure on an answer that the practice wrote comes before the one made of its hours. */
const WRITTEN_FIRST = 0.8;

/**
 * What the desk answers without a person: the practice's approved texts, and where and when in fixed sentences out of its hours and
 * addresses. Nothing else is ever answered.
 * @param encode the sentence model of the classifier, in its own thread
 * @param now epoch ms
 */
export function makeAnswers(practice: Pick<Practice, 'faq'> & Practice, encode: Encode, now: () => number): Answers {
  const faq = makeFaq(practice.faq, encode);
  const holidays = practice.holidays.flatMap(({ name }) => [name.en, name.es]);
  return async (text, lang) => {
    const written = await faq(text, lang);
    if (written && written.sure >= WRITTEN_FIRST) return written;
    const question = placeQuestion(text, holidays);
    const place = question && placeAnswer(practice, question, text, now());
    return place ? { id: `place.${question.about}`, text: place, sure: 1 } : written;
  };
}
