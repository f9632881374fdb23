import type { Lang } from '../../src/lang.ts';
import type { Expected, ExpectedKind } from '../../src/speech/expected.ts';

/**
 * Answers of callers with the places where they may pause: `{g}` between the groups of a number, a date, a name or letters, `{c}` between
 * clauses, `{h}` where the next word is looked for. All are ours, with invented people and 555-01xx numbers.
 */
export interface Answer {
  lang: Lang;
  kind: ExpectedKind;
  text: string;
}

/** What the practice's forms ask for, by kind: forms/facts.yaml and the questions of the protocol. */
export const END_SILENCE_MS: Record<ExpectedKind, number> = {
  open: 700,
  'yes-no': 450,
  choice: 700,
  name: 700,
  spelling: 900,
  'date-of-birth': 900,
  when: 900,
  telephone: 1000,
  digits: 1000,
  code: 1000,
  number: 900,
  medicine: 1000,
  address: 1000,
};

export const EXPECTED: Partial<Record<ExpectedKind, Omit<Expected, 'kind'>>> = {
  name: { person: true },
  telephone: { digits: { least: 7, most: 11 } },
  digits: { digits: { least: 8, most: 8 } },
  choice: { likely: ['annual check-up', 'sick visit', 'vaccination'] },
};

const TEXTS: Record<Lang, Partial<Record<ExpectedKind, string[]>>> = {
  en: {
    'yes-no': [
      'Yes.',
      'No.',
      'Yes, please.',
      'No, thank you.',
      "Yes, that's right.",
      'Yeah.',
      'Um, {h} yes.',
      "No, {g} it's the other one.",
      "I think so, {c} but I'm not sure.",
      'Well, {h} yes, {c} a little bit.',
      'That is correct.',
      'Not really, {c} only at night.',
    ],
    choice: ['A sick visit.', 'The annual check-up, {c} please.', 'Um, {h} the vaccination.', 'The second one.'],
    name: [
      'Harriet Bloom.',
      'My name is {h} Peter Lindqvist.',
      'Oscar {g} Fairweather.',
      "It's Delia, {g} Delia Marsh.",
      'This is Victor Salgado.',
      'Uh, {h} Naomi Whitfield.',
      'Walter {g} Henry {g} Pruitt.',
      "It's for my son, {h} Toby Carver.",
    ],
    spelling: [
      'B L O O M.',
      'M A R {g} S H.',
      'P R U {g} I T T.',
      'It is C A R {g} V E R.',
      'W H I T {g} F I E {g} L D.',
      'S as in Sam, {g} A, {g} L as in lemon, {g} G A D O.',
    ],
    'date-of-birth': [
      'March fifth, nineteen sixty-two.',
      'March fifth, {g} nineteen sixty-two.',
      'April {g} the twenty-first, {g} nineteen ninety.',
      "It's the ninth of June, {g} two thousand one.",
      'October {h} thirtieth, nineteen forty-eight.',
      'Seven, {g} fourteen, {g} eighty-five.',
      'My birthday is {h} January second, nineteen seventy-seven.',
      'Twelve, {g} nineteen, {g} nineteen fifty-three.',
      'December eleventh, nineteen ninety-nine.',
    ],
    when: [
      'Tuesday morning.',
      'Tomorrow, {g} at three in the afternoon.',
      'Maybe next {h} Thursday.',
      'As soon as possible.',
      'Friday, {c} or Monday if you have it.',
      'Wednesday after four.',
      'The sixteenth of {h} August in the morning.',
    ],
    telephone: [
      'Five one eight, five five five, zero one two one.',
      'Five one eight, {g} five five five, {g} zero one two one.',
      "It's five one eight, {g} five five five, {g} zero one {g} four six.",
      'Area code three one five, {g} five five five, {g} zero one eight seven.',
      'My number is, {h} six oh seven, {g} five five five, {g} zero one three nine.',
      'Six oh seven, {g} five five five, zero one seven three.',
      'Um, {h} two one two, five five five, {g} oh one five eight.',
      'Five five five, {g} zero one nine four.',
    ],
    digits: ['Four four seven one, {g} nine two zero six.', 'Three three, {g} one five, {g} eight two, {g} zero nine.'],
    code: ['W X {g} four one seven {g} two two nine.', 'K L M, {g} nine zero three {g} five eight one.'],
    number: [
      'Three days.',
      'About {h} two weeks.',
      'A hundred and one {g} point five.',
      'Forty-six.',
      'Since yesterday, {c} in the evening.',
      'Six out of ten.',
    ],
    medicine: [
      'Lisinopril, {g} ten milligrams.',
      'Metformin five hundred milligrams, {c} twice a day.',
      'The name is {h} atorvastatin.',
      'Omeprazole.',
    ],
    address: [
      'Forty-two Willow Lane, {g} Ashford.',
      'One seventeen North Main Street, {g} apartment four, {g} Millbrook, one two five four five.',
    ],
    open: [
      'I need to make an appointment.',
      'Hi, {g} I need a refill of my blood pressure medicine.',
      "Hello, {g} I'm calling about {h} my test results.",
      'I want to cancel my visit on Thursday, {c} and I would like a later one.',
      'My daughter has a fever, {c} and she has been {h} throwing up since last night.',
      "I have a pain in my chest, {c} and it's going down {h} my left arm.",
      'I fell on the stairs this morning, {c} and now my ankle is swollen, {c} and I can hardly walk.',
      'I would like to speak to the billing office, please.',
      "My husband is confused, {c} he doesn't know {h} where he is.",
      "Um, {h} I've had this cough for, {h} I don't know, {g} two weeks maybe.",
      'Do you have anything open tomorrow?',
      'I took two pills instead of one, {c} and I feel a little dizzy.',
      'My back hurts, {c} since Sunday, {c} when I lifted a box.',
      "I'm calling because {h} the pharmacy says they never got the prescription.",
      'Can you tell me {h} when you close today?',
      'It started on Monday with a sore throat, {c} then I got a rash on my arms, {c} and it itches.',
    ],
  },
  es: {
    'yes-no': ['Sí, por favor.', 'No, gracias.', 'Sí, así es.', 'Pues, {h} sí, un poco.', 'No, {g} es otro.'],
    name: ['Me llamo {h} Rosa Villanueva.', 'Tomás {g} Aguirre.', 'Soy Elena Cordero.'],
    'date-of-birth': [
      'El cinco de marzo {g} de mil novecientos sesenta y dos.',
      'Nueve de junio, {g} de mil novecientos noventa.',
      'El veinte de {h} octubre de mil novecientos setenta y ocho.',
    ],
    telephone: [
      'Cinco uno ocho, {g} cinco cinco cinco, {g} cero uno dos uno.',
      'Mi número es {h} seis cero siete, {g} cinco cinco cinco, {g} cero uno tres nueve.',
    ],
    when: ['El martes por la mañana.', 'Mañana, {g} a las tres de la tarde.'],
    number: ['Tres días.', 'Desde ayer {c} por la noche.'],
    open: [
      'Necesito hacer una cita.',
      'Mi hija tiene fiebre {c} y ha vomitado {h} toda la noche.',
      'Hola, {g} quiero hablar con {h} la enfermera.',
      'Me duele el pecho {c} y no puedo {h} respirar bien.',
      'Llamo porque {h} se me acabó la medicina para la presión.',
    ],
  },
};

export const ANSWERS: readonly Answer[] = (['en', 'es'] as const).flatMap((lang) =>
  Object.entries(TEXTS[lang]).flatMap(([kind, texts]) =>
    texts.map((text) => ({ lang, kind: kind as ExpectedKind, text })),
  ),
);
