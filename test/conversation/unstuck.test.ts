import t from 'tap';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const closed = () => house({ hours: 'closed' });
const ANN = { name: 'Ann Lee', dob: '1955-05-02' };

/** Says the same useless thing until something else than before comes, and tells what was said. */
function goRound(d: Dialogue, text: string, turns = 10): string[] {
  const said: string[] = [];
  for (let i = 0; i < turns && d.stage.at !== 'leaving' && d.stage.at !== 'transferring'; i++)
    said.push(d.says(text, 'routine').said);
  return said;
}

/** The longest run of turns that end with the same sentence. */
function longestRun(said: readonly string[]): number {
  const last = said.map((one) => one.split(/(?<=[.?!]) /).at(-1));
  let run = 0;
  let most = 0;
  for (const [i, one] of last.entries()) {
    run = i > 0 && one === last[i - 1] ? run + 1 : 1;
    most = Math.max(most, run);
  }
  return most;
}

const PRESSES = "can't you just make an exception";

t.test('the same question is put twice in a row at most, then in other words, then somebody comes', async (t) => {
  for (const [what, begin] of [
    [
      'a field',
      (h = house()) =>
        new Dialogue('+15185550121', h).says('my pills please', 'routine', { meaning: { intent: 'refill' } }),
    ],
    [
      'a message',
      (h = house()) =>
        new Dialogue('+15185550121', h).says('tell them please', 'routine', {
          meaning: { intent: 'message', slots: ANN },
        }),
    ],
  ] as const)
    for (const words of [PRESSES, 'pardon', 'sorry, i do not understand that', 'how soon will they call'])
      for (const hours of ['open', 'closed'] as const) {
        const d = begin(hours === 'open' ? house() : closed());
        const said = [d.said, ...goRound(d, words)];
        t.ok(longestRun(said) <= 2, `${what}, ${words}, ${hours}: ${said.join(' | ')}`);
        if (hours === 'open') t.equal(d.stage.at, 'transferring', `${what}, ${words}: a person`);
      }
});

t.test('an offer, a summary and a wish for another time do not go round either', async (t) => {
  const offered = (h = house()) => {
    const d = new Dialogue('+15185550121', h).says('a visit please', 'routine', {
      meaning: { intent: 'schedule', slots: { ...ANN, when: '2026-10-30' } },
    });
    return d.desk({ to: 'verify', result: 'matches', patient: 'p1' });
  };
  const at = {
    provider: 'vance',
    location: 'mill',
    visit: 'follow_up',
    start: '2026-10-30T14:30:00-04:00',
    minutes: 20,
  };
  const one = offered().desk({ to: 'times', offers: [at], type: null });
  const said = [one.said, ...goRound(one, PRESSES)];
  t.ok(longestRun(said) <= 2, said.join(' | '));
  t.equal(one.stage.at, 'transferring');
  const night = offered(closed()).desk({ to: 'times', offers: [], type: null });
  t.ok(longestRun([night.said, ...goRound(night, PRESSES)]) <= 2);
  t.not(night.stage.at, 'other-time', 'where nobody is there it goes on');
});

t.test(
  'S4: a question about danger is put three times at most, not in the same words, and then the call is urgent',
  async (t) => {
    const ask = { judgement: { ask: 'stroke_signs' } };
    const d = new Dialogue('+15185550121', closed()).says('my hand is numb', 'semi_urgent', ask);
    const said = [d.prompts];
    for (let i = 0; i < 3; i++) said.push(d.says('the weather is nice', 'semi_urgent', ask).prompts);
    const put = said.map((one) => one.join(' '));
    t.equal(new Set(put).size, put.length, put.join(' | '));
    t.equal(d.talk.judgement?.tier, 'urgent');
    t.not(d.stage.at, 'doubt');
  },
);

t.test('a telephone that rings for long is told of in turns', async (t) => {
  const rings = new Dialogue().says('an operator please', 'routine', { meaning: { command: 'operator' } });
  t.equal(rings.stage.at, 'transferring');
  t.ok(longestRun(Array.from({ length: 6 }, () => rings.silent().said)) < 2);
});

t.test('who does not follow hears other words at once', async (t) => {
  const d = new Dialogue('+15185550121', house()).says('my pills please', 'routine', {
    meaning: { intent: 'refill', slots: ANN },
  });
  d.desk({ to: 'verify', result: 'matches', patient: 'p1' });
  const first = d.said;
  t.not(d.says("i don't understand what you want", 'routine').said, first);
});

t.test('a summary that was put right is another one', async (t) => {
  const d = new Dialogue('+15185550121', house()).says('a message please', 'routine', {
    meaning: { intent: 'message', slots: ANN },
  });
  d.says('the elevator in your building is stuck again', 'routine');
  for (const dob of ['1955-05-03', '1955-05-04'])
    d.says(`no, my birthday is ${dob}`, 'routine', { meaning: { yesNo: 'no', slots: { dob } } });
  t.equal(d.stage.at, 'summary', 'three in a row, and each says something else');
});
