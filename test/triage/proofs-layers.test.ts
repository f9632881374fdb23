/** What a practice's own text may not do to the base net: make sure what is unsure, ring for everybody, talk callers out of help. */
import t from 'tap';
import { makeEngine } from '../../src/triage/engine.ts';
import { ORDINARY } from '../../src/triage/proofs/ordinary.ts';
import { type ProofFailure, type ProofName, proveProtocol } from '../../src/triage/proofs/prove.ts';
import { variantsOf } from '../../src/triage/proofs/samples.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { readProtocolFiles } from '../../src/words/files.ts';
import type { Source } from '../../src/words/part.ts';
import { compile } from '../../src/words/pattern.ts';

const BASE = `
protocol: {id: small, version: "1"}
concepts:
  - {id: chest, tier: emergency, say: chest pain}
  - {id: vague, tier: unclear, ask: what_is_wrong, say: "(feel|feeling|looks) .. (weird|odd|off), me siento raro"}
  - {id: named, tier: urgent, otherwise: true, ask: emergency_check, say: "knee, rodilla"}
  - {id: sniffles, tier: next_day, say: "sniffles, mocos"}
  - {id: book, tier: routine, say: "appointment, cita"}
questions:
  what_is_wrong: {en: What is wrong?, es: ¿Qué pasa?, unsure: urgent}
  emergency_check: {en: Is anyone in danger?, es: ¿Hay peligro?, yes: emergency, no: next_day, unsure: urgent}
doubts:
  breathing: emergency_check
dispositions:
  emergency: {en: Call for help., es: Pida ayuda., rings: on_call, queue: urgent, within_minutes: 5}
  urgent: {en: A clinician calls., es: Llama un médico., rings: on_call, queue: urgent, within_minutes: 30}
  same_day: {en: The same day., es: El mismo día., queue: nurse, within_minutes: 480}
  next_day: {en: The next day., es: Al día siguiente., queue: nurse, within_minutes: 1440}
  routine: {en: The front desk., es: La recepción., queue: desk, within_minutes: 2880}
`;
const layered = (own: string): Source[] => [
  { name: 'base', text: BASE, layer: 0 },
  { name: 'own.yaml', text: `protocol: {id: own, version: "1"}\n${own}`, layer: 1 },
];
const prove = (own: string): ProofFailure[] => proveProtocol(loadProtocol(layered(own)));
const of = (list: ProofFailure[], proof: ProofName, severity: ProofFailure['severity'] = 'failure') =>
  list.filter((f) => f.proof === proof && f.severity === severity);

