import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { NightbellError } from '../../errors.ts';
import { type Log, silentLog } from '../../log.ts';
import { places } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Originate, OriginateResult, Trunk, TrunkEvents } from '../trunk.ts';
import { type AriChannel, AriSocket } from './ari-socket.ts';
import { makeFolders, writePrivately } from './configuration.ts';
import { Control } from './control.ts';
import { isUnanswered } from './diversion.ts';
import { type AsteriskPorts, type Folders, folders, type Instance } from './instance.ts';
import { AsteriskLeg } from './leg.ts';
import { MediaDesk } from './media-desk.ts';
import { isDiallable, readNumber } from './number.ts';
import { Outgoing } from './originate.ts';
import { outlive } from './outlive.ts';
import { prepareAsterisk } from './prepare.ts';
import type { AsteriskProcess } from './process.ts';
import { SocketServer } from './socket-server.ts';

const CONTROL_MS = 10_000;

export interface AsteriskTrunkOptions {
  settings: Settings;
  log?: Log;
  /** Number shown to phones that we ring, E.164, where the settings name none: the practice's main line. */
  callerId?: string;
}

type State = 'new' | 'starting' | 'running' | 'stopped';

/** The trunk as Asterisk serves it. */
export class AsteriskTrunk extends EventEmitter<TrunkEvents> implements Trunk {
  readonly #settings: Settings;
  readonly #callerId: string;
  readonly #log: Log;
  readonly #at: Folders;
  readonly #desk = new MediaDesk();
  readonly #control: Control;
  readonly #outgoing: Outgoing;
  readonly #legs = new Set<AsteriskLeg>();
  #state: State = 'new';
  #instance: Instance | null = null;
  #process: AsteriskProcess | null = null;
  #servers: SocketServer[] = [];

  constructor({ settings, log = silentLog, callerId = '' }: AsteriskTrunkOptions) {
    super();
    this.#settings = settings;
    this.#callerId = settings.sip.trunk.callerId || callerId;
    this.#log = log;
    this.#at = folders(places(settings).asterisk);
    this.#control = new Control(log);
    this.#outgoing = new Outgoing(this.#control, this.#callerId, log);
  }

