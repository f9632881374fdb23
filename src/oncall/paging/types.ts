import type { Channel, FailReason } from '../../delivery/types.ts';
import type { Tier } from '../../triage/types.ts';
import type { Seat as SeatName } from '../schedule/types.ts';

/** One way to reach one person. `id` is stable and the person's own; `address` as in the contact methods of `delivery`. */
export interface Way {
  id: string;
  channel: Channel;
  address: string;
  /** After the page of this person began, ms. What failed at once lets the next one begin at once. */
  afterMs: number;
}

/** A seat of the schedule. It is resolved to a person at the moment of the page, not before (S12). */
export interface Seat {
  service: string;
  seat: SeatName;
}
export type Target = Seat | { person: string };

/** A step is for all its targets at once; each is tried by one channel after the other. */
export interface Step {
  /** After the round began, ms. A refusal by everybody before it opens it at once. */
  afterMs: number;
  targets: Target[];
  /** `own`: in the order that the person chose for this hour. A person without a channel of these kinds is reached by their own. */
  channels: 'own' | Channel[];
  /** Between two of the ladder's channels, and before a repetition, ms. */
  waitMs: number;
  /** How often the person's channels are gone through again. */
  repeats: number;
  /** What the caller who waits is advised at this step, as the practice wrote it. */
  tellCaller?: string;
}

/** Nobody is woken: a round begins at the end of these hours. Local times `HH:MM`; `from` may be later than `to`. */
export interface QuietHours {
  from: string;
  to: string;
  timeZone: string;
}

/** Somebody who is there when all else failed: their telephones are rung in turn. */
export interface LastResort {
  target: Target;
  everyMs: number;
  /** How many rings in all; after them the caller is told, and the alarm stands. */
  rings: number;
}

/** What is done to reach somebody for a call of one service and tier. */
export type Ladder = {
  service: string;
  steps: Step[];
  rounds: number;
  /** Between two rounds, ms. */
  pauseMs: number;
  lastResort: LastResort;
  /** How long whoever acknowledged has to bring it to an outcome, ms. Then it rises again. */
  outcomeWithinMs: number;
} & (
  | { tier: 'emergency' | 'urgent'; quiet: null }
  | { tier: Exclude<Tier, 'emergency' | 'urgent'>; quiet: QuietHours | null }
);

/** How far an attempt came. Each has its own time, epoch ms; a later one never stands without those before it. */
export type Reached =
  | { state: 'begun'; begunAt: number }
  /** The line or the gateway took it. */
  | { state: 'sent'; begunAt: number; sentAt: number }
  /** The telephone was picked up, or the gateway says that it arrived. No acknowledgement (S7). */
  | { state: 'delivered'; begunAt: number; sentAt: number; deliveredAt: number }
  /** Key and PIN were right and the case was told. No acknowledgement either. */
  | { state: 'heard'; begunAt: number; sentAt: number; deliveredAt: number; heardAt: number }
  | {
      state: 'acknowledged';
      begunAt: number;
      sentAt: number;
      deliveredAt: number;
      heardAt: number;
      acknowledgedAt: number;
      choice: Choice;
    };

/** What whoever acknowledged does with it. */
export type Choice = 'connect' | 'calls-back' | 'advised';

/** What the line, the gateway or the person answered to an attempt that came to nothing. */
export type Answer =
  | 'busy'
  | 'no-answer'
  | 'rejected'
  | 'unreachable'
  /** The gateway or the mail server does not take it. */
  | 'failed'
  /** A machine: it was asked to call back, without a name. */
  | 'machine'
  | 'no-key'
  | 'hung-up'
  | 'wrong-pin'
  /** The PIN is locked: the manager is told. */
  | 'locked'
  /** The wrong person, or not able: the next one. */
  | 'passed-on'
  /** Busy for ten minutes: asked again then. */
  | 'busy-for-now'
  /** Took another case on the same ring. */
  | 'engaged'
  /** Somebody else has it. */
  | 'taken'
  /** The person or the channel is not there any more. */
  | 'gone'
  /** The program stopped while it ran; it is made again. */
  | 'interrupted'
  | 'cancelled';

