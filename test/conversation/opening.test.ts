import t from 'tap';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

t.test('the opening says who it is, that it is a machine, and asks one question, by the hour', async (t) => {
  const opening = (hours: 'open' | 'lunch' | 'closed' | 'holiday') => new Dialogue(null, house({ hours })).said;
  const HELLO = 'Test Practice, automated assistant.';
  t.equal(opening('open'), `${HELLO} How can I help you?`);
  t.equal(opening('lunch'), `${HELLO} The office is at lunch. How can I help you?`);
  t.equal(opening('closed'), `${HELLO} The office is closed. How can I help you?`);
  t.equal(opening('holiday'), `${HELLO} The office is closed today. How can I help you?`);
});

t.test('a call that the desk did not take is greeted as one', async (t) => {
  const diverted = (hours: 'open' | 'closed') => new Dialogue(null, house({ hours }), true).said;
  t.match(diverted('open'), /Everybody at the desk is busy\. How can I help you/);
  t.match(diverted('closed'), /The office is closed\. How can I help you/, 'whatever rang before');
});
