import { parseDocument } from 'yaml';
import type { Clock } from '../../clock.ts';
import type {
  ProtocolOverview,
  ProtocolsService,
  Refused,
  Result,
  VersionDetail,
  VersionRef,
} from '../../console/api/protocol-services.ts';
import type { Viewer } from '../../console/api/services.ts';
import { type ErrorCode, hasCode } from '../../errors.ts';
import type { Lang } from '../../lang.ts';
import { type Adviser, isOpinion } from '../../opinion/adviser.ts';
import { contentOf, type ProtocolRow, type WantedStep } from '../../store/protocols.ts';
import type { Store } from '../../store/store.ts';
import type { Standing } from '../../triage/life-cycle.ts';
import type { Opinion } from '../../triage/types.ts';
import { readProtocolFiles, shippedSpecialties } from '../../words/files.ts';
import { composedTexts, type Judging, judgingAt, OWN_TEXT, shippedTexts, type Texts } from '../protocols.ts';
import type { ProtocolBench } from './protocol-bench.ts';
import { ReplayDesk } from './protocol-replay.ts';
import { versionView } from './protocol-views.ts';
import type { Problem } from './protocol-work.ts';

export interface ProtocolParts {
  store: Store;
  clock: Clock;
  bench: ProtocolBench;
  /** What judges the calls that begin now. */
  judging: () => Judging & { name: string };
  /** Others whose opinion of tried words is asked. */
  advisers?: () => readonly Adviser[];
  /** As `protocols/` of this tree. */
  folder?: string;
}

const CODES: Partial<Record<ErrorCode, Refused>> = {
  NB_PROTOCOL_STEP: 'step',
  NB_PROTOCOL_STALE: 'stale',
  NB_PROTOCOL_SIGNER: 'signer',
  NB_PROTOCOL_UNPROVEN: 'unproven',
  NB_PROTOCOL_INVALID: 'unreadable',
  NB_PROTOCOL_NOT_LIVE: 'unreadable',
};

