import type { StoryEvent } from '../scenario.ts';

/** What a rehearsed caller does at their turn. */
export type CallerAct = { say: string } | { press: string } | { hangUp: 'far-end-hung-up' | 'lost' } | { wait: number };

/** What happens at a moment of a story, from its plain words; none: something that is neither word, key nor silence. */
export function actsOf(what: string): CallerAct[] {
  const said =
    /\b(?:says?|answers?|adds?|asks?|shouts?|whispers?|spells?|repeats?|interrupts?|yells?)(?: [^:"]{0,30})?:\s*(.*)$/is.exec(
      what,
    )?.[1];
  if (said !== undefined) return spoken(said.trim().replace(/^["“](.*)["”]$/s, '$1'));
  const keys = /\bpress(?:es)?\b\D{0,12}([0-9*#]+|zero|one|two|pound|star)/i.exec(what)?.[1];
  if (keys) return [keyed(keys)];
  if (/hangs? up|ends the call|puts the phone down/i.test(what)) return [{ hangUp: 'far-end-hung-up' }];
  if (/(line|call|connection)\b.{0,20}\b(drops|dies|is lost|breaks|goes dead|is cut)/i.test(what))
    return [{ hangUp: 'lost' }];
  const seconds = /(\d+) seconds?/i.exec(what)?.[1];
  if (/silen|nothing|quiet|pause/i.test(what)) return [{ wait: Number(seconds ?? 12) * 1_000 }];
  return [];
}

/** What is said, without directions in brackets; an answer that names a key is pressed. */
export function spoken(words: string): CallerAct[] {
  const say = words
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(say)) return [];
  const keys = /^press(?:es)? (?:the )?([0-9*#]+|zero|one|two|pound|star)\b/i.exec(say)?.[1];
  return [keys ? keyed(keys) : { say }];
}

const KEYS: Record<string, string> = { zero: '0', one: '1', two: '2', pound: '#', star: '*' };

function keyed(keys: string): CallerAct {
  return { press: KEYS[keys.toLowerCase()] ?? keys };
}

/** "30 seconds into the call", ms; null: an event of another kind. */
export function momentOfClock({ at }: StoryEvent): number | null {
  const [, n, unit] =
    /\b(\d+)\s*(second|minute)s?\b.{0,12}\b(in|into|after the (greeting|start|call|answer))\b/i.exec(at) ?? [];
  return n ? Number(n) * (unit?.toLowerCase() === 'minute' ? 60_000 : 1_000) : null;
}
