import t from 'tap';
import { Words } from './words-kit.ts';

t.test('who names the plan and has no card is not asked for its number', async (t) => {
  const call = new Words()
    .hears('i have a new insurance card coming for you to put in my chart')
    .hears('ida farrow, march third nineteen sixty');
  t.equal(call.stage.at === 'field' && call.stage.field, 'carrier');
  call.hears("it's aetna now, but the card hasn't come yet");
  t.not(call.stage.at === 'field' && call.stage.field, 'member_id', call.said);
});

t.test('who was asked whether the line is safe is not asked for a safer one', async (t) => {
  const call = new Words({ hours: 'closed' }).hears('my husband beat me up last week and i want to talk to somebody');
  for (let turn = 0; turn < 8 && call.stage.at !== 'waiting'; turn++) {
    if (call.stage.at === 'doubt') call.hears('no, not right now');
    else if (call.stage.at === 'field') call.hears('ida farrow, march third nineteen sixty');
    else call.hears('yes');
  }
  t.equal(call.stage.at, 'waiting');
  t.notOk(call.talk.told.includes('bh.safe_phone'));
  t.notOk(call.prompts.includes('protocol-text.bh.safe_phone'));
});