/** The protocols of the practice, for the console: every step through the store's life cycle, every long work on the bench. */
export function protocolsService(parts: ProtocolParts): ProtocolsService & { detail: VersionDetailOf } {
  const { store, clock, bench, folder } = parts;
  const { protocols } = store;
  const isoNow = () => new Date(clock.now()).toISOString();
  const texts = new TextsByRef(parts);
  const desk = new ReplayDesk({ store, clock, bench, texts: (ref) => texts.of(ref) });

  const names = async () => new Map((await store.users.list()).map(({ id, name }) => [id, name]));
  const viewOf = async (viewer: Viewer, standing: Standing) => {
    const known = await names();
    return (row: ProtocolRow) => versionView(row, { viewer, names: known, standing });
  };
  const detail: VersionDetailOf = async (viewer, row) => {
    const view = await viewOf(viewer, await protocols.standing(isoNow()));
    return { ...view(row), text: row.text, problem: await problemOf(row) };
  };
  const problemOf = async (row: ProtocolRow): Promise<Problem | null> => {
    try {
      return (await bench.do('read', { texts: texts.ofRow(row) })).problem;
    } catch (error) {
      if (!hasCode(error, 'NB_PROTOCOL_INVALID')) throw error;
      return { source: OWN_TEXT, line: null, why: (error as Error).message };
    }
  };
  /** Shown again as it is now. */
  const changed = (viewer: Viewer, work: () => Promise<ProtocolRow>): Promise<Result<VersionDetail>> =>
    orRefused(async () => detail(viewer, await work()));
  const row = async (id: string): Promise<ProtocolRow> => {
    const found = await protocols.get(id);
    if (!found) throw new NotFound();
    return found;
  };
  const step = (viewer: Viewer, id: string, revision: number, make: (texts: Texts) => WantedStep) =>
    changed(viewer, async () => {
      const found = await row(id);
      return protocols.step(id, revision, make(texts.ofRow(found)), viewer.user.id);
    });

  return {
    detail,
    async overview(viewer) {
      const now = isoNow();
      const { standing, ...stored } = await judgingAt(store, now, folder);
      const judging = parts.judging();
      const [rows, lives, known, view] = await Promise.all([
        protocols.list(),
        protocols.lives(),
        names(),
        viewOf(viewer, standing),
      ]);
      const byId = new Map(rows.map((r) => [r.id, r]));
      const viewById = (id: string | null) => {
        const found = id ? byId.get(id) : undefined;
        return found ? view(found) : null;
      };
      return {
        live: {
          entry: standing.live?.id ?? null,
          version: viewById(judging.version?.id ?? null),
          from: standing.live?.from ?? null,
          name: judging.name,
          hash: judging.hash,
          signed: judging.version !== null,
          trouble: judging.trouble ?? stored.trouble,
          outdated: judging.version !== null && texts.current(judging.version) !== judging.hash,
        },
        previous: standing.previous === undefined ? null : { version: viewById(standing.previous) },
        scheduled: standing.scheduled.flatMap((e) => {
          const version = viewById(e.protocolId);
          return version ? [{ entry: e.id, version, from: e.from }] : [];
        }),
        drafts: rows.filter((r) => r.state.at !== 'published' && r.state.at !== 'discarded').map(view),
        published: rows.filter((r) => r.state.at === 'published').map(view),
        history: lives.toReversed().map((e) => ({
          id: e.id,
          kind: e.kind,
          number: (e.protocolId && byId.get(e.protocolId)?.number) || null,
          title: (e.protocolId && byId.get(e.protocolId)?.title) || null,
          from: e.from,
          by: known.get(e.by) ?? e.by,
          at: e.at,
          cancelled: e.cancelled,
        })),
        specialties: specialtiesOf(folder),
      };
    },
    async version(viewer, id) {
      const found = await protocols.get(id);
      return found && detail(viewer, found);
    },
    create: (viewer, { title, basedOn }) =>
      changed(viewer, async () => {
        const base = basedOn ? await row(basedOn) : null;
        const number = ((await protocols.list())[0]?.number ?? 0) + 1;
        const text = base ? renumbered(base.text, number) : newText(title, number);
        const specialties = base?.specialties ?? shippedSpecialties(folder);
        return protocols.create({ title, basedOn, specialties, text, note: '' }, viewer.user.id);
      }),
    edit: (viewer, id, revision, work) =>
      changed(viewer, async () => {
        await row(id);
        return protocols.edit(id, revision, work, viewer.user.id);
      }),
    prove: (viewer, id, revision) =>
      orRefused(async () => {
        const composed = texts.ofRow(await row(id));
        const { failures, proved } = await bench.do('prove', { texts: composed });
        const { name } = await bench.do('read', { texts: composed });
        const count = failures.filter((f) => f.severity === 'failure').length;
        const proving = { do: 'prove', content: composed.hash, failures: count } as const;
        const composition = { ...composed, name: name ?? '' };
        const next = await protocols.step(id, revision, proving, viewer.user.id, composition);
        return { version: await detail(viewer, next), failures, proved };
      }),
    test: (viewer, id, revision) =>
      orRefused(async () => {
        const composed = texts.ofRow(await row(id));
        const { failures, cases } = await bench.do('cases', { texts: composed });
        const testing = { do: 'test', content: composed.hash, failures: failures.length } as const;
        const next = await protocols.step(id, revision, testing, viewer.user.id);
        return { version: await detail(viewer, next), failures, cases };
      }),
    sign: (viewer, id, revision) =>
      step(viewer, id, revision, ({ hash }) => ({
        do: 'sign',
        content: hash,
        signature: { by: viewer.user.id, at: isoNow() },
      })),
    approve: (viewer, id, revision) =>
      step(viewer, id, revision, ({ hash }) => ({
        do: 'approve',
        content: hash,
        signature: { by: viewer.user.id, at: isoNow() },
        mayApprove: viewer.permissions.includes('protocol.approve'),
      })),
    sendBack: (viewer, id, revision) =>
      changed(viewer, async () => {
        await row(id);
        return protocols.step(id, revision, { do: 'send-back' }, viewer.user.id);
      }),
    discard: (viewer, id, revision) =>
      changed(viewer, async () => {
        await row(id);
        return protocols.step(id, revision, { do: 'discard' }, viewer.user.id);
      }),
    publish: (viewer, id, revision, from) =>
      changed(viewer, async () => {
        const found = await row(id);
        const composed = texts.ofRow(found);
        const failures =
          contentOf(found) === composed.hash
            ? (await bench.do('prove', { texts: composed })).failures.filter((f) => f.severity === 'failure').length +
              (await bench.do('cases', { texts: composed })).failures.length
            : 0;
        await protocols.publish(id, revision, { content: composed.hash, failures, from: inMs(from) }, viewer.user.id);
        return row(id);
      }),
    rollBack(viewer, entry) {
      return orRefused(async () => {
        const { previous } = await protocols.standing(isoNow());
        // It must read today as well: what cannot judge is nothing to go back to.
        if (previous) await bench.do('tree', { texts: await texts.of(previous) });
        await protocols.rollBack(entry, viewer.user.id);
        return this.overview(viewer);
      });
    },
    cancelScheduled(viewer, entry) {
      return orRefused(async () => {
        await protocols.cancel(entry, viewer.user.id);
        return this.overview(viewer);
      });
    },
    tree: (_viewer, ref) => orRefused(async () => bench.do('tree', { texts: await texts.of(ref) })),
    diff: (_viewer, ref, against) =>
      orRefused(async () => bench.do('diff', { from: await texts.of(against), to: await texts.of(ref) })),
    trial: (_viewer, { version, lang, said }) =>
      orRefused(async () => {
        const opinions = await Promise.all(said.map((text) => opinionsOf(parts.advisers?.() ?? [], text, lang)));
        return bench.do('trial', { texts: await texts.of(version), lang, said, opinions });
      }),
    startReplay: (viewer, ref, months) => orRefused(() => desk.start(viewer, ref, months)),
    replay: (viewer, id) => desk.view(viewer, id),
    cancelReplay: (viewer, id) => desk.cancel(viewer, id),
  };
}

