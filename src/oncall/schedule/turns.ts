import { Temporal } from 'temporal-polyfill';
import { beginsAt, epochMs, localDate, onOrAfter, type Segment } from './clock.ts';
import type { Layer } from './types.ts';

const HOUR_MS = 3_600_000;

/** One turn of a rotation. */
export interface Turn extends Segment {
  person: string;
}

/**
 * The turns of a layer that touch `range`, in order, cut where the layer begins and ends. Turns of hours are elapsed time; days, weeks and
 * months count dates from the first hand-over, so that a change of the clocks moves none of the later ones, and a month that lacks the date
 * hands over on its last day.
 */
export function turnsIn(layer: Layer, timeZone: string, range: Segment): Turn[] {
  const { rotation, every, handOver } = layer;
  if (rotation.length === 0) return [];
  const first = handOverAt(layer, timeZone, 0);
  const ends = layer.until
    ? beginsAt(timeZone, Temporal.PlainDate.from(layer.until), handOver.time)
    : Number.POSITIVE_INFINITY;
  const from = Math.max(range.from, first);
  const to = Math.min(range.to, ends);
  if (from >= to || every.count < 1) return [];
  const turns: Turn[] = [];
  let n = before(layer, timeZone, from);
  for (let start = handOverAt(layer, timeZone, n); start < to; n++) {
    const end = handOverAt(layer, timeZone, n + 1);
    const person = rotation[n % rotation.length] as string;
    if (end > from) turns.push({ from: Math.max(start, from), to: Math.min(end, to), person });
    start = end;
  }
  return turns;
}

/** When the turn with this number begins, epoch ms; the first is 0. */
function handOverAt(layer: Layer, timeZone: string, n: number): number {
  const { every, handOver } = layer;
  const from = Temporal.PlainDate.from(layer.from);
  const steps = n * every.count;
  if (every.unit === 'hours')
    return beginsAt(timeZone, onOrAfter(from, handOver.weekday), handOver.time) + steps * HOUR_MS;
  const date =
    every.unit === 'months'
      ? onOrAfter(from.add({ months: steps }), handOver.weekday)
      : onOrAfter(from, handOver.weekday).add({ [every.unit]: steps });
  return beginsAt(timeZone, date, handOver.time);
}

/** The number of a turn that began at or before `at`, and no more than two before the one that holds there. */
function before(layer: Layer, timeZone: string, at: number): number {
  const { unit, count } = layer.every;
  if (unit === 'hours') return Math.floor((at - handOverAt(layer, timeZone, 0)) / (count * HOUR_MS));
  const anchor = onOrAfter(Temporal.PlainDate.from(layer.from), unit === 'months' ? null : layer.handOver.weekday);
  const passed = anchor.until(localDate(timeZone, at), { largestUnit: unit })[unit];
  return Math.max(0, Math.floor(passed / count) - 1);
}

/** When the layer begins to hold, epoch ms. */
export function layerBegins(layer: Layer, timeZone: string): number {
  return handOverAt(layer, timeZone, 0);
}

/** Whether an instant lies within a span of instants. */
export function spanOf({ start, end }: { start: string; end: string }): Segment {
  return { from: epochMs(start), to: epochMs(end) };
}
