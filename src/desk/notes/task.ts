import { filled, type Paper } from './paper.ts';
import { details, doings, ending, filing, inTheirWords, whoIsIt } from './parts.ts';
import { tellingTurns } from './sbar.ts';
import { REQUESTS } from './templates.ts';
import type { Sentence } from './types.ts';

/** A plain note for the front desk: what is asked, of whom, with which facts, and what was done. */
export function taskOf(paper: Paper): Sentence[] {
  const telling = tellingTurns(paper);
  const anchor = telling[0] ?? paper.said[0];
  const told: string[] = [];
  const requests = askedFor(paper).flatMap(({ intent, facts, turns }) => {
    const made = filled(REQUESTS[intent] ?? [], facts);
    if (!made) return [];
    told.push(...made.used);
    const rests = made.turns.length > 0 ? made.turns : turns.length > 0 ? turns : anchor ? [anchor.id] : [];
    return [paper.sentence('request', made.text, rests, 'call')];
  });
  return [
    ...(paper.said.length > 0 ? requests : []),
    ...inTheirWords(paper, 'request', telling),
    ...whoIsIt(paper, 'patient'),
    ...details(paper, 'details', paper.facts, told),
    ...doings(paper, 'done'),
    ...ending(paper, 'done'),
    ...filing(paper, 'done'),
  ];
}

/** What was asked for, in order: what was filed or done, each thing once; where nothing was, what the call is about. */
export function askedFor(paper: Paper) {
  const { deeds, call } = paper.call;
  const things = deeds.filter(({ what, details }) => details.intent !== undefined && !ABOUT_WHO.has(what));
  const once = things.filter(
    ({ details }, i) => things.findIndex(({ details: other }) => key(other) === key(details)) === i,
  );
  if (once.length === 0) return [{ intent: call.intent ?? 'other', facts: paper.facts, turns: [] as string[] }];
  return once.map(({ details, turnId }) => ({
    intent: details.intent ?? 'other',
    facts: paper.with(details, turnId),
    turns: paper.known(turnId),
  }));
}

/** They say who calls, not what for. */
const ABOUT_WHO: ReadonlySet<string> = new Set(['verified', 'not_verified']);

const key = ({ intent, medication, start }: Readonly<Record<string, string>>) => `${intent} ${medication} ${start}`;
