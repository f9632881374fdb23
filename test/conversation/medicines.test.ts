import t from 'tap';
import { Words } from './words-kit.ts';

/** On to the summary. */
const known = (d: Words) =>
  d.hears('ida moss, may first nineteen eighty').hears('the walgreens on mill street, doctor whitlock');

t.test('several medicines in one sentence: each with its strength, in one task and one summary', async (t) => {
  const d = new Words().hears(
    'i need three refills, my atorvastatin ten milligrams, lisinopril twenty and glipizide five',
  );
  t.equal(d.talk.facts.medication?.value, 'atorvastatin');
  t.equal(d.talk.facts.dose?.value, '10 mg');
  t.equal(d.talk.facts.other_medicines?.value, 'lisinopril, 20; glipizide, 5');
  t.same(d.forms, ['refill']);
  t.match(d.said, /runs out first/, 'one question for all of them');
  const summary = known(d.hears('twelve days')).said;
  t.match(summary, /The medicines are atorvastatin 10 mg, lisinopril 20 and glipizide 5\./);
  d.hears('yes');
  const filed = d.effects.find((e) => e.do === 'message');
  t.match(filed?.do === 'message' && filed.matter?.facts, {
    medication: 'atorvastatin',
    other_medicines: 'lisinopril, 20; glipizide, 5',
  });
});

t.test('a strength that is missing is asked by the name of its medicine, once', async (t) => {
  const d = new Words().hears('can you refill my lisinopril and my glipizide');
  t.match(d.said, /What strength is the lisinopril/);
  t.match(d.hears('twenty').said, /what strength is the glipizide/);
  d.hears("i don't know");
  t.notMatch(d.said, /strength/);
  t.equal(d.talk.facts.other_medicines?.value, 'glipizide');
});

t.test('strengths are told by name, or in the order of the medicines', async (t) => {
  const named = new Words().hears('can you refill my lisinopril and my glipizide');
  named.hears("the glipizide's five and the lisinopril is twenty");
  t.equal(named.talk.facts.dose?.value, '20');
  t.equal(named.talk.facts.other_medicines?.value, 'glipizide, 5');
  const bare = new Words().hears('can you refill my lisinopril and my glipizide').hears('twenty and five');
  t.equal(bare.talk.facts.dose?.value, '20');
  t.equal(bare.talk.facts.other_medicines?.value, 'glipizide, 5');
});

t.test('in the summary each is put right by its own name, and one is taken out', async (t) => {
  const d = known(new Words().hears('refill my lisinopril twenty and my glipizide five please').hears('ten days'));
  t.match(d.hears('no, the glipizide is ten').said, /lisinopril 20 and glipizide 10/);
  t.equal(d.talk.facts.dose?.value, '20', 'the first one stays as it is');
  d.hears("no, i don't need the glipizide after all");
  t.equal(d.talk.facts.other_medicines, undefined);
  t.equal(d.talk.facts.medication?.value, 'lisinopril');
});

t.test('another medicine, thought of while something else is asked', async (t) => {
  const d = new Words().hears('refill my lisinopril twenty please').hears('oh and also my glipizide five');
  t.match(d.said, /added that.*How many days/s);
  t.equal(d.talk.facts.other_medicines?.value, 'glipizide, 5');
  t.same(d.forms, ['refill'], 'one task');
});

t.test('a medicine that is controlled among several says what becomes of all of them', async (t) => {
  const d = known(new Words().hears('refill my lisinopril twenty and my methylphenidate ten please').hears('ten days'));
  d.hears('yes');
  const filed = d.effects.find((e) => e.do === 'message');
  t.equal(filed?.do === 'message' && filed.queue, 'controlled_refills');
});

t.test(
  'out of what one cannot be without: on call is rung, and it is a task for who writes it, with the pharmacy',
  async (t) => {
    const d = new Words({ hours: 'closed' }).hears('my insulin pen is empty and i am type one, i need my lantus');
    for (let i = 0; i < 3 && d.stage.at === 'doubt'; i++) d.hears('no, i feel fine');
    d.hears('ida moss, may first nineteen eighty').hears('yes, this number');
    t.match(d.said, /Which pharmacy/);
    d.hears('the walgreens on mill street, doctor whitlock');
    t.match(d.stage, { at: 'waiting' });
    t.match(
      d.talk.matters.find(({ intent }) => intent === 'refill'),
      { form: 'refill' },
    );
  },
);
