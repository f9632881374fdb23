import t from 'tap';
import { makeEngine } from '../../src/triage/engine.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { type ReplayCall, replay, replayCall } from '../../src/triage/replay.ts';
import { figuresOf } from '../../src/triage/review.ts';
import type { Opinion, TriageEngine } from '../../src/triage/types.ts';

const net = (knee: string, more = '') => `
protocol: {id: small, version: "1"}
concepts:
  - {id: chest_pain, tier: emergency, say: "chest pain"}
  - {id: knee_pain, tier: ${knee}, say: "knee hurts", ask: knee_swollen}
  - {id: appointment, tier: routine, intent: schedule, say: appointment}
${more}
questions:
  what_is_wrong: {en: What is wrong?, es: ¿Qué le pasa?}
  emergency_check: {en: Is it an emergency?, es: ¿Es una emergencia?, yes: emergency, unsure: urgent}
  knee_swollen: {en: Is it swollen?, es: ¿Está hinchada?, yes: urgent, unsure: urgent}
  knee_fell: {en: Did you fall?, es: ¿Se cayó?, yes: urgent, unsure: urgent}
`;
const engine = (text: string): TriageEngine => makeEngine(loadProtocol(text));
const live = engine(net('next_day'));

/** A call as what was live judged it. */
function call(callId: string, said: [text: string, asked?: string][], by: TriageEngine = live): ReplayCall {
  const turns = said.map(([text, asked = null]) => ({ text, lang: 'en' as const, asked, opinions: [] }));
  const blank: ReplayCall = {
    callId,
    startedAt: '2026-03-01T10:00:00.000Z',
    lang: 'en',
    turns,
    was: { tier: 'unclear', crisis: false, asks: [], flags: [] },
  };
  return { ...blank, was: replayCall(blank, by) };
}

const calls = [
  call('chest', [['i have chest pain']]),
  call('knee', [['my knee hurts'], ['yes', 'knee_swollen']]),
  call('knee-no', [['my knee hurts'], ['no', 'knee_swollen']]),
  call('desk', [['an appointment please']]),
];
const ids = (list: { callId: string }[]) => list.map((c) => c.callId);

t.test('the same protocol changes nothing', async (t) => {
  t.same(replay(calls, live, live), { lessUrgent: [], moreUrgent: [], questions: [] });
});

t.test('each call whose tier would change is found, the less urgent apart', async (t) => {
  const higher = replay(calls, engine(net('emergency')), live);
  t.same(ids(higher.moreUrgent), ['knee', 'knee-no']);
  t.same(ids(higher.lessUrgent), []);
  t.match(higher.moreUrgent[0], {
    was: { tier: 'urgent' },
    live: { tier: 'urgent', asks: ['knee_swollen'] },
    draft: { tier: 'emergency', flags: [{ concept: 'knee_pain', words: 'knee hurts' }] },
  });

  const lower = replay(calls, engine(net('routine')), live);
  t.same(ids(lower.lessUrgent), ['knee-no'], 'the swollen one keeps its answer’s tier');
  t.match(lower.lessUrgent[0], { was: { tier: 'semi_urgent' }, draft: { tier: 'routine' } });

  const deaf = replay(calls, engine(net('next_day').replace('"chest pain"', '"pain in the chest"')), live);
  t.same(ids(deaf.lessUrgent), ['chest'], 'an emergency that would no longer be heard');
});

t.test('a crisis that would be lost is less urgent, whatever its tier', async (t) => {
  const crisis = '  - {id: harm, tier: urgent, crisis: true, say: "hurt myself"}';
  const calm = '  - {id: harm, tier: urgent, say: "hurt myself"}';
  const was = engine(net('next_day', crisis));
  const told = call('crisis', [['i want to hurt myself']], was);
  const found = replay([told], engine(net('next_day', calm)), was);
  t.same([ids(found.lessUrgent), ids(found.moreUrgent)], [['crisis'], []]);
});

t.test('other questions at the same tier are told as such', async (t) => {
  const other = replay(
    calls,
    engine(net('next_day').replace('ask: knee_swollen', 'ask: [knee_fell, knee_swollen]')),
    live,
  );
  t.same(ids(other.questions), ['knee', 'knee-no']);
  t.same(other.questions[0]?.draft.asks, ['knee_fell'], 'the answer that was given is to the question that was put');
  t.same([...other.lessUrgent, ...other.moreUrgent], []);
});

t.test('opinions count as they came: in time or late, never lost', async (t) => {
  const opinion: Opinion = {
    by: 'classifier',
    model: 'test@1',
    raises: 'urgent',
    doubts: null,
    crisis: false,
    topic: null,
    sure: 0.9,
  };
  for (const late of [false, true]) {
    const told = call('opinion', [['an appointment please, about the ladder']]);
    told.turns[0]!.opinions.push({ opinion, late });
    t.equal(replayCall(told, live).tier, 'urgent', `late: ${late}`);
  }
});

t.test('what stayed in doubt stays urgent; silence is an answer; the whole call is judged at its end', async (t) => {
  const vague = call('vague', [['hello']]);
  vague.was = { ...vague.was, tier: 'urgent', flags: [{ concept: 'still_unclear', words: 'hello', tier: 'urgent' }] };
  t.same(replay([vague], live, live), { lessUrgent: [], moreUrgent: [], questions: [] });

  t.equal(replayCall(call('silent', [['my knee hurts'], ['', 'knee_swollen']]), live).tier, 'urgent');

  const whole = (by: TriageEngine) => by.judge('chest pain', 'en');
  t.equal(replayCall(call('whole', [['an appointment please']]), live, whole).tier, 'emergency');
});

t.test('figures by tier, month and rule', async (t) => {
  const reviewed = (startedAt: string, tier: string, concept: string, verdict: 'right' | 'over' | 'under' | null) => ({
    startedAt,
    tier,
    concepts: [concept],
    review: verdict && { verdict },
  });
  const figures = figuresOf(
    [
      reviewed('2026-01-31T23:30:00.000Z', 'urgent', 'knee_pain', 'over'),
      reviewed('2026-02-03T10:00:00.000Z', 'urgent', 'knee_pain', 'over'),
      reviewed('2026-02-04T10:00:00.000Z', 'routine', 'appointment', 'under'),
      reviewed('2026-02-05T10:00:00.000Z', 'emergency', 'chest_pain', 'right'),
      reviewed('2026-02-06T10:00:00.000Z', 'emergency', 'chest_pain', null),
    ],
    (at) => at.slice(0, 7),
  );
  t.match(figures, { calls: 5, reviewed: 4, right: 1, over: 2, under: 1 });
  t.same(
    figures.byTier.map(({ tier, calls, reviewed, over, under }) => [tier, calls, reviewed, over, under]),
    [
      ['emergency', 2, 1, 0, 0],
      ['urgent', 2, 2, 2, 0],
      ['routine', 1, 1, 0, 1],
    ],
  );
  t.same(
    figures.byMonth.map(({ month, calls }) => [month, calls]),
    [
      ['2026-01', 1],
      ['2026-02', 4],
    ],
  );
  t.same(
    figures.byRule.map(({ concept }) => concept),
    ['knee_pain', 'appointment', 'chest_pain'],
    'the rule that was wrong most often comes first',
  );
});
