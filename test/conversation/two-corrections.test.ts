import t from 'tap';
import { pillsLeftIn } from '../../src/conversation/dialogue/told-supply.ts';
import { Words } from './words-kit.ts';

const value = (d: Words, fact: string) => d.talk.facts[fact]?.value;

t.test('two corrections in one breath are both taken, and the strength above all', async (t) => {
  const begun = 'i need a refill of lisinopril forty at the cvs on canal street';
  const says: [string, Record<string, string>][] = [
    ["no, it's ten, not forty, and the pharmacy is walgreens on main street", { dose: '10' }],
    ["no it's thirty and the pharmacy is walgreens on main street", { dose: '30' }],
    ["no, it's metoprolol fifty, and walgreens on main street", { dose: '50', medication: 'metoprolol' }],
    ["the pharmacy is walgreens on main street, not the cvs, and it's twenty, not forty", { dose: '20' }],
  ];
  for (const [heard, right] of says) {
    const d = new Words().hears(begun).hears(heard);
    t.match(d.said, /I have changed that/, heard);
    for (const [fact, is] of Object.entries({ pharmacy: 'Walgreens on Main Street', ...right }))
      t.equal(value(d, fact), is, `${heard}: ${fact}`);
    t.equal(value(d, 'days_left'), undefined, heard);
  }
});

t.test('what is told beside a correction is kept, and what was read back is put right with it', async (t) => {
  const d = new Words().hears('i need my adderall forty refilled');
  t.equal(d.stage.at, 'read-back');
  d.hears("no, it's thirty, not forty, and the pharmacy is walgreens on main street");
  t.equal(value(d, 'dose'), '30');
  t.equal(value(d, 'pharmacy'), 'Walgreens on Main Street');
  t.equal(d.stage.at, 'read-back', 'the medicine is still to be agreed on');
});

t.test('pills that are left are days only where it is known how many are taken in a day', async (t) => {
  t.same(pillsLeftIn("i've got six pills left", null), { said: 'six pills', days: null });
  t.same(pillsLeftIn("i've got six pills left, i take two a day", null), { said: 'six pills', days: 3 });
  t.same(pillsLeftIn('me quedan seis pastillas', 'dos veces al dia'), { said: 'seis pastillas', days: 3 });
  t.equal(pillsLeftIn('about six days', null), null);
  const d = new Words().hears('refill my losartan fifty, owen pratt, may third nineteen sixty');
  d.hears("there's six tablets in the bottle");
  t.equal(value(d, 'days_left'), undefined);
  t.equal(value(d, 'amount_left'), 'six tablets');
  t.match(d.said, /how many days will it last/);
  t.equal(value(d.hears('six days'), 'days_left'), '6');
});

t.test(
  'a name spelled and a year put right in one breath are both taken where it is asked who the patient is',
  async (t) => {
    const d = new Words().hears('cancel my appointment please').hears('kendra parter, april second nineteen seventy');
    d.desk({ to: 'verify', result: 'differs' });
    t.equal(d.stage.at, 'who');
    d.hears('no, porter, p o r t e r, and nineteen seventy one');
    t.equal(value(d, 'name'), 'Kendra Porter');
    t.equal(value(d, 'dob'), '1971-04-02');
  },
);

t.test(
  'what was read off an old bottle gives way to what stands on the new one, in the answer to something else',
  async (t) => {
    for (const heard of [
      "march fourth nineteen sixty one. oh, hang on, that's the old bottle, it says forty milligrams now",
      'march fourth nineteen sixty one, and the new label says forty milligrams',
      'march fourth nineteen sixty one. my mistake, doctor raised it to forty milligrams in june',
    ]) {
      const d = new Words()
        .hears('i need my lisinopril refilled, the twenty milligrams, this is ida moss')
        .hears(heard);
      for (let n = 0; n < 3 && !d.talk.facts.dob; n++) d.hears('march fourth nineteen sixty one');
      t.match(d.talk.facts, { dose: { value: '40 mg' } }, heard);
    }
    const kept = new Words()
      .hears('i need my lisinopril refilled, the twenty milligrams, this is ida moss')
      .hears('march fourth nineteen sixty one, my wife takes forty milligrams of hers');
    t.match(kept.talk.facts, { dose: { value: '20 mg' } }, "another's is none of theirs");
  },
);
