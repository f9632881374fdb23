// The people here are invented.
import t from 'tap';
import { namesOwner } from '../../src/understanding/named-owner.ts';

t.test('a visit or a paper told with the name of whose it is', async (t) => {
  for (const text of [
    "i need to reschedule walter finch's visit on friday, i'm with the manor",
    "calling about gloria brandt's blood pressure pills",
    "can you send over tessa pike's records",
  ])
    t.ok(namesOwner(text), text);
});

t.test('nobody else is meant by a doctor, a day or a name that owns nothing of ours', async (t) => {
  for (const text of [
    "i have doctor finch's appointment on friday",
    "i want to cancel today's visit",
    "it's walter finch, i'm on my daughter's phone",
    "i'm at walter finch's house and need my own refill",
    'hi this is gloria brandt, my visit is friday',
  ])
    t.notOk(namesOwner(text), text);
});
