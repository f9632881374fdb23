import type { Lang } from '../lang.ts';
import { soundDistance, soundKey } from '../words/phonetic.ts';
import type { Token } from '../words/tokens.ts';
import { dayAt, monthOf, yearAt } from './dates.ts';

const MONTHS: Record<Lang, readonly string[]> = {
  en: 'january february march april may june july august september october november december'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};
const KEYS: Record<Lang, readonly { month: string; key: string }[]> = {
  en: MONTHS.en.map((month) => ({ month, key: soundKey(month) })),
  es: MONTHS.es.map((month) => ({ month, key: soundKey(month) })),
};
/** Share of a month's sounds that may differ, and how much at the most. */
const FAR = 0.34;
const FARTHEST = 2;
/** Words that stand before a day and are no month: "born the second", "my second". */
const NO_MONTH =
  /^(the|on|in|of|was|is|its|it|born|day|birthday|date|and|twenty|thirty|no|um|uh|oh|el|la|de|del|en|es|fue|dia|y|numero|number)$/;

/**
 * What a recogniser made of a month ("me second 1955", "tres de ma yo de 1960"), where a day and a whole year stand beside it: the month that
 * it sounds like, if there is one alone. Other words are left as they are. For where a date is expected and none was found.
 */
export function monthsBySound(t: readonly Token[], lang: Lang): Token[] {
  const out = [...t];
  for (let i = 0; i < t.length; i++) {
    for (const n of [1, 2]) {
      if (!stands(t, i, n, lang)) continue;
      const month = monthLike(
        t.slice(i, i + n).map(({ w }) => w),
        lang,
      );
      if (month === null) continue;
      out[i] = { ...t[i]!, w: month };
      // Of two words the second is gone: none of its own may be taken for a day or a year.
      return n === 2 ? [...out.slice(0, i + 1), ...out.slice(i + 2)] : out;
    }
  }
  return out;
}

/** Whether the `n` words at `i` stand where a month does. */
function stands(t: readonly Token[], i: number, n: number, lang: Lang): boolean {
  const words = t.slice(i, i + n);
  if (
    words.length < n ||
    // "M, a second": behind a spelled name a month is taken for letters as well.
    (words.some(({ w }) => w.length < 2) && !(n === 2 && words.every(({ w }) => w.length === 1))) ||
    words.some(({ w }) => NO_MONTH.test(w) || /\d/.test(w) || monthOf(w) !== undefined)
  )
    return false;
  if (lang === 'es') {
    const day = t[i - 1]?.w === 'de' && [i - 2, i - 3, i - 4].some((k) => dayAt(t, k)?.to === i - 1);
    return day && wholeYear(t, i + n);
  }
  const day = dayAt(t, t[i + n]?.w === 'the' ? i + n + 1 : i + n);
  return day?.ordinal === true && wholeYear(t, day.to);
}

function wholeYear(t: readonly Token[], i: number): boolean {
  const year = yearAt(t, i);
  return year !== null && !year.short;
}

function monthLike(words: readonly string[], lang: Lang): string | null {
  const key = soundKey(words.join(''));
  const near = KEYS[lang]
    .map(({ month, key: other }) => ({
      month,
      far: soundDistance(key, other),
      most: Math.min(FARTHEST, Math.max(0.5, FAR * other.length)),
    }))
    .filter(({ far, most }) => far <= most)
    .sort((a, b) => a.far - b.far);
  const [first, second] = near;
  return first && (!second || second.far > first.far) ? first.month : null;
}
