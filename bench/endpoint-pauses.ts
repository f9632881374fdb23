import { appendFileSync, readFileSync } from 'node:fs';
import { commonNames } from '../src/reference/names.ts';
import { loadSettings } from '../src/settings/load.ts';
import { Listener } from '../src/speech/ears/listener.ts';
import { WorkQueue } from '../src/speech/ears/queue.ts';
import { Reader, type Readings } from '../src/speech/ears/reader.ts';
import { Recogniser } from '../src/speech/ears/recogniser.ts';
import { SecondReader } from '../src/speech/ears/second.ts';
import { Vad } from '../src/speech/ears/vad.ts';
import { earsFiles } from '../src/speech/files.ts';
import { ListedNames } from '../src/speech/turn-end/known-names.ts';
import { Rhythm } from '../src/speech/turn-end/rhythm.ts';
import { numberOf, spread } from './calls/figures.ts';
import { babble, CallerVoices } from './calls/voices.ts';
import { type Caller, overLine, soundOf } from './endpoint/caller.ts';
import { CallClock } from './endpoint/clock.ts';
import { FRESH } from './endpoint/fresh-utterances.ts';
import { FURTHER } from './endpoint/further-utterances.ts';
import { LATEST } from './endpoint/latest-utterances.ts';
import { type Pause, play, type Recorded } from './endpoint/recorded.ts';
import { roundsOf } from './endpoint/rounds.ts';
import { ANSWERS, END_SILENCE_MS, EXPECTED } from './endpoint/utterances.ts';

/**
 * Rules of ends of turns against pauses that were heard once. `node bench/endpoint-pauses.ts record FILE [--rounds N] [--only ROUND] [--seed N] [--further | --fresh | --latest] [--english]`: the answers of
 * bench/endpoint.ts (`--further`, `--fresh`, `--latest`: other texts), heard by the real ears with a rule that never ends a turn inside an answer; every pause
 * is written down with what the ruling was given. `node bench/endpoint-pauses.ts play FILE … [--each]`: how the rules of today end them, in a second. Kept: bench/endpoint/recordings.
 */
const RATE = 16_000;
const FRAME = 320;
/** Longer than any pause, shorter than what follows the answer. */
const NEVER_MS = 2_000;
const AFTER_MS = 2_800;
/** No names that are so rare, as the ears do it. */
const RAREST = 4;

const OTHER_TEXTS = { '--further': FURTHER, '--fresh': FRESH, '--latest': LATEST };

/** Partial readings end no turn, so none are made. */
class Careful extends Reader {
  override async glance(): Promise<Readings> {
    return [];
  }
}

const [what, ...rest] = process.argv.slice(2);
const files = rest.filter((arg, i) => !arg.startsWith('--') && !/^--(?:rounds|seed|only)$/.test(rest[i - 1] ?? ''));
const names = new ListedNames(commonNames().filter((name) => name.kind === 'surname' || name.class < RAREST));
if (what === 'record') await record(files[0]!);
else show(files);

