import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A calling number as the trunk wrote it, in E.164 where that can be told (numbers without a country are taken as
 * North American, where this box is at home), as digits where it is an extension, null where it is withheld.
 */
export function readNumber(raw: string | undefined): string | null {
  const text = (raw ?? '').trim();
  if (!/^\+?[\d().\s-]{2,24}$/.test(text)) return null;
  const parsed = parsePhoneNumberFromString(text, 'US');
  if (parsed?.isPossible()) return parsed.number;
  const digits = text.replaceAll(/\D/g, '');
  return digits === '' ? null : digits;
}

/** What may stand in a dial string: digits with an optional plus. */
export function isDiallable(number: string): boolean {
  return /^\+?\d{2,15}$/.test(number);
}
