import { askedFor, filedOrDone, otherwise, requests } from './asked.ts';
import type { Paper } from './paper.ts';
import { details, doneFor, ending, filing, inTheirWords, whoIsIt } from './parts.ts';
import { tellingTurns } from './sbar.ts';
import { CHECKED } from './templates.ts';
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
    ...details(paper, 'details', [...told, ...heardInPassing(paper)], telling),
    ...otherwise(paper, 'details', told),
    ...doneFor(paper, 'done'),
    ...ending(paper, 'done'),
    ...filing(paper, 'done'),
  ];
}

/**
 * A medicine or a number in words that no form asked about, and that nobody agreed to: more likely misheard than meant. The words are in the
 * transcript.
 */
function heardInPassing(paper: Paper): string[] {
  const filed = paper.call.deeds.filter(({ details }) => details.form !== undefined);
  if (filedOrDone(paper).length === 0) return [];
  return paper.call.facts
    .filter(({ name, confirmed }) => CHECKED.has(name) && !confirmed && !filed.some(({ details }) => name in details))
    .map(({ name }) => name);
}
