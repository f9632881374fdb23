import t from 'tap';
import type { OpenRecord } from '../../src/conversation/record.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { recordsIn } from '../../src/wiring/record.ts';
import { deskRules } from '../../src/wiring/write-up.ts';
import { smallNet } from '../console/small-net.ts';
import { tempStore } from '../store/helper.ts';

const PRACTICE = parsePractice(`
practice: {name: Lantern Street Family Clinic, time_zone: America/New_York, main_line: "+15185550150", default_area_code: "518"}
locations: [{id: lantern, name: Lantern Street, hours: {mon: [["08:00", "17:00"]]}}]
providers:
  - id: abara
    name: Dr. Lena Abara
    on_call_phone: "+15185550151"
    visit_types: [{id: follow_up, name: Follow-up, minutes: 20, patients: established, approval: false}]
departments:
  front_desk: {takes: [schedule, other]}
  nurse_queue: {takes: [symptom, refill], contact: Odile Marchetti RN, phone: "+15185550155"}
`);

t.test('what the run of a call writes down is written up: names for ids, the question in English', async (t) => {
  const { engine } = loadMind(smallNet(t));
  const { store } = await tempStore(t, { desk: deskRules(PRACTICE, () => engine) });
  const open: OpenRecord = recordsIn(store);
  const record = open({ callerNumber: '+15185550121', lang: 'es', protocol: 'base@1' });
  const say = (text: string) => record.turn({ speaker: 'caller', text, lang: 'es', prompt: null, complete: true });
  say('me duele la rodilla');
  record.turn({
    speaker: 'nightbell',
    text: '¿Está hinchada la rodilla?',
    lang: 'es',
    prompt: 'protocol.knee_swollen',
    complete: true,
  });
  const answer = say('no mucho');
  record.judged(engine.judge('me duele la rodilla', 'es'), answer);
  const refill = say('y necesito mi ibuprofeno');
  record.intent('refill');
  record.fact('medication', 'ibuprofen', true, refill);
  record.message('nurse_queue', 'semi_urgent', {
    form: 'refill',
    intent: 'refill',
    action: 'refill_task',
    facts: { medication: 'ibuprofen' },
  });
  const yes = say('sí, el lunes a las diez');
  record.done('booked', {
    intent: 'schedule',
    form: 'appointment',
    provider: 'abara',
    visit: 'follow_up',
    location: 'lantern',
    start: '2026-11-23T10:00:00-05:00',
  });
  record.ended('completed');
  await record.flush();

  const stored = await store.calls.record(record.callId);
  t.match(stored?.deeds, [
    {
      what: 'refill_task',
      turnId: refill,
      details: { form: 'refill', queue: 'nurse_queue', message: stored?.messages[0]?.id },
    },
    { what: 'booked', turnId: yes },
  ]);
  const sentences = stored?.note?.sentences ?? [];
  const texts = sentences.map(({ text }) => text);
  t.equal(stored?.note?.kind, 'sbar');
  t.ok(
    texts.includes('Asked “Is the knee swollen?”, the caller said “no mucho”.'),
    'the answer in the caller’s language',
  );
  t.ok(texts.includes('Booked: Follow-up with Dr. Lena Abara, Mon, Nov 23 at 10:00 AM, Lantern Street.'));
  t.ok(texts.includes('Medicine: ibuprofen.'));
  t.ok(texts.includes('Asks for a refill of ibuprofen.'), 'what else was asked is no less there in a clinical note');
  t.match(stored?.note?.tags, ['morning_list', 'booked', 'refill_task', 'message', 'spanish']);
  t.match(stored?.messages, [{ owner: 'Odile Marchetti RN', dueAt: /Z$/ }]);
});
