import t from 'tap';
import { asksBeforeDialling, toldSince, willCall } from '../../src/conversation/dialogue/emergency-words.ts';
import { Words } from './words-kit.ts';

const GRAVE = "there's an elephant sitting on my chest and i'm sweating all over";

t.test('S2: who agreed and still speaks is told to dial twice more, shortly, and is then left to dial', async (t) => {
  const d = new Words().hears(GRAVE).hears("yes, i'll call");
  t.match(d.said, /Hang up and dial 911 now\. I am telling/);
  d.hears('ida moss, may first nineteen eighty').hears('i could not tell you, sorry');
  t.equal(d.said, 'Hang up and dial 911 now.');
  t.equal(d.hears('oh dear').said, 'Hang up and dial 911 now.');
  t.equal(d.hears('where did i put my shoes').said, '', 'the line is held without a word');
  t.equal(d.stage.at, 'emergency');
});

t.test('S2: somebody beside the caller who calls is agreement', async (t) => {
  for (const words of [
    "my nephew's calling them",
    "i'll have my neighbor call",
    'le digo a mi nieta que llame',
    'ya esta marcando mi vecino',
  ])
    t.ok(willCall(words), words);
  for (const words of ["my son isn't calling anybody", 'call my daughter', 'if my wife calls', 'no one is calling'])
    t.notOk(willCall(words), words);
});

t.test('S2: what somebody asks who is about to dial is answered, and is no refusal', async (t) => {
  t.equal(asksBeforeDialling('wait, do i hang up on you'), 'emergencyYesDial');
  t.equal(asksBeforeDialling('¿cuelgo entonces?'), 'emergencyYesDial');
  t.equal(asksBeforeDialling('and what do i tell them'), 'emergencyTellThem');
  t.equal(asksBeforeDialling('i have a bad feeling'), null);
  t.match(new Words().hears(GRAVE).hears('do i hang up on you').said, /^Yes\. Hang up/);
});

t.test('S2: since when is asked of nobody who has said it', async (t) => {
  t.ok(toldSince(['it started half an hour ago']));
  t.notOk(toldSince(['his lips are blue']));
  t.notOk(toldSince(['please cancel his checkup this afternoon, his lips are blue']), 'a day that is wanted');
  const d = new Words()
    .hears(`${GRAVE} since about an hour ago`)
    .hears('yes')
    .hears('ida moss, may first nineteen eighty');
  t.notMatch(d.said, /When did it start/);
});

t.test('S2: who was still telling who it is while it was asked since when is asked once more', async (t) => {
  const d = new Words().hears(GRAVE).hears("yes, i'll call").hears('ida moss');
  t.match(d.said, /When did it start/);
  t.match(d.hears('may first nineteen eighty').said, /When did it start/);
  t.notMatch(d.hears('five five five oh one one two').said, /When did it start/, 'not a third time');
});

t.test('S2: a child is asked neither for a name nor since when', async (t) => {
  const d = new Words().hears("my mommy's on the floor and she won't wake up").hears('okay');
  t.notMatch(d.said, /name/);
  t.match(d.said, /dial 911/);
});

t.test(
  'S2: who tells something else when asked who it is hears 911 and is asked once more, and never a third time',
  async (t) => {
    const d = new Words().hears(GRAVE).hears("yes, i'll call");
    t.match(d.said, /full name and date of birth/);
    t.match(
      d.hears('he is gray as a dishcloth, hold on, arthur, sit up').said,
      /Call 911 now.*full name and date of birth/,
    );
    t.notMatch(d.hears('arthur, look at me when i talk').said, /full name/);
  },
);

t.test('S2: since when is no answer to who it is, which is asked once more', async (t) => {
  const d = new Words().hears(GRAVE).hears("yes, i'll call");
  t.match(d.hears('the tightness in my chest has been there since tuesday').said, /full name and date of birth/);
});

t.test('S2: who the patient is, told when asked, stands before a name that was only mentioned', async (t) => {
  const d = new Words().hears(`my daughter willa is out of town and ${GRAVE}`).hears("yes, i'll call");
  d.hears('otis farrow, f a r r o w, march third nineteen sixty');
  t.equal(d.talk.facts.name?.value, 'Otis Farrow');
  t.equal(d.talk.facts.dob?.value, '1960-03-03');
});

t.test('S2: to call the office, or later, is no agreement to call 911', async (t) => {
  for (const words of [
    'oh, surely not',
    'ay no, yo llamo el jueves',
    "then i'll ring the clinic on tuesday",
    'pues la llamo al rato',
  ])
    t.notOk(willCall(words), words);
  for (const words of ['pues los llamo', "fine, i'll call", 'bueno, yo marco']) t.ok(willCall(words), words);
  t.notMatch(new Words().hears(GRAVE).hears('surely not').said, /^Good/);
});
