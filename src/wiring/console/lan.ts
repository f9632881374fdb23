import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv4 } from 'node:net';
import type { LanService } from '../../console/api/on-call-services.ts';
import { readSecret } from '../../delivery/gateway.ts';
import { NightbellError } from '../../errors.ts';
import type { OnCallAt } from '../../oncall/schedule/types.ts';
import { findPerson, type Practice } from '../../practice/practice.ts';
import type { Settings } from '../../settings/schema.ts';
import type { ScheduleDesk } from '../schedule-service.ts';

/** Who may ask without an account. `network`: every address of a private network. `token`: whoever has it, from anywhere. */
export type LanAccess = { access: 'off' | 'network' } | { access: 'token'; token: string };

/** As the settings say it. Throws NB_SETTINGS_INVALID where there is to be a token and none that is hard to guess. */
export function lanAccess({ console: { lanApi, lanTokenFile } }: Pick<Settings, 'console'>): LanAccess {
  if (lanApi !== 'token') return { access: lanApi };
  const token = readSecret(lanTokenFile, 'console.lanTokenFile');
  if (!/^\S{20,200}$/.test(token))
    throw new NightbellError('NB_SETTINGS_INVALID', 'console.lanTokenFile: a token has 20 to 200 characters');
  return { access: 'token', token };
}

/** RFC 1918, RFC 4193, RFC 4291 (link-local), RFC 3927 and loopback: addresses that no router of the Internet carries. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

export function isPrivate(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return PRIVATE.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
}

/** Of the same length whatever is compared, so that the time taken tells nothing. */
function same(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

export function mayAsk(may: LanAccess, address: string, token: string | null): boolean {
  if (may.access === 'token') return token !== null && same(token, may.token);
  return may.access === 'network' && isPrivate(address);
}

/** What programs of the clinic may ask: a PBX whom to ring, a calendar somebody's shifts. */
export function lanService(parts: { desk: ScheduleDesk; practice: Practice; may: LanAccess }): LanService {
  const { desk, practice, may } = parts;
  const rung = (id: string) => {
    const person = findPerson(practice, id);
    return { id, name: person?.name ?? id, phone: person?.phone ?? '' };
  };
  const seated = ({ at, primary, backup, third }: OnCallAt) => ({
    at,
    primary: rung(primary.person),
    backup: backup.by.rule === 'last-resort' ? null : rung(backup.person),
    third: third && rung(third.person),
    lastResort: primary.by.rule === 'last-resort',
  });
  return {
    mayAsk: (address, token) => mayAsk(may, address, token),
    async who(at, service) {
      const found = await desk.who(at, service);
      if (!found) return null;
      const { until } = found;
      const next = until === null ? null : await desk.who(until, found.service);
      const night = seated(await desk.tomorrowNight(at, found.service));
      return { service: found.service, ...seated(found), until, next: next && seated(next), tomorrowNight: night };
    },
    calendar: (token) => desk.feedByToken(token),
  };
}
