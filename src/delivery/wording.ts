import type { AlarmKind, Message } from './types.ts';

/** A message in the forms that channels take. All of it is ASCII, so that an SMS has GSM-7's 160 places and a pager can show it. */
export interface Text {
  /** One line of at most 160 signs. */
  short: string;
  subject: string;
  /** Of an e-mail: may have several lines. */
  body: string;
  /** It wakes somebody: sent with priority where the channel knows one. */
  urgent: boolean;
}

/** An SMS of one part (3GPP TS 23.038, GSM 7-bit alphabet). Pagers often show 80 to 240. */
export const SHORT_SIGNS = 160;
/** So many references fit beside the words; the rest are counted only. */
const SHORT_REFERENCES = 6;

const ALARM_WORDS: Record<AlarmKind, (about: string, from: string) => string> = {
  'rota-gap': (about, from) => `Nobody is on call${about && ` for ${about}`}${from && ` from ${from}`}.`,
  'pin-locked': (about) => `A PIN is locked after wrong tries${about && `: ${about}`}.`,
  'trunk-down': (_, from) => `The telephone line is down${from && ` since ${from}`}. Calls go to the backup path.`,
  'gateway-down': (about, from) => `A gateway does not answer${about && `: ${about}`}${from && `, since ${from}`}.`,
  'ladder-exhausted': () => 'An urgent call was paged to everybody and nobody acknowledged. Look at the console now.',
  'last-resort': () => 'Nobody on the ladder took an urgent call: the last resort is rung. Look at the console now.',
  'rose-again': () => 'Whoever took an urgent call did not say what came of it: it is paged again.',
  'channel-down': (about) => `Somebody could not be reached${about && ` by ${about}`}: the line or gateway failed.`,
  'pin-guessing': () => "Wrong PINs were keyed from a telephone that is nobody's. It is let in no more for an hour.",
};

/** What wakes no manager. */
const WAITS: ReadonlySet<AlarmKind> = new Set<AlarmKind>(['pin-locked', 'rota-gap', 'pin-guessing', 'channel-down']);

const ROTA_WORDS: Record<Extract<Message, { kind: 'rota' }>['what'], string> = {
  'swap-asked': 'You are asked for a swap on',
  'swap-accepted': 'Your swap was accepted:',
  'swap-refused': 'Your swap was refused:',
  'shift-given': 'You were given a shift on',
  'shift-open': 'A shift is open on',
};

/**
 * The approved words of a message. Every fact goes through `plain`, so that nothing but ids, digits and times can get in, whatever the
 * caller of this function holds (S8).
 */
export function textOf(message: Message): Text {
  switch (message.kind) {
    case 'urgent-call': {
      const again = message.times ? ` Paged ${Math.floor(message.times) + 1} times.` : '';
      return text(
        `Urgent call waiting. Ring the practice line and enter your PIN. Ref ${digits(message.reference)}.${again}`,
        'Urgent call waiting',
        true,
      );
    }
    case 'stand-down':
      return text(`Ref ${digits(message.reference)} is taken care of. Nothing to do.`, 'Taken care of');
    case 'comes-on': {
      const from = `${plain(message.service ?? '') && `for ${plain(message.service ?? '')} `}from ${clock(message.from)}`;
      return text(`You are on call ${from}, in ${Math.round(message.minutes)} minutes.`, 'You come on call');
    }
    case 'hand-over':
      return handOver(message.service, message.references.map(digits));
    case 'rota':
      return text(`${ROTA_WORDS[message.what]} ${plain(message.day)}. See the console.`, 'On-call schedule');
    case 'alarm': {
      const words = ALARM_WORDS[message.alarm](plain(message.about ?? ''), message.from ? clock(message.from) : '');
      return message.over ? text(`Over: ${words}`, 'Alarm is over') : text(words, 'Alarm', !WAITS.has(message.alarm));
    }
    case 'test':
      return text('This is a test from the practice.', 'Test');
  }
}

function text(line: string, subject: string, urgent = false): Text {
  return { short: line.slice(0, SHORT_SIGNS), subject, body: `${line}\n`, urgent };
}

function handOver(service: string | null, references: string[]): Text {
  const open = `Hand-over${service ? ` ${plain(service)}` : ''}: ${references.length || 'nothing'} open.`;
  if (references.length === 0) return text(open, 'Hand-over');
  const shown = references.slice(0, SHORT_REFERENCES);
  const rest = references.length - shown.length;
  const short = `${open} Ref ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. Ring the practice line and enter your PIN.`;
  const body = `${open}\nRef ${references.join(', ')}.\nRing the practice line and enter your PIN, or open the console.\n`;
  return { short: short.slice(0, SHORT_SIGNS), subject: 'Hand-over', body, urgent: false };
}

const digits = (reference: string) => reference.replace(/\D/g, '').slice(0, 8);
/** An id of the practice or a date, and nothing longer. */
const plain = (id: string) => id.replace(/[^\w .:-]/g, '').slice(0, 40);
/** `2026-11-21T07:00` as "07:00 on 21 Nov". */
function clock(local: string): string {
  const [, month, day, time] = /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(local) ?? [];
  if (!time) return plain(local);
  return `${time} on ${Number(day)} ${MONTHS[Number(month) - 1]}`;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
