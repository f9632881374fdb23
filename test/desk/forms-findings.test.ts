import t from 'tap';
import { type FindingContext, findingsOf, matterOf } from '../../src/desk/findings.ts';
import { departmentFor } from '../../src/desk/findings-departments.ts';
import { FINDINGS } from '../../src/desk/findings-table.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import type { Practice } from '../../src/practice/practice.ts';

const desk = readDesk();
const medicines: Record<string, { generic: string; schedule: string | null; vital: boolean }> = {
  adderall: { generic: 'amphetamine', schedule: 'II', vital: false },
  gabapentin: { generic: 'gabapentin', schedule: null, vital: false },
  lyrica: { generic: 'pregabalin', schedule: 'V', vital: false },
  lantus: { generic: 'insulin glargine', schedule: null, vital: true },
  klonopin: { generic: 'clonazepam', schedule: 'IV', vital: true },
  zoloft: { generic: 'sertraline', schedule: null, vital: false },
};
const context: Partial<FindingContext> = {
  hours: 'closed',
  medicine: (name) => medicines[name.toLowerCase()] ?? null,
  controlled: ['gabapentin', 'amphetamine (Adderall)', 'testosterone'],
  notControlled: ['pregabalin'],
};
const of = (medication: string, days_left?: string) =>
  findingsOf({ medication, ...(days_left === undefined ? {} : { days_left }) }, context);

t.test('controlled: the federal schedules and the list of the practice', async (t) => {
  t.equal(of('Adderall').controlled, true);
  t.equal(of('Klonopin').controlled, true);
  t.equal(of('gabapentin').controlled, true, 'only the practice says so');
  t.equal(of('Lyrica').controlled, false, 'the practice says that it is not, by its generic name');
  t.equal(of('testosterone').controlled, true, 'on the list, though nothing else is known of it');
  t.equal(of('Zoloft').controlled, false);
  t.notOk('controlled' in of('florbax'), 'a name that nobody knows is not known to be harmless');
  t.notOk('controlled' in findingsOf({}, context));
});

t.test('vital_gap: the medicine and what is left of it', async (t) => {
  const gaps: [string, string | undefined, unknown][] = [
    ['Lantus', '0', 'now'],
    ['Lantus', 'none', 'now'],
    ['Lantus', '1', 'soon'],
    ['Lantus', '2', 'soon'],
    ['Lantus', '3', 'none'],
    ['Lantus', undefined, 'soon'],
    ['Zoloft', '0', 'none'],
    ['Zoloft', undefined, 'none'],
    ['florbax', '0', undefined],
  ];
  for (const [name, left, gap] of gaps) t.equal(of(name, left).vital_gap, gap, `${name}, ${left} left`);
  t.equal(of('Zoloft', '0').supply, 'out');
  t.equal(of('Zoloft', '30').supply, 'enough');
  t.notOk('supply' in of('Zoloft', 'some'), 'a word that says nothing');
});

t.test('every finding is one of the table, with one of its values', async (t) => {
  const values = findingsOf(
    { medication: 'Lantus', days_left: '0' },
    {
      ...context,
      intent: 'refill',
      about: 'self',
      tier: 'routine',
      verified: false,
      plan: 'unsure',
      visitApproval: true,
      slot: 'none',
      visits: 'some',
      answer: 'none',
      wait: 'known',
      walkIn: true,
      selfPay: true,
      words: ['how long is the wait for an x-ray'],
      matters: desk.matters,
    },
  );
  for (const [name, { values: allowed }] of Object.entries(FINDINGS)) {
    t.ok(name in values, name);
    if (allowed.length) t.ok((allowed as readonly unknown[]).includes(values[name]), `${name}: ${values[name]}`);
  }
  t.equal(values.open, false);
  t.equal(findingsOf({}, { hours: 'open' }).open, true);
  t.notOk('open' in findingsOf({}, {}), 'hours that are not known');
});

t.test('a matter is what was said last, and nothing where nothing of the kind was said', async (t) => {
  t.equal(matterOf(['how long is the wait', 'actually confirm my appointment'], desk.matters), 'confirm_visit');
  const plain = [
    'I need a refill of my blood pressure pills',
    'I have an appointment on Monday and need another day',
    'my chest feels tight and I cannot wait',
    'is the doctor in on Fridays',
    'I was in the hospital last week',
    'my mother works at a pharmacy',
    'what are your hours',
    'me duele la cabeza desde ayer',
    'quiero cambiar mi cita del viernes',
    'the bill is wrong',
    'they told me that my potassium is critical',
    'somebody called me about my critical lab result',
    'the pharmacist at the corner told me to call you',
    'I talked to the pharmacist and they need you to call',
    'I am at the pharmacy and they do not have my pills',
    'I work at a nursing home and I hurt my back',
    'I cannot make my visit tomorrow',
    'do you have anything sooner than March',
    'I think the aide is stealing from her',
    'can you check in my file when I had the shot',
  ];
  for (const words of plain) t.equal(matterOf([words], desk.matters), null, words);
});

t.test('the department is found by its id or by what it takes, whatever a practice calls it', async (t) => {
  const practice = (departments: Record<string, string[]>) =>
    ({
      departments: Object.fromEntries(Object.entries(departments).map(([id, takes]) => [id, { takes }])),
    }) as unknown as Practice;
  const large = practice({
    reception: ['schedule', 'insurance', 'other'],
    nurses: ['medicine questions', 'refill without controlled medicines', 'results'],
    locked_cabinet: ['refill of a medicine on the controlled list'],
    money: ['billing', 'payment'],
    chart_room: ['records', 'forms'],
    boss: ['complaints', 'vendors'],
  });
  const goes = (queue: string | null, intent: Parameters<typeof departmentFor>[2] = 'other') =>
    departmentFor(large, queue, intent, 'routine');
  t.equal(goes('front_desk'), 'reception');
  t.equal(goes('nurse'), 'nurses');
  t.equal(goes('refills'), 'nurses');
  t.equal(goes('controlled_refills'), 'locked_cabinet', 'not whom only the others go to');
  t.equal(goes('billing'), 'money');
  t.equal(goes('records'), 'chart_room');
  t.equal(goes('manager'), 'boss');
  t.equal(goes('results'), 'nurses');
  t.equal(goes('insurance'), 'reception');
  t.equal(goes(null, 'billing'), 'money');
  const small = practice({ front_desk: [] });
  for (const queue of ['nurse', 'controlled_refills', 'manager', null])
    t.equal(departmentFor(small, queue, 'other', 'routine'), 'front_desk', `${queue}`);
});

t.test('what was named already is not asked again', async (t) => {
  const named = (words: string) => {
    const { specialty_said, test_said } = findingsOf({}, { words: [words] });
    return [specialty_said ?? null, test_said ?? null];
  };
  t.same(named('has my referral to the cardiologist gone through'), [true, null]);
  t.same(named('necesito la referencia para el otorrinolaringólogo'), [true, null]);
  t.same(named('are my blood test results in'), [null, true]);
  t.same(named('quiero los resultados de mis análisis de sangre'), [null, true]);
  t.same(named('about the x-ray'), [true, true]);
  t.same(named('I am calling about my results'), [null, null]);
  t.same(named('I need a referral'), [null, null]);
});
