import t from 'tap';
import type { PlayedCall } from './caller.ts';
import type { Census } from './census.ts';
import { judge } from './judge.ts';
import { planCall } from './plan.ts';
import type { Written } from './records.ts';
import type { Soaked } from './soak.ts';

const PATIENCE = { waitMs: 30_000, stayMs: 150_000 };
const FROM = '+18385550101';

const played = (more: Partial<PlayedCall> = {}): PlayedCall => ({
  plan: { ...planCall(1, 1, PATIENCE), from: FROM, kind: 'talks', line: 'good', cancelAfterMs: null },
  answeredMs: 100,
  sounds: [{ fromMs: 200, toMs: 3_000 }],
  startedMs: 0,
  endedMs: 4_000,
  acts: [],
  symptom: null,
  hungUp: true,
  outstayed: false,
  ...more,
});

const written = (more: Partial<Written> = {}): Written => ({
  id: '1',
  from: FROM,
  startedMs: performance.timeOrigin + 50,
  endedMs: performance.timeOrigin + 4_000,
  outcome: 'caller-hung-up',
  tier: 'routine',
  turns: [performance.timeOrigin + 110],
  course: [],
  paged: false,
  ...more,
});

function census(calls: number, mb: number, sockets = 10): Census {
  const each = { pid: 2, rssBytes: mb * 1e6, threads: 11, sockets, files: 20 };
  return {
    calls,
    processes: { program: each, ears: each, mouth: each, asterisk: each },
    channels: 0,
    bridges: 0,
    inside: { objects: {}, resources: { Timeout: 5 }, turnedAway: 0, heapBytes: mb * 1e6, externalBytes: 0 },
  };
}

const soaked = (more: Partial<Soaked> = {}): Soaked => ({
  options: { calls: 1, atOnce: 1, seed: 1, rests: 2, patience: PATIENCE },
  played: [played()],
  written: [written()],
  rests: [census(0, 500), census(1, 510)],
  restless: [],
  replaced: [],
  seconds: 5,
  status: 0,
  lastWords: '',
  errors: [],
  ...more,
});

const faults = (more: Partial<Soaked>) => judge(soaked(more)).faults;

t.test('a run without faults', async (t) => {
  t.same(faults({}), []);
});

t.test('whatever is not as it must be is a fault', async (t) => {
  t.match(faults({ written: [written({ endedMs: null, outcome: 'in-progress' })] }), ['a record was not closed']);
  t.match(faults({ written: [] }), [/there is no record of it/]);
  t.match(faults({ played: [played({ symptom: 'urgent' })] }), [/urgent and nobody was paged/]);
  t.match(faults({ played: [played({ answeredMs: null })] }), [/stuck/]);
  t.match(faults({ restless: [{ calls: 1, held: '2 legs' }] }), [/still held 2 legs/]);
  t.match(faults({ replaced: ['ears'] }), [/ears was started again/]);
  t.match(faults({ status: 1 }), [/ended with 1/]);
  const acts = [{ what: 'words' as const, fromMs: 3_100, toMs: 3_200 }];
  t.match(
    faults({
      played: [played({ acts, endedMs: 6_000 })],
      written: [written({ endedMs: performance.timeOrigin + 6_000 })],
    }),
    [/2800 ms of silence/],
  );
});

t.test("on the line of the staff nobody's silence is looked at, in a call it is", async (t) => {
  const sounds = [
    { fromMs: 200, toMs: 3_000 },
    { fromMs: 13_000, toMs: 14_000 },
  ];
  const of = (key: string, turns: number[]) =>
    faults({
      played: [played({ sounds, acts: [{ what: 'keys', key, fromMs: 1_500, toMs: 1_600 }], endedMs: 15_000 })],
      written: [
        written({ endedMs: performance.timeOrigin + 15_000, turns: turns.map((ms) => performance.timeOrigin + ms) }),
      ],
    });
  t.same(of('*', [110]), []);
  t.match(of('7', [110]), [/10000 ms of silence/]);
  t.match(of('*', [110, 2_000]), [/10000 ms of silence/], 'a star that was none of them');
});

t.test('who was paged, or came while the box was full, is no fault', async (t) => {
  t.same(faults({ played: [played({ symptom: 'urgent' })], written: [written({ paged: true })] }), []);
  const full = census(1, 510);
  full.inside.turnedAway = 1;
  t.same(faults({ written: [], rests: [census(0, 500), full] }), []);
});

t.test('what grows with the calls is a leak', async (t) => {
  const rests = (grows: number) => [0, 1, 2, 3, 4].map((i) => census(i * 50, 500 + i * grows));
  t.same(faults({ rests: rests(1) }), [], '20 MB over 1,000 calls');
  t.match(faults({ rests: rests(10) }), [/program grows by 200 MB in 1,000 calls/, /ears/, /mouth/, /asterisk/]);
  t.match(faults({ rests: [census(0, 500, 10), census(1, 500, 30)] }), [
    /sockets of program: 10 at first, 30 in the end/,
    /ears/,
    /mouth/,
    /asterisk/,
  ]);
});
