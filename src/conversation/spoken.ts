import type { Lang } from '../lang.ts';

const DIGITS: Record<Lang, string[]> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
};

export function digitWord(digit: string, lang: Lang): string {
  return DIGITS[lang][Number(digit)] ?? '';
}

/** National digits of an E.164 number of the North American plan, else all digits. */
export function nationalDigits(e164: string): string {
  const digits = e164.replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

/** Groups as people say them: 3-3-4 for ten digits, else threes. */
export function digitGroups(digits: string): string[] {
  if (digits.length === 10) return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  if (digits.length === 7) return [digits.slice(0, 3), digits.slice(3)];
  return digits.match(/[\p{L}\d]{1,3}/gu) ?? [];
}

/** An ISO date as it is said aloud: "May 2, 1955" or "2 de mayo de 1955"; the synthesiser's normaliser reads the numbers. */
export function spokenDate(iso: string, lang: Lang): string {
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(lang === 'es' ? 'es-US' : 'en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    date,
  );
}

const LOCALE: Record<Lang, string> = { en: 'en-US', es: 'es-US' };

/** A local moment as it is said: "Friday, October 30 at 2:30 PM"; its offset is the practice's and is not said. */
export function spokenMoment(iso: string, lang: Lang): string {
  const [date = '', time = ''] = iso.split('T');
  const clock = spokenTime(time, lang);
  const day = spokenDay(date, lang);
  return clock ? `${day} ${lang === 'es' ? 'a' : 'at'} ${clock}` : day;
}

/** A local date without its year: "Friday, October 30". */
export function spokenDay(date: string, lang: Lang): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const format = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  const said = new Intl.DateTimeFormat(LOCALE[lang], format).format(at);
  return lang === 'es' ? said.replace(',', '') : said;
}

function spokenTime(time: string, lang: Lang): string {
  const [, h = '', m = ''] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  if (!h) return '';
  const hour = Number(h) % 12 || 12;
  const clock = m === '00' ? String(hour) : `${hour}:${m}`;
  if (lang === 'en') return `${clock} ${Number(h) < 12 ? 'AM' : 'PM'}`;
  const part = Number(h) < 12 ? 'de la mañana' : Number(h) < 19 ? 'de la tarde' : 'de la noche';
  return `${hour === 1 ? 'la' : 'las'} ${clock} ${part}`;
}

/** A wished time as it is said. Several are joined by commas in `value`; of a long list the first is said, and that there are more. */
export function spokenWhen(value: string, lang: Lang): string {
  const all = value.split(',');
  const more = lang === 'es' ? ' u otra hora parecida' : ', or another time like it';
  return spokenSpan(all[0] ?? '', lang) + (all.length > 1 ? more : '');
}

/** When somebody can be called: of several days with the same hours the hours alone. */
export function spokenCallTime(value: string, lang: Lang): string {
  const all = value.split(',');
  const [from = '', to = ''] = (all[0] ?? '').split('/').map((moment) => moment.slice(11));
  const same = all.every(
    (span) =>
      span
        .split('/')
        .map((moment) => moment.slice(11))
        .join() === [from, to].join(),
  );
  if (all.length === 1 || !same || !from || !to) return spokenWhen(all[0] ?? '', lang);
  return `${spokenTime(from, lang)} ${lang === 'es' ? 'a' : 'to'} ${spokenTime(to, lang)}`;
}

function spokenSpan(first: string, lang: Lang): string {
  const [from = '', to = ''] = first.split('/');
  if (!to || from === to) return spokenMoment(from, lang);
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  const end = sameDay ? spokenTime(to.slice(11), lang) : spokenMoment(to, lang);
  return `${spokenMoment(from, lang)} ${lang === 'es' ? 'a' : 'to'} ${end}`;
}

const SIGNS: Record<Lang, Record<string, string>> = {
  en: { '.': 'dot', _: 'underscore', '-': 'dash', '+': 'plus', '@': 'at' },
  es: { '.': 'punto', _: 'guion bajo', '-': 'guion', '+': 'más', '@': 'arroba' },
};

/** "j, d, o, e, at example dot com": what stands before the at letter by letter, since it could be written otherwise. */
export function spokenEmail(value: string, lang: Lang): string {
  const [local = '', domain = ''] = value.split('@');
  const sign = (c: string): string => SIGNS[lang][c] ?? c;
  const letters = [...local].map((c) => sign(c)).join(', ');
  return `${letters}, ${SIGNS[lang]['@']} ${domain.replace(/[._+-]/g, (c) => ` ${sign(c)} `).replace(/\s+/g, ' ')}`;
}
