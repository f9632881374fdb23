import t from 'tap';
import { Booking } from './booking-kit.ts';

const WHO = 'irma salas, march fourth seventy one';

t.test('who asks for the next opening behind an answer is looked for a time, and promised no call', async (t) => {
  for (const asks of [
    'so when is there an opening with doctor okafor',
    'and when could my slot be at the earliest, is anything available',
    'then when can i be seen next',
  ]) {
    const d = new Booking('where do i park').tells(asks);
    t.notMatch(d.turn, /call you back/, asks);
    t.match(d.turn, /full name/, asks);
    t.equal(d.talk.matters[0]?.intent, 'schedule', asks);
  }
  const es = new Booking('dónde me estaciono', { lang: 'es' }).tells('y cuándo puedo venir a una consulta');
  t.notMatch(es.turn, /Le llaman/);
});

t.test('a call is promised where something was written down, and only there', async (t) => {
  const told = new Booking('where do i park').tells('when is somebody going to ring me');
  t.notMatch(told.turn, /Somebody will call you back/);
  const d = new Booking('i need a copy of my vaccine records sent to the camp').tells(WHO);
  t.match(d.tells('when will somebody ring me').turn, /Somebody will call you back/);
  for (let n = 0; n < 12 && d.stage.at !== 'anything-else'; n++)
    d.tells(d.stage.at === 'summary' || d.stage.at === 'line-number' ? 'yes' : 'pine lake camp, the vaccine list');
  t.match(d.tells('when will somebody ring me').turn, /Somebody will call you back/);
});
