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
    t.same(asked(text), { department: 'practice_manager', speak: true }, text);
});

t.test('word that is left for them wants nobody on the line', async (t) => {
  for (const text of ['i have a message for ruben', 'tell ruben the gate is fixed', 'un recado para rubén'])
    t.same(asked(text), { department: 'practice_manager', speak: false }, text);
});

t.test('by what they do', async (t) => {
  t.same(asked('can i talk to the billing department'), { department: 'billing', speak: true });
  t.same(asked('is the office manager in'), { department: 'practice_manager', speak: true });
  t.same(asked('let me speak to whoever runs the place'), { department: 'practice_manager', speak: true });
  t.same(asked('i am looking for the referral coordinator'), { department: 'referrals', speak: true });
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
