import t from 'tap';
import { standing } from '../../src/understanding/intents.ts';
import type { Meaning } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';
import { STANDS } from './standing-visit.ts';

const { understand } = loadMind();
const intent = (text: string, lang: 'en' | 'es' = 'en') =>
  understand({ text, lang, asked: null, areaCode: '518' }).intent;
const ANN = { name: 'Ann Lee', dob: '1955-05-02' };
t.test('of several wishes in one breath the last stands', async (t) => {
  t.equal(intent('i need to cancel my visit, hm, no wait, just push it to the week after'), 'reschedule');
  t.equal(intent('can you confirm my checkup, or no, move it, oh you know what, just cancel it'), 'cancel');
  t.equal(intent('i called to verify my appointment, no, cancel, actually i want it moved'), 'reschedule');
  t.equal(intent('quiero cancelar mi cita, no, mejor cámbiela para el martes', 'es'), 'reschedule');
  t.equal(intent('no, i need it cancelled'), 'cancel', 'of what was spoken of before');
  t.equal(intent('i would like to cancel my appointment, no rush'), 'cancel');
});

t.test('what was taken back finds no form', async (t) => {
  t.notMatch(standing('I want to confirm my appointment, actually just move it to May'), /confirm/);
  t.equal(standing('I want to confirm my appointment, actually'), 'I want to confirm my appointment, actually');
  t.equal(standing('please confirm my appointment'), 'please confirm my appointment');
});

t.test('asked whether a test is back or whether somebody came, nobody is asked for symptoms', async (t) => {
  t.equal(intent('my wife would like to know if her pregnancy test is back'), 'results');
  t.equal(intent('has my strep swab come back'), 'results');
  t.equal(intent('could you tell me whether my ex husband showed up for his visit'), 'message');
  t.equal(intent('did my culture come back, i still have a fever and chills'), 'symptom');
});

const finished = () => {
  const d = new Dialogue('+15185550121', house()).says('please cancel my visit', 'routine', {
    meaning: { intent: 'cancel', slots: ANN },
  });
  d.desk({ to: 'verify', result: 'matches', patient: 'p1' }).desk({ to: 'visits', visits: [STANDS] });
  d.says('no', 'routine', { meaning: { yesNo: 'no' } });
  t.equal(d.stage.at, 'anything-else');
  return d;
};
const says = (text: string, more: Partial<Meaning>) =>
  finished().says(text, 'routine', { meaning: { yesNo: 'no', ...more } });

t.test('no, and then a wish, is no goodbye', async (t) => {
  const moved = says('no, move it', { intent: 'reschedule' });
  t.notOk(moved.did('hang-up'));
  t.equal(moved.talk.matters[0]?.intent, 'reschedule');
  const also = says('no, i also need my pills', { intent: 'refill', slots: { medication: 'Atenolol' } });
  t.equal(also.talk.facts.medication?.value, 'Atenolol', 'and what it says is used');
  t.match(also.said, /How many days/);
  t.match(says('no, but i still want something', {}).said, /How can I help/);
  for (const text of ['no', "no, that's all", 'no, thank you so much', "no i don't need anything"])
    t.ok(says(text, {}).did('hang-up'), text);
});