export type VersionDetailOf = (viewer: Viewer, row: ProtocolRow) => Promise<VersionDetail>;

export class NotFound extends Error {}

/** What the life cycle refuses becomes an answer; a fault stays one. */
export async function orRefused<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof NotFound) return { ok: false, why: 'not-found' };
    const why = CODES[(error as { code?: ErrorCode }).code as ErrorCode];
    if (!why) throw error;
    return { ok: false, why };
  }
}

/** Texts by what a page calls them. */
class TextsByRef {
  readonly #parts: ProtocolParts;

  constructor(parts: ProtocolParts) {
    this.#parts = parts;
  }

  /** Throws NotFound, NB_PROTOCOL_INVALID, NB_PROTOCOL_NOT_LIVE. */
  async of(ref: VersionRef): Promise<Texts> {
    const { store, folder, judging } = this.#parts;
    if (ref === 'shipped') return shippedTexts(folder);
    if (ref === 'live') {
      const { hash, sources } = judging();
      return { hash, sources };
    }
    const row = await store.protocols.get(ref);
    if (!row) throw new NotFound();
    // What was published is shown as it was, whatever the program brings now.
    const kept = row.state.at === 'published' ? await store.protocols.composition(row.state.content) : null;
    return kept ? { hash: kept.hash, sources: kept.sources } : this.ofRow(row);
  }

  /** As it would be composed now. */
  ofRow(row: ProtocolRow): Texts {
    return composedTexts(row, this.#parts.folder);
  }

  /** Hash of what the same work would be with the texts that are shipped now; null: it cannot be composed. */
  current(row: ProtocolRow): string | null {
    try {
      return this.ofRow(row).hash;
    } catch {
      return null;
    }
  }
}

async function opinionsOf(advisers: readonly Adviser[], text: string, lang: Lang): Promise<Opinion[]> {
  const given = await Promise.all(advisers.map((a) => a.advise({ text, lang })));
  return given.filter(isOpinion);
}

function specialtiesOf(folder?: string): ProtocolOverview['specialties'] {
  const names = shippedSpecialties(folder);
  return readProtocolFiles(folder, names)
    .protocol.filter(({ layer }) => layer > 0)
    .map(({ text }, i) => {
      const head = parseDocument(text).getIn(['protocol']) as { get?: (key: string) => unknown } | undefined;
      const of = (key: string) => String(head?.get?.(key) ?? '');
      return { id: names[i]!, title: of('title') || names[i]!, status: of('status') };
    });
}

function newText(title: string, number: number): string {
  return `# The practice's own protocol: it adds to the base net and the specialties, and never weakens them.
protocol:
  id: practice
  version: "${number}"
  title: ${JSON.stringify(title)}
cases: []
`;
}

/** The copy names itself by its own number; a text that does not read is copied as it is. */
function renumbered(text: string, number: number): string {
  const doc = parseDocument(text);
  if (doc.errors.length > 0 || !doc.hasIn(['protocol', 'version'])) return text;
  doc.setIn(['protocol', 'version'], String(number));
  return doc.toString({ lineWidth: 0 });
}

/** Moments are compared as text: always with milliseconds. */
function inMs(at: string | null): string | null {
  return at && new Date(at).toISOString();
}
