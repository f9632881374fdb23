/** What staff hear when the box rings them with nothing about anybody. */
export const NOTICE_PROMPTS = {
  testRing: { en: 'This is a test from the practice.', es: 'Esta es una prueba del consultorio.' },
  comesOn: {
    en: 'This is the night bell of {practice}. You come on call in {minutes} minutes.',
    es: 'Es el timbre nocturno de {practice}. Su guardia empieza en {minutes} minutos.',
  },
  takenOver: {
    en: 'This is the night bell of {practice}. Somebody else has taken over your case, number {reference}. You need not call.',
    es: 'Es el timbre nocturno de {practice}. Otra persona tomó su caso, número {reference}. Ya no necesita llamar.',
  },
} as const;
