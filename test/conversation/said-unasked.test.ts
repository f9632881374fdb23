import t from 'tap';
import { newTalk, type Stage } from '../../src/conversation/dialogue/types.ts';
import { understood } from '../../src/conversation/understood.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { practice } from '../wiring/ladders-kit.ts';
import { startCall } from './call-kit.ts';
import { house } from './desk-kit.ts';

const { understand } = loadMind();
const OPENING: Stage = { at: 'opening', silences: 0 };
const FIELD: Stage = { at: 'field', form: 'refill', field: 'pharmacy', tries: 1 };

const heard = (text: string, stage: Stage = OPENING) =>
  understood(
    { text, lang: 'en' },
    { talk: newTalk(house(), '+15185550121'), stage },
    { understand, practice, now: Date.parse('2026-10-20T10:00:00-04:00') },
  );

t.test('a name that is spelled needs no words that lead to it', async (t) => {
  const said = heard(
    'please renew my atenolol, fifty milligrams, at the walgreens on elm street, orla wexler, w e x l e r, june ninth nineteen fifty two',
  );
  t.match(said.slots, { name: 'Orla Wexler', dob: '1952-06-09', medication: 'atenolol', dose: '50 mg' });
  t.notOk(said.uncertain.includes('name'));
  t.equal(said.intent, 'refill');
  const unpunctuated = heard('i need to cancel my appointment it is under tomas ebert e b e r t');
  t.equal(unpunctuated.slots.name, 'Tomas Ebert');
});

t.test('a name before a birthday is taken; the summary reads it back', async (t) => {
  const said = heard('i want to book a physical, selma rudd, march second nineteen sixty one');
  t.match(said.slots, { name: 'Selma Rudd', dob: '1961-03-02' });
  const call = await startCall();
  t.teardown(() => call.run.stop());
  await call.says('i want to leave a message for the doctor, selma rudd, march second nineteen sixty one');
  await call.says('please have her call me about my form');
  t.match(call.turns.at(-1)?.text, /Selma Rudd, born March 2, 1961.*Is that right/);
});

t.test('what is no name stays none', async (t) => {
  for (const text of [
    'i want to book a physical, any day, march second is good',
    'i have had it since march second nineteen ninety',
    'my plan is a b c d and i want to know if you take it',
    'could i come in, sooner please, june ninth or tenth',
  ])
    t.equal(heard(text).slots.name, undefined, text);
  // Beside a birthday it is one also where something else was asked, and takes nothing of that.
  const asked = 'the walgreens on elm street, selma rudd, march second nineteen sixty one';
  t.match(heard(asked, FIELD).slots, { pharmacy: 'Walgreens on Elm Street', name: 'Selma Rudd', dob: '1961-03-02' });
});
