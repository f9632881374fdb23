import type { Alarm } from './alarm-schemas.ts';
import type { Viewer } from './services.ts';

/** What somebody has to know of the box and the schedule. */
export interface AlarmsService {
  /** Those that stand, the newest first. */
  open(): Promise<Alarm[]>;
  /** The viewer has looked at it; one that does not end by itself is over with that. false: there is none, or it was seen before. */
  seen(viewer: Viewer, id: string): Promise<boolean>;
}
