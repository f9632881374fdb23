import { isAtLeast, type Tier } from '../../triage/types.ts';
import type { PageCase } from '../page.ts';
import type { Escalation } from './types.ts';

/**
 * The case of an escalation that several calls belong to: that of the gravest call, with all that the others added, the newest last. Nothing
 * that is grave is ever replaced by a call that says less (S1). Pure.
 * @param pages what is known of each call; a call may be known in two ways, the later one is the newer
 */
export function mergedCase(escalation: Escalation, pages: readonly PageCase[]): PageCase {
  const inOrder = escalation.calls.flatMap(({ callId }) => latestOf(pages.filter((page) => page.callId === callId)));
  const known = inOrder.length > 0 ? inOrder : pages.length > 0 ? pages : [unknownCase(escalation)];
  const gravest = known.reduce((most, page) => (isGraver(page.tier, most.tier) ? page : most));
  const newestFirst = known.toReversed();
  const last = <T>(of: (page: PageCase) => T | null | undefined): T | null =>
    newestFirst.map(of).find((value) => value !== null && value !== undefined) ?? null;
  const flags = known.flatMap((page) => page.flags);
  const same = (a: PageCase['flags'][number], b: PageCase['flags'][number]) =>
    a.concept === b.concept && a.words === b.words;
  return {
    ...gravest,
    tier: isGraver(escalation.tier, gravest.tier) ? escalation.tier : gravest.tier,
    crisis: known.some(({ crisis }) => crisis),
    patient: {
      name: gravest.patient.name ?? last(({ patient }) => patient.name),
      dob: gravest.patient.dob ?? last(({ patient }) => patient.dob),
      age: gravest.patient.age ?? last(({ patient }) => patient.age),
    },
    // Whoever is on the line is there; else where they called from last.
    phone: known.find(({ waiting }) => waiting)?.phone ?? last(({ phone }) => phone),
    since: gravest.since ?? last(({ since }) => since),
    flags: flags.filter((flag, i) => flags.findIndex((other) => same(flag, other)) === i),
    told911: known.some(({ told911 }) => told911),
    advised: known.some(({ advised }) => advised === true),
    waiting: known.some(({ waiting }) => waiting),
    addedFrom: known.filter((page) => page !== gravest).map(({ callId }) => callId),
    added: known.filter((page) => page !== gravest).flatMap(({ reason }) => reason.trim() || []),
  };
}

/** Of one call: as it is known latest. Who is on the line is there, whoever tells of it. */
function latestOf(pages: readonly PageCase[]): PageCase[] {
  const page = pages.at(-1);
  return page ? [{ ...page, waiting: pages.some(({ waiting }) => waiting) }] : [];
}

function isGraver(tier: Tier, than: Tier): boolean {
  return !isAtLeast(than, tier);
}

function unknownCase({ calls, tier, caller }: Escalation): PageCase {
  return {
    ...{ callId: calls[0].callId, tier, crisis: false, lang: 'en', phone: caller.phone },
    ...{ patient: { name: null, dob: null, age: null }, reason: '', flags: [], told911: false, waiting: false },
  };
}
