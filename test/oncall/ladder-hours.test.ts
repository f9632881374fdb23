import t from 'tap';
import { ladderAt } from '../../src/oncall/ladder.ts';
import { ladderFor } from '../../src/oncall/paging/ladders.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { at, practice, YAML } from '../practice/file.ts';

const MINUTE = 60_000;
const first = (now: string) => ladderAt(practice, at(now))[0]?.page;

t.test(
  'while the offices are open, and at lunch, the nurse is rung first and on call five minutes later',
  async (t) => {
    for (const when of ['2026-11-23T10:00:00-05:00', '2026-11-23T12:45:00-05:00', '2026-12-24T11:59:00-05:00'])
      t.same(
        ladderAt(practice, at(when)).map(({ afterMinutes, page }) => [afterMinutes, page]),
        [
          [0, 'cell'],
          [5, 'primary'],
          [15, 'primary'],
          [25, 'backup'],
        ],
        when,
      );
  },
);

t.test('at any other time the ladder of the file begins at once', async (t) => {
  for (const when of ['2026-11-23T17:00:00-05:00', '2026-11-26T10:00:00-05:00', '2026-12-24T12:00:00-05:00'])
    t.same(ladderAt(practice, at(when)), practice.ladder, when);
  t.equal(first('2026-11-23T07:59:00-05:00'), 'primary');
});

t.test('the ladder of the file is the urgent one of the one service, with a last resort', async (t) => {
  const now = at('2026-11-23T10:00:00-05:00');
  const ladder = ladderFor(practice, { service: 'practice', tier: 'urgent', now });
  t.match(ladder.steps, [
    { afterMs: 0, targets: [{ person: 'cell' }], channels: 'own' },
    { afterMs: 5 * MINUTE, targets: [{ service: 'practice', seat: 'primary' }] },
    { afterMs: 15 * MINUTE, targets: [{ service: 'practice', seat: 'primary' }] },
    { afterMs: 25 * MINUTE, targets: [{ service: 'practice', seat: 'backup' }] },
  ]);
  t.match(ladder, { rounds: 3, lastResort: { target: { seat: 'backup' } }, quiet: null });
  const routine = ladderFor(practice, { service: 'practice', tier: 'routine', now });
  t.match(routine.quiet, { timeZone: practice.timeZone }, 'nothing routine at night');
});

t.test('a ladder of its own for a service and tier, and a last resort that is named', async (t) => {
  const paging = `on_call: {services: [{id: adults, name: Adults}, {id: children, name: Children}]}
paging:
  last_resort: {page: desk, rings: 6}
  ladders:
    - services: [children]
      tiers: [urgent, emergency]
      steps:
        - {after_minutes: 5, page: backup, by: [call-home, sms], wait_minutes: 2, times: 2}
        - {after_minutes: 0, page: [primary, desk]}
      outcome_minutes: 15
    - tiers: [semi_urgent]
      steps: [{after_minutes: 0, page: primary}]
      quiet: {from: '20:00', to: '07:30'}
`;
  const own = parsePractice(`${YAML}${paging}`, 'f.yaml');
  const now = at('2026-11-23T22:00:00-05:00');
  const children = ladderFor(own, { service: 'children', tier: 'urgent', now });
  t.match(children.steps, [
    { afterMs: 0, targets: [{ service: 'children', seat: 'primary' }, { person: 'desk' }], channels: 'own' },
    { afterMs: 5 * MINUTE, channels: ['call-home', 'sms'], waitMs: 2 * MINUTE, repeats: 1 },
  ]);
  t.match(children, { lastResort: { target: { person: 'desk' }, rings: 6 }, outcomeWithinMs: 15 * MINUTE });
  t.equal(ladderFor(own, { service: 'adults', tier: 'urgent', now }).steps.length, own.ladder.length);
  const later = ladderFor(own, { service: 'adults', tier: 'semi_urgent', now });
  t.match(later.quiet, { from: '20:00', to: '07:30' });
  t.throws(() => parsePractice(`${YAML}paging: {last_resort: {page: nobody}}\n`, 'f.yaml'), { message: /nobody/ });
  t.throws(() => parsePractice(`${YAML}${paging.replace('[semi_urgent]', '[semi_urgent, routine]')}`, 'f.yaml'), {
    message: /tiers\/1: what is routine lies in the inbox/,
  });
  t.throws(() => parsePractice(`${YAML}${paging.replace('[semi_urgent]', '[urgent]')}`, 'f.yaml'), {
    message: /ladders\/1\/quiet: urgent calls and emergencies are never put off/,
  });
});

t.test('the file may name another, or nobody; a stranger is refused', async (t) => {
  const open = at('2026-11-23T10:00:00-05:00');
  const withPaging = (paging: string) => parsePractice(`${YAML}paging: {open_hours: ${paging}}\n`, 'f.yaml');
  t.match(ladderAt(withPaging('{page: desk, then_after_minutes: 2}'), open), [
    { afterMinutes: 0, page: 'desk' },
    { afterMinutes: 2, page: 'primary' },
  ]);
  t.equal(ladderAt(withPaging('false'), open)[0]?.page, 'primary');
  t.throws(() => withPaging('{page: nobody}'), { code: 'NB_PRACTICE_INVALID', message: /nobody/ });
});
