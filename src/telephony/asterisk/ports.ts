import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { NightbellError } from '../../errors.ts';
import type { Settings } from '../../settings/schema.ts';
import type { AsteriskPorts } from './instance.ts';

const LOOPBACK = '127.0.0.1';
/** Ports of RTP when the settings leave the choice to us: two a call, so enough for 100 calls. */
const RTP_SPAN = 200;

/** Takes the port for a moment: resolves with its number, or null when it is in use. 0 takes any. */
function tryUdp(host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close();
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    socket.bind({ address: host, port, exclusive: true }, () => {
      const taken = socket.address().port;
      socket.close(() => resolve(taken));
    });
  });
}

function tryTcp(host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : null;
      server.close(() => resolve(taken));
    });
  });
}

async function take(
  attempt: (host: string, port: number) => Promise<number | null>,
  host: string,
  port: number,
  setting: string,
): Promise<number> {
  const taken = await attempt(host, port).catch((error: NodeJS.ErrnoException) => {
    throw new NightbellError('NB_PORT_TAKEN', `${setting}: ${host}:${port} ${error.code ?? ''}`, { cause: error });
  });
  if (taken === null) throw new NightbellError('NB_PORT_TAKEN', `${setting}: ${host}:${port}`);
  return taken;
}

async function takeRtp(host: string, from: number, to: number): Promise<[number, number]> {
  if (from !== 0) return [from, to === 0 ? from + RTP_SPAN - 1 : to];
  for (let attempt = 0; attempt < 50; attempt++) {
    const base = 20_000 + 2 * Math.floor(Math.random() * 6_000);
    const sample = [base, base + 1, base + 2, base + RTP_SPAN / 2, base + RTP_SPAN - 1];
    const free = await Promise.all(sample.map((port) => tryUdp(host, port)));
    if (free.every((port) => port !== null)) return [base, base + RTP_SPAN - 1];
  }
  throw new NightbellError('NB_PORT_TAKEN', 'sip.rtpFrom: no free range found');
}

/**
 * The ports for a start of Asterisk, each seen to be free a moment ago. Throws NB_PORT_TAKEN naming the setting.
 */
export async function choosePorts(settings: Settings): Promise<AsteriskPorts> {
  const { sip, asterisk } = settings;
  const chosen = new Set<number>();
  const tcp = async (host: string, wanted: number, setting: string): Promise<number> => {
    const port = await take(tryTcp, host, wanted, setting);
    if (!chosen.has(port)) {
      chosen.add(port);
      return port;
    }
    if (wanted !== 0) throw new NightbellError('NB_PORT_TAKEN', `${setting}: ${port} is given twice in the settings`);
    return tcp(host, wanted, setting);
  };
  const [rtpFrom, rtpTo] = await takeRtp(sip.bind, sip.rtpFrom, sip.rtpTo);
  return {
    sipUdp: await take(tryUdp, sip.bind, sip.udpPort, 'sip.udpPort'),
    sipTcp: await tcp(sip.bind, sip.tcpPort, 'sip.tcpPort'),
    sipTls: await tcp(sip.bind, sip.tlsPort, 'sip.tlsPort'),
    rtpFrom,
    rtpTo,
    ari: await tcp(LOOPBACK, asterisk.ariPort, 'asterisk.ariPort'),
    call: await tcp(LOOPBACK, asterisk.callPort, 'asterisk.callPort'),
    media: await tcp(LOOPBACK, asterisk.mediaPort, 'asterisk.mediaPort'),
  };
}
