import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure, type Failure } from '../api/http.ts';
import { useFeed } from './context.tsx';
import type { Change } from './feed.ts';

/** Something read from the box: what can be shown of it now. `stale`: shown, but the last try to read it anew failed. */
export type Resource<T> =
  | { state: 'loading' }
  | { state: 'failed'; failure: Failure }
  | { state: 'ready'; data: T; stale: Failure | null };

/** Changes come in bursts (a turn, its facts, its disposition): one reading serves them all. */
const GATHER_MS = 150;

/**
 * Reads something and reads it anew when a change concerns it, or when something may have been missed.
 * @param key names what is read; another key starts over
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  concerns: (change: Change) => boolean,
): { resource: Resource<T>; reload: () => void } {
  const feed = useFeed();
  const [resource, setResource] = useState<Resource<T>>({ state: 'loading' });
  const latest = useRef({ load, concerns });
  latest.current = { load, concerns };
  const running = useRef<AbortController | null>(null);

  const reload = useCallback(() => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    latest.current.load(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setResource({ state: 'ready', data, stale: null });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const failure = asFailure(error);
        setResource((before) =>
          before.state === 'ready' ? { ...before, stale: failure } : { state: 'failed', failure },
        );
      },
    );
  }, []);

  useEffect(() => {
    setResource({ state: 'loading' });
    reload();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = feed.listen({
      state: () => {},
      changed: (change) => {
        if (change && !latest.current.concerns(change)) return;
        timer ??= setTimeout(() => {
          timer = undefined;
          reload();
        }, GATHER_MS);
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [key, feed, reload]);

  return { resource, reload };
}
