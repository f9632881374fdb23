import t from 'tap';
import { withMedicineHeard } from '../../src/understanding/read-medicine.ts';
import type { Meaning, SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const NOW = '2026-03-10T10:00:00';

/** What comes of words and of a medicine that was heard beside them. */
function meant(text: string, name: string, { asked = 'medication' as SlotName | null, sure = true } = {}): Meaning {
  const heard = (words: string) => understand({ text: words, lang: 'en', asked, now: NOW });
  return withMedicineHeard(heard(text), asked, { name, sure }, (known) => heard(`${known}, ${text}`));
}

t.test('a medicine that the words do not hold is taken as a guess', async (t) => {
  const guessed = meant('Search aligns.', 'sertraline');
  t.equal(guessed.slots.medication, 'sertraline');
  t.ok(guessed.uncertain.includes('medication'), 'it is read back');
  const strong = meant('Losing the pan, 40 milligrams.', 'olanzapine');
  t.match(strong.slots, { medication: 'olanzapine', dose: /40/ }, 'with the strength in the words');
});

t.test('words that hold another answer stand', async (t) => {
  t.equal(meant('Metformin.', 'metoprolol').slots.medication, 'metformin');
  t.equal(meant('Search aligns.', 'sertraline', { sure: false }).slots.medication, undefined, 'two could be meant');
  t.equal(meant('Search aligns.', 'sertraline', { asked: 'name' }).slots.medication, undefined);
  t.equal(meant('No.', 'sertraline').slots.medication, undefined, 'a no is no medicine');
  t.equal(meant('I have a terrible pain in my chest.', 'sertraline').slots.medication, undefined);
  t.equal(meant('Can I talk to a person please?', 'sertraline').slots.medication, undefined);
  t.same(meant('Lisinopril and metformin.', 'sertraline').medicines?.length, 2, 'several that were named');
});
