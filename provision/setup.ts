/**
 * The part of set-up that needs the libraries:  node provision/setup.ts [asterisk] [models|test-models|triage-models] [prompts|test-prompts|early-prompts] [console] [reference]
 * Each step looks first and does nothing when its work is done. Says on standard error what it does.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildReference, referenceIsBuilt } from '../reference/build.ts';
import { NightbellError } from '../src/errors.ts';
import { loadSettings, places } from '../src/settings/load.ts';
import { asteriskIsThere, installAsterisk } from './setup/asterisk.ts';
import { buildConsole, consoleIsBuilt } from './setup/console.ts';

const tree = join(import.meta.dirname, '..');
const say = (text: string) => process.stderr.write(`set-up: ${text}\n`);

const MODELS_FOR = { models: 'box', 'test-models': 'test', 'triage-models': 'triage' } as const;
const PROMPTS_FOR = { prompts: 'all', 'test-prompts': 'test', 'early-prompts': 'early' } as const;

/** Runs one step of this file alone in this tree; the kernel gives the lock back when its holder ends. */
async function alone(step: string): Promise<void> {
  mkdirSync(join(tree, 'var'), { recursive: true });
  const args = [join(tree, `var/setup-${step}.lock`), process.execPath, import.meta.filename, '--alone', step];
  const [status] = (await once(spawn('flock', args, { stdio: ['ignore', 2, 2] }), 'exit')) as [number | null];
  if (status !== 0) throw new Error(`the step '${step}' failed`);
}

async function perform(steps: string[]): Promise<void> {
  const settings = loadSettings();
  const prefix = places(settings).asteriskPrefix;
  if (steps.includes('asterisk') && !asteriskIsThere(prefix)) {
    say('installing Asterisk into its own directory');
    installAsterisk(prefix); // takes a lock of its own: the prefix is shared between clones
  }
  // The pages are built beside the rest: they take a processor for a while, and nothing waits for them.
  const pages = steps.includes('console') && !consoleIsBuilt() ? alone('console') : null;
  // told of where it is waited for
  pages?.catch(() => undefined);
  const models = steps.find((step) => Object.hasOwn(MODELS_FOR, step));
  if (models) {
    const { prepareModels } = await import('./setup/models.ts');
    await prepareModels(settings, MODELS_FOR[models as keyof typeof MODELS_FOR], say);
  }
  // before the prompts: what understands is loaded for them
  if (steps.includes('reference') && !referenceIsBuilt()) await alone('reference');
  const prompts = steps.find((step) => Object.hasOwn(PROMPTS_FOR, step));
  if (prompts) {
    const { preparePrompts } = await import('./setup/prompts.ts');
    await preparePrompts(settings, PROMPTS_FOR[prompts as keyof typeof PROMPTS_FOR], say);
  }
  await pages;
}

try {
  const [first, ...rest] = process.argv.slice(2);
  if (first === '--alone') {
    if (rest[0] === 'console' && !consoleIsBuilt()) {
      say("building the console's pages");
      buildConsole();
    }
    if (rest[0] === 'reference' && !referenceIsBuilt()) {
      say('building the reference of medicines and names');
      buildReference();
    }
  } else await perform(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`set-up: ${error instanceof Error ? error.message : String(error)}\n`);
  if (!(error instanceof NightbellError) && process.env.NIGHTBELL_LOG === 'debug') console.error(error);
  process.exitCode = 1;
}
