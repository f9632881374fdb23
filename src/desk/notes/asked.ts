import { filled, type KnownFacts, type Paper } from './paper.ts';
import { plain, stopped } from './shown.ts';
import { kindOf, LABELS, NO_DETAILS, REQUESTS, TITLES } from './templates.ts';
import type { Section, Sentence } from './types.ts';

/** One thing that was asked for, with the facts of it. */
export interface Asked {
  intent: string;
  /** What its sentences are chosen by: a form that has some of its own, otherwise the intent. */
  kind: string;
  /** The deed that came of it; null: none. */
  what: string | null;
  /** The caller's words that it began with; '' where they are not known. */
  words: string;
  /** Where it was filed; '' where it was not. */
  queue: string;
  facts: KnownFacts;
  turns: string[];
}

/** They say who calls, not what for. */
const ABOUT_WHO: ReadonlySet<string> = new Set(['verified', 'not_verified']);

/** What was asked for, in order: what was filed or done, each thing once; where nothing was, what the call is about. */
export function askedFor(paper: Paper): Asked[] {
  const things = filedOrDone(paper);
  const about = {
    intent: paper.call.call.intent ?? 'other',
    kind: paper.call.call.intent ?? 'other',
    what: null,
    words: '',
    queue: '',
    facts: paper.facts,
    turns: [],
  };
  return things.length > 0 ? things : [about];
}

export function filedOrDone(paper: Paper): Asked[] {
  const things = paper.call.deeds.filter(({ what, details }) => details.intent !== undefined && !ABOUT_WHO.has(what));
  const key = ({ intent, medication, start, reason }: Readonly<Record<string, string>>) =>
    `${intent} ${medication} ${start} ${reason}`;
  const once = things.filter(
    ({ details }, i) => things.findIndex(({ details: other }) => key(other) === key(details)) === i,
  );
  return once.map(({ what, details, turnId }) => ({
    intent: details.intent ?? 'other',
    kind: kindOf(details),
    what,
    words: details.words ?? '',
    queue: details.queue ?? '',
    facts: paper.with(details, turnId),
    turns: paper.known(turnId),
  }));
}

/** Facts of one thing that another thing of the same call has otherwise: a second refill from a second pharmacy. */
export function otherwise(paper: Paper, section: Section, told: readonly string[]): Sentence[] {
  const last = paper.facts;
  return filedOrDone(paper).flatMap(({ kind, what, facts }) => {
    const of = filled(TITLES[kind] ?? [], facts) ?? { text: plain(kind), turns: [] };
    return [...last].flatMap(([id, { value }]) => {
      const own = facts.get(id);
      if (!own || own.value === value || told.includes(id) || NO_DETAILS.has(id)) return [];
      // The sentence of what was done says them.
      if (isOfVisit(id) && SETTLED.has(what ?? '')) return [];
      const text = stopped(`${of.text}: ${LABELS[id] ?? plain(id)} ${own.value}`);
      return [paper.sentence(section, text, [...of.turns, ...own.turns], 'desk')];
    });
  });
}

/** Nothing of it is left to be done. */
export const SETTLED: ReadonlySet<string> = new Set(['booked', 'moved', 'cancelled', 'confirmed', 'answered']);

export const isOfVisit = (fact: string) => fact === 'visit' || fact === 'when' || fact === 'provider';

/** A sentence for each, the same one once. `anchor`: the turn that tells what it is about, where nothing better is known. */
export function requests(
  paper: Paper,
  section: Section,
  things: readonly Asked[],
  anchor: string | null,
): { sentence: Sentence; used: string[] }[] {
  const all = things.flatMap(({ kind, words, facts, turns }) => {
    const made = filled(REQUESTS[kind] ?? [], facts);
    if (!made) return [];
    const rests = [
      made.turns,
      paper.madeOf(words).map(({ id }) => id),
      ownReason(facts, things),
      things.length === 1 ? paper.known(anchor) : [],
      turns,
      paper.known(anchor),
    ];
    return [
      {
        sentence: paper.sentence(section, made.text, rests.find((some) => some.length > 0) ?? [], 'call'),
        used: made.used,
      },
    ];
  });
  return all.filter(({ sentence: { text } }, i) => all.findIndex((other) => other.sentence.text === text) === i);
}

/** The turn that gave the reason, where only one thing was asked for or it is this thing's own. */
function ownReason(facts: KnownFacts, things: readonly Asked[]): string[] {
  const reason = facts.get('reason');
  const same = things.filter((thing) => thing.facts.get('reason')?.value === reason?.value);
  return reason && same.length === 1 ? reason.turns : [];
}
