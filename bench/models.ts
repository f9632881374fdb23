import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import si from 'systeminformation';
import { toFloat } from '../src/audio/float.ts';
import { rmsDb } from '../src/audio/level.ts';
import { LANGS, type Lang } from '../src/lang.ts';
import { silentLog } from '../src/log.ts';
import { makeSettings } from '../src/settings/load.ts';
import { Recogniser } from '../src/speech/ears/recogniser.ts';
import { Vad, WINDOW } from '../src/speech/ears/vad.ts';
import { earsFiles, mouthFiles, type RecogniserFiles, type VoiceFiles } from '../src/speech/files.ts';
import { createSpeech } from '../src/speech/index.ts';
import { Voice } from '../src/speech/mouth/voice.ts';
import { RATE } from '../src/speech/protocol.ts';

/**
 * Real-time factor (seconds of work for a second of sound) and memory of each model, each in a process of its own, and of
 * the two speech processes as they run. `node bench/models.ts [--json]`.
 */

interface Figure {
  model: string;
  task: string;
  loadMs: number;
  realTimeFactor: number;
  rssMb: number;
}

const SAYINGS: Record<Lang, string> = {
  en: 'Please stay on the line. I am connecting you with the clinician on call. If this is an emergency, hang up and dial nine one one.',
  es: 'Por favor no cuelgue. Le comunico con el médico de guardia. Si es una emergencia, cuelgue y marque el nueve uno uno.',
};
const ROUNDS = 5;
const settings = makeSettings({});
const voices = mouthFiles(settings);
const ears = earsFiles(settings);
const rssMb = () => Math.round(process.memoryUsage.rss() / 1e6);

/** The middle of several runs, after one that does not count. */
async function median(run: () => Promise<number>): Promise<number> {
  await run();
  const figures: number[] = [];
  for (let i = 0; i < ROUNDS; i++) figures.push(await run());
  return figures.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const begun = performance.now();
  const result = await work();
  return [result, performance.now() - begun];
}

async function measureVoice(files: VoiceFiles, lang: Lang, threads: number): Promise<Figure> {
  const [voice, loadMs] = await timed(() => Voice.load(files, lang, threads));
  const realTimeFactor = await median(async () => {
    const [audio, ms] = await timed(() => voice.say(SAYINGS[lang]));
    return (ms * RATE) / 1000 / audio!.length;
  });
  return {
    model: files.id,
    task: `speaks ${lang}, ${threads} thread${threads > 1 ? 's' : ''}`,
    loadMs,
    realTimeFactor,
    rssMb: rssMb(),
  };
}

async function measureRecogniser(files: RecogniserFiles, lang: Lang, audio: Int16Array): Promise<Figure> {
  const [recogniser, loadMs] = await timed(() => Recogniser.load(files));
  const realTimeFactor = await median(async () => {
    const [, ms] = await timed(() => recogniser.read(audio));
    return (ms * RATE) / 1000 / audio.length;
  });
  return { model: files.id, task: `reads ${lang}`, loadMs, realTimeFactor, rssMb: rssMb() };
}

async function measureVad(audio: Int16Array): Promise<Figure> {
  const [vad, loadMs] = await timed(async () => new Vad(ears.vad.model));
  const realTimeFactor = await median(async () => {
    const [, ms] = await timed(async () => {
      for (let at = 0; at + WINDOW <= audio.length; at += WINDOW) vad.hears(toFloat(audio.subarray(at, at + WINDOW)));
    });
    return (ms * RATE) / 1000 / audio.length;
  });
  return { model: ears.vad.id, task: 'voice or not', loadMs, realTimeFactor, rssMb: rssMb() };
}

type Task = { voice: Lang; threads: number } | { reads: Lang; quick: boolean; audio: Int16Array } | { vad: Int16Array };

async function measure(task: Task): Promise<Figure> {
  if ('voice' in task) return measureVoice(voices[task.voice], task.voice, task.threads);
  if ('vad' in task) return measureVad(task.vad);
  return measureRecogniser(task.quick ? ears.quick : ears.recognisers[task.reads], task.reads, task.audio);
}

/** In a process of its own, so that its memory is its own. */
async function apart(task: Task): Promise<Figure> {
  const child = fork(import.meta.filename, ['--task'], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(task);
  const [figure] = (await once(child, 'message')) as [Figure];
  child.disconnect();
  return figure;
}

/** The processes as they run, after a caller's worth of work in both languages. */
async function measureProcesses() {
  const speech = createSpeech(settings, silentLog);
  const [, startMs] = await timed(() => speech.start());
  const audio = {} as Record<Lang, Int16Array>;
  for (const lang of LANGS) {
    const parts: number[] = [];
    for await (const part of speech.say({ text: SAYINGS[lang], lang, cacheable: false })) parts.push(...part);
    audio[lang] = Int16Array.from(parts);
    if (rmsDb(audio[lang]) < -40) throw new Error(`the ${lang} voice is silent`);
    for (let i = 0; i < 3; i++) await speech.transcribe(audio[lang], lang);
  }
  // The next beat brings the memory after the work.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const processes = speech
    .health()
    .map(({ process: name, rssBytes }) => ({ process: name, rssMb: Math.round(rssBytes / 1e6) }));
  await speech.stop();
  return { audio, processes, startMs };
}

async function main(): Promise<void> {
  const { audio, processes, startMs } = await measureProcesses();
  const tasks: Task[] = [
    { voice: 'en', threads: 1 },
    { voice: 'es', threads: 1 },
    { voice: 'es', threads: 2 },
    { reads: 'en', quick: false, audio: audio.en },
    { reads: 'en', quick: true, audio: audio.en },
    { reads: 'es', quick: false, audio: audio.es },
    { vad: audio.en },
  ];
  const figures: Figure[] = [];
  for (const task of tasks) figures.push(await apart(task));
  const [cpu, memory, system] = await Promise.all([si.cpu(), si.mem(), si.osInfo()]);
  const machine = {
    cpu: `${cpu.manufacturer} ${cpu.brand}`.trim(),
    cores: cpu.cores,
    memoryGb: Math.round(memory.total / 1e9),
    system: `${system.distro} ${system.release}`,
    node: process.version,
    load: Number(loadavg()[0]!.toFixed(2)),
  };
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ machine, models: figures, processes, startMs: Math.round(startMs) }));
    return;
  }
  console.log(
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, load ${machine.load}`,
  );
  console.table(
    figures.map((figure) => ({
      ...figure,
      loadMs: Math.round(figure.loadMs),
      realTimeFactor: Number(figure.realTimeFactor.toFixed(4)),
    })),
  );
  console.table(processes);
  console.log(
    `both processes up after ${Math.round(startMs)} ms; together ${processes.reduce((sum, { rssMb: mb }) => sum + mb, 0)} MB`,
  );
}

if (process.argv.includes('--task')) {
  process.once('message', async (task) => process.send!(await measure(task as Task)));
} else await main();
