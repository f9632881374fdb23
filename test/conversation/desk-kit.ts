// A small desk of our own: one form of each kind, so that the dialogue is tested and not the texts of the shipped forms.

import type { House } from '../../src/conversation/dialogue/house.ts';
import { findingsOf, formFor } from '../../src/desk/findings.ts';
import type { Desk, Ending, FactRule, Form, FormField } from '../../src/desk/form.ts';
import { makeFacts } from './desk-facts.ts';

const both = (en: string, es = en) => ({ en, es });

const FACTS: FactRule[] = makeFacts([
  ['medication', 'medication', 'Which medicine is it?'],
  ['days_left', 'number', 'How many days do you have left?', { range: [0, 365], keys: 3 }],
  ['pharmacy', 'pharmacy', 'Which pharmacy should it go to?'],
  ['carrier', 'carrier', 'Which insurance do you have?'],
  ['member_id', 'member_id', 'What is the member number?', { confirm: 'always', keys: 12 }],
  ['when', 'when', 'What day would suit you?'],
  ['photo', 'yes_no', 'Do you have a photo ID?'],
  [
    'wants',
    'choice',
    'Do you want them by mail or by fax?',
    {
      choices: [
        { id: 'mail', say: both('by mail'), words: 'mail' },
        { id: 'fax', say: both('by fax'), words: 'fax' },
      ],
    },
  ],
]);

const field = (fact: string, more: Partial<FormField> = {}): FormField => ({
  fact,
  when: null,
  tries: 2,
  required: false,
  ask: null,
  ...more,
});
const ending = (does: Ending['do'], say: string, more: Partial<Ending> = {}): Ending => ({
  when: null,
  do: does,
  queue: null,
  raise: null,
  say: both(say),
  ...more,
});
const form = (id: string, more: Partial<Form>): Form => ({
  id,
  title: both(id),
  intents: [],
  when: null,
  verify: false,
  start: null,
  fields: [],
  notes: [],
  summary: false,
  endings: [],
  ...more,
});

const FORMS: Form[] = [
  form('message', {
    intents: ['message', 'other', 'human', 'symptom'],
    start: both('I will take a message for the practice.', 'Voy a tomar un mensaje para el consultorio.'),
    fields: ['name', 'dob', 'phone', 'reason'].map((f) => field(f, { tries: 3 })),
    summary: true,
    endings: [ending('message', 'Your message is written down.')],
  }),
  form('refill', {
    intents: ['refill'],
    verify: true,
    fields: [
      field('name'),
      field('dob'),
      field('medication'),
      field('days_left', { when: { medication: 'known' } }),
      field('pharmacy'),
      field('phone'),
    ],
    notes: [{ when: { medication: 'Warfarin' }, say: both('The nurse looks at that one first.') }],
    endings: [
      ending('page', 'That cannot wait.', { when: { days_left: 0, medication: 'Warfarin' } }),
      ending('refill_task', 'I have passed your refill of {medication} on. It takes two days.'),
    ],
  }),
  form('book', {
    intents: ['schedule'],
    verify: true,
    fields: [field('name'), field('dob'), field('when')],
    endings: [
      ending('message', 'The front desk will call you about a time.', { when: { verified: false } }),
      ending('book', 'You are booked for {offer}.', { when: { slot: 'taken' } }),
      ending('message', 'The front desk will call you about a time.'),
    ],
  }),
  form('move', {
    intents: ['reschedule'],
    verify: true,
    fields: [field('name'), field('dob'), field('when')],
    endings: [
      ending('move', 'Your appointment is now on {offer}.', { when: { slot: 'taken' } }),
      ending('message', 'The front desk will call you about it.'),
    ],
  }),
  form('cancel', {
    intents: ['cancel'],
    verify: true,
    fields: [field('name'), field('dob')],
    endings: [
      ending('message', 'All right.', { when: { visits: 'kept' } }),
      ending('cancel', 'It is cancelled.', { when: { visits: 'some' } }),
      ending('message', 'The front desk will see to it.'),
    ],
  }),
  form('results', {
    intents: ['results'],
    verify: true,
    fields: [field('name'), field('dob'), field('phone')],
    endings: [ending('message', 'The nurse will call about it.', { queue: 'nurse' })],
  }),
  form('card', {
    intents: ['insurance'],
    fields: [field('carrier'), field('member_id'), field('photo')],
    notes: [
      { when: { plan: 'listed' }, say: both('{plan} is on our list.') },
      { when: { plan: 'not-listed' }, say: both('{plan} is not on our list.') },
    ],
    endings: [ending('end', 'Bring your card along.')],
  }),
  form('records', {
    intents: ['records'],
    fields: [field('name'), field('wants'), field('phone')],
    endings: [ending('message', 'Records will call you.', { queue: 'records' })],
  }),
  form('questions', {
    intents: ['faq'],
    endings: [
      ending('answer', '{answer}', { when: { answer: 'found' } }),
      ending('message', 'Somebody will call you about that.'),
    ],
  }),
];

export const DESK: Desk = { facts: new Map(FACTS.map((rule) => [rule.id, rule])), forms: FORMS, matters: [] };

/** A practice that is open, unless said otherwise. */
export function house(more: Partial<House> = {}): House {
  const desk = more.desk ?? DESK;
  return {
    practiceName: 'Test Practice',
    desk,
    formFor: (intent, findings) => formFor(desk, intent, findings),
    findings: ({ facts, words, intent, about, tier }) => ({
      ...findingsOf(facts, { intent, about, tier, hours: more.hours ?? 'open', words: [words], matters: desk.matters }),
    }),
    now: '2026-10-20T10:00:00',
    hours: 'open',
    opens: more.hours && more.hours !== 'open' ? both('tomorrow at 8 in the morning', 'mañana a las 8') : null,
    promise: () => both('within 2 business days', 'en dos días'),
    callbackMinutes: 20,
    askedFor: () => null,
    selfPay: null,
    plans: ['Aetna', 'Medicare Part B'],
    names: new Map([
      ['vance', both('Dr. Vance')],
      ['mill', both('the Mill Street office')],
    ]),
    ...more,
  };
}
