// A question that is put again never comes in the same words twice, and keys are named for it: looked at in every question of every form that is
// shipped, in both languages, for a caller who says nothing, one who says nothing of use, and one who does both by turns.
import t from 'tap';
import { shownText } from '../../src/conversation/script.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import { Dialogue } from './dialogue-kit.ts';
import { answer, type Place, through } from './forms-walk-kit.ts';

const desk = readDesk();
const QUESTIONS = new Set([
  'field',
  'line-number',
  'read-back',
  'parent',
  'who',
  'offer',
  'other-time',
  'which-visit',
  'agree-cancel',
  'summary',
  'change',
]);
const KEYS = { en: /\b(press|keys?|key (it )?in|on the keys)\b/i, es: /\b(oprima|marcar|marcados|teclas)\b/i };
const NOISE = { en: 'mumble mumble the thing', es: 'este lo otro del coso' };

/** Each kind of question, once for each form: a form's own words may differ. */
const places = [true, false].flatMap((known) =>
  desk.forms.flatMap((form) => through(desk, form, known).places.filter(({ stage }) => QUESTIONS.has(stage.at))),
);

type Lang = 'en' | 'es';

/** The same place in another language, as if the question had just been put. */
function put(place: Place, lang: Lang): Dialogue {
  const d = new Dialogue('+15185550121', { ...place.talk.house, desk });
  d.talk = { ...place.talk, lang, langSettled: true, again: 0, put: { key: '', times: 0 }, misses: 0 };
  d.stage = place.stage;
  return d;
}

/** What is said at the question, turn by turn, until the call goes on from it. */
function turnsAt(place: Place, lang: Lang, does: readonly ('silent' | 'noise')[]): string[] {
  const d = put(place, lang);
  const turns = [shownText(place.talk.last, lang)];
  const here = (): string => JSON.stringify([d.stage.at, 'field' in d.stage && d.stage.field, d.talk.matters[0]?.form]);
  const asked = here();
  for (const one of does) {
    if (one === 'silent') d.silent();
    else d.says(NOISE[lang], 'routine', { lang });
    if (d.stage.at === 'looking' && d.request) d.desk(answer(d.request, true));
    if (here() !== asked) break;
    const said = d.effects.flatMap((e) => (e.do === 'say' ? e.said : []));
    turns.push(shownText(said, lang));
  }
  return turns;
}

const WAYS = [
  ['silent', 'silent', 'silent'],
  ['noise', 'noise', 'noise'],
  ['silent', 'noise', 'silent'],
  ['noise', 'silent', 'noise'],
] as const;

for (const lang of ['en', 'es'] as const) {
  t.test(
    `no question of any form is put twice in the same words, and keys are named from the second time on: ${lang}`,
    async (t) => {
      t.ok(places.length > 120, `${places.length} questions`);
      let again = 0;
      for (const place of places) {
        for (const way of WAYS) {
          const turns = turnsAt(place, lang, way);
          const name = `${place.form}: ${place.where} ${way.join(' ')}`;
          t.equal(new Set(turns).size, turns.length, `${name}: ${turns.join(' | ')}`);
          for (const turn of turns.slice(1)) t.match(turn, KEYS[lang], name);
          again += turns.length - 1;
        }
      }
      t.ok(again > places.length, `${again} questions were put again`);
    },
  );
}
