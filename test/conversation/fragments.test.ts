import t from 'tap';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const ANN = { name: 'Ann Lee', dob: '1955-05-02' };

t.test('a word or two in an urgent call are asked about: whoever is rung wants to know what is wrong', async (t) => {
  const urgent = () => {
    const d = new Dialogue(null, house()).says('uh. elbow.', 'urgent', { meaning: { intent: 'symptom', slots: ANN } });
    d.says('it is this', 'urgent', { meaning: { slots: { phone: '+15185550121' } } });
    return d.says('yes', 'urgent', { meaning: { yesNo: 'yes' } });
  };
  const d = urgent();
  t.match(d.stage, { at: 'field', field: 'reason' });
  t.match(d.says('uh. elbow.', 'urgent').said, /What is wrong there: pain, swelling/);
  t.match(d.says('red and fat', 'urgent').stage, { at: 'field', field: 'duration' }, 'once, and since when last');
  t.equal(d.says('not sure', 'urgent').stage.at, 'waiting', 'nobody is kept from the clinician');
  t.ok(d.did('page'));
  t.match(
    urgent().says('my elbow is hot and swollen', 'urgent').stage,
    { at: 'field', field: 'duration' },
    'who tells it is not asked what is wrong',
  );
  t.equal(
    urgent().says('my elbow is hot since monday', 'urgent', { meaning: { slots: { duration: 'since monday' } } }).stage
      .at,
    'waiting',
    'nor since when, who says that too',
  );
});

t.test('S8: whether somebody else was here is told to nobody, and the caller hears so at once', async (t) => {
  const asks = (about: 'self' | 'other', words: string) =>
    new Dialogue('+15185550121', house()).says(words, 'routine', { meaning: { intent: 'message', about } }).said;
  t.match(asks('other', 'can you see whether my brother showed up this morning'), /cannot talk about anyone's care/);
  t.notMatch(asks('self', 'can you tell the nurse that i called'), /cannot talk about/);
});
