import t from 'tap';
import { type ProofFailure, type ProofName, proofReport, proveProtocol } from '../../src/triage/proofs/prove.ts';
import { FACT_SAYINGS } from '../../src/triage/proofs/samples.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { FACT_NAMES } from '../../src/words/facts.ts';
import type { Source } from '../../src/words/part.ts';
import { read } from '../../src/words/reader.ts';

const BASE = `
protocol: {id: small, version: "1"}
sets:
  ache: {en: "hurts, ache", es: "duele, dolor"}
concepts:
  - id: warm
    fact: true
    say: warm
  - id: weak_heart
    fact: true
    lasting: true
    say: weak heart
  - {id: chest, tier: emergency, say: "chest & @ache"}
  - {id: dark, tier: urgent, crisis: true, say: "want to die"}
  - {id: calf, tier: urgent, ask: breath, say: "calf & @ache ! {warm}"}
  - {id: sniffles, tier: next_day, say: "sniffles, mocos"}
  - {id: book, tier: routine, say: "book, cita"}
questions:
  what_is_wrong: {en: What is wrong?, es: ¿Qué pasa?, unsure: urgent}
  emergency_check: {en: Is anyone in danger?, es: ¿Hay peligro?, yes: emergency, no: next_day, unsure: urgent}
  breath: {en: Is it hard to breathe?, es: ¿Cuesta respirar?, yes: emergency, unsure: emergency}
modifiers:
  - {id: heart, en: Weak heart, es: Corazón débil, facts: weak_heart, raises: [{concept: sniffles, to: same_day}]}
dispositions:
  emergency: {en: Call for help., es: Pida ayuda., rings: on_call, queue: urgent, within_minutes: 5}
  urgent: {en: A clinician calls., es: Llama un médico., rings: on_call, queue: urgent, within_minutes: 30}
  same_day: {en: The same day., es: El mismo día., queue: nurse, within_minutes: 480}
  next_day: {en: The next day., es: Al día siguiente., queue: nurse, within_minutes: 1440}
  routine: {en: The front desk., es: La recepción., queue: desk, within_minutes: 2880}
`;
const HEAD = 'protocol: {id: own, version: "1"}\n';
/** With something put in the place of something else. */
const changed = (from: string, to: string): string => {
  if (!BASE.includes(from)) throw new Error(`not in the text: ${from}`);
  return BASE.replace(from, to);
};
const layered = (own: string): Source[] => [
  { name: 'base', text: BASE, layer: 0 },
  { name: 'own', text: HEAD + own, layer: 1 },
];
const prove = (text: string | Source[]): ProofFailure[] => proveProtocol(loadProtocol(text));
const found = (list: ProofFailure[], proof: ProofName, path: RegExp, why = /./): boolean =>
  list.some((f) => f.proof === proof && f.severity === 'failure' && path.test(f.path) && why.test(f.why));
/** A question of its own that a concept of its own asks. */
const asking = (question: string, tier = 'next_day') =>
  layered(`concepts:\n  - {id: own.rash, tier: ${tier}, ask: own.q, say: rash}\nquestions:\n  own.q: ${question}\n`);
const TEXTS = 'en: Is it bad?, es: ¿Es malo?';

t.test('a small protocol without fault is proven, and it is told how far', async (t) => {
  const { failures, proved } = proofReport(loadProtocol(BASE));
  t.same(failures, []);
  t.equal(proved.length, 9);
  t.match(proved.find((p) => p.proof === 'ends')?.looked, /\d+ answers/);
  t.same(proofReport(loadProtocol(BASE)), { failures, proved }, 'twice the same');
});

t.test('ends: an answer of the last question without a tier, a tier that nobody describes', async (t) => {
  t.ok(found(prove(changed('no: next_day, ', '')), 'ends', /question emergency_check → answer no/));
  t.ok(
    found(
      prove(changed('  same_day: {en: The same day., es: El mismo día., queue: nurse, within_minutes: 480}\n', '')),
      'ends',
      /modifier heart → same_day/,
    ),
  );
});

