import { parseArgs } from 'node:util';
import { NightbellError } from '../errors.ts';
import { makeLog } from '../log.ts';
import { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { HeardTurn } from '../rehearsal/result.ts';
import { readable } from '../rehearsal/transcript.ts';
import { judge } from '../rehearsal/verdict.ts';
import { loadSettings, places } from '../settings/load.ts';
import { type Io, print } from './io.ts';

const USAGE = 'rehearse FILE.yaml [--voice] [--json] [--only ID] [--follow]';

/**
 * `nightbell rehearse FILE.yaml [--voice] [--json] [--only ID] [--follow]`: plays the whole calls of a file and compares each with what it wants; with
 * `--json` a line each, as `RehearsalResult`; `--follow` tells each turn of a call by voice on standard error as it is heard. Exit status 1 where a call differs, 2 for a wrong command line.
 */
export async function rehearse(args: string[], io: Io): Promise<number> {
  const { file, follow, json, only, voice } = parse(args);
  const log = makeLog(process.env.NIGHTBELL_LOG ?? 'silent');
  const rehearsal = await Rehearsal.open({ file, models: places(loadSettings()).models, log });
  try {
    const calls = rehearsal.story.calls.filter((call) => only.length === 0 || only.includes(call.id));
    if (calls.length === 0) throw new NightbellError('NB_USAGE', `no call ${only.join(', ')} in ${file}; ${USAGE}`);
    for (const line of rehearsal.story.unread) io.stderr.write(`${line}\n`);
    let failed = 0;
    if (voice) await rehearsal.openLine((done, total) => progress(io, done, total));
    for (const scenario of calls) {
      const other = rehearsal.otherOnCall(scenario);
      if (other) io.stderr.write(`${other}\n`);
      try {
        const result = await (voice
          ? rehearsal.playByVoice(scenario, follow ? (turn) => tell(io, turn) : undefined)
          : rehearsal.play(scenario));
        const findings = judge(scenario, result);
        if (findings.some((f) => !f.ok)) failed++;
        print(io, json ? JSON.stringify(result) : readable(scenario, result, findings));
      } catch (error) {
        // The other calls are played all the same.
        failed++;
        io.stderr.write(`${scenario.id}: ${(error as Error).stack}\n`);
        if (json) print(io, JSON.stringify({ id: scenario.id, error: (error as Error).message }));
      }
    }
    if (!json) print(io, `${calls.length - failed} of ${calls.length} calls pass`);
    return failed > 0 ? 1 : 0;
  } finally {
    await rehearsal.close();
  }
}

function tell(io: Io, { at, who, text }: HeardTurn): void {
  io.stderr.write(`${at.toFixed(1).padStart(8)} s  ${who.padEnd(6)}  ${text}\n`);
}

/** Rendering every sentence takes minutes the first time. */
function progress(io: Io, done: number, total: number): void {
  if (done % 50 === 0 || done === total)
    io.stderr.write(`prompts: ${done} of ${total} rendered (once; they are kept)\n`);
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        voice: { type: 'boolean' },
        json: { type: 'boolean' },
        follow: { type: 'boolean' },
        only: { type: 'string', multiple: true },
      },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new Error('one file of calls is wanted');
    return {
      file,
      voice: values.voice ?? false,
      json: values.json ?? false,
      follow: values.follow ?? false,
      only: values.only ?? [],
    };
  } catch (error) {
    throw new NightbellError('NB_USAGE', `${(error as Error).message}; ${USAGE}`);
  }
}
