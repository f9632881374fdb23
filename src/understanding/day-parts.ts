import type { Token } from '../words/tokens.ts';

/** What the practice means by words for parts of the day, in minutes since midnight. */
export interface TimeWords {
  open: number;
  close: number;
  first: [number, number];
  morning: [number, number];
  afternoon: [number, number];
  end: [number, number];
  evening: [number, number];
}

const at = (hour: number) => hour * 60;
/** An ordinary office day. */
export const USUAL: TimeWords = {
  open: at(8),
  close: at(17),
  first: [at(8), at(9)],
  morning: [at(8), at(12)],
  afternoon: [at(12), at(17)],
  end: [at(16), at(17)],
  evening: [at(17), at(19)],
};

/** The practice's own time words ("first_thing": ["08:00", "09:00"]) over the usual ones. */
export function timeWordsOf(own: Readonly<Record<string, readonly [string, string]>> | undefined): TimeWords {
  if (!own) return USUAL;
  const span = (name: string, usual: [number, number]): [number, number] => {
    const s = own[name];
    return s ? [minutes(s[0]), minutes(s[1])] : usual;
  };
  const morning = span('morning', USUAL.morning);
  const afternoon = span('afternoon', USUAL.afternoon);
  return {
    open: morning[0],
    close: afternoon[1],
    first: span('first_thing', USUAL.first),
    morning,
    afternoon,
    end: span('end_of_day', USUAL.end),
    evening: span('evening', USUAL.evening),
  };
}

const minutes = (hhmm: string): number => Number(hhmm.slice(0, 2)) * 60 + Number(hhmm.slice(3, 5));

/** A part of the day that was said, tokens `from` to `to` (excluded). */
export interface Part {
  from: number;
  to: number;
  start: number;
  end: number;
  half: 'am' | 'pm';
  /** Never only says which half of the day an hour is in. */
  span: boolean;
  uncertain: boolean;
  used: boolean;
}

type Row = [RegExp, (w: TimeWords) => [number, number], 'am' | 'pm', boolean?, boolean?];
const ROWS: Row[] = [
  [
    /^(first thing( in the morning)?|right (when|after|at) (you )?(open|opening)|(a )?primera hora( (de|en|por) la manana)?|(bien |muy )?temprano (en|por) la manana|(muy|bien) temprano|first (appointment|slot) of the day|when you open|cuando abran|al abrir)\b/,
    (w) => w.first,
    'am',
    true,
  ],
  [
    /^(before (i (go|head|leave) (in )?(to|for) )?work|antes (del trabajo|de (ir al trabajo|entrar al? (trabajo|trabajar)|trabajar)))\b/,
    (w) => w.first,
    'am',
    true,
    true,
  ],
  [
    /^((at )?(the )?end of (the )?day|last thing|late in the day|last (appointment|slot) of the day|ultima hora( (de|en) la tarde)?|al final del dia|al cerrar)\b/,
    (w) => w.end,
    'pm',
    true,
  ],
  [/^late mornings?\b/, (w) => [w.morning[1] - 120, w.morning[1]], 'am', true, true],
  [/^(early mornings?|early in the (day|morning))\b/, (w) => [w.morning[0], w.morning[0] + 120], 'am', true, true],
  [
    /^(early afternoons?|early in the afternoon|temprano en la tarde)\b/,
    (w) => [w.afternoon[0], w.afternoon[0] + 180],
    'pm',
    true,
    true,
  ],
  [
    /^(late afternoons?|late in the afternoon|later in the afternoon)\b/,
    (w) => [w.afternoon[1] - 120, w.afternoon[1]],
    'pm',
    true,
    true,
  ],
  [
    /^(lunch ?time|during lunch|over lunch|(on )?(my |her |his )?lunch (hour|break)|a la hora (de la comida|del almuerzo))\b/,
    (w) => [w.morning[1], w.morning[1] + 60],
    'pm',
    true,
  ],
  [/^(after lunch|despues (de comer|del almuerzo|de almorzar|de la comida))\b/, (w) => w.afternoon, 'pm', true],
  [
    /^(after (?:school|classes)|when (?:school|class) (?:gets|lets|is) out|(?:saliendo|al salir|despues|cuando salga) de (?:la )?(?:escuela|clases?))\b/,
    (w) => [w.afternoon[1] - 120, w.afternoon[1]],
    'pm',
    true,
    true,
  ],
  [/^(before lunch|antes (de comer|del almuerzo|de almorzar))\b/, (w) => w.morning, 'am', true],
  [
    /^((in |this |by |at )?(the )?(evenings?|nights?)|tonight|after work|(por|en|de) las? noches?|las? noches?|esta noche|al anochecer|after hours|despues del trabajo)\b/,
    (w) => w.evening,
    'pm',
  ],
  [
    /^((in |this |by )?(the )?afternoons?|in the pm|(por|en|de) las? tard(?:e|es|ecita|ecitas)|las? tardes?|(?:la )?tardecita|esta tarde|media tarde|tarde(?! (no|por)))\b/,
    (w) => w.afternoon,
    'pm',
  ],
  [
    /^((in |this |by )?(the )?mornings?|in the am|(por|en|de) las? mananas?|las? mananas?|esta manana|mananas|tempran(o|ito)|mananita|(cualquier|una|cada|toda la) manana(?! por))\b/,
    (w) => w.morning,
    'am',
  ],
];

/** The parts of the day that were named, in order. "mañana" alone is tomorrow, "más tarde" is later. */
export function partsIn(t: readonly Token[], taken: (i: number) => boolean, words: TimeWords): Part[] {
  const out: Part[] = [];
  for (let i = 0; i < t.length; i++) {
    if (taken(i)) continue;
    const w = t[i]!.w;
    if (w === 'tarde' && /^(mas|muy|hora|es|ya|llegue|llego)$/.test(t[i - 1]?.w ?? '')) continue;
    // "good morning", "buenas tardes"
    if (/^(good|buenos|buenas|buen|feliz)$/.test(t[i - 1]?.w ?? '')) continue;
    const said = t
      .slice(i, i + 7)
      .map((x, k) => (taken(i + k) ? '|' : x.w))
      .join(' ');
    for (const [re, span, half, own, uncertain] of ROWS) {
      const m = re.exec(said);
      if (!m) continue;
      const [start, end] = span(words);
      const to = i + m[0].split(' ').length;
      out.push({ from: i, to, start, end, half, span: own === true, uncertain: uncertain === true, used: false });
      i = to - 1;
      break;
    }
  }
  return out;
}
