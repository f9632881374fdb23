import type { Settings } from '../settings/schema.ts';
import type { Destination } from './types.ts';

const E164 = /^\+[1-9]\d{6,14}$/;
/** An id at a pager's gateway: digits, sometimes with a letter or dash. */
const PAGER = /^[\w-]{3,20}$/;
/** One address, no display name, no list, no comment. */
const MAIL =
  /^[\w.!#$%&'*+/=?^{|}~-]{1,64}@([a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+)$/i;

/**
 * Whether the clinic listed a destination (S9) and it has the form of one. Gateways are listed by being in the settings. A mail address is
 * listed by itself or by its domain; the number of an SMS or pager is reached through a listed gateway only.
 */
export function isListed(settings: Settings['delivery'], { channel, address }: Destination): boolean {
  switch (channel) {
    case 'sms':
      return settings.sms.host !== '' && E164.test(address);
    case 'pager-snpp':
      return settings.snpp.host !== '' && PAGER.test(address);
    case 'email':
    case 'pager-email': {
      const domain = MAIL.exec(address)?.[1]?.toLowerCase();
      if (!domain || settings.smtp.host === '') return false;
      const listed = settings.smtp.recipients.map((one) => one.toLowerCase().replace(/^@/, ''));
      return listed.includes(domain) || listed.includes(address.toLowerCase());
    }
    case 'webhook':
      return settings.webhooks.some((one) => one.name === address);
  }
}

/** Whether a number can be rung. */
export function isDiallable(number: string): boolean {
  return E164.test(number);
}
