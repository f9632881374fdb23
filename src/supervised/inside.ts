import { EXITS } from './exits.ts';
import { BEAT_MS } from './news.ts';

/** What all supervised processes do alike, seen from inside: beats, loading, and leaving with a code that says why. */

/** Ends this process with the code of the reason. */
export function leave(reason: keyof typeof EXITS): never {
  process.exit(EXITS[reason].code);
}

/** Sends to the parent; a channel that is closed is told of by `disconnect`. */
export function tell(news: object): void {
  if (process.connected) process.send!(news, undefined, undefined, () => undefined);
}

/** The only argument: what the parent wants, as JSON. */
export function readConfig<Config>(): Config {
  return JSON.parse(process.argv[2] ?? '{}') as Config;
}

/** Loads one model, having told which. Leaves with modelBad when the library refuses it. */
export async function load<Model>(id: string, make: () => Promise<Model>): Promise<Model> {
  tell({ is: 'loading', model: id });
  try {
    return await make();
  } catch {
    return leave('modelBad');
  }
}

/**
 * Begins to live: beats from now on, hears orders, leaves when asked, when the parent is gone,
 * when memory runs away, or when something breaks. Orders come only after `ready` of the process itself.
 */
export function live<Order extends { do: string }>(maxRssBytes: number, obey: (order: Order) => boolean): void {
  process.on('disconnect', () => leave('parentGone'));
  process.on('uncaughtException', () => leave('broken'));
  process.on('unhandledRejection', () => leave('broken'));
  // A terminal's Ctrl-C reaches the whole group; the parent decides when its children go.
  process.on('SIGINT', () => undefined);
  process.on('message', (order: Order | { do: 'stop' }) => {
    if (order.do === 'stop') leave('stopped');
    if (!obey(order as Order)) leave('protocol');
  });
  const beat = () => {
    const rssBytes = process.memoryUsage.rss();
    if (rssBytes > maxRssBytes) leave('outOfMemory');
    tell({ is: 'beat', rssBytes });
  };
  beat();
  setInterval(beat, BEAT_MS);
}

/** Says that all models are loaded. */
export function up(): void {
  tell({ is: 'loading', model: null });
  tell({ is: 'up' });
}
