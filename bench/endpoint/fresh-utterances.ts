import type { Lang } from '../../src/lang.ts';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Answer } from './utterances.ts';

/** A second set in the marks of utterances.ts, written before the model of bench/turn-end was made, and recorded and looked at once behind it. */
const TEXTS: Record<Lang, Partial<Record<ExpectedKind, string[]>>> = {
  en: {
    'yes-no': [
      'Yes, it still does.',
      'No, {c} that was last year.',
      'Absolutely.',
      'Er, {h} not that I remember.',
      'More or less.',
      'Yes, {c} mostly when I cough.',
      'Nope.',
      'I believe so, {c} my wife would know.',
      'It was, {c} until yesterday.',
      'No, the other way around.',
    ],
    choice: [
      'A new patient visit, {c} thanks.',
      'Hmm, {h} the follow-up.',
      'That one.',
      'The telephone visit, {g} please.',
    ],
    name: [
      'Leonard {g} Vasquez.',
      'My full name is {h} Anita {g} Joy {g} Sorensen.',
      'Cole {g} Bramwell.',
      'She is called {h} Irene Maddox.',
      "It's Theodore, {g} Theodore Finch.",
      'For my husband, {h} Raymond Ochoa.',
      'Doris Weatherby.',
    ],
    spelling: [
      'F I N {g} C H.',
      'O C H {g} O A.',
      'That is M A D {g} D O X.',
      'V as in Victor, {g} A, S, {g} Q U E Z.',
      'B R A M {g} W E L {g} L.',
      'C O L E.',
    ],
    'date-of-birth': [
      'June {g} twenty-ninth, {g} nineteen forty-four.',
      'Third of March, {g} eighty-eight.',
      'Eleven, {g} two, {g} nineteen seventy.',
      "He's born {h} July sixteenth, {g} two thousand fourteen.",
      'The first of {h} October, nineteen sixty-one.',
      'Five, {g} five, {g} fifty-five.',
      'August ninth {g} nineteen {h} ninety.',
    ],
    when: [
      'Wednesday, {c} as early as you can.',
      'Sometime {h} on Thursday.',
      'The ninth, {g} in the afternoon.',
      'Next Friday.',
      'After five, {c} any day.',
      'Whenever the doctor has time.',
    ],
    telephone: [
      'Three one five, {g} five five five, {g} zero one six six.',
      'My cell is {h} nine one seven, {g} five five five, {g} oh one {g} two eight.',
      'Five five five, {g} oh one oh four.',
      'Eight four five {g} five five five {g} zero one {g} one three.',
      'Area code is {h} six three one, {g} five five five zero one five one.',
      'You have it, {c} but it is two one two, {g} five five five, {g} zero one nine zero.',
    ],
    digits: ['Eight zero one one, {g} three six six four.', 'Two seven, {g} nine nine, {g} one four, {g} six zero.'],
    code: ['M P {g} seven seven zero {g} three one two.', 'G H T, {g} six oh nine {g} four four eight.'],
    number: [
      'Around {h} six weeks.',
      'A hundred {g} and three point one.',
      'Fifty-eight.',
      'Four, {c} five if I walk.',
      'Ever since {h} the accident.',
      'Two or three times a night.',
    ],
    medicine: [
      'Hydrochlorothiazide, {g} twelve point five.',
      'The one for cholesterol, {h} rosuvastatin.',
      'Montelukast, {c} one at night.',
      'Eliquis {g} five milligrams {c} two times a day.',
    ],
    address: [
      'Seventy-five Grove Street, {g} Hudson.',
      'Ten eighty Route Nine, {g} lot six, {g} Clifton, {g} one two one one eight.',
    ],
    open: [
      'Hi, {g} I had an appointment this morning {c} and I forgot to ask something.',
      'I have a fever, {c} and my whole body {h} aches.',
      'My toddler got into the cleaning cabinet, {c} he drank something, {c} and his lips are red.',
      "I'm calling about {h} the shingles vaccine.",
      'Could you push my visit back {h} an hour?',
      'There is a lump {h} in my neck.',
      "I can't feel my fingers, {c} the whole hand is cold, {c} since I woke up.",
      'Good morning, {g} this is Anna from the nursing home, {c} one of our residents {h} is very confused.',
      'I would like a copy of {h} my last lab results, please.',
      'My mother slipped in the shower, {c} she hit her hip, {c} and she is in a lot of pain.',
      'Do you know if {h} my referral went out?',
      'I was bitten by a tick, {c} and there is a ring around it.',
      'You gave me the wrong form, {c} I need the one {h} for school.',
      'So I took my pill twice {h} this morning, {c} is that dangerous?',
      'I just need {h} my prescription sent to the other pharmacy.',
      "My son's cast got wet, {c} and it smells.",
      'I have to move Thursday, {c} to any time next week.',
      'What do you charge {h} for a physical?',
      'Whenever I climb stairs {c} my chest gets tight, {c} and I have to stop.',
      'I want to talk to the doctor about {h} stopping my medication.',
    ],
  },
  es: {
    'yes-no': ['Sí, {c} todavía.', 'No, {c} nunca.', 'Así es.', 'Pues {h} creo que no.'],
    name: ['Soy {h} Beatriz {g} Montalvo.', 'Julio {g} Arriaga.', 'Es mi mamá, {h} Ofelia Zamora.'],
    'date-of-birth': [
      'El siete de julio {g} de mil novecientos setenta.',
      'Tres de {h} noviembre {g} de dos mil ocho.',
    ],
    telephone: ['Nueve uno cuatro, {g} cinco cinco cinco, {g} cero uno seis dos.'],
    when: ['El lunes {h} temprano.', 'Cualquier día, {c} después de las cuatro.'],
    number: ['Como {h} dos semanas.', 'Treinta y nueve {g} y medio.'],
    open: [
      'Quiero {h} una cita para mi hijo.',
      'Mi papá está mareado {c} y no puede {h} caminar.',
      'Necesito más pastillas, {c} ya se me acabaron.',
      'Me salió una roncha {c} en el brazo, {c} y me arde.',
    ],
  },
};

export const FRESH: readonly Answer[] = (['en', 'es'] as const).flatMap((lang) =>
  Object.entries(TEXTS[lang]).flatMap(([kind, texts]) =>
    texts.map((text) => ({ lang, kind: kind as ExpectedKind, text })),
  ),
);
