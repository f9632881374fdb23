import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { type Part, partsIn, type TimeWords } from './day-parts.ts';

/** A time of day that was said, tokens `from` to `to` (excluded); start = end for a point in time. Minutes since midnight. */
export interface Clock {
  from: number;
  to: number;
  start: number;
  end: number;
  kind: 'point' | 'part' | 'after' | 'before' | 'between';
  uncertain: boolean;
}

export const hhmm = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

interface Time {
  minutes: number;
  to: number;
  /** Said so that it can be nothing but a time of day. */
  sure: boolean;
  /** Morning or afternoon was said with it. */
  half: boolean;
}

/**
 * The times of day in the order in which they were said. Hours 1 to 6 without am or pm are in the afternoon. `taken` tells tokens that belong to
 * a date.
 */
export function clocksIn(t: readonly Token[], taken: (i: number) => boolean, words: TimeWords): Clock[] {
  const out: Clock[] = [];
  const parts = partsIn(t, taken, words);
  const inPart = (i: number) => parts.some((p) => i >= p.from && i < p.to);
  for (let i = 0; i < t.length; i++) {
    if (taken(i) || inPart(i)) continue;
    const lead = leadAt(t, i);
    const time = timeAt(t, lead.to, taken);
    if (!time || (!time.sure && !lead.sure && !trail(t, time.to) && !again(t, i, time.to, out.at(-1)))) continue;
    let { minutes, to } = time;
    // "nine in the morning", "las ocho de la noche"
    const beside = parts.find(
      (p) => p.from >= to && p.from <= to + 1 && (p.from === to || /^(in|at|de|por|en)$/.test(t[to]!.w)) && !time.half,
    );
    if (beside && !beside.span) {
      minutes = halved(minutes, beside);
      to = beside.to;
      beside.used = true;
    }
    const range = rangeEnd(t, to, lead.word, taken);
    const after = trail(t, to);
    if (range) {
      let end = range.minutes <= minutes ? range.minutes + 720 : range.minutes;
      if (end >= 1440) end = range.minutes;
      out.push({ from: i, to: range.to, start: minutes, end, kind: 'between', uncertain: end <= minutes });
      i = range.to - 1;
      continue;
    }
    // "i work till noon": free after it
    const busy =
      lead.word === 'before' && BUSY.test(spoken(t, Math.max(0, i - 6), i)) && /^(till|until|hasta)$/.test(t[i]!.w);
    const kind =
      busy || (lead.word === '' && LEAVES.test(spoken(t, Math.max(0, i - 5), i)))
        ? 'after'
        : (after?.word ?? (lead.word === 'after' || lead.word === 'before' ? lead.word : 'point'));
    out.push({ from: i, to: after?.to ?? to, start: minutes, end: minutes, kind, uncertain: false });
    i = (after?.to ?? to) - 1;
  }
  for (const c of out) {
    // An hour without am or pm follows the part of the day that was said with it.
    if (c.kind === 'after') c.end = Math.max(words.close, c.start >= words.close ? words.evening[1] : words.close);
    if (c.kind === 'before') c.start = Math.min(words.open, c.end);
  }
  for (const p of parts)
    if (!p.used) out.push({ from: p.from, to: p.to, start: p.start, end: p.end, kind: 'part', uncertain: p.uncertain });
  return out.sort((a, b) => a.from - b.from);
}

/** "at two, actually three", "nine or ten": a bare hour that another one leads to. */
function again(t: readonly Token[], i: number, to: number, last: Clock | undefined): boolean {
  const ends = t[to] === undefined || t[to]!.mark !== '';
  // "at nine fifteen, or if that's gone, ten"
  if (
    last !== undefined &&
    last.kind !== 'part' &&
    i - last.to <= 6 &&
    ends &&
    /^(or|o)$/.test(t[last.to]?.w ?? '') &&
    (t[i]!.mark !== '' || /^(if|si)$/.test(t[last.to + 1]?.w ?? ''))
  )
    return true;
  return (
    last !== undefined &&
    last.kind !== 'part' &&
    i - last.to <= 3 &&
    ends &&
    /^(or|o|actually|no|sorry|rather|that|mejor|digo|perdon|better)$/.test(t[i - 1]?.w ?? '')
  );
}

const BUSY =
  /\b(work|working|busy|tied up|booked|teach|teaching|(in|at|have) (class|school|work|meetings?|a meeting)|get off( work)?|trabajo|trabajando|ocupad[oa]|clases?)( (from|de)( las?)? \w+)?( (every day|all day|that day))?$/;
/** "i get off work at four": free after it. */
const LEAVES =
  /\b(?:(?:get|gets) (?:off|out|done)|am (?:off|done)|(?:finish|finishes)|salgo|sale|salimos)(?: (?:of|from|with|del|de(?: la)?))?(?: (?:work|school|class|trabajo|trabajar|escuela))?$/;
