import type { Lang } from '../../src/lang.ts';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Answer } from './utterances.ts';

/** Answers like those of utterances.ts and in the same marks, written before any rule was tried on them and not looked at while rules are: what is held back. */
const TEXTS: Record<Lang, Partial<Record<ExpectedKind, string[]>>> = {
  en: {
    'yes-no': [
      'Yep, {g} that works.',
      'No, {c} I never had that.',
      'Yes I am.',
      'Hmm, {h} no, I think not.',
      'Only when I {h} climb stairs.',
      'Correct.',
      'It comes and goes, {c} mostly in the evening.',
      'No. {c} My wife does.',
      'A little, {c} yes.',
    ],
    choice: [
      'The vaccination, {g} thank you.',
      'I guess {h} the sick visit.',
      'The first one, {c} if I may.',
      'Check-up.',
    ],
    name: [
      'Gloria Ferrante.',
      'Martin {g} Oakes.',
      'Mary Ellen {g} Dunmore.',
      'The name is {h} Stefan Kowalczyk.',
      'James {g} Robert Halloway.',
      'Well, it is for {h} Ruth Sandoval.',
      'Beatrice, {g} Beatrice Lund.',
    ],
    spelling: [
      'D U N {g} M O R E.',
      'O A K {g} E S.',
      'L as in lion, {g} U, N, {g} D as in dog.',
      'H A double L {g} O W A Y.',
      "That's F E R {g} R A N {g} T E.",
      'K I M.',
    ],
    'date-of-birth': [
      'July the fourth, {g} nineteen seventy-one.',
      'Nineteenth of November, {g} nineteen {h} eighty-two.',
      'Two, {g} twenty-eight, {g} sixty-six.',
      'It is {h} September twelfth, {c} two thousand and ten.',
      'February {g} third, {g} nineteen thirty-nine.',
      'She was born on {h} May eighth, nineteen fifty-seven.',
      'August seventeenth, two thousand three.',
    ],
    when: [
      'Next week {g} would be best.',
      'Thursday, {c} any time after lunch.',
      'The day after tomorrow, {g} in the morning.',
      'Some time in {h} September.',
      'Mornings, {c} because I work late.',
      'Monday the third.',
    ],
    telephone: [
      'Seven one six, {g} five five five, {g} zero one four two.',
      'Nine one four, five five five, {g} oh one {g} nine nine.',
      'You can reach me at {h} six four six, {g} five five five, {g} zero one one eight.',
      'Five five five {g} zero one six three.',
      'Three four seven {g} five five five {g} zero one {h} eight five.',
      'Area code five eight five, {g} five five five, zero one two seven.',
    ],
    digits: ['Six one {g} eight eight {g} zero four {g} two seven.', 'Nine zero three five, {g} one one seven two.'],
    code: ['R T {g} five five eight {g} one zero three.', 'H as in Harry, J, Q, {g} two four six {g} eight eight one.'],
    number: [
      'Four {h} or five days.',
      'Thirty-eight {g} point seven.',
      "It's been {h} three months now.",
      'Twice, {c} maybe three times.',
      'Seventy-two.',
      'Eight, {c} when I move.',
    ],
    medicine: [
      'Amlodipine, {g} five milligrams, {c} once a day.',
      'It is called {h} gabapentin.',
      'Sertraline {g} fifty.',
      'The water pill, {h} furosemide.',
    ],
    address: [
      'Nine Harbor Road, {g} Fairview.',
      'Two hundred six Elm Street, {g} second floor, {g} Kingsford, {g} one three oh two six.',
    ],
    open: [
      'Good morning, {g} I would like to see the doctor about my knee.',
      "Yes hello, {c} my mother fell in the kitchen, {c} and she can't get up.",
      "I'm out of my insulin, {c} and the weekend is coming.",
      'My ear has been hurting, {c} for three days now, {c} and I hear badly on that side.',
      'I got a letter from you {h} about a bill.',
      'Could I talk to someone {h} about my referral?',
      "He burned his hand, {c} on the stove, {c} it's all red.",
      "I've been short of breath, {c} especially at night, {c} and my feet are swollen.",
      'I was told {h} to call back today.',
      "The thing is, {h} I can't sleep anymore, {c} and I worry all the time.",
      'Is Doctor Adler in on Friday?',
      'I need to move my appointment, {c} the one on Tuesday, {c} to the week after.',
      'What do I have to bring {h} for my first visit?',
      "My son hit his head, {c} about an hour ago, {c} and now he's {h} very sleepy.",
    ],
  },
  es: {
    'yes-no': ['Sí, {c} desde anoche.', 'No, {c} ya no.', 'Claro que sí.', 'Bueno, {h} a veces.'],
    name: ['Es para {h} Lucía Benavides.', 'Ramón {g} Escobedo.', 'Marta {g} Ibáñez Soto.'],
    'date-of-birth': [
      'El doce de abril {g} de mil novecientos ochenta y cinco.',
      'Treinta de {h} enero {g} de dos mil uno.',
    ],
    telephone: ['Siete uno seis, {g} cinco cinco cinco, {g} cero uno cuatro dos.'],
    when: ['El jueves, {c} si se puede por la tarde.', 'La próxima {h} semana.'],
    number: ['Unos {h} cinco días.', 'Cuarenta {g} y dos.'],
    open: [
      'Buenas tardes, {g} quisiera cambiar mi cita, {c} la del viernes.',
      'Mi esposo se cayó {c} y le duele mucho {h} la cadera.',
      'Tengo tos, {c} y fiebre, {c} desde hace tres días.',
      'Quería saber {h} si ya están mis resultados.',
    ],
  },
};

export const FURTHER: readonly Answer[] = (['en', 'es'] as const).flatMap((lang) =>
  Object.entries(TEXTS[lang]).flatMap(([kind, texts]) =>
    texts.map((text) => ({ lang, kind: kind as ExpectedKind, text })),
  ),
);
