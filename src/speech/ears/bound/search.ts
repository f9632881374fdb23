import type { Automaton, State } from './automaton.ts';
import { END, FIRST_WORD } from './pieces.ts';
import type { Cursor, Listened } from './step-decoder.ts';

/** A text that the automaton allows, and how well it fits: what the sound makes of it less what it cost beforehand. */
export interface Hypothesis {
  /** In letters and single spaces. */
  read: string;
  fit: number;
}

interface Beam {
  cursor: Cursor;
  state: State;
}

interface Step {
  from: Beam;
  token: number;
  state: State;
  fit: number;
}

/** Texts that are followed side by side, where nobody says otherwise. */
const WIDTH = 6;
/** Tokens of a text at most. */
const LONGEST = 24;
/** A token so much less likely than the likeliest, in natural logarithms, is not followed. */
const DEPTH = 13;
/** Nor is a text so much worse than the best that has ended. */
const MARGIN = 6;

/**
 * The texts of an automaton that fit a sound best, the best first: a beam search over the decoder's tokens. A text ends where the sound goes on with
 * another word or is over.
 * @param folded what each token writes, folded
 * @param width texts that are followed side by side
 */
export async function search(
  sound: Listened,
  grammar: Automaton,
  root: number,
  folded: readonly string[],
  width: number = WIDTH,
): Promise<Hypothesis[]> {
  const found = new Map<string, Hypothesis>();
  let beams: Beam[] = [{ cursor: sound.start, state: grammar.start(root) }];
  let best = -Infinity;
  for (let length = 0; length < LONGEST && beams.length > 0; length++) {
    const steps: Step[] = [];
    for (const beam of beams) {
      const ended = endOf(beam, grammar, folded);
      if (ended && ended.fit > (found.get(ended.read)?.fit ?? -Infinity)) {
        found.set(ended.read, ended);
        best = Math.max(best, ended.fit);
      }
      steps.push(...stepsOf(beam, grammar, folded));
    }
    const live = steps
      .sort((a, b) => b.fit - a.fit)
      .slice(0, width)
      .filter(({ fit }) => fit > best - MARGIN);
    if (live.length === 0) break;
    const cursors = await sound.follow(live.map(({ from, token }) => ({ from: from.cursor, token })));
    beams = live.map(({ state }, i) => ({ cursor: cursors[i]!, state }));
  }
  return [...found.values()].sort((a, b) => b.fit - a.fit);
}

function stepsOf(beam: Beam, grammar: Automaton, folded: readonly string[]): Step[] {
  const { cursor, state } = beam;
  const least = most(cursor.chances) - DEPTH;
  const steps: Step[] = [];
  for (let token = FIRST_WORD; token < cursor.chances.length; token++) {
    const chance = cursor.chances[token]!;
    if (chance < least) continue;
    const piece = folded[token]!;
    const first = piece[0] === ' ' && !state.next.has(' ') ? piece[1] : piece[0];
    if (first === undefined || !state.next.has(first)) continue;
    const next = grammar.advance(state, piece);
    if (next) steps.push({ from: beam, token, state: next, fit: cursor.logp + chance - next.cost });
  }
  return steps;
}

function endOf({ cursor, state }: Beam, grammar: Automaton, folded: readonly string[]): Hypothesis | null {
  const cost = grammar.endCost(state);
  if (cost === null) return null;
  let over = cursor.chances[END]!;
  for (let token = FIRST_WORD; token < cursor.chances.length; token++)
    if (cursor.chances[token]! > over && folded[token]!.startsWith(' ')) over = cursor.chances[token]!;
  return { read: state.read.trim(), fit: cursor.logp + over - cost };
}

function most(chances: Float32Array): number {
  let highest = -Infinity;
  for (const chance of chances) if (chance > highest) highest = chance;
  return highest;
}
