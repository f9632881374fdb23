import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import type { Io } from './io.ts';

/** What can be measured, each a script of that name. */
const BENCHES: readonly string[] = ['latency', 'capacity', 'barge-in', 'endpoint', 'asr'];
/** The measures come with a checkout of the source; a packed box goes without them. */
const FOLDER = join(import.meta.dirname, '../../bench');

/**
 * `nightbell bench latency|capacity|barge-in|endpoint|asr [--calls N] [--json]`: runs the script in a process of its own, with what stands
 * behind the name as its arguments, and ends as it ends.
 * @param folder where the scripts lie
 */
export async function bench([name = '', ...rest]: string[], io: Io, folder = FOLDER): Promise<number> {
  if (!BENCHES.includes(name)) throw new NightbellError('NB_USAGE', `bench ${name}: one of ${BENCHES.join(', ')}`);
  const script = join(folder, `${name}.ts`);
  if (!existsSync(script)) throw new NightbellError('NB_BENCH_MISSING', script);
  // What Node says of its own loading is no part of a result.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...rest], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(io.stdout, { end: false });
  child.stderr.pipe(io.stderr, { end: false });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