t.test('reachable: words, questions, branches, modifiers and instructions that nobody comes to', async (t) => {
  t.ok(found(prove(changed('say: "sniffles, mocos"', 'note: nothing')), 'reachable', /concept sniffles/, /no words/));
  t.ok(
    found(
      prove(layered(`questions:\n  own.q: {${TEXTS}, yes: urgent, unsure: urgent}\n`)),
      'reachable',
      /question own\.q/,
      /Nobody asks/,
    ),
  );
  t.ok(
    found(
      prove(layered('concepts:\n  - {id: own.a, tier: emergency, ask: breath, say: rash}\n')),
      'reachable',
      /own\.a → question breath/,
    ),
  );
  const hidden = `{kind: temperature, ${TEXTS}, branches: [{at_least: 37 C, tier: urgent}, {at_least: 39 C, tier: emergency}, {below: 37 C}], unsure: urgent}`;
  t.ok(found(prove(asking(hidden)), 'reachable', /own\.q → answer at least 39 C/, /earlier ones/));
  const choices = `{kind: choice, ${TEXTS}, branches: [{choice: a, en: A fall, es: Una caída, say: fall, tier: emergency}, {choice: b, en: A bad fall, es: Una mala caída, say: bad fall, tier: urgent}], unsure: urgent}`;
  t.ok(found(prove(asking(choices)), 'reachable', /own\.q → answer "A bad fall"/));
  const modifier = 'modifiers:\n  - {id: m, en: M, es: N, facts: weak_heart, raises: [{concept: book, to: urgent}]}\n';
  t.ok(found(prove(layered(modifier)), 'reachable', /modifier m → concept book/, /never raised/));
  const fact = 'instructions:\n  - {id: i, en: Rest., es: Descanse., concepts: weak_heart}\n';
  t.ok(found(prove(layered(fact)), 'reachable', /instruction i → concept weak_heart/));
  t.ok(
    found(
      prove(asking(`{${TEXTS}, yes: {tier: emergency, ask: breath}, unsure: urgent}`)),
      'reachable',
      /answer yes → question breath/,
    ),
  );
});

t.test('few questions: a long path and a circle', async (t) => {
  const chain = [1, 2, 3, 4, 5]
    .map(
      (n) =>
        `  own.q${n}: {${TEXTS}, yes: emergency, no: {${n < 5 ? `ask: own.q${n + 1}` : 'tier: same_day'}}, unsure: urgent}`,
    )
    .join('\n');
  const long = prove(
    layered(`concepts:\n  - {id: own.rash, tier: next_day, ask: own.q1, say: rash}\nquestions:\n${chain}\n`),
  );
  t.ok(
    found(
      long,
      'few_questions',
      /concept own\.rash \(semi_urgent\) → question own\.q1 → answer no → .*question own\.q5/,
    ),
  );
  const circle = `questions:\n  own.a: {${TEXTS}, no: {ask: own.b}, unsure: urgent}\n  own.b: {${TEXTS}, no: {ask: own.a}, unsure: urgent}\n`;
  t.ok(
    found(
      prove(layered(`concepts:\n  - {id: own.rash, tier: next_day, ask: own.a, say: rash}\n${circle}`)),
      'few_questions',
      /own\.a → question own\.b → question own\.a/,
    ),
  );
});

t.test('doubt stays up: not knowing that is taken for well', async (t) => {
  t.ok(
    found(
      prove(asking(`{${TEXTS}, yes: emergency}`)),
      'doubt_stays_up',
      /concept own\.rash .*question own\.q → I don't know/,
    ),
  );
  t.ok(
    found(
      prove(asking(`{${TEXTS}, yes: emergency, no: urgent, unsure: same_day}`)),
      'doubt_stays_up',
      /own\.q/,
      /less urgent than the answer no/,
    ),
  );
  t.same(prove(asking(`{${TEXTS}, yes: emergency, unsure: urgent}`)), []);
  t.same(prove(asking(`{${TEXTS}, yes: emergency}`, 'urgent')), [], 'what was known before counts');
  const eats = `{kind: choice, ${TEXTS}, branches: [{choice: a, en: A, es: B, say: "dont know", tier: emergency}], unsure: urgent}`;
  t.ok(found(prove(asking(eats)), 'doubt_stays_up', /own\.q → answer "i don't know"/));
});

t.test('never lower: what reads as if an answer or a modifier could', async (t) => {
  t.ok(
    found(
      prove(asking(`{${TEXTS}, yes: emergency, no: next_day, unsure: urgent}`, 'urgent')),
      'never_lower',
      /concept own\.rash \(urgent\) → question own\.q → answer no → next_day/,
    ),
  );
  const m = 'modifiers:\n  - {id: m, en: M, es: N, facts: weak_heart, raises: [{concept: dark, to: same_day}]}\n';
  t.ok(found(prove(layered(m)), 'never_lower', /modifier m → concept dark → same_day/));
});

