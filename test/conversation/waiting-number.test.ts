import t from 'tap';
import { pageCaseOf } from '../../src/conversation/cases.ts';
import { Words } from './words-kit.ts';

/** Somebody for whom on call is being rung. */
function waits(): Words {
  const d = new Words({ hours: 'closed' }).hears(
    'since saturday the burn on my heel is hot and red and pus comes out of it, and i am a diabetic',
  );
  for (let turn = 0; turn < 8 && d.stage.at !== 'waiting'; turn++)
    d.hears({ doubt: 'no', 'line-number': 'yes' }[d.stage.at as string] ?? 'ida farrow, march third nineteen sixty');
  return d;
}
const rungBackOn = (d: Words) => pageCaseOf(d.talk, { callId: 'c', waiting: true }).phone;

t.test('another number told while on call is rung is read back, and is the one that is rung', async (t) => {
  const d = waits();
  t.equal(d.stage.at, 'waiting');
  d.hears('oh, and call me at 518 555 0177 instead');
  t.match(d.said, /I have 518 555 0177\. Is that right\?/);
  t.equal(rungBackOn(d), '+15185550121', 'not before it was agreed to');
  d.hears('yes');
  t.equal(rungBackOn(d), '+15185550177');
  t.equal(d.stage.at, 'waiting');
});

t.test('what is read back may be put right, or denied and asked for', async (t) => {
  const d = waits().hears('my number is 518 555 0177').hears('no, it ends in seven one');
  t.match(d.said, /518 555 0171/);
  t.equal(rungBackOn(d.hears('five one eight five five five oh one seven one, right')), '+15185550171');
  const other = waits().hears('call 518 555 0177').hears('no');
  t.match(other.said, /What number can we call you back on/);
  t.match(other.hears('518 555 0176').said, /518 555 0176/);
});

t.test('who does not want this telephone called is asked for another; keys do as well', async (t) => {
  const d = waits().hears("please don't call this phone");
  t.match(d.said, /What number/);
  t.match(d.press('5185550176').said, /518 555 0176/);
  t.equal(rungBackOn(d.press('1')), '+15185550176');
});

t.test('silence leaves what was told to somebody who looks, and how long it takes is answered', async (t) => {
  const d = waits().hears('my number is 518 555 0177').silent();
  t.match(d.said, /still trying/);
  t.equal(rungBackOn(d.hears('yes')), '+15185550121');
  t.match(waits().hears('how long will that be').said, /20 minutes/);
});
