import { resourceOf } from '../calendar/free-times.ts';
import type { Offer, Visit } from '../calendar/types.ts';
import type { Clock } from '../clock.ts';
import { makeAnswers } from '../desk/answers/answers.ts';
import type { Answers } from '../desk/answers/faq.ts';
import { type PlanAnswer, planOf } from '../desk/answers/plans.ts';
import { mayProxy } from '../desk/proxies.ts';
import type { DeskAnswer, DeskRequest, DeskServices } from '../desk/requests.ts';
import { patientOf } from '../desk/verification.ts';
import type { Log } from '../log.ts';
import { hoursAt, iso } from '../practice/hours.ts';
import type { Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import { NIGHTBELL } from '../store/unit.ts';
import type { Doer, NewVisit, VisitRow } from '../store/visits.ts';
import { isOffered, type Seeker, timesFor } from './desk-times.ts';

/** A caller waits no longer than this for anything behind the desk. */
const DEADLINE_MS = 2_000;
const DAY_MS = 86_400_000;

export interface DeskOptions {
  store: Pick<Store, 'patients' | 'visits' | 'waitList'>;
  practice: Practice;
  answers: Answers;
  plan: (said: string) => PlanAnswer;
  clock: Clock;
  log: Log;
}

/** As `makeDesk`, with the practice's own answers. `embed`: what a text means, or null; see `makeAnswers`. */
export function deskServices(
  options: Omit<DeskOptions, 'answers' | 'plan'> & { embed: (text: string) => Promise<Float32Array | null> },
): DeskServices {
  const { practice, embed, clock } = options;
  const answers = makeAnswers(practice, embed, () => clock.now());
  return makeDesk({ ...options, answers, plan: planOf(practice.insurance) });
}

/** The rooms behind the desk: the register, the box's own calendar, the practice's answers. */
export function makeDesk(options: DeskOptions): DeskServices {
  const { clock, log } = options;
  return {
    async ask(request: DeskRequest, callId?: string): Promise<DeskAnswer> {
      const { promise, resolve } = Promise.withResolvers<DeskAnswer>();
      let late = false;
      const enough = clock.after(DEADLINE_MS, () => {
        late = true;
        log.error({ call: callId, want: request.want }, 'the desk took too long; a message is taken instead');
        resolve({ to: 'failed', want: request.want });
      });
      answer(options, request, { actor: NIGHTBELL, callId: callId ?? null }).then(
        async (found) => {
          resolve(found);
          if (late) await undo(options, request, found);
        },
        (error: unknown) => {
          const { code, name } = error as NodeJS.ErrnoException;
          log.error({ call: callId, want: request.want, code: code ?? name }, 'the desk failed');
          resolve({ to: 'failed', want: request.want });
        },
      );
      const answered = await promise;
      enough();
      return answered;
    },
  };
}

async function answer(options: DeskOptions, request: DeskRequest, by: Doer): Promise<DeskAnswer> {
  const { store, practice, clock } = options;
  switch (request.want) {
    case 'verify':
      return verify(options, request, by);
    case 'household': {
      const mates = await store.patients.withPhone(request.phone, by.callId);
      return { to: 'household', mates: mates.map(({ name, dob }) => ({ name, dob })) };
    }
    case 'times':
      return times(options, request);
    case 'visits': {
      const rows = await store.visits.coming(request.patient, by);
      return { to: 'visits', visits: rows.map((row) => shown(practice, row)) };
    }
    case 'book': {
      const visit = await bookable(options, request.patient, request.offer);
      const row = visit && (await store.visits.book(visit, by));
      return row ? { to: 'book', result: 'done', visit: shown(practice, row) } : { to: 'book', result: 'gone' };
    }
    case 'move': {
      const visit = await bookable(options, request.patient, request.offer);
      const row = visit && (await store.visits.move(request.visit, visit, by));
      return row ? { to: 'move', result: 'done', visit: shown(practice, row) } : { to: 'move', result: 'gone' };
    }
    case 'register': {
      const { name, dob, phone } = request.claim;
      const caller = { name, dob, phones: phone === null ? [] : [phone] };
      return { to: 'register', patient: await store.patients.register(caller, by) };
    }
    case 'cancel':
    case 'confirm': {
      const done = await store.visits[request.want](request.visit, request.patient, by);
      return { to: request.want, result: done ? 'done' : 'gone' };
    }
    case 'wait-list':
      await store.waitList.add(request.patient, request.wish, by);
      return { to: 'wait-list', result: 'done' };
    case 'faq':
      return { to: 'faq', answer: await options.answers(request.text, request.lang) };
    case 'plan': {
      // The caller's own words may say which plan of a carrier it is; the carrier alone is what is left of them.
      return { to: 'plan', ...planMeant(options.plan, request) };
    }
    case 'wait-time': {
      const { walkIn } = practice;
      const open = hoursAt(practice, clock.now()).state === 'open';
      return { to: 'wait-time', minutes: walkIn && open ? walkIn.waitMinutes : null };
    }
  }
}

/** Of several plans in one sentence ("Aetna? No, it's Cigna now") the one of the carrier that was understood. */
function planMeant(plan: DeskOptions['plan'], { carrier, said }: { carrier: string; said: string }): PlanAnswer {
  const inWords = plan(said);
  if (inWords.name === null) return plan(carrier);
  if (inWords.name.toLowerCase().includes(carrier.toLowerCase())) return inWords;
  const byName = plan(carrier);
  return byName.name === null ? inWords : byName;
}

/** S8: whatever is found, the line in the log and the shape of the answer are the same for somebody who is not there and one who differs. */
async function verify(
  { store, practice }: DeskOptions,
  { claim }: Extract<DeskRequest, { want: 'verify' }>,
  by: Doer,
): Promise<DeskAnswer> {
  if ((await store.patients.count()) === 0) return { to: 'verify', result: 'unknown' };
  const { proxy } = claim;
  const known = await store.patients.bornOn(claim.dob);
  // A proxy's own telephone says nothing of which patient is meant.
  const found = patientOf(proxy ? { ...claim, phone: null } : claim, known);
  const proxies = known.find(({ id }) => id === found?.id)?.proxies ?? [];
  const patient = !proxy || mayProxy(proxy, proxies, practice.proxies) ? found : null;
  await store.patients.compared(patient?.id ?? null, by.callId);
  return patient ? { to: 'verify', result: 'matches', patient: patient.id } : { to: 'verify', result: 'differs' };
}

async function times(
  { store, practice, clock }: DeskOptions,
  { wish, patient, born, most }: Extract<DeskRequest, { want: 'times' }>,
): Promise<DeskAnswer> {
  const now = clock.now();
  const seeker = patient === null ? null : await seekerOf(store, patient);
  const taken = await store.visits.taken(now - DAY_MS, now + (practice.calendar.daysAhead + 2) * DAY_MS);
  return { to: 'times', ...timesFor(practice, wish, seeker, { taken, now, most, born }) };
}

/** The offer as a visit of the patient; null where the rules would not make it any more. */
async function bookable(
  { store, practice, clock }: DeskOptions,
  patient: string,
  offer: Offer,
): Promise<NewVisit | null> {
  const seeker = await seekerOf(store, patient);
  // Who says that they are new and is known all the same was offered a first visit, and hears nothing of what is known.
  const rules = [seeker, { ...seeker, isNew: true }];
  if (!rules.some((who) => isOffered(practice, offer, who, clock.now()))) return null;
  const { provider, location, visit, minutes } = offer;
  const startsAt = new Date(Date.parse(offer.start)).toISOString();
  return { patientId: patient, resource: resourceOf(offer), provider, location, visit, startsAt, minutes };
}

async function seekerOf(store: DeskOptions['store'], id: string): Promise<Seeker> {
  const patient = await store.patients.get(id);
  if (!patient) throw new Error('no such patient');
  return { id, dob: patient.dob, isNew: patient.standing === 'new' };
}

function shown(practice: Practice, row: VisitRow): Visit {
  const { id, provider, location, visit, minutes, state } = row;
  return {
    id,
    patient: row.patientId,
    provider,
    location,
    visit,
    minutes,
    state,
    start: iso(practice, Date.parse(row.startsAt)),
  };
}

/** What may have changed something. */
const CHANGES: ReadonlySet<DeskRequest['want']> = new Set(['register', 'move', 'cancel', 'confirm', 'wait-list']);

/** The caller was told that it failed, and a person will see to it: a time that was booked after that is given back. */
async function undo({ store, log }: DeskOptions, request: DeskRequest, found: DeskAnswer): Promise<void> {
  if (request.want === 'book' && found.to === 'book' && found.result === 'done')
    await store.visits.cancel(found.visit.id, request.patient).catch(() => false);
  if (CHANGES.has(request.want)) log.warn({ want: request.want }, 'done after the caller was told that it failed');
}
