import t from 'tap';
import { planOf } from '../../src/desk/answers/plans.ts';

const plan = planOf({
  accepted: [
    'Blue Cross Blue Shield (PPO)',
    'Cigna',
    'MVP',
    'Humana',
    'Molina Medicaid',
    'Texas Medicaid',
    'Original Medicare',
    'Medicare Advantage from Humana and Blue Cross Blue Shield',
    'Granite Ridge County Employees Plan',
  ],
  notAccepted: ['Aetna Medicare Advantage', 'Oscar', 'MVP marketplace plans', "workers' compensation"],
});
const found = (said: string) => {
  const { result, name } = plan(said);
  return `${result}: ${name}`;
};

t.test('by the names that callers and recognisers give it', async (t) => {
  for (const said of [
    'blue cross',
    'i have blue crossed blue shield',
    'b c b s p p o',
    'anthem blue cross',
    'tengo cruz azul',
  ])
    t.equal(found(said), 'listed: Blue Cross Blue Shield (PPO)', said);
  for (const said of ['signa', 'it is cigna through my work', 'Cigna, open access'])
    t.equal(found(said), 'listed: Cigna', said);
  t.equal(found('the granite ridge county employees plan'), 'listed: Granite Ridge County Employees Plan');
  t.equal(found('grannit ridge county employees plan'), 'listed: Granite Ridge County Employees Plan', 'as it sounded');
});

t.test('what is more specific wins', async (t) => {
  t.equal(found('humana'), 'listed: Humana');
  t.equal(found('humana medicare'), 'listed: Medicare Advantage from Humana and Blue Cross Blue Shield');
  t.equal(found('etna medicare advantage'), 'not-listed: Aetna Medicare Advantage');
  t.equal(found('mvp from the marketplace'), 'not-listed: MVP marketplace plans');
  t.equal(found('do you take medicare part b'), 'listed: Original Medicare');
});

t.test('Medicaid is a state’s', async (t) => {
  t.equal(found('medicaid'), 'listed: Texas Medicaid');
  t.equal(found('texas medicade'), 'listed: Texas Medicaid');
  t.match(found('masshealth'), /^not-listed/);
  t.match(found('oklahoma medicaid'), /^not-listed/);
  t.equal(found('molina medicaid'), 'listed: Molina Medicaid');
  t.match(found('cigna medicaid'), /^unsure/, 'a company that runs it for the state');
});

t.test('what could be either is unsure, and what could be meant is named', async (t) => {
  t.same(plan('medicare advantage'), {
    result: 'unsure',
    name: null,
    like: ['Original Medicare', 'Medicare Advantage from Humana and Blue Cross Blue Shield'],
  });
  t.same(plan('blue cross hmo').result, 'unsure', 'only the PPO is on the list');
  t.same(plan('anthem').result, 'unsure');
  t.same(plan('mvp'), { result: 'unsure', name: null, like: ['MVP'] }, 'it may be the one that is not taken');
  t.same(plan('medicare with a supplement').result, 'unsure');
  t.same(plan('cigna and oscar').result, 'unsure', 'two plans that differ');
  for (const said of ['', 'some insurance', 'a ppo', "i don't know", 'the one with the mountain on the card'])
    t.same(plan(said), { result: 'unsure', name: null, like: [] }, said);
});

t.test('on no list', async (t) => {
  t.equal(found('kaiser'), 'not-listed: Kaiser Permanente');
  t.equal(found('try care'), 'not-listed: TRICARE');
  t.equal(found('aetna'), 'not-listed: Aetna', 'the list names another kind of it only');
  t.equal(found('it happened at work, workers comp'), "not-listed: workers' compensation");
  t.same(plan('aetna medicare').like, [
    'Original Medicare',
    'Medicare Advantage from Humana and Blue Cross Blue Shield',
  ]);
});

t.test('a name that is taken back does not count', async (t) => {
  t.equal(found('i used to have oscar but now i have cigna'), 'listed: Cigna');
  t.equal(found("it's not cigna, it's kaiser"), 'not-listed: Kaiser Permanente');
  t.equal(found('ya no tengo humana, tengo cigna'), 'listed: Cigna');
});

t.test('a practice without lists', async (t) => {
  t.same(planOf({ accepted: [], notAccepted: [] })('cigna'), { result: 'not-listed', name: 'Cigna', like: [] });
});
