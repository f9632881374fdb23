/** A kind of visit that the practice offers, as its file describes it. */
export interface VisitType {
  id: string;
  name: string;
  minutes: number;
  patients: 'new' | 'established' | 'both';
  /** true: somebody of the practice has to agree; the box takes a request and books nothing. */
  approval: boolean;
  /** Whose queue a request goes to; null where no approval is needed. */
  approver: string | null;
}

/** A time that could be booked. Times are ISO 8601 with the practice's offset of that moment. */
export interface Offer {
  provider: string;
  location: string;
  visit: string;
  start: string;
  minutes: number;
}

/** A visit that stands in the calendar. */
export interface Visit extends Offer {
  id: string;
  patient: string;
  state: 'booked' | 'confirmed' | 'cancelled';
}

/**
 * What a caller wants. `when` as in `Slots.when`: a local date, a span of dates, or a local interval, or a list of these; null: any time. "After
 * two" is an interval that begins at two and does not hold two itself.
 */
export interface Wish {
  visit: string;
  provider: string | null;
  location: string | null;
  when: string | string[] | null;
}
