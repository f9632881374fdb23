import type { ProtocolVersion } from '../api/client.ts';

/** What the pages call the steps of a protocol's life. */
export const STATES: Record<ProtocolVersion['state'], string> = {
  draft: 'Draft',
  proven: 'Proven',
  tested: 'Tested',
  signed: 'Signed by its author',
  approved: 'Approved',
  published: 'Published',
  discarded: 'Discarded',
};

export const STANDINGS: Record<NonNullable<ProtocolVersion['standing']>, string> = {
  live: 'Live',
  scheduled: 'Scheduled',
  superseded: 'Superseded',
};

/** The way from a draft to judging calls, in order. */
export const STEPS: {
  action: 'prove' | 'test' | 'sign' | 'approve' | 'publish';
  name: string;
  says: string;
}[] = [
  { action: 'prove', name: 'Prove', says: 'Every path through the protocol is checked.' },
  { action: 'test', name: 'Test', says: 'Its own cases are judged.' },
  { action: 'sign', name: 'Sign', says: 'The author signs for it.' },
  { action: 'approve', name: 'Approve', says: 'Somebody else approves it.' },
  { action: 'publish', name: 'Publish', says: 'It judges calls from then on.' },
];
const DONE: Record<ProtocolVersion['state'], number> = {
  draft: 0,
  proven: 1,
  tested: 2,
  signed: 3,
  approved: 4,
  published: 5,
  discarded: 0,
};
/** How many of the steps are behind it. */
export const stepsDone = (state: ProtocolVersion['state']) => DONE[state];

export const DISPOSITIONS: Record<string, string> = {
  emergency: 'Emergency',
  urgent: 'Urgent',
  same_day: 'Same day',
  next_day: 'Next day',
  routine: 'Routine',
};

/** Which part of the engine found it. */
export const FOUND_BY: Record<string, string> = {
  words: 'heard',
  answer: 'answered',
  modifier: 'raised by',
  opinion: 'second opinion',
  doubt: 'still in doubt',
};

export const DAMPENED: Record<string, string> = {
  denied: 'denied',
  past: 'in the past',
  supposed: 'only supposed',
  elsewhere: 'somebody else',
};

/** `answer.chest_now`, `modifier.pregnant`, `ob.reduced_movement` as a person would write them. */
export function conceptName(id: string): string {
  const words = id.slice(id.lastIndexOf('.') + 1).replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