async function record(file: string): Promise<void> {
  const other = Object.entries(OTHER_TEXTS).find(([flag]) => process.argv.includes(flag));
  const answers = other?.[1] ?? ANSWERS;
  const { callers, turns: all, rnd } = roundsOf(answers, numberOf('--rounds', 3), numberOf('--seed', 20_021));
  const only = process.argv.includes('--only') ? numberOf('--only', 1) : 0;
  const english = process.argv.includes('--english');
  const turns = all.filter(
    ({ round, caller }) => (only === 0 || round === only - 1) && (!english || caller.lang === 'en'),
  );
  const voices = await CallerVoices.prepare(turns.flatMap(({ spoken }) => spoken.parts));
  const room = babble(voices.all().slice(0, 60), 20);
  const { recognisers, quick, vad } = earsFiles(loadSettings());
  const models = {
    en: await Recogniser.load(recognisers.en),
    es: await Recogniser.load(recognisers.es),
    quick: await Recogniser.load(quick),
  };
  for (const model of Object.values(models)) await model.read(new Int16Array(RATE));
  const hear = async (caller: Caller) => {
    const clock = new CallClock();
    clock.takeTimers();
    let begunMs = 0;
    let voiceMs = 0;
    let heard: Pause[] = [];
    Rhythm.prototype.paused = following(Rhythm.prototype.paused, (ms) => {
      const last = heard.at(-1);
      if (ms > 0 && last) last.toMs ??= Math.round(clock.nowMs - begunMs);
    });
    const queue = new WorkQueue(2);
    const timed = { en: clock.timed(models.en), es: clock.timed(models.es) };
    const reader = new Careful(timed, clock.timed(models.quick), queue);
    const silent = { id: 'none', read: async () => '' };
    const second = new SecondReader({ en: silent, es: silent }, queue);
    const nothing = () => undefined;
    const hearing = {
      voice: (atMs: number) => {
        voiceMs = atMs;
      },
      ...{ partial: nothing, utterance: nothing, second: nothing, closing: nothing, nothing, settled: nothing },
    };
    const options = { langs: [caller.lang], endSilenceMs: 700 };
    const readers = { reader, second };
    const listener = new Listener(1, 0, options, new Vad(vad.model), readers, queue, hearing, (evidence) => {
      const { text, lang, longPauseMs } = evidence;
      const fromMs = Math.round(voiceMs + evidence.voiceMs - begunMs);
      const reading = { atMs: Math.round(clock.nowMs - begunMs), text, lang, voiceMs: evidence.voiceMs, longPauseMs };
      const last = heard.at(-1);
      if (last && last.fromMs === fromMs) last.readings.push(reading);
      else heard.push({ fromMs, toMs: null, readings: [reading] });
      return { silenceMs: NEVER_MS, standing: 'begun' };
    });
    for (const { round, spoken } of turns.filter((turn) => turn.caller === caller)) {
      const { kind, text, lang } = spoken.answer;
      listener.expect({ ...options, endSilenceMs: END_SILENCE_MS[kind], expected: { kind, ...EXPECTED[kind] } });
      const { samples, spans } = soundOf(spoken, voices);
      const whole = new Int16Array(samples.length + (RATE * AFTER_MS) / 1000);
      whole.set(samples);
      const line = overLine(whole, caller, room, rnd);
      begunMs = clock.nowMs;
      heard = [];
      for (let at = 0; at + FRAME <= line.length; at += FRAME) {
        listener.push(line.slice(at, at + FRAME));
        await clock.pass(20);
      }
      const one: Recorded = {
        ...{ round, lang, kind, text, line: caller.line.name, speaker: caller.speaker },
        pauses: spoken.pauses.map(({ ms }) => ms),
        endMs: Math.round((spans.at(-1)!.to * 1000) / RATE),
        heard,
      };
      appendFileSync(file, `${JSON.stringify(one)}\n`);
    }
    listener.close();
  };
  for (const caller of callers) if (turns.some((turn) => turn.caller === caller)) await hear(caller);
}

function show(from: readonly string[]): void {
  const all = from.flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Recorded),
  );
  const played = all.map((one) => ({ one, ...play(one, names) }));
  if (process.argv.includes('--each'))
    for (const { one, cut, delayMs } of played) {
      const how = cut ? `CUT ${(cut.pause.toMs ?? 0) - cut.pause.fromMs} ms after ${cut.silenceMs} ` : `${delayMs} ms`;
      console.log(
        `${how} [${cut?.standing ?? ''}] ${one.kind}: ${one.text} => ${cut?.text ?? one.heard.at(-1)?.readings.at(-1)?.text}`,
      );
    }
  const row = (name: string, some: typeof played) => {
    const cuts = some.filter(({ cut }) => cut).length;
    const { median, p95 } = spread(some.flatMap(({ delayMs }) => delayMs ?? []));
    const heard = some.filter(({ cut }) => cut?.heard).length;
    const percent = Number(((100 * cuts) / some.length).toFixed(1));
    return {
      ...{ answer: name, said: some.length, 'false ends': cuts, '%': percent, heard },
      ...{ 'median ms': median, '95 % ms': p95 },
    };
  };
  const by = (key: (one: Recorded) => string) =>
    [...new Set(all.map(key))].map((name) =>
      row(
        name,
        played.filter(({ one }) => key(one) === name),
      ),
    );
  console.table([...by(({ kind }) => kind), ...by(({ round }) => `round ${round + 1}`), row('all', played)]);
}

/** The same method, and what else is done with what it is given. */
function following(method: Rhythm['paused'], also: (ms: number) => void): Rhythm['paused'] {
  return function (this: Rhythm, ms: number) {
    also(ms);
    method.call(this, ms);
  };
}
