import t from 'tap';
import { Words } from './words-kit.ts';

/** Up to the fact that is asked for behind the number of the line. */
function asked(opening: string): { field: string; duration: string | undefined; call: Words } {
  const call = new Words({ hours: 'closed' }).hears(opening);
  for (let turn = 0; turn < 8; turn++) {
    if (call.stage.at === 'doubt') call.hears('no');
    else if (call.stage.at === 'line-number') call.hears('yes');
    else if (call.stage.at === 'field' && call.stage.field === 'name')
      call.hears('ida farrow, march third nineteen sixty');
  }
  const field = call.stage.at === 'field' ? call.stage.field : call.stage.at;
  return { field, duration: call.talk.facts.duration?.value, call };
}

t.test('an urgent caller who has not said since when is asked once, and last', async (t) => {
  const { field, call } = asked('the cut on my foot is red and hot and there is pus coming out, and i am a diabetic');
  t.equal(field, 'duration');
  call.hears('sunday night');
  t.match(call.talk.facts.duration?.value, /sunday/);
  t.ok(call.did('page'));
});

t.test('no answer keeps nobody', async (t) => {
  const { call } = asked('the cut on my foot is red and hot and there is pus coming out, and i am a diabetic');
  call.hears('what does that matter');
  t.ok(call.did('page'));
});

t.test('who has said it is not asked', async (t) => {
  const { field, duration } = asked(
    'since saturday the cut on my foot is red and hot and there is pus coming out, and i am a diabetic',
  );
  t.equal(field, 'waiting');
  t.match(duration, /saturday/);
});

t.test('nor is who is in despair', async (t) => {
  const { field } = asked('i keep thinking about dying');
  t.not(field, 'duration');
});

t.test('since when, told later, stands before a day that was named by the way', async (t) => {
  const call = new Words({ hours: 'closed' })
    .hears(
      'the cut on my foot is red and hot and there is pus coming out, it kept me up last night, and i am a diabetic',
    )
    .hears('no, but my foot has been hurting since thursday');
  t.equal(call.talk.facts.duration?.value, 'since thursday');
});

t.test('a day named in an answer about danger is not when it began', async (t) => {
  const call = new Words({ hours: 'closed' })
    .hears('my little girl keeps vomiting, she is two')
    .hears('she threw up twice this morning and drank a little');
  t.equal(call.talk.facts.duration, undefined);
});
