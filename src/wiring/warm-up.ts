import { LANGS } from '../lang.ts';
import type { SlotName } from '../understanding/types.ts';
import type { Mind } from './mind.ts';

/** Of each kind of answer one, so that every lexicon is built and every pattern compiled. */
const SAID: Record<(typeof LANGS)[number], readonly (readonly [SlotName | null, string])[]> = {
  en: [
    [null, 'Hi, I would like to make an appointment next week, my knee has hurt since Monday.'],
    [null, 'Yes, that is right.'],
    ['name', 'My name is Grace Holloway, H O L L O W A Y.'],
    ['dob', 'March fourth, nineteen eighty two.'],
    ['phone', 'Five one eight, five five five, zero one two one.'],
    ['medication', 'Lisinopril, ten milligrams.'],
    ['when', 'Tuesday afternoon, or Thursday after four.'],
  ],
  es: [
    [null, 'Hola, quisiera una cita la próxima semana, me duele la rodilla desde el lunes.'],
    [null, 'Sí, está bien.'],
    ['name', 'Me llamo Julia Ibarra, I B A R R A.'],
    ['dob', 'El cuatro de marzo de mil novecientos ochenta y dos.'],
    ['phone', 'Cinco uno ocho, cinco cinco cinco, cero uno dos uno.'],
    ['medication', 'Lisinopril, diez miligramos.'],
    ['when', 'El martes por la tarde, o el jueves después de las cuatro.'],
  ],
};

/**
 * Judges and understands a few sentences of nobody's. Both build what they need at its first use, a third of a second in all, for which the first
 * caller after a start would wait.
 */
export function warmUp({ engine, understand }: Pick<Mind, 'engine' | 'understand'>): void {
  for (const lang of LANGS)
    for (const [asked, text] of SAID[lang]) {
      engine.judge(text, lang, {});
      understand({ text, lang, asked, now: '2026-01-05T10:00:00' });
    }
}