t.test('ranges: holes, points without a branch, valleys; 38.0 °C and 100.4 °F are one', async (t) => {
  const fever = (branches: string) => asking(`{kind: temperature, ${TEXTS}, branches: [${branches}], unsure: urgent}`);
  t.ok(
    found(prove(fever('{at_least: 39 C, tier: urgent}, {below: 38 C}')), 'ranges_whole', /own\.q → answers such as/),
  );
  t.ok(
    found(prove(fever('{above: 38 C, tier: urgent}, {below: 38 C}')), 'ranges_whole', /own\.q → answer "38 degrees"/),
  );
  t.ok(
    found(
      prove(fever('{at_least: 40 C, tier: urgent}, {at_least: 38 C, below: 39 C, tier: same_day}, {otherwise: true}')),
      'ranges_whole',
      /own\.q/,
      /between two ranges/,
    ),
  );
  t.same(prove(fever('{at_least: 38 C, tier: urgent}, {below: 100.4 F}')), []);
  t.ok(
    found(prove(asking(`{kind: number, ${TEXTS}, unsure: urgent}`)), 'ranges_whole', /own\.q/, /no branch has a bound/),
  );
});

t.test('the base net: what silences it, what it must have', async (t) => {
  t.same(prove(layered('concepts:\n  - {more: calf, say: shin}\n')), []);
  const more = prove(layered('concepts:\n  - {more: warm, say: chest}\n'));
  t.ok(found(more, 'base_intact', /concept warm → concept calf/), 'more words for a fact after "!"');
  const held = prove(
    layered('modifiers:\n  - {id: m, en: M, es: N, facts: warm, raises: [{concept: sniffles, to: urgent}]}\n'),
  );
  t.ok(found(held, 'base_intact', /fact warm → concept calf/), 'a fact held for the whole call');
  const said = prove(layered('concepts:\n  - {more: warm, say: hurts}\n'));
  t.ok(
    found(said, 'base_intact', /concept calf → "calf hurts"/, /base net says urgent/),
    'and the sentence that is lost',
  );
  t.ok(
    found(
      prove(changed('rings: on_call, queue: urgent, within_minutes: 5', 'queue: urgent, within_minutes: 5')),
      'base_intact',
      /disposition emergency/,
    ),
  );
  t.ok(found(prove(changed('what_is_wrong:', 'what_else:')), 'base_intact', /question what_is_wrong/));
});

t.test('the base net: a text that was tampered with after it was read is found out', async (t) => {
  const p = loadProtocol(layered('concepts:\n  - {id: own.a, tier: urgent, say: rash}\n'));
  p.concepts.find((c) => c.id === 'dark')!.crisis = false;
  p.concepts.find((c) => c.id === 'chest')!.disposition = 'next_day';
  p.questions.get('breath')!.branches[0]!.outcome.disposition = 'urgent';
  p.doubts.clear();
  p.modifiers.length = 0;
  const failures = proveProtocol(p);
  for (const path of [/concept dark/, /concept chest/, /question breath → answer yes/, /modifier heart/])
    t.ok(found(failures, 'base_intact', path), `${path}`);
});

t.test('speakable: what reads badly aloud', async (t) => {
  const bad: [string, RegExp][] = [
    ['Is it over 38 °C?', /°/],
    ['Did you take 5 mg?', /"mg"/],
    ['Any pain, e.g. in the arm?', /e\.g/],
    ['Pain and/or fever?', /"\/"/],
    ['Is it REALLY bad?', /capitals/],
    ['Is it {name}?', /brace/],
    ['Tell me.', /question mark/],
    ['Is it bad', /mark/],
    [`Is it ${'very '.repeat(31)}bad?`, /words/],
  ];
  for (const [text, why] of bad)
    t.ok(
      found(
        prove(asking(`{en: "${text}", es: ¿Es malo?, yes: urgent, unsure: same_day}`)),
        'speakable',
        /question own\.q → en/,
        why,
      ),
      text,
    );
  t.ok(
    found(
      prove(asking('{en: Is it bad?, es: Is it bad?, yes: urgent, unsure: same_day}')),
      'speakable',
      /own\.q → es/,
      /English/,
    ),
  );
  t.ok(
    found(
      prove(asking('{en: Is it bad?, es: Es malo?, yes: urgent, unsure: same_day}')),
      'speakable',
      /own\.q → es/,
      /¿/,
    ),
  );
  t.same(
    prove(asking('{en: Did you call 911?, es: "¿Había llamado por teléfono al 911?", yes: urgent, unsure: same_day}')),
    [],
  );
  const care = prove(
    layered('instructions:\n  - {id: i, kind: self_care, en: Rest., es: Descanse., concepts: sniffles}\n'),
  );
  t.match(care, [{ proof: 'speakable', severity: 'warning', path: 'instruction i' }]);
});

t.test('every fact that numbers give can be said', async (t) => {
  const p = loadProtocol(BASE);
  for (const name of FACT_NAMES) {
    const text = FACT_SAYINGS[name] ?? '';
    t.ok(
      read(p, text).facts.some((f) => f.id === name),
      `${name}: "${text}"`,
    );
  }
});
