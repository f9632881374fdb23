import t from 'tap';
import { hasCode } from '../../src/errors.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { numbersSaid } from '../../src/triage/said-number.ts';
import type { Judgement, Opinion } from '../../src/triage/types.ts';
import { isAtLeast } from '../../src/triage/types.ts';
import { tokenise } from '../../src/words/tokens.ts';
import { engine, protocol } from './bench.ts';

const judge = (text: string, context: Parameters<typeof engine.judge>[2] = {}): Judgement =>
  engine.judge(text, 'en', context);

t.test('S1 within a call the tier only rises', async (t) => {
  const said = [
    'i have chest pain',
    'my name is leonard hatch',
    'may second nineteen fifty five',
    'no',
    "it's the chili, i'm telling you",
    'can i have an appointment tomorrow',
  ];
  let before: Judgement | undefined;
  for (const text of said) {
    const now = judge(text, before ? { before } : {});
    if (before) t.ok(isAtLeast(now.tier, before.tier), text);
    before = now;
  }
  t.equal(before?.tier, 'emergency');
  const routine = judge('i would like to make an appointment');
  t.equal(
    judge('my name is rosa hart, fourteen burn street', { before: routine }).tier,
    'routine',
    'a name or a street raises nothing',
  );
  t.ok(
    before?.flags.some((f) => f.concept === 'chest_pain'),
    'why is not forgotten',
  );
  const crisis = judge("i don't want to live anymore");
  t.ok(judge('i need an appointment', { before: crisis }).crisis, 'nor is a crisis');
  t.equal(judge('i would like to make an appointment').tier, 'routine');
  t.equal(
    judge('and now my face is drooping', { before: judge('i would like to make an appointment') }).tier,
    'emergency',
  );
});

t.test('S3 everything asked is approved text of the protocol, in both languages', async (t) => {
  for (const [id, q] of protocol.questions) {
    t.ok(q.text.en.endsWith('?') || q.text.en.includes('?') || q.text.en.endsWith('.'), id);
    t.equal(engine.questionText(id, 'es'), q.text.es);
  }
  for (const text of ['i feel funny', 'hello', 'my calf is swollen and hot', 'she hit her head and threw up once']) {
    const { ask } = judge(text);
    if (ask !== null)
      t.ok(engine.questionText(ask, 'en').length > 20 && engine.questionText(ask, 'es').length > 20, ask);
  }
  t.throws(() => engine.questionText('none_such', 'en'));
});

t.test(
  'S3 an opinion never lowers: whoever says what of any words, with them, later, or in the next sentence',
  async (t) => {
    const said = [
      'i have chest pain and my left arm is numb',
      'my calf is swollen and hot',
      "i don't want to live anymore",
      'my knee aches a bit more every week, could the nurse call me',
      'my baby is six weeks old and has a fever of a hundred and two',
    ];
    const opinions: Opinion[] = (['classifier', 'llm', 'second-reading'] as const).flatMap((by) =>
      ([null, 'routine'] as const).flatMap((raises) =>
        [0.2, 0.99].flatMap((sure) =>
          [undefined, 'routine' as const].map((insists) => ({
            ...{ by, model: 'made-up@1', raises, doubts: raises, crisis: false, topic: null, sure, settles: true },
            ...(insists !== undefined && { insists, suspects: insists }),
          })),
        ),
      ),
    );
    let looked = 0;
    for (const text of said) {
      const alone = judge(text);
      t.ok(isAtLeast(alone.tier, 'semi_urgent'), text);
      const lowered = opinions.filter((opinion) =>
        [
          judge(text, { opinions: [opinion] }),
          judge(text, { opinions: [opinion, { ...opinion, by: 'llm' }] }),
          engine.heed(alone, text, opinion),
          judge('thank you', { before: alone, opinions: [opinion] }),
        ].some((now) => {
          looked++;
          const kept = alone.flags.every((f) => now.flags.some((g) => g.concept === f.concept && g.tier === f.tier));
          return !isAtLeast(now.tier, alone.tier) || (alone.crisis && !now.crisis) || !kept;
        }),
      );
      t.same(lowered, [], text);
    }
    t.ok(looked > 400);
  },
);

t.test('S4 in doubt it asks; still in doubt it is more urgent; nothing unclear becomes routine', async (t) => {
  const first = judge('hello, yes, hi');
  t.equal(first.tier, 'unclear');
  t.ok(first.ask);
  const second = judge('well you know', { before: first, answering: first.ask });
  t.equal(second.tier, 'unclear');
  t.not(second.ask, first.ask, 'another question');
  const third = judge('just the thing', { before: second, answering: second.ask });
  t.equal(third.tier, 'urgent');
  t.equal(judge("i don't know", { before: first, answering: first.ask }).tier, 'urgent');
  t.equal(judge('what if it is a heart attack').tier, 'unclear', 'a grave word that is only supposed is a doubt');
});

t.test('answers to a question of the protocol', async (t) => {
  const calf = judge('my calf is swollen and hot');
  t.equal(calf.tier, 'urgent');
  t.equal(calf.ask, 'breathing');
  t.equal(judge('yes', { before: calf, answering: 'breathing' }).tier, 'emergency');
  t.equal(judge('no', { before: calf, answering: 'breathing' }).tier, 'urgent');
  t.equal(judge("i'm not sure", { before: calf, answering: 'breathing' }).tier, 'emergency');
});

