import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import t from 'tap';
import { parse } from 'yaml';
import { FORMS_SCHEMA } from '../../docs/generate/forms-schema.ts';
import { formFor, matterOf } from '../../src/desk/findings.ts';
import type { Ending, Form } from '../../src/desk/form.ts';
import { FACT_KINDS, publishedSchema } from '../../src/desk/forms-schema.ts';
import { formsIn, parseDesk, readDesk, SHIPPED_FORMS } from '../../src/desk/read-forms.ts';
import { waysThrough } from '../../src/desk/read-forms-reach.ts';
import { INTENTS } from '../../src/understanding/types.ts';

const desk = readDesk();
const form = (id: string): Form => desk.forms.find((f) => f.id === id)!;

t.test('every shipped text is valid by the published schema, which is the one that the reader uses', async (t) => {
  t.equal(readFileSync(FORMS_SCHEMA, 'utf8'), publishedSchema(), 'node docs/generate/forms-schema.ts');
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false }).compile(
    JSON.parse(publishedSchema()) as object,
  );
  const files = readdirSync(SHIPPED_FORMS).filter((file) => file.endsWith('.yaml'));
  t.ok(files.length > 10);
  for (const file of files) {
    validate(parse(readFileSync(join(SHIPPED_FORMS, file), 'utf8')));
    t.same(validate.errors ?? [], [], file);
  }
  t.notOk(validate({ forms: { billing: { endings: [{ do: 'pay', say: { en: 'a', es: 'b' } }] } } }));
});

t.test('there is a form for every intent that is not for a person or for nobody', async (t) => {
  for (const intent of INTENTS) {
    if (intent === 'wrong_number') continue;
    const found = formFor(desk, intent, {});
    t.ok(found, intent);
    t.notOk(found?.when, `${intent}: the one without a condition where nothing more is known`);
  }
});

t.test('every ending of every form is reached by answering what is asked', async (t) => {
  for (const each of desk.forms) {
    const ways = waysThrough(each, desk.facts);
    t.ok(ways && ways.length > 0, each.id);
    for (const [i, ending] of each.endings.entries()) {
      const way = ways?.find((w) => w.ending === i);
      t.ok(way, `${each.id}, ending ${i + 1}: ${ending.do}`);
    }
    t.notOk(
      ways?.some((w) => w.ending < 0),
      `${each.id}: no way without an ending`,
    );
  }
});

t.test('every fact is asked by a form and every kind of the schema is one of the contract', async (t) => {
  const asked = new Set(desk.forms.flatMap((f) => f.fields.map(({ fact }) => fact)));
  for (const id of desk.facts.keys()) t.ok(asked.has(id), id);
  for (const rule of desk.facts.values()) t.ok(FACT_KINDS.includes(rule.kind), rule.id);
});

t.test('S8: what is said or changed of a patient is behind two identifiers', async (t) => {
  const ofAPatient: Ending['do'][] = ['book', 'move', 'cancel', 'confirm', 'wait_list'];
  for (const each of desk.forms) {
    const touches = each.endings.some((ending) => ofAPatient.includes(ending.do));
    const stranger = each.intents.every((intent) => intent === 'new_patient');
    if (touches && !stranger) t.ok(each.verify, each.id);
    if (!each.verify) continue;
    for (const ending of waysThrough(each, desk.facts)?.filter((w) => w.values.verified === false) ?? [])
      t.notOk(ofAPatient.includes(each.endings[ending.ending]!.do), `${each.id}: unverified, ${ending.ending + 1}`);
    const [first, second] = each.fields;
    t.same([first?.fact, second?.fact], ['name', 'dob'], `${each.id} asks who it is first`);
  }
});

t.test('a controlled medicine is neither promised nor refused, and nobody is woken for it alone', async (t) => {
  const refill = form('refill');
  for (const way of waysThrough(refill, desk.facts) ?? []) {
    const ending = refill.endings[way.ending]!;
    if (way.values.vital_gap === 'now') {
      t.equal(ending.do, 'page');
      t.equal(ending.raise, 'urgent');
    } else if (way.values.controlled === true) {
      t.equal(ending.do, 'message');
      t.equal(ending.queue, 'controlled_refills');
    } else {
      t.not(ending.do, 'page');
      t.not(ending.queue, 'controlled_refills');
    }
  }
});

t.test('an ordinary task takes no more questions than a good receptionist asks', async (t) => {
  const questions = (id: string, said: string[], values: Record<string, string | boolean>) => {
    const ways = waysThrough(form(id), desk.facts) ?? [];
    const way = ways.find((w) => Object.entries(values).every(([key, value]) => w.values[key] === value));
    // The name's question asks for the date of birth, and the medicine's for its strength.
    const together = ['dob', 'dose', 'provider'];
    return way?.asked.filter((fact) => !said.includes(fact) && !together.includes(fact)).length;
  };
  t.ok(questions('schedule', [], { slot: 'taken', visit_approval: false, verified: true })! <= 4);
  t.ok(questions('refill', ['medication'], { vital_gap: 'none', controlled: false, supply: 'enough' })! <= 4);
  t.ok(questions('message', [], { open: true })! <= 3);
});

t.test('nothing is asked of a laboratory before the value is', async (t) => {
  const facts = form('critical_value').fields.map((f) => f.fact);
  t.same(facts.slice(0, 4), ['name', 'dob', 'test_name', 'test_value']);
  t.equal(desk.facts.get('test_value')?.confirm, 'always');
  t.ok(form('critical_value').endings.every((e) => e.do === 'page' && e.raise === 'urgent'));
});

