import t from 'tap';
import type { Judgement } from '../../src/triage/types.ts';
import { startCall } from './call-kit.ts';
import { Dialogue, judged, meaning } from './dialogue-kit.ts';

const asks = (ask: string, more: Partial<Judgement> = {}) => ({ judgement: { ask, ...more } });
const yes = { yesNo: 'yes' } as const;

/** In the middle of a message: the date of birth is being asked for. */
function ordering(): Dialogue {
  return new Dialogue()
    .says('i have a question about my bill', 'routine', { meaning: { intent: 'billing' } })
    .says('Ann Lee', 'routine', { meaning: { slots: { name: 'Ann Lee' } } });
}

t.test('S4: a doubt in the middle of a form is asked about at once, then the form goes on where it was', async (t) => {
  const d = ordering();
  t.match(d.said, /date of birth/);
  d.says('may second fifty five and my arm is a bit numb', 'semi_urgent', {
    ...asks('stroke_signs'),
    meaning: { slots: { dob: '1955-05-02' } },
  });
  t.same(d.prompts, ['protocol.stroke_signs'], 'the question alone');
  t.equal(d.fact('dob'), '1955-05-02', 'what was answered with it is not lost');
  d.says('no', 'semi_urgent', { meaning: { yesNo: 'no' } });
  t.match(d.said, /518 555 0121, the number you are calling from/, 'on with the summary');
  t.equal(d.stage.at, 'summary');
  t.equal(d.talk.intent, 'billing');
  t.ok(
    d.talk.reason.includes('may second fifty five and my arm is a bit numb'),
    'the clinician reads why it was asked',
  );
});

t.test('S1, S2: an answer that makes it an emergency, in the middle of a form', async (t) => {
  const d = ordering().says('my arm is a bit numb', 'semi_urgent', asks('stroke_signs'));
  d.says('yes', 'emergency', { meaning: yes });
  t.match(d.said, /^Please hang up and call 911 now/);
  t.equal(d.effects[0]?.do, 'page');
});

t.test('an urgent call: the question first, then the facts that the clinician hears', async (t) => {
  const d = new Dialogue().says('my calf is swollen and hot', 'urgent', asks('breathing'));
  t.same(d.prompts, ['protocol.breathing']);
  d.says('no', 'urgent', { meaning: { yesNo: 'no' } });
  t.match(d.said, /I need a few facts first.*full name/);
  const worse = new Dialogue().says('my calf is swollen and hot', 'urgent', asks('breathing'));
  worse.says('yes', 'emergency', { meaning: yes });
  t.match(worse.said, /^Please hang up and call 911 now/, 'S2');
});

t.test('a crisis hears 988 before the question', async (t) => {
  const d = new Dialogue().says('i do not want to be here', 'urgent', asks('means', { crisis: true }));
  t.match(d.prompts, ['crisisLine', 'protocol.means']);
  d.says('no', 'urgent', { judgement: { crisis: true }, meaning: { yesNo: 'no' } });
  t.notMatch(d.said, /988/, 'once');
  t.match(d.said, /full name/);
});

t.test('a question leads to the next, and all that the caller hears was put off is said at their end', async (t) => {
  const d = new Dialogue().says('i hit my head', 'semi_urgent', asks('head_danger', { open: ['age'] }));
  d.says('no', 'semi_urgent', { ...asks('age'), meaning: { yesNo: 'no' } });
  t.same(d.prompts, ['protocol.age']);
  d.says('seventy', 'semi_urgent');
  t.same(d.prompts, ['desk.start.message', 'desk.ask.name']);
});

t.test('S4: after six questions in one run it is urgent, and the caller gets on', async (t) => {
  const d = new Dialogue().says('i hit my head', 'semi_urgent', asks('q1'));
  for (let n = 2; n <= 6; n++) d.says('well', 'semi_urgent', asks(`q${n}`));
  t.same(d.prompts, ['protocol.q6']);
  d.says('well', 'semi_urgent', asks('q7'));
  t.same(d.prompts, ['urgentStart', 'desk.ask.name']);
  t.equal(d.talk.judgement?.tier, 'urgent');
  t.match(d.talk.judgement?.flags[0], { concept: 'still_unclear', by: 'doubt', disposition: 'urgent' });
  t.equal(d.talk.judgement?.ask, null);
});

t.test('S4: silence is asked once more in the same words, then it is no answer', async (t) => {
  const d = ordering().says('my arm is a bit numb', 'semi_urgent', asks('stroke_signs')).silent();
  t.same(d.prompts, ['silenceAgain', 'protocol.stroke_signs']);
  t.equal(d.effects[0]?.do, 'expect-answer');
  d.send({ type: 'replied', judgement: judged('emergency') });
  t.match(d.said, /^Please hang up and call 911 now/, 'as the engine judges silence');
  const unheard = ordering().says('my arm is a bit numb', 'semi_urgent', asks('stroke_signs'));
  unheard.send({ type: 'replied', judgement: judged('urgent') });
  t.same(unheard.prompts, ['urgentStart', 'desk.ask.dob'], 'what was told before is kept');
});

t.test('the question may be repeated, and the language changed, without losing it', async (t) => {
  const d = ordering().says('my arm is a bit numb', 'semi_urgent', asks('stroke_signs'));
  d.says('what was that', 'semi_urgent', { ...asks('stroke_signs'), meaning: { command: 'repeat' } });
  t.same(d.prompts, ['protocol.stroke_signs']);
  d.says('español', 'semi_urgent', { ...asks('stroke_signs'), meaning: { command: 'spanish' } });
  t.same(d.prompts, ['languageChanged', 'protocol.stroke_signs']);
  t.equal(d.stage.at, 'doubt');
  t.equal(d.effects.find((e) => e.do === 'expect-answer')?.do, 'expect-answer');
});

