import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { NightbellError } from '../../errors.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Folders, Instance } from './instance.ts';
import { isItself, isLoopback } from './itself.ts';
import type { AsteriskPrefix } from './prefix.ts';
import type { TemplateValues } from './template.ts';

/** Codecs whose modules are loaded. */
const CODECS = ['ulaw', 'alaw', 'g722'];
const SYSTEM_CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
/** A unix socket's path has room for this many bytes (unix(7): sun_path). */
const SOCKET_PATH_MAX = 107;

function refuse(setting: string, why: string): never {
  throw new NightbellError('NB_SETTINGS_INVALID', `${setting}: ${why}`);
}

function matching(setting: string, text: string, shape: RegExp, why: string): string {
  return shape.test(text) ? text : refuse(setting, why);
}

/** IPv4 alone: Asterisk is bound to one address family, and the addresses of the templates are of that one. */
function address(setting: string, text: string): string {
  return isIP(text) === 4 ? text : refuse(setting, 'not an IPv4 address');
}

function host(setting: string, text: string): string {
  return matching(setting, text, /^(?!-)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*$/, 'not a host name or address');
}

function network(setting: string, text: string): string {
  const [ip = '', bits, more] = text.split('/');
  const fine = isIP(ip) === 4 && more === undefined && (bits === undefined || /^([12]?\d|3[0-2])$/.test(bits));
  return fine ? text : refuse(setting, 'not an IPv4 address or CIDR');
}

/** The dialplan holds paths as text, where a comma or a brace would mean something. */
function path(setting: string, text: string): string {
  return matching(setting, text, /^\/[\w./@+-]*$/, 'the path may hold letters, digits and . _ @ + - / only');
}

function readPassword(file: string): string {
  let text: string;
  try {
    if (statSync(file).mode & 0o077) refuse('sip.trunk.passwordFile', 'its mode must be 0600');
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof NightbellError) throw error;
    throw new NightbellError('NB_SETTINGS_INVALID', 'sip.trunk.passwordFile: cannot be read', { cause: error });
  }
  const password = text.replace(/\r?\n$/, '');
  return password === '' ? refuse('sip.trunk.passwordFile', 'is empty') : password;
}

/**
 * Everything that the templates ask for, each value checked for what it is.
 * Throws NB_SETTINGS_INVALID naming the setting.
 * @param callerId what phones that we ring see, E.164 or ''.
 */
export function templateValues(
  settings: Settings,
  at: Folders,
  prefix: AsteriskPrefix,
  instance: Pick<Instance, 'ports' | 'ariPassword' | 'socketPassword'>,
  callerId: string,
): TemplateValues {
  const { ports } = instance;
  const { trunk } = settings.sip;
  const bind = address('sip.bind', settings.sip.bind);
  const trunkHost = host('sip.trunk.host', trunk.host);
  const user = matching('sip.trunk.user', trunk.user, /^[\w.+@-]{0,64}$/, 'letters, digits and . _ + @ - only');
  if (trunk.register && user === '') refuse('sip.trunk.user', 'needed to register');
  for (const codec of trunk.codecs)
    if (!CODECS.includes(codec)) refuse('sip.trunk.codecs', `only ${CODECS.join(', ')}`);
  if (trunk.codecs.length === 0) refuse('sip.trunk.codecs', 'is empty');
  if (Buffer.byteLength(at.control) > SOCKET_PATH_MAX) refuse('dataDir', 'the path is too long for a socket');
  const matches = [
    ...(isLoopback(trunkHost) ? [] : [trunkHost]),
    ...trunk.match.map((text) => network('sip.trunk.match', text)),
  ];
  const uri = (name: string) =>
    `sip:${name}${trunkHost}:${trunk.port}${trunk.transport === 'udp' ? '' : `;transport=${trunk.transport}`}`;
  const everywhere = bind === '0.0.0.0';
  const verify = trunk.transport === 'tls' && !isLoopback(trunkHost);
  return {
    etc: path('dataDir', at.etc),
    var: at.var,
    run: at.run,
    log: at.log,
    spool: at.spool,
    voicemail: at.voicemail,
    prompts: at.prompts,
    oncall: at.oncall,
    certificate: at.certificate,
    certificateKey: at.certificateKey,
    modules: path('cacheDir', prefix.modules),
    data: path('cacheDir', prefix.data),
    ariPassword: instance.ariPassword,
    socketPassword: instance.socketPassword,
    ariPort: ports.ari,
    callPort: ports.call,
    mediaPort: ports.media,
    rtpFrom: ports.rtpFrom,
    rtpTo: ports.rtpTo,
    bind,
    udpPort: ports.sipUdp,
    tcpPort: ports.sipTcp,
    tlsPort: ports.sipTls,
    transport: trunk.transport,
    secure: trunk.transport === 'tls',
    verify,
    caFile: verify ? SYSTEM_CERTIFICATES : '',
    // Without a contact every Dial() fails at once, the backup's own too, rather than ring our own line.
    trunkContact: isItself(settings.sip, ports) ? '' : uri(''),
    trunkUri: uri(''),
    registerUri: uri(user === '' ? '' : `${user}@`),
    register: trunk.register,
    user,
    password:
      user === ''
        ? ''
        : trunk.passwordFile === ''
          ? refuse('sip.trunk.passwordFile', 'is missing')
          : readPassword(trunk.passwordFile),
    identify: matches.length > 0,
    matches,
    codecs: trunk.codecs,
    media: everywhere ? '' : bind,
    houseTransport: !everywhere && !isLoopback(bind),
    houseMatch: everywhere || isLoopback(bind) ? '' : `${bind}/32`,
    houseMedia: '127.0.0.1',
    callerId: matching('sip.trunk.callerId', callerId, /^(\+?\d{2,15})?$/, 'not an E.164 number'),
  };
}
