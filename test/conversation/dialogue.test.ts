import t from 'tap';
import { shownText } from '../../src/conversation/script.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

t.test('the greeting: the practice, that it is a machine, one question; by the hour', async (t) => {
  t.equal(new Dialogue().said, 'Test Practice, automated assistant. How can I help you?');
  for (const [hours, words] of [
    ['lunch', /at lunch/],
    ['closed', /office is closed/],
    ['holiday', /office is closed today/],
  ] as const) {
    const d = new Dialogue(null, house({ hours }));
    t.match(d.said, words);
    t.ok(d.said.split(' ').length <= 15, 'some four seconds');
  }
});

t.test('who says nothing at first hears Spanish offered in Spanish, and 911', async (t) => {
  const d = new Dialogue().silent();
  t.match(d.said, /Para español, diga español, u oprima dos\./);
  t.match(d.said, /hang up and dial 911/);
});

t.test(
  'S2: an emergency is answered with the instruction before any question, and on call is told at once',
  async (t) => {
    const d = new Dialogue().says('my chest is being crushed', 'emergency');
    t.equal(d.effects[0]?.do, 'page', 'on call is told before anything is said');
    t.match(d.said, /^Please hang up and call 911 now\. Do not drive yourself\./);
    t.notMatch(d.said.slice(0, d.said.indexOf('911 now')), /\?/, 'no question comes before it');
  },
);

t.test('S2: the instruction is said again until it was heard', async (t) => {
  const d = new Dialogue().says('my chest is being crushed', 'emergency');
  t.match(d.silent().said, /Call 911 now/);
  t.match(d.says('it is only the chili', 'emergency').said, /Call 911 now/, 'an objection is not a yes');
  d.says('yes okay', 'emergency', { meaning: { yesNo: 'yes' } });
  t.match(d.said, /Hang up and dial 911 now/);
  t.equal(d.stage.at === 'emergency' && d.stage.heard, true);
  t.match(d.silent().said, /Call 911 now/, 'who is still on the line hears it again');
});

t.test('S2: who was told three times and does not answer gets a person, and nothing puts that off', async (t) => {
  const d = new Dialogue().says('my chest is being crushed', 'emergency').silent().silent();
  t.notOk(d.did('operator'), 'told three times');
  d.silent();
  t.ok(d.did('operator'));
  t.match(d.said, /Call 911 now/);
  d.send({ type: 'said' }).says('it hurts so much', 'emergency');
  t.same(d.effects, [], 'words meanwhile do not begin it all over');
});

const forms: [string, () => Dialogue][] = [
  ['the opening', () => new Dialogue()],
  ['a doubt', () => new Dialogue().says('i do not feel right', 'unclear', { judgement: { ask: 'what' } })],
  [
    'the name',
    () => new Dialogue().says('i have a question about my bill', 'routine', { meaning: { intent: 'billing' } }),
  ],
  [
    'the date of birth',
    () =>
      new Dialogue()
        .says('i have a question about my bill', 'routine', { meaning: { intent: 'billing' } })
        .says('Ann Lee', 'unclear', { meaning: { slots: { name: 'Ann Lee' } } }),
  ],
  ["the line's number", () => atNumber(new Dialogue(), 'urgent')],
  [
    'the read-back',
    () =>
      atNumber(new Dialogue(null)).says('five one eight', 'unclear', { meaning: { slots: { phone: '+15185550122' } } }),
  ],
  ['the summary', () => atSummary()],
  ['anything else', () => atSummary().says('yes', 'unclear', { meaning: { yesNo: 'yes' } })],
  [
    'the goodbye',
    () =>
      atSummary()
        .says('yes', 'unclear', { meaning: { yesNo: 'yes' } })
        .says('no', 'unclear', { meaning: { yesNo: 'no' } }),
  ],
  ['waiting for the clinician', () => atNumber(new Dialogue(), 'urgent').press('1')],
];

