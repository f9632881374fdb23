import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { NightbellError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { places } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import { ensureCertificate } from './certificate.ts';
import { fingerprint, makeFolders, renderConfiguration, writeConfiguration, writePrivately } from './configuration.ts';
import { type Folders, folders, type Instance, newSecret, readInstance } from './instance.ts';
import { choosePorts } from './ports.ts';
import { type AsteriskPrefix, findAsterisk } from './prefix.ts';
import { AsteriskProcess } from './process.ts';
import { templateValues } from './values.ts';

const UNCHOSEN = {
  ports: { sipUdp: 0, sipTcp: 0, sipTls: 0, rtpFrom: 0, rtpTo: 0, ari: 0, call: 0, media: 0 },
  ariPassword: '',
  socketPassword: '',
};

export interface Prepared {
  instance: Instance;
  process: AsteriskProcess;
  /** An Asterisk with this very instance runs already. */
  running: boolean;
}

/**
 * Makes everything ready for Asterisk: folders, certificate, ports, secrets, configuration. An Asterisk that an
 * earlier program left running is kept when its configuration is the same, or while it has calls.
 * With `asterisk.run: system` this is what runs before systemd starts Asterisk.
 * Throws NB_ASTERISK_MISSING, NB_PORT_TAKEN, NB_SETTINGS_INVALID.
 */
export async function prepareAsterisk(settings: Settings, callerId: string, log: Log): Promise<Prepared> {
  const place = places(settings);
  const prefix = findAsterisk(place.asteriskPrefix);
  // Looked at before anything is made or a port is tried.
  templateValues(settings, folders(place.asterisk), prefix, UNCHOSEN, callerId);
  const at = makeFolders(place.asterisk);
  await ensureCertificate(at);
  const process = new AsteriskProcess(prefix.bin, at, log);
  const found = readInstance(at.instance);
  const running = process.runningPid() !== null;
  const system = settings.asterisk.run === 'system';
  if (found && (running || system)) {
    // Under systemd the two start in any order: what was written for this configuration stays.
    if (suits(found, settings, at, prefix, callerId)) return { instance: found, process, running };
    if (running && (await busy(process))) {
      log.warn('asterisk runs with earlier settings; the new ones count after it is restarted');
      return { instance: found, process, running };
    }
  }
  if (running) await process.stop();
  const parts = { ports: await choosePorts(settings), ariPassword: newSecret(), socketPassword: newSecret() };
  const configuration = renderConfiguration(templateValues(settings, at, prefix, parts, callerId));
  writeConfiguration(configuration, at);
  writePrivately(at.environment, environment(settings));
  const instance: Instance = { ...parts, configuration: fingerprint(configuration) };
  writePrivately(at.instance, JSON.stringify(instance));
  if (!existsSync(at.oncall)) writePrivately(at.oncall, '\n');
  // systemd may have been quicker with the files of before; it starts Asterisk again.
  if (process.runningPid() !== null) await process.stop();
  return { instance, process, running: false };
}

/**
 * What Asterisk starts with. Whatever its configuration says, it looks up its own machine's name at each start, and
 * where the machine knows that by itself for IPv4 alone the question leaves the building (S9). So where the settings
 * hold addresses only, no name server is asked at all (resolv.conf(5)).
 */
function environment(settings: Settings): string {
  const { host } = settings.sip.trunk;
  return isIP(host) || host === 'localhost' ? 'RES_OPTIONS=attempts:0\n' : '';
}

/** Whether the settings would render what the running Asterisk was started with (a port of 0 suits any). */
function suits(found: Instance, settings: Settings, at: Folders, prefix: AsteriskPrefix, callerId: string): boolean {
  const { sip, asterisk } = settings;
  const wanted = [
    [sip.udpPort, found.ports.sipUdp],
    [sip.tcpPort, found.ports.sipTcp],
    [sip.tlsPort, found.ports.sipTls],
    [sip.rtpFrom, found.ports.rtpFrom],
    [asterisk.ariPort, found.ports.ari],
    [asterisk.callPort, found.ports.call],
    [asterisk.mediaPort, found.ports.media],
  ];
  if (wanted.some(([setting, port]) => setting !== 0 && setting !== port)) return false;
  try {
    const values = templateValues(settings, at, prefix, found, callerId);
    return fingerprint(renderConfiguration(values)) === found.configuration;
  } catch (error) {
    if (error instanceof NightbellError) throw error;
    return false;
  }
}

async function busy(process: AsteriskProcess): Promise<boolean> {
  const text = await process.command('core show channels count').catch(() => '');
  return !/^0 active channels/m.test(text);
}