const spoken = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

const halved = (minutes: number, p: Part): number => {
  if (p.half === 'pm' && minutes < 720) return minutes + 720;
  return p.half === 'am' && minutes >= 720 ? minutes - 720 : minutes;
};

/** What stands before a time: "after", "no later than", "a partir de las", "at". */
function leadAt(
  t: readonly Token[],
  i: number,
): { word: 'after' | 'before' | 'between' | ''; to: number; sure: boolean } {
  const said = t
    .slice(i, i + 5)
    .map((x) => x.w)
    .join(' ');
  for (const [re, word] of LEADS) {
    const m = re.exec(said);
    if (m) return { word, to: i + m[0].trim().split(' ').length, sure: true };
  }
  return { word: '', to: i, sure: false };
}

const LAS = '(?: a)?(?: las?)?(?: eso de las)?(?= )';
const LEADS: [RegExp, 'after' | 'before' | 'between' | ''][] = [
  [/^(?:not before|no (?:earlier|sooner) than|not (?:earlier|any earlier) than)(?: like| about)?(?= )/, 'after'],
  [new RegExp(`^no antes de${LAS}`), 'after'],
  [/^(?:not (?:after|past|later than)|no later than|not any later than)(?: like| about)?(?= )/, 'before'],
  [new RegExp(`^(?:no despues de|a mas tardar)${LAS}`), 'before'],
  [/^(?:any ?time )?(?:after|past|later than|starting at|as of)(?: like| about| around)?(?= )/, 'after'],
  [new RegExp(`^(?:despues de|pasad[ao]s?(?: de)?|a partir de|desde)${LAS}`), 'after'],
  [/^(?:any ?time )?(?:before|by|until|till|earlier than)(?: like| about| around)?(?= )/, 'before'],
  [/^(?:antes del|hasta el)(?= mediodia)/, 'before'],
  [/^despues del(?= mediodia)/, 'after'],
  [new RegExp(`^(?:antes de|hasta)${LAS}`), 'before'],
  [/^between(?= )/, 'between'],
  [new RegExp(`^entre${LAS}`), 'between'],
  [/^from(?= )/, 'between'],
  [/^de(?: las)?(?= \S+ a )/, 'between'],
  [/^(?:at|around|about|say|like at|make it|than|and)(?: around| about| like)?(?= )/, ''],
  [/^(?:a|como a|tipo|sobre|alrededor de)? ?(?:las|la|eso de las)(?= )/, ''],
];

/** "or later", "en adelante". */
function trail(t: readonly Token[], i: number): { word: 'after' | 'before'; to: number } | null {
  const said = t
    .slice(i, i + 3)
    .map((x) => x.w)
    .join(' ');
  const m =
    /^(?:(or|and) (later|after)|onwards?|on(?!\S)(?! (?:the|mon|tue|wed|thu|fri|sat|sun))|o (?:despues|mas tarde)|en adelante)/.exec(
      said,
    );
  const on = m?.[0] === 'on' && t[i + 1] !== undefined && t[i + 1]!.mark === '';
  if (m && !on) return { word: 'after', to: i + m[0].split(' ').length };
  const e = /^(?:(or|and) (earlier|before|sooner)|o antes|o mas temprano)/.exec(said);
  return e ? { word: 'before', to: i + e[0].split(' ').length } : null;
}

/** The second time of "between nine and eleven", "from one to three", "de nueve a once". */
function rangeEnd(t: readonly Token[], to: number, lead: string, taken: (i: number) => boolean): Time | null {
  const w = t[to]?.w ?? '';
  const joins = lead === 'between' ? /^(and|to|till|until|through|y|a|hasta|or)$/ : /^(to|till|until|through|thru|a)$/;
  if (!joins.test(w)) return null;
  const at = /^(las|la)$/.test(t[to + 1]?.w ?? '') ? to + 2 : to + 1;
  const time = timeAt(t, at, taken);
  return time && (lead === 'between' || time.sure || time.half) ? time : null;
}

const MINUTES: Record<string, number> = {
  quarter: 15,
  half: 30,
  ten: 10,
  five: 5,
  twenty: 20,
  cuarto: 15,
  diez: 10,
  cinco: 5,
  veinte: 20,
};

