/** What every supervised process tells of itself, whatever it is for. */
export type ChildNews =
  /** Sign of life, every BEAT_MS. */
  | { is: 'beat'; rssBytes: number }
  /** About to load this model; null: all are loaded. */
  | { is: 'loading'; model: string | null }
  | { is: 'up' };

/** How often a child says that it lives. A quarter of a second leaves eight beats within the limit of HUNG_MS. */
export const BEAT_MS = 250;
/** Without a beat for so long a child counts as hung. A caller notices a pause of two seconds. */
export const HUNG_MS = 2000;
