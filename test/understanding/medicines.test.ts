import t from 'tap';
import { allMedicines } from '../../src/reference/medicines.ts';
import { medicinesIn } from '../../src/understanding/medicine.ts';
import { MedicineNames } from '../../src/understanding/medicine-names.ts';
import { tokenise } from '../../src/words/tokens.ts';
import { casesOf, hear, same, score } from './medicines-kit.ts';

t.test('our own set: medicines, strengths, pharmacies, plans, providers', async (t) => {
  const s = score(casesOf('own-medicines.jsonl'));
  const found = s.wanted - s.missed.length - s.wrong.length;
  t.ok(found / s.wanted >= 0.97, `${found} of ${s.wanted}; missed ${s.missed.join(', ')}`);
  t.same(s.wrong, [], 'none wrong');
  t.same(s.guessed, [], 'none guessed');
});

t.test('a set that no rule was made for: reported, and a floor under it', async (t) => {
  const s = score(casesOf('held-medicines.jsonl'));
  const found = s.wanted - s.missed.length - s.wrong.length;
  t.comment(`${found} of ${s.wanted} found, ${s.wrong.length} wrong, ${s.guessed.length} guessed`);
  t.ok(found / s.wanted >= 0.8, `${found} of ${s.wanted}`);
});

t.test('case, marks and fillers change nothing', async (t) => {
  for (const c of casesOf('own-medicines.jsonl').filter((_, i) => i % 6 === 0)) {
    const plain = hear(c.text, c.asked, { lang: c.lang });
    const words = c.text.split(' ');
    const changed = [
      c.text.toUpperCase(),
      c.text.charAt(0).toUpperCase() + c.text.slice(1),
      `${c.text}.`,
      `um, ${c.text}`,
      `${words.slice(0, 1).join(' ')}${words.length > 1 ? ` ${words.slice(1).join(' ')}` : ''} uh`,
    ];
    for (const text of changed) {
      const again = hear(text, c.asked, { lang: c.lang });
      for (const slot of ['medication', 'dose', 'frequency', 'carrier', 'member_id', 'provider'] as const)
        t.ok(same(again.slots[slot], plain.slots[slot]), `${c.id} ${slot}: "${text}"`);
    }
  }
});

t.test('every name of the reference is understood as it is written, and none for another medicine', async (t) => {
  const all = allMedicines();
  const names = new MedicineNames(all, new Set());
  const wrong: string[] = [];
  const none: string[] = [];
  for (const m of all)
    for (const { said } of m.names) {
      const heard = medicinesIn(names, tokenise(said), said, { asked: true, hinted: true }).medicines[0];
      if (!heard) none.push(said);
      else if (heard.medicine !== m) wrong.push(`${said} → ${heard.value}`);
    }
  t.same(wrong, []);
  t.ok(none.length < 15, `not found: ${none.join(', ')}`);
});

t.test('look-alikes are read back, unless something settles which one', async (t) => {
  const uncertain = (text: string) => hear(text, 'medication').uncertain.includes('medication');
  t.ok(uncertain('hydralazine'), 'a name alone');
  t.ok(uncertain('lamictal'));
  t.ok(uncertain('prednisolone'));
  t.notOk(uncertain('lamictal one fifty'), 'a strength that only the one has');
  t.notOk(uncertain('hydroxyzine for the itching'), 'what it is for');
  t.ok(uncertain('lamictal two hundred fifty'), 'a strength of the other');
  t.notOk(uncertain('omeprazole'), 'no look-alike');
});

t.test('what is not sure is not given', async (t) => {
  for (const text of ['hydra zine', 'something like cell ex', 'the blue one', 'my water pill', 'it begins with an l'])
    t.equal(hear(text, 'medication').slots.medication, undefined, text);
  for (const text of ['heather told me to call', 'i leave at five', 'camila is my daughter', 'can i get in on monday'])
    t.equal(hear(text).slots.medication, undefined, text);
});

t.test('strengths: what is known of a medicine decides between readings', async (t) => {
  const dose = (text: string) => hear(text, 'medication').slots.dose;
  t.equal(dose('carvedilol six two five'), '6.25');
  t.ok(hear('carvedilol six two five', 'medication').uncertain.includes('dose'), 'and is read back');
  t.equal(dose('norco ten three twenty five'), '10/325');
  t.equal(dose('norco 10/325'), '10/325');
  t.equal(dose('levothyroxine 88mcg'), '88 mcg');
  t.equal(dose('xanax .25'), '0.25');
  t.equal(dose('vitamin d 50,000 units'), '50000 units');
  t.equal(dose('two puffs of the albuterol'), undefined, 'how many are taken');
  t.equal(dose('lisinopril at ten in the morning'), undefined, 'a time');
  t.equal(dose('thirty lisinopril'), '30', 'a strength of lisinopril');
  t.equal(dose('three lisinopril'), undefined, 'a count');
});

t.test('the answer to the question for a strength, and for how often', async (t) => {
  t.equal(hear('twenty milligrams', 'dose').slots.dose, '20 mg');
  t.equal(hear('the point five', 'dose').slots.dose, '0.5');
  t.equal(hear("i don't know", 'dose').slots.dose, undefined);
  t.equal(hear('one at night', 'frequency').slots.frequency, 'at night');
  t.equal(hear('call me in the morning').slots.frequency, undefined);
});

t.test('numbers beside the member id', async (t) => {
  const { slots } = hear('nine oh four, triple two, one seven, and the group is seven seven one oh', 'member_id');
  t.equal(slots.member_id, '90422217');
  t.equal(slots.group_number, '7710');
  t.equal(hear('the authorization number is a as in apple, four four nine two').slots.authorization_number, 'A4492');
  t.equal(hear('the referral number is four four nine two one one', 'member_id').slots.member_id, undefined);
});

t.test('without a practice a titled name is a provider; with one only its own are', async (t) => {
  // As a recogniser writes it: the full stop ends no sentence.
  t.equal(hear('Could I see Dr. Nwa chukwu on Monday?', null).slots.provider, 'Nwachukwu');
  t.equal(hear('i see doctor abernathy', 'provider', { providers: [] }).slots.provider, undefined);
  t.equal(hear('i see doctor abernathy', 'provider').slots.provider, undefined);
  t.equal(
    hear('with moore please', 'provider', { providers: ['Lindqvist-Moore', 'Nwachukwu'] }).slots.provider,
    'Lindqvist-Moore',
  );
});
