import t from 'tap';
import { birthOfTheRightOne, mayPutBirthRight } from '../../src/conversation/dialogue/born-put-right.ts';
import { Dialogue } from './dialogue-kit.ts';
import { Words } from './words-kit.ts';

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

t.test('a birthday that was somebody else’s is put right by a whole date', async (t) => {
  const was = '2019-03-04';
  t.equal(
    birthOfTheRightOne(was, "oh, that's his cousin's. leo's is june ninth twenty twenty three", 'en'),
    '2023-06-09',
  );
  t.equal(birthOfTheRightOne(was, 'hold on, that was my twin’s, mine is the fourth of april 1961', 'en'), '1961-04-04');
  t.equal(
    birthOfTheRightOne(was, 'ay, esa es de su hermano, la de ella es el nueve de junio de dos mil veintitrés', 'es'),
    '2023-06-09',
  );
  for (const text of [
    "that's her cousin's",
    "that's my husband's number, mine is five one eight five five five oh one two two",
    "that's her brother's appointment on may second twenty twenty five",
    "that was when she's been in the city, may second twenty twenty five",
  ])
    t.equal(birthOfTheRightOne(was, text, 'en'), null, text);
});

t.test('a birthday is put right at a question for something else', async (t) => {
  const d = new Dialogue().says('a message please', 'routine', {
    meaning: { intent: 'message', slots: { name: 'Leo Ray', dob: '2019-03-04' } },
  });
  t.equal(d.talk.facts.dob?.value, '2019-03-04');
  t.not(d.stage.at, 'summary');
  const { stage } = d;
  d.says("wait, that's his sister's. leo's is june ninth twenty twenty three", 'routine');
  t.equal(d.talk.facts.dob?.value, '2023-06-09');
  t.same(d.stage, stage, 'the question is asked again');
});

t.test('a newborn’s birthday has the year of its last such day, whatever wish it was told with', async (t) => {
  const d = new Words({ lang: 'es' }).hears('quiero la primera cita para mi bebé, nació el sábado');
  for (let i = 0; i < 2 && d.stage.at === 'field' && d.stage.field === 'relationship'; i++) d.hears('sí, soy la mamá');
  d.hears('lucía paredes, el diecisiete de octubre');
  t.equal(d.talk.facts.dob?.value, '2026-10-17');
});
