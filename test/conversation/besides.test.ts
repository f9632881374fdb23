// What is said beside an answer: questions of another kind, whose name it is, and words that nobody has an opinion of.
import t from 'tap';
import { isOnlyFact } from '../../src/conversation/only-fact.ts';
import { house } from './desk-kit.ts';
import { Dialogue, meaning } from './dialogue-kit.ts';

const refill = (more: Parameters<Dialogue['says']>[2] = {}) =>
  new Dialogue().says('i need a refill', 'routine', { meaning: { intent: 'refill', ...more.meaning } });

t.test('a question about another matter waits for its turn, and the question is asked again', async (t) => {
  const d = refill();
  const question = d.said;
  d.says('do you take aetna there?', 'routine', { meaning: { intent: 'insurance' } });
  t.match(d.said, /come to that in a moment/);
  t.ok(d.said.endsWith(question), question);
  t.same(
    d.talk.matters.map((m) => m.intent),
    ['refill', 'insurance'],
  );
  d.says('do you take aetna there?', 'routine', { meaning: { intent: 'insurance' } });
  t.equal(d.talk.matters.length, 2, 'once');
});

t.test(
  'how a bill is paid, asked in the place of the yes to what was read back, files nothing without it',
  async (t) => {
    const d = new Dialogue().says('i have a question about a bill', 'routine', { meaning: { intent: 'billing' } });
    d.says('rosa vane', 'routine', { meaning: { slots: { name: 'Rosa Vane' } } });
    d.says('march second nineteen eighty', 'routine', { meaning: { slots: { dob: '1980-03-02' } } });
    for (let i = 0; i < 6 && d.stage.at !== 'summary'; i++) d.says('yes', 'routine', { meaning: { yesNo: 'yes' } });
    t.equal(d.stage.at, 'summary');
    d.says('can i pay it with my card right now?', 'routine', { meaning: { intent: 'billing' } });
    t.equal(d.stage.at, 'summary', 'what was read back still waits for its yes');
    t.match(d.said, /come to that in a moment/);
  },
);

t.test('an answer with a question in it is the answer', async (t) => {
  const d = refill();
  d.says('ann lee, do you need the spelling?', 'routine', { meaning: { slots: { name: 'Ann Lee' } } });
  t.equal(d.talk.facts.name?.value, 'Ann Lee');
});

const OTHERS = 'hello this is rosa vane, i am calling about my mother';

t.test("whoever calls for somebody else gives their own name first: it is not the patient's", async (t) => {
  const d = new Dialogue().says(OTHERS, 'routine', {
    meaning: { intent: 'refill', about: 'other', slots: { name: 'Rosa Vane' } },
  });
  t.equal(d.talk.facts.name, undefined);
  t.equal(d.talk.facts.caller_name?.value, 'Rosa Vane');
  const named = new Dialogue().says(`${OTHERS} estelle quill`, 'routine', {
    meaning: { intent: 'refill', about: 'other', slots: { name: 'Estelle Quill' } },
  });
  t.equal(named.talk.facts.name?.value, 'Estelle Quill', 'who is named besides is the patient');
});

t.test('a first name in passing leaves the whole name to be asked for', async (t) => {
  const d = new Dialogue().says('my daughter sue needs her refill', 'routine', {
    meaning: { intent: 'refill', about: 'child', slots: { name: 'Sue' } },
  });
  t.notMatch(d.said, /I have the name Sue/);
});

t.test('whether anything is booked is said as it is', async (t) => {
  const d = new Dialogue('+15185550121', house({ hours: 'closed' })).says('i want a visit', 'routine', {
    meaning: { intent: 'schedule' },
  });
  t.match(d.says("so i'm down for the ninth then", 'routine').said, /Nothing is booked yet/);
  const other = refill().says('so i am all set then', 'routine');
  t.notMatch(other.said, /booked/, 'where the call is about no visit nothing is said of one');
});

t.test('whoever has the wrong number is let go in the middle of a form, and nothing is filed', async (t) => {
  const d = refill().says('oh sorry, wrong number', 'routine', { meaning: { intent: 'wrong_number' } });
  t.equal(d.stage.at, 'leaving');
  t.match(d.said, /No harm done/);
  t.same([d.talk.reason, d.talk.facts, d.talk.matters], [[], {}, []]);
  const urgent = refill().says('sorry, wrong number, but my wound is open', 'urgent', {
    meaning: { intent: 'wrong_number' },
  });
  t.not(urgent.stage.at, 'leaving', 'who is in need is not let go');
});

t.test('of a birthday or a spelled name nobody has an opinion; of anything beside it they have', async (t) => {
  const is = (text: string, slots: Parameters<typeof meaning>[0]) => isOnlyFact(text, meaning(slots));
  t.ok(is('nueve de enero del cincuenta y dos', { slots: { dob: '1952-01-09' } }));
  t.ok(is('karina yáñez, con ka y con ye', { slots: { name: 'Karina Yáñez' } }));
  t.ok(is('oh five two, no wait, oh five three', { slots: { phone: '+15185550153' } }));
  t.notOk(is('ann lee and my chest hurts', { slots: { name: 'Ann Lee' } }));
  t.notOk(is('may first, he fell on the floor', { slots: { dob: '1952-05-01' } }));
  t.notOk(is('nueve de enero', {}), 'where no fact was found it may be anything');
  const phone = meaning({ slots: { phone: '+15185550149' } });
  const asked = (text: string) => isOnlyFact(text, phone, 'phone');
  t.ok(asked('five one eight, no hang on, that is the old one, oh one four nine'));
  t.ok(asked('cinco cinco cinco, no espérese, ese es el viejo, cero uno cuarenta y nueve'));
  t.notOk(asked('oh one four nine, and i swallowed the lot of them'), 'beside the number');
  t.notOk(isOnlyFact('no hang on, that is the old one, oh one four nine', phone), 'nobody asked for it');
});