t.test('nobody who asks for a person is kept by a question', async (t) => {
  const d = ordering().says('let me talk to a person', 'routine', {
    ...asks('stroke_signs'),
    meaning: { command: 'operator' },
  });
  t.ok(d.did('transfer'));
});

t.test('a doubt at the goodbye is asked about before the line is let go', async (t) => {
  const d = ordering()
    .says('may second', 'routine', { meaning: { slots: { dob: '1955-05-02' } } })
    .press('1');
  t.equal(d.stage.at, 'anything-else');
  d.says('no but my arm is a bit numb', 'semi_urgent', { ...asks('stroke_signs'), meaning: { yesNo: 'no' } });
  t.same(d.prompts, ['protocol.stroke_signs']);
  t.notOk(d.did('hang-up'));
  d.says('no', 'semi_urgent', { meaning: { yesNo: 'no' } });
  t.same(d.prompts, ['anythingElse']);
});

t.test('S3: a late opinion raises as any rise does; its doubt is asked at the next turn', async (t) => {
  const rises = ordering().send({ type: 'judged', judgement: judged('urgent') });
  t.same(rises.prompts, ['urgentStart', 'desk.ask.dob']);
  t.match(ordering().send({ type: 'judged', judgement: judged('emergency') }).said, /^Please hang up and call 911 now/);
  const doubts = ordering().send({ type: 'judged', judgement: judged('routine', { ask: 'chest' }) });
  t.same(doubts.effects, [], 'nobody is interrupted for a doubt');
  doubts.says('may second', 'routine', { ...asks('chest'), meaning: { slots: { dob: '1955-05-02' } } });
  t.same(doubts.prompts, ['protocol.chest']);
  const asked = ordering().says('my arm is a bit numb', 'semi_urgent', asks('stroke_signs'));
  asked.send({ type: 'judged', judgement: judged('urgent', { ask: 'stroke_signs' }) });
  t.same(
    asked.effects.map((e) => e.do),
    ['page'],
    'while a question is being answered only the page does not wait',
  );
});

t.test('S2: a late opinion at the goodbye', async (t) => {
  const d = ordering();
  d.stage = { at: 'leaving' };
  t.match(d.send({ type: 'judged', judgement: judged('emergency') }).said, /^Please hang up and call 911 now/);
});

t.test('a clinician who takes the call before the form is done: the line is free for the call-back', async (t) => {
  const start = () =>
    new Dialogue().says('my calf is swollen and hot', 'urgent', asks('breathing')).says('no', 'urgent');
  t.match(start().send({ type: 'page', news: 'calls-back' }).said, /will call you back.*Goodbye/);
  const hidden = new Dialogue(null)
    .says('my calf is swollen and hot', 'urgent', asks('breathing'))
    .says('no', 'urgent');
  t.equal(hidden.send({ type: 'page', news: 'calls-back' }).stage.at, 'field', 'the number is still to be told');
  hidden.silent().silent().silent().silent();
  hidden.says('five one eight', 'urgent', { meaning: { slots: { phone: '+15185550122' } } }).press('1');
  t.match(hidden.said, /will call you back/);
  const none = start().send({ type: 'page', news: 'exhausted' });
  t.same(none.effects, []);
});

t.test('approved instructions are read out once, before the end', async (t) => {
  const told = { instructions: ['ob.at_hand'] };
  const d = new Dialogue().says('i need an appointment', 'semi_urgent', { judgement: told });
  d.says('Ann Lee', 'semi_urgent', { judgement: told, meaning: { slots: { name: 'Ann Lee' } } });
  d.says('may second', 'semi_urgent', { judgement: told, meaning: { slots: { dob: '1955-05-02' } } });
  d.press('1');
  t.same(d.prompts, ['desk.end.message.0', 'protocol-text.ob.at_hand', 'ifWorse', 'anythingElse']);
  d.says('no', 'semi_urgent', { judgement: told, meaning: { yesNo: 'no' } });
  t.same(d.prompts, ['goodbye']);
});

t.test('the same day and the next day are told apart', async (t) => {
  for (const [disposition, prompt] of [
    ['same_day', 'messageDoneSameDay'],
    ['next_day', 'desk.end.message.0'],
  ] as const) {
    const d = new Dialogue().says('i need an appointment', 'semi_urgent', { judgement: { disposition } });
    d.says('Ann Lee', 'semi_urgent', { judgement: { disposition }, meaning: { slots: { name: 'Ann Lee' } } });
    d.says('may second', 'semi_urgent', { judgement: { disposition }, meaning: { slots: { dob: '1955-05-02' } } });
    t.equal(d.press('1').prompts[0], prompt);
  }
});

t.test('what is given with a short answer is no fact of the patient', async (t) => {
  const d = new Dialogue().says('i am bleeding', 'urgent', asks('weeks'));
  d.says('thirty weeks', 'urgent', { meaning: meaning({ slots: { age: '30 weeks' } }) });
  t.equal(d.talk.age, null);
});

t.test(
  'S4: whoever answers a question about danger with nothing but "say that again" has not answered it',
  async (t) => {
    const c = await startCall();
    t.teardown(() => c.run.stop());
    await c.says('my feet went numb this afternoon');
    const asked = c.prompts.at(-1);
    t.match(asked, /^protocol\./);
    const before = c.prompts.length;
    for (let i = 0; i < 5; i++) await c.says('say that again');
    const again = c.prompts.slice(before).filter((prompt) => prompt === asked).length;
    t.ok(again > 0 && again <= 4, `${again} times, and no more`);
    t.not(c.prompts.at(-1), asked);
  },
);
