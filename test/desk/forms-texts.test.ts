import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { previewForm } from '../../src/desk/preview.ts';
import { formsIn, parseDesk, readDesk, SHIPPED_FORMS } from '../../src/desk/read-forms.ts';
import { cautionsOf, textsOf } from '../../src/desk/read-forms-cautions.ts';
import { placeholdersOf } from '../../src/desk/read-forms-placeholders.ts';
import { LANGS } from '../../src/lang.ts';

const desk = readDesk();
const texts = textsOf(desk);

t.test('every text is there in both languages, and is not the same in both', async (t) => {
  t.ok(texts.length > 150);
  for (const { where, text } of texts) {
    t.ok(text.en.trim() && text.es.trim(), where);
    if (text.en !== '{answer}') t.not(text.en, text.es, where);
  }
});

t.test('no text promises, advises, diagnoses, comforts, or tells who is a patient', async (t) => {
  t.same(
    cautionsOf(desk).map(({ where, lang, why }) => `${where} (${lang}): ${why}`),
    [],
  );
});

t.test('what such a text would look like is seen', async (t) => {
  const ending = (en: string, es: string) => {
    const text = JSON.stringify({ forms: { message: { endings: [{ do: 'message', say: { en, es } }] } } });
    return cautionsOf(parseDesk([...formsIn(SHIPPED_FORMS), { name: 'own.yaml', text, own: true }]));
  };
  const bad: [en: string, es: string][] = [
    ['Your medicine will be refilled.', 'Le van a surtir su medicina.'],
    ['Your plan covers that.', 'Su plan lo cubre.'],
    ['The doctor will see you.', 'El doctor le llamará.'],
    ['We call you back within two hours.', 'Le llamamos en dos horas.'],
    ['We call you back tomorrow.', 'Le llamamos mañana.'],
    ['Please stop taking it.', 'Deje de tomarla.'],
    ['Take one tablet.', 'Tome una pastilla.'],
    ['You should rest.', 'Debe descansar.'],
    ['That is just a cold.', 'Es solo un resfriado.'],
    ['You may have an infection.', 'Usted puede tener una infección.'],
    ["Don't worry about it.", 'No se preocupe.'],
    ['She is not a patient here.', 'Ella no es paciente de aquí.'],
    ['Your results are fine.', 'Sus resultados son normales.'],
    ['It cannot be refilled.', 'No se puede surtir.'],
    ['Please tell me the card number.', 'Dígame el número de tarjeta.'],
    ['My name is Anna.', 'Me llamo Ana.'],
  ];
  for (const [en, es] of bad) {
    const found = ending(en, es);
    for (const lang of LANGS)
      t.ok(
        found.some((c) => c.lang === lang),
        `${lang}: ${lang === 'en' ? en : es}`,
      );
  }
  t.same(ending('Your message is written down.', 'Su mensaje quedó anotado.'), []);
});

t.test('texts read well aloud: short sentences, nothing but words', async (t) => {
  for (const { where, text } of texts)
    for (const lang of LANGS) {
      const said = text[lang].replaceAll(/\{\w+\}/g, 'x');
      t.notMatch(
        said,
        /[()[\]/;*#_<>|=+&%"]|\.\.\.|…|\bM\.?D\b|\be\.g\b|\betc\b|\bASAP\b|\bEHR\b|\bPHI\b|\bSIG\b/,
        where,
      );
      t.match(said, /[.?!]$|^x$|^[^.?!]+$/, `${where}: ends like a sentence`);
      if (lang === 'es') {
        t.equal((said.match(/\?/g) ?? []).length, (said.match(/¿/g) ?? []).length, `${where}: question marks`);
      }
      for (const sentence of said.split(/(?<=[.?!])\s+/))
        t.ok(sentence.split(/\s+/).length <= 26, `${where} (${lang}): ${sentence}`);
    }
});

t.test(
  'what may not be known stands in a sentence of its own: without it the rest still tells the caller what happens',
  async (t) => {
    for (const { where, text } of texts)
      for (const lang of LANGS) {
        const sentences = text[lang].split(/(?<=[.?!])\s+/);
        const left = sentences.filter((s) => !/\{(promise|opens|plans|minutes)\}/.test(s));
        if (/\{(promise|opens)\}/.test(text[lang])) t.ok(left.length > 0, `${where} (${lang})`);
        for (const sentence of sentences)
          t.ok(placeholdersOf(sentence).filter((n) => n === 'promise' || n === 'opens').length <= 1, where);
      }
  },
);

t.test('no two questions of a fact are the same words', async (t) => {
  for (const rule of desk.facts.values())
    for (const lang of LANGS) t.not(rule.ask[lang], rule.again[lang], `${rule.id} (${lang})`);
});

t.test('a preview holds every question and every ending, in order, in both languages', async (t) => {
  for (const form of desk.forms) {
    const preview = previewForm(desk, form);
    let at = 0;
    for (const field of form.fields)
      for (const lang of LANGS) {
        const found = preview.indexOf((field.ask ?? desk.facts.get(field.fact)!.ask)[lang], at);
        t.ok(found >= at, `${form.id}: ${field.fact} (${lang})`);
        at = found;
      }
    for (const ending of form.endings) t.ok(preview.includes(ending.say.es), `${form.id}: ${ending.do}`);
    t.notMatch(preview, /undefined|\[object|null/, form.id);
  }
});

t.test("every example of the guide holds as a practice's own file", async (t) => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/forms.md'), 'utf8');
  const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const own = examples.filter((text) => /^(facts|forms|matters):$/m.test(text));
  t.ok(own.length >= 6);
  for (const text of own) {
    const desk = parseDesk([...formsIn(SHIPPED_FORMS), { name: 'guide', text, own: true }]);
    t.same(cautionsOf(desk), [], text);
  }
});