/** A time of day at token `i`. */
function timeAt(t: readonly Token[], i: number, taken: (i: number) => boolean): Time | null {
  const w = (k: number) => (t[k] && !taken(k) ? t[k]!.w : '');
  const written = /^(\d{1,2}):(\d\d)(am|pm)?$/.exec(w(i)) ?? /^(\d{1,2})()(am|pm)$/.exec(w(i));
  if (written) {
    const hour = Number(written[1]);
    if (hour > 23) return null;
    return finish(written[3] || hour > 12 ? hour : spokenHour(hour), Number(written[2] || 0), i + 1, true, written[3]);
  }
  if (/^(noon|midday|mediodia)$/.test(w(i))) return { minutes: 720, to: i + 1, sure: true, half: true };
  // "quarter past ten", "half past three", "un cuarto para las diez"
  const at = /^(a|un)$/.test(w(i)) ? i + 1 : i;
  const minutes = MINUTES[w(at)];
  if (minutes !== undefined) {
    const k = w(at + 1) === 'minutes' || w(at + 1) === 'minutos' ? at + 2 : at + 1;
    const past = /^(past|after)$/.test(w(k));
    if (past || /^(to|till|of|before)$/.test(w(k))) {
      const h = hourAt(t, k + 1, taken);
      if (h) return finish(spokenHour(h.hour), past ? minutes : -minutes, h.to, true);
    }
    // "half three" is half past three
    if (w(at) === 'half' && at === i) {
      const h = hourAt(t, k, taken);
      if (h && !UNITS.test(w(h.to))) return finish(spokenHour(h.hour), 30, h.to, true);
    }
    if (w(k) === 'para' && /^(las|la)$/.test(w(k + 1))) {
      const h = hourAt(t, k + 2, taken);
      if (h) return finish(spokenHour(h.hour), -minutes, h.to, true);
    }
  }
  const h = hourAt(t, i, taken);
  if (!h) return null;
  const y = w(h.to);
  if (y === 'y' || y === 'con' || y === 'menos') {
    const part =
      w(h.to + 1) === 'media'
        ? { value: 30, to: h.to + 2 }
        : w(h.to + 1) === 'cuarto'
          ? { value: 15, to: h.to + 2 }
          : w(h.to + 1) === 'un' && w(h.to + 2) === 'cuarto'
            ? { value: 15, to: h.to + 3 }
            : wholeNumber(t, h.to + 1);
    if (part && part.value < 60 && (w(h.to + 1) === 'media' || w(h.to + 1) === 'cuarto' || part.value >= 5))
      return finish(spokenHour(h.hour), y === 'menos' ? -part.value : part.value, part.to, true);
  }
  if (/^(oh|o)$/.test(y)) {
    const m = wholeNumber(t, h.to + 1);
    if (m && m.value < 10) return finish(spokenHour(h.hour), m.value, m.to, true);
  }
  const m = t[h.to] && t[h.to]!.mark === '' && !taken(h.to) ? wholeNumber(t, h.to) : null;
  if (m && m.value >= 10 && m.value < 60 && !UNITS.test(t[m.to]?.w ?? ''))
    return finish(spokenHour(h.hour), m.value, m.to, true);
  if (UNITS.test(y)) return null;
  return finish(spokenHour(h.hour), 0, h.to, false);

  /** Past "o'clock" and "pm". */
  function finish(hour: number, minute: number, to: number, sure: boolean, half?: string): Time {
    let k = to;
    let certain = sure;
    let total = hour * 60 + minute;
    if (/^(oclock|sharp)$/.test(w(k))) {
      k++;
      certain = true;
    } else if (w(k) === 'en' && w(k + 1) === 'punto') k += 2;
    const two = /^(am|pm)$/.test(w(k)) ? w(k) : /^[ap]$/.test(w(k)) && w(k + 1) === 'm' ? `${w(k)}m` : (half ?? '');
    if (two && !half) k += w(k).length === 2 ? 1 : 2;
    if (two === 'pm' && total < 720) total += 720;
    if (two === 'am' && total >= 720) total -= 720;
    return { minutes: total, to: k, sure: certain || two !== '', half: two !== '' };
  }
}

const UNITS =
  /^(years?|weeks?|days?|months?|hours?|minutes?|milligrams?|percent|of|people|anos|semanas|dias|meses|horas|minutos|times|veces|from|left)$/;

function hourAt(t: readonly Token[], i: number, taken: (i: number) => boolean): { hour: number; to: number } | null {
  if (!t[i] || taken(i)) return null;
  const m = /^(\d{1,2})$/.exec(t[i]!.w);
  if (m) return Number(m[1]) >= 1 && Number(m[1]) <= 12 ? { hour: Number(m[1]), to: i + 1 } : null;
  const one = wholeNumber(t.slice(0, i + 1), i);
  return one && one.value >= 1 && one.value <= 12 && t[i]!.w !== 'un' && t[i]!.w !== 'uno'
    ? { hour: one.value, to: i + 1 }
    : null;
}

/** Office hours: 7 to 12 as said, 1 to 6 in the afternoon. */
const spokenHour = (h: number) => (h >= 7 ? h : h + 12);
