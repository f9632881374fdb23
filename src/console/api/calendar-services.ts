import type {
  Calendar,
  CalendarFree,
  CalendarKind,
  CalendarOffer,
  CalendarPatient,
  CalendarVisit,
  CalendarWaiting,
} from './calendar-schemas.ts';
import type { Viewer } from './services.ts';

/** What a free time is sought for. */
export interface TimeWish {
  /** Id of a patient. */
  patient: string;
  /** Id of a kind of visit. */
  visit: string;
  /** Id, `nurse`, or null: whoever gives it. */
  provider: string | null;
  /** First date, ISO 8601, local. */
  from: string;
  /** On that date no sooner than this, local HH:MM; null: any time. */
  after: string | null;
  /** Whoever has to agree has agreed. */
  approved: boolean;
}

/** `taken`: somebody else was quicker; `refused`: the booking rules do not allow it; `unknown`: no such patient or visit. */
export type CalendarResult = { ok: true; visit: CalendarVisit } | { ok: false; why: 'taken' | 'refused' | 'unknown' };

/** The box's own calendar. Whatever shows a patient takes the viewer first: the look is in the audit log before it is shown (S10). */
export interface CalendarService {
  /** @param from first date, local, ISO 8601 @param days how many */
  view(viewer: Viewer, from: string | null, days: number): Promise<Calendar>;
  /** Patients whose name holds all of these words, or who were born on that day. */
  patients(viewer: Viewer, search: { words: string; dob: string | null }): Promise<CalendarPatient[]>;
  /** null: no such patient. */
  kinds(viewer: Viewer, patient: string): Promise<CalendarKind[] | null>;
  free(viewer: Viewer, wish: TimeWish): Promise<CalendarFree[] | null>;
  book(viewer: Viewer, patient: string, offer: CalendarOffer, approved: boolean): Promise<CalendarResult>;
  /** The old time is given back in the step that books the new one. */
  move(viewer: Viewer, visit: string, offer: CalendarOffer, approved: boolean): Promise<CalendarResult>;
  /** false: there is no such visit any more. */
  cancel(viewer: Viewer, visit: string): Promise<boolean>;
  waiting(viewer: Viewer): Promise<CalendarWaiting[]>;
  /** false: nobody waits under that id. */
  done(viewer: Viewer, waiting: string): Promise<boolean>;
}