function atNumber(d: Dialogue, tier: 'routine' | 'urgent' = 'routine'): Dialogue {
  return d
    .says('i have a question about my bill', tier, { meaning: { intent: 'billing' } })
    .says('Ann Lee', 'unclear', { meaning: { slots: { name: 'Ann Lee' } } })
    .says('may second nineteen fifty five', 'unclear', { meaning: { slots: { dob: '1955-05-02' } } });
}

function atSummary(): Dialogue {
  return atNumber(new Dialogue());
}

for (const [place, make] of forms) {
  t.test(`S1, S2: words of an emergency in ${place} are answered with 911`, async (t) => {
    const d = make().says('and now i cannot breathe', 'emergency');
    t.equal(d.stage.at, 'emergency');
    t.match(d.said, /^Please hang up and call 911 now/);
  });
}

t.test('S1: a message becomes urgent in mid-form and keeps what was said', async (t) => {
  const d = atNumber(new Dialogue()).says('also my wound is open and it is getting red', 'urgent');
  t.match(d.said, /clinician on call/);
  t.equal(d.talk.facts.name?.value, 'Ann Lee');
  t.equal(d.stage.at, 'read-back', 'goes on with the number, which nobody has agreed to yet');
});

t.test('S4: what stays unclear after two questions is handled as urgent', async (t) => {
  const d = new Dialogue().says('well i do not know', 'unclear').says('it is hard to say', 'unclear');
  t.equal(d.stage.at, 'doubt');
  d.says('i really could not say', 'unclear');
  t.equal(d.stage.at, 'field');
  t.equal('form' in d.stage && d.stage.form, 'urgent');
  t.equal(d.talk.judgement?.tier, 'urgent');
});

t.test('S4: no answer to a question of the protocol leads upward', async (t) => {
  const d = new Dialogue().says('i do not feel right', 'unclear').silent().silent();
  t.equal('form' in d.stage && d.stage.form, 'urgent');
});

t.test('a crisis hears 988 before any name is asked', async (t) => {
  const d = new Dialogue().says('i think about not being here', 'urgent', { judgement: { crisis: true } });
  t.match(d.said, /^You can call or text 988 at any time/);
  t.ok(d.said.indexOf('988') < d.said.indexOf('name'));
});

t.test('an urgent call collects the facts, reads the number back digit by digit, and then pages', async (t) => {
  const d = new Dialogue(null).says('my wound is open and red', 'urgent', { meaning: { intent: 'symptom' } });
  t.match(d.said, /full name/);
  t.match(d.says('Ann Lee', 'unclear', { meaning: { slots: { name: 'Ann Lee' } } }).said, /date of birth/);
  t.match(d.says('may second', 'unclear', { meaning: { slots: { dob: '1955-05-02' } } }).said, /What number/);
  t.match(d.says('five one eight…', 'unclear', { meaning: { slots: { phone: '+15185550122' } } }).said, /518 555 0122/);
  t.notOk(d.did('page'));
  const said = d.says('yes', 'unclear', { meaning: { yesNo: 'yes' } }).said;
  t.match(said, /when did it start/, 'asked last, and once');
  d.says('i could not say', 'unclear');
  t.ok(d.did('page'));
  t.equal(d.stage.at, 'waiting');
  t.notMatch(d.said, /what is it about/, 'the reason was told already');
});

t.test('nothing is asked that was already said', async (t) => {
  const d = new Dialogue().says(
    'this is ann lee born may second fifty five i have a question about a bill',
    'routine',
    {
      meaning: { intent: 'billing', slots: { name: 'Ann Lee', dob: '1955-05-02' } },
    },
  );
  t.equal(d.stage.at, 'summary');
});

t.test('a number is corrected in part and read back again', async (t) => {
  const d = atNumber(new Dialogue(null), 'urgent').says('…', 'unclear', {
    meaning: { slots: { phone: '+15185550122' } },
  });
  d.says('no the last four are zero one two seven', 'unclear', { meaning: { yesNo: 'no' } });
  t.match(d.said, /518 555 0127/);
  t.equal(d.stage.at, 'read-back');
});

