import { networkInterfaces } from 'node:os';
import type { Settings } from '../../settings/schema.ts';
import type { AsteriskPorts } from './instance.ts';

export const TRUNK_IS_ITSELF =
  'sip.trunk is this very box, so nobody can be rung: name the PBX or provider in sip.trunk.host.';

export function isLoopback(text: string): boolean {
  return text === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(text);
}

/**
 * Whether the trunk of these settings is the box itself, as the defaults are: nobody can be rung through it. A call placed
 * there would come in again as a patient's.
 * @param ports where the box listens
 */
export function isItself(
  { bind, trunk }: Settings['sip'],
  ports: Pick<AsteriskPorts, 'sipUdp' | 'sipTcp' | 'sipTls'>,
): boolean {
  const port = { udp: ports.sipUdp, tcp: ports.sipTcp, tls: ports.sipTls }[trunk.transport];
  if (trunk.port !== port) return false;
  const everywhere = bind === '0.0.0.0';
  // UDP is served on loopback in any case, for the phones of this machine.
  if (isLoopback(trunk.host)) return everywhere || isLoopback(bind) || trunk.transport === 'udp';
  return trunk.host === bind || (everywhere && ownAddresses().includes(trunk.host));
}

/** The ports that settings name, where nothing runs yet. */
export function wantedPorts({ udpPort, tcpPort, tlsPort }: Settings['sip']) {
  return { sipUdp: udpPort, sipTcp: tcpPort, sipTls: tlsPort };
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
}
