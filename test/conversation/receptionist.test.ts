import t from 'tap';
import { Words } from './words-kit.ts';

t.test('whoever wants somebody at the desk and no machine is put through', async (t) => {
  for (const words of [
    "i'm not telling this to a robot, get me anybody at the front desk",
    'is there a living person who can help me',
  ]) {
    const d = new Words().hears(words);
    t.equal(d.stage.at, 'transferring', words);
  }
});

t.test('who is late for a visit has nothing booked, moved or cancelled', async (t) => {
  t.same(new Words().hears("we're stuck on the bridge and will be a bit late for our appointment this morning").forms, [
    'late',
  ]);
  t.same(new Words({ lang: 'es' }).hears('se me hizo tarde para mi cita de las diez').forms, ['late']);
});

t.test('who cannot come and asks what else there is wants another time, and gives nothing back', async (t) => {
  const d = new Words().hears("i can't make it to my appointment on monday, do you have anything the following week");
  t.same(d.forms, ['reschedule']);
});

t.test('somebody has died who had a visit: whose it was, and the desk takes it off', async (t) => {
  const d = new Words().hears('my wife passed away last week, please cancel the appointment she has on friday');
  t.same(d.forms, ['bereavement_visit']);
  t.match(d.said, /very sorry/);
});

t.test('somebody has died: nothing but the name and a number is asked', async (t) => {
  const d = new Words().hears('my wife passed away last week and she had a visit coming up with you');
  t.same(d.forms, ['bereavement']);
  t.match(d.said, /very sorry/);
});

t.test('a law office asks for a chart: the privacy script, and no word of the patient', async (t) => {
  const d = new Words().hears(
    'good morning, this is the law office of stein and moll, we represent a client and need her records',
  );
  t.same(d.forms, ['records_outside']);
  t.match(d.said, /signed authorization/);
});

t.test('courting and pranks are answered once, then once more, and then the line is let go', async (t) => {
  const d = new Words({ hours: 'closed' }).hears('wow what a beautiful voice, are you seeing anybody');
  const first = d.said;
  t.match(first, /only with matters of this practice/);
  t.not(d.hears('go out with me on saturday').said, first);
  t.match(d.hears('marry me').said, /Goodbye/);
  t.same(d.forms, []);
});

t.test('the wait that is asked about is no wish to wait', async (t) => {
  t.notMatch(new Words().hears("how's the wait over there today").said, /Take your time/);
});

t.test('a third language in the place of a name is no name, and nobody is kept in it', async (t) => {
  for (const words of ['je ne parle pas anglais', 'não falo inglês', 'mwen pa konprann angle']) {
    const d = new Words({ hours: 'closed' }).hears('i need an appointment').hears(words);
    t.match(d.said, /interpreter/, words);
    t.equal(d.talk.facts.name, undefined);
    d.hears(words);
    t.match(d.said, /call you back/i);
  }
});

t.test('after hours three turns of no use end in a message, and never in a circle', async (t) => {
  const d = new Words({ hours: 'closed' }).hears('i need a refill');
  const said: string[] = [];
  for (const words of ['the wobbly ones', 'over by the lamp', 'that thing there', 'over by the chair'])
    said.push(d.hears(words).said);
  t.match(said.join(' '), /trouble understanding/);
  t.equal(new Set(said).size, said.length, 'nothing is said twice in the same words');
});

t.test('an offer that is not answered is not put in the same words', async (t) => {
  const d = new Words().hears('i need to leave a message').hears('please ask her to call me about the camp form');
  d.hears('ida moss, may first nineteen eighty');
  const first = d.said;
  t.match(first, /Is that right/, 'nobody but the caller is asked for');
  t.not(d.hears('the thing is over there by the lamp').said, first);
});

t.test('a value that a laboratory reads out is nobody’s emergency on this line', async (t) => {
  const d = new Words({ hours: 'closed' }).hears(
    'this is the reference lab with a panic value for one of your patients',
  );
  d.hears('ida moss, may first nineteen eighty').hears('sodium').hears('one hundred and nine');
  t.not(d.stage.at, 'emergency');
  t.equal(d.talk.facts.test_name?.value, 'sodium');
});

t.test('a no to 911 is no yes, whatever thanks go with it', async (t) => {
  const d = new Words().hears('my chest is being crushed and i am sweating');
  t.equal(d.stage.at, 'emergency');
  t.notMatch(d.hears("no, that's all, thank you").said, /^Good\./);
});

t.test('thursday, not friday, in either language and order', async (t) => {
  for (const [words, lang, day] of [
    ['thursday, not friday', 'en', '2026-10-22'],
    ['not friday, thursday', 'en', '2026-10-22'],
    ['el jueves, no el viernes', 'es', '2026-10-22'],
  ] as const) {
    const d = new Words({ lang }).hears(
      lang === 'en' ? 'i need an appointment for a physical' : 'quiero una cita para un chequeo',
    );
    d.hears(lang === 'en' ? 'ida moss, may first nineteen eighty' : 'ida moss, primero de mayo del ochenta').known();
    if (d.stage.at === 'field' && d.stage.field === 'visit') d.hears(lang === 'en' ? 'a physical' : 'un chequeo');
    t.equal(d.hears(words).talk.facts.when?.value.slice(0, 10), day, words);
  }
});

t.test('what is thought better of in the answer to another question is changed', async (t) => {
  const d = new Words()
    .hears('i need an appointment for a physical')
    .hears('ida moss, may first nineteen eighty')
    .known();
  d.hears('next tuesday morning');
  const before = d.talk.facts.when?.value;
  d.hears('actually can we make that a wednesday');
  t.not(d.talk.facts.when?.value, before);
  t.match(d.said, /changed that/);
});

t.test('where a doctor is asked for, the ears are told the names of the practice', async (t) => {
  const d = new Words().hears('i would like to become a new patient').hears('ida moss, may first nineteen eighty');
  const expect = d.effects.find((e) => e.do === 'expect');
  t.ok((expect?.do === 'expect' && expect.expect.expected?.likely?.length) || 0);
});

t.test('a wish behind "I cannot hear you" is heard', async (t) => {
  t.same(new Words().hears("what? i can't hear you. i need a refill of my lisinopril").forms, ['refill']);
});

t.test('another language and a wish in one breath: the wish is done in that language', async (t) => {
  const d = new Words().hears('hi i need a refill, eh, mejor en español por favor');
  t.same(d.forms, ['refill']);
  t.equal(d.talk.lang, 'es');
});
