import t from 'tap';
import type { SlotName } from '../../src/understanding/types.ts';
import { Dialogue } from './dialogue-kit.ts';

/** A message that was read back: Ann Lee, born on the second of May 1955, on the line's number. */
function readBack(): Dialogue {
  return new Dialogue()
    .says('i have a question about my bill', 'routine', { meaning: { intent: 'billing' } })
    .says('Ann Lee', 'unclear', { meaning: { slots: { name: 'Ann Lee' } } })
    .says('may second nineteen fifty five', 'unclear', { meaning: { slots: { dob: '1955-05-02' } } });
}
const FACTS: SlotName[] = ['name', 'dob', 'phone'];
const WAS = { name: 'Ann Lee', dob: '1955-05-02', phone: '+15185550121' };

t.test('a correction of one fact leaves the others as they were', async (t) => {
  const says: [string, Partial<typeof WAS>][] = [
    ["no, it's the second of june, not may", { dob: '1955-06-02' }],
    ["the birthday's wrong, it's may twelfth", { dob: '1955-05-12' }],
    ['no, fifty four, not fifty five', { dob: '1954-05-02' }],
    ['no, the last four are oh one nine four', { phone: '+15185550194' }],
    ['no, lee is l e i g h', { name: 'Ann Leigh' }],
    ['no, the strength is twenty milligrams', {}],
    ["no, it's the forty milligram not the twenty one", {}],
    ["no, it's the third of may, and lee is l e i g h", { dob: '1955-05-03', name: 'Ann Leigh' }],
  ];
  for (const [heard, changed] of says) {
    const d = readBack();
    t.equal(d.stage.at, 'summary');
    d.says(heard, 'unclear', { meaning: { yesNo: 'no' } });
    const now = Object.fromEntries(FACTS.map((fact) => [fact, d.talk.facts[fact]?.value]));
    t.match(now, { ...WAS, ...changed }, heard);
    t.equal(d.stage.at, Object.keys(changed).length ? 'summary' : 'change', heard);
  }
});

t.test('bare digits that fit two facts put none right', async (t) => {
  const d = new Dialogue('+15185550155')
    .says('i have a question about my bill', 'routine', { meaning: { intent: 'billing' } })
    .says('Ann Lee', 'unclear', { meaning: { slots: { name: 'Ann Lee' } } })
    .says('may second nineteen fifty five', 'unclear', { meaning: { slots: { dob: '1955-05-02' } } })
    .says('no, fifty six, not fifty five', 'unclear', { meaning: { yesNo: 'no' } });
  t.equal(d.talk.facts.dob?.value, '1955-05-02');
  t.equal(d.talk.facts.phone?.value, '+15185550155');
  t.equal(d.stage.at, 'change', 'it is asked which');
});

t.test('"this number" is that of the line, also where another one was written down', async (t) => {
  const d = readBack().says('no, the last four are oh one nine four', 'unclear', { meaning: { yesNo: 'no' } });
  d.says('no, this number, the one i am calling from', 'unclear', { meaning: { yesNo: 'no' } });
  t.equal(d.talk.facts.phone?.value, WAS.phone);
});
