import type { Token } from '../words/tokens.ts';

const N = '(?:one|two|three|four|five|six|eight|ten|twelve|\\d{1,2}|una|dos|tres|cuatro|cinco|seis|ocho|doce)';
const PART =
  '(?:morning|mornings|evening|evenings|afternoon|afternoons|night|nights|bedtime|noon|lunch|dinner|supper|breakfast)';
const MEAL = '(?:meals|meal|food|breakfast|dinner|supper|lunch|eating|bed|bedtime|sleep)';
const DAYS = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';

/** How often in so many words: means nothing else wherever it is said. */
const PLAIN = [
  `(?:once|twice|thrice|${N} times?) (?:a |per |each |every )?(?:day|daily|week|weekly|month|monthly|night|nightly|morning)`,
  `every (?:other |single |third )?(?:day|night|morning|evening|week|month|${DAYS})(?: before ${MEAL}| with ${MEAL}| at (?:bedtime|night))?`,
  `(?:once )?every ${N}(?: (?:to|or) ${N})? (?:hours|days|weeks|months)`,
  'as needed|when (?:i|he|she) needs? it|when needed|if needed|p r n',
  'b i d|t i d|q i d|bid|tid|q d',
  `(?:one|two|three|half) (?:a|per|every|each) (?:day|night|morning|week)|(?:${N} )?days a week`,
  `(?:una|dos|tres|media) (?:al dia|por dia|cada (?:noche|manana|dia))`,
  'daily|nightly|weekly|at bedtime|before bed|at bed time',
  `(?:una|dos|tres|cuatro|cinco|\\d) ve(?:z|ces) (?:al|por|a la|cada|el|en el) (?:dia|semana|mes|noche)|(?:una|dos|tres|cuatro) ve(?:z|ces) diari[ao]s?|(?:una|dos|tres) diari[ao]s?`,
  `cada (?:otro )?(?:dia|noche|manana|semana|mes|tercer dia)|cada ${N} (?:horas|dias|semanas|meses)`,
  'todos los dias|todas las (?:noches|mananas|tardes|semanas)|diariamente|diario|a diario',
  '(?:(?:una|dos|media) )?en ayunas|(?:antes|despues) del (?:desayuno|almuerzo)|(?:antes|despues) de (?:la (?:cena|comida)|cenar|desayunar)',
  'antes de (?:dormir|acostarme|acostarse|comer|las comidas)|al acostarme|al acostarse|con (?:las )?comidas|despues de (?:comer|las comidas)',
  'cuando (?:lo|la) necesit[oea]|cuando hace falta|segun (?:sea )?necesario',
];

/** Parts of the day and meals: how often a medicine is taken only where one is being spoken of. */
const LOOSE = [
  `(?:once |${N} )?(?:in the |every )?${PART} and (?:${N} |once |again )?(?:in the |at |before )?${PART}`,
  `(?:once )?in the (?:morning|evening|afternoon)`,
  'at (?:night|noon|lunch|dinner|supper|breakfast)|mornings|nights',
  `(?:with|before|after) (?:my |each |every )?${MEAL}`,
  'con (?:la |el |mi )?(?:cena|desayuno|almuerzo|comida)',
  '(?:una |dos )?(?:en|por) la (?:manana|noche|tarde)(?: y (?:una |otra |dos )?(?:en|por) la (?:noche|tarde))?',
];

const ONLY_PLAIN = new RegExp(`\\b(?:${PLAIN.join('|')})\\b`);
const ALSO_LOOSE = new RegExp(`\\b(?:${[...PLAIN, ...LOOSE].join('|')})\\b`);

/** A call or a visit at that time is no dose. */
const NOT_TAKEN = /\b(call|see|come|visit|appointment|appointments|open|there|llam\w*|cita|hablar)\b[^,]{0,20}$/;

/**
 * How often it is taken, in the caller's words (lower case); null if it was not said.
 * @param medicine a medicine is being spoken of, so that "at night" and "with dinner" count
 */
export function frequencyIn(t: readonly Token[], text: string, medicine: boolean): string | null {
  const starts: number[] = [];
  let said = '';
  for (const x of t) {
    if (said) said += ' ';
    starts.push(said.length);
    said += x.w;
  }
  const found = (medicine ? ALSO_LOOSE : ONLY_PLAIN).exec(said);
  if (!found) return null;
  if (NOT_TAKEN.test(said.slice(0, found.index)) && LOOSE_ONLY.test(found[0])) return null;
  const end = found.index + found[0].length;
  const own = t.flatMap((_, i) => (starts[i]! >= found.index && starts[i]! < end ? [i] : []));
  // "five, morning and night": the five is the strength.
  const first = new RegExp(`^${N}$`).test(t[own[0]!]!.w) && own[1] !== undefined && t[own[1]]!.mark !== '' ? 1 : 0;
  return own
    .slice(first)
    .map((i) => t[i]!)
    .map((x) => text.slice(x.from, x.to).toLowerCase())
    .join(' ');
}

const LOOSE_ONLY = new RegExp(`^(?:${LOOSE.join('|')})$`);
