/** The parts inside SIP header values that a phone needs: lists, addresses, URIs, Via, parameters (RFC 3261 sections 19, 20, 25). */

/** Parameters by lower-case name; a bare one has the value ''. */
export type Params = Map<string, string>;

export interface NameAddr {
  displayName: string;
  uri: string;
  params: Params;
}

export interface SipUri {
  scheme: 'sip' | 'sips' | 'tel';
  /** Unescaped; '' when the URI names only a host. For `tel` the number. */
  user: string;
  /** Without brackets. '' for `tel`. */
  host: string;
  port: number | null;
  params: Params;
}

export interface Via {
  transport: string;
  host: string;
  port: number | null;
  params: Params;
}

/** Splits at `separator` where it is not inside quotes or angle brackets. Pieces are trimmed, empty ones dropped. */
export function splitOutside(text: string, separator: ',' | ';'): string[] {
  const pieces: string[] = [];
  let quoted = false;
  let angled = false;
  let began = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (quoted && char === '\\') i++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === '<') angled = true;
    else if (!quoted && char === '>') angled = false;
    if (i >= text.length || (char === separator && !quoted && !angled)) {
      const piece = text.slice(began, i).trim();
      if (piece) pieces.push(piece);
      began = i + 1;
    }
  }
  return pieces;
}

/** `"a \"b\""` to `a "b"`; text that is not quoted stays. */
export function unquote(text: string): string {
  const trimmed = text.trim();
  return trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"')
    ? trimmed.slice(1, -1).replace(/\\(.)/g, '$1')
    : trimmed;
}

export function quote(text: string): string {
  return `"${text.replace(/[\r\n]/g, ' ').replace(/["\\]/g, '\\$&')}"`;
}

/** `key=value` pieces to a map; values lose their quotes. */
export function parseParams(pieces: string[]): Params {
  const params: Params = new Map();
  for (const piece of pieces) {
    const at = piece.indexOf('=');
    const name = (at < 0 ? piece : piece.slice(0, at)).trim().toLowerCase();
    if (name && !params.has(name)) params.set(name, at < 0 ? '' : unquote(piece.slice(at + 1)));
  }
  return params;
}

function indexOutsideQuotes(text: string, wanted: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (quoted && text[i] === '\\') i++;
    else if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text[i] === wanted) return i;
  }
  return -1;
}

/** The value of From, To, Contact, Route. Null when there is no address in it. */
export function parseNameAddr(value: string): NameAddr | null {
  const open = indexOutsideQuotes(value, '<');
  if (open >= 0) {
    const close = value.indexOf('>', open);
    if (close < 0) return null;
    const uri = value.slice(open + 1, close).trim();
    if (!uri) return null;
    const displayName = unquote(value.slice(0, open));
    return { displayName, uri, params: parseParams(splitOutside(value.slice(close + 1), ';')) };
  }
  // Without brackets every parameter belongs to the header, none to the URI (section 20.10).
  const [uri, ...params] = splitOutside(value, ';');
  if (!uri || /[\s"]/.test(uri)) return null;
  return { displayName: '', uri, params: parseParams(params) };
}

export function formatNameAddr(uri: string, displayName = '', tag = ''): string {
  return `${displayName ? `${quote(displayName)} ` : ''}<${uri}>${tag ? `;tag=${tag}` : ''}`;
}

function decodeEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `host`, `host:port`, `[v6]:port`. Null when it is neither. */
export function parseHostPort(text: string): { host: string; port: number | null } | null {
  const parts = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\]/?;@]+))(?:\s*:\s*(\d{1,5}))?$/.exec(text.trim());
  if (!parts) return null;
  const port = parts[3] === undefined ? null : Number(parts[3]);
  if (port !== null && (port < 1 || port > 65535)) return null;
  return { host: (parts[1] ?? parts[2])!.toLowerCase(), port };
}

/** A sip, sips or tel URI; null for anything else. */
export function parseUri(text: string): SipUri | null {
  const colon = text.indexOf(':');
  const scheme = text.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const rest = text.slice(colon + 1);
  if (scheme === 'tel') {
    const [number = '', ...params] = rest.split(';');
    return number ? { scheme, user: decodeEscapes(number), host: '', port: null, params: parseParams(params) } : null;
  }
  if (scheme !== 'sip' && scheme !== 'sips') return null;
  const at = rest.lastIndexOf('@');
  const userinfo = at < 0 ? '' : rest.slice(0, at);
  const [address = '', ...params] = rest
    .slice(at + 1)
    .split('?', 1)[0]!
    .split(';');
  const hostPort = parseHostPort(address);
  if (!hostPort) return null;
  // What follows a semicolon or a colon in the user part is not who is called: a parameter of a number, a password.
  const user = decodeEscapes(userinfo.split(/[;:]/, 1)[0]!);
  return { scheme, user, ...hostPort, params: parseParams(params) };
}

/** One value of Via. Null when it is none. */
export function parseVia(value: string): Via | null {
  const [head = '', ...params] = splitOutside(value, ';');
  const parts = /^SIP\s*\/\s*2\.0\s*\/\s*([A-Za-z0-9-]+)\s+(\S.*)$/i.exec(head);
  const hostPort = parts && parseHostPort(parts[2]!);
  return hostPort ? { transport: parts[1]!.toUpperCase(), ...hostPort, params: parseParams(params) } : null;
}
