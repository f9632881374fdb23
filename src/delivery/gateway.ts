import { readFileSync, statSync } from 'node:fs';
import { NightbellError } from '../errors.ts';
import type { FailReason, TextChannel } from './types.ts';
import type { Text } from './wording.ts';

/** How long a connection to a gateway may take: it is in the building or behind one hop. */
export const CONNECT_MS = 3_000;

/** One way out. Hides its library and its protocol. */
export interface Gateway {
  /** As in `GatewayState`. */
  readonly name: string;
  /**
   * Hands a text over. Rejects with `Refusal`; whatever else it rejects with counts as unreachable.
   * @param address checked against the settings already
   * @param reference what the far end may know a repetition by
   */
  send(outgoing: Outgoing, signal: AbortSignal): Promise<'accepted' | 'delivered'>;
  /** Resolves when it answers as it should, without sending anything. Rejects like `send`. */
  check(signal: AbortSignal): Promise<void>;
}

export interface Outgoing {
  channel: TextChannel;
  text: Text;
  address: string;
  reference: string;
}

/** Why a gateway did not take it. `again`: nothing was handed over, and a second try at once may go. */
export class Refusal extends Error {
  readonly reason: FailReason;
  readonly again: boolean;
  constructor(reason: FailReason, again = false) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
    this.again = again;
  }
}

/** Codes of the system for a connection that was never made. */
const NEVER_MADE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** What an error of a socket comes to. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code, name } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || code === 'ABORT_ERR') return new Refusal('late');
  if (code?.startsWith('ERR_TLS') || code?.startsWith('CERT_') || isCertificate(code)) return new Refusal('refused');
  return new Refusal('unreachable', NEVER_MADE.has(code ?? ''));
}

/** OpenSSL's names for a certificate that is not to be trusted. */
function isCertificate(code: string | undefined): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^ERR_SSL/.test(code ?? '');
}

/**
 * Reads a password or key. Throws NB_SETTINGS_INVALID with the name of the setting where the file is missing, empty or readable by
 * anybody but its owner.
 */
export function readSecret(file: string, setting: string): string {
  const refuse = (why: string, cause?: unknown) =>
    new NightbellError('NB_SETTINGS_INVALID', `${setting}: ${why}`, { cause });
  let text: string;
  try {
    if (statSync(file).mode & 0o077) throw refuse('its mode must be 0600');
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw error instanceof NightbellError ? error : refuse('cannot be read', error);
  }
  if (text === '') throw refuse('is empty');
  return text;
}

/** Certificates to be trusted instead of the system's own; undefined: the system's. */
export function readAuthorities(file: string, setting: string): string | undefined {
  if (file === '') return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NightbellError('NB_SETTINGS_INVALID', `${setting}: cannot be read`, { cause });
  }
}
