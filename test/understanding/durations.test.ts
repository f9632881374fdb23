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
  t.equal(said('sins about six', true), 'since about six', 'a small word that was misheard');
  t.equal(said('For sense around four.', true), 'since around four');
  t.equal(said('Cents last night, I think.', true), 'last night');
  t.equal(said('Seems better now.', true), null);
  t.equal(said('six cents'), null);
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

t.test('parts of a day since when it lasts, and what began with something else and stayed', (t) => {
  t.equal(said('le duele el oído desde en la tarde'), 'desde en la tarde');
  t.equal(said('ando con mareo desde el sábado en la noche'), 'desde el sábado en la noche');
  t.equal(said('me arde como desde las cinco de la mañana'), 'desde las cinco de la mañana');
  t.equal(said('desde temprano anda llorando'), 'desde temprano');
  t.equal(said('me comenzó en la madrugada, ya acostado', true), 'me comenzó en la madrugada, ya acostado');
  t.equal(said('era la cita de en la mañana'), null);
  t.equal(said('he was put on it two months ago and since then he itches'), 'two months ago');
  t.equal(said('they started her on it a week ago'), null);
  t.end();
});
t.test('a day on which somebody who is well did something is none on which anything began', async (t) => {
  t.equal(said('no pain, i mowed the whole lawn this morning'), null);
  t.equal(said('she swam her laps yesterday, no ma’am'), null);
  t.equal(said('estoy bien, caminé al mercado hoy'), null);
  t.equal(said('it started when i mowed the lawn, since this morning'), 'since this morning');
});

t.test('neither the meal at which somebody is nor the day of an operation is when it began', (t) => {
  t.equal(said("we're at the church supper and her tongue is swelling"), null);
  t.equal(said('had my knee done tuesday and the stitches are wet'), null);
  t.equal(said('her tongue has been swelling since supper'), 'since supper');
  t.equal(said('had my knee done tuesday and it is red since last night'), 'since last night');
  t.equal(said('it came on right after lunch'), 'lunch');
  t.end();
});

t.test('a day that is denied, on which one calls, or on which something is done each week tells nothing', (t) => {
  t.equal(said('me duelen las rodillas, y no es de ayer'), null);
  t.equal(said("i know it's saturday but my ear hurts"), null);
  t.equal(said('i have to carry feed of a tuesday and my back is sore'), null);
  t.equal(said('i noticed it saturday and my ear hurts'), 'saturday');
  t.equal(said('it was saturday that my ear began to hurt'), 'saturday');
  t.end();
});

t.test('when all was still well, and when somebody was operated on, is not when it began', (t) => {
  t.equal(said('the last bottle she finished was last night'), null);
  t.equal(said('they fixed my hernia two weeks ago and it is weeping'), null);
  t.equal(said('they fixed my hernia two weeks ago and it is weeping since yesterday'), 'since yesterday');
  t.end();
});

t.test('the hour of the clock at which something happened', (t) => {
  t.equal(said('he slipped on the steps around four and hit his elbow'), 'around four');
  t.equal(said('she tumbled off the porch about six thirty, her wrist is swollen'), 'about six thirty');
  t.equal(said('se cayó como a las cuatro y media, le duele el brazo'), 'como a las cuatro y media');
  t.equal(said('he took about three of them'), null);
  t.equal(said('my knee is sore, can you call me around four'), null);
  t.equal(said('quiero la cita como a las cuatro'), null);
  t.end();
});
