import { agesIn, pregnancyWeeks } from '../words/ages.ts';
import { temperaturesIn } from '../words/facts.ts';
import type { Utterance } from '../words/utterance.ts';
import type { Protocol } from './protocol/types.ts';

/**
 * What an utterance says of a question before it is asked: the weeks of a pregnancy, a temperature, an age, where there is one and no other.
 * null: it has to be asked. Nobody is asked what they have just said.
 */
export function toldAnswer(protocol: Protocol, question: string | null, u: Utterance): string | null {
  switch (question === null ? undefined : protocol.questions.get(question)?.kind) {
    case 'pregnancy':
      return only(pregnancyWeeks(u).map(({ weeks }) => `${Math.floor(weeks)} weeks`));
    case 'temperature':
      return only(temperaturesIn(u).map((celsius) => `${Math.round(celsius * 10) / 10}`));
    case 'age':
      return only(agesIn(u).map(({ n, unit }) => `${n} ${unit}`));
    default:
      return null;
  }
}

function only(values: string[]): string | null {
  const different = new Set(values);
  return different.size === 1 ? values[0]! : null;
}
