// Letters of a name that is spelled hold a medicine's letters by chance.
import t from 'tap';
import type { SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const medicine = (text: string, asked: SlotName | null = null) =>
  understand({ text, lang: 'en', asked, now: '2026-10-22T10:00', areaCode: '518' }).slots.medication;

t.test('letters within a spelling are no medicine', async (t) => {
  t.notOk(medicine('rory gunphy, g u n p h y', 'name'));
  t.notOk(medicine('n p h e l i o, that is the name', 'name'));
});

t.test('the same letters by themselves are one', async (t) => {
  t.equal(medicine('n p h, ten units', 'medication'), 'insulin NPH');
  t.equal(medicine('my insulin n p h is gone'), 'insulin NPH');
});
