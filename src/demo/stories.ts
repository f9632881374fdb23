import type { Lang } from '../lang.ts';
import type { Act, Cue } from '../rehearsal/actor.ts';

/** A call of the demo: who calls from where, and what they answer to what they hear. Everyone is invented. */
export interface Story {
  title: string;
  from: string;
  lang: Lang;
  cues: Cue[];
  /** What the doctor chooses after the case: 1 to be connected, 2 to take the number. null: the doctor is not rung. */
  doctorPresses: '1' | '2' | null;
}

/** Not the name of the surgeon, which the caller is to have at hand. */
const NAME = /name(?! of)/i;
const BIRTH = /birth/i;
/** What the protocol asks after an operation, to be sure that it is no emergency. */
export const DANGER: RegExp = /bleeding|chills|chest pain|trouble breathing|confus|faint(?!l)/i;
const RIGHT = /right|correct|is that/i;

export const STORIES: Story[] = [
  {
    title: 'An emergency',
    from: '+15185550121',
    lang: 'en',
    doctorPresses: '2',
    cues: [
      { when: /will you call|clinician on call as well/i, act: { say: 'Okay, yes, I will call them now.' } },
      { when: /telling the clinician/i, act: { hangUp: true } },
      {
        when: /help/i,
        act: { say: 'My husband has a crushing pain in his chest and he is sweating and he cannot breathe.' },
      },
    ],
  },
  {
    title: 'An urgent call: the doctor is woken',
    from: '+15185550122',
    lang: 'en',
    doctorPresses: '1',
    cues: [
      {
        when: /how are you feeling|doctor speaking/i,
        act: [{ say: 'Thank you doctor. It has been getting worse since noon.' }, { wait: 1_500 }, { hangUp: true }],
      },
      { when: DANGER, act: { say: 'No.' }, times: 6 },
      { when: /how long|when did it (?:start|begin)/i, act: { say: 'Since yesterday evening.' }, times: 2 },
      { when: /number/i, act: { say: 'Yes, that is right.' }, times: 2 },
      { when: /have the name.*mil+er/i, act: { say: 'Yes.' }, times: 2 },
      { when: /have the name/i, act: { say: 'No. Sarah Miller.' }, times: 2 },
      { when: NAME, act: { say: 'Sarah Miller.' }, times: 2 },
      { when: BIRTH, act: { say: 'March fourth, nineteen eighty two.' }, times: 2 },
      { when: RIGHT, act: { say: 'Yes.' }, times: 3 },
      { when: /what it is about|write down/i, act: { say: 'My stitches are opening.' } },
      {
        when: /help/i,
        act: {
          say: 'I had surgery four days ago and the wound is red and hot, with pus, and I have a fever of one hundred and two.',
        },
      },
    ],
  },
  {
    title: 'A routine call in Spanish',
    from: '+15185550123',
    lang: 'es',
    doctorPresses: null,
    cues: [
      { when: /qué día|otro día/i, act: { say: 'Cualquier día de la próxima semana.' }, times: 2 },
      { when: /algo más/i, act: { say: 'No, gracias, eso es todo.' } },
      { when: /n[uú]mero|llama del/i, act: { say: 'Sí, a ese número.' }, times: 2 },
      { when: /correcto/i, act: { say: 'Sí, correcto.' }, times: 3 },
      { when: /nombre/i, act: { say: 'Me llamo Rosa Delgado.' }, times: 2 },
      { when: /nacimiento/i, act: { say: 'El doce de mayo de mil novecientos setenta y cinco.' }, times: 2 },
      { when: /^/, act: { say: 'Buenas tardes, quiero hacer una cita para mi chequeo anual, por favor.' } },
    ],
  },
];

/**
 * What the simulated doctor does when the phone rings, turn by turn and whatever is understood: the key, the PIN, the
 * choice after the case. Keys may come while the box still speaks.
 */
export function doctorCues(pin: string, choice: '1' | '2'): Cue[] {
  const next = /^/;
  const talk: Act[] = [{ wait: 2_500 }, { say: 'This is the doctor speaking. How are you feeling?' }];
  return [
    { when: next, act: { press: '1' } },
    { when: next, act: { press: `${pin}#` } },
    { when: next, act: { press: choice } },
    { when: next, act: choice === '1' ? talk : { hangUp: true } },
  ];
}
