import { tokenise } from '../words/tokens.ts';

const YES =
  /^(yes|yeah|yep|yup|yea|yah|uh huh|mhm|sure|correct|right|affirmative|definitely|absolutely|si|claro|correcto|exacto|asi es|eso|simon|aja|of course|i think so|a little|kind of|kinda|sort of|creo que si|un poco|un poquito|some|maybe a little)\b/;
const NO =
  /^(no|nope|nah|not really|not at all|none|nothing|never|negative|para nada|nada|ninguno|ninguna|tampoco|fine|im fine)\b/;
const UNSURE =
  /\b(dont know|not sure|no idea|maybe|cant tell|couldnt tell|hard to say|i guess|unsure|no se|no sabria|quien sabe|tal vez|quiza|quizas|a lo mejor|no estoy segur[oa])\b/;

/** What a short answer to a closed question says; null: something else, to be judged by its words. */
export function answerOf(text: string): 'yes' | 'no' | 'unsure' | null {
  const said = tokenise(text)
    .map((t) => t.w)
    .join(' ');
  if (UNSURE.test(said)) return 'unsure';
  if (YES.test(said)) return 'yes';
  if (NO.test(said)) return 'no';
  return null;
}
