import type { Lang } from '../../lang.ts';

/** The holidays of the United States by the names that Spanish has for them; a practice's file may give its own. */
const SPANISH: [RegExp, string][] = [
  [/^day after thanksgiving$/i, 'el día después de Acción de Gracias'],
  [/^thanksgiving/i, 'el Día de Acción de Gracias'],
  [/^christmas eve$/i, 'Nochebuena'],
  [/^christmas/i, 'Navidad'],
  [/^new year'?s eve$/i, 'la víspera de Año Nuevo'],
  [/^new year/i, 'Año Nuevo'],
  [/^(independence day|fourth of july|july 4)/i, 'el Día de la Independencia'],
  [/^labor day$/i, 'el Día del Trabajo'],
  [/^memorial day$/i, 'el Día de los Caídos'],
  [/^veterans day$/i, 'el Día de los Veteranos'],
  [/^(columbus|indigenous peoples'?) day$/i, 'el Día de la Raza'],
  [/^presidents'? day$/i, 'el Día de los Presidentes'],
  [/^martin luther king/i, 'el Día de Martin Luther King'],
  [/^good friday$/i, 'el Viernes Santo'],
  [/^easter/i, 'Pascua'],
];

/** The holiday as it is said: in Spanish by its own name where the file has the English one only. */
export function holidaySaid(name: { en: string; es: string }, lang: Lang): string {
  if (lang === 'en') return name.en.replace(/^day /i, 'the day ');
  if (name.es !== name.en) return name.es;
  return SPANISH.find(([words]) => words.test(name.en))?.[1] ?? name.es;
}
