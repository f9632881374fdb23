import { isSeq, parseDocument } from 'yaml';
import type { Clock } from '../../clock.ts';
import type { Mark, NewCase, ReviewService, ReviewView } from '../../console/api/protocol-services.ts';
import type { Viewer } from '../../console/api/services.ts';
import { NightbellError } from '../../errors.ts';
import { localTime } from '../../oncall/rota.ts';
import type { Practice } from '../../practice/practice.ts';
import type { ReviewRow } from '../../store/reviews.ts';
import type { Store } from '../../store/store.ts';
import type { CallRecord, TurnRow } from '../../store/types.ts';
import { figuresOf } from '../../triage/review.ts';
import type { Known } from '../../understanding/identities.ts';
import type { Judging } from '../protocols.ts';
import { viewerActor } from './access.ts';
import type { ProtocolBench } from './protocol-bench.ts';
import { NotFound, orRefused, type VersionDetailOf } from './protocols.ts';

/** Of a long call, what a case can hold. */
const LONGEST_CASE = 2_000;
/** Questions of the forms: what is answered to them is who somebody is, not what ails them. */
const FORM = /ask(Name|Dob|Phone)|readBack|lineNumber|offerNumber|spell/i;

export interface ReviewParts {
  store: Store;
  practice: Practice;
  clock: Clock;
  bench: ProtocolBench;
  judging: () => Judging;
  detail: VersionDetailOf;
}

/** How calls were judged, as clinicians see it. */
export function reviewService(parts: ReviewParts): ReviewService {
  const { store, practice, bench, judging, detail } = parts;
  const { reviews, protocols } = store;
  const shown = async (row: ReviewRow): Promise<ReviewView> => {
    const { verdict, wanted, crisisWanted, note, was, at } = row;
    const name = (await store.users.get(row.by))?.name ?? row.by;
    return { verdict, wanted: wanted as Mark['wanted'], crisisWanted, note, was, at, by: name };
  };
  return {
    async queue(viewer, page) {
      const rows = await reviews.queue(viewerActor(viewer), page);
      return Promise.all(
        rows.map(async ({ call, flags, review }) => ({ call, flags, review: review && (await shown(review)) })),
      );
    },
    async mark(viewer, callId, mark) {
      const row = await reviews.mark(callId, mark, viewer.user.id);
      return row && shown(row);
    },
    async figures(_viewer, from, to) {
      // A day to spare on both sides: months are those of the practice's time zone.
      const start = new Date(Date.parse(`${from}-01T00:00:00Z`) - 86_400_000).toISOString();
      const end = new Date(`${to}-01T00:00:00Z`);
      end.setUTCMonth(end.getUTCMonth() + 1);
      end.setUTCDate(end.getUTCDate() + 1);
      const monthOf = (at: string) => localTime(practice, Date.parse(at)).slice(0, 7);
      const calls = await reviews.reviewed(start, end.toISOString());
      return figuresOf(
        calls.filter((c) => monthOf(c.startedAt) >= from && monthOf(c.startedAt) <= to),
        monthOf,
      );
    },
    async casePreview(viewer, callId) {
      const record = await store.calls.view(callId, viewerActor(viewer));
      const text = record && wordsOf(record);
      if (!record || !text) return null;
      const { call } = record;
      const review = await reviews.latest(callId);
      const { hash, sources } = judging();
      const known = knownOf(record, practice);
      const blanked = await bench.do('blank', { texts: { hash, sources }, text, lang: call.lang, known });
      return {
        callId,
        lang: call.lang,
        ...blanked,
        tier: review?.wanted ?? call.tier,
        crisis: review?.crisisWanted ?? call.crisis,
      };
    },
    addCase: (viewer, draft, given) =>
      orRefused(async () => {
        const row = await protocols.get(draft);
        if (!row || !(await store.calls.get(given.callId))) throw new NotFound();
        const { title, specialties, note } = row;
        const work = { title, specialties, note, text: withCase(row.text, given) };
        const edited = await protocols.edit(draft, given.revision, work, viewer.user.id);
        await store.record({
          actor: viewerActor(viewer),
          action: 'case.made',
          subject: given.callId,
          detail: { protocol: draft },
        });
        return detail(viewer as Viewer, edited);
      }),
  };
}

/** The practice's text with one case more. Throws NB_PROTOCOL_INVALID where it is no YAML. */
export function withCase(
  text: string,
  { say, lang, tier, crisis, note }: Omit<NewCase, 'revision' | 'callId'>,
): string {
  const doc = parseDocument(text);
  if (doc.errors.length > 0) throw new NightbellError('NB_PROTOCOL_INVALID', doc.errors[0]?.message.split('\n')[0]);
  const made = doc.createNode({ say, lang, tier, crisis, ...(note && { note }) });
  const cases = doc.get('cases', true);
  if (isSeq(cases)) {
    // `cases: []` would go on in one line.
    cases.flow = false;
    cases.add(made);
  } else doc.set('cases', doc.createNode([made]));
  return doc.toString({ lineWidth: 0 });
}

/** What the caller told: the turns with what fired, else all but the answers that say who it is. */
function wordsOf({ turns, dispositions }: CallRecord): string {
  const flags = dispositions.at(-1)?.flags ?? [];
  const free: TurnRow[] = [];
  let prompt = '';
  for (const turn of turns) {
    if (turn.speaker === 'nightbell') prompt = turn.prompt ?? '';
    else if (turn.speaker === 'caller' && !FORM.test(prompt)) free.push(turn);
  }
  const telling = free.filter((turn) => flags.some(({ words }) => words !== '' && turn.text.includes(words)));
  const told = (telling.length > 0 ? telling : free).map(({ text }) => text.trim().replace(/[.\s]+$/, ''));
  return told.join('. ').slice(0, LONGEST_CASE);
}

function knownOf({ call, facts }: CallRecord, practice: Practice): Known {
  const names = facts.filter(({ name }) => /name|provider/.test(name)).map(({ value }) => value);
  const others = facts
    .filter(({ name }) => /member|pharmacy|carrier|address|email|phone|dob/.test(name))
    .map(({ value }) => value);
  if (call.callerNumber) others.push(call.callerNumber);
  return { names: [...names, ...practice.people.map(({ name }) => name)], others };
}
