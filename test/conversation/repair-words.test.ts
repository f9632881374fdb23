// What callers say beside the matter, and what must not come of it.

import t from 'tap';
import { doesNotKnow } from '../../src/conversation/dialogue/no-answer.ts';
import { wantsThisLine } from '../../src/conversation/dialogue/this-line.ts';
import { commandOf } from '../../src/understanding/replies.ts';
import { Words } from './words-kit.ts';

const differs = { to: 'verify', result: 'differs' } as const;

t.test('three comparisons, then it is passed on: nothing gives away which of them is nobody’s', async (t) => {
  const d = new Words().hears('i need to cancel my friday visit').hears('nora quill, may second nineteen fifty five');
  t.match(d.desk(differs).said, /heard you right/);
  t.match(d.hears("no, it's quell with an e, q u e l l").desk(differs).said, /heard you right/);
  d.hears('no, born may twelfth nineteen fifty five');
  t.match(d.request, { claim: { name: 'Nora Quell', dob: '1955-05-12' } });
  t.match(d.desk(differs).said, /pass that on to the front desk/);
  t.match(d.hears('am i a patient there or not').said, /cannot talk about anyone's care, or say who is a patient/);
});

t.test('who will not say their birthday hears once why, and is not pressed', async (t) => {
  const d = new Words().hears('i want to move my appointment').hears('nora quill').hears("i'd rather not say");
  t.match(d.said, /right chart/);
  t.match(d.hears("no, i won't give you that").said, /pass that on/);
});

t.test('"the one I’m on" agrees to the number that was read out, and asks whether it is', async (t) => {
  t.ok(wantsThisLine("the one i'm on is fine"));
  const d = new Words()
    .hears('i need a refill of my lisinopril ten, a week left, at wegmans, doctor abara')
    .hears('nora quill, may second nineteen fifty five');
  t.equal(d.stage.at, 'summary');
  t.match(d.hears("is that the number i'm calling from").said, /^Call back on .* Is that right\?$/);
  t.ok(d.hears("the one i'm on is fine").did('message'));
});

t.test('somebody else’s birthday, said by mistake, makes the caller nobody’s proxy', async (t) => {
  const d = new Words()
    .hears('i need a refill of my lisinopril ten, a week left, at wegmans, doctor abara')
    .hears('nora quill')
    .hears("june third. no, that's my son's. may second nineteen fifty five");
  t.equal(d.talk.about, 'self');
  t.equal(d.talk.facts.dob?.value, '1955-05-02');
  t.notMatch(d.said, /own name|related/);
  t.equal(new Words().hears("the prescription is my son's").talk.about, 'child', 'what it is about is another thing');
});

t.test('words for others in the room are no answer', async (t) => {
  const d = new Words().hears('i need an appointment').hears('nora quill, may second nineteen fifty five').known();
  const question = d.said;
  t.match(question, /visit/);
  t.equal(d.hears('honey, not now').said, question);
  const strength = new Words().hears('i need a refill of losartan');
  const { said } = strength;
  t.equal(strength.hears('hush now! turn that off, sweetie').said, said, 'two of them in one breath');
  t.equal(d.talk.facts.visit, undefined);
});

t.test('who has to go is let go, and what was begun is written down', async (t) => {
  for (const said of ['actually i gotta go bye', 'sorry i have to go', 'bueno ya me tengo que ir adios'])
    t.equal(commandOf(said), 'goodbye', said);
  for (const said of ['i have to go to the bathroom a lot', 'i need to leave a message', 'where do i have to go'])
    t.not(commandOf(said), 'goodbye', said);
  const d = new Words().hears('i need a refill of my lisinopril ten').hears('actually i gotta go, bye');
  t.match(d.said, /written down.*Goodbye/);
  t.ok(d.did('message'));
});

t.test('a person, asked for again and again while nobody is there: never the same sentence twice', async (t) => {
  const d = new Words({ hours: 'closed' }).hears('give me a human');
  const said = new Set([d.said, d.hears('i said a human').said, d.hears('human').said]);
  t.equal(said.size, 3);
  t.match([...said][1], /one calls you back/);
});

t.test('a name in the place of what it is about is kept, and the question stays', async (t) => {
  const d = new Words().hears('can i talk to a real person please').send({ type: 'transfer', news: 'nobody' });
  t.match(d.said, /few words/);
  d.hears('nora quill');
  t.match(d.said, /few words/);
  t.equal(d.talk.facts.name?.value, 'Nora Quill');
});

t.test('a question about the call beside a wish: a word to it, and on with the wish', async (t) => {
  const d = new Words().hears('how long is this going to take, i need to cancel my visit');
  t.match(d.said, /^It takes a minute or two\. What is the patient/);
  const e = new Words().hears("sorry, who's this, i need a refill of my lisinopril ten");
  t.match(e.said, /^I am an automated assistant/);
  t.same(e.forms, ['refill']);
  t.same(new Words().hears("am i on with the clinic? i'd like my test results").forms, ['results']);
});

t.test('what is not at hand is left open at once, in either language', async (t) => {
  for (const words of [
    'the card is out in the truck',
    "it's upstairs in my purse",
    'my husband has that card',
    "they haven't sent it yet",
    "i'd have to ask my sister",
    'la tarjeta la tiene mi esposa',
    'todavía no me llega',
  ])
    t.ok(doesNotKnow(words), words);
  for (const words of ['green cross silver', 'the pain is in my back', 'my wife has the flu', 'at the office on main'])
    t.notOk(doesNotKnow(words), words);
});

t.test('what a form can do without gives no call away: two such in a row, and the form goes on', async (t) => {
  const d = new Words().hears('i would like copies of my records please');
  for (const words of ['over by the lamp', 'the wobbly thing', 'by the chair there']) d.hears(words);
  t.notOk(d.did('transfer'), 'what is asked now is another matter');
  t.notMatch(d.stage, { at: 'field', field: 'records_what' });
});
