import { parseArgs } from 'node:util';
import { judgeWhole } from '../conversation/whole-call.ts';
import { NightbellError } from '../errors.ts';
import { contentHash } from '../store/protocol-texts.ts';
import type { Store } from '../store/store.ts';
import { type ReplayChange, type Replayed, replay } from '../triage/replay.ts';
import { mindOf } from '../wiring/mind.ts';
import { asReplayCall, monthsBefore } from '../wiring/protocol-replay.ts';
import { composedTexts, judgingAt, mindFor, shippedTexts, type Texts } from '../wiring/protocols.ts';
import { composeFiles } from '../words/compose.ts';
import { type Io, print } from './io.ts';
import { withStore } from './rooms-alone.ts';

export const REPLAY_USAGE = 'protocol replay --months N [FILE | --version NUMBER] [--json]';
const BATCH = 100;

/**
 * `nightbell protocol replay --months N [FILE]`: runs a protocol over the stored calls of the last N months and lists each call that it
 * would judge otherwise, the less urgent first. FILE: as for `protocol prove`; `--version 3`: that one
 * of the store; neither: what is shipped. Calls are named by their ids, and nothing that was said is printed. Exit status 1 where a call
 * would be less urgent. Throws NB_USAGE, NB_STORE_NONE, NB_PROTOCOL_INVALID.
 */
export async function protocolReplay(args: string[], io: Io): Promise<number> {
  const { months, file, version, json } = parse(args);
  const found = await withStore(async (store) => {
    const texts = await textsFor(store, file, version);
    const draft = mindOf(texts.sources).engine;
    const now = Date.now();
    const live = mindFor(await judgingAt(store, new Date(now).toISOString())).mind.engine;
    const since = monthsBefore(now, months);
    const actor = `cli:uid-${process.getuid?.() ?? 0}`;
    const all: Replayed = { lessUrgent: [], moreUrgent: [], questions: [] };
    let calls = 0;
    for (let after: string | undefined; ; ) {
      const stored = await store.reviews.forReplay(actor, { since, limit: BATCH, ...(after && { after }) });
      if (stored.length === 0) break;
      after = stored.at(-1)?.call.id;
      calls += stored.length;
      const some = replay(stored.map(asReplayCall), draft, live, judgeWhole);
      for (const list of ['lessUrgent', 'moreUrgent', 'questions'] as const) all[list].push(...some[list]);
    }
    return { calls, from: live.protocol, to: draft.protocol, ...all };
  });
  if (json)
    print(
      io,
      JSON.stringify(found, (key, value) => (key === 'words' ? undefined : value)),
    );
  else {
    print(io, `${found.calls} calls of the last ${months} months: ${found.from} is live, ${found.to} is replayed.`);
    list(io, 'less urgent', found.lessUrgent);
    list(io, 'more urgent', found.moreUrgent);
    list(io, 'other questions', found.questions);
  }
  return found.lessUrgent.length > 0 ? 1 : 0;
}

function list(io: Io, title: string, changes: ReplayChange[]): void {
  print(io, `${changes.length} ${title}`);
  const side = ({ tier, crisis }: ReplayChange['was']) => `${tier}${crisis ? ' + crisis' : ''}`;
  for (const { callId, startedAt, was, live, draft } of changes) {
    const rule = draft.flags[0]?.concept ?? 'no rule';
    print(
      io,
      `  ${startedAt.slice(0, 16)}  ${callId}  was ${side(was)}, live ${side(live)}, would be ${side(draft)} (${rule})`,
    );
  }
}

async function textsFor(store: Store, file: string | undefined, version: number | undefined): Promise<Texts> {
  if (version !== undefined) {
    const row = (await store.protocols.list()).find((p) => p.number === version);
    if (!row) throw new NightbellError('NB_USAGE', `no version ${version}`);
    return composedTexts(row);
  }
  if (file === undefined) return shippedTexts();
  const sources = composeFiles(file);
  return { hash: contentHash(sources), sources };
}

function parse(args: string[]): { months: number; file?: string; version?: number; json: boolean } {
  try {
    const options = { months: { type: 'string' }, version: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const months = Number(values.months);
    const version = values.version === undefined ? undefined : Number(values.version);
    const [file, ...more] = positionals;
    const whole = Number.isInteger(months) && months >= 1 && (version === undefined || Number.isInteger(version));
    if (!whole || more.length > 0 || (file !== undefined && version !== undefined)) throw new Error();
    return {
      months,
      ...(file !== undefined && { file }),
      ...(version !== undefined && { version }),
      json: values.json ?? false,
    };
  } catch {
    throw new NightbellError('NB_USAGE', REPLAY_USAGE);
  }
}
