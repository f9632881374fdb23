import type {
  CallRecord,
  CallRow,
  Change,
  MessageRow,
  NoteRow,
  PageRow,
  PersonRow,
  UserRow,
} from '../../store/types.ts';
import type { AlarmsService } from './alarm-services.ts';
import type { CalendarService } from './calendar-services.ts';
import type {
  ChannelsService,
  EscalationsService,
  LanService,
  RotationsService,
  ScheduleService,
} from './on-call-services.ts';
import type { ProtocolsService, ReviewService } from './protocol-services.ts';

/**
 * What the web page asks of the rooms. Whatever shows patient data takes the viewer first, so that the look is in the
 * audit log before anything is shown (S10); if it cannot be written down the promise rejects and nothing is shown.
 */
export interface ConsoleServices {
  access: AccessService;
  calls: CallsService;
  messages: MessagesService;
  calendar: CalendarService;
  onCall: OnCallService;
  schedule: ScheduleService;
  rotations: RotationsService;
  escalations: EscalationsService;
  channels: ChannelsService;
  alarms: AlarmsService;
  lan: LanService;
  box: BoxService;
  protocols: ProtocolsService;
  review: ReviewService;
}

/** What somebody may do. Which role has which is the access room's to say. */
export const PERMISSIONS = [
  'calls.read',
  'messages.read',
  'messages.write',
  'calendar.read',
  'calendar.write',
  'on-call.read',
  'on-call.write',
  'people.write',
  'pin.set-own',
  'pin.set-any',
  'box.read',
  'protocol.read',
  'protocol.write',
  'protocol.approve',
  'calls.review',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Somebody who is logged in, in one browser. */
export interface Viewer {
  user: Pick<UserRow, 'id' | 'name' | 'role' | 'personId'>;
  sessionId: string;
  permissions: readonly Permission[];
}

/** A new session: `token` goes into the cookie and nowhere else. */
export interface LoggedIn {
  ok: true;
  token: string;
  viewer: Viewer;
}

export type LoginResult = LoggedIn | { ok: false; why: 'wrong' | 'locked' };
export type FirstRunResult = LoggedIn | { ok: false; why: 'not-first-run' | 'password' | 'name' | 'code' };

export interface AccessService {
  /** `first-run` until there is an administrator. */
  state(): Promise<'first-run' | 'ready'>;
  /** Whether the first administrator must know the code that was shown where the box was started. */
  needsCode(): boolean;
  /** Makes the first administrator and logs them in. Once: two at the same moment give one `not-first-run`. */
  createAdministrator(given: {
    name: string;
    password: string;
    code: string | null;
    address: string;
  }): Promise<FirstRunResult>;
  /** Takes as long for an unknown name as for a wrong password. */
  login(given: { name: string; password: string; address: string }): Promise<LoginResult>;
  /** The viewer whose session this token is, or null: unknown, ended, idle too long, or the account is disabled. */
  session(token: string): Promise<Viewer | null>;
  logout(viewer: Viewer): Promise<void>;
}

export interface CallsPage {
  /** At most this many, newest first. */
  limit: number;
  /** Only calls older than this id: the last of the page before. */
  before?: string;
}

/** Everything known about one call, with the names of those who were rung. */
export interface CallView extends Omit<CallRecord, 'pages'> {
  pages: (PageRow & { personName: string | null })[];
}

export interface CallsService {
  list(viewer: Viewer, page: CallsPage): Promise<CallRow[]>;
  /** null: no such call. A page that follows a live call asks again and again; one look is one audit line. */
  view(viewer: Viewer, id: string): Promise<CallView | null>;
  /** How a call was written up; null: no such call, or not written up yet. One look is one audit line, as with the call itself. */
  note(viewer: Viewer, id: string): Promise<NoteRow | null>;
  /** Calls on the line now, with nothing in them that says who calls: no look at patient data. */
  live(): Promise<LiveCall[]>;
  /** Calls `listener` after every commit; the returned function ends that. */
  changes(listener: (change: Change) => void): () => void;
}

export type LiveCall = Pick<CallRow, 'id' | 'startedAt' | 'tier' | 'crisis'>;

/** A message with what the caller gave for it; null where the caller gave nothing. */
export interface InboxMessage extends MessageRow {
  name: string | null;
  /** ISO 8601 date. */
  dob: string | null;
  /** E.164: what the caller gave, else the line's number. */
  phone: string | null;
  reason: string | null;
  lang: string;
  /** Name of the user who works on it. */
  takenByName: string | null;
  /** The viewer does. */
  mine: boolean;
  /** Name of the user who marked it done. */
  doneByName: string | null;
  /** Of the call's note: null until it is written up. */
  title: string | null;
  noteKind: NoteRow['kind'] | null;
  tags: string[];
}

export interface MessagesService {
  /** Open ones, taken ones with them: most urgent first, then what is due first. Done ones: the last done first. */
  list(viewer: Viewer, state: 'open' | 'done', limit: number): Promise<InboxMessage[]>;
  /**
   * `taken`: by the viewer; `open`: given back, or reopened. null: no such message; `elsewhere`: somebody else has taken it, and `over` was
   * not said. Setting what is set already changes nothing.
   */
  setState(
    viewer: Viewer,
    id: string,
    state: MessageRow['state'],
    over: boolean,
  ): Promise<InboxMessage | 'elsewhere' | null>;
  /** How many are not done. */
  open(): Promise<number>;
}

/** A person of the ladder as the page shows them. */
export type OnCallPerson = Pick<PersonRow, 'id' | 'name' | 'role' | 'phone' | 'hasPin'>;

export interface OnCallView {
  /** Who a call would ring now. */
  primary: OnCallPerson;
  backup: OnCallPerson;
  /** ISO 8601 instant of the next hand-over that is known, or null. */
  until: string | null;
  by: 'swap' | 'rota' | 'otherwise' | 'nobody-named';
  /** In order; `person` is whoever holds the role at this moment. */
  ladder: { afterMinutes: number; role: string; person: OnCallPerson | null }[];
  people: OnCallPerson[];
}

export type SetPinResult = { ok: true } | { ok: false; why: 'unknown-person' | 'too-easy' };

export interface OnCallService {
  view(viewer: Viewer): Promise<OnCallView>;
  /** @param pin 4 to 8 digits */
  setPin(viewer: Viewer, personId: string, pin: string): Promise<SetPinResult>;
}

export interface BoxPart {
  id:
    | 'asterisk'
    | 'speech'
    | 'models'
    | 'classifier'
    | 'llm'
    | 'store'
    | 'disk'
    | 'people'
    | 'gateways'
    | 'practice'
    | 'calls';
  state: 'well' | 'warning' | 'down';
  /** One sentence for a person, without personal data. */
  detail: string;
}

export interface BoxView {
  state: 'well' | 'warning' | 'down';
  parts: BoxPart[];
  disk: { freeBytes: number; totalBytes: number };
  version: string;
  /** ISO 8601. */
  startedAt: string;
}

export interface BoxService {
  health(): Promise<BoxView>;
  practice(): { name: string; timeZone: string };
}
