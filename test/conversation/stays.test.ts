import t from 'tap';
import type { Meaning } from '../../src/understanding/types.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';
import { STANDS } from './standing-visit.ts';

/** Asked for another day. */
const asked = () => {
  const d = new Dialogue('+15185550121', house()).says('please move my visit', 'routine', {
    meaning: { intent: 'reschedule', slots: { name: 'Ann Lee', dob: '1955-05-02' } },
  });
  d.desk({ to: 'verify', result: 'matches', patient: 'p1' }).desk({ to: 'visits', visits: [STANDS] });
  return d;
};
const says = (text: string, more: Partial<Meaning> = {}) => asked().says(text, 'routine', { meaning: more });

t.test('whoever lets the visit stand after all is asked nothing more about it', async (t) => {
  t.match(asked().said, /What day would suit/);
  for (const text of [
    "You know what, don't move it.",
    'oh never mind, keep my appointment',
    'please just leave it as it is',
    'no la cambie, por favor',
    'déjela como está',
  ]) {
    const d = says(text);
    t.match(d.said, /stays as it is|se queda como est/, text);
    t.equal(d.stage.at, 'anything-else', text);
    t.notOk(d.did('desk'), 'nothing is looked up');
  }
  const named = says("I'll keep the old one", { slots: { when: '2026-10-28' } });
  t.match(named.said, /stays as it is/, 'the day that stands may be named');
});

t.test('another day is another day', async (t) => {
  for (const text of ["don't move it to Friday, make it Thursday", 'leave it for Thursday'])
    t.notMatch(says(text, { slots: { when: '2026-10-29' } }).said, /stays as it is/, text);
});
