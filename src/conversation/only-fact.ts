import type { Meaning, SlotName } from '../understanding/types.ts';
import { unaccented } from '../understanding/unaccented.ts';

/** Facts that tell who somebody is and how to reach them: nobody is ill in them. */
const OF_A_PERSON: readonly SlotName[] = ['name', 'dob', 'phone', 'member_id', 'group_number', 'authorization_number'];

/** Words that numbers, dates and spelling are made of, and those that lead to a fact. Accents are off. */
const PARTS = new Set(
  (
    'zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand double triple ' +
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth ' +
    'january february march april may june july august september october november december born birth birthday date ' +
    'cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento quinientos mil doble primero primera ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre nacio naci nacida nacido nacimiento fecha cumpleanos ' +
    'a ay be bee ce cee de dee e ee ef efe eff ge gee hache aitch i jota jay ka kay ele el em eme en ene o pe pee cu queue cue ere erre ar es ese ess te tee u uve ve vee doble ekis equis ex ye why zeta zee zed grande chica corta larga griega latina como papa mama ' +
    'name names first last middle spelled spelling spell capital letter as in is its it the and with no my his her their at end then dash hyphen number extension area code cell mobile home work phone it s t m re ' +
    'nombre apellido apellidos se llama me llamo es mi su la los las del con y sin al final numero telefono celular area letra mayuscula guion'
  ).split(' '),
);
/** So many other words may stand in between: "sorry", "hold on". */
const OTHERS = 1;
/** Words with which a fact that was asked for is looked for, put right, or agreed to: "no, wait, that's my old one". Accents are off. */
const PUT_RIGHT = new Set(
  (
    'wait hold hang on sorry thats that this these those old new one ones actually excuse let see me okay ok yes yeah yep um uh er best better reach call use right wrong either again still just only you can to have got think so mean meant not i im ' +
    'espere esperese perdon disculpe ese esa este esta eso viejo vieja nuevo nueva digo mejor otro otra bueno ver permitame dejeme deje si pues ay ya equivoque equivocado correcto bien ahora pero'
  ).split(' '),
);

/**
 * Whether words are an answer that holds a name, a birthday or a number and nothing else. Those who learnt from people telling why they call
 * have no opinion of such words; the rules judge them as all others. Pure.
 * @param asked the kind of fact that was asked for, or null
 */
export function isOnlyFact(text: string, { slots }: Meaning, asked: SlotName | null = null): boolean {
  const found = OF_A_PERSON.filter((slot) => slots[slot] !== undefined);
  if (found.length === 0) return false;
  const known = new Set(words(found.map((slot) => String(slots[slot])).join(' ')));
  const told = asked !== null && found.includes(asked);
  const isPart = (w: string) => PARTS.has(w) || known.has(w) || (told && PUT_RIGHT.has(w));
  return words(text).filter((w) => !(w.length === 1 || /^\d/.test(w) || isPart(w))).length <= OTHERS;
}

function words(text: string): string[] {
  return unaccented(text)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
