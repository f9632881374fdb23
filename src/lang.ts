/** The languages the box speaks, as BCP 47 primary subtags. */
export const LANGS = ['en', 'es'] as const;
export type Lang = (typeof LANGS)[number];