/** One try to reach one person by one channel. */
export interface Attempt {
  /** A UUID. A gateway that is given the same one twice sends once. */
  id: string;
  personId: string;
  way: Way;
  /** `holder`: whoever acknowledged is asked what came of it. */
  step: number | 'last-resort' | 'holder';
  reached: Reached;
  /** null: it runs; of a text: nothing else is known of it. */
  end: { at: number; answer: Answer; detail: string } | null;
  /** A text whose person was told since that they need not call. */
  stoodDown: boolean;
}

/** What a person of an open step is still to be tried by. */
export interface Course {
  step: number | 'holder';
  personId: string;
  /** How they came into it: the seat they had at that moment, or null where the ladder names them. */
  seat: Seat | null;
  /** In order, repeats included. Never empty. */
  ways: Way[];
  /** Index of the next way. */
  next: number;
  /** Their times count from here, epoch ms. */
  startedAt: number;
  /** The next way is not tried before, epoch ms. */
  notBefore: number;
  /** `silent`: tried by all. `refused`: passed on, or has no PIN that counts. `gone`: cannot be reached by anything. */
  end: null | 'silent' | 'refused' | 'gone';
}

/** A climb of the steps of the ladder. */
export interface Climb {
  /** From 1. */
  round: number;
  /** Somebody could be reached by something in this or an earlier round. */
  anybody: boolean;
  /** When the round began, epoch ms: later than now while it pauses or the hours are quiet. */
  startedAt: number;
  /** How many steps are open, from the first. */
  opened: number;
  courses: Course[];
}

export type Phase =
  | { phase: 'climbing'; climb: Climb }
  | {
      phase: 'held';
      by: string;
      since: number;
      choice: Choice;
      /** Without an outcome by then it rises again, epoch ms. */
      dueAt: number;
    }
  /** It rises again: whoever held it is asked first. */
  | { phase: 'asking-holder'; by: string; since: number; course: Course }
  | { phase: 'last-resort'; rung: number; nextAt: number }
  /** Nobody acknowledged: the caller is told, the alarm stands. Only a person ends it. */
  | { phase: 'exhausted'; at: number }
  | { phase: 'settled'; at: number; by: string; outcome: Outcome }
  /** Handed to another: the call went to a person, or it was opened in error. */
  | { phase: 'withdrawn'; at: number; by: string };

/** What came of it. `joined`: the clinician and the caller were put together. */
export type Outcome = 'joined' | 'advised' | 'reached-otherwise';

/** A call of the same caller or patient that belongs to it. */
export interface JoinedCall {
  callId: string;
  at: number;
}

/** Something that a caller who is gone has still to be told. */
export interface Owed {
  news: CallerNews;
  /** How many calls of theirs there were by then: each is answered for. */
  calls: number;
  /** How often they were rung for it. */
  rung: number;
  /** Epoch ms. */
  notBefore: number;
  ringing: boolean;
}

/** One escalation, whole. Every event gives a new one. */
export interface Escalation {
  id: string;
  /** Four digits that tell nothing, for texts and for people who speak of it. */
  reference: string;
  tier: Tier;
  ladder: Ladder;
  openedAt: number;
  /** How the same caller is known again: E.164, and a key of the patient that tells nothing (null: not known). */
  caller: { phone: string | null; patient: string | null };
  /** The first is the call that opened it. */
  calls: [JoinedCall, ...JoinedCall[]];
  attempts: Attempt[];
  /** Ids of people who refused since it last began to rise. */
  refused: string[];
  /** People who are busy until then, epoch ms. */
  snoozed: { personId: string; until: number }[];
  owed: Owed[];
  /** Concepts of the red flags of all its calls. */
  flags: string[];
  /** What became graver and was not yet told to whoever has it. */
  news: { at: number; flags: string[] } | null;
  phase: Phase;
}