t.test('what a call is about chooses the form', async (t) => {
  const said: [words: string, intent: (typeof INTENTS)[number], id: string][] = [
    ['I am calling from the lab with a critical potassium', 'results', 'critical_value'],
    ['hi, this is the pharmacist at Corner Pharmacy about a prescription', 'refill', 'pharmacy_call'],
    ['I am calling from the hospital about somebody we are sending home', 'other', 'office_call'],
    ['how long is the wait right now', 'faq', 'wait_time'],
    ['I want to make a complaint about the way I was spoken to', 'other', 'complaint'],
    ['I am calling about a job opening, I applied online', 'other', 'job'],
    ['I called to thank the nurse who helped me', 'message', 'thanks'],
    ['reporting a skin tear on a resident of ours', 'symptom', 'resident_notice'],
    ['we are the oxygen supplier and still need the order signed', 'referral', 'order_to_sign'],
    ["I'm the aide for a client and my car broke down, I can't get there", 'reschedule', 'shift_off'],
    ['le quiero dar las gracias a la enfermera', 'other', 'thanks'],
    ["my plan won't pay for the inhaler until you send a letter", 'refill', 'prior_authorization'],
    ['we switched to cigna last month', 'insurance', 'insurance_update'],
    ['how much would my copay be', 'billing', 'copay'],
    ['the aide never showed up this morning', 'other', 'dispatch'],
    ["I'm the home aide, clocking in", 'other', 'check_in'],
    ['can you confirm my appointment for Monday', 'schedule', 'confirm'],
    ['put me on the cancellation list please', 'schedule', 'wait_list'],
    ['my insurance changed, I have a new card', 'insurance', 'insurance_update'],
    ['I need a school form signed', 'records', 'paperwork'],
    ['I need a letter for my employer', 'records', 'paperwork'],
    ['necesito una carta para mi trabajo', 'records', 'paperwork'],
    ['please tell the doctor that my records came in the mail', 'records', 'leave_word'],
    ['quiero dejar un recado sobre mi expediente', 'records', 'leave_word'],
    ['I want to leave a message about a bill', 'billing', 'billing'],
    ['I need a copy of my records', 'records', 'records'],
    ['quiero confirmar mi cita', 'schedule', 'confirm'],
    ['cuánto tiempo hay de espera', 'faq', 'wait_time'],
    ['la cuidadora no llegó', 'other', 'dispatch'],
    ['I need an appointment for my knee', 'schedule', 'schedule'],
    ['do you take my insurance', 'insurance', 'insurance'],
    ['are my test results in', 'results', 'results'],
    ['necesito una cita', 'schedule', 'schedule'],
  ];
  for (const [words, intent, id] of said) {
    const matter = matterOf([words], desk.matters);
    t.equal(formFor(desk, intent, matter === null ? {} : { matter, walk_in: true })?.id, id, words);
  }
});

t.test(
  'whoever wants to be in the line of the walk-in clinic is in it, whatever hurts; while it is closed the nurse gets it',
  async (t) => {
    for (const words of [
      'could I get in the line at the walk in, my ear aches',
      'put us in the queue, the little one has a cough',
      'can you sign my daughter in line, she has pink eye',
      'put my name down for the walk in, my wrist is sore',
      'me puede apuntar en la fila de la clínica sin cita, traigo tos',
    ]) {
      const matter = matterOf([words], desk.matters);
      t.equal(matter, 'join_queue', words);
      t.equal(formFor(desk, 'symptom', { matter: 'join_queue', walk_in: true, open: true })?.id, 'join_queue');
    }
    t.equal(formFor(desk, 'symptom', { matter: 'join_queue', walk_in: true, open: false })?.id, 'clinical');
    t.equal(formFor(desk, 'symptom', { matter: 'join_queue', open: true })?.id, 'clinical', 'no walk-in clinic');
    t.equal(matterOf(['my line is bad, my ear aches'], desk.matters), null);
  },
);

t.test('where there is no walk-in clinic its wait is an ordinary question', async (t) => {
  t.equal(formFor(desk, 'faq', { matter: 'wait_time', walk_in: false })?.id, 'faq');
  t.equal(formFor(desk, 'schedule', { matter: 'join_queue' })?.id, 'schedule');
});

t.test("a practice's own file changes single questions, forms and facts, and no more than it names", async (t) => {
  const own = {
    name: 'own.yaml',
    own: true,
    text: [
      'facts:',
      '  pharmacy: {ask: {en: "Which drugstore?", es: "¿Qué botica?"}}',
      'forms:',
      '  refill: {ask: {days_left: {en: "When do you run out?", es: "¿Cuándo se le acaba?"}}}',
      '  vendor: {off: true}',
      '  billing: {summary: false}',
    ].join('\n'),
  };
  const changed = parseDesk([...formsIn(SHIPPED_FORMS), own]);
  t.equal(changed.facts.get('pharmacy')?.ask.en, 'Which drugstore?');
  t.same(changed.facts.get('pharmacy')?.again, desk.facts.get('pharmacy')?.again);
  const refill = changed.forms.find((f) => f.id === 'refill')!;
  t.equal(refill.fields.find((f) => f.fact === 'days_left')?.ask?.en, 'When do you run out?');
  t.same(refill.endings, form('refill').endings);
  t.notOk(changed.forms.some((f) => f.id === 'vendor'));
  t.equal(changed.forms.length, desk.forms.length - 1);
  const billing = changed.forms.find((f) => f.id === 'billing')!;
  t.same({ ...billing, summary: true }, form('billing'));
});
