import type { Offer, Visit, VisitType, Wish } from '../calendar/types.ts';
import type { Lang } from '../lang.ts';
import type { Housemate } from '../understanding/household-name.ts';

/** Two identifiers and whatever else was said of who the patient is. */
export interface Claim {
  name: string;
  /** ISO 8601. */
  dob: string;
  /** E.164, or null. */
  phone: string | null;
  /** Who speaks for the patient, where the caller is somebody else; compared with the patient's release list. */
  proxy?: ProxyClaim;
}

/** What somebody says of themselves who speaks for a patient. */
export interface ProxyClaim {
  /** Their own name, as it was said. */
  name: string;
  /** All that tells who they are: what they are to the patient, where they call from. */
  words: string;
  /** A minor's parent is another proxy than one of an adult. */
  of: 'minor' | 'adult';
}

/**
 * What the dialogue asks of the rooms behind the desk, as plain data, so that the dialogue stays pure: the run of the call carries it there
 * and brings the answer back as an event. `patient` is a verified patient's id; nothing about a patient is asked without one.
 */
export type DeskRequest =
  | { want: 'verify'; claim: Claim }
  /** Who has the caller's number, so that a name can be made out that was misheard. */
  | { want: 'household'; phone: string }
  /** Free times, the best first; at most `most`. `born`: the date of birth that was said of somebody who is no patient yet. */
  | { want: 'times'; patient: string | null; born?: string | undefined; wish: Wish; most: number }
  /** The patient's coming visits, the next first. */
  | { want: 'visits'; patient: string }
  | { want: 'book'; patient: string; offer: Offer }
  /** Books the new time and gives the old one back in one step; the old one stands where the new one is gone. */
  | { want: 'move'; patient: string; visit: string; offer: Offer }
  /** Takes somebody who was never seen here into the register, so that a visit can be booked for them. */
  | { want: 'register'; claim: Claim }
  | { want: 'cancel'; patient: string; visit: string }
  | { want: 'confirm'; patient: string; visit: string }
  | { want: 'wait-list'; patient: string; wish: Wish }
  /** The practice's approved answer nearest in meaning. */
  | { want: 'faq'; text: string; lang: Lang }
  /** Whether a plan is on the practice's list. */
  | { want: 'plan'; carrier: string; said: string }
  /** How long the wait is at the practice's walk-in clinic, where it keeps a queue. */
  | { want: 'wait-time' };

export type DeskAnswer =
  /** `unknown`: there is no register to compare with. What the caller hears is the same for all three. */
  | { to: 'verify'; result: 'matches'; patient: string }
  | { to: 'verify'; result: 'differs' | 'unknown' }
  | { to: 'household'; mates: Housemate[] }
  /** `type`: the kind of visit that the wish was taken for, null where none fits. One that needs approval comes with no offers. */
  | { to: 'times'; offers: Offer[]; type: VisitType | null }
  | { to: 'visits'; visits: Visit[] }
  | { to: 'register'; patient: string }
  | { to: 'book' | 'move'; result: 'done'; visit: Visit }
  | { to: 'book' | 'move'; result: 'gone' }
  | { to: 'cancel' | 'confirm' | 'wait-list'; result: 'done' | 'gone' }
  /** null: unsure, a message is better. `sure` is between 0 and 1. */
  | { to: 'faq'; answer: { id: string; text: { en: string; es: string }; sure: number } | null }
  | { to: 'plan'; result: 'listed' | 'not-listed' | 'unsure'; name: string | null; like: string[] }
  | { to: 'wait-time'; minutes: number | null }
  /** The room behind it failed or took too long: a message is taken instead. */
  | { to: 'failed'; want: DeskRequest['want'] };

export interface DeskServices {
  /**
   * Never rejects, and answers within two seconds: what fails is `failed`.
   * @param callId the call that it is asked in, for the log of looks at patient data
   */
  ask(request: DeskRequest, callId?: string): Promise<DeskAnswer>;
}
