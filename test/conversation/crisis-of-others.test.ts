// A crisis that is told of somebody else, and a caller who is in danger from somebody.
import t from 'tap';
import { isDoneToCaller } from '../../src/triage/done-to.ts';
import { Dialogue } from './dialogue-kit.ts';

const harm = { judgement: { crisis: true, ask: 'self_harm' } };
const flag = { concept: 'abuse', words: 'beat me', tier: 'emergency', disposition: 'emergency', by: 'words' } as const;
const beaten = { judgement: { crisis: true, flags: [flag] } };

t.test('whoever calls for another is asked of the other, and may call 988 for them', async (t) => {
  const own = new Dialogue().says('i want to die', 'urgent', harm);
  t.ok(own.prompts.includes('protocol.self_harm'), 'of the caller');
  const d = new Dialogue().says('my brother says he wants to die', 'urgent', { ...harm, meaning: { about: 'other' } });
  t.ok(d.prompts.includes('selfHarmOfOther'));
  t.notOk(d.prompts.includes('protocol.self_harm'));
  d.says('can i call that for him', 'urgent', { ...harm, meaning: { about: 'other' } });
  t.same(d.prompts, ['crisisForOther', 'selfHarmOfOther'], 'answered, and asked on');
  d.silent();
  t.ok(d.prompts.includes('selfHarmOfOther'), 'silence too');
});

t.test('in danger from somebody: the safe number is asked for, also on the way to 911', async (t) => {
  const d = new Dialogue().says('he beat me', 'emergency', beaten);
  d.says('yes i am calling', 'emergency', { ...beaten, meaning: { yesNo: 'yes' } });
  d.says('Ann Lee', 'emergency', { ...beaten, meaning: { slots: { name: 'Ann Lee', dob: '1955-05-02' } } });
  t.same(d.prompts, ['emergencySafeNumber', 'emergencyDial']);
  d.says('518 555 0144', 'emergency', { ...beaten, meaning: { slots: { phone: '+15185550144' } } });
  t.equal(d.talk.facts.phone?.value, '+15185550144');
  t.notOk(d.prompts.includes('emergencySafeNumber'), 'once');
});

t.test('"not till he is back" is no reason to let the line go', async (t) => {
  const near = {
    judgement: {
      crisis: true,
      ask: 'danger_from_someone',
      flags: [{ ...flag, tier: 'urgent', disposition: 'urgent' } as const],
    },
  };
  const d = new Dialogue().says('he hits me', 'urgent', near);
  d.says("not till he's back", 'urgent', { judgement: { ...near.judgement, ask: null } });
  t.notOk(d.prompts.includes('coverGoodbye'));
  t.ok(d.prompts.includes('desk.ask.name') || d.stage.at === 'field', 'on with the call');
  d.says("he's back", 'urgent', { judgement: { ...near.judgement, ask: null } });
  t.ok(d.prompts.includes('coverGoodbye'));
});

t.test('Whoever does it to the caller is nobody whom the call is about', (t) => {
  const flag = (concept: string, words: string) => isDoneToCaller({ concept, words });
  t.ok(flag('abuse_hinted', 'grandson grabbed my wrist'));
  t.ok(flag('answer.danger_from', 'he hits me'));
  t.notOk(flag('abuse_hinted', 'he hits my kids'), 'theirs');
  t.notOk(flag('mentioned_body', 'my wrist'), 'a complaint');
  t.end();
});
t.test(
  'nothing is known but that somebody may be in despair: 988, then its question; a no for another is urgent',
  async (t) => {
    const d = new Dialogue().says('my brother is not himself', 'unclear', { ...harm, meaning: { about: 'other' } });
    t.same(d.prompts, ['crisisLine', 'selfHarmOfOther']);
    d.says('no', 'urgent', { judgement: { crisis: true }, meaning: { yesNo: 'no', about: 'other' } });
    t.notOk(d.prompts.includes('crisisLine'), 'once');
    t.equal(d.stage.at, 'field');
    t.equal(
      new Dialogue().says('i am done', 'unclear', { judgement: { crisis: true } }).talk.judgement?.tier,
      'urgent',
    );
  },
);
