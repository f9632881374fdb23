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

t.test('a doubled letter is one, whatever its name was heard as', async (t) => {
  const name = (text: string) =>
    understand({ text, lang: 'en', asked: 'name', now: '2026-10-22T10:00', areaCode: '518' }).slots.name;
  t.equal(name('Nora Grim, G R I, double them.'), 'Nora Grimm');
  t.equal(name('Hugo Baret, B, A, double R, E, double T.'), 'Hugo Barrett');
  t.equal(name('Ida Kesler, K, E, doubles, L, E, R.'), 'Ida Kessler');
  t.equal(name('Ida Finn, F I double and'), 'Ida Finn');
  t.equal(name('Marla Doubleday'), 'Marla Doubleday');
  t.equal(name('Orla Sims, S I double M as'), 'Orla Simms', 'an s at its end');
  t.equal(name('orla gates, g a t e as'), 'Orla Gates');
  t.equal(name('orla venn, v e double n, as far as i know'), 'Orla Venn');
});

t.test('a spelling that was written as a word and a rest is one', async (t) => {
  const name = (text: string) =>
    understand({ text, lang: 'en', asked: 'name', now: '2026-10-22T10:00', areaCode: '518' }).slots.name;
  t.equal(name('Moira Hendrick, hendryck, s, with a y'), 'Moira Hendrycks');
  t.equal(name('Bertil Sanquist, sandqvi, st, no u in it.'), 'Bertil Sandqvist');
  t.equal(name('Moira Hendricks, Tuesday st'), 'Moira Hendricks');
});

t.test('a letter said to stand twice ends a spelling, and a word spelled behind its like is that word', async (t) => {
  const name = (text: string) =>
    understand({ text, lang: 'en', asked: 'name', now: '2026-10-22T10:00', areaCode: '518' }).slots.name;
  t.equal(name("kendra mott, m o, two t's"), 'Kendra Mott');
  t.equal(name("mott, m o t t, two t's"), 'Mott');
  t.equal(name('not parter, porter, p o r t e r. kendra porter'), 'Kendra Porter');
  t.equal(name('kendra sooner, s, double o, n e r'), 'Kendra Sooner');
});
