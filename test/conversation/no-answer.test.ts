import t from 'tap';
import { asksOfPatient, isNoAnswer } from '../../src/conversation/dialogue/no-answer.ts';
import type { FactRule } from '../../src/desk/form.ts';
import { house } from './desk-kit.ts';
import { Dialogue, meaning } from './dialogue-kit.ts';

const rule = (id: string) => ({ id, kind: 'words' }) as FactRule;
const none = (id: string, text: string, yesNo: 'yes' | 'no' | null = null) =>
  isNoAnswer(rule(id), text, meaning({ yesNo }));

t.test('free words take no assent, no question and nothing of the mind', async (t) => {
  for (const text of [
    'yes ma am, that works for me, thank you',
    'we have talked it over at length',
    'do they charge for that',
    'could you just tell me if he goes there',
    'how soon will it be ready',
    'lo hemos pensado mucho',
    '¿cuánto se tarda?',
    'okay, go ahead',
    "yes, i'm still here",
  ])
    t.ok(none('records_to', text), text);
});

t.test('what says something stays an answer, whatever its manner', async (t) => {
  for (const text of [
    'could you send it to the eye clinic in batavia',
    'well i decided on the whole chart',
    'do you have the mri from tuesday',
    'my cousin dolores',
    'just the shots',
    'a mi casa, por favor',
  ])
    t.notOk(none('records_what', text), text);
  t.notOk(none('which_bill', 'why was i charged twice'), 'a question was asked for');
  t.ok(none('which_bill', 'yes that works', 'yes'));
  t.ok(none('reason', 'yes', 'yes'));
  t.notOk(none('reason', 'how long is the lot closed'));
});

t.test('whether somebody is treated here is asked in many words', async (t) => {
  t.ok(asksOfPatient('just tell me whether he is seen by you people'));
  t.ok(asksOfPatient('dígame nada más si se atiende con ustedes'));
  t.notOk(asksOfPatient('the notes from when she was treated for her knee'));
});

t.test('a yes to whether somebody is still there answers nothing else', async (t) => {
  const photo = { intent: 'new_patient' as const, slots: { name: 'Ann Lee', dob: '1955-05-02' } };
  const d = new Dialogue('+15185550121', house()).says('a message please', 'routine', {
    meaning: { ...photo, intent: 'message' },
  });
  t.match(d.stage, { at: 'field', field: 'reason' });
  t.match(d.silent().prompts, ['stillThere']);
  const { tries } = d.stage as { tries: number };
  d.says('yes', 'routine', { meaning: { yesNo: 'yes' } });
  t.match(d.stage, { at: 'field', field: 'reason', tries }, 'no try is spent');
  t.notOk(d.talk.facts.reason);
  t.notMatch(d.prompts, ['stillThere']);
  d.says('the side door sticks', 'routine');
  t.equal(d.stage.at, 'summary');
  d.says("sorry, i'm here", 'routine', { meaning: { yesNo: 'yes' } });
  t.equal(d.stage.at, 'summary', 'nor is it a yes to what was read');
  d.says('yes', 'routine', { meaning: { yesNo: 'yes' } });
  t.not(d.stage.at, 'summary');
});
