/** Said at once to a caller whose answer takes longer; what was asked is answered behind it. */
export const ACKNOWLEDGEMENTS = {
  thanked: { en: 'Thank you.', es: 'Gracias.' },
  noted: { en: 'All right.', es: 'Muy bien.' },
} as const;
