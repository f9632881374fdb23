import { silentLog } from '../../log.ts';
import { findModel, loadManifest, type Manifest } from '../../models/manifest.ts';
import { checkModels, filePath } from '../../models/state.ts';
import { places } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Protocol } from '../../triage/protocol/types.ts';
import { isAtLeast, type Opinion, type Tier, type TriageEngine } from '../../triage/types.ts';
import { tierOf } from '../../words/disposition.ts';
import { read } from '../../words/reader.ts';
import type { Said } from '../adviser.ts';
import { opinionOf } from './adviser.ts';
import { DEADLINE_MS, type Heard, Llm } from './llm.ts';
import { llmConfig } from './model.ts';
import { redFlagsOf } from './red-flags.ts';

/** A sentence with the tiers that a careful reviewer accepts. */
export interface LlmLine extends Said {
  accept: readonly Tier[];
}

/** What one model adds to the rules and what it costs. All but the last four count sentences. */
export interface LlmFigures {
  model: string;
  lines: number;
  /** An answer came at all, which is given much longer here than in a call. What follows is of these: judgement and speed are two things. */
  answered: number;
  /** Of those, the ones that came within the deadline of a call: on a busy box fewer than on a quiet one. */
  inTime: number;
  /** A red flag was named of a tier that is accepted, or of one that is not. */
  namedRightly: number;
  namedWrongly: number;
  /** The rules alone are below everything accepted; of these the model, trusted to raise, would bring up to what is accepted. */
  under: number;
  underRaised: number;
  /** Nobody accepts an emergency, the rules alone say none, and the model, trusted to raise, would make it one. */
  falselyRaised: number;
  /** Only those of them that are routine. */
  routine: number;
  routineRaised: number;
  /** Questions that it would cause, trusted to ask, that the rules alone do not ask. */
  asks: number;
  /** Until an answer; NaN where there was none. */
  medianMs: number;
  p95Ms: number;
  /** Until it had read its red flags. */
  loadMs: number;
  memoryBytes: number;
}

/** An answer that takes longer than this is none. */
const PATIENT_MS = 30_000;

/** What is measured with. */
export interface LlmBench {
  settings: Settings;
  protocol: Protocol;
  engine: TriageEngine;
  manifest?: Manifest;
  /** Called after each line. */
  onLine?: (done: number, of: number) => void;
}

/**
 * Asks a language model about each line as a call would, though with more patience, whatever its trust in the manifest is.
 * Throws NB_MODEL_UNKNOWN, NB_MODEL_MISSING, NB_MODEL_HASH, NB_MODEL_UNVERIFIED, NB_OPINION_START.
 */
export async function evaluateLlm(id: string, lines: readonly LlmLine[], bench: LlmBench): Promise<LlmFigures> {
  const { settings, protocol, engine, manifest = loadManifest() } = bench;
  const cacheDir = places(settings).models;
  await checkModels({ ids: [id], cacheDir, manifest });
  const model = findModel(id, manifest);
  const flags = redFlagsOf(protocol);
  const llm = new Llm(llmConfig({ id, file: filePath(cacheDir, model, model.files[0]!) }, flags), silentLog);
  const begun = performance.now();
  const out: LlmFigures = { ...NOTHING, model: id, lines: lines.length };
  const took: number[] = [];
  try {
    await llm.start();
    out.loadMs = Math.round(performance.now() - begun);
    for (const [i, line] of lines.entries()) {
      const said = await llm.ask(line.text, PATIENT_MS);
      const heard = typeof said === 'string' ? null : said;
      if (heard) took.push(heard.ms);
      const opinion = (trust: 'ask' | 'raise') =>
        heard && opinionOf(heard, flags, trust, id, read(protocol, line.text));
      const flag = flags.find((each) => each.id === heard?.answer?.flag);
      count(out, engine, line, { heard, named: flag ? tierOf(flag.disposition) : null, opinion });
      out.memoryBytes = Math.max(out.memoryBytes, llm.rssBytes);
      bench.onLine?.(i + 1, lines.length);
    }
  } finally {
    await llm.stop();
  }
  took.sort((a, b) => a - b);
  out.medianMs = took[Math.floor(took.length / 2)] ?? Number.NaN;
  out.p95Ms = took[Math.floor(took.length * 0.95)] ?? Number.NaN;
  return out;
}

const NOTHING: LlmFigures = {
  model: '',
  lines: 0,
  answered: 0,
  inTime: 0,
  namedRightly: 0,
  namedWrongly: 0,
  under: 0,
  underRaised: 0,
  falselyRaised: 0,
  routine: 0,
  routineRaised: 0,
  asks: 0,
  medianMs: Number.NaN,
  p95Ms: Number.NaN,
  loadMs: 0,
  memoryBytes: 0,
};

/** What a model made of a line. */
export interface LlmMade {
  heard: Heard | null;
  /** Tier of the red flag that it named. */
  named: Tier | null;
  /** What that amounts to with so much trust. */
  opinion: (trust: 'ask' | 'raise') => Opinion | null;
}

/** Adds one line to the figures. */
export function count(out: LlmFigures, engine: TriageEngine, line: LlmLine, made: LlmMade): void {
  const { heard, named, opinion } = made;
  const emergency = line.accept.includes('emergency');
  if (heard) out.answered++;
  if (heard && heard.ms <= DEADLINE_MS) out.inTime++;
  if (named && line.accept.includes(named)) out.namedRightly++;
  if (named && !line.accept.includes(named)) out.namedWrongly++;
  const before = engine.judge(line.text, line.lang);
  const raising = opinion('raise');
  const asking = opinion('ask');
  const raised = raising ? engine.heed(before, line.text, raising) : before;
  const asked = asking ? engine.heed(before, line.text, asking) : before;
  const under = line.accept.every((tier) => tier !== before.tier && isAtLeast(tier, before.tier));
  if (under) out.under++;
  if (under && line.accept.some((tier) => isAtLeast(raised.tier, tier))) out.underRaised++;
  const falsely = !emergency && raised.tier === 'emergency' && before.tier !== 'emergency';
  if (falsely) out.falselyRaised++;
  const routine = line.accept.includes('routine');
  if (routine) out.routine++;
  if (routine && falsely) out.routineRaised++;
  if (asked.ask !== null && asked.ask !== before.ask) out.asks++;
}

/** A table for people to read: its head, then a row a model. */
export function llmTable(all: readonly LlmFigures[]): string[][] {
  const ms = (n: number) => (Number.isNaN(n) ? '-' : `${Math.round(n)} ms`);
  return [
    [
      'model',
      'sentences',
      'answered, in time for a call',
      'red flag named rightly / wrongly',
      'under-triaged by the rules: raised / all',
      'falsely made an emergency: all / of routine',
      'questions it would cause',
      'median, 95th percentile',
      'memory',
      'until ready',
    ],
    ...all.map((f) => [
      f.model,
      String(f.lines),
      `${f.answered}, ${f.inTime}`,
      `${f.namedRightly} / ${f.namedWrongly}`,
      `${f.underRaised} / ${f.under}`,
      `${f.falselyRaised} / ${f.routineRaised} of ${f.routine}`,
      String(f.asks),
      `${ms(f.medianMs)}, ${ms(f.p95Ms)}`,
      `${Math.round(f.memoryBytes / 1e6)} MB`,
      `${Math.round(f.loadMs / 1000)} s`,
    ]),
  ];
}
