import type { Practice } from '../../practice/practice.ts';
import { type Answers, type Encode, makeFaq } from './faq.ts';
import { numberAnswer, paymentAnswer } from './number-answer.ts';
import { placeAnswer } from './place-answer.ts';
import { foldedWords, placeQuestion } from './place-question.ts';

/** From how sure on an answer that the practice wrote comes before the one made of its hours. */
const WRITTEN_FIRST = 0.8;
/** A pause of the day, of which the practice writes itself. */
const LUNCH = /\b(?:lunch|noon|midday|almuerzo|comida|comer|mediodia)\b/;
/** A text that says when something is open. */
const OPENS = /\b(?:open|opens|closed?|closes|hours|abr\w+|abiert\w+|cierra\w*|cerrad\w+|horario)\b/i;
/** Asks for a place, which what the practice notes of its offices may tell. */
const WHERE =
  /\b(?:where|which (?:office|location)|what (?:office|location)|lift|elevator|stairs|step free|wheelchair|walker)\b/;

/**
 * What the desk answers without a person: the practice's approved texts, and where and when in fixed sentences out of its hours, numbers and
 * addresses. Nothing else is ever answered.
 * @param encode the sentence model of the classifier, in its own thread
 * @param now epoch ms
 */
export function makeAnswers(practice: Pick<Practice, 'faq'> & Practice, encode: Encode, now: () => number): Answers {
  const faq = makeFaq(practice.faq, encode);
  const noted = makeFaq(notesOf(practice), encode);
  const holidays = practice.holidays.flatMap(({ name }) => [name.en, name.es]);
  const answerTo: Answers = async (text, lang) => {
    const said = foldedWords(text);
    const question = placeQuestion(text, holidays);
    const place = question && placeAnswer(practice, question, text, now());
    const answer = place && { id: `place.${question.about}`, text: place, sure: 1 };
    // A day's hours are asked for in so many words: no text that holds for every day is nearer.
    const ofDay = question?.about === 'hours' && question.on !== 'week' && !LUNCH.test(said);
    if (answer && ofDay) return answer;
    const number = numberAnswer(practice, text);
    if (number) return { id: `practice.${number.id}`, text: number.text, sure: 1 };
    const written = await faq(text, lang);
    const note = WHERE.test(said) || !written ? await noted(text, lang) : null;
    const best = note && (!written || note.sure >= written.sure - NEARLY) ? note : written;
    const ofHours = question?.about === 'hours' && !LUNCH.test(said);
    const suits = best !== null && (!ofHours || OPENS.test(best.text.en) || OPENS.test(best.text.es));
    if (best && suits && best.sure >= WRITTEN_FIRST) return best;
    const payment = best ? null : paymentAnswer(practice, text);
    return answer ?? best ?? (payment && { ...payment, sure: 1 });
  };
  return async (text, lang) => {
    const found = await answerTo(text, lang);
    const question = found ? null : withoutWhy(text);
    return question ? answerTo(question, lang) : found;
  };
}

/** The question alone, where what stands behind a comma tells why it is asked ("can I park there, I'm in a van"). null: there is none. */
function withoutWhy(text: string): string | null {
  const [question = '', ...why] = text.split(
    /,\s+(?=(?:i|i'm|we|we're|my|because|cause|since|he|she|it'?s|yo|mi|es que|porque|vengo|voy)\b)/i,
  );
  return why.length > 0 && question.split(/\s+/).length >= LEAST_ASKED ? question : null;
}

/** Words of a question that is one by itself. */
const LEAST_ASKED = 4;

/** Where a place is asked for, what is noted of the place comes first unless the other is much nearer. */
const NEARLY = 0.3;

/** What the practice notes of its offices, sentence by sentence, in the language in which it wrote it. */
function notesOf({ locations }: Practice): Practice['faq'] {
  return locations.flatMap(({ id, name, notes }) =>
    (notes ?? '')
      .split(/(?<=\.)\s+/)
      // What there is not is no answer to where it is.
      .filter((note) => note && !/^no\b/i.test(note))
      .map((note, i) => ({
        id: `note.${id}.${i + 1}`,
        q: note,
        a: `${name.replace(/\s*\(.*?\)/g, '')}: ${note}`,
        qEs: null,
        aEs: null,
      })),
  );
}
