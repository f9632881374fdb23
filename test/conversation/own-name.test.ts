import t from 'tap';
import { plainName, withoutOwnName } from '../../src/conversation/dialogue/own-name.ts';
import { withRelation } from '../../src/conversation/dialogue/told-relation.ts';
import { newTalk, type Stage } from '../../src/conversation/dialogue/types.ts';
import { understood } from '../../src/conversation/understood.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { practice } from '../wiring/ladders-kit.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const { understand } = loadMind();
const OPENING: Stage = { at: 'opening', silences: 0 };

t.test('a name ends where something else is told of it', async (t) => {
  t.equal(plainName('dov kessler, from the county office'), 'Dov Kessler');
  t.equal(plainName("it's orla finch like the bird"), 'Orla Finch');
  t.equal(plainName('well, tessa'), 'Tessa');
  for (const text of ['i already told you', 'what for', 'the one you have', 'yes'])
    t.equal(plainName(text), null, text);
});

t.test('the own name is kept as a name, and leaves the patient who they are', async (t) => {
  const d = new Dialogue('+15185550121', house());
  d.talk = { ...d.talk, about: 'other', facts: { name: { value: 'Ida Brandt', confirmed: false, doubt: true } } };
  d.stage = { at: 'field', form: 'message', field: 'caller_name', tries: 1 };
  d.says('orla finch, like the bird, with an o', 'routine', { meaning: { slots: { name: 'Orla Finch' } } });
  t.equal(d.talk.facts.caller_name?.value, 'Orla Finch');
  t.equal(d.talk.facts.name?.value, 'Ida Brandt');
});

t.test('who gives both names at once is not asked for their own', async (t) => {
  const text = 'hello, i am tessa brandt and my mother ida brandt needs a copy of her chart';
  const talk = { ...newTalk(house(), '+15185550121'), about: 'other' as const };
  const now = Date.parse('2026-10-20T10:00:00-04:00');
  const meaning = understood({ text, lang: 'en' }, { talk, stage: OPENING }, { understand, practice, now });
  const [next, left] = withoutOwnName(talk, OPENING, text, meaning);
  t.equal(next.facts.caller_name?.value, 'Tessa Brandt');
  t.equal(left.slots.name, 'Ida Brandt', 'the patient is the other');
});

t.test("who says whose sister they are tells the other's name, and what they are to them", async (t) => {
  const said = { text: "hi, i'm ida brandt's sister and she cannot come on friday", lang: 'en' as const };
  const talk = { ...newTalk(house(), '+15185550121'), about: 'other' as const };
  const now = Date.parse('2026-10-20T10:00:00-04:00');
  const meaning = understood(said, { talk, stage: OPENING }, { understand, practice, now });
  const [next, left] = withoutOwnName(talk, OPENING, said.text, meaning);
  t.notOk(next.facts.caller_name, 'nobody has told their own name');
  t.equal(left.slots.name, 'Ida Brandt');
  t.equal(withRelation(next, 'cancel', said.text).facts.relationship?.value, 'sister');
  const own = understood(
    { ...said, text: 'this is tessa brandt, my mother cannot come' },
    { talk, stage: OPENING },
    { understand, practice, now },
  );
  t.equal(
    withoutOwnName(talk, OPENING, 'this is tessa brandt, my mother cannot come', own)[0].facts.caller_name?.value,
    'Tessa Brandt',
  );
});
