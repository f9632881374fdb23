import { Phone } from '../src/telephony/phone/phone.ts';
import { MeasuredBox } from './calls/box.ts';
import { type Answered, type CallMeasure, converse } from './calls/caller.ts';
import { machine, numberOf, spread, table } from './calls/figures.ts';
import { atSnr } from './calls/line.ts';
import { CallerWords } from './calls/sayings.ts';
import { babble, CallerVoices, SPEAKERS } from './calls/voices.ts';

/**
 * How long a caller waits, one call at a time, measured on the waveform that a SIP telephone received: real Asterisk, RTP, G.711, recognition
 * and synthesis. From the caller's last sound above -45 dBFS to the first 20 ms of sound above it, and from the answer of the call to the
 * first word of the greeting. Ten voices, a quiet room and babble at 20 and 10 dB; the callers' speech is made before any call and nothing
 * but the telephone runs beside the box. `nightbell bench latency [--calls N] [--answers N] [--seconds N] [--each] [--json]`; six calls of five answers take
 * under three minutes.
 */
const calls = numberOf('--calls', 6);
const perCall = numberOf('--answers', 5);
/** No call begins later than so many seconds after the first. */
const seconds = numberOf('--seconds', 140);
const ROOMS = [
  { room: 'quiet', snrDb: null },
  { room: '20 dB', snrDb: 20 },
  { room: '10 dB', snrDb: 10 },
] as const;

const callers = Array.from({ length: calls }, (_, n) => new CallerWords(n, SPEAKERS.en[n % SPEAKERS.en.length]!));
const voices = await CallerVoices.prepare(callers.flatMap((caller) => caller.all()));
const people = babble(voices.all(), 20);
const provider = await Phone.open();
const box = await MeasuredBox.start({ trunk: { host: provider.host, port: provider.port }, settings: {} });
const held: { room: string; measure: CallMeasure }[] = [];
try {
  const until = performance.now() + seconds * 1000;
  for (const [n, words] of callers.entries()) {
    if (performance.now() > until) break;
    const { room, snrDb } = ROOMS[n % ROOMS.length]!;
    const from = `+1518555${String(110 + n).padStart(4, '0')}`;
    const noise = snrDb === null ? null : atSnr(people, snrDb);
    process.stderr.write(`call ${n + 1} of ${calls}\n`);
    held.push({ room, measure: await converse({ box, provider, from, words, voices, noise, answers: perCall }) });
  }
} finally {
  await box.close();
  await provider.close();
}

const all = held.flatMap(({ room, measure }) => measure.answers.map((answer) => ({ room, ...answer })));
const of = (pick: (answer: Answered) => number | null, list: readonly Answered[] = all) =>
  spread(list.flatMap((answer) => pick(answer) ?? []));
const waited = (list: readonly Answered[]) => of(({ ms }) => ms, list);
const kinds = [...new Set(all.map(({ to }) => to))].sort();
const result = {
  machine: await machine(),
  answerMs: waited(all),
  substanceMs: of(({ substanceMs }) => substanceMs),
  acknowledged: all.filter(({ ms, substanceMs }) => ms !== substanceMs).length,
  greetingMs: spread(held.flatMap(({ measure }) => measure.greetingMs ?? [])),
  byRoom: Object.fromEntries(ROOMS.map(({ room }) => [room, waited(all.filter((a) => a.room === room))])),
  byKind: Object.fromEntries(kinds.map((kind) => [kind, waited(all.filter(({ to }) => to === kind))])),
  steps: {
    'last sound to words known': of((a) => a.wordsMs),
    'of it the last reading, most of it in the silence': of((a) => a.decodeMs),
    'words known to decided': of((a) => a.decidedMs),
    'decided to first sample': of((a) => a.rendered),
    'first sample to first sound': of((a) => a.wireMs),
  },
  early: all.filter((answer) => answer.early).length,
  unanswered: all.filter((answer) => !answer.early && answer.ms === null).length,
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else {
  if (process.argv.includes('--each'))
    for (const { room, to, ms, substanceMs, wordsMs, decodeMs, decidedMs, rendered, wireMs } of all)
      console.log(
        [room, to, ms, substanceMs, wordsMs, decodeMs, decidedMs, rendered, wireMs]
          .map((x) => (typeof x === 'number' ? Math.round(x) : (x ?? '-')))
          .join(' | '),
      );
  console.log(`${result.machine}\n`);
  console.log(
    table('what is waited for, ms', [
      ['end of speech to first sound', result.answerMs],
      ['to the first sound of what answers it', result.substanceMs],
      ['answer of the call to first word', result.greetingMs],
    ]),
  );
  console.log(`\n${table('room', Object.entries(result.byRoom))}`);
  console.log(`\n${table('answer to', Object.entries(result.byKind))}`);
  console.log(`\n${table('step', Object.entries(result.steps))}`);
  console.log(`\nTold that they were heard before they were answered: ${result.acknowledged}.`);
  console.log(
    `The box spoke before the caller had ended: ${result.early} of ${all.length}; never within 9 s: ${result.unanswered}.`,
  );
}
