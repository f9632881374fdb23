import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { resample } from '../audio/resample.ts';
import { readWav } from '../audio/wav.ts';
import { NightbellError } from '../errors.ts';
import { LANGS, type Lang } from '../lang.ts';
import type { Speech } from '../speech/speech.ts';
import { SAMPLE_RATE } from '../telephony/leg.ts';
import type { Io } from './io.ts';

const USAGE = 'transcribe --jsonl: lines {id, lang, wav} on standard input; wav is the path of a file';

/** One line as it was asked for. */
interface Asked {
  id: string | number;
  lang: Lang;
  wav: string;
}

type Answer =
  | { id: string | number; text: string; ms: number; audio_ms: number }
  /** `id` is null where the line held none. */
  | { id: string | number | null; error: string };

/**
 * `nightbell transcribe --jsonl`: for each line `{id, lang, wav}` (a WAV file of any rate, PCM or G.711, any length) one
 * line `{id, text, ms, audio_ms}`, in order; `ms` is what the recognition took. A line or file that cannot be used gives
 * `{id, error}` and the rest goes on. Gives exit code 0. Throws NB_USAGE, and what `Speech.start` throws.
 *
 * @param makeSpeech gives the speech to hear with; it is started here at the first line that needs it, and stopped.
 */
export async function transcribe(args: string[], io: Io, makeSpeech: () => Speech): Promise<number> {
  checkUsage(args);
  let speech: Speech | null = null;
  const started = async (): Promise<Speech> => {
    if (speech) return speech;
    speech = makeSpeech();
    await speech.start();
    return speech;
  };
  try {
    for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue;
      const answer = await answerLine(line, started);
      if (!io.stdout.write(`${JSON.stringify(answer)}\n`)) await once(io.stdout, 'drain');
    }
  } finally {
    await (speech as Speech | null)?.stop();
  }
  return 0;
}

function checkUsage(args: string[]): void {
  try {
    if (parseArgs({ args, options: { jsonl: { type: 'boolean' } } }).values.jsonl) return;
  } catch (error) {
    throw new NightbellError('NB_USAGE', USAGE, { cause: error });
  }
  throw new NightbellError('NB_USAGE', USAGE);
}

async function answerLine(line: string, started: () => Promise<Speech>): Promise<Answer> {
  let id: string | number | null = null;
  let samples: Int16Array;
  let asked: Asked;
  try {
    const value = parseLine(line);
    id = idOf(value);
    asked = check(value, id);
    const { rate, samples: given } = readWav(await readFile(asked.wav));
    samples = resample(given, rate, SAMPLE_RATE);
  } catch (error) {
    return { id, error: reason(error) };
  }
  // Outside the try: speech that cannot start is no fault of the line.
  const speech = await started();
  try {
    const { text, ms } = await speech.transcribe(samples, asked.lang);
    return { id: asked.id, text, ms, audio_ms: Math.round((samples.length * 1000) / SAMPLE_RATE) };
  } catch (error) {
    return { id, error: reason(error) };
  }
}

function parseLine(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NightbellError('NB_INPUT_INVALID', 'the line is no JSON object');
  return value as Record<string, unknown>;
}

function idOf({ id }: Record<string, unknown>): string | number | null {
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function check({ lang, wav }: Record<string, unknown>, id: string | number | null): Asked {
  if (id === null) throw new NightbellError('NB_INPUT_INVALID', 'id must be a string or a number');
  const known = LANGS.find((one) => one === lang);
  if (!known) throw new NightbellError('NB_INPUT_INVALID', `lang must be one of ${LANGS.join(', ')}`);
  if (typeof wav !== 'string') throw new NightbellError('NB_INPUT_INVALID', 'wav must be the path of a file');
  return { id, lang: known, wav };
}

/** What a person can do something with: our own message, or the system's word (ENOENT, EACCES, EISDIR). */
function reason(error: unknown): string {
  if (error instanceof NightbellError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code) return new NightbellError('NB_INPUT_INVALID', `wav: ${code}`).message;
  throw error;
}
