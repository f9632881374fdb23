import type { ServerResponse } from 'node:http';
import type { Change } from '../../store/types.ts';
import type { CallsService, Viewer } from './services.ts';

/** Browsers open six connections to a host at most (HTTP/1.1): two stay free for requests. */
const PER_SESSION = 4;
const ALL = 64;
/** A silent stream is taken for dead by proxies and by us; at each beat the session is looked at again. */
const BEAT_MS = 15_000;
/** A browser that does not read is let go before it costs memory; it comes back and reads anew. */
const MOST_BUFFERED = 64 * 1024;

interface Watcher {
  sessionId: string;
  response: ServerResponse;
}

/**
 * Tells open pages that something changed: `{what, id, callId}`, ids only. What it is now a page asks by itself,
 * through the API, so that permission and audit hold for live updates as for everything else. Nothing is replayed:
 * a page that was away reads anew at `hello`.
 */
export class Feed {
  readonly #watchers = new Set<Watcher>();
  readonly #stop: () => void;

  constructor(calls: CallsService) {
    this.#stop = calls.changes((change) => this.#tell(change));
  }

  get size(): number {
    return this.#watchers.size;
  }

  /**
   * Starts a stream on a response whose head is not sent yet.
   * @param still whether the session holds, asked at every beat
   * @returns false where there are too many already; then nothing was written
   */
  open(viewer: Viewer, response: ServerResponse, still: () => Promise<boolean>, beatMs = BEAT_MS): boolean {
    const mine = [...this.#watchers].filter(({ sessionId }) => sessionId === viewer.sessionId).length;
    if (mine >= PER_SESSION || this.#watchers.size >= ALL) return false;
    const watcher: Watcher = { sessionId: viewer.sessionId, response };
    this.#watchers.add(watcher);
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\nevent: hello\ndata: {}\n\n');
    const beat = setInterval(() => {
      still().then(
        (holds) => (holds ? this.#send(watcher, ':\n\n') : response.end()),
        () => response.end(),
      );
    }, beatMs);
    response.on('close', () => {
      clearInterval(beat);
      this.#watchers.delete(watcher);
    });
    return true;
  }

  /** A session is over: its streams are too, without waiting for the next beat. */
  end(sessionId: string): void {
    for (const watcher of this.#watchers) if (watcher.sessionId === sessionId) watcher.response.end();
  }

  close(): void {
    this.#stop();
    for (const { response } of this.#watchers) response.end();
  }

  #tell({ what, id, callId }: Change): void {
    const data = JSON.stringify(callId ? { what, id, callId } : { what, id });
    for (const watcher of this.#watchers) this.#send(watcher, `event: change\ndata: ${data}\n\n`);
  }

  #send({ response }: Watcher, text: string): void {
    if (response.writableLength > MOST_BUFFERED) response.destroy();
    else response.write(text);
  }
}
