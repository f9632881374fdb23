import { LANGS, type Lang } from '../src/lang.ts';
import { makeSettings, places } from '../src/settings/load.ts';
import { loadMind } from '../src/wiring/mind.ts';
import { BenchEars, type Heard } from './asr/ears.ts';
import { recordedAnswers } from './asr/recorded.ts';
import { type Answer, answers, sayingsOf, speakerOf } from './asr/sayings.ts';
import { corrected, type Outcome, outcome, wordErrors } from './asr/score.ts';
import { machine, numberOf } from './calls/figures.ts';
import { babble, CallerVoices } from './calls/voices.ts';
import { overLine } from './endpoint/caller.ts';
import { random } from './endpoint/pauses.ts';

/**
 * What the box understands of what it expects to hear: `node bench/asr.ts [en|es] [--of N] [--kind KIND] [--json] [--told]`. N numbers, dates and names in English and half
 * as many in Spanish (default 8), the same words, medicines and phrases always. Synthetic callers of many voices over G.711 mu-law at 8 kHz, alone or in
 * the babble of others, heard by the real ears and understood as the call understands them. Free phrases are counted by words; all else by
 * what is understood: a number is right when all ten digits are, a name when the spelled surname is. `first` is what the first reading alone gives, `weighed` what the
 * box goes on with, `corrected` what stands after the caller has put it right once (the last four digits where only these are wrong, else all
 * of it). `wrong` is what was taken for sure and was not said. Where Asterisk's sounds are installed, a person's recorded digits, letters and
 * days are heard as well. The callers' voices are made at the first run and kept. `--told` prints what was told of each answer.
 */
const OF = numberOf('--of', 8);
const JSON_ONLY = process.argv.includes('--json');
/** Signal to babble in dB; null: nobody else talks. */
const LEVELS: readonly (number | null)[] = [null, 20, 10];
/** Of an answer that is awaited: every other one with somebody talking in the room. */
const ROOM: readonly (number | null)[] = [null, 20];
const HISS_DB = -60;
const SEED = 4_711;

interface Row {
  what: string;
  n: number;
  first: number;
  weighed: number;
  corrected: number | null;
  wrong: number;
}

const rnd = random(SEED);
const LANG = LANGS.find((lang) => process.argv.includes(lang)) ?? null;
const said = answers(OF);
const KINDS = process.argv.flatMap((arg, i) => (process.argv[i - 1] === '--kind' ? [arg] : []));
const isHeard = ({ lang, kind }: { lang: Lang; kind: string }) =>
  (LANG === null || lang === LANG) && (KINDS.length === 0 || KINDS.includes(kind));
const voices = await CallerVoices.prepare(sayingsOf(said).filter(({ lang }) => LANG === null || lang === LANG));
const room = babble(voices.all(), 20);
const settings = makeSettings({});
const ears = await BenchEars.load(settings);
const { understand } = loadMind();
const rows = new Map<string, Row>();
const words = new Map<string, { errors: number; words: number; languages: number; n: number }>();
const cost = { decodings: 0, decodeMs: 0, saidMs: 0 };

for (const [i, answer] of said.entries()) {
  if (!isHeard(answer)) continue;
  const own = sound(answer.text, answer, i);
  if (answer.kind === 'open') {
    for (const snr of LEVELS) await phrase(answer, own, snr);
    continue;
  }
  const snr = ROOM[i % ROOM.length]!;
  const heard = await hear(answer, own, snr);
  const now = outcome(understand, answer, heard, true);
  count(answer, '', outcome(understand, answer, heard, false), now, await putRight(answer, now, i, snr));
}
const recorded = recordedAnswers(places(settings).asteriskPrefix, OF);
for (const answer of (recorded ?? []).filter(isHeard)) {
  const heard = await hear(answer, answer.samples, null);
  count(
    answer,
    ', recorded',
    outcome(understand, answer, heard, false),
    outcome(understand, answer, heard, true),
    null,
  );
}
await report();

function sound(text: string, answer: Answer, i: number): Int16Array {
  return voices.of({ text, lang: answer.lang, speaker: speakerOf(answer, i) });
}

