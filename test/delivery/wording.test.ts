import t from 'tap';
import { ALARMS, type Message } from '../../src/delivery/types.ts';
import { SHORT_SIGNS, textOf } from '../../src/delivery/wording.ts';

const EVERY: Message[] = [
  { kind: 'urgent-call', reference: '4821' },
  { kind: 'urgent-call', reference: '4821', times: 3 },
  { kind: 'stand-down', reference: '4821' },
  { kind: 'comes-on', service: 'adult', from: '2026-11-21T17:00', minutes: 60 },
  { kind: 'comes-on', service: null, from: '2026-11-21T17:00', minutes: 30 },
  { kind: 'hand-over', service: 'adult', references: [] },
  { kind: 'hand-over', service: 'adult', references: Array.from({ length: 40 }, (_, i) => String(1_000 + i)) },
  ...(['swap-asked', 'swap-accepted', 'swap-refused', 'shift-given', 'shift-open'] as const).map(
    (what): Message => ({ kind: 'rota', what, day: '2026-11-21' }),
  ),
  ...ALARMS.map((alarm): Message => ({ kind: 'alarm', alarm, about: 'adult', from: '2026-11-21T17:00' })),
  { kind: 'alarm', alarm: 'trunk-down', about: null, from: null, over: true },
  { kind: 'test' },
];

t.test('every text fits an SMS of one part and a pager', async (t) => {
  for (const message of EVERY) {
    const { short, subject } = textOf(message);
    t.ok(short.length <= SHORT_SIGNS, `${short.length}: ${short}`);
    t.match(`${subject}${short}`, /^[\x20-\x7e]+$/, 'plain signs on one line');
  }
});

t.test('the words themselves', async (t) => {
  const short = (message: Message) => textOf(message).short;
  t.equal(
    short({ kind: 'urgent-call', reference: '4821' }),
    'Urgent call waiting. Ring the practice line and enter your PIN. Ref 4821.',
  );
  t.equal(short({ kind: 'test' }), 'This is a test from the practice.');
  t.equal(
    short({ kind: 'comes-on', service: 'adult', from: '2026-11-21T17:00', minutes: 60 }),
    'You are on call for adult from 17:00 on 21 Nov, in 60 minutes.',
  );
  t.match(short({ kind: 'hand-over', service: null, references: ['4821', '77'] }), /2 open\. Ref 4821, 77\./);
});

t.test('S8: whatever is handed in, no name, number of a patient or word of a caller comes through', async (t) => {
  const words = 'Maria Delgado, chest pain, +1 518 555 0142, born 1961-03-04';
  const stuffed: Message[] = [
    { kind: 'urgent-call', reference: words },
    { kind: 'stand-down', reference: words },
    { kind: 'hand-over', service: null, references: [words] },
  ];
  for (const message of stuffed) {
    const { short, body, subject } = textOf(message);
    t.notMatch(`${short}${body}${subject}`, /Maria|Delgado|chest|1961-03-04|5185550142/i, message.kind);
  }
  const lines = textOf({ kind: 'comes-on', service: 'adult\r\nBcc: x', from: 'soon\n', minutes: 60 });
  t.notMatch(lines.short, /[\r\n]/);
  t.notMatch(lines.body.trimEnd(), /[\r\n]/);
});
