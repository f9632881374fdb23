import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { askedForIn } from '../../src/desk/findings-staff.ts';
import { parsePractice } from '../../src/practice/practice.ts';

const file = join(import.meta.dirname, '../rehearsal/practice.yaml');
const practice = parsePractice(readFileSync(file, 'utf8'), file);
const asked = (text: string) => askedForIn(text, practice);

t.test('somebody of the staff by name: first name, surname or both', async (t) => {
  for (const text of [
    'is ruben there',
    'could i speak with ruben castellanos please',
    'put me through to castellanos',
    'i need to get a hold of ruben',
    'ruben please',
    '¿está rubén?',
    'quiero hablar con rubén castellanos',
  ])
    t.match(asked(text), { department: 'practice_manager', speak: true }, text);
});

t.test('word that is left for them wants nobody on the line', async (t) => {
  for (const text of ['i have a message for ruben', 'tell ruben the gate is fixed', 'un recado para rubén'])
    t.match(asked(text), { department: 'practice_manager', speak: false }, text);
});

t.test('by what they do', async (t) => {
  t.match(asked('can i talk to the billing department'), { department: 'billing', speak: true });
  t.match(asked('is the office manager in'), { department: 'practice_manager', speak: true });
  t.match(asked('let me speak to whoever runs the place'), { department: 'practice_manager', speak: true });
  t.match(asked('i am looking for the referral coordinator'), { department: 'referrals', speak: true });
});

t.test('who is to be put through to a department says its bare name', async (t) => {
  for (const text of [
    'please connect me with billing',
    'i want to speak with somebody in billing',
    'páseme con cobros',
  ])
    t.match(asked(text), { department: 'billing', through: true }, text);
  t.match(asked('put me through to castellanos'), { department: 'practice_manager', through: true });
  for (const text of [
    'transfer my records to the new clinic',
    'i have a billing question',
    'i need records',
    'send billing a copy',
  ])
    t.equal(asked(text), null, text);
});

t.test('who is only spoken of is not asked for', async (t) => {
  for (const text of [
    'ruben told me that i owe nothing',
    'my name is ruben ortega',
    'i have a question about my billing',
    'i need my records',
  ])
    t.equal(asked(text), null, text);
});
