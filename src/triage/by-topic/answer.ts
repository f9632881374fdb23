import type { Lang } from '../../lang.ts';
import { DISPOSITIONS } from '../../words/disposition.ts';
import { ownWords } from '../own-words.ts';
import type { Outcome, Question } from '../protocol/types.ts';
import { readShort } from '../short-answer.ts';
import type { Judgement, Rest } from '../types.ts';
import { type Part, partsOf, questionOf } from './parts.ts';
import { readByTopic } from './reading.ts';

/** What an answer comes to that was read topic by topic. */
export interface TopicAnswer {
  /** `part`: some of what was asked is denied or well, nothing is affirmed, and of the rest nothing is said. */
  is: 'safe' | 'danger' | 'part';
  /** What is left to be judged by the rules. */
  left: string;
  /** Of `part`: what is asked next. null: it cannot be asked by itself. */
  rest: Rest | null;
  /** Nothing is denied that was not before: the question was not answered. */
  stale?: boolean;
}

/**
 * Reads an answer by what it says of each thing that was asked: "afebrile, A and O times three, no blood" to a question of fever, confusion and
 * blood. null: it is not understood by this, or the question is of a crisis, where only plain words count. Pure.
 */
export function answerByTopic(
  q: Question | undefined,
  text: string,
  before: Judgement | undefined,
): TopicAnswer | null {
  if (q?.kind !== 'yes_no' || q.branches.some(({ outcome }) => outcome.crisis) || q.unsure.crisis) return null;
  const inverted = dangerBranch(q) === 'no';
  const said = readShort(text);
  if (said.unsure || (!inverted && said.yes)) return null;
  const parts = partsOf(q, inverted);
  const asked = new Set(parts.en.flatMap(({ topics }) => [...topics]));
  if (asked.size === 0) return null;
  const read = readByTopic(text, asked, inverted ? new Set() : new Set(ownWords(q)));
  if (!read) return null;
  const { left } = read;
  if (read.ill.size > 0) return { is: 'danger', left: text, rest: null };
  if (inverted) {
    // Who walks can stand and moves the legs.
    const well = new Set([...read.well, ...(read.well.has('stand') ? ['weak'] : [])]);
    const safe =
      !read.all && parts.en.every((part) => part.topics.size > 0 && [...part.topics].every((id) => well.has(id)));
    return safe ? { is: 'safe', left, rest: null } : null;
  }
  // A no that stands beside something is one of all of it where that is well; alone it is the shorter reading's.
  if (read.all) return read.well.size > 0 || left === '' ? { is: 'safe', left, rest: null } : null;
  const known = before?.rest?.question === q.id ? before.rest.well : [];
  const well = new Set([...known, ...read.well]);
  const open = (part: Part) => ![...part.topics].some((id) => well.has(id));
  if (!parts.en.some((part) => !open(part))) return null;
  if (!parts.en.some(open)) return { is: 'safe', left, rest: null };
  const more = [...read.well].some((id) => asked.has(id) && !known.includes(id));
  return { is: 'part', left, rest: restOf(q, parts, open, well), stale: !more };
}

/** The outcome of the graver or of the safer answer. */
export function outcomeBy(q: Question, is: 'safe' | 'danger'): Outcome | null {
  const danger = dangerBranch(q);
  const wanted = is === 'danger' ? danger : danger === 'yes' ? 'no' : 'yes';
  return q.branches.find((b) => b.when.is === wanted)?.outcome ?? null;
}

function restOf(
  q: Question,
  parts: Record<Lang, Part[]>,
  open: (part: Part) => boolean,
  well: ReadonlySet<string>,
): Rest | null {
  const all = Object.values(parts).flat();
  if (all.some(({ topics }) => topics.size === 0)) return null;
  const [en, es] = [questionOf(parts.en.filter(open), 'en'), questionOf(parts.es.filter(open), 'es')];
  return en && es ? { question: q.id, well: [...well], text: { en, es } } : null;
}

function dangerBranch(q: Question): 'yes' | 'no' {
  const rank = (is: 'yes' | 'no') => {
    const disposition = q.branches.find((b) => b.when.is === is)?.outcome.disposition;
    return disposition ? DISPOSITIONS.length - DISPOSITIONS.indexOf(disposition) : 0;
  };
  return rank('no') > rank('yes') ? 'no' : 'yes';
}
