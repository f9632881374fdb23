import { EventEmitter } from 'node:events';
import { NightbellError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { CallLeg, EndReason, HandOver, Key, LegEvents } from '../leg.ts';
import type { AriEvent, AriSocket } from './ari-socket.ts';
import { AriRefusal } from './ari-socket.ts';
import type { Media } from './media.ts';
import type { MediaDesk } from './media-desk.ts';
import { isDiallable } from './number.ts';

/** The dialplan's dead-man timer, in seconds, and how often it is fed: a hang is caught 5 s after the last feed. */
const DEADMAN_S = 5;
const FEED_MS = 2_000;
/** Leaving Stasis takes Asterisk up to 0.5 s (it polls). */
const LEAVE_MS = 3_000;
const KEY = /^[0-9*#]$/;

export interface LegParts {
  id: string;
  /** Asterisk's name of the channel. */
  channel: string;
  /** The Stasis application that was registered for this call alone. */
  app: string;
  direction: CallLeg['direction'];
  from: string | null;
  to: string | null;
  diverted: boolean;
  socket: AriSocket;
  desk: MediaDesk;
  log: Log;
}

/** One party on an Asterisk channel, driven over the websocket that Asterisk opened for this call. */
export class AsteriskLeg extends EventEmitter<LegEvents> implements CallLeg {
  readonly id: string;
  readonly channel: string;
  readonly direction: CallLeg['direction'];
  readonly from: string | null;
  readonly to: string | null;
  readonly diverted: boolean;
  readonly #socket: AriSocket;
  readonly #app: string;
  readonly #log: Log;
  readonly #gone = new AbortController();
  readonly #mediaId: string;
  readonly #bridgeId: string;
  readonly #prepared: Promise<Media>;
  #media: Media | null = null;
  /** Connected and not in use yet: the leg may end before all of it is there. */
  #arrived: Media | null = null;
  #feeding: NodeJS.Timeout | null = null;
  #feed: Promise<unknown> = Promise.resolve();
  #leaving: 'we-hung-up' | 'handed-over' | null = null;
  #hangupSeen = false;
  #over: EndReason | null = null;
  #mediaEntered: () => void = () => undefined;

  constructor(parts: LegParts) {
    super();
    this.id = parts.id;
    this.channel = parts.channel;
    this.direction = parts.direction;
    this.from = parts.from;
    this.to = parts.to;
    this.diverted = parts.diverted;
    this.#socket = parts.socket;
    this.#app = parts.app;
    this.#log = parts.log;
    this.#mediaId = `nb-media-${parts.id}`;
    this.#bridgeId = `nb-bridge-${parts.id}`;
    this.#socket.on('event', (event) => this.#take(event));
    this.#socket.once('closed', () => this.#end());
    this.#feedTimer();
    this.#feeding = setInterval(() => this.#feedTimer(), FEED_MS);
    this.#prepared = this.#prepare(parts.desk);
    this.#prepared.catch((error: unknown) => this.#failed(error));
  }

  get over(): EndReason | null {
    return this.#over;
  }

  get played(): number {
    return this.#media?.played ?? 0;
  }

  /** Resolves when audio can flow in both directions. Rejects with NB_LEG_GONE. */
  async ready(): Promise<void> {
    await this.#prepared.catch(() => this.#throwGone());
  }

  async answer(): Promise<void> {
    const media = await this.#prepared.catch(() => this.#throwGone());
    if (this.direction === 'incoming') await this.#ask('POST', `channels/${this.id}/answer`);
    if (this.#over) this.#throwGone();
    media.open();
  }

  play(samples: Int16Array): void {
    this.#whenMedia((media) => media.play(samples));
  }

  mark(name: string): void {
    this.#whenMedia((media) => media.mark(name));
  }

  flush(): void {
    this.#unplayed = [];
    this.#media?.flush();
  }

  async handOver(to: HandOver): Promise<void> {
    if (this.#over) this.#throwGone();
    if (to.to === 'leg') {
      const { leg } = to;
      if (!(leg instanceof AsteriskLeg) || leg === this) throw new TypeError('a leg of this trunk is needed');
      if (leg.over) leg.#throwGone();
      await this.#ask('POST', `channels/${this.id}/variable`, { variable: 'HANDOVER_CHANNEL', value: leg.channel });
      await leg.#leave('handed-over', 'joining', 's');
      await this.#leave('handed-over', 'handover', 'leg');
      return;
    }
    if (to.to === 'number') {
      if (!isDiallable(to.number)) throw new NightbellError('NB_INPUT_INVALID', 'not a telephone number');
      await this.#ask('POST', `channels/${this.id}/variable`, { variable: 'HANDOVER_NUMBER', value: to.number });
      return this.#leave('handed-over', 'handover', 'number');
    }
    return this.#leave('handed-over', to.to, 's');
  }

  async hangUp(): Promise<void> {
    if (this.#over) return;
    await this.#leave('we-hung-up', 'over', 's').catch((error: unknown) => {
      if (!this.#over) throw error;
    });
  }

  /**
   * Sends the channel on in the dialplan. Never by hanging up the channel itself: this request is refused once the
   * channel has left Stasis, so that a program that wakes up late cannot cut off a caller in the backup path.
   */
  async #leave(reason: 'we-hung-up' | 'handed-over', context: string, extension: string): Promise<void> {
    await this.#stopFeeding();
    if (this.#over) this.#throwGone();
    const before = this.#leaving;
    this.#leaving = reason;
    try {
      await this.#ask('POST', `channels/${this.id}/continue`, { context, extension, priority: '1' });
    } catch (error) {
      this.#leaving = before;
      throw error;
    }
    await this.#left();
  }

  /** Resolves when Asterisk has said that the leg left Stasis, or as if it had after a while. */
  #left(): Promise<void> {
    if (this.#over) return Promise.resolve();
    const timer = setTimeout(() => this.#end(), LEAVE_MS);
    return new Promise((resolve) =>
      this.#gone.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      }),
    );
  }

  // What is played before the media channel is there waits here.
  #unplayed: ((media: Media) => void)[] = [];

  #whenMedia(act: (media: Media) => void): void {
    if (this.#over) return;
    if (this.#media) act(this.#media);
    else this.#unplayed.push(act);
  }

  async #prepare(desk: MediaDesk): Promise<Media> {
    const entered = new Promise<void>((resolve, reject) => {
      this.#mediaEntered = resolve;
      this.#gone.signal.addEventListener('abort', () => reject(new NightbellError('NB_LEG_GONE')));
    });
    const connected = desk.expect(this.#mediaId, this.#gone.signal).then((media) => {
      if (this.#over) media.close();
      else this.#arrived = media;
      return media;
    });
    const [media] = await Promise.all([
      connected,
      entered,
      this.#ask('POST', 'channels/externalMedia', {
        channelId: this.#mediaId,
        app: this.#app,
        external_host: 'media',
        transport: 'websocket',
        encapsulation: 'none',
        format: 'slin16',
        transport_data: 'f(json)',
      }),
      this.#ask('POST', 'bridges', { type: 'mixing', bridgeId: this.#bridgeId }),
    ]);
    if (this.#over) this.#throwGone();
    media.on('audio', (frame) => this.emit('audio', frame));
    media.on('mark', (name) => this.emit('mark', name));
    media.once('closed', () => this.#failed(new NightbellError('NB_ASTERISK_DOWN', 'media connection closed')));
    this.#media = media;
    await this.#ask('POST', `bridges/${this.#bridgeId}/addChannel`, { channel: `${this.id},${this.#mediaId}` });
    for (const act of this.#unplayed.splice(0)) act(media);
    return media;
  }

  /** The audio is lost though the call is not: the backup path takes it (an outgoing leg is hung up). */
  #failed(error: unknown): void {
    if (this.#over || this.#leaving) return;
    this.#log.error({ err: error, leg: this.id }, 'leg without audio');
    void this.#stopFeeding();
    this.#socket
      .request('POST', `channels/${this.id}/continue`, {
        context: this.direction === 'incoming' ? 'backup' : 'over',
        extension: 's',
        priority: '1',
      })
      .catch(() => undefined);
    this.#end();
  }

  #feedTimer(): void {
    this.#feed = this.#socket
      .request('POST', `channels/${this.id}/variable`, { variable: 'TIMEOUT(absolute)', value: String(DEADMAN_S) })
      .catch((error: unknown) => this.#log.debug({ err: error, leg: this.id }, 'dead-man timer not fed'));
  }

  async #stopFeeding(): Promise<void> {
    if (this.#feeding) clearInterval(this.#feeding);
    this.#feeding = null;
    await this.#feed;
  }

  async #ask(method: 'POST' | 'DELETE', uri: string, query: Record<string, string> = {}): Promise<void> {
    try {
      await this.#socket.request(method, uri, query);
    } catch (error) {
      if (this.#over) this.#throwGone();
      if (error instanceof AriRefusal && (error.status === 404 || error.status === 409)) this.#throwGone(error);
      throw error;
    }
  }

  #take(event: AriEvent): void {
    const id = event.channel?.id;
    if (event.type === 'StasisStart' && id === this.#mediaId) this.#mediaEntered();
    if (id !== this.id) return;
    if (event.type === 'ChannelDtmfReceived' && KEY.test(event.digit ?? '') && !this.#over)
      this.emit('key', event.digit as Key);
    if (event.type === 'ChannelHangupRequest' || event.type === 'ChannelDestroyed') this.#hangupSeen = true;
    if (event.type === 'StasisEnd' || event.type === 'ChannelDestroyed') this.#end();
  }

  #end(): void {
    if (this.#over) return;
    this.#over = this.#leaving ?? (this.#hangupSeen ? 'far-end-hung-up' : 'lost');
    if (this.#feeding) clearInterval(this.#feeding);
    this.#feeding = null;
    this.#unplayed = [];
    this.#gone.abort(new NightbellError('NB_LEG_GONE'));
    (this.#media ?? this.#arrived)?.close();
    // Asterisk keeps the socket open some seconds more, which is enough to take our bridge away.
    this.#socket.request('DELETE', `bridges/${this.#bridgeId}`).catch(() => undefined);
    this.emit('ended', this.#over);
  }

  #throwGone(cause?: Error): never {
    throw new NightbellError('NB_LEG_GONE', '', cause ? { cause } : {});
  }
}
