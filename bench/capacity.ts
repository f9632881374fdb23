import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Phone } from '../src/telephony/phone/phone.ts';
import { MeasuredBox, type Resident } from './calls/box.ts';
import { type CallMeasure, converse } from './calls/caller.ts';
import { machine, numberOf, spread, table } from './calls/figures.ts';
import { atSnr } from './calls/line.ts';
import { CallerWords } from './calls/sayings.ts';
import { babble, CallerVoices, SPEAKERS } from './calls/voices.ts';

/**
 * What a caller waits for when many call at once, measured as in latency.ts: so many callers begin within a few seconds of one another, each
 * with a voice of their own, every third with babble at 20 dB and every third at 10 dB, and each answers a question a quarter of a second
 * after it: people take longer, so that a practice's callers are lighter. Calls that the box does not take are counted with how soon they
 * heard the backup path. `nightbell bench capacity [--calls N] [--answers N] [--rounds N] [--most N] [--json]`; eight calls of six answers
 * take about two minutes. `--rounds` has as many call again when all have hung up, and tells the memory after each. `--most` sets `calls.most`; without it the box decides by what it measures.
 */
const SOON_MS = 1_200;
const STAGGER_MS = 600;
const SNR_DB = [null, 20, 10];

const calls = numberOf('--calls', 8);
const perCall = numberOf('--answers', 6);
const rounds = numberOf('--rounds', 1);
const most = process.argv.includes('--most') ? numberOf('--most', 8) : 0;
const callers = Array.from({ length: calls }, (_, n) => new CallerWords(n, SPEAKERS.en[n % SPEAKERS.en.length]!));
const voices = await CallerVoices.prepare(callers.flatMap((caller) => caller.all()));
const people = babble(voices.all(), 20);
const provider = await Phone.open();
const config = { trunk: { host: provider.host, port: provider.port }, settings: { calls: { most } } };
const box = await MeasuredBox.start(config);
try {
  await box.loop();
  const [cpuFrom, from] = [box.cpuMs(), performance.now()];
  const held: CallMeasure[] = [];
  const memory: Resident[][] = [];
  const round = (i: number) =>
    Promise.all(
      callers.map(async (words, n) => {
        await sleep(n * STAGGER_MS);
        const snrDb = SNR_DB[n % SNR_DB.length] ?? null;
        const noise = snrDb === null ? null : atSnr(people, snrDb);
        const number = `+1518555${String(100 + i * calls + n).padStart(4, '0')}`;
        return converse({ box, provider, from: number, words, voices, noise, answers: perCall });
      }),
    );
  for (let i = 0; i < rounds; i++) {
    held.push(...(await round(i)));
    memory.push(box.resident());
  }
  const seconds = (performance.now() - from) / 1000;
  const cores = (box.cpuMs() - cpuFrom) / 1000 / seconds;
  const loop = await box.loop();
  const taken = held.filter(({ given }) => given !== 'full');
  const all = taken.flatMap(({ answers }) => answers);
  const heard = all.flatMap(({ ms }) => ms ?? []);
  const asked = all.filter(({ early }) => !early);
  const soon = heard.filter((ms) => ms <= SOON_MS).length;
  const result = {
    machine: await machine(),
    calls,
    taken: taken.length,
    toBackup: held.length - taken.length,
    failed: held.flatMap(({ failed }) => failed ?? []),
    answerMs: spread(heard),
    substanceMs: spread(all.flatMap(({ substanceMs }) => substanceMs ?? [])),
    decodeMs: spread(all.flatMap(({ decodeMs }) => decodeMs ?? [])),
    greetingMs: spread(taken.flatMap(({ greetingMs }) => greetingMs ?? [])),
    within1200: asked.length === 0 ? null : soon / asked.length,
    longestSilenceMs: spread(taken.map(({ longestSilenceMs }) => longestSilenceMs)).max,
    early: all.length - asked.length,
    unanswered: asked.length - heard.length,
    cores: Number(cores.toFixed(2)),
    loop: { p99Ms: Math.round(loop.p99Ms), maxMs: Math.round(loop.maxMs) },
    resident: memory,
  };
  if (process.argv.includes('--json')) console.log(JSON.stringify(result));
  else {
    console.log(`${result.machine}\n`);
    console.log(
      table('what is waited for, ms', [
        ['end of speech to first sound', result.answerMs],
        ['to the first sound of what answers it', result.substanceMs],
        ['of it the last reading', result.decodeMs],
        ['answer of the call to first word', result.greetingMs],
      ]),
    );
    const share = result.within1200 === null ? 'none' : `${(100 * result.within1200).toFixed(0)} %`;
    console.log(`\nOf ${held.length} calls ${result.taken} were taken and ${result.toBackup} went to the backup path.`);
    console.log(`Within 1.2 s: ${share} of ${asked.length} answers; longest silence ${result.longestSilenceMs} ms;`);
    console.log(`the box spoke before the caller had ended: ${result.early}; never within 9 s: ${result.unanswered}.`);
    console.log(
      `Processor: ${result.cores} of ${availableParallelism()} cores over ${seconds.toFixed(0)} s, Asterisk included.`,
    );
    console.log(
      `Timers late: 99 in a hundred by no more than ${result.loop.p99Ms} ms, at most ${result.loop.maxMs} ms.`,
    );
    for (const [i, resident] of memory.entries()) {
      const each = resident.map(({ process, mb }) => `${process} ${mb}`).join(', ');
      const all = resident.reduce((sum, { mb }) => sum + mb, 0);
      console.log(`Memory after ${calls * (i + 1)} calls, MB: ${each}, together ${all}.`);
    }
    for (const why of result.failed) console.log(`Failed: ${why}`);
  }
} finally {
  await box.close();
  await provider.close();
}
