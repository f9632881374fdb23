import t from 'tap';
import { callBackWords } from '../../src/conversation/call-back-time.ts';
import { Words } from './words-kit.ts';

t.test('words that tell when to call', async (t) => {
  const says: [string, boolean, boolean][] = [
    ['reach me any time before noon', true, true],
    ['have him call me thursday after three', true, true],
    ['yes, but not till tomorrow, i am on shift', false, true],
    ['five five five, and i get home at six', false, true],
    ['márquenme en la tarde, por favor', true, true],
    ['did you try me on monday', false, false],
    ['somebody called me at nine', true, false],
    ['it has hurt since i got off work at six', true, false],
    ['the visit of september third', false, false],
  ];
  for (const [said, free, is] of says) t.equal(callBackWords(said, free) !== null, is, said);
});

const message = () =>
  new Words()
    .hears("i'd like to leave word for the office about my chart, there is a mistake in it")
    .hears('ida farrow, march third nineteen sixty');

t.test('who says when they can be called is asked nothing more, and it goes with the message', async (t) => {
  const call = message();
  t.equal(call.stage.at, 'summary');
  call.hears('yes, but call me after five, i am at work');
  const filed = call.effects.flatMap((e) => (e.do === 'message' && e.matter ? [e.matter.facts] : []));
  t.match(filed[0]?.when, /T17:00/, 'with the hour');
});

t.test('and it is read back where it was told before', async (t) => {
  const call = new Words()
    .hears('can somebody call me about my bill, mornings are best')
    .hears('the one from june, it is wrong')
    .hears('ida farrow, march third nineteen sixty');
  t.equal(call.stage.at, 'summary');
  t.ok(call.prompts.includes('summaryCallTime'));
});

t.test('where nobody says it, nothing is read back, and a visit has its own time', async (t) => {
  t.notOk(message().prompts.includes('summaryCallTime'));
  const visit = new Words().hears('i want to move my appointment, call me after five');
  t.equal(visit.talk.facts.when, undefined);
});
