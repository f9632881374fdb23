import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { LANGS, type Lang } from '../src/lang.ts';
import { silentLog } from '../src/log.ts';
import { evaluateLlm, type LlmFigures, llmTable } from '../src/opinion/llm/evaluate.ts';
import { makeSettings } from '../src/settings/load.ts';
import { createSpeech } from '../src/speech/index.ts';
import { loadMind } from '../src/wiring/mind.ts';
import { figuresOf, type Judged, type Labelled, percent } from './evaluation/figures.ts';
import { evaluationPage, type Row, type SpokenRow } from './evaluation/page.ts';
import { readSet, SETS } from './evaluation/sets.ts';
import { type Heard, spokenTexts, VOICES } from './evaluation/spoken.ts';
import { understandingTables } from './understanding.ts';

/**
 * How well callers' sentences are judged: `npm run eval -- [--spoken] [--sentences N] [--heard FILE] [--llm ID]... [--lines N]`. Writes docs/reference/evaluation.md.
 * Every sentence goes through the command `triage --jsonl`, as anybody else would run it.
 */
const TREE = join(import.meta.dirname, '..');
const PAGE = join(TREE, 'docs/reference/evaluation.md');
const WAYS = [
  { by: 'rules', args: ['--rules-only'] },
  { by: 'rules and classifier', args: [] },
];

/** What of the two readings of a caller's words is judged. */
const READINGS = [
  { read: 'once', second: false },
  { read: 'twice, as in a call', second: true },
];

const { values } = parseArgs({
  options: {
    spoken: { type: 'boolean', default: false },
    /** Emergencies of test/cases that are spoken, in each language; a quarter as many others beside them. */
    sentences: { type: 'string', default: '40' },
    /** File in which what was heard is kept: a run that is begun again goes on from there, and rules are measured anew without hearing. */
    heard: { type: 'string' },
    /** Language models to measure; each must have been fetched. */
    llm: { type: 'string', multiple: true, default: [] },
    /** Sentences that each language model is asked about. */
    lines: { type: 'string', default: '40' },
  },
});

/** @throws where the command fails or leaves a line out: a figure of half a set is none. */
async function judge(
  lines: readonly { id: string; lang: string; text: string; second?: string }[],
  args: string[],
): Promise<Map<string, Judged>> {
  const child = spawn(process.execPath, [join(TREE, 'src/cli/nightbell.ts'), 'triage', '--jsonl', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(
    lines.map(({ id, lang, text, second }) => `${JSON.stringify({ id, lang, text, second })}\n`).join(''),
  );
  const out = await text(child.stdout);
  const judged = new Map(
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Judged & { id: string })
      .map((one) => [one.id, one]),
  );
  const missing = lines.filter(({ id }) => !judged.get(id)?.tier);
  if (missing.length)
    throw new Error(`${missing.length} of ${lines.length} lines were not judged, the first is ${missing[0]!.id}`);
  return judged;
}

async function written(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const set of SETS) {
    const lines = readSet(set);
    for (const { by, args } of WAYS) {
      const judged = await judge(lines, args);
      const figures = figuresOf(lines.map((line) => [line, judged.get(line.id)!] as const));
      rows.push({ set: set.name, kind: set.kind, lang: set.lang, seen: set.seen, by, figures });
      console.log(
        `${set.name} (${set.kind}) ${set.lang}, ${by}: accepted ${percent(figures.accepted)}, emergencies ${percent(figures.emergenciesFound)}, ` +
          `under ${percent(figures.under)}, over ${percent(figures.over)}, crises ${figures.crisesFound.hits}/${figures.crisesFound.of}`,
      );
    }
  }
  return rows;
}

const spread = (list: Labelled[], n: number) =>
  list.filter((_, i) => Math.floor((i * n) / list.length) !== Math.floor(((i - 1) * n) / list.length)).slice(0, n);

/** So many emergencies of test/cases, all there are where more are wanted, and a quarter as many others, spread over the set. */
function sample(lang: 'en' | 'es', size: number): Labelled[] {
  const all = SETS.filter((set) => set.lang === lang && set.name === 'Cases').flatMap(readSet);
  const [grave, others] = [
    all.filter((line) => line.tier === 'emergency'),
    all.filter((line) => line.tier !== 'emergency'),
  ];
  return [
    ...spread(grave, Math.min(size, grave.length)),
    ...spread(others, Math.ceil(Math.min(size, grave.length) / 4)),
  ];
}

async function spoken(size: number): Promise<SpokenRow[]> {
  const kept: Partial<Record<Lang, readonly Heard[]>> =
    values.heard && existsSync(values.heard) ? JSON.parse(readFileSync(values.heard, 'utf8')) : {};
  const settings = makeSettings({});
  const speech = createSpeech(settings, silentLog);
  await speech.start();
  try {
    const rows: SpokenRow[] = [];
    for (const lang of LANGS) {
      const lines = sample(lang, size);
      const heard = await spokenTexts(settings, speech, lang, lines, kept[lang] ?? [], (all, speaker) => {
        console.log(`voice ${speaker} (${lang}): ${lines.length} sentences`);
        if (values.heard) writeFileSync(values.heard, JSON.stringify({ ...kept, [lang]: all }));
        kept[lang] = all;
      });
      const wanted = new Map(lines.map((line) => [line.id, line]));
      for (const { read, second } of READINGS) {
        const said = heard.map((one) => ({
          id: one.id,
          lang: one.lang,
          text: one.text,
          ...(second && { second: one.second }),
        }));
        const judged = await judge(said, []);
        const pairs = heard.map(({ id }) => [wanted.get(id.slice(0, id.lastIndexOf('/')))!, judged.get(id)!] as const);
        const figures = figuresOf(pairs);
        rows.push({ lang, read, voices: VOICES[lang].length, sentences: lines.length, figures });
        console.log(
          `spoken ${lang}, ${read}: emergencies ${percent(figures.emergenciesFound)}, over ${percent(figures.over)}`,
        );
      }
    }
    return rows;
  } finally {
    await speech.stop();
  }
}

/** What each language model adds and costs: half emergencies, half others. */
async function languageModels(ids: readonly string[], size: number): Promise<string[][]> {
  const figures: LlmFigures[] = [];
  const settings = makeSettings({});
  const { protocol, engine } = loadMind();
  const lines = (['en', 'es'] as const).flatMap((lang) => sample(lang, Math.ceil(size / 3)));
  for (const id of ids) {
    const onLine = (done: number, of: number) => console.log(`${id}: ${done} of ${of}`);
    figures.push(await evaluateLlm(id, lines, { settings, protocol, engine, onLine }));
  }
  return figures.length ? llmTable(figures) : [];
}

const rows = await written();
const parts = {
  date: new Date().toISOString().slice(0, 10),
  protocol: loadMind().engine.protocol,
  rows,
  spoken: values.spoken ? await spoken(Number(values.sentences)) : [],
  understanding: await understandingTables({ llm: values.llm[0] ?? null, lines: 12 }),
  llm: await languageModels(values.llm, Number(values.lines)),
};
writeFileSync(PAGE, evaluationPage(parts));
console.log(`written: ${PAGE}`);
