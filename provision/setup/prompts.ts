import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../src/log.ts';
import { EXAMPLE_PRACTICE } from '../../src/main.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { places } from '../../src/settings/load.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { createSpeech } from '../../src/speech/index.ts';
import type { Line } from '../../src/speech/speech.ts';
import { textsToRender } from '../../src/wiring/forms.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { Prompts } from '../../src/wiring/prompts.ts';

const EVERY_MS = 5_000;
/** Sentences for which a second synthesiser is not worth its loading. */
const FEW = 20;

type Rendering = ReturnType<typeof createSpeech>;

/**
 * Renders the example practice's sentences, so that nobody waits for the synthesiser; milliseconds when they are there.
 * @param which all; those that nearly every call needs, so that a first demo begins soon; or, for tests, these and whatever else is said in
 * English: a sentence in Spanish costs eight times as much, and the few that tests have said are rendered then
 */
export async function preparePrompts(
  settings: Settings,
  which: 'all' | 'test' | 'early',
  say: (text: string) => void,
): Promise<void> {
  const practice = parsePractice(readFileSync(EXAMPLE_PRACTICE, 'utf8'), EXAMPLE_PRACTICE);
  const half = createSpeech(settings, silentLog);
  const prompts = new Prompts(half, practice, textsToRender(loadMind(), settings));
  const english = prompts.lines.filter(({ lang }) => lang === 'en');
  const test = [...prompts.early.filter(({ lang }) => lang !== 'en'), ...english];
  const lines = { all: prompts.lines, test, early: prompts.early }[which];
  const folder = places(settings).prompts;
  const all = createHash('sha256').update(JSON.stringify(lines)).digest('hex');
  const mark = join(folder, `.rendered-${all.slice(0, 16)}`);
  if (existsSync(mark)) return;
  const missing = await half.missing(lines);
  if (missing.length > 0) await render(settings, half, missing, say);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(mark, '');
}

/** One synthesiser a core, each of which speaks with one thread; a single one for a few sentences, which takes longer to load than to speak them. */
async function render(settings: Settings, first: Rendering, lines: Line[], say: (text: string) => void): Promise<void> {
  say("rendering the example practice's sentences (those that are not there yet)");
  const voices = lines.length > FEW ? [first, createSpeech(settings, silentLog)] : [first];
  const done = voices.map(() => 0);
  let shown = performance.now();
  const share = async (speech: Rendering, at: number) => {
    await speech.start('mouth');
    try {
      await speech.prepare(
        lines.filter((_, i) => i % voices.length === at),
        (n) => {
          done[at] = n;
          if (performance.now() - shown < EVERY_MS) return;
          shown = performance.now();
          say(`sentences: ${done.reduce((sum, each) => sum + each, 0)} of ${lines.length}`);
        },
      );
    } finally {
      await speech.stop();
    }
  };
  await Promise.all(voices.map(share));
}
