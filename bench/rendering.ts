import { silentLog } from '../src/log.ts';
import { makeSettings } from '../src/settings/load.ts';
import { createSpeech } from '../src/speech/index.ts';
import type { Line } from '../src/speech/speech.ts';
import { numberOf, spread, table } from './calls/figures.ts';

/**
 * How soon a sentence with facts begins to sound, and whether it stops inside: lines that are rendered while a caller waits, clause by clause as the
 * floor plays them, each of the rounds with other facts. `node bench/rendering.ts [--rounds N]`, half a minute.
 */
const RATE = 16_000;
const rounds = numberOf('--rounds', 3);
const NAMES = ['Grace Holloway', 'Martin Oduya', 'Elena Ibarra'];

const SAID: Record<Line['lang'], readonly ((name: string) => string)[]> = {
  en: [
    (name) => `I have the name ${name}.`,
    (name) =>
      `I have ${name}, born on March fourth, nineteen eighty two, who would like an appointment for her knee, in the afternoon if possible, next week.`,
  ],
  es: [
    (name) => `Tengo el nombre ${name}.`,
    (name) =>
      `Tengo a ${name}, que nació el cuatro de marzo de mil novecientos ochenta y dos, que quisiera una cita por la rodilla, por la tarde si se puede, la próxima semana.`,
  ],
};

const speech = createSpeech(makeSettings({}), silentLog);
await speech.start();
try {
  const rows = new Map<string, { first: number[]; gap: number[] }>();
  for (const [lang, lines] of Object.entries(SAID) as [Line['lang'], (typeof SAID)['en']][])
    for (const [i, text] of lines.entries())
      for (let round = 0; round < rounds; round++) {
        const row = `${lang}, ${i === 0 ? 'short' : 'long'}`;
        const { first, gap } = await heard({ text: text(NAMES[round % NAMES.length]!), lang, cacheable: false });
        const all = rows.get(row) ?? { first: [], gap: [] };
        rows.set(row, { first: [...all.first, first], gap: [...all.gap, gap] });
      }
  const figures = (pick: 'first' | 'gap') => [...rows].map(([row, all]) => [row, spread(all[pick])] as const);
  console.log(table('asked for to first sample, ms', figures('first')));
  console.log(`\n${table('longest gap inside beyond its own pauses, ms', figures('gap'))}`);
} finally {
  await speech.stop();
}

async function heard(line: Line): Promise<{ first: number; gap: number }> {
  const asked = performance.now();
  let first: number | null = null;
  let playedTo = 0;
  let gap = 0;
  for await (const part of speech.say(line)) {
    const now = performance.now();
    if (first === null) first = now - asked;
    else gap = Math.max(gap, now - playedTo);
    playedTo = Math.max(now, playedTo) + (part.length * 1000) / RATE;
  }
  return { first: first ?? Number.NaN, gap: Math.max(0, gap) };
}
