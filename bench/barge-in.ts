import { pieces } from '../src/conversation/script.ts';
import { silentLog } from '../src/log.ts';
import { loadSettings } from '../src/settings/load.ts';
import { earsFiles } from '../src/speech/files.ts';
import { createSpeech } from '../src/speech/index.ts';
import { CALLER, openBox, PRACTICE } from '../test/telephony/asterisk-lab.ts';
import { loadModels, playInTime } from './barge-in/in-time.ts';
import { BenchLine, type Outcome, PROMPT } from './barge-in/line.ts';
import { allSounds } from './barge-in/sounds.ts';
import { machine, numberOf, type Spread, spread, table } from './calls/figures.ts';
import { CallerVoices } from './calls/voices.ts';

/**
 * What comes over a prompt, and what the prompt does: `node bench/barge-in.ts [--each N] [--json] [--list]`. A SIP telephone calls a real Asterisk; RTP and
 * G.711 both ways; the floor and the speech processes are those of the box, the dialogue is not there. While a prompt of 8 s plays, the telephone
 * says something, coughs, or returns what it hears. Measured on the waveform that it received: from the first sample of the sound to the last
 * sound of the prompt. A false stop: the prompt did not go on to its end. `--each` (default 1): voices or shapes of each sound. `--in-time`: without Asterisk, in the call's own time, by the same floor and ears, for a busy
 * machine. One call for
 * what has to stop, so that nothing runs beside it; four at once for what has not.
 */
const EACH = numberOf('--each', 1);
const LINES = 4;

const IN_TIME = process.argv.includes('--in-time');

const outcomes: Outcome[] = [];
const note = (outcome: Outcome) => {
  outcomes.push(outcome);
  const { sound, ...rest } = outcome;
  if (process.argv.includes('--list')) console.error(JSON.stringify({ kind: sound.kind, name: sound.name, ...rest }));
};
const sounds = await allSounds(EACH);
const began = performance.now();
if (IN_TIME) await inTime();
else await onLine();

async function onLine(): Promise<void> {
  const teardowns: (() => unknown)[] = [];
  const { phone, trunk, settings, uri } = await openBox({ teardown: (fn) => teardowns.push(fn) });
  const speech = createSpeech(settings, silentLog);
  try {
    await speech.start();
    await speech.prepare(pieces(PROMPT, 'en').flatMap(({ line }) => line ?? []));
    const open = () => BenchLine.open(phone, trunk, uri(PRACTICE), CALLER, speech);
    const one = await open();
    let turn = 0;
    for (const sound of sounds.filter(({ stops }) => stops)) note(await one.play(sound, 700 + (turn++ % 5) * 310));
    const rest = sounds.filter(({ stops }) => !stops);
    const lines = [one];
    while (lines.length < LINES) lines.push(await open());
    await Promise.all(
      lines.map(async (line, i) => {
        for (let sound = rest.shift(); sound; sound = rest.shift()) note(await line.play(sound, 900 + i * 370));
        await line.close();
      }),
    );
  } finally {
    await speech.stop();
    for (const fn of teardowns.reverse()) await fn();
  }
}

async function inTime(): Promise<void> {
  const settings = loadSettings();
  const files = earsFiles(settings);
  const [{ line } = { line: null }] = pieces(PROMPT, 'en');
  const saying = { text: line?.text ?? '', lang: 'en' as const, speaker: settings.speech.voice.en };
  const prompt = (await CallerVoices.prepare([saying])).of(saying);
  const timed = sounds.map((sound, i) => ({ sound, afterMs: 700 + (i % 7) * 260 }));
  await playInTime(timed, prompt, await loadModels(files), files, note);
}

const kinds = [...new Set(outcomes.map(({ sound }) => sound.kind))];
const stops = (o: Outcome) => o.sound.stops;
const silences = (list: Outcome[]) => spread(list.flatMap(({ silentAfterMs }) => silentAfterMs ?? []));
const rows = kinds.map((kind): [string, Spread] => [
  kind,
  silences(outcomes.filter((o) => stops(o) && o.sound.kind === kind)),
]);
const share = (list: Outcome[], so: (o: Outcome) => boolean) => `${list.filter(so).length} of ${list.length}`;
const passing = kinds
  .map((kind) => ({ kind, list: outcomes.filter((o) => !stops(o) && o.sound.kind === kind) }))
  .filter(({ list }) => list.length > 0)
  .map(({ kind, list }) => ({
    kind,
    stopped: share(list, (o) => o.stopped),
    paused: share(list, (o) => o.silentAfterMs !== null),
    pauseMs: spread(list.flatMap(({ silentForMs }) => silentForMs ?? [])).median,
  }));
const result = {
  machine: await machine(),
  seconds: Math.round((performance.now() - began) / 1_000),
  onsetToSilenceMs: Object.fromEntries([...rows, ['all', silences(outcomes.filter(stops))]]),
  stopped: share(outcomes.filter(stops), (o) => o.stopped),
  falseStops: share(
    outcomes.filter((o) => !stops(o)),
    (o) => o.stopped,
  ),
  passing,
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else {
  console.log(`${result.machine}\n${result.seconds} s\n`);
  console.log(
    table('onset of speech to silence of the prompt, ms', [...rows, ['all', silences(outcomes.filter(stops))]]),
  );
  console.log(`\n${result.stopped} stopped for good.\n`);
  console.log('| what leaves the prompt going | stopped it | paused it | median pause, ms |\n|---|---|---|---|');
  for (const { kind, stopped, paused, pauseMs } of passing)
    console.log(`| ${kind} | ${stopped} | ${paused} | ${pauseMs || '-'} |`);
  console.log(`\n${result.falseStops} false stops.`);
}
