import type { EventEmitter } from 'node:events';
import type { Channel, TextChannel } from '../channels.ts';

export { CHANNELS, type Channel, isVoice, type TextChannel, type VoiceChannel } from '../channels.ts';

/**
 * Where a text goes. `address` by channel: sms E.164; pager-snpp the pager's number at the gateway, digits; pager-email and email a mail
 * address whose domain the settings list; webhook the name of one that the settings list, never a URL.
 */
export interface Destination {
  channel: TextChannel;
  address: string;
}

/** What went wrong with the box itself or its surroundings, for the manager. */
export const ALARMS = [
  /** Nobody is on call at some time to come. */
  'rota-gap',
  /** A PIN is locked after wrong tries. */
  'pin-locked',
  'trunk-down',
  'gateway-down',
  /** A ladder ran out and nobody acknowledged. */
  'ladder-exhausted',
  /** Everybody on the ladder was tried and the last resort is rung. */
  'last-resort',
  /** Whoever took it did not say what came of it in time. */
  'rose-again',
  /** Somebody could not be reached by a channel because it did not take the call or the text. */
  'channel-down',
  /** Wrong PINs were keyed from telephones that are nobody's. */
  'pin-guessing',
] as const;
export type AlarmKind = (typeof ALARMS)[number];

/**
 * What a text may carry, as facts and never as free text, so that no patient data can be in it (S8): references are digits, counts are
 * numbers, times are the practice's wall clock (`YYYY-MM-DDTHH:MM`), services are ids of the practice.
 */
export type Message =
  /** "Urgent call waiting. Ring the practice line and enter your PIN. Ref 4821." `times`: how often it was paged already, 0 first. */
  | { kind: 'urgent-call'; reference: string; times?: number }
  /** Somebody else has it, or it is over: who was woken need not ring any more. */
  | { kind: 'stand-down'; reference: string }
  /** On call from `from` on, in so many minutes. */
  | { kind: 'comes-on'; service: string | null; from: string; minutes: number }
  /** What is open at the hand-over, by count and reference only. */
  | { kind: 'hand-over'; service: string | null; references: string[] }
  /** A swap or shift that waits for an answer, or was settled: the day only. */
  | { kind: 'rota'; what: 'swap-asked' | 'swap-accepted' | 'swap-refused' | 'shift-given' | 'shift-open'; day: string }
  /** `about`: a service, a gateway or a person's id; `from`: when it begins or began. */
  | { kind: 'alarm'; alarm: AlarmKind; about: string | null; from: string | null; over?: boolean }
  /** "This is a test from the practice." */
  | { kind: 'test' };

/** Why nothing went. */
export type FailReason =
  /** The settings name no such gateway. */
  | 'not-set-up'
  /** The settings do not list that address (S9); error NB_DELIVERY_NOT_LISTED in the log. */
  | 'not-listed'
  /** No connection, or it broke. */
  | 'unreachable'
  /** No answer in time. */
  | 'late'
  /** The gateway takes nothing for now (SMTP 4xx, greylisting, kannel's queue full, HTTP 429 and 503). */
  | 'busy'
  /** The gateway refuses: our login, our form, or TLS that is required and not offered. */
  | 'refused'
  /** The gateway does not know this address, or what it sent did not arrive. */
  | 'address'
  | 'cancelled';

/**
 * What a send came to. `accepted`: the gateway has taken it; `delivered`: it is known to have reached the device. Neither is heard, and
 * neither is acknowledged (S7).
 */
export type Sent =
  | { state: 'accepted' | 'delivered'; reference: string; reason: null }
  | { state: 'failed'; reference: string; reason: FailReason };

/** What a gateway reported later about a send. */
export interface DeliveryReport {
  /** As in `Sent`. */
  reference: string;
  channel: TextChannel;
  state: 'delivered' | 'failed';
  reason: FailReason | null;
  /** Epoch ms. */
  at: number;
}

/** Whether a gateway takes what it is given, as its last answer or the last look showed. */
export interface GatewayState {
  /** `sms`, `smtp`, `snpp`, or `webhook:<name>`. */
  gateway: string;
  state: 'up' | 'down' | 'unknown';
  reason: FailReason | null;
  /** Epoch ms of the last answer; null: none yet. */
  at: number | null;
}

export interface DeliveryEvents {
  report: [report: DeliveryReport];
  /** A gateway came or went. */
  gateway: [state: GatewayState];
}

/** `send` never takes longer than this, retry included, so that an escalation can go on to the next channel. */
export const SEND_LIMIT_MS = 8_000;

/** The way out for texts. */
export interface Delivery extends EventEmitter<DeliveryEvents> {
  /** Whether the settings name a gateway for this channel. */
  has(channel: TextChannel): boolean;
  /** Webhooks that the settings list, by name. */
  readonly webhooks: readonly string[];
  /** Whether the settings list this destination (S9) and its form is right. */
  allows(to: Destination): boolean;
  /**
   * Sends, with one retry where the connection broke. Never rejects and settles within SEND_LIMIT_MS.
   * @param reference the caller's own id of this send (a UUID): what later reports name, and what the far end may know a repetition by
   */
  send(message: Message, to: Destination, reference: string, signal?: AbortSignal): Promise<Sent>;
  gateways(): GatewayState[];
  /** Looks whether each gateway answers, without sending anything. */
  check(): Promise<GatewayState[]>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** One of a person's own ways to be reached. */
export interface ContactMethod {
  id: string;
  channel: Channel;
  /** Of a voice channel E.164; else as in `Destination`. */
  address: string;
  /** The last test, or null. `heard` is not known: a test says only what the line or gateway answered. */
  tested: { at: string; state: 'accepted' | 'delivered' | 'failed' } | null;
}

/** When one of a person's methods is used: on `days` from `from` to `to`, wall clock of the practice. */
export interface ContactRule {
  method: string;
  days: Weekday[];
  /** `HH:MM`. */
  from: string;
  /** `HH:MM`, not included. Not later than `from`: it ends on the following day; the same as `from`: 24 hours. */
  to: string;
  /** Minutes after the page of this person began. Rules of one minute are taken in this order, then in that of the list. */
  afterMinutes: number;
}

export interface PersonContacts {
  personId: string;
  methods: ContactMethod[];
  rules: ContactRule[];
  /** true: nothing is stored for this person; this is the one phone of the practice file, at any time. */
  standard: boolean;
}

/** What is to be tried for a person at one moment, in order. */
export interface ContactStep {
  method: ContactMethod;
  /** Minutes after the page of this person began. */
  afterMinutes: number;
}
