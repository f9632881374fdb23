import { parseVia, splitOutside } from './sip-header.ts';

/** SIP messages as text and as values (RFC 3261 section 7): compact names, folded lines, repeated headers. */

const COMPACT: Record<string, string> = {
  i: 'call-id',
  m: 'contact',
  e: 'content-encoding',
  l: 'content-length',
  c: 'content-type',
  f: 'from',
  s: 'subject',
  k: 'supported',
  t: 'to',
  v: 'via',
  o: 'event',
  r: 'refer-to',
  b: 'referred-by',
  u: 'allow-events',
  x: 'session-expires',
};

const TOKEN = "[A-Za-z0-9.!%*_+`'~-]+";
const REQUEST_LINE = new RegExp(`^(${TOKEN}) (\\S+) SIP/2\\.0$`, 'i');
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/i;
const HEADER_LINE = new RegExp(`^(${TOKEN})[ \\t]*:(.*)$`);
const CSEQ = new RegExp(`^(\\d{1,10})[ \\t]+(${TOKEN})$`);
/** Section 8.1.1.5: a sequence number is below 2^31. */
const MAX_CSEQ = 2 ** 31 - 1;

/** Header fields in the order in which they came. Names are matched in any case and in their compact form. */
export class SipHeaders {
  #fields: { name: string; value: string }[] = [];

  static of(fields: [name: string, value: string][]): SipHeaders {
    const headers = new SipHeaders();
    for (const [name, value] of fields) headers.add(name, value);
    return headers;
  }

  add(name: string, value: string): this {
    // A line break in a value would begin a header of its own.
    this.#fields.push({ name, value: value.replace(/[\r\n]+/g, ' ') });
    return this;
  }

  /** Replaces every field of that name by one. */
  set(name: string, value: string): this {
    this.#fields = this.#fields.filter((field) => key(field.name) !== key(name));
    return this.add(name, value);
  }

  /** The first value, or null. */
  get(name: string): string | null {
    return this.#fields.find((field) => key(field.name) === key(name))?.value ?? null;
  }

  /** A value for each field of that name. */
  all(name: string): string[] {
    return this.#fields.filter((field) => key(field.name) === key(name)).map((field) => field.value);
  }

  /** A value for each element: for headers whose fields are lists (Via, Contact, Route, Allow, Require ...). */
  list(name: string): string[] {
    return this.all(name).flatMap((value) => splitOutside(value, ','));
  }

  toString(): string {
    return this.#fields.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
  }
}

function key(name: string): string {
  const lower = name.toLowerCase();
  return COMPACT[lower] ?? lower;
}

export interface SipRequest {
  kind: 'request';
  method: string;
  uri: string;
  headers: SipHeaders;
  body: string;
}

export interface SipResponse {
  kind: 'response';
  status: number;
  phrase: string;
  headers: SipHeaders;
  body: string;
}

export type SipMessage = SipRequest | SipResponse;

/** The number and method of CSeq. Null when the header is missing or wrong. */
export function cseqOf(message: SipMessage): { number: number; method: string } | null {
  const parts = CSEQ.exec(message.headers.get('CSeq')?.trim() ?? '');
  const number = Number(parts?.[1]);
  return parts && number <= MAX_CSEQ ? { number, method: parts[2]! } : null;
}

/** Reads the header fields; null when a line is none. */
function parseFields(lines: string[]): SipHeaders | null {
  const headers = new SipHeaders();
  for (let i = 0; i < lines.length; ) {
    let line = lines[i++]!;
    while (i < lines.length && /^[ \t]/.test(lines[i]!)) line += ` ${lines[i++]!.trim()}`;
    const parts = HEADER_LINE.exec(line);
    if (!parts) return null;
    headers.add(parts[1]!, parts[2]!.trim());
  }
  return headers;
}

/** What every message must have (section 8.1.1), so that the rest of the phone need not ask. */
function complete(message: SipMessage): boolean {
  const { headers } = message;
  const cseq = cseqOf(message);
  return (
    cseq !== null &&
    (message.kind === 'response' || cseq.method === message.method) &&
    ['From', 'To', 'Call-ID'].every((name) => headers.get(name)) &&
    parseVia(headers.list('Via')[0] ?? '') !== null
  );
}

/**
 * Reads one datagram. Null when it is no SIP/2.0 message, lacks what every message must have or is shorter than it
 * says: a phone drops those (section 18.3). Never throws.
 */
export function parseMessage(datagram: Uint8Array): SipMessage | null {
  const bytes = Buffer.from(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  let start = 0;
  while (bytes[start] === 0x0d || bytes[start] === 0x0a) start++; // keep-alives and section 7.5
  const text = bytes.toString('latin1', start);
  const gap = /\r?\n\r?\n/.exec(text);
  const headEnd = gap ? start + gap.index : bytes.length;
  const lines = bytes
    .toString('utf8', start, headEnd)
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const first = lines.shift();
  const headers = first === undefined ? null : parseFields(lines);
  if (first === undefined || !headers) return null;

  const rest = gap ? bytes.subarray(headEnd + gap[0].length) : Buffer.alloc(0);
  const length = headers.get('Content-Length');
  if (length !== null && !(/^\d{1,9}$/.test(length) && Number(length) <= rest.length)) return null;
  const body = rest.toString('utf8', 0, length === null ? rest.length : Number(length));

  const status = STATUS_LINE.exec(first);
  const request = status ? null : REQUEST_LINE.exec(first);
  const message: SipMessage | null = status
    ? { kind: 'response', status: Number(status[1]), phrase: status[2] ?? '', headers, body }
    : request
      ? { kind: 'request', method: request[1]!, uri: request[2]!, headers, body }
      : null;
  return message && complete(message) ? message : null;
}

/** A datagram, with Content-Length as it is. */
export function serialize(message: SipMessage): Buffer {
  const body = Buffer.from(message.body);
  const first =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.phrase}`;
  message.headers.set('Content-Length', String(body.length));
  return Buffer.concat([Buffer.from(`${first}\r\n${message.headers}\r\n`), body]);
}

const PHRASES: Record<number, string> = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  420: 'Bad Extension',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  600: 'Busy Everywhere',
  603: 'Decline',
};

/** A response to `request` with the headers that section 8.2.6.2 says are copied. `toTag` is added where there is none. */
export function responseTo(request: SipRequest, status: number, toTag: string): SipResponse {
  const headers = new SipHeaders();
  for (const name of ['Via', 'Record-Route']) for (const value of request.headers.all(name)) headers.add(name, value);
  headers.add('From', request.headers.get('From')!);
  const to = request.headers.get('To')!;
  headers.add('To', status > 100 && !/;\s*tag\s*=/i.test(to) ? `${to};tag=${toTag}` : to);
  headers.add('Call-ID', request.headers.get('Call-ID')!);
  headers.add('CSeq', request.headers.get('CSeq')!);
  return { kind: 'response', status, phrase: PHRASES[status] ?? 'Other', headers, body: '' };
}
