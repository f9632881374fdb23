import t from 'tap';
import { Booking } from './booking-kit.ts';

t.test('an aide who checks in for a shift moves no visit', async (t) => {
  for (const words of [
    'good morning, priya nolan, home health aide, checking in for my shift with gordon tate',
    'this is the aide, i am clocking in for the late shift with missus tate',
    'caregiver here, signing out of my shift',
  ]) {
    const d = new Booking(words);
    t.equal(d.talk.matters[0]?.form, 'check_in', words);
    t.notMatch(d.said, /visit/, words);
  }
});
