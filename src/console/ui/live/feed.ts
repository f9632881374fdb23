/** What the box tells of a change: ids only. */
export interface Change {
  what:
    | 'call'
    | 'turn'
    | 'fact'
    | 'disposition'
    | 'page'
    | 'message'
    | 'deed'
    | 'note'
    | 'person'
    | 'visit'
    | 'patient'
    | 'user'
    | 'box'
    | 'protocol'
    | 'review'
    | 'schedule'
    | 'escalation'
    | 'contact'
    | 'alarm';
  id: string;
  callId?: string;
}

export type FeedState = 'connecting' | 'live' | 'away';

interface Listener {
  /** null: something may have been missed, read anew. */
  changed(change: Change | null): void;
  state(state: FeedState): void;
}

const SLOWEST_RETRY_MS = 30_000;
/** Without a stream the pages still read anew this often. */
const POLL_MS = 15_000;

/** The stream of changes. Connects again by itself for ever; while it cannot, listeners are asked to read anew now and then. */
export class ChangeFeed {
  readonly #listeners = new Set<Listener>();
  #source: EventSource | null = null;
  #retryMs = 1000;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #state: FeedState = 'connecting';

  get state(): FeedState {
    return this.#state;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  open(): void {
    this.#connect();
    this.#poll = setInterval(() => {
      if (this.#state !== 'live') this.#tell(null);
    }, POLL_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#poll);
    this.#source?.close();
    this.#source = null;
  }

  #connect(): void {
    const source = new EventSource('/api/events');
    this.#source = source;
    source.addEventListener('hello', () => {
      this.#retryMs = 1000;
      this.#set('live');
      this.#tell(null);
    });
    source.addEventListener('change', ({ data }: MessageEvent<string>) => this.#tell(JSON.parse(data)));
    source.addEventListener('error', () => {
      this.#set('away');
      // The browser tries again after a cut, but gives up for good after a refusal.
      if (source.readyState !== EventSource.CLOSED) return;
      this.#timer = setTimeout(() => this.#connect(), this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, SLOWEST_RETRY_MS);
    });
  }

  #set(state: FeedState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener.state(state);
  }

  #tell(change: Change | null): void {
    for (const listener of this.#listeners) listener.changed(change);
  }
}
