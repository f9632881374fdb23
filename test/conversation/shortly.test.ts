import t from 'tap';
import { shortly } from '../../src/conversation/dialogue/shortly.ts';
import { Dialogue } from './dialogue-kit.ts';

const ANN = { name: 'Ann Lee', dob: '1955-05-02' };
const told = (words: string) =>
  new Dialogue()
    .says('a message please', 'routine', { meaning: { intent: 'message', slots: ANN } })
    .says(words, 'routine');

t.test('a matter is said shortly, without the greeting before it', async (t) => {
  t.equal(shortly('Hello, good morning. The ramp outside is icy.'), 'The ramp outside is icy');
  t.equal(shortly('buenas tardes, se fue la luz en la sala'), 'se fue la luz en la sala');
  t.equal(shortly('hi there, thanks'), null);
});

t.test('a long opening is not read aloud to whoever told it', async (t) => {
  const long =
    'well i was in on monday and the girl gave me a sheet of paper and i left it on the bench by the door i think';
  const d = told(long);
  t.equal(d.stage.at, 'summary');
  t.match(d.said, /Ann Lee/, 'the rest is still made sure of');
  t.notMatch(d.said, /You said|sheet of paper/);
  t.equal(d.talk.facts.reason?.value, long, 'and all of it is written down');
  t.match(told('the bench by the door is broken').said, /You said: the bench by the door is broken\./);
});
