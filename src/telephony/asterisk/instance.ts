import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ports in use: those of the settings, with a free one wherever the settings say 0. */
export interface AsteriskPorts {
  sipUdp: number;
  sipTcp: number;
  sipTls: number;
  rtpFrom: number;
  rtpTo: number;
  /** Asterisk's HTTP and ARI, loopback. */
  ari: number;
  /** Where Asterisk connects to us for each call, loopback. */
  call: number;
  /** Where Asterisk connects to us for media, loopback. */
  media: number;
}

/** What a running Asterisk was started with; kept (mode 0600) so that a restarted program finds it again. */
export interface Instance {
  ports: AsteriskPorts;
  /** Password of the ARI user, made for one start of Asterisk. */
  ariPassword: string;
  /** Password that Asterisk shows when it connects to us. */
  socketPassword: string;
  /** SHA-256 of all rendered files. */
  configuration: string;
}

/** Names of the files and folders below the Asterisk directory. */
export function folders(root: string) {
  return {
    root,
    etc: join(root, 'etc'),
    var: join(root, 'var'),
    run: join(root, 'run'),
    log: join(root, 'log'),
    spool: join(root, 'spool'),
    voicemail: join(root, 'spool/voicemail'),
    keys: join(root, 'var/keys'),
    prompts: join(root, 'var/sounds/nightbell'),
    oncall: join(root, 'var/oncall'),
    certificate: join(root, 'var/keys/sip.crt'),
    certificateKey: join(root, 'var/keys/sip.key'),
    configuration: join(root, 'etc/asterisk.conf'),
    /** Environment variables that Asterisk starts with. */
    environment: join(root, 'etc/environment'),
    instance: join(root, 'etc/instance.json'),
    pid: join(root, 'run/asterisk.pid'),
    control: join(root, 'run/asterisk.ctl'),
    output: join(root, 'log/output'),
    messages: join(root, 'log/messages'),
  };
}
export type Folders = ReturnType<typeof folders>;

export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** The instance that was written last, or null. */
export function readInstance(file: string): Instance | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Instance;
  } catch {
    return null;
  }
}