function line(snr: number | null) {
  const caller = { line: { name: '', hissDb: HISS_DB, babbleSnrDb: snr } };
  return (samples: Int16Array) => overLine(samples, { lang: 'en', speaker: 0, tempo: 1, ...caller }, room, rnd);
}

async function hear(answer: Answer, samples: Int16Array, snr: number | null): Promise<Heard> {
  const heard = await ears.hear(answer.kind, answer.lang, line(snr), samples);
  cost.decodings += heard.decodings;
  cost.decodeMs += heard.decodeMs;
  cost.saidMs += samples.length / 16;
  if (process.argv.includes('--told')) tell(answer, heard);
  return heard;
}

/** As the first words of a call, in a language that is not known yet. */
async function phrase({ kind, lang, text }: Answer, samples: Int16Array, snr: number | null): Promise<void> {
  const { utterances } = await ears.hear(kind, null, line(snr), samples);
  const [errors, count] = wordErrors(text, utterances.map((one) => one.text).join(' '));
  const key = `${lang}, ${snr === null ? 'clean' : `${snr} dB`}`;
  const sum = words.get(key) ?? { errors: 0, words: 0, languages: 0, n: 0 };
  const right = utterances[0]?.lang === lang ? 1 : 0;
  words.set(key, {
    errors: sum.errors + errors,
    words: sum.words + count,
    languages: sum.languages + right,
    n: sum.n + 1,
  });
}

async function putRight(answer: Answer, now: Outcome, i: number, snr: number | null): Promise<Outcome | null> {
  if (!answer.again) return null;
  if (now.right) return now;
  const nearly = answer.lastFour && now.value?.slice(0, 6) === answer.want.slice(0, 6);
  const text = nearly ? answer.lastFour! : answer.again;
  return corrected(understand, answer, now, await hear(answer, sound(text, answer, i), snr));
}

function count(answer: Answer, how: string, first: Outcome, weighed: Outcome, after: Outcome | null): void {
  const { kind, lang } = answer;
  const group = kind === 'when' || kind === 'number' || kind === 'choice' ? 'single word' : kind;
  const what = `${group}, ${lang}${how}`;
  const row = rows.get(what) ?? { what, n: 0, first: 0, weighed: 0, corrected: null, wrong: 0 };
  row.n++;
  if (first.right) row.first++;
  if (weighed.right) row.weighed++;
  if (weighed.wrong) row.wrong++;
  if (after) row.corrected = (row.corrected ?? 0) + (after.right ? 1 : 0);
  rows.set(what, row);
}

function tell({ kind, lang, text }: Answer, { utterances }: Heard): void {
  const told = utterances.map((one) => [one.text, ...(one.others ?? [])].join(' | ')).join(' // ');
  console.error(`${kind} ${lang}: ${text} -> ${told}`);
}

async function report(): Promise<void> {
  const phrases = [...words].map(([where, sum]) => ({ where, ...sum, wordErrorRate: sum.errors / sum.words }));
  const decoding = { perAnswerMs: cost.decodeMs / cost.saidMs, decodings: cost.decodings };
  const result = {
    machine: await machine(),
    phrases,
    answers: [...rows.values()],
    recorded: recorded !== null,
    decoding,
  };
  if (JSON_ONLY) {
    console.log(JSON.stringify(result));
    return;
  }
  const percent = (part: number | null, of: number) => (part === null ? '' : `${((100 * part) / of).toFixed(1)} %`);
  console.log(`${result.machine}\n\n| phrases | n | words wrong | language right |\n|---|---|---|---|`);
  for (const { where, n, errors, words: of, languages } of phrases)
    console.log(`| ${where} | ${n} | ${percent(errors, of)} | ${languages} of ${n} |`);
  console.log(
    '\n| answers | n | right, first | right, weighed | right, corrected once | wrong |\n|---|---|---|---|---|---|',
  );
  for (const row of result.answers)
    console.log(
      `| ${row.what} | ${row.n} | ${percent(row.first, row.n)} | ${percent(row.weighed, row.n)} | ${percent(row.corrected, row.n)} | ${row.wrong} |`,
    );
  if (cost.saidMs > 0)
    console.log(`\nDecoding took ${decoding.perAnswerMs.toFixed(2)} s of a core for a second of answers.`);
  if (!recorded) console.log("Asterisk's sounds are not installed: no recorded speech was heard.");
}
