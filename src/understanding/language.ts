import type { Lang } from '../lang.ts';
import { tokenise } from '../words/tokens.ts';

const SPANISH = new Set(
  (
    'el la los las un una unos unas de del que y en por para con mi mis su sus tu se me le lo yo es esta estoy tengo tiene tienen hay muy mas pero porque como cuando donde quien ' +
    'hola buenos buenas dias tardes noches gracias favor si ya aqui quiero necesito puedo puede duele dolor hace desde hoy ayer anoche manana senor senora doctor doctora cita bebe hijo ' +
    'hija esposo esposa mama papa nino nina le dio esta estan son soy fue ha he al'
  ).split(' '),
);
const ENGLISH = new Set(
  'the a an of to and in on for with my your his her their is are am was were have has had do does did i you he she it we they this that what when where who how not but or because hi hello please thanks need want can could would like from at be been got get'.split(
    ' ',
  ),
);

/** The likelier language of the words; English where nothing speaks for Spanish. */
export function guessLang(text: string): Lang {
  let es = /[¿¡ñáéíóú]/i.test(text) ? 2 : 0;
  let en = 0;
  for (const { w } of tokenise(text)) {
    if (SPANISH.has(w)) es++;
    if (ENGLISH.has(w)) en++;
  }
  return es > en ? 'es' : 'en';
}
