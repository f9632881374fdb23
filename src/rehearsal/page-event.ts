import type { StoryEvent } from './scenario.ts';

/** What an event of a story says of a page: of whose, whether it is answered, and of which. */
export interface PageEvent {
  /** Words for whoever is rung; null: whoever it is. */
  who: string | null;
  answered: boolean;
  /** Minutes after the first page, within five of which it counts; empty: at any time. */
  minutes: number[];
  /** Of which pages in a row, from 0; empty: of any. */
  nth: number[];
}

const PAGE =
  /\bpage(?: to (.+?))? (?:is|goes|gets|was) (not |never |un)?(?:answered|acknowledged|taken|accepted|picked up)/i;
const REFUSES =
  /^(?:the )?(.{2,40}?)(?:'s (?:cell|phone|line|pager|mobile))? (?:(?:does not|doesn't|do not|never|fails to) (?:answer|pick up|respond|acknowledge|react)|rings out|goes (?:un\w+|to voice ?mail)|is (?:busy|not answered|unanswered|unreachable)|declines|times out|ignores (?:it|the page))/i;
const TAKES =
  /^(?:the )?(.{2,40}?)(?:'s (?:cell|phone|line|pager|mobile))? (?:answers|picks up|responds|acknowledges|accepts|takes (?:it|the (?:page|call))|is answered)(?! ?:|[^.]*: )/i;
const NOBODY = /\b(?:nobody|no one) (?:answers|picks up|responds|acknowledges)|no answer from (?:on call|the \w+)/i;
const RUNG = /^(?:when |once )?(?:the )?(.{2,40}?) (?:is|are) (?:rung|called|paged|tried|phoned)\b/i;
/** Of them a story tells what they do in the talk. */
const TALKERS =
  /^(he|she|they|it|caller|the caller|patient|mother|father|son|daughter|wife|husband|somebody|someone)\b/i;
const NUMBERS: Record<string, number> = { five: 5, ten: 10, fifteen: 15, twenty: 20, thirty: 30, forty: 40 };
const NUMBER = /\b(five|ten|fifteen|twenty|thirty|forty)\b/g;
const NTHS = ['first', 'second', 'third', 'fourth'];

/** "0 and 10 minutes after the first page": "the page to okafor is not answered". Nothing where an event is about something else. */
export function pageEvent(event: StoryEvent): PageEvent[] {
  const did = deed(event.do.trim());
  if (!did) return [];
  // "The nurse's cell is rung": "nobody answers".
  const who = did.who ?? RUNG.exec(event.at)?.[1] ?? null;
  const at = event.at.toLowerCase().replace(NUMBER, (word) => String(NUMBERS[word]));
  const when = /^(.*)\bminutes?\b/.exec(at)?.[1];
  const minutes = when ? [...when.matchAll(/\d+/g)].map(Number) : [];
  const pages = at.replace(/after the first (page|ring|call)/, ' ');
  const nth = NTHS.flatMap((word, i) => (new RegExp(`\\b${word}\\b`).test(pages) ? [i] : []));
  // "The first page and the one ten minutes later".
  if (minutes.length > 0 && nth[0] === 0) minutes.unshift(0);
  return [{ ...did, who, minutes, nth: minutes.length > 0 ? [] : nth }];
}

function deed(words: string): Pick<PageEvent, 'who' | 'answered'> | null {
  const page = PAGE.exec(words);
  if (page) return { who: page[1] ?? null, answered: !page[2] };
  if (NOBODY.test(words)) return { who: null, answered: false };
  const refuses = REFUSES.exec(words);
  const takes = refuses ? null : TAKES.exec(words);
  const who = (refuses ?? takes)?.[1];
  return who && !TALKERS.test(who) ? { who, answered: takes !== null } : null;
}
