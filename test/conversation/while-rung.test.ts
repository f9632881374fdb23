import t from 'tap';
import { LAST_QUESTION } from '../../src/triage/protocol/protocol.ts';
import { Dialogue } from './dialogue-kit.ts';

/** Somebody asked for a person, who is being rung. */
function rung(): Dialogue {
  const d = new Dialogue().says('let me talk to somebody', 'routine', { meaning: { command: 'operator' } });
  if (!d.did('transfer')) throw new Error('nobody is rung');
  return d;
}

t.test(
  'S5: what is said in impatience while a person is rung asks nothing, and leaves the ringing alone',
  async (t) => {
    const d = rung().says('hurry up please', 'routine', { judgement: { ask: LAST_QUESTION } });
    t.equal(d.stage.at, 'transferring');
    t.notOk(d.prompts.some((prompt) => prompt.startsWith('protocol.')));
    t.equal(
      d.send({ type: 'transfer', news: 'taken' }).stage.at,
      'leaving',
      'whoever takes it is joined with the caller',
    );
  },
);

t.test('S4: what may be a danger is asked about all the same, and a person is rung again behind it', async (t) => {
  const d = rung().says('my stomach is bad as well', 'semi_urgent', { judgement: { ask: 'breathing' } });
  t.same(d.prompts, ['protocol.breathing']);
  d.send({ type: 'replied', judgement: { ...d.talk.judgement!, ask: null } });
  t.equal(d.stage.at, 'transferring');
  t.ok(d.did('transfer'), 'nobody was rung any more');
});

t.test('S5: nobody is told for ever that it still rings', async (t) => {
  const d = rung();
  let times = 0;
  while (d.stage.at === 'transferring' && times < 40) {
    d.silent();
    times++;
  }
  t.not(d.stage.at, 'transferring');
  t.ok(times > 9, 'three telephones have had their time');
  t.match(d.said, /message|nobody|write/i);
});
