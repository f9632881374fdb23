import t from 'tap';
import { mayPutBirthRight } from '../../src/conversation/dialogue/born-put-right.ts';
import { Dialogue } from './dialogue-kit.ts';

t.test('a day without its year puts a birthday right where it is said of one', async (t) => {
  for (const text of [
    "no, it's june, not july",
    'no, lorna with an o, and the eighth of june',
    'sorry, i meant the twenty second',
    'she was born in the hospital in may, not in march',
    'no, es el quince de abril',
  ])
    t.ok(mayPutBirthRight(text), text);
  for (const text of [
    'does the office shut on the third of july',
    'my coverage stops on the ninth of june',
    'no wait, our trip back home is november second',
    '¿abren el cinco de mayo?',
  ])
    t.notOk(mayPutBirthRight(text), text);
});

t.test('a date of something else changes no birthday that was read back', async (t) => {
  const d = new Dialogue()
    .says('a message please', 'routine', {
      meaning: { intent: 'message', slots: { name: 'Ann Lee', dob: '1955-05-02' } },
    })
    .says('the side door sticks', 'routine');
  t.equal(d.stage.at, 'summary');
  d.says('my daughter flies back on the ninth of june', 'routine');
  t.equal(d.talk.facts.dob?.value, '1955-05-02');
  d.says('no, the ninth of june', 'routine', { meaning: { yesNo: 'no' } });
  t.equal(d.talk.facts.dob?.value, '1955-06-09');
});
