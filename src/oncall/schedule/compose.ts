import { ONLY_SERVICE } from './practice-file.ts';
import type { Layer, Leave, Override, Schedule, Service, Shift, Source, Swap } from './types.ts';

/** What is kept beside the practice file. */
export interface Kept {
  version: number;
  services: Service[];
  layers: Layer[];
  shifts: Shift[];
  sources: Source[];
  overrides: Override[];
  swaps: Swap[];
  leaves: Leave[];
}

export const NOTHING_KEPT: Kept = {
  version: 0,
  services: [],
  layers: [],
  shifts: [],
  sources: [],
  overrides: [],
  swaps: [],
  leaves: [],
};

/** The schedule of the practice file with what is kept laid over it: an entry of the same id takes the place of the file's. */
export function compose(file: Schedule, kept: Kept): Schedule {
  const fileServices = kept.services.length > 0 ? file.services.filter(({ id }) => id !== ONLY_SERVICE) : file.services;
  return {
    ...file,
    version: kept.version,
    services: over(fileServices, kept.services),
    layers: over(file.layers, kept.layers),
    shifts: over(file.shifts, kept.shifts),
    sources: over(file.sources, kept.sources),
    overrides: over(file.overrides, kept.overrides),
    swaps: over(file.swaps, kept.swaps),
    leaves: over(file.leaves, kept.leaves),
  };
}

function over<T extends { id: string }>(under: T[], above: T[]): T[] {
  const replaced = new Map(above.map((each) => [each.id, each]));
  const kept = under.map((each) => replaced.get(each.id) ?? each);
  const ids = new Set(under.map(({ id }) => id));
  return [...kept, ...above.filter(({ id }) => !ids.has(id))];
}
