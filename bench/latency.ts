import { loadavg } from 'node:os';
import si from 'systeminformation';
import { startDemoBox } from '../src/demo/demo-box.ts';
import { play } from '../src/demo/play.ts';
import { STORIES } from '../src/demo/stories.ts';
import { silentLog } from '../src/log.ts';
import { makeSettings } from '../src/settings/load.ts';
import { createSpeech } from '../src/speech/index.ts';

/**
 * How long a caller waits, measured on the waveform that a SIP telephone received: real Asterisk, RTP, G.711, recognition
 * and synthesis. From the last sample of the caller's last word to the first 20 ms of sound above -45 dBFS; and from the
 * answer of the call to the first word of the greeting. The rehearsed callers run on the same processors, so a box alone
 * is quicker. `node bench/latency.ts [ROUNDS] [--json]`.
 */
const rounds = Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 2);
const PIN = '482739';

const demo = await startDemoBox();
const settings = makeSettings({});
settings.speech.voice = { en: 42, es: 10 };
const callers = createSpeech(settings, silentLog);
const answers: number[] = [];
const greetings: number[] = [];
const memory: Record<string, number> = {};
try {
  await callers.start();
  const { rooms } = demo.box;
  if (!rooms) throw demo.box.trouble ?? new Error('the box has no rooms');
  await rooms.prompts;
  const { primary } = rooms.onCall();
  await rooms.access.pins.setPin(primary.id, PIN, 'bench');
  for (let round = 0; round < rounds; round++) {
    for (const story of STORIES) {
      const doctor = { number: primary.phone, pin: PIN };
      const { caller, greetingMs } = await play(story, { demo, speech: callers, doctor, onLine: () => undefined });
      answers.push(...caller.flatMap((line) => (line.responseMs === null ? [] : [line.responseMs])));
      if (greetingMs !== null) greetings.push(greetingMs);
    }
  }
  for (const { process: name, rssBytes } of rooms.speech.health()) memory[name] = Math.round(rssBytes / 1e6);
  memory.program = Math.round(process.memoryUsage.rss() / 1e6);
} finally {
  await callers.stop();
  await demo.close();
}

const [cpu, mem, os] = await Promise.all([si.cpu(), si.mem(), si.osInfo()]);
const machine = `${cpu.manufacturer} ${cpu.brand}, ${cpu.cores} cores, ${Math.round(mem.total / 2 ** 30)} GiB, ${os.distro} ${os.release}, load ${loadavg()[0]?.toFixed(1)}`;
const result = {
  machine,
  lastWordToFirstSoundMs: spread(answers),
  answerToFirstWordMs: spread(greetings),
  residentMb: memory,
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else {
  console.log(machine);
  console.table({
    'last word to first sound, ms': result.lastWordToFirstSoundMs,
    'answer to first word, ms': result.answerToFirstWordMs,
  });
  console.log('resident memory, MB:', memory);
}

function spread(values: number[]): { n: number; median: number; p95: number; max: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { n: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) };
}
