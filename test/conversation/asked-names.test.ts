// Names of plans, pharmacies and doctors that were asked for: no sign together with what was said elsewhere, one by themselves.
import t from 'tap';
import { CallJudge } from '../../src/conversation/call-judge.ts';
import { engine } from '../triage/bench.ts';

const record = { judged: () => undefined, opinion: () => undefined };
const said = (judge: CallJudge, text: string, named: boolean) =>
  judge.heard('t', { text, lang: 'en' }, { aside: false, answering: null, field: named, named, came: [] });

t.test('a baby in one answer and the blue of a plan in another are no blue baby', async (t) => {
  const judge = new CallJudge(engine, record);
  said(judge, 'i want to sign up my baby for a first visit', false);
  said(judge, 'anybody who likes babies', true);
  t.not(said(judge, 'blue cross blue shield', true).tier, 'emergency');
  t.equal(said(judge, 'and he is turning blue around the lips', true).tier, 'emergency');
});

t.test("a person's name that was asked for is no sign beside what was said before it", async (t) => {
  const judge = new CallJudge(engine, record);
  said(judge, 'i need two more of the visits', false);
  const answer = { aside: false, answering: null, field: true, came: [], person: 'Amos Blackwood' } as const;
  t.not(judge.heard('t', { text: 'amos blackwood, like the trees', lang: 'en' }, answer).tier, 'emergency');
  t.equal(judge.heard('t', { text: 'amos, and he blacked out just now', lang: 'en' }, answer).tier, 'emergency');
});