/** Whom a step is for, as it was resolved when it opened. `personId` null: nobody has the seat; no `ways`: cannot be reached. */
export interface Called {
  personId: string | null;
  seat: Seat | null;
  ways: Way[];
}

/** How grave a call is known to be. */
export interface Graver {
  tier: Tier;
  /** Concepts of all its red flags. */
  flags?: string[];
  /** Of that tier: what is climbed from then on, where the tier rose. */
  ladder?: Ladder;
}

/** What happened to an escalation, in the order in which it is stored. `at`: epoch ms. The state is these, applied in order. */
export type EscalationEvent = { at: number } & (
  | {
      type: 'opened';
      id: string;
      reference: string;
      tier: Tier;
      ladder: Ladder;
      callId: string;
      caller: Escalation['caller'];
      flags?: string[];
    }
  | ({ type: 'joined'; callId: string; caller: Escalation['caller'] } & Graver)
  /** What is known of it became graver: a higher tier, or red flags that were not known. */
  | ({ type: 'raised' } & Graver)
  /** Whom its one call is for, by a key that tells nothing; it may be put right. */
  | { type: 'identified'; callId: string; patient: string }
  /** A call of several turned out to be for another patient, and has an escalation of its own by now. */
  | { type: 'parted'; callId: string }
  | { type: 'step-opened'; step: number; people: Called[] }
  /** The next way of a person is not there any more. */
  | { type: 'way-gone'; step: Attempt['step']; personId: string }
  | { type: 'begun'; attemptId: string; personId: string; way: Way; step: Attempt['step'] }
  | { type: 'sent'; attemptId: string }
  | { type: 'delivered'; attemptId: string }
  | { type: 'heard'; attemptId: string }
  | { type: 'acknowledged'; attemptId: string; choice: Choice }
  | { type: 'ended'; attemptId: string; answer: Answer; detail: string }
  /** Somebody called the line or used the console and took it, with their PIN; `over`: from whoever has it, who is told. */
  | { type: 'taken'; personId: string; choice: Choice; by: 'call-in' | 'console'; over?: true }
  /** Whoever has it needs longer. */
  | { type: 'extended'; personId: string; untilMs: number }
  /** Whoever has it gives it back: it rises again. */
  | { type: 'given-back'; personId: string }
  /** Who called in will not have it, or not now. */
  | { type: 'refused'; personId: string; answer: 'passed-on' | 'busy-for-now'; by: 'call-in' }
  | { type: 'settled'; personId: string; outcome: Outcome }
  /** No outcome in time: whoever has it is asked, by these ways. */
  | { type: 'overdue'; ways: Way[]; why?: 'news' }
  /** A text told that nobody needs to call any more. */
  | { type: 'stood-down'; attemptId: string }
  | { type: 'round-over' }
  | { type: 'climbed' }
  | { type: 'exhausted' }
  /** `by`: a person who has seen that it was opened in error, or the desk that is done with its message. */
  | { type: 'withdrawn'; by: string }
  /** The line broke, or the caller hung up half-way: they are rung back once. */
  | { type: 'caller-dropped' }
  | { type: 'caller-rung'; news: CallerNews }
  /** The call of ours to the caller is over; `interrupted`: the program stopped. */
  | { type: 'caller-told'; news: CallerNews; answer: 'heard' | 'no-answer' | 'interrupted' }
  /** The wall clock was set: what waits waits as long as before. `byMs` may be negative. */
  | { type: 'clock-moved'; byMs: number }
);

/** Why a caller is rung. */
export type CallerNews = 'dropped' | 'nobody-yet' | 'nobody-reached';

