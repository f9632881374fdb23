import t from 'tap';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const closed = () => new Dialogue('+15185550121', house({ hours: 'closed' }));
const refill = () => closed().says('i need my pills', 'routine', { meaning: { intent: 'refill' } });
const WAIT = { meaning: { command: 'wait' } } as const;

t.test('once as it was, once in other words, and then on', async (t) => {
  for (const words of ['mande?', 'come again', 'what did you say', '¿perdón?', 'sorry?']) {
    const d = refill();
    const first = d.said;
    t.equal(d.says(words, 'routine').said, first, words);
    const second = d.says(words, 'routine').said;
    t.not(second, first, words);
    t.match(d.stage, { at: 'field', field: 'name' }, 'the same is asked for');
    d.says(words, 'routine');
    t.notMatch(d.stage, { field: 'name' }, 'then it is left open');
    t.equal(d.talk.misses, 1);
  }
});

t.test('what was not followed is said in other words at once, and none of it is an answer', async (t) => {
  for (const words of ['say that in english', 'what do you mean', 'no le entiendo', 'i do not follow']) {
    const d = closed().says('tell them please', 'routine', {
      meaning: { intent: 'message', slots: { name: 'Ann Lee', dob: '1955-05-02' } },
    });
    const first = d.said;
    t.not(d.says(words, 'routine').said, first, words);
    t.notOk(d.talk.facts.reason, words);
  }
});

t.test('whoever asks for time is left in peace for twenty seconds, twice, and asked the same again', async (t) => {
  const d = refill();
  const first = d.said;
  d.says('hold on i have to find the bottle', 'routine', WAIT);
  t.match(d.said, /Take your time/);
  t.match(
    d.effects.find((e) => e.do === 'expect'),
    { expect: { silenceMs: 20_000 } },
  );
  t.match(d.silent().said, /Are you still there/);
  t.equal(d.silent().said, first);
  t.match(d.stage, { at: 'field', field: 'name', tries: 1 }, 'no try is spent');
  d.says('wait', 'routine', WAIT);
  t.match(d.says('wait', 'routine', WAIT).said, /I will wait/, 'not the same word for word');
});

t.test('S4: a question about danger waits too, and an emergency does not', async (t) => {
  const ask = { judgement: { ask: 'stroke_signs' } };
  const d = closed().says('my hand is numb', 'semi_urgent', ask);
  t.same(d.prompts, ['protocol.stroke_signs']);
  d.says('one second', 'semi_urgent', { ...ask, ...WAIT });
  d.silent();
  t.match(d.said, /Are you still there/);
  d.silent();
  t.same(d.prompts, ['protocol.stroke_signs']);
  t.equal(d.stage.at, 'doubt');
  const e = closed().says('my chest', 'emergency');
  t.match(e.says('wait', 'emergency', WAIT).said, /Call 911/);
});

t.test('another takes the telephone, and hears where they are and what was asked', async (t) => {
  for (const words of ['here, talk to my wife', "hang on, i'll put him on", 'le paso a mi hija', "he's right here"]) {
    const d = refill();
    const question = d.said;
    t.match(d.says(words, 'routine').said, /I will wait/, words);
    const said = d.says('hello?', 'routine').said;
    t.ok(said.endsWith(question), words);
    t.match(said, /automated assistant/, words);
  }
});

t.test('who asks for somebody is not handing over', async (t) => {
  for (const words of ['can i talk to my doctor', 'i want to speak to her', 'let me ask my wife about that'])
    t.notMatch(refill().says(words, 'routine').said, /I will wait/, words);
});

t.test('why it is asked, once, where the question is one about danger', async (t) => {
  for (const words of [
    'why do you need to know that',
    "i've said all this once tonight",
    'what has that got to do with it',
  ]) {
    const ask = { judgement: { ask: 'stroke_signs' } };
    const d = closed().says('my hand is numb', 'semi_urgent', ask);
    t.same(d.says(words, 'semi_urgent', ask).prompts, ['whyDanger', 'protocol.stroke_signs'], words);
    t.not(d.says(words, 'semi_urgent', ask).prompts[0], 'whyDanger', 'not a second time');
  }
});

t.test('a relay operator is nobody who is asked for', async (t) => {
  const d = new Dialogue().says(
    'this is relay operator twelve with a call from a person who is deaf, he says i need a refill',
    'routine',
    {
      meaning: {
        intent: 'human',
        intents: ['human', 'refill'],
        command: 'operator',
        about: 'other',
        slots: { name: 'Relay' },
      },
    },
  );
  t.match(d.stage, { at: 'field', field: 'name' });
  t.equal(d.talk.about, 'self');
  t.notOk(d.talk.facts.name);
});

t.test('who was rung by us and knows no more is not asked what it is about', async (t) => {
  for (const words of [
    'i got a missed call from this number',
    'somebody called me from there',
    'tengo una llamada perdida de ustedes',
  ]) {
    const d = closed().says(words, 'unclear');
    t.match(d.said, /I cannot see who called you/, words);
    t.match(d.stage, { at: 'field', field: 'name' }, words);
  }
  const d = closed().says('you called about my lab results', 'routine', { meaning: { intent: 'results' } });
  t.notMatch(d.said, /cannot see who/);
});

t.test('a name spelled in the place of another answer is the name, and no try of the other', async (t) => {
  for (const [words, name] of [
    ['k o w a l c z y k', 'Bernadette Kowalczyk'],
    ['no, k as in kite, o w a l c z y k', 'Bernadette Kowalczyk'],
    ['may fifth', 'Bernadette Kowalchek'],
  ] as const) {
    const d = closed().says('tell them please', 'routine', {
      meaning: { intent: 'message', slots: { name: 'Bernadette Kowalchek' } },
    });
    t.match(d.stage, { field: 'dob', tries: 1 });
    d.says(words, 'routine');
    t.equal(d.talk.facts.name?.value, name, words);
    if (name.endsWith('yk')) t.match(d.stage, { field: 'dob', tries: 1 }, words);
  }
});

t.test('who asks for a robot or a person and wants something gets both answers', async (t) => {
  for (const words of [
    'is this a robot, it is about my yearly with doctor vance',
    'am i talking to a machine i need my pills',
  ]) {
    const d = new Dialogue().says(words, 'routine', { meaning: { intent: 'message' } });
    t.match(d.said, /automated assistant, not a person/, words);
    t.equal(d.stage.at, 'field', words);
  }
  const d = new Dialogue().says('is this a robot', 'unclear');
  t.match(d.said, /not a person.*How can I help you/);
  t.notMatch(d.says('is this a robot', 'unclear').said, /not a person/, 'said once');
});

t.test('praise and a word to the dog are no message', async (t) => {
  for (const words of [
    "oh that's fine. get down, biscuit",
    'great, thanks. tommy, shoes',
    'perfecto. ya voy mija',
    'sounds good',
  ]) {
    const d = closed().says('the elevator in your building is stuck', 'routine', {
      meaning: { intent: 'message', slots: { name: 'Ann Lee', dob: '1955-05-02' } },
    });
    d.says('the elevator is stuck again', 'routine');
    d.says('yes', 'routine', { meaning: { yesNo: 'yes' } });
    t.equal(d.stage.at, 'anything-else');
    t.equal(d.says(words, 'routine').stage.at, 'leaving', words);
  }
});
