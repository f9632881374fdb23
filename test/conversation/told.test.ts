import t from 'tap';
import { Told } from '../../src/conversation/told.ts';

const LINE = '+15185550121';

t.test('a fact is of the turn that it was understood in', async (t) => {
  const told = new Told(LINE);
  told.heard('one', { name: 'Sarah Miller' });
  told.heard('two', { dob: '1982-03-04' });
  told.heard('three', {});
  t.equal(told.turnOf('name', 'Sarah Miller'), 'one');
  t.equal(told.turnOf('dob', '1982-03-04'), 'two');
});

t.test("what no slot held is of the caller's last turn, also when it is written again", async (t) => {
  const told = new Told(null);
  told.heard('one', {});
  t.equal(told.turnOf('reason', 'my surgery is open'), 'one');
  told.heard('two', {});
  t.equal(told.turnOf('reason', 'my surgery is open'), 'one');
});

t.test("the line's number is of no turn, unless the caller said it", async (t) => {
  const told = new Told(LINE);
  told.heard('yes', {});
  t.equal(told.turnOf('phone', LINE), null);
  t.equal(told.turnOf('phone', '+15185550122'), 'yes');
  told.heard('number', { phone: LINE });
  t.equal(told.turnOf('phone', LINE), 'number');
});
