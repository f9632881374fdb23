import t from 'tap';
import { agreesBeside } from '../../src/conversation/dialogue/agrees-beside.ts';
import { Words } from './words-kit.ts';

t.test('a yes beside what is said again of a reading back is a yes', async (t) => {
  for (const words of [
    'forty, sixty tablets, yup',
    'the kinney on elm. yes please',
    'eso, la de diez, nada más',
    'la de diez miligramos, correcto',
    'june fourth, that is right',
  ])
    t.ok(agreesBeside(words), words);
  for (const words of [
    'no, forty, yeah',
    'it is forty, right?',
    'forty, but the street is wrong, yes',
    'what about friday, yes',
    'the kinney on elm',
    'eso está mal',
  ])
    t.notOk(agreesBeside(words), words);
});

t.test('whoever says the facts again with a yes is not asked a second time', async (t) => {
  const d = new Words({ hours: 'closed' });
  d.hears('i need to leave a message for the front desk that my new address is 12 elm street');
  for (const words of ['gus ott, o t t. june fourth nineteen fifty', 'yes', 'yes'])
    if (d.stage.at !== 'summary') d.hears(words);
  t.equal(d.stage.at, 'summary');
  d.hears('june fourth nineteen fifty, twelve elm street, yep');
  t.equal(d.stage.at, 'anything-else');
});

t.test('the same where a single fact is read back', async (t) => {
  const d = new Words({ hours: 'closed' }).hears(
    'since saturday the burn on my heel is hot and red and pus comes out of it, and i am a diabetic',
  );
  for (let turn = 0; turn < 8 && d.stage.at !== 'line-number'; turn++)
    d.hears(d.stage.at === 'doubt' ? 'no' : 'ida farrow, march third nineteen sixty');
  d.hears('no, 518 555 0176');
  t.equal(d.stage.at, 'read-back');
  t.equal(d.hears('oh one seven six, yep').talk.facts.phone?.confirmed, true);
});
