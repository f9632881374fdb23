// The caller hangs up in every state of the dialogue, while the turn there is playing, and the line tells of more when it is gone.
import t from 'tap';
import type { Stage } from '../../src/conversation/dialogue/types.ts';
import type { Transfer } from '../../src/conversation/transfer.ts';
import type { DeskAnswer, DeskRequest, DeskServices } from '../../src/desk/requests.ts';
import { settle, startCall, type TestCall } from './call-kit.ts';

const OFFER = { provider: 'abara', location: 'main', visit: 'annual', start: '2026-10-30T14:30:00-04:00', minutes: 20 };
const VISIT = { ...OFFER, id: 'v', patient: 'p1', state: 'booked' as const };
const ID = ['my name is leonard hatch', 'march fourth nineteen eighty two'];

function rooms({ silent = false, known = true, visits = [VISIT] } = {}): DeskServices {
  const answers: Partial<Record<DeskRequest['want'], DeskAnswer>> = {
    verify: known ? { to: 'verify', result: 'matches', patient: 'p1' } : { to: 'verify', result: 'unknown' },
    times: { to: 'times', offers: [OFFER], type: null },
    visits: { to: 'visits', visits },
  };
  return {
    ask: ({ want }) =>
      silent ? new Promise(() => undefined) : Promise.resolve(answers[want] ?? { to: 'failed', want }),
  };
}

interface Way {
  services?: DeskServices;
  transfer?: Transfer;
  says: string[];
  /** The prompt that shows where the call is. */
  prompt: RegExp;
  /** Somebody is rung for who hangs up here. */
  paged?: true;
}

/** How to come to each state. Types keep the list whole. */
const WAYS: Record<Stage['at'], Way> = {
  opening: { says: [], prompt: /^howCanIHelp/ },
  child: { says: ["i'm four is my mommy there"], prompt: /^getGrownUp/ },
  doubt: { says: ['my calf is swollen and hot'], prompt: /^protocol\./, paged: true },
  emergency: { says: ['i have crushing chest pain'], prompt: /^emergency/, paged: true },
  field: { says: ['i need a refill of my lisinopril'], prompt: /^desk\.ask\.name/ },
  'line-number': {
    services: rooms(),
    says: ['i need a refill of my lisinopril', ...ID, 'three', 'corner drugs', 'corner drugs'],
    prompt: /^lineNumber/,
  },
  'read-back': {
    services: rooms(),
    says: [
      'i need a refill of my lisinopril',
      ...ID,
      'three',
      'corner drugs',
      'corner drugs',
      'no',
      'five one eight five five five zero one four three',
    ],
    prompt: /^desk\.read-back\.phone/,
  },
  parent: { services: rooms(), says: ['i need an appointment for a child i look after'], prompt: /^askParent/ },
  who: {
    services: rooms({ known: false }),
    says: ['i need an appointment for my yearly checkup', ...ID],
    prompt: /^isThatRight/,
  },
  looking: {
    services: rooms({ silent: true }),
    says: ['i need an appointment for my yearly checkup', ...ID],
    prompt: /^desk\.ask\.dob/,
  },
  offer: {
    services: rooms(),
    says: ['i need an appointment for my yearly checkup', ...ID, 'any day next week'],
    prompt: /^doesThatSuit/,
  },
  'other-time': {
    services: rooms(),
    says: ['i need an appointment for my yearly checkup', ...ID, 'any day next week', 'no'],
    prompt: /^otherTime/,
  },
  'which-visit': {
    services: rooms({ visits: [VISIT, { ...VISIT, id: 'w', start: '2026-11-03T09:00:00-05:00' }] }),
    says: ['i need to cancel my appointment', ...ID],
    prompt: /^whichVisit/,
  },
  'agree-cancel': { services: rooms(), says: ['i need to cancel my appointment', ...ID], prompt: /^agreeCancel/ },
  summary: { says: ['this is about my bill and the last visit', ...ID], prompt: /^isThatRight/ },
  change: { says: ['this is about my bill and the last visit', ...ID, 'no'], prompt: /^desk\.which-part/ },
  transferring: {
    transfer: () => new Promise(() => undefined),
    says: ['let me talk to a person about an appointment'],
    prompt: /^operator/,
  },
  waiting: {
    says: ['my calf is swollen and hot', 'no', 'no', 'no', ...ID, 'yes', 'yes', 'yes'],
    prompt: /^paging/,
    paged: true,
  },
  'anything-else': { says: ['this is about my bill and the last visit', ...ID, 'yes'], prompt: /^anythingElse/ },
  leaving: { says: ['this is about my bill and the last visit', ...ID, 'yes', 'no'], prompt: /^goodbye/ },
};

for (const [at, way] of Object.entries(WAYS))
  t.test(`hang-up in the state ${at}`, async (t) => {
    const { services, transfer } = way;
    const c: TestCall = await startCall([], { ...(services && { services }), ...(transfer && { transfer }) });
    t.teardown(() => c.run.stop());
    for (const [i, text] of way.says.entries()) {
      // The last turn of ours is still being said.
      if (i === way.says.length - 1) c.line.heard = false;
      await c.says(text);
    }
    t.match(c.prompts.at(-1), way.prompt, c.prompts.join(' '));
    t.equal(c.line.over, null, 'the line is up');
    const before = { prompts: c.prompts.length, turns: c.turns.length };
    await c.hangUp();
    t.equal(c.outcome(), 'caller-hung-up');
    t.equal(c.paged.length > 0, way.paged ?? false);
    t.equal(c.finished(), !way.paged, 'nothing of the call goes on but a ladder');
    // What was on its way when the line was gone.
    c.line.heard = true;
    c.partly('and another thing');
    await c.press('1');
    c.line.emit('mark', 't1.0.1');
    await settle();
    t.equal(c.prompts.length, before.prompts, 'nothing is said to nobody');
    await c.says('one last word');
    t.equal(c.turns.at(-1)?.text, 'one last word', 'S6: last words that come late are written down');
    t.equal(c.outcome(), 'caller-hung-up');
  });
