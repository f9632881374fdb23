import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NightbellError } from '../errors.ts';
import { makeLog } from '../log.ts';
import { localTime, whoIsOnCall } from '../oncall/rota.ts';
import { ClassifierAdviser } from '../opinion/classifier-adviser.ts';
import { type Practice, parsePractice } from '../practice/practice.ts';
import { SentenceSense } from '../rehearsal/caller/sense.ts';
import { playInText } from '../rehearsal/play-text.ts';
import { readStory, type Scenario } from '../rehearsal/scenario.ts';
import { readable } from '../rehearsal/transcript.ts';
import { judge } from '../rehearsal/verdict.ts';
import { loadSettings, places } from '../settings/load.ts';
import { loadMind } from '../wiring/mind.ts';
import { type Io, print } from './io.ts';

const USAGE = 'rehearse FILE.yaml [--voice] [--json] [--only ID]';

/**
 * `nightbell rehearse FILE.yaml [--voice] [--json] [--only ID]`: plays the whole calls of a file and compares each with what it wants. Exit
 * status 1 where a call differs.
 */
export async function rehearse(args: string[], io: Io): Promise<number> {
  const { file, json, only } = parse(args);
  const story = readStory(file);
  const practice = parsePractice(readFileSync(story.practiceFile, 'utf8'), story.practiceFile);
  const calls = story.calls.filter((call) => only.length === 0 || only.includes(call.id));
  if (calls.length === 0) throw new NightbellError('NB_USAGE', `no call ${only.join(', ')} in ${file}; ${USAGE}`);
  const log = makeLog(process.env.NIGHTBELL_LOG ?? 'silent');
  const models = places(loadSettings()).models;
  const mind = loadMind();
  const sense = await SentenceSense.load(models);
  const classifier = new ClassifierAdviser({ cacheDir: models, log });
  await classifier.ready;
  const encode = (text: string) => classifier.embed(text);
  let failed = 0;
  try {
    for (const scenario of calls) {
      warnOfRota(scenario, practice, io);
      const result = await playInText(scenario, { practice, mind, advisers: [classifier], encode, sense, log });
      const findings = judge(scenario, result);
      if (findings.some((f) => !f.ok)) failed++;
      print(io, json ? JSON.stringify(result) : readable(scenario, result, findings));
    }
  } finally {
    await classifier.close();
    await sense.close();
  }
  if (!json) print(io, `${calls.length - failed} of ${calls.length} calls pass`);
  return failed > 0 ? 1 : 0;
}

/** A story whose clinician is another than the rota's would be played against the wrong person. */
function warnOfRota({ id, at, onCall }: Scenario, practice: Practice, io: Io): void {
  const { primary } = whoIsOnCall(practice, new Date(at).toISOString());
  if (onCall && onCall !== primary.id)
    io.stderr.write(`${id}: the story has ${onCall} on call at ${localTime(practice, at)}, the rota ${primary.id}\n`);
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { voice: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string', multiple: true } },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new Error('one file of calls is wanted');
    return { file, voice: values.voice ?? false, json: values.json ?? false, only: values.only ?? [] };
  } catch (error) {
    throw new NightbellError('NB_USAGE', `${(error as Error).message}; ${USAGE}`);
  }
}
