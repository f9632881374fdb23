import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { ChangeFeed, type FeedState } from './feed.ts';

const FeedContext = createContext<ChangeFeed | null>(null);

/** Holds the one stream of changes for everything inside. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [feed, setFeed] = useState<ChangeFeed | null>(null);
  useEffect(() => {
    const opened = new ChangeFeed();
    opened.open();
    setFeed(opened);
    return () => opened.close();
  }, []);
  return feed && <FeedContext value={feed}>{children}</FeedContext>;
}

export function useFeed(): ChangeFeed {
  const feed = useContext(FeedContext);
  if (!feed) throw new Error('outside of LiveProvider');
  return feed;
}

export function useFeedState(): FeedState {
  const feed = useFeed();
  const [state, setState] = useState(feed.state);
  useEffect(() => feed.listen({ changed: () => {}, state: setState }), [feed]);
  return state;
}
