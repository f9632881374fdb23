import type { Lang } from '../../lang.ts';
import type { StoryEvent } from '../scenario.ts';

/** What a rehearsed caller does at their turn. */
export type CallerAct = { say: string } | { press: string } | { hangUp: 'far-end-hung-up' | 'lost' } | { wait: number };

const SPEAKS =
  'says?|answers?|adds?|asks?|shouts?|whispers?|spells?|repeats?|interrupts?|yells?|mutters?|replies|reply|insists?|blurts?(?: out)?|mumbles?|cuts? in|breaks? in|calls? out|tells? \\w+|continues?|corrects? (?:it|that|\\w+)|goes on|cries|screams?|snaps?|begs?|sobs?';
/** "says: …", "hands the phone to her son, who says: …", "switches to Spanish: …" */
const SAID = new RegExp(
  `\\b(?:${SPEAKS}|switch(?:es)? to \\w+|in (?:spanish|english))\\b[^:"“]{0,60}?:\\s*(.*)$`,
  'is',
);
const QUOTED = new RegExp(`\\b(?:${SPEAKS})\\b[^:"“]{0,40}["“]([^"”]+)["”]`, 'is');
const KEYED =
  /\b(?:press(?:es)?|hits?|keys?(?: in)?|punch(?:es)?|push(?:es)?|types?|taps?|enters?|dials?)\b\D{0,40}?([0-9*#](?:[0-9*#\s-]*[0-9*#])?|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|pound|star)\b)/i;
const HANGS_UP =
  /hangs? up|ends the call|puts? the (phone|receiver|handset) down$|disconnects|rings? off|drops off|(leaves|is off) the line|is gone$|clicks? off/i;
const LOST =
  /(line|call|connection|signal|phone|battery)\b.{0,20}\b(drops?|dropped|dies|died|is lost|breaks?|goes dead|went dead|is cut|cuts? out|fails)/i;
const TAIL =
  /[\s,;.]*(?:\band\b|\bthen\b|[,;.]|\[|\()[\s,]*(?:then )?hangs? up(?: to dial| to call| the phone)?[^"\])]*[\])]?\s*$/i;

/** What somebody does of whom only the kind of words is told. */
const KINDS: readonly (readonly [RegExp, Record<Lang, string>])[] = [
  [
    /\basks? (?:it |the \w+ |him |her )?to (?:repeat|say (?:it|that) again)|\basks? for (?:it|that) (?:again|once more)/i,
    { en: 'can you say that again', es: 'me lo repite, por favor' },
  ],
  [
    /\basks? (?:to (?:speak|talk) (?:to|with)|for) (?:a |the )?(?:real |live )?(?:person|human|operator|somebody|someone)/i,
    { en: 'can i talk to a person', es: 'quiero hablar con una persona' },
  ],
  [
    /\basks? (?:for|to (?:speak|continue|go on) in) spanish|switches to spanish$/i,
    { en: 'en español, por favor', es: 'en español, por favor' },
  ],
  [
    /\basks? (?:for|to (?:speak|continue|go on) in) english|switches to english$/i,
    { en: 'in english, please', es: 'in english, please' },
  ],
  [/^(?:he |she |the caller )?(?:agrees|accepts|consents|says yes|confirms|nods)\b/i, { en: 'yes', es: 'sí' }],
  [/^(?:he |she |the caller )?(?:refuses|declines|disagrees|says no|objects)\b/i, { en: 'no', es: 'no' }],
];

/**
 * What happens at a moment of a story, from its plain words; none: something that is neither word, key nor silence.
 * @param lang of words of which only the kind is told
 */
export function actsOf(what: string, lang: Lang = 'en'): CallerAct[] {
  const goes = TAIL.test(what);
  const told = goes ? what.replace(TAIL, '') : what;
  const said = SAID.exec(told)?.[1] ?? QUOTED.exec(told)?.[1];
  const after: CallerAct[] = goes ? [{ hangUp: 'far-end-hung-up' }] : [];
  if (said !== undefined) return [...spoken(said.trim().replace(/^["“](.*)["”]$/s, '$1')), ...after];
  if (HANGS_UP.test(told) && !/\b(then|and) (hangs|disconnects|ends)/i.test(told))
    return [{ hangUp: 'far-end-hung-up' }];
  if (LOST.test(what)) return [{ hangUp: 'lost' }];
  const keys = KEYED.exec(told)?.[1];
  if (keys && !/^dials? 911/i.test(told)) return [keyed(keys), ...after];
  if (HANGS_UP.test(what)) return [{ hangUp: 'far-end-hung-up' }];
  const [, number, unit] =
    /(\d+|five|ten|fifteen|twenty|thirty|forty|sixty|half a|a|one|two) (seconds?|minutes?)/i.exec(what) ?? [];
  if (
    /silen|nothing|quiet|paus|no (answer|reply)|does(n't| not) (answer|reply|respond|speak)|stops (speaking|talking)|waits|sets the phone|puts the phone down (on|for)|fetch|goes to get|walks away/i.test(
      what,
    )
  )
    return [{ wait: seconds(number, unit) * 1_000 }];
  const kind = KINDS.find(([words]) => words.test(what));
  return kind ? [{ say: kind[1][lang] }] : [];
}

const COUNTS: Record<string, number> = {
  one: 1,
  two: 2,
  'half a': 0.5,
  a: 1,
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  sixty: 60,
};
/** Where a silence has no length of its own, s. */
const USUAL_SILENCE_S = 12;

function seconds(number: string | undefined, unit: string | undefined): number {
  if (!number) return USUAL_SILENCE_S;
  const count = COUNTS[number.toLowerCase()] ?? Number(number);
  return /minute/i.test(unit ?? '') ? count * 60 : count;
}

/** What is said, without directions in brackets; an answer that names a key is pressed. */
export function spoken(words: string): CallerAct[] {
  const say = words
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(say)) return [];
  const keys = /^press(?:es)? (?:the )?(?:key )?([0-9*#]+|zero|one|two|three|pound|star)(?: key)?\W*$/i.exec(say)?.[1];
  return [keys ? keyed(keys) : { say }];
}

const KEYS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'star', 'pound'];

function keyed(keys: string): CallerAct {
  const named = KEYS.indexOf(keys.toLowerCase());
  return { press: named >= 0 ? '0123456789*#'.charAt(named) : keys.replace(/[\s-]/g, '') };
}

/** "30 seconds into the call", ms; null: an event of another kind. */
export function momentOfClock({ at }: StoryEvent): number | null {
  const [, before, unit, after, unitAfter] =
    /\b(\d+|five|ten|fifteen|twenty|thirty|forty|sixty|half a|one|two|a)[ -](second|minute)s?\b.{0,12}\b(?:in|into|after the (?:greeting|start|call|answer))\b|^after (\d+|five|ten|fifteen|twenty|thirty|forty|sixty|half a|one|two|a) (second|minute)s?(?: of (?:silence|quiet|nothing))?\W*$/i.exec(
      at,
    ) ?? [];
  const count = before ?? after;
  return count ? seconds(count, unit ?? unitAfter) * 1_000 : null;
}
