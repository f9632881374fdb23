import { isAtLeast } from '../../triage/types.ts';
import type { Intent, Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { line, OPEN, say } from './effects.ts';
import { tierNow } from './taken-back.ts';
import type { Step, Talk } from './types.ts';

/** Goods and services that no practice has. What a practice has as well (forms, papers, glasses that a plan pays for, a brace) is none of these. */
const GOODS = new RegExp(
  [
    String.raw`\b(?:trousers|pants|suit|tuxedo|gown|wedding dress|jacket|alterations?|dry ?cleaning|laundry|shoes (?:fixed|repaired)|haircut|hair ?color|perm|manicure|pedicure)\b`,
    String.raw`\btable for (?:\w+)\b|\b(?:reservation|room|rooms|suite) (?:for (?:the|two|three|four|tonight|this)|available (?:tonight|this))|\b(?:any|have) rooms\b|\b(?:hotel|motel) (?:room|reservation)\b`,
    String.raw`\b(?:cake|cupcakes|pizza|pizzas|catering|takeout|take out order|bouquet|flowers) (?:\w+ ){0,3}(?:ready|order|ordered|delivered|delivery|pick ?up|for)\b|\b(?:order|pick up) (?:a |my |the )(?:cake|pizza|flowers)\b`,
    String.raw`\b(?:tires?|tyres?|brakes|oil change|transmission|muffler|tow|tow truck|inspection sticker|alternator|windshield|my (?:truck|car|van|bike|mower|motorcycle)(?:'s)? (?:ready|done|up there|in the shop|fixed))\b`,
    String.raw`\b(?:got|have|is there|any) (?:an? )?(?:bay|lift)s? (?:open|free|available)\b|\b(?:truck|car|van|jeep|pickup|tractor|mower|motorcycle|rig)\b.{0,60}\b(?:won'?t (?:start|turn over|crank)|broke down|stalled|quit on me|died)\b.{0,90}\b(?:bay|lift|tow|garage|shop|(?:look at|fix|get) (?:it|her|him)|bring (?:it|her|him))\b`,
    String.raw`\b(?:keys? (?:cut|made)|locked out of my|package (?:coming|delivered|tracking)|my (?:package|parcel)|plane tickets?|movie|showtime|(?:two|three|four) (?:adults|tickets))\b|\b(?:sunglasses|fridge|dishwasher|furnace|water heater|air conditioner|laptop|phone screen) (?:\w+ ){0,3}(?:order|ready|fixed|repaired|broken|in)\b|\bapartment (?:for rent|available|still)\b`,
    String.raw`\b(?:mis|mi|los|unos|el|la) (?:pantalon(?:es)?|traje|vestido|saco|zapatos|ropa|llantas?|carro|troca|camioneta|celular|paquete|pastel|lavadora|refrigerador|bicicleta)\b.{0,40}\b(?:list[oa]s?|arregl\w*|compostur\w*|repar\w*|componer|entreg\w*|lleg\w*|recog\w*)\b|\b(?:list[oa]s?|arregl\w*|compon\w*|repar\w*) (?:\w+ ){0,3}(?:pantalon(?:es)?|traje|vestido|zapatos|celular|carro|pastel|llantas)\b`,
    String.raw`\b(?:apartar|reservar) (?:una )?(?:mesa|habitacion|cuarto|salon)\b|\bmesa para \w+\b|\bcierra (?:la )?(?:panaderia|tienda|tortilleria|ferreteria)\b|\b(?:corte de pelo|una grua|boletos|cambio de aceite)\b`,
  ].join('|'),
  'iu',
);
/** With one of these it may be somebody's health, or the practice's own affair. */
const OF_HEALTH =
  /\b(doctor|dr|nurse|clinic|appointment|appt|visit|physical|prescription (?!sunglasses)|refill|medicine|medication|pills?|pain|hurts?|sick|ill|hurt|fell|fall|fever|bleed\w*|blood|breath\w*|chest|dizzy|swallow\w*|ate|choking|allerg\w*|rash|burn\w*|crash\w*|accident|hit|broke my|insurance|bill|records?|forms?|note|results?|test|brace|wheelchair|walker|crutches|baby|pregnan\w*|dying|die|dead|kill\w*|doctora?|enfermer[oa]|consultorio|cita|receta|medicina|pastillas?|dolor|duele|enferm[oa]|sangr\w*|fiebre|respir\w*|comi|comio|alergia|choque|accidente|seguro|expediente|formas?|papeles|resultados|embarazad[oa]|muert\w*|morir)\b/iu;

/** What ails a vehicle, in words for what ails people: "the truck died again, she's bleeding oil". */
const OF_VEHICLES =
  /\b(?:bleed\w*|leak\w*|dripp?\w*|losing) (?:\w+ ){0,2}(?:oil|coolant|antifreeze|(?:transmission|brake|hydraulic|steering) fluid|gasoline|diesel)\b|\b(?:truck|car|van|jeep|pickup|tractor|mower|motorcycle|rig|battery|engine|motor)(?:'s| is| has)?(?: \w+){0,2} (?:died|dead|dying)\b/giu;

/** Whether something is wanted that no practice has. Pure. */
export function wantsGoods(text: string): boolean {
  const plain = unaccented(text).replace(OF_VEHICLES, ' ');
  if (GOODS.test(unaccented(text)) && plain !== unaccented(text)) return !OF_HEALTH.test(plain);
  return GOODS.test(plain) && !OF_HEALTH.test(plain);
}

/** What such words may have been taken for. */
const TAKEN_FOR: ReadonlySet<Intent> = new Set<Intent>([
  'other',
  'faq',
  'message',
  'schedule',
  'symptom',
  'wrong_number',
  'refill',
]);

/**
 * Somebody wants what another house has: where they are, and what it could be about, before any name is asked for. null: they do not, or something
 * was found in the words that somebody has to look at.
 */
export function ofAnotherHouse(talk: Talk, text: string, { intent, slots }: Meaning): Step | null {
  const known = slots.name ?? slots.dob ?? slots.medication;
  if (talk.done.length > 0 || !TAKEN_FOR.has(intent) || known !== undefined || !wantsGoods(text)) return null;
  const flags = talk.judgement?.flags ?? [];
  if (isAtLeast(tierNow(talk), 'semi_urgent') || talk.judgement?.crisis || flags.some(({ tier }) => tier !== 'routine'))
    return null;
  return say(
    { ...unjudged(talk), reason: [] },
    { at: 'opening', silences: 0 },
    { said: [line('whoseLine', { practice: talk.house.practiceName })], expect: OPEN },
  );
}

/** Nothing is asked about danger of a pair of trousers. */
function unjudged(talk: Talk): Talk {
  return talk.judgement ? { ...talk, judgement: { ...talk.judgement, ask: null, open: [] } } : talk;
}

const WAS_WRONG =
  /\b(no|nope|wrong|oh|sorry|my mistake|nevermind|never mind|never ?mind|not a|oops|perdon|disculpe|equivo\w+|ah)\b/iu;

/** Said of the call itself, once somebody knows where it went. */
const APOLOGY =
  /\b(?:sorry (?:about that|to bother|for bothering|bout that)|(?:my|our) (?:mistake|bad|apologies)|wrong (?:number|place)|didn'?t mean to (?:call|bother)|(?:perdon|disculpe) (?:la molestia|por la molestia)|me equivoque|numero equivocado)\b/iu;

/** Told where they are, the caller sees that it was the wrong number. Pure. */
export function wasWrong({ last }: Talk, text: string, { intent, slots, yesNo }: Meaning): boolean {
  if (!last.some(({ prompt }) => prompt === 'whoseLine') || yesNo === 'yes') return false;
  if (APOLOGY.test(unaccented(text)) && text.split(/\s+/).length <= 12 && Object.keys(slots).length === 0) return true;
  if (intent !== 'other' && intent !== 'wrong_number') return wantsGoods(text);
  return Object.keys(slots).length === 0 && (WAS_WRONG.test(unaccented(text)) || wantsGoods(text));
}
