// A file of calls is taken as it was meant, or refused with the line of each slip.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { furnish } from '../../src/rehearsal/furnish.ts';
import { readStory } from '../../src/rehearsal/scenario.ts';
import type { Store } from '../../src/store/store.ts';
import type { NewVisit } from '../../src/store/visits.ts';
import { practice } from '../wiring/ladders-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'nightbell-story-'));
t.teardown(() => rmSync(folder, { recursive: true }));

function story(text: string) {
  const file = join(folder, 'calls.yaml');
  writeFileSync(file, text);
  return readStory(file);
}

function refused(text: string): string[] {
  try {
    story(text);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

const WRONG = `practice: {file: p.yaml}
calls:
- id: lamp
  lang: fr
  practice:
    state: opn
    now: '2026-11-03T10:15:00-05:00'
  answrs: {name: Nora Quill}
  caller: {name: Nora Quill, calback: '+15185550144'}
  expect: {tier: rutine, accept: [routine, urgnt], mustsay: [hello]}
- id: lamp
  lang: en
  practice: {state: open, now: '2026-11-03T10:15:00-05:00'}
  weather: fair
`;

t.test('each slip of the pen is named with its line, all at once', async (t) => {
  const lines = refused(WRONG);
  const at = (line: number, what: RegExp) =>
    t.ok(
      lines.some((one) => one.includes(`calls.yaml:${line}:`) && what.test(one)),
      `${line} ${what}: ${lines.join(' | ')}`,
    );
  at(4, /"fr" is none of en, es/);
  at(6, /"opn" is none of open, closed; did you mean open/);
  at(8, /no key "answrs" here; did you mean "answers"/);
  at(9, /no key "calback" here; did you mean "callback"/);
  at(10, /"rutine" is none of .*did you mean routine/);
  at(10, /"urgnt" is none of/);
  at(10, /no key "mustsay" here; did you mean "must_say"/);
  at(11, /"lamp" is the id of another call too/);
  t.equal(lines.length, 8, lines.join('\n'));
});

t.test('a note of its own that means none of our keys is told and left alone', async (t) => {
  const { calls, unread } = story(`practice: {file: p.yaml}
calls:
- id: lamp
  practice: {state: open, now: '2026-11-03T10:15:00-05:00', front_desk: {answers: true}}
  weather: fair
`);
  t.equal(calls.length, 1);
  t.same(
    unread.map((one) => one.replace(folder, '')),
    ['/calls.yaml:5: /calls/0/weather: nothing reads "weather" here'],
  );
});

t.test('the visits that a file tells stand, and no other is made of the words', async (t) => {
  const [provider, other] = practice.providers;
  const booked = async (visits: string) => {
    const all: NewVisit[] = [];
    const { calls } = story(`practice: {file: p.yaml}
calls:
- id: lamp
  practice: {state: open, now: '2026-11-03T10:15:00-05:00'${visits}}
  caller: {name: Nora Quill, dob: '1955-05-02', callback: '+15185550144'}
  opening: please cancel my visit on the ninth
  expect: {intent: cancel}
`);
    const store = {
      patients: { put: async () => ({ id: 'p1' }) },
      visits: { book: async (visit: NewVisit) => void all.push(visit) },
    };
    await furnish(store as unknown as Store, calls[0]!, practice);
    return all.map((visit) => [visit.provider, visit.startsAt]);
  };
  t.equal((await booked('')).length, 1, 'made of the words');
  t.same(await booked(', visits: []'), []);
  const local = (time: string) => new Date(Date.parse(`${time}-05:00`)).toISOString();
  t.same(
    await booked(
      `, visits: [{start: '2026-11-06T10:00:00', provider: ${provider!.id}}, {start: '2026-11-10T14:30:00', provider: ${other!.id}}]`,
    ),
    [
      [provider!.id, local('2026-11-06T10:00:00')],
      [other!.id, local('2026-11-10T14:30:00')],
    ],
  );
  await t.rejects(booked(", visits: [{start: '2026-11-06T10:00:00', provider: nemo}]"), {
    code: 'NB_INPUT_INVALID',
    message: /no provider "nemo"/,
  });
  await t.rejects(booked(', visits: [{start: friday, provider: x}]'), { code: 'NB_INPUT_INVALID' });
});
