import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { NightbellError } from '../errors.ts';
import { LANGS, type Lang } from '../lang.ts';
import { ENCODER_MODEL } from '../models/required.ts';
import { checkModels } from '../models/state.ts';
import type { Classifier } from '../opinion/classifier.ts';
import { opinionOf } from '../opinion/verdict.ts';
import { loadSettings, places } from '../settings/load.ts';
import type { Opinion } from '../triage/types.ts';
import { guessLang } from '../understanding/language.ts';
import { settleIntent } from '../understanding/meaning.ts';
import { loadMind, type Mind } from '../wiring/mind.ts';
import type { Io } from './io.ts';

/** What is judged of a line: a caller who says more without a pause is judged by the beginning and the end. */
const MOST_WORDS = 400;
const MOST_LETTERS = 8_000;
/** What is longer is no word; to compare it with every word of the protocol would take seconds. */
const LONGEST_WORD = 60;

/**
 * `nightbell triage --jsonl [--rules-only]`: a JSON line `{id, lang, text}` in, a line `{id, tier, crisis, intent, about, slots, flags, ask}`
 * out, in order. A line that cannot be used gives `{id, error}`. `asked`, `now`, `areaCode` and `providers` may be given as in `Heard`. The
 * rules and the classifier judge, or the rules alone: as asked for, or, told on standard error, where the classifier's files are not
 * there. Returns the exit status: 0, or 2 for a wrong command line; 0 too where whoever
 * read the lines went away.
 */
export async function triage(args: readonly string[], io: Io): Promise<number> {
  if (!args.includes('--jsonl') || args.some((a) => a !== '--jsonl' && a !== '--rules-only')) {
    io.stderr.write('usage: nightbell triage --jsonl [--rules-only] < lines\n');
    return 2;
  }
  const mind = loadMind();
  const classifier = args.includes('--rules-only') ? null : await loadClassifier(io);
  const lines = createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const reader = new Gone(io.stdout, () => lines.close());
  let first = true;
  for await (const read of lines) {
    const line = first ? read.replace(/^\uFEFF/, '') : read;
    first = false;
    if (!line.trim()) continue;
    const judged = await answer(line, mind, classifier);
    if (!io.stdout.write(`${JSON.stringify(judged)}\n`)) await Promise.race([once(io.stdout, 'drain'), reader.gone]);
    if (reader.left) break;
  }
  await classifier?.close();
  if (reader.failed) throw reader.failed;
  return 0;
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

async function answer(line: string, { engine, understand }: Mind, classifier: Classifier | null): Promise<unknown> {
  let id: unknown = null;
  try {
    const x: unknown = JSON.parse(line);
    if (typeof x !== 'object' || x === null || Array.isArray(x)) return { id, error: 'an object is wanted' };
    const given = x as Record<string, unknown>;
    id = given.id ?? null;
    if (typeof given.text !== 'string') return { id, error: '`text` is wanted' };
    const text = shortened(given.text);
    const lang: Lang = LANGS.includes(given.lang as Lang) ? (given.lang as Lang) : guessLang(text);
    const opinions: Opinion[] = [];
    // One line at a time: this process has nothing else to do, and no call waits for it.
    if (classifier && /\p{L}/u.test(text)) opinions.push(opinionOf(await classifier.guess(text), classifier.model));
    const judged = engine.judge(text, lang, { opinions });
    const meaning = understand({
      text,
      lang,
      asked: typeof given.asked === 'string' ? (given.asked as never) : null,
      ...(typeof given.now === 'string' ? { now: given.now } : {}),
      ...(typeof given.areaCode === 'string' ? { areaCode: given.areaCode } : {}),
      ...(Array.isArray(given.providers) ? { providers: given.providers.map(String) } : {}),
    });
    return {
      id,
      tier: judged.tier,
      crisis: judged.crisis,
      intent: settleIntent(meaning.intent, judged.tier, opinions[0]?.intent),
      about: meaning.about,
      slots: meaning.slots,
      flags: judged.flags.map((f) => ({ concept: f.concept, words: f.words })),
      ask: judged.ask,
    };
  } catch (e) {
    return { id, error: e instanceof SyntaxError ? 'not a line of JSON' : 'the line could not be judged' };
  }
}

/** null, and a line on standard error, where it cannot be had. */
async function loadClassifier(io: Io): Promise<Classifier | null> {
  const cacheDir = places(loadSettings()).models;
  try {
    await checkModels({ ids: [ENCODER_MODEL], cacheDir });
    const { Classifier } = await import('../opinion/classifier.ts');
    return await Classifier.load(cacheDir);
  } catch (error) {
    const why = error instanceof NightbellError ? error.message : (error as Error).name;
    io.stderr.write(`judged by the rules alone, without the classifier: ${why}\n`);
    return null;
  }
}

function shortened(text: string): string {
  const half = MOST_LETTERS / 2;
  const cut = text.length > MOST_LETTERS ? `${text.slice(0, half)} ${text.slice(-half)}` : text;
  const words = cut.split(/\s+/);
  if (words.length <= MOST_WORDS && words.every((word) => word.length <= LONGEST_WORD)) return cut;
  const kept =
    words.length <= MOST_WORDS ? words : [...words.slice(0, MOST_WORDS / 2), ...words.slice(-MOST_WORDS / 2)];
  return kept.map((word) => word.slice(0, LONGEST_WORD)).join(' ');
}