  /** The ports in use, once started. */
  get ports(): AsteriskPorts {
    if (!this.#instance) throw new NightbellError('NB_NOT_RUNNING');
    return this.#instance.ports;
  }

  /** Pid of Asterisk, or null. */
  get pid(): number | null {
    return this.#process?.runningPid() ?? null;
  }

  async start(): Promise<void> {
    if (this.#state !== 'new') throw new NightbellError('NB_USAGE', 'a trunk starts once');
    this.#state = 'starting';
    try {
      await this.#start();
    } catch (error) {
      this.#state = 'stopped';
      this.#control.close();
      for (const server of this.#servers) server.close();
      throw error;
    }
  }

  async #start(): Promise<void> {
    const { instance, process, running } = await prepareAsterisk(this.#settings, this.#callerId, this.#log);
    this.#instance = instance;
    this.#process = process;
    const { ports, socketPassword } = instance;
    this.#servers = [
      await SocketServer.open(ports.call, socketPassword, 'asterisk.callPort', (socket, connection) => {
        outlive(connection);
        this.#takeCall(socket);
      }),
      await SocketServer.open(ports.media, socketPassword, 'asterisk.mediaPort', (socket) => this.#desk.take(socket)),
    ];
    process.on('down', (detail) => this.#log.error({ detail }, 'asterisk ended; starting it again'));
    if (this.#settings.asterisk.run === 'child') await (running ? process.adopt() : process.start());
    await this.#control.open(ports.ari, instance.ariPassword, CONTROL_MS);
    this.#control.on('up', () => this.emit('state', 'up', 'asterisk is there again'));
    this.#control.on('down', () => {
      if (this.#state === 'running') this.emit('state', 'down', 'asterisk is not answering');
    });
    if (running) await this.#cleanUp();
    this.#state = 'running';
    this.emit('state', 'up', running ? 'asterisk was running' : 'asterisk started');
  }

  async stop(): Promise<void> {
    if (this.#state === 'stopped') return;
    this.#state = 'stopped';
    this.#outgoing.endAll('cancelled', 'the box stops');
    await Promise.allSettled(
      [...this.#legs].map((leg) => (leg.direction === 'incoming' ? leg.handOver({ to: 'backup' }) : leg.hangUp())),
    );
    if (this.#settings.asterisk.run === 'child') await this.#process?.stopWhenIdle();
    this.#control.close();
    for (const server of this.#servers) server.close();
  }

  async originate(call: Originate): Promise<OriginateResult> {
    if (this.#state !== 'running') throw new NightbellError('NB_NOT_RUNNING');
    if (!this.#control.up) return { outcome: 'unreachable', detail: 'NB_ASTERISK_DOWN' };
    return this.#outgoing.place(call);
  }

  async setBackup({ onCallNumber }: { onCallNumber: string | null }): Promise<void> {
    if (onCallNumber !== null && !isDiallable(onCallNumber))
      throw new NightbellError('NB_INPUT_INVALID', 'the number of who is on call');
    makeFolders(this.#at.root);
    writePrivately(this.#at.oncall, `${onCallNumber ?? ''}\n`);
  }

  /**
   * Gives the backup path a sentence of ours instead of Asterisk's stock recording; it is kept on disk and needs no
   * program. `backup`: said first; `oncall`: to the phone that is rung, asking for key 1; `voicemail`: before the
   * beep; `goodbye`: after the message. Samples at 16 kHz.
   */
  async setPrompt(name: 'backup' | 'oncall' | 'voicemail' | 'goodbye', samples: Int16Array): Promise<void> {
    makeFolders(this.#at.root);
    const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
    writePrivately(join(this.#at.prompts, `${name}.sln16`), bytes);
  }

  /**
   * A call came in, or a phone that we rang was answered: Asterisk connects and says which. The connection is never
   * closed from here: Asterisk would open it again at once, over and over, until the dead-man timer ends the call.
   */
  #takeCall(connection: WebSocket): void {
    const socket = new AriSocket(connection, this.#log);
    let taken = false;
    socket.on('event', ({ type, application, args = [], channel }) => {
      // The first event is the registration of the application; later StasisStarts are those of our media channels.
      if (taken || type !== 'StasisStart' || !channel || !application || this.#state !== 'running') return;
      taken = true;
      this.#takeLeg(socket, application, channel, args);
    });
  }

  #takeLeg(socket: AriSocket, app: string, channel: AriChannel, [kind, dialled, diversion = '']: string[]): void {
    const incoming = kind === 'incoming';
    const leg = new AsteriskLeg({
      id: channel.id,
      channel: channel.name,
      app,
      direction: incoming ? 'incoming' : 'outgoing',
      from: incoming ? readNumber(channel.caller?.number) : null,
      to: (incoming && dialled) || null,
      diverted: incoming && isUnanswered(diversion),
      socket,
      desk: this.#desk,
      log: this.#log,
    });
    this.#legs.add(leg);
    leg.once('ended', () => this.#legs.delete(leg));
    if (!incoming) {
      if (!this.#outgoing.answered(leg)) leg.hangUp().catch(() => undefined);
    } else if (!this.emit('call', leg)) leg.handOver({ to: 'backup' }).catch(() => undefined);
  }

  /** What an earlier program left behind: ringing phones and empty bridges. Calls in the backup path stay. */
  async #cleanUp(): Promise<void> {
    await this.#outgoing.cleanUp();
    const bridges = (await this.#control.request('GET', 'bridges')) as { id: string; channels: string[] }[];
    for (const { id, channels } of bridges)
      if (id.startsWith('nb-bridge-') && channels.length === 0)
        await this.#control.request('DELETE', `bridges/${id}`).catch(() => undefined);
  }
}