/** What is to be done now. Nothing is done before the events that it rests on are stored. */
export type Action =
  /** To be stored; what follows is decided from the state after it. */
  | { do: 'store'; event: EscalationEvent }
  /** Reach a person by voice: `begun` is stored when a line and the telephone are free, and only then it is rung. */
  | { do: 'ring'; personId: string; way: Way; step: Attempt['step'] }
  /** Send a text. `attemptId` null: `begun` is stored first; an id: the program stopped before it knew that it went. */
  | { do: 'send'; personId: string; way: Way; step: Attempt['step']; attemptId: string | null }
  | { do: 'stand-down'; attemptId: string }
  /** Ring the caller, unless they are on the line. */
  | { do: 'tell-caller'; news: CallerNews }
  /** Nothing before then, epoch ms. */
  | { do: 'wait'; untilMs: number };

/** What can be asked of the world when deciding; the answer holds for this moment. */
export interface Reachable {
  /** Who has a seat now, or null. */
  onCall(seat: Seat): string | null;
  /** In the order that they chose for this hour; empty: cannot be reached, or is not there any more. */
  ways(personId: string): readonly Way[];
  /** They still have this way, at whatever hour. */
  has(personId: string, way: Way): boolean;
}

/** Something that the manager has to know. No personal data: people by id, calls by id. */
export type PagingAlarm =
  | { alarm: 'pin-locked'; personId: string; escalationId?: string }
  /** Wrong PINs from telephones that are nobody's. */
  | { alarm: 'pin-guessing' }
  | { alarm: 'channel-down'; channel: Channel; reason: FailReason | 'unreachable' }
  | { alarm: 'nobody-on-call'; service: string; seat: Seat['seat'] }
  | { alarm: 'rose-again'; escalationId: string; personId: string }
  | { alarm: 'last-resort'; escalationId: string }
  | { alarm: 'exhausted'; escalationId: string };

/** Where alarms go: CHANNELS tells the manager, the console shows them. Never throws. */
export type RaiseAlarm = (alarm: PagingAlarm) => void;

/** One line of a trail. `text` is a sentence for people to read, without the patient. */
export interface TrailLine {
  /** ISO 8601, UTC. */
  at: string;
  event: EscalationEvent['type'];
  personId: string | null;
  channel: Channel | null;
  /** What the line answered, what was pressed. */
  answer: string | null;
  text: string;
}

/** The trail of one escalation, to read and to export. */
export interface Trail {
  id: string;
  callIds: string[];
  service: string;
  tier: Tier;
  openedAt: string;
  state: Phase['phase'];
  /** Who holds or settled it. */
  holder: string | null;
  dueAt: string | null;
  attempts: {
    id: string;
    personId: string;
    channel: Channel;
    step: Attempt['step'];
    begunAt: string;
    sentAt: string | null;
    deliveredAt: string | null;
    heardAt: string | null;
    acknowledgedAt: string | null;
    endedAt: string | null;
    answer: Answer | Choice | null;
    detail: string;
  }[];
  lines: TrailLine[];
}

/** What the console may see and do; src/wiring has the one of the box. Changes are told on `store.changes` as `escalation`. */
export interface PagingView {
  /** Open ones, the most urgent first, then the oldest. */
  open(): Promise<Escalation[]>;
  /** Settled and withdrawn, the newest first. */
  closed(limit: number): Promise<Escalation[]>;
  /** Somebody looks at one or takes it away: it is in the log before they see it. */
  looked(id: string, actor: string, how: 'viewed' | 'exported'): Promise<void>;
  /** null: there is none with this id. */
  trail(id: string): Promise<Trail | null>;
  /** Ids of the escalations of a call, newest first. */
  ofCall(callId: string): Promise<string[]>;
  /** A person who proved to be it (PIN or signed in) takes one, or says what came of it. false: somebody else has it, or it is over. */
  take(id: string, personId: string, choice: Choice): Promise<boolean>;
  /** Takes it from whoever has it, who is told. */
  takeOver(id: string, personId: string, choice: Choice): Promise<boolean>;
  /** Only whoever has it ends it; what nobody has is taken first. */
  settle(id: string, personId: string, outcome: Outcome): Promise<boolean>;
  giveBack(id: string, personId: string): Promise<boolean>;
  /** It was opened in error. false: somebody else has it, or it is over. */
  withdraw(id: string, personId: string): Promise<boolean>;
}
