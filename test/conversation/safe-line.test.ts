import t from 'tap';
import { Words } from './words-kit.ts';

/** Somebody is hurt at home, and is asked whether this line is safe. */
function asked(): Words {
  const d = new Words().hears('my husband hits me and i am scared');
  for (const words of ['no', 'no', 'ida moss, may first nineteen eighty', 'yes'])
    if (d.stage.at !== 'line-number') d.hears(words);
  return d;
}

t.test('who fears somebody is called back on this line after a yes alone', async (t) => {
  t.equal(asked().stage.at, 'line-number');
  const d = asked().hears('who called this phone, my work');
  t.equal(d.talk.facts.phone, undefined, '"don’t call this phone" may have been said');
  t.equal(asked().hears('yes').talk.facts.phone?.value, '+15185550121');
});
