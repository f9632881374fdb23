import type { Lang } from '../../lang.ts';
import type { Wrong } from './truth.ts';

/** The few words of their own that a caller has beside those of the story. */
export const WORDS: Record<
  Lang,
  Record<'in' | 'out' | 'yes' | 'no' | 'right' | 'nothingElse' | 'calling911' | 'works' | 'myself' | 'language', string>
> = {
  en: {
    in: 'checking in',
    out: 'checking out',
    yes: 'yes',
    no: 'no',
    right: "yes, that's right",
    nothingElse: "no, that's all. thank you",
    calling911: "yes, i'm calling now",
    works: 'yes, that works',
    myself: "it's for me",
    language: 'english',
  },
  es: {
    in: 'entrada',
    out: 'salida',
    yes: 'sí',
    no: 'no',
    right: 'sí, es correcto',
    nothingElse: 'no, eso es todo, gracias',
    calling911: 'sí, ahorita llamo',
    works: 'sí, está bien',
    myself: 'es para mí',
    language: 'español',
  },
};

/** Which fact it is that shall be changed. */
export const FACT_WORDS: Record<Lang, Record<Wrong, string>> = {
  en: { name: 'the name', dob: 'the date of birth', phone: 'the number' },
  es: { name: 'el nombre', dob: 'la fecha de nacimiento', phone: 'el número' },
};
