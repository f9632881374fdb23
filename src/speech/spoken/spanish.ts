import { DIGIT_WORDS, groupsOf, type Rule } from './rules.ts';

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

const ABBREVIATIONS: Record<string, string> = {
  'Dr.': 'Doctor',
  'Dra.': 'Doctora',
  'Dres.': 'Doctores',
  'Sr.': 'Señor',
  'Sra.': 'Señora',
  'Srta.': 'Señorita',
  'Ud.': 'Usted',
  'Uds.': 'Ustedes',
  'Av.': 'avenida',
  'Avda.': 'avenida',
  'Tel.': 'teléfono',
  'tel.': 'teléfono',
  'ext.': 'extensión',
  'Núm.': 'número',
  'núm.': 'número',
  'etc.': 'etcétera',
};

const MORNING: Record<string, string> = { a: 'de la mañana', p: 'de la tarde' };

export const SPANISH: Rule[] = [
  [
    /(?<![\p{L}])(?:Dra?|Dres|Sra?|Srta|Uds?|Av|Avda|[Tt]el|ext|[Nn]úm|etc)\.(?=\s|,|$)/gu,
    (word) => ABBREVIATIONS[word] ?? word,
  ],
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, (whole, y, m, d) => isoDate(whole, y!, Number(m), Number(d))],
  [
    /\b1 de (?=(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b)/g,
    () => 'primero de ',
  ],
  [/\b(\d{1,2}):(\d{2})\b/g, (_, h, m) => (m === '00' ? h! : `${h} y ${Number(m)}`)],
  [
    /(?<=\d\s?)([apAP])\.?\s?[mM](?:\.(?!\s+\p{Lu}|$))?(?![\p{L}])/gu,
    (_, letter) => ` ${MORNING[letter!.toLowerCase()]}`,
  ],
  [
    /\$\s?(\d[\d,]*)(?:\.(\d{2}))?/g,
    (_, d, c) => `${d!.replaceAll(',', '')} dólares${c && c !== '00' ? ` con ${Number(c)} centavos` : ''}`,
  ],
  [/(\d)\s?%/g, (_, d) => `${d} por ciento`],
  [/(\d)\s?mg\b/g, (_, d) => `${d} miligramos`],
  [/(\d)\s?ml\b/gi, (_, d) => `${d} mililitros`],
  [/\s&\s/g, () => ' y '],
];

function isoDate(whole: string, y: string, m: number, d: number): string {
  const month = MONTHS[m - 1];
  return month && d >= 1 && d <= 31 ? `${d} de ${month} de ${y}` : whole;
}

export const spanishDigits = (digits: string): string =>
  groupsOf(digits)
    .map((group) => [...group].map((digit) => DIGIT_WORDS.es[Number(digit)]).join(' '))
    .join(', ');
