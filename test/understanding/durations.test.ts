import t from 'tap';
import { durationIn } from '../../src/understanding/duration.ts';
import { tokenise } from '../../src/words/tokens.ts';

const said = (text: string, asked = false) => durationIn(text, tokenise(text), asked);

t.test('how long the complaint has lasted, not a pregnancy and not a medicine', (t) => {
  t.equal(said("i'm thirty weeks and i've been lying down for two hours"), 'for two hours');
  t.equal(said('they put me on a water pill two weeks back and now my feet swell'), null);
  t.equal(said('i had surgery four days ago and the wound is red since yesterday'), 'since yesterday');
  t.equal(said("i've had a cough for two weeks"), 'for two weeks');
  t.equal(said('tengo siete meses y desde anoche me duele'), 'desde anoche');
  t.equal(said('tengo dos semanas con tos'), 'dos semanas');
  t.end();
});

t.test('an answer that says nothing is no length of time', (t) => {
  t.equal(said("i don't know", true), null);
  t.equal(said('no sé decirle', true), null);
  t.equal(said('a while', true), 'a while');
  t.equal(said('since about noon', true), 'since about noon');
  t.end();
});

t.test('an answer that is not of time is no length of time', (t) => {
  for (const junk of [
    'use this number',
    "that's my wife",
    'just connect me please',
    'only the bill',
    'es mi esposa',
    'nada más la cuenta',
    'yes or no',
    'tell me when',
  ])
    t.equal(said(junk, true), null, junk);
  for (const time of [
    'three',
    'about four',
    'and about four',
    'como a las cuatro',
    'off and on',
    'a long time',
    'last spring',
    'when i got up',
    'desde siempre',
    'hace rato',
    'unos tres',
    'right after easter, in april',
  ])
    t.equal(said(time, true), time, time);
  t.end();
});
