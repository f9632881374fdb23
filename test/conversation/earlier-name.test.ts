import { test } from 'tap';
import { nameSaidEarlier } from '../../src/understanding/name-said-earlier.ts';
import { startCall } from './call-kit.ts';

test('a surname alone is completed by what was said before', async (t) => {
  const said = ['i am with your martha quintrell, she is a bit low', 'no'];
  t.equal(nameSaidEarlier('Quintrell', said), 'Martha Quintrell');
  t.equal(nameSaidEarlier('Quintrel', said), 'Martha Quintrel', 'as it was spelled');
  t.equal(nameSaidEarlier('Abernathy', said), null);
  t.equal(nameSaidEarlier('Quintrell', [...said, 'john quintrell is my name']), null, 'two of the name');
  t.equal(nameSaidEarlier('Quintrell', ['the quintrell place']), null, 'no given name before it');
});

test('within a call', async (t) => {
  const call = await startCall();
  t.teardown(() => call.run.stop());
  await call.says('i would like to leave a message about martha quintrell, her new glasses have come');
  for (const words of ['q u i n t r e l l. may first nineteen sixty', 'yes']) await call.says(words);
  t.equal(call.facts.name, 'Martha Quintrell');
});
