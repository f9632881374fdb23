import type { RawData, WebSocket } from 'ws';
import { NightbellError } from '../../errors.ts';
import { Media } from './media.ts';

/** Asterisk connects within milliseconds of being told to. */
const CONNECT_MS = 2_000;

/** Brings each media connection of Asterisk to the leg that asked for it: both know the media channel's id. */
export class MediaDesk {
  readonly #expected = new Map<string, (media: Media) => void>();

  /** The audio of the media channel with this id, once Asterisk has connected. Rejects with NB_ASTERISK_DOWN or as the signal says. */
  expect(channelId: string, signal: AbortSignal): Promise<Media> {
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#expected.delete(channelId);
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
      };
      const aborted = () => {
        done();
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        done();
        reject(new NightbellError('NB_ASTERISK_DOWN', 'no media connection'));
      }, CONNECT_MS);
      signal.addEventListener('abort', aborted);
      this.#expected.set(channelId, (media) => {
        done();
        resolve(media);
      });
      if (signal.aborted) aborted();
    });
  }

  /** Takes a connection; its first message says which channel it is. */
  take(socket: WebSocket): void {
    const timer = setTimeout(() => socket.terminate(), CONNECT_MS);
    socket.on('error', () => undefined);
    socket.once('close', () => clearTimeout(timer));
    socket.once('message', (data, binary) => {
      clearTimeout(timer);
      const accept = binary ? undefined : this.#expected.get(channelOf(data));
      if (accept) accept(new Media(socket));
      else socket.terminate();
    });
  }
}

function channelOf(data: RawData): string {
  try {
    const start = JSON.parse(String(data)) as { event?: unknown; channel_id?: unknown } | null;
    return start?.event === 'MEDIA_START' ? String(start.channel_id) : '';
  } catch {
    return '';
  }
}
