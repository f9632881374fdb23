import t from 'tap';
import { demandsPerson } from '../../src/conversation/dialogue/repair.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const open = () => new Dialogue('+15185550121', house());

t.test('a plain or rude demand for a person goes there at once', async (t) => {
  for (const text of [
    'would you please get me a bloody human being',
    'this is ridiculous, i have been waiting for a week, put me through to a real person now',
    'human. now.',
    'i just want a person',
  ]) {
    t.ok(
      open()
        .says(text, 'routine', { meaning: { intent: 'human' } })
        .did('transfer'),
      text,
    );
  }
  t.ok(open().says('páseme con una persona', 'routine', { lang: 'es' }).did('transfer'));
  const asked = open().says('i need my pills', 'routine', { meaning: { intent: 'refill' } });
  t.equal(asked.stage.at, 'field');
  t.ok(asked.says('a person. please.', 'routine').did('transfer'), 'in the middle of a form');
});

t.test('who needs a person for something else is not put through', async (t) => {
  for (const text of [
    'i need a person to look at my rash',
    'my wife is a very tired person',
    'who is the person that does the billing',
    'i need someone to check my wound',
  ])
    t.notOk(demandsPerson(text), text);
});

t.test('who is agitated and says that they call has agreed', async (t) => {
  for (const [text, lang] of [
    ['oh god. alright, dialing', 'en'],
    ['okay okay calling now', 'en'],
    ['oh dear lord, phoning them now', 'en'],
    ['ay dios, ya llamo', 'es'],
  ] as const) {
    const d = open().says('he is not breathing', 'emergency', { lang }).says(text, 'emergency', { lang });
    t.match(d.prompts, ['emergencyGo'], text);
  }
  for (const text of ['i was calling about my bill', 'who is calling', 'i am calling the doctor tomorrow'])
    t.notMatch(open().says('he is not breathing', 'emergency').says(text, 'emergency').prompts, ['emergencyGo'], text);
});

t.test('where nobody is there, what came with the demand is the message, and asking again is no answer', async (t) => {
  const closed = () => new Dialogue('+15185550121', house({ hours: 'closed' }));
  const human = { meaning: { intent: 'human', command: 'operator' } } as const;
  const told = closed().says('i want a person, your laboratory sent my sample to the wrong town', 'routine', human);
  t.match(told.talk.facts.reason?.value, /wrong town/, 'said once');
  const bare = closed().says('i want a person', 'routine', human);
  t.equal(bare.talk.facts.reason, undefined);
  const asked: string[] = [];
  for (let i = 0; i < 12 && bare.stage.at !== 'leaving'; i++) {
    asked.push(bare.stage.at === 'field' ? bare.stage.field : bare.stage.at);
    bare.says('a person', 'routine', human);
  }
  t.ok(new Set(asked).size > 1, 'the call goes on');
});
