/** A day and, where one was said with it, a time of day; local. */
export interface SaidTime {
  /** YYYY-MM-DD; null: only a time was said. */
  date: string | null;
  /** HH:MM; null: only a day was said. */
  time: string | null;
}

const MONTHS =
  'january|enero february|febrero march|marzo april|abril may|mayo june|junio july|julio august|agosto september|septiembre|setiembre october|octubre november|noviembre december|diciembre'
    .split(' ')
    .map((group) => group.split('|'));
const DAYS =
  'sunday|domingo monday|lunes tuesday|martes wednesday|miércoles|miercoles thursday|jueves friday|viernes saturday|sábado|sabado'
    .split(' ')
    .map((group) => group.split('|'));
const MONTH = MONTHS.flat().join('|');
const DAY = DAYS.flat().join('|');

const DATE = new RegExp(
  `(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<m1>${MONTH})\\s+(?:the\\s+)?(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?:of\\s+)?(?<y1>\\d{4}))?|(?:the\\s+)?(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of|de)\\s+(?<m2>${MONTH})(?:,?\\s+(?:of|de|del)\\s+(?<y2>\\d{4})|,?\\s+(?<y3>\\d{4}))?|(?<day>\\b(?:${DAY})\\b)`,
  'giu',
);
/** As they are said, and as a recogniser writes them: "2 y 30", "2.30". */
const MINUTES: Record<string, string> = { media: '30', cuarto: '15' };
const TIME =
  /\b(?:at |a las? |around )?(?<h>\d{1,2})(?:(?::|[.]|\s+y\s+|\s)(?<m>\d{2}|media|cuarto))?\s*(?<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?|in the (?:morning|afternoon|evening)|de la (?:mañana|tarde|noche)|o'?clock)/giu;
const PLAIN_TIME = /\b(?:at|a las?)\s+(?<h>\d{1,2})(?::|[.]|\s+y\s+)(?<m>\d{2}|media|cuarto)\b/giu;

const HOURS_EN = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const HOURS_ES = 'una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');
const HOUR_EN = HOURS_EN.join('|');
const MINUTES_EN: Record<string, string> = {
  half: '30',
  'quarter past': '15',
  thirty: '30',
  fifteen: '15',
  'forty five': '45',
  'forty-five': '45',
};
const PAST_EN = new RegExp(`\\b(half|quarter)( past) (${HOUR_EN})\\b`, 'gi');
const CLOCK_EN = new RegExp(`\\b(${HOUR_EN})(?= o'?clock)`, 'gi');
const SPLIT_EN = new RegExp(
  `\\b((?:at|the|my|around|about|by|for) )(${HOUR_EN}) (thirty|fifteen|forty[ -]five)\\b`,
  'gi',
);
const CLOCK_ES = new RegExp(`\\b(a las?|de las?|para las?|las) (${HOURS_ES.join('|')})(?: y (media|cuarto))?\\b`, 'gi');

/** "the two o'clock", "at half past nine", "a las dos y media": hours in words as hours in figures. */
function hoursInFigures(text: string): string {
  const en = (hour: string) => String(HOURS_EN.indexOf(hour.toLowerCase()) + 1);
  return text
    .replace(PAST_EN, (_, part: string, past: string, hour: string) => {
      const minutes = MINUTES_EN[/half/i.test(part) ? 'half' : `quarter${past}`.toLowerCase()] ?? '00';
      return `${en(hour)}:${minutes} o'clock`;
    })
    .replace(CLOCK_EN, en)
    .replace(SPLIT_EN, (_, lead: string, hour: string, minutes: string) => {
      return `${lead}${en(hour)}:${MINUTES_EN[minutes.toLowerCase()] ?? '00'} o'clock`;
    })
    .replace(CLOCK_ES, (_, _lead: string, hour: string, part: string | undefined) => {
      return `a las ${HOURS_ES.indexOf(hour.toLowerCase()) + 1}:${part ? (MINUTES[part.toLowerCase()] ?? '00') : '00'}`;
    });
}

/** Dates with a day and a month that are said in a text, in order; of those without a year `year` is null. */
export function datesIn(text: string): { year: number | null; month: number; day: number; at: number }[] {
  const out = [];
  for (const { groups: g = {}, index } of text.matchAll(DATE)) {
    if (g.iso) {
      const [y, m, d] = g.iso.split('-').map(Number);
      out.push({ year: y!, month: m!, day: d!, at: index });
    } else if (!g.day) {
      const month = MONTHS.findIndex((names) => names.includes((g.m1 ?? g.m2 ?? '').toLowerCase())) + 1;
      const year = g.y1 ?? g.y2 ?? g.y3;
      out.push({ year: year ? Number(year) : null, month, day: Number(g.d1 ?? g.d2), at: index });
    }
  }
  return out;
}

/** Times that could be visits: each time of day with the day said last before it; days without a time alone. @param now local YYYY-MM-DD */
export function timesIn(words: string, now: string): SaidTime[] {
  const text = hoursInFigures(words);
  const days: { at: number; date: string }[] = [];
  const dated = datesIn(text);
  for (const { year, month, day, at } of dated) days.push({ at, date: withYear(year, month, day, now) });
  for (const { groups: g = {}, index } of text.matchAll(DATE))
    if (g.day && !dated.some(({ at }) => at > index && at - index < 30))
      days.push({ at: index, date: nextWeekday(g.day, now) });
  const clock: { at: number; time: string }[] = [];
  for (const match of [...text.matchAll(TIME), ...text.matchAll(PLAIN_TIME)]) {
    const time = timeOf(match.groups ?? {});
    if (time && !clock.some(({ at }) => Math.abs(at - match.index) < 6)) clock.push({ at: match.index, time });
  }
  days.sort((a, b) => a.at - b.at);
  clock.sort((a, b) => a.at - b.at);
  const out: SaidTime[] = clock.map(({ at, time }) => ({
    date: days.findLast((d) => d.at < at)?.date ?? days.find((d) => d.at > at && d.at - at < 40)?.date ?? null,
    time,
  }));
  for (const { date } of days) if (!out.some((o) => o.date === date)) out.push({ date, time: null });
  return out;
}

function timeOf(g: Record<string, string | undefined>): string | null {
  let hour = Number(g.h);
  const half = (g.half ?? '').toLowerCase();
  if (hour > 23) return null;
  if (/^p|afternoon|evening|tarde|noche/.test(half) && hour < 12) hour += 12;
  if (/^a\.?\s?m|morning|mañana/.test(half) && hour === 12) hour = 0;
  // Nobody is seen at three at night: a bare hour is one of the office day.
  if (!/^[ap]|in the|de la/.test(half) && hour < 7) hour += 12;
  return `${String(hour).padStart(2, '0')}:${MINUTES[g.m ?? ''] ?? g.m ?? '00'}`;
}

function withYear(year: number | null, month: number, day: number, now: string): string {
  const iso = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year) return iso(year);
  const this_ = iso(Number(now.slice(0, 4)));
  return this_ >= now ? this_ : iso(Number(now.slice(0, 4)) + 1);
}

function nextWeekday(name: string, now: string): string {
  const wanted = DAYS.findIndex((names) => names.includes(name.toLowerCase()));
  const date = new Date(`${now}T12:00:00Z`);
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() !== wanted);
  return date.toISOString().slice(0, 10);
}
