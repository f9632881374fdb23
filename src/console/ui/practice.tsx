import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { Session, State } from './api/client.ts';
import { makeTimes, type Times } from './format/time.ts';
import { makeWall, type Wall } from './format/wall.ts';

export interface Here {
  practice: State['practice'];
  session: Session;
  /** Reads the state anew: after login and logout. */
  reload: () => void;
}

export const HereContext = createContext<Here | null>(null);

/** Whose console this is and who is logged in. */
export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('nobody is logged in');
  return here;
}

/** Times of the practice. */
export function useTimes(): Times {
  const { timeZone } = useHere().practice;
  return useMemo(() => makeTimes(timeZone), [timeZone]);
}

/** The time now, epoch ms, moving on every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

export function useMay(permission: Session['permissions'][number]): boolean {
  return useHere().session.permissions.includes(permission);
}

/** The clock on the practice's wall. */
export function useWall(): Wall {
  const { timeZone } = useHere().practice;
  return useMemo(() => makeWall(timeZone), [timeZone]);
}
