import { NightbellError } from '../errors.ts';
import { ENCODER_MODEL } from '../models/required.ts';
import { checkModels } from '../models/state.ts';
import type { Classifier } from '../opinion/classifier.ts';
import { opinionOf } from '../opinion/verdict.ts';
import { loadSettings, places } from '../settings/load.ts';
import type { Opinion } from '../triage/types.ts';
import { settleIntent } from '../understanding/meaning.ts';
import { weighedIntent } from '../understanding/weighed-intent.ts';
import { loadMind, type Mind } from '../wiring/mind.ts';
import type { Io } from './io.ts';
import { answerLines, type SaidLine, shortened } from './jsonl.ts';

/**
 * `nightbell triage --jsonl [--rules-only]`: a JSON line `{id, lang, text}` in, a line `{id, tier, crisis, intent, about, slots, flags, ask}`
 * out, in order. A line that cannot be used gives `{id, error}`. `asked`, `now`, `areaCode` and `providers` may be given as in `Heard`. The
 * rules and the classifier judge, or the rules alone: as asked for, or, told on standard error, where the classifier's files are not
 * there. `second` is another reading of the same sound. Returns the exit status: 0, or 2 for a wrong command line; 0 too where whoever
 * read the lines went away.
 */
export async function triage(args: readonly string[], io: Io): Promise<number> {
  if (!args.includes('--jsonl') || args.some((a) => a !== '--jsonl' && a !== '--rules-only')) {
    io.stderr.write('usage: nightbell triage --jsonl [--rules-only] < lines\n');
    return 2;
  }
  const mind = loadMind();
  const classifier = args.includes('--rules-only') ? null : await loadClassifier(io);
  try {
    await answerLines(io, (line) => answer(line, mind, classifier), 'the line could not be judged');
  } finally {
    await classifier?.close();
  }
  return 0;
}

async function answer(
  { text, lang, given }: SaidLine,
  { engine, understand }: Mind,
  classifier: Classifier | null,
): Promise<object> {
  // One line at a time: this process has nothing else to do, and no call waits for it.
  const classified = async (words: string): Promise<Opinion[]> =>
    classifier && /\p{L}/u.test(words) ? [opinionOf(await classifier.guess(words), classifier.model)] : [];
  const opinions = await classified(text);
  const [first] = opinions;
  if (typeof given.second === 'string' && /\p{L}/u.test(given.second)) {
    const second = { text: shortened(given.second), lang, model: '' };
    const opinion = engine.reread(text, second, { opinions: await classified(second.text) });
    if (opinion) opinions.push(opinion);
  }
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
    tier: judged.tier,
    crisis: judged.crisis,
    intent: settleIntent(weighedIntent(meaning, first?.guessed ?? null), judged.tier, first?.intent),
    about: first?.about ?? meaning.about,
    slots: meaning.slots,
    flags: judged.flags.map((f) => ({ concept: f.concept, words: f.words })),
    ask: judged.ask,
  };
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
