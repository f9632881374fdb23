import t from 'tap';
import { dosesIn } from '../../src/understanding/doses.ts';
import type { SlotName } from '../../src/understanding/types.ts';
import { hearThere } from './slots-kit.ts';

const listed = (text: string, asked: SlotName | null = null) =>
  hearThere(text, { asked, lang: /^(necesito|ya no|la )/.test(text) ? 'es' : 'en' }).medicines?.map((m) =>
    [m.medication, m.dose, m.frequency].filter(Boolean).join(' '),
  );
const only = (text: string) => {
  const { slots, medicines } = hearThere(text);
  return medicines ?? [slots.medication, slots.dose].filter(Boolean).join(' ');
};

t.test('several medicines, each with its own strength, in the order of speech', async (t) => {
  t.same(listed('i need my losartan fifty, carvedilol twelve point five, and furosemide twenty'), [
    'losartan 50',
    'carvedilol 12.5',
    'furosemide 20',
  ]);
  t.same(listed('glipizide five twice a day and the januvia a hundred once a day'), [
    'glipizide 5 twice a day',
    'Januvia 100 once a day',
  ]);
  t.same(listed('my gabba penton three hundred and the tram a doll fifty'), ['gabapentin 300', 'tramadol 50']);
  t.same(listed("the simvastatin's twenty and the losartan a hundred", 'dose'), ['simvastatin 20', 'losartan 100']);
  t.same(listed('forty for the simvastatin, and twenty five for the losartan', 'dose'), [
    'simvastatin 40',
    'losartan 25',
  ]);
  t.same(listed('necesito la glipizida de cinco y el losartán de cincuenta'), ['glipizide 5', 'losartan 50']);
  t.same(listed('omeprazole and my water pill'), ['omeprazole', 'water pill']);
});

t.test('the single slot is the first of the list', async (t) => {
  const { slots, medicines } = hearThere('symbicort, spiriva and eliquis five');
  t.equal(medicines?.length, 3);
  t.equal(slots.medication, medicines?.[0]?.medication);
  t.equal(slots.dose, undefined, 'the strength of a later one is not the first one’s');
});

t.test('what is denied, stopped, still there, somebody else’s or only asked about is not wanted', async (t) => {
  t.equal(only("i don't take glipizide any more, i need the farxiga, the five"), 'Farxiga 5');
  t.equal(only("it's not carvedilol, it's captopril, the twenty five"), 'captopril 25');
  t.equal(only("i'm out of the carvedilol, i still have plenty of the lisinopril"), 'carvedilol');
  t.equal(only("i take xarelto and digoxin but it's just the digoxin i need"), 'digoxin');
  t.equal(only('my wife takes warfarin, but i need the lisinopril'), 'lisinopril');
  t.equal(only("i'm allergic to sulfa and penicillin and i need my lisinopril"), 'lisinopril');
  t.equal(only('my zoloft, sertraline, the fifty'), 'sertraline 50', 'a brand and its generic are one');
  t.equal(only('losartan, my blood pressure pill'), 'losartan', 'what it is for is no second one');
  t.same(listed("i'm out of carvedilol and lisinopril but i'm good on the amlodipine"), ['carvedilol', 'lisinopril']);
  t.same(listed('everything but the gabapentin, so losartan and glipizide'), ['losartan', 'glipizide']);
});

t.test('strengths alone, in order', async (t) => {
  t.same(dosesIn('forty and twenty five'), ['40', '25']);
  t.same(dosesIn('fifty milligrams, and the other is, um, ten, no, twenty'), ['50 mg', '20']);
  t.same(dosesIn('twelve point five, and i have three days left'), ['12.5']);
});