t.test('what the base asks about does not become routine', async (t) => {
  const own = (say: string, tier = 'routine') => `concepts:\n  - {id: own.a, tier: ${tier}, say: "${say}"}\n`;
  for (const say of ['(feel|feeling) (funny|weird|off)', 'feeling off', 'looks odd', 'siento raro'])
    t.match(of(prove(own(say)), 'base_intact'), [{ path: /"/, why: /asks.*routine by own\.a/ }], say);
  t.match(of(prove('concepts:\n  - {more: book, say: feeling off}\n'), 'base_intact'), [{ why: /routine by book/ }]);
  t.match(of(prove(own('my knee')), 'base_intact'), [], 'an errand that names a part of the body');
  t.same(of(prove(own('feeling off', 'next_day')), 'base_intact'), [], 'more than nothing is known of it');
  t.same(of(prove(own('parking lot')), 'base_intact'), []);
});

t.test('every combination of choices is said, up to a bound', async (t) => {
  const p = loadProtocol(BASE);
  t.same(variantsOf(p, compile('(a|b) (c|d) really?'), 9), ['a c', 'a d', 'b c', 'b d']);
  t.equal(variantsOf(p, compile('(a|b|c) (d|e|f) & (g|h)'), 5).length, 5);
});

t.test('a question of the base in other words is shown beside the old ones', async (t) => {
  const list = prove('questions:\n  emergency_check: {en: Is everybody well?, es: ¿Hay peligro?}\n');
  t.match(of(list, 'base_intact', 'warning'), [
    {
      path: 'question emergency_check → en',
      why: /Look at it.*Before: "Is anyone in danger\?" Now: "Is everybody well\?"/,
    },
  ]);
  t.same(of(list, 'base_intact'), []);
});

t.test('texts of the practice: not for emergencies, no medicine, no dose, nobody kept from help', async (t) => {
  const own = (text: string, more = 'dispositions: routine', es = 'Tenga a la mano su lista.') =>
    `instructions:\n  - {id: i, ${more}, en: "${text}", es: "${es}"}\n`;
  for (const [text, why] of [
    ['Please take an aspirin.', /"aspirin" is a medicine/],
    ['Keep your amoxicillin in the fridge.', /"amoxicillin"/],
    ['Take two tablets.', /"two tablets" is a dose/],
    ['Please do not call 911 for this.', /"911" stands beside/],
    ['You need not go to the emergency room.', /emergency room/],
    ['Call us before you call an ambulance.', /"ambulance"/],
    ["Don't dial nine one one.", /nine one one/],
  ] as const)
    t.match(of(prove(own(text)), 'speakable'), [{ path: 'instruction i → en', why }], text);
  t.match(of(prove(own('Bring your list.', 'dispositions: routine', 'No llame al 911.')), 'speakable'), [
    { path: 'instruction i → es', why: /"911"/ },
  ]);
  t.match(of(prove(own('Bring your list.', 'dispositions: [urgent, emergency]')), 'speakable'), [
    { path: 'instruction i', why: /emergency/ },
  ]);
  const care = 'kind: self_care, approved_by: Dr. Lena Abara, approved_on: 2026-01-31, dispositions';
  t.match(of(prove(own('Rest.', `${care}: emergency`)), 'speakable'), [{ path: 'instruction i' }], 'of whatever kind');
  t.same(of(prove(own('You may take an aspirin.', `${care}: routine`)), 'speakable'), [], 'a clinician approved it');
  for (const text of ['Have your medicines at hand.', 'If it gets worse, call 911.', 'Keep every bottle.']) {
    const list = prove(own(text));
    t.same(of(list, 'speakable'), [], text);
    t.match(of(list, 'speakable', 'warning'), [{ path: 'instruction i', why: /nobody is named who approved it/ }]);
  }
  t.same(prove(own('Bring your list.', 'approved_by: Dr. Lena Abara, dispositions: routine')), []);
});

t.test('words that everybody says ring nobody', async (t) => {
  const own = (say: string, tier: string) => `concepts:\n  - {id: own.a, tier: ${tier}, say: "${say}"}\n`;
  for (const tier of ['emergency', 'urgent']) {
    const broad = of(prove(own('(the|a|i|my|el|la|yo)', tier)), 'not_too_broad');
    t.ok(broad.length > 20, `${broad.length}`);
    t.match(broad[0], { path: /concept own\.a → ".*appointment/, why: new RegExp(`Too broad.*${tier} here`) });
  }
  t.match(of(prove(own('cita', 'next_day')), 'not_too_broad').length, 4, 'and what the base leaves routine stays so');
  t.same(of(prove(own('wound is open', 'urgent')), 'not_too_broad'), []);
});

t.test('the ordinary sentences are routine to the base net that is shipped', async (t) => {
  const engine = makeEngine(loadProtocol(readProtocolFiles(undefined, []).protocol));
  t.ok(ORDINARY.length >= 40);
  for (const { say, lang } of ORDINARY) t.equal(engine.judge(say, lang).tier, 'routine', say);
});

t.test('a doubt that the base settles is not settled again in silence', async (t) => {
  const own = 'doubts:\n  breathing: what_is_wrong\n';
  t.throws(() => loadProtocol(layered(own)), {
    code: 'NB_PROTOCOL_INVALID',
    message: /own\.yaml line 3.*"breathing" is settled already, by question "emergency_check"/,
  });
  t.equal(loadProtocol(layered(own.replace('breathing', 'knees'))).doubts.get('knees'), 'what_is_wrong');
});
