import t from 'tap';
import { aboutKeys, likeliestAbout, likelyAbout, parseAboutHead } from '../../src/understanding/about-head.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const about = (text: string, lang: 'en' | 'es' = 'en') => understand({ text, lang, asked: null }).about;

t.test('An errand for somebody else, whatever it is', (t) => {
  t.equal(about('i need to move my uncle’s stress test to another day'), 'other');
  t.equal(about('i’d like to get my niece in for her booster shots with the nurse'), 'child');
  t.equal(about('i’ve got my nephew with me and he swallowed a button'), 'child');
  t.equal(about('quisiera cambiar la cita de mi suegro con la doctora', 'es'), 'other');
  t.equal(about('ocupo una cita para las vacunas de mi sobrina', 'es'), 'child');
  t.end();
});

t.test('Who calls for their work calls about another', (t) => {
  t.equal(
    about('hello, desmond here, i’m the night aide over at fairview court, i have one of your residents with a fever'),
    'other',
  );
  t.equal(about('paula from the hospital laboratory with a critical sodium on one of your patients'), 'other');
  t.equal(about('soy la cuidadora de don anselmo y anda con mucha tos', 'es'), 'other');
  t.end();
});

t.test('Who wants to be a patient calls for themselves', (t) => {
  t.equal(about('i’m new in town and hoping to become a patient of doctor abbasi’s'), 'self');
  t.equal(about('i was a patient there years ago and want to come back'), 'self');
  t.end();
});

t.test('Relatives who are only named change nothing', (t) => {
  t.equal(about('my sister told me to call, my ankle is twice its size'), 'self');
  t.equal(about('i have to pick up my kids at three, could i come in before lunch for my shoulder'), 'self');
  t.equal(about('mi esposo me lleva, pero a mí me duele la rodilla', 'es'), 'self');
  t.end();
});

t.test('What was learnt is followed where it is sure', (t) => {
  const head = parseAboutHead('# made for this\nmy\nmy <a>\t-400\t-400\t900\nrules0: self\t50\t0\t0\n');
  const tokens = ['my', 'aunt'].map((w) => ({ w, raw: w, mark: '' })) as never;
  t.same(aboutKeys(tokens, 'self', head.words).slice(0, 3), ['^', '^ my', '^ my <a>'], 'an aunt is a grown-up');
  t.equal(likeliestAbout(head, tokens, 'self'), 'other');
  t.equal(likeliestAbout(parseAboutHead('my\nmy <a>\t0\t0\t20\n'), tokens, 'self'), 'self', 'no more than a guess');
  const [self = 0, child = 0, other = 0] = likelyAbout(head.weights, ['my <a>']);
  t.ok(Math.abs(self + child + other - 1) < 1e-9);
  t.ok(other > 0.99);
  t.end();
});