t.test('denial, history, supposition, other people, figures of speech', async (t) => {
  const quiet = [
    'no chest pain, dizziness or fever',
    'i had a heart attack in 2015 and i need my checkup',
    'this bill gave me a heart attack',
    'i am dying to know your hours',
    'my father died of a stroke and i need his records',
    'do you have a class on what to do when somebody chokes',
    // Two words that, run together, sound a little like a third.
    'my wrist is sore, he twisted it',
  ];
  for (const text of quiet) t.ok(!isAtLeast(judge(text).tier, 'urgent'), text);
  const loud = [
    "no fever but i can't breathe",
    'i had a stroke in 2019 and now my arm is numb again',
    "he denies chest pain but he's short of breath",
    "it's probably nothing, a little pressure in my chest",
    "i've got chess pain",
    'my mom is short of breadth',
    'oh no i cannot breathe',
    'no my chest hurts',
    'oh no he is not breathing',
    'it is like somebody pulled a shade down over my right eye',
  ];
  for (const text of loud) t.equal(judge(text).tier, 'emergency', text);
});

t.test('numbers: temperature, age, pressure, sugar, oxygen', async (t) => {
  t.equal(judge('she is six weeks old and her temperature is a hundred point six').tier, 'emergency');
  t.equal(engine.judge('tiene dos meses y treinta y ocho punto seis de calentura', 'es').tier, 'emergency');
  t.equal(judge('my daughter is four with a temperature of one oh one').tier, 'semi_urgent');
  t.equal(judge('my pressure is one ninety over one ten').tier, 'urgent');
  t.equal(judge('his oxygen says eighty three').tier, 'emergency');
  t.equal(judge('my sugar is four hundred and fifty').tier, 'urgent');
});

t.test('a protocol that cannot be used names part and line', async (t) => {
  const head = 'protocol: {id: x, version: "1"}\n';
  const bad: [string, RegExp][] = [
    [`${head}concepts:\n  - id: a\n    tier: soon\n    say: pain\n`, /line 3/],
    [`${head}concepts:\n  - id: a\n    tier: urgent\n    say: |\n      pain\n      (pain\n`, /line 7/],
    [`${head}concepts:\n  - id: a\n    tier: urgent\n    say: "@nowhere pain"\n`, /nowhere/],
    [`${head}wishes: {}\n`, /line 2/],
    ['sets: {a: b}\n', /protocol/],
    [`${head}concepts:\n  - id: a\n    tier: urgent\n    ask: what\n    say: pain\n`, /what/],
  ];
  for (const [text, where] of bad)
    try {
      loadProtocol(text);
      t.fail(text);
    } catch (e) {
      t.ok(hasCode(e, 'NB_PROTOCOL_INVALID'));
      t.match((e as Error).message, where);
    }
});

t.test('a number is taken as it was said', (t) => {
  const value = (text: string, kind: 'pregnancy' | 'duration' | 'number' | 'temperature' | 'age') =>
    numbersSaid(text, tokenise(text), kind).at(-1)?.value ?? null;
  t.equal(value('thirty one weeks', 'pregnancy'), 31);
  t.equal(value('a week', 'duration'), 7);
  t.equal(value('two days, no, three days', 'duration'), 3);
  t.equal(value('a hundred and two point four', 'temperature'), 39.1);
  t.equal(value('treinta y nueve y medio', 'temperature'), 39.5);
  t.equal(value('none at all', 'number'), 0);
  t.equal(value('not much really', 'duration'), null);
  t.end();
});

t.test('a crisis that only an opinion saw shows why, is asked about once, and ends with a denial', async (t) => {
  const seen = {
    by: 'classifier',
    model: 'm',
    raises: 'urgent',
    doubts: null,
    insists: null,
    crisis: true,
    topic: 'mental_health',
    sure: 0.7,
  } as const;
  const said = 'the menus go round and round, i only want to pay my copay';
  const before = judge(said, { opinions: [seen] });
  t.ok(before.crisis);
  t.equal(before.ask, 'self_harm');
  t.match(
    before.flags.find((f) => f.by === 'opinion'),
    { concept: 'opinion.classifier', words: said, disposition: null },
  );
  for (const text of ['no', 'huh? no, i want to pay my copay', 'i just want to pay my copay']) {
    const after = judge(text, { before, answering: 'self_harm' });
    t.match(after, { crisis: false, ask: null, tier: 'routine' }, text);
    t.ok(after.asked.includes('self_harm'));
  }
  for (const text of ['yes', 'sort of', 'no, not yet', 'well, no, i just want it to end', "no, i don't know"])
    t.ok(judge(text, { before, answering: 'self_harm' }).crisis, text);
  t.notOk(judge('no', { before, answering: 'self_harm' }).open.includes('self_harm'));
  const late = engine.heed(judge(said), said, seen);
  t.match(late, { crisis: true, ask: 'self_harm' }, 'the same where it comes late');
  const voiced = judge('i have been thinking of killing myself');
  t.ok(judge('no', { before: voiced, answering: 'self_harm' }).crisis, 'what was voiced is not taken back');
});
