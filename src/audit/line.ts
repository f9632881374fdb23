import { createHash } from 'node:crypto';
import type { AuditEvent } from '../store/types.ts';

/** One line of the chained log. `detail` is canonical JSON; hashes are 64 lower-case hex digits. */
export interface AuditLine {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  /** ISO 8601 in UTC. */
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  /** Hash of the line before; GENESIS for the first. */
  prev: string;
  hash: string;
}

/** Where a chain stood at some moment: its last line. */
export interface Head {
  seq: number;
  hash: string;
}

export const FORMAT = 'nightbell-audit-1';
export const GENESIS = '0'.repeat(64);

/** How a hash is made, in words that an auditor can program after. Goes into every export. */
export const RULE =
  `hash = SHA-256, in lower-case hex, over these eight values in this order: "${FORMAT}", seq in decimal, at, actor, ` +
  'action, subject, detail (as it stands), prev. Each value is UTF-8 and has its length in bytes before it, as a ' +
  'big-endian 32-bit number. prev of the first line is 64 zeros; of any other, the hash of the line before it.';

/** The hash that a line must have; `seq` lets one ask what it would be at another place. */
export function hashOf(line: Omit<AuditLine, 'hash'>, seq: number = line.seq): string {
  const hash = createHash('sha256');
  // The length before each value keeps two different lines from ever being the same bytes.
  for (const value of [FORMAT, String(seq), line.at, line.actor, line.action, line.subject, line.detail, line.prev]) {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

/** The line that comes after `before`. */
export function makeLine(before: Head, event: AuditEvent, at: string): AuditLine {
  const line = {
    seq: before.seq + 1,
    at,
    actor: event.actor,
    action: event.action,
    subject: event.subject,
    detail: canonical(event.detail ?? {}),
    prev: before.hash,
  };
  return { ...line, hash: hashOf(line) };
}

/** Keys sorted by UTF-16 code units, no spaces: what RFC 8785 makes of a flat object. */
function canonical(detail: NonNullable<AuditEvent['detail']>): string {
  const sorted = Object.keys(detail)
    .sort()
    .map((key) => [key, detail[key]]);
  return JSON.stringify(Object.fromEntries(sorted));
}
