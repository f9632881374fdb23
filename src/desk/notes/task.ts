import { askedFor, otherwise, requests } from './asked.ts';
import type { Paper } from './paper.ts';
import { details, doings, ending, filing, inTheirWords, whoIsIt } from './parts.ts';
import { tellingTurns } from './sbar.ts';
import type { Sentence } from './types.ts';

/** A plain note for the front desk: what is asked, of whom, with which facts, and what was done. */
export function taskOf(paper: Paper): Sentence[] {
  const telling = tellingTurns(paper);
  const anchor = (telling[0] ?? paper.said[0])?.id ?? null;
  const asked = requests(paper, 'request', askedFor(paper), anchor);
  const told = asked.flatMap(({ used }) => used);
  return [
    ...(paper.said.length > 0 ? asked.map(({ sentence }) => sentence) : []),
    ...inTheirWords(paper, 'request', telling),
    ...whoIsIt(paper, 'patient'),
    ...details(paper, 'details', paper.facts, told),
    ...otherwise(paper, 'details', told),
    ...doings(paper, 'done'),
    ...ending(paper, 'done'),
    ...filing(paper, 'done'),
  ];
}
