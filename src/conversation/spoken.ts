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
  return digits.match(/\d{1,3}/g) ?? [];
}

/** An ISO date as it is said aloud: "May 2, 1955" or "2 de mayo de 1955"; the synthesiser's normaliser reads the numbers. */
export function spokenDate(iso: string, lang: Lang): string {
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(lang === 'es' ? 'es-US' : 'en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    date,
  );
}
