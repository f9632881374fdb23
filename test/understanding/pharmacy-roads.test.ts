import t from 'tap';
import { roadsInSpanish } from '../../src/conversation/dialogue/texts.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const pharmacy = (text: string) =>
  understand({ text, lang: 'es', asked: 'pharmacy', now: '2026-11-04T10:00', areaCode: '518' }).slots.pharmacy;

t.test('a chain’s street that is named in Spanish is written as the office knows it', async (t) => {
  t.equal(pharmacy('el rite aid de la calle cedar'), 'Rite Aid on Cedar Street');
  t.equal(pharmacy('en el cvs que está en la ruta cuarenta'), 'CVS on Route 40');
  t.equal(pharmacy('el walgreens de la avenida lark'), 'Walgreens on Lark Avenue');
  t.equal(pharmacy('el walgreens de la calle tercera'), 'Walgreens de la Calle Tercera', 'a number in Spanish');
  t.equal(pharmacy('la farmacia san blas en la calle olmo'), 'Farmacia San Blas en la Calle Olmo', 'a Spanish name');
});

t.test('and is read back in Spanish', (t) => {
  t.equal(roadsInSpanish('CVS on Route 40'), 'CVS en la ruta 40');
  t.equal(roadsInSpanish('Rite Aid on Cedar Street'), 'Rite Aid en la calle Cedar');
  t.equal(roadsInSpanish('Walgreens on Lark Avenue'), 'Walgreens en la avenida Lark');
  t.equal(roadsInSpanish('Farmacia San Blas'), 'Farmacia San Blas');
  t.end();
});

t.test('a road that was misheard where a pharmacy was asked for is its number’s', (t) => {
  const english = (text: string) =>
    understand({ text, lang: 'en', asked: 'pharmacy', now: '2026-11-04T10:00', areaCode: '518' }).slots.pharmacy;
  t.equal(english('walgreens, round twelve'), 'Walgreens on Route 12');
  t.equal(english('to v a son round forty'), 'CVS on Route 40');
  t.equal(english("Tivvia's on Rhett forty, Dr. Moss."), 'CVS on Route 40', 'nobody is called that');
  t.equal(english("Sylvia's on Cedar Street"), "Sylvia's on Cedar Street", 'a shop of somebody');
  t.equal(english('To the S. a Rhett seven, doctor moss'), 'CVS on Route 7');
  t.notOk(english("I'll be around nine"), 'an hour is no road');
  t.end();
});

t.test('an english street said in spanish is written as the office knows it', (t) => {
  const spanish = (text: string) => understand({ text, lang: 'es', asked: 'pharmacy' }).slots.pharmacy;
  t.equal(spanish('la rite aid de la depot street'), 'Rite Aid on Depot Street');
  t.equal(spanish('la cvs en la mill road'), 'CVS on Mill Road');
  t.end();
});
