import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Saying } from './voices.ts';

/** What callers say first: requests of the day, none of which rings a clinician. */
const OPENINGS = [
  "I'd like to make an appointment for a checkup, please.",
  'Hi, I need a refill of my blood pressure medicine.',
  "Could you give the nurse a message? It's about a form for school.",
  "I'd like to change my appointment to another day.",
  'Hello, I have a question about my bill.',
  'I want to see the doctor about my knee some day next week.',
];

/** Answers by what is asked for. People are invented, and so are their numbers. */
const ANSWERS: Partial<Record<ExpectedKind, readonly string[]>> = {
  'yes-no': ['Yes.', "Yes, that's right.", 'No.', 'Yes, please.'],
  name: ['Martha Ellison.', 'My name is Daniel Brook.', "It's Grace Holloway."],
  'date-of-birth': [
    'March fourth, nineteen eighty two.',
    'October twelfth, nineteen fifty nine.',
    'June first, two thousand and one.',
  ],
  telephone: [
    'Five one eight, five five five, zero one four two.',
    'Five one eight, five five five, zero one one seven.',
  ],
  when: ['Any morning next week.', 'Tuesday afternoon would be good.'],
  medicine: ['Lisinopril.', "It's called metformin."],
  number: ['About three days.', 'Two.'],
  digits: ['Four four seven one nine.'],
  code: ['A B seven three one nine.'],
  spelling: ['E, L, L, I, S, O, N.'],
  choice: ['The first one, please.'],
  address: ['Twelve Garden Street, Albany.'],
};
const OPEN_ANSWERS = ["It's for my daughter's school, they need it by Friday.", 'Nothing else, thank you.'];

/** What one caller says, each thing in their own voice; the same caller says the same in every run. */
export class CallerWords {
  readonly #n: number;
  readonly #speaker: number;
  readonly #count = new Map<string, number>();

  constructor(n: number, speaker: number) {
    this.#n = n;
    this.#speaker = speaker;
  }

  opening(): Saying {
    return this.#saying(OPENINGS[this.#n % OPENINGS.length]!);
  }

  /** The next answer of that kind. */
  answer(kind: ExpectedKind): Saying {
    const list = ANSWERS[kind] ?? OPEN_ANSWERS;
    const said = this.#count.get(kind) ?? 0;
    this.#count.set(kind, said + 1);
    return this.#saying(list[(this.#n + said) % list.length]!);
  }

  /** Everything it may say. */
  all(): Saying[] {
    return [this.opening(), ...[...Object.values(ANSWERS).flat(), ...OPEN_ANSWERS].map((text) => this.#saying(text))];
  }

  #saying(text: string): Saying {
    return { text, lang: 'en', speaker: this.#speaker };
  }
}