t.test('keys answer a number and a date', async (t) => {
  const d = new Dialogue(null).says('i have a question about my bill', 'routine', { meaning: { intent: 'billing' } });
  d.says('Ann Lee', 'unclear', { meaning: { slots: { name: 'Ann Lee' } } });
  t.match(d.press('05021955').said, /Born May 2, 1955/);
  d.says('yes', 'unclear', { meaning: { yesNo: 'yes' } });
  t.match(d.press('5185550122').said, /518 555 0122/);
});

t.test('zero, or the wish for a person, gets a person; who is urgent gets the clinician', async (t) => {
  t.ok(new Dialogue().press('0').did('transfer'));
  t.ok(new Dialogue().says('operator', 'unclear', { meaning: { command: 'operator' } }).did('transfer'));
  const routine = atNumber(new Dialogue()).press('0');
  t.ok(routine.did('transfer'));
  const urgent = atNumber(new Dialogue(), 'urgent').press('0');
  t.ok(urgent.did('page'));
  t.notOk(urgent.did('transfer'));
});

t.test('a field that is asked in vain is left open and the call goes on', async (t) => {
  const d = new Dialogue().says('my wound is open and red', 'urgent').silent().silent();
  t.match(d.said, /date of birth/);
  t.same(d.talk.givenUp, ['name']);
});

t.test('the language changes by word and by key, and the question is said again', async (t) => {
  t.match(new Dialogue().press('2').said, /en español. ¿En qué le puedo ayudar\?/);
  const d = atNumber(new Dialogue()).says('español', 'unclear', { meaning: { command: 'spanish' } });
  t.match(d.said, /518 555 0121, el número del que llama/);
});

t.test('a silent line: asked twice, then a key is a sign of life', async (t) => {
  const d = new Dialogue().silent().silent();
  t.match(d.said, /press any key/);
  t.equal('form' in d.press('5').stage, true);
  const nobody = new Dialogue().silent().silent().silent();
  t.notOk(nobody.did('message'), 'there is nothing to do for anybody');
  t.ok(nobody.did('hang-up'));
});

t.test('news from the ladder reach the caller who waits', async (t) => {
  const waiting = () => atNumber(new Dialogue(), 'urgent').press('1');
  t.match(waiting().silent().said, /still trying/);
  t.match(waiting().send({ type: 'page', news: 'calls-back' }).said, /will call you back/);
  const none = waiting().send({ type: 'page', news: 'exhausted' });
  t.match(none.said, /911 or go to the nearest emergency room/);
  t.notOk(none.did('hang-up'));
});

t.test('S3: every prompt has a text in both languages with the same facts to fill in', async (t) => {
  const { CALLER_PROMPTS } = await import('../../src/conversation/prompts/caller.ts');
  const { CLINICIAN_PROMPTS } = await import('../../src/conversation/prompts/clinician.ts');
  for (const [id, text] of Object.entries({ ...CALLER_PROMPTS, ...CLINICIAN_PROMPTS })) {
    const facts = (s: string) => [...new Set(s.match(/\{\w+\}/g) ?? [])].sort();
    t.same(facts(text.en), facts(text.es), id);
    t.ok(text.en && text.es, id);
  }
  t.equal(
    shownText([{ prompt: 'readBackPhone', facts: { digits: '5185550121' } }], 'es'),
    'Tengo 518 555 0121. ¿Es correcto?',
  );
});

t.test('S8: a clinician hears nothing of the patient before the PIN', async (t) => {
  const { CLINICIAN_PROMPTS } = await import('../../src/conversation/prompts/clinician.ts');
  for (const id of ['announce', 'askPin', 'wrongPin', 'pinOver'] as const)
    t.notMatch(CLINICIAN_PROMPTS[id].en, /\{(name|date|reason|digits)\}/);
});
