import type { Answer } from '../../oncall/paging/attempt-types.ts';
import type { TrailLine } from '../../oncall/paging/view.ts';
import { CHANNEL_IS, CHANNEL_WORDS, type EscalationNames } from './escalation-words.ts';

/** What an attempt came to, after the name of who was tried. */
const CAME_TO: Partial<Record<Answer, string>> = {
  busy: 'busy',
  'no-answer': 'no answer',
  rejected: 'the call was refused',
  unreachable: 'not reachable',
  failed: 'the gateway did not take it',
  machine: 'a machine answered',
  'no-key': 'no key was pressed',
  'hung-up': 'they hung up',
  'wrong-pin': 'the PIN was wrong',
  locked: 'the PIN is locked',
  'passed-on': 'passed on to the next one',
  'busy-for-now': 'busy for ten minutes',
  engaged: 'they are on another call',
  taken: 'somebody else has it already',
  gone: 'that way is not there any more',
  interrupted: 'the program stopped meanwhile',
  cancelled: 'not needed any more',
};

/**
 * A line of a trail as a sentence with names, where the trail itself has ids.
 * @param at an instant, ISO 8601, as the clock on the practice's wall shows it
 */
export function trailWords(line: TrailLine, names: EscalationNames, at: (iso: string) => string): string {
  const { event, personId, channel, answer } = line;
  const who = personId === null ? 'Somebody' : names.person(personId);
  const by = channel === null ? 'the message' : CHANNEL_WORDS[channel];
  if (event === 'begun' && channel !== null) return `${who} ${CHANNEL_IS[channel]}`;
  if (event === 'sent') return `${who}: ${by} sent`;
  if (event === 'delivered') return `${who}: ${by} delivered, which is no acknowledgement`;
  if (event === 'ended') {
    const detail = /(?<= \().*(?=\)$)/.exec(line.text)?.[0];
    return `${who}, ${by}: ${CAME_TO[answer as Answer] ?? answer}${detail ? ` (${detail})` : ''}`;
  }
  return named(line.text, personId, names)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, at)
    .replace(/\bcall [0-9a-f]{8}-[0-9a-f-]{27}/gi, 'a call');
}

/** Whoever begins the sentence, and everybody of a step with their seat. */
function named(text: string, personId: string | null, names: EscalationNames): string {
  const begins = personId === null ? '' : `${personId}: `;
  const sentence =
    begins && text.startsWith(begins) ? `${names.person(personId ?? '')}: ${text.slice(begins.length)}` : text;
  return sentence
    .replace(/(\S+)(?= \((?:(?:primary|backup|third) of|by name))/g, (id) => names.person(id))
    .replace(
      /\b(primary|backup|third) of ([\w.-]+)/g,
      (_, seat: string, id: string) => `${seat}, ${names.service(id)}`,
    );
}
