// The people here are invented.
import t from 'tap';
import type { DeskAnswer } from '../../src/desk/requests.ts';
import type { ProxyRule } from '../../src/practice/facts.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const RULE: ProxyRule = { parentOfMinor: 'said', minorUnder: 18, releaseList: [] };
const ANN = { name: 'Ann Ferrant', dob: '1950-03-04' };
const TOM = { name: 'Tom Ferrant', dob: '2019-03-04' };
const NOT: DeskAnswer[] = [
  { to: 'verify', result: 'differs' },
  { to: 'verify', result: 'unknown' },
  { to: 'failed', want: 'verify' },
];

/** Somebody calls about another's visit. */
const calls = (about: 'other' | 'child', rule: Partial<ProxyRule> | null, slots = about === 'other' ? ANN : TOM) => {
  const d = new Dialogue(undefined, house(rule ? { proxies: { ...RULE, ...rule } } : {}));
  const who = about === 'other' ? "my wife's visit" : 'the visit of the child i look after';
  return d.says(`i need to cancel ${who}`, 'routine', { meaning: { intent: 'cancel', about, slots } });
};
const name = (d: Dialogue, own: string) => d.says(own, 'routine', { meaning: { slots: { name: own } } });

t.test(
  'S8: who speaks for another is asked who they are, and compared, before anything of a visit is said',
  async (t) => {
    const d = calls('other', {});
    t.match(d.prompts, ['desk.ask.caller_name']);
    name(d, 'tobias ferrant');
    t.match(d.request, {
      want: 'verify',
      claim: { ...ANN, phone: null, proxy: { name: /tobias ferrant/i, words: /my wife/, of: 'adult' } },
    });
    d.desk({ to: 'verify', result: 'matches', patient: 'p1' });
    t.same(d.request, { want: 'visits', patient: 'p1' }, 'as the patient could');
  },
);

t.test('S8: whoever is not on the list hears the same, whether or not there is such a patient', async (t) => {
  const heard = NOT.map((answer) => {
    const d = name(calls('other', {}), 'bo quist').desk(answer);
    t.match(d.prompts[0], /thirdParty/);
    t.notOk(d.request);
    const first = d.said;
    d.says('yes', 'routine', { meaning: { yesNo: 'yes' } });
    t.notOk(d.request, 'nothing of a patient is looked up');
    return `${first} ${d.said}`;
  });
  t.equal(new Set(heard).size, 1);
});

t.test('a rule without a list asks nobody for what would prove it', async (t) => {
  for (const rule of [null, { releaseList: null }]) {
    const d = calls('other', rule);
    t.match(d.prompts[0], /thirdParty/);
    t.notOk(name(d, 'tobias ferrant').request);
  }
});

t.test('whoever does not give their own name is passed on as nobody', async (t) => {
  const d = calls('other', {});
  for (let i = 0; i < 3; i++) d.silent();
  t.notOk(d.request);
  t.ok(d.talk.matters[0]?.thirdParty ?? d.talk.done[0]?.thirdParty);
});

t.test('of a child: a parent by their word, or by the list, or not at all; others by the list', async (t) => {
  t.match(calls('child', {}).prompts, ['askParent']);
  t.match(calls('child', {}).says('yes', 'routine', { meaning: { yesNo: 'yes' } }).request, {
    want: 'verify',
    claim: { ...TOM, proxy: undefined },
  });
  const aunt = calls('child', {}).says('no', 'routine', { meaning: { yesNo: 'no' } });
  t.match(aunt.prompts, ['desk.ask.caller_name']);
  t.match(name(aunt, 'odile marchetti').request, { claim: { proxy: { of: 'adult' } } });
  t.match(name(calls('child', { parentOfMinor: 'listed' }), 'ines ferrant').request, {
    claim: { proxy: { of: 'minor' } },
  });
  t.match(calls('child', { parentOfMinor: 'never' }).prompts[0], /thirdParty/);
});

t.test('a child who has grown up is spoken for as any adult', async (t) => {
  const grown = { name: 'Tom Ferrant', dob: '2002-03-04' };
  const d = calls('child', {}, grown);
  t.match(d.prompts.at(-1), 'desk.ask.caller_name', 'nobody is asked whether they are the parent of a grown-up');
  t.match(name(d, 'ines ferrant').request, { claim: { proxy: { of: 'adult' } } });
  const young = { name: 'Tom Ferrant', dob: '2009-12-04' };
  const rule = { minorUnder: 16 };
  t.match(calls('child', rule, young).prompts.at(-1), 'desk.ask.caller_name');
});

t.test('who is rung back hears only that a call was missed', async (t) => {
  const d = new Dialogue('+15185550121', { ...house(), rungBack: true });
  t.equal(
    d.said,
    'This is the automated assistant of Test Practice. We missed a call from this number. How can I help you?',
  );
});
