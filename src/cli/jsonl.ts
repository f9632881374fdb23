import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { LANGS, type Lang } from '../lang.ts';
import { guessLang } from '../understanding/language.ts';
import type { Io } from './io.ts';

/** What is understood of a line: a caller who says more without a pause is heard by the beginning and the end. */
const MOST_WORDS = 400;
const MOST_LETTERS = 8_000;
/** What is longer is no word; to compare it with every word of the protocol would take seconds. */
const LONGEST_WORD = 60;

/** What a line says. */
export interface SaidLine {
  id: unknown;
  /** Cut where it is very long. */
  text: string;
  /** As given, or guessed. */
  lang: Lang;
  /** Everything that the line holds. */
  given: Record<string, unknown>;
}

/**
 * One line of JSON in, what `answer` makes of it out, in order; a line that cannot be used gives `{id, error}`. Ends where whoever reads
 * the lines has gone away.
 * @param failed the error of a line that `answer` throws on
 */
export async function answerLines(
  io: Io,
  answer: (line: SaidLine) => object | Promise<object>,
  failed: string,
): Promise<void> {
  const lines = createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const reader = new Gone(io.stdout, () => lines.close());
  let first = true;
  for await (const read of lines) {
    const line = first ? read.replace(/^\uFEFF/, '') : read;
    first = false;
    if (!line.trim()) continue;
    const given = await answered(line, answer, failed);
    if (!io.stdout.write(`${JSON.stringify(given)}\n`)) await Promise.race([once(io.stdout, 'drain'), reader.gone]);
    if (reader.left) break;
  }
  if (reader.failed) throw reader.failed;
}

async function answered(line: string, answer: (line: SaidLine) => object | Promise<object>, failed: string) {
  let id: unknown = null;
  try {
    const x: unknown = JSON.parse(line);
    if (typeof x !== 'object' || x === null || Array.isArray(x)) return { id, error: 'an object is wanted' };
    const given = x as Record<string, unknown>;
    id = given.id ?? null;
    if (typeof given.text !== 'string') return { id, error: '`text` is wanted' };
    const text = shortened(given.text);
    const lang = LANGS.includes(given.lang as Lang) ? (given.lang as Lang) : guessLang(text);
    return { id, ...(await answer({ id, text, lang, given })) };
  } catch (error) {
    return { id, error: error instanceof SyntaxError ? 'not a line of JSON' : failed };
  }
}

/** Whoever read the lines may have seen enough (`| head -1`): that is no error, and there is nothing more to do. */
class Gone {
  left = false;
  failed: Error | null = null;
  readonly gone: Promise<void>;

  /** @param then ends the wait for more lines */
  constructor(stdout: Writable, then: () => void) {
    this.gone = new Promise((done) => {
      stdout.on('error', (error: NodeJS.ErrnoException) => {
        this.left = true;
        if (error.code !== 'EPIPE') this.failed = error;
        done();
        then();
      });
    });
  }
}

/** The words of a line as far as they are understood: very long ones are cut in the middle. */
export function shortened(text: string): string {
  const half = MOST_LETTERS / 2;
  const cut = text.length > MOST_LETTERS ? `${text.slice(0, half)} ${text.slice(-half)}` : text;
  const words = cut.split(/\s+/);
  if (words.length <= MOST_WORDS && words.every((word) => word.length <= LONGEST_WORD)) return cut;
  const kept =
    words.length <= MOST_WORDS ? words : [...words.slice(0, MOST_WORDS / 2), ...words.slice(-MOST_WORDS / 2)];
  return kept.map((word) => word.slice(0, LONGEST_WORD)).join(' ');
}
