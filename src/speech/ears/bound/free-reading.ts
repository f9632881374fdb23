import { END, FIRST_WORD } from './pieces.ts';
import type { Cursor, Listened } from './step-decoder.ts';

/** What was read word by word, and the state behind every token of it. */
export interface FreeReading {
  text: string;
  path: readonly Cursor[];
}

/** Tokens of a sentence at most, a second of sound. */
const TOKENS_A_SECOND = 6.5;
/** What was drafted is as good as what would have been read, if it is so nearly as likely: a comma for a full stop. */
const AS_GOOD = 2.5;
/** Where the draft turns out wrong by a token, the rest of it is tried again so many times, if it is worth a step of its own. */
const TRIES = 3;
const WORTH_TRYING = 3;

/**
 * The likeliest text, token by token, as a recogniser reads. What was drafted is taken over as far as it is what would have been read, or nearly.
 * @param draft the tokens that `sound` was begun with
 * @param seconds how long the sound is
 */
export async function readFreely(sound: Listened, draft: readonly number[], seconds: number): Promise<FreeReading> {
  const path = [sound.start];
  const most = Math.ceil(seconds * TOKENS_A_SECOND) + 4;
  let ahead = sound.draft;
  let tokens = draft;
  let tries = 0;
  while (path.length <= most) {
    const from = path.at(-1)!;
    const token = likeliest(from.chances);
    const drafted = tokens[0];
    if (token === END && (drafted === undefined || !isAsGood(from, drafted, token))) break;
    if (drafted !== undefined && isAsGood(from, drafted, token)) {
      path.push(ahead[0]!);
      [ahead, tokens] = [ahead.slice(1), tokens.slice(1)];
      continue;
    }
    tokens = tokens.length > WORTH_TRYING && tries++ < TRIES ? tokens.slice(1) : [];
    const [next, ...others] = await sound.along(from, [token, ...tokens]);
    path.push(next!);
    ahead = others;
  }
  return { text: path.at(-1)!.text.trim(), path };
}

const isAsGood = ({ chances }: Cursor, drafted: number, likeliest: number): boolean =>
  chances[drafted]! > chances[likeliest]! - AS_GOOD;

/** The token that follows most likely, of those that may. */
export function likeliest(chances: Float32Array, allowed: (token: number) => boolean = () => true): number {
  let best = END;
  for (let token = FIRST_WORD; token < chances.length; token++)
    if (chances[token]! > chances[best]! && allowed(token)) best = token;
  return best;
}
