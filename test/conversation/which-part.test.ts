import t from 'tap';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const ANN = { name: 'Ann Lee', dob: '1955-05-02' };
const readOut = (hours: 'open' | 'closed' = 'open') => {
  const d = new Dialogue('+15185550121', house({ hours })).says('a message please', 'routine', {
    meaning: { intent: 'message', slots: ANN },
  });
  return d.says('the elevator in your building is stuck again.', 'routine');
};
const no = (d: Dialogue) => d.says('no', 'routine', { meaning: { yesNo: 'no' } });

t.test('a summary that is wrong somewhere is asked about by its parts', async (t) => {
  const d = readOut();
  t.match(d.said, /You said: the elevator in your building is stuck again\. /, 'one full stop');
  t.match(no(d).said, /^Which part is wrong: the name, the date of birth, the number or the message\?$/);
  t.match(d.says('i could not tell you', 'routine').said, /For the name, press 1\..* For the message, press 4\./);
  t.match(d.press('4').said, /what is it about/);
});

t.test('the part that is named is asked for anew', async (t) => {
  t.match(no(readOut()).says('the birthday', 'routine').said, /date of birth/);
  t.match(no(readOut()).says('what i told you, the message', 'routine').said, /what is it about/);
});

t.test('who cannot name it is not asked for ever', async (t) => {
  const d = no(readOut('closed'));
  d.says('i could not tell you', 'routine').says('no idea', 'routine');
  t.match(d.said, /written down/);
  t.equal(d.stage.at, 'anything-else');
});
