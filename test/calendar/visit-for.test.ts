import t from 'tap';
import { giversFor, type VisitFor, visitFor } from '../../src/calendar/visit-for.ts';
import { parsePractice } from '../../src/practice/practice.ts';

/** Made up. */
const practice = parsePractice(`
practice: {name: Quillpoint Clinic, time_zone: America/New_York, main_line: "+15185550180", default_area_code: "518"}
providers:
  - id: vance
    name: Dr. Ada Vance
    on_call_phone: "+15185550181"
    ages: 18 and over
    visit_types:
      - {id: new_adult, name: "New patient, adult", minutes: 40, patients: new}
      - {id: annual, name: Annual physical, minutes: 30, patients: established}
      - {id: follow_up, name: Follow-up of a chronic problem, minutes: 20, patients: established}
      - {id: knee, name: Knee injection, minutes: 30, patients: established, approval: true, approver: desk}
      - {id: foot, name: Diabetic foot care, minutes: 20, patients: established, words: [feet, pies]}
  - id: sorel
    name: Jo Sorel
    on_call_phone: "+15185550182"
    new_patients: by approval
    visit_types:
      - {id: new_child, name: "New patient, child", minutes: 40, patients: new}
      - {id: well_child, name: Well-child visit, minutes: 20, patients: established}
      - {id: newborn, name: First newborn visit, minutes: 30}
      - {id: follow_up, name: Follow-up of a chronic problem, minutes: 15, patients: established}
  - id: tamm
    name: Dr. Ilse Tamm
    on_call_phone: "+15185550183"
    new_patients: false
    ages: 18 and over
    visit_types:
      - {id: new_adult, name: "New patient, adult", minutes: 60, patients: new}
      - {id: medicare_wellness, name: Medicare wellness visit, minutes: 40, patients: established}
nurse_visits:
  - {id: flu, name: Flu shot or other vaccine, minutes: 10, patients: established}
  - {id: blood_draw, name: Blood draw, minutes: 10, patients: established, approval: true, approver: desk}
departments: {desk: {takes: []}}
`);

const adult: VisitFor = { newPatient: false, age: 50, provider: null };
const child: VisitFor = { newPatient: false, age: 7, provider: null };
const stranger: VisitFor = { newPatient: true, age: null, provider: null };
const found = (said: string, who: VisitFor = adult) => visitFor(practice, said, who)?.id ?? null;

t.test('the kind of visit is found in what callers call it, in both languages', async (t) => {
  const cases: [string, string | null, VisitFor?][] = [
    ['my yearly checkup', 'annual'],
    ['quisiera mi examen físico anual', 'annual'],
    ['a checkup for my daughter', 'well_child', child],
    ['un chequeo para mi hijo', 'well_child', child],
    ['a checkup', 'well_child', child],
    ['the medicare wellness one', 'medicare_wellness', { ...adult, age: 70 }],
    ['me toca la vacuna de la gripe', 'flu'],
    ['I have to get some bloodwork done', 'blood_draw'],
    ['somebody should look at my feet', 'foot'],
    ['the shot in my knee, the cortisone', 'knee'],
    ['a knee injection', 'knee'],
    ['they want to recheck my knee after the steroid injections, the knee injection', 'knee'],
    ['to go over my cholesterol', 'follow_up'],
    ['annual', 'annual'],
    ['the doctor should see me about my back', null],
    ['I was told to come back in March', 'follow_up'],
    ['a wellness visit', 'annual'],
    ['a wellness visit', null, { ...adult, age: 70 }],
  ];
  for (const [said, id, who] of cases) t.equal(found(said, who), id, said);
});

t.test('where nothing is said of what for, it is a follow-up', async (t) => {
  for (const said of ['', 'I need to see Dr. Vance next Tuesday at three', 'una cita con la doctora Vance, por favor'])
    t.equal(found(said), 'follow_up', said);
});

t.test('unsure is nobody knows: a person decides', async (t) => {
  for (const said of ['something is odd with my elbow', 'me duele el codo', 'either the physical or the vaccine'])
    t.equal(found(said), null, said);
  t.equal(found('', { ...adult, provider: 'tamm' }), null, 'no follow-up there');
});

t.test('new patients get a visit for new patients, of their age', async (t) => {
  t.equal(found('', stranger), 'new_adult');
  t.equal(found('I want to become a patient', { ...stranger, age: 30 }), 'new_adult');
  t.equal(found('a new patient appointment for my son', stranger), 'new_child');
  t.equal(found('', { ...stranger, age: 4 }), 'new_child');
  t.equal(found('our newborn', stranger), 'newborn');
});

t.test('who gives it: ages, new patients by approval, and nobody who takes none', async (t) => {
  const given = (id: string, who: VisitFor) =>
    giversFor(practice, who)
      .filter(({ type }) => type.id === id)
      .map(({ provider, type }) => [provider, type.minutes, type.approval, type.approver]);
  t.same(given('follow_up', adult), [
    ['vance', 20, false, null],
    ['sorel', 15, false, null],
  ]);
  t.same(given('follow_up', child), [['sorel', 15, false, null]]);
  t.same(given('new_adult', stranger), [['vance', 40, false, null]], 'Tamm takes no new patients');
  t.same(given('new_child', { ...stranger, age: 4 }), [['sorel', 40, true, 'sorel']]);
  t.same(given('new_child', { ...stranger, age: 40 }), []);
  t.same(given('annual', { ...adult, age: 17 }), []);
});
