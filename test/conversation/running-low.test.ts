import t from 'tap';
import { Words } from './words-kit.ts';

/** A refill up to the question for the days that are left, and what the caller answers to it. */
function refill(opening: string, days: string | null): Words {
  const call = new Words().hears(opening);
  if (call.stage.at === 'field' && call.stage.field === 'dose') call.hears('ten milligrams');
  if (days === null) return call;
  t.equal(call.stage.at === 'field' && call.stage.field, 'days_left', opening);
  return call
    .hears(days)
    .hears(
      call.stage.at === 'field' && call.stage.field === 'days_left' ? days : 'ida farrow, march third nineteen sixty',
    )
    .hears('ida farrow, march third nineteen sixty')
    .hears('the kinney on mill street, doctor vance')
    .hears('yes')
    .hears('yes');
}

t.test('who is running low is asked how many days are left, and the answer counts', async (t) => {
  t.equal(refill("can you refill my lisinopril, i'm running low", 'about two weeks').talk.judgement?.tier, 'routine');
  t.equal(refill("i need more lisinopril, i'm down to my last few", 'two days').talk.judgement?.tier, 'semi_urgent');
});

t.test('no answer leaves it among the first in line', async (t) => {
  t.equal(
    refill("can you renew my lisinopril, it's nearly gone", "i couldn't tell you").talk.judgement?.tier,
    'semi_urgent',
  );
});

t.test('a number of days or pills that was told is not asked for', async (t) => {
  for (const said of [
    'can you refill my lisinopril, i have two days left',
    "i need more lisinopril, i'm down to my last two",
  ]) {
    const call = refill(said, null);
    t.not(call.stage.at === 'field' && call.stage.field, 'days_left', said);
  }
});
