import { Temporal } from 'temporal-polyfill';
import type { Fault } from './checks.ts';
import type { PracticeDocument } from './document.ts';

const SEATS = ['primary', 'backup', 'third'] as const;

/** Everybody whom the rota names, with the place. */
export function namedOnCall({ on_call }: PracticeDocument): { path: string; id: string }[] {
  const named: { path: string; id: string }[] = [];
  const seats = (entry: { primary: string; backup: string; third?: string }, path: string) => {
    for (const seat of SEATS) {
      const id = entry[seat];
      if (id !== undefined) named.push({ path: `${path}/${seat}`, id });
    }
  };
  for (const [i, shift] of on_call.rota.entries()) seats(shift, `/on_call/rota/${i}`);
  for (const [i, { people }] of on_call.layers.entries())
    for (const [j, id] of people.entries()) named.push({ path: `/on_call/layers/${i}/people/${j}`, id });
  for (const [i, { between = [], covers }] of on_call.swaps.entries()) {
    for (const [j, id] of between.entries()) named.push({ path: `/on_call/swaps/${i}/between/${j}`, id });
    for (const [j, shift] of covers.entries()) {
      seats(shift, `/on_call/swaps/${i}/covers/${j}`);
      if (shift.instead_of !== undefined)
        named.push({ path: `/on_call/swaps/${i}/covers/${j}/instead_of`, id: shift.instead_of });
    }
  }
  for (const [i, { people }] of on_call.may.entries())
    for (const [j, id] of people.entries()) named.push({ path: `/on_call/may/${i}/people/${j}`, id });
  for (const [i, { person }] of on_call.leave.entries()) named.push({ path: `/on_call/leave/${i}/person`, id: person });
  if (on_call.otherwise) seats(on_call.otherwise, '/on_call/otherwise');
  return named;
}

/** Services and locations that are there, ids that are there once, spans that end after they begin. */
export function rotaFaults({ on_call, locations }: PracticeDocument): Fault[] {
  const faults: Fault[] = [];
  const say = (path: string, what: string) => faults.push({ path: `/on_call/${path}`, what });
  const services = new Set(on_call.services.map(({ id }) => id));
  const places = new Set(locations.map(({ id }) => id));
  const service = (id: string | undefined, path: string) => {
    if (id !== undefined && !services.has(id)) say(`${path}/service`, `${id} is no service`);
  };
  const span = ({ start, end }: { start: string; end: string }, path: string) => {
    const [from, to] = [epochMs(start), epochMs(end)];
    if (from === null) say(`${path}/start`, `${start} is no date and time`);
    if (to === null) say(`${path}/end`, `${end} is no date and time`);
    if (from !== null && to !== null && from >= to) say(`${path}/end`, `${end} is not after ${start}`);
  };
  for (const [i, { id, locations }] of on_call.services.entries()) {
    if (on_call.services.findIndex((other) => other.id === id) < i) say(`services/${i}/id`, `${id} is there twice`);
    for (const [j, place] of locations.entries())
      if (!places.has(place)) say(`services/${i}/locations/${j}`, `${place} is no location`);
  }
  for (const [i, shift] of on_call.rota.entries()) {
    service(shift.service, `rota/${i}`);
    span(shift, `rota/${i}`);
  }
  for (const [i, layer] of on_call.layers.entries()) {
    service(layer.service, `layers/${i}`);
    if (on_call.layers.findIndex((other) => other.id === layer.id) < i)
      say(`layers/${i}/id`, `${layer.id} is there twice`);
    for (const key of ['from', 'until'] as const) {
      const date = layer[key];
      if (date !== undefined && !isDate(date)) say(`layers/${i}/${key}`, `${date} is no date`);
    }
    if (layer.until !== undefined && layer.until <= layer.from)
      say(`layers/${i}/until`, `${layer.until} is not after ${layer.from}`);
  }
  for (const [i, { id, agreed }] of on_call.swaps.entries()) {
    if (id !== undefined && on_call.swaps.findIndex((other) => other.id === id) < i)
      say(`swaps/${i}/id`, `${id} is there twice`);
    if (agreed !== undefined && !isDate(agreed)) say(`swaps/${i}/agreed`, `${agreed} is no date`);
  }
  for (const [i, { covers }] of on_call.swaps.entries())
    for (const [j, cover] of covers.entries()) {
      service(cover.service, `swaps/${i}/covers/${j}`);
      span(cover, `swaps/${i}/covers/${j}`);
    }
  for (const [i, rule] of on_call.may.entries()) {
    service(rule.service, `may/${i}`);
    if (rule.people.length + rule.credentials.length === 0) say(`may/${i}`, 'it lets nobody');
  }
  for (const [i, leave] of on_call.leave.entries()) span(leave, `leave/${i}`);
  return faults;
}

/** null: there is no such day or hour. `Date.parse` would take February 30 for March 2. */
function epochMs(instant: string): number | null {
  try {
    return Temporal.Instant.from(instant).epochMilliseconds;
  } catch {
    return null;
  }
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
