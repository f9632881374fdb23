import t from 'tap';
import { saysAgain } from '../../src/understanding/visit-said.ts';
import { Booking, type BookingOptions } from './booking-kit.ts';

const WHO = { en: 'irma salas, march fourth seventy one', es: 'irma salas, cuatro de marzo del setenta y uno' };

/** Somebody who says what they want, and who they are. */
class Wished extends Booking {
  constructor(opening: string, options: BookingOptions = {}) {
    super(opening, options);
    this.tells(WHO[options.lang ?? 'en']);
  }
}

const wednesday = (more = {}) =>
  new Wished("i'd like my physical with doctor abara, a wednesday in the morning", more).tells('yes');

t.test('such a day of any week: where the next one is full, the one behind it', async (t) => {
  t.equal(wednesday().day, '2026-10-21');
  const d = wednesday({ taken: ['2026-10-21', '2026-10-28'] });
  t.equal(d.day, '2026-11-04');
  t.notMatch(d.said, /nothing free/);
});

t.test('a day that is full: it is said, and the nearest offered', async (t) => {
  const d = new Wished('i need my physical with doctor abara this friday morning', { taken: ['2026-10-23'] });
  d.tells('yes');
  t.match(d.said, /nothing free then\. I have Monday, October 26 at (8:30|9|10|11)[^.]* AM/);
});

t.test('what is refused is not offered again, and three times are no misunderstanding', async (t) => {
  const d = new Wished('i need my physical with doctor abara, whenever').tells('yes');
  const seen = [d.offered.start];
  for (const text of ['no', 'no, not that one', 'no, what else do you have', 'anything later']) {
    d.tells(text);
    if (d.stage.at === 'other-time') d.tells('any afternoon');
    t.equal(d.stage.at, 'offer', text);
    t.notOk(seen.includes(d.offered.start), text);
    seen.push(d.offered.start);
  }
});

t.test('sooner than what is the first: it is said, and the same time offered again', async (t) => {
  const d = new Wished('i need my physical with doctor abara, the first you have').tells('yes');
  const first = d.offered.start;
  d.tells('nothing sooner than that?');
  t.match(d.said, /nothing free then/);
  t.equal(d.offered.start, first);
});

t.test('the other doctor, one by the first name, and the other office', async (t) => {
  const other = wednesday().tells('could i have the other doctor');
  t.equal(other.offered.provider, 'whitlock');
  t.equal(wednesday().tells("i'd rather see samuel").offered.provider, 'whitlock');
  const place = new Wished('i need a follow up with doctor abara for my pressure, any day').tells('yes');
  t.equal(place.tells('could we do quarry road').offered.location, 'quarry_road');
  const now = place.offered;
  place.tells('is that the quarry road place');
  t.same(place.offered, now, 'a question is answered by the offer');
});

t.test('a day put right in mid-form keeps its hours', async (t) => {
  const d = new Wished('i need my physical with doctor abara friday afternoon');
  d.tells('oh wait, not friday, monday').tells('yes');
  t.equal(d.day, '2026-10-26');
  t.ok(d.offered.start.slice(11, 13) >= '12');
});

t.test('a yes in other words', async (t) => {
  for (const text of [
    "eight thirty's good",
    "that'd be just fine",
    'put me down',
    'sounds great',
    'wednesday at eight thirty then',
    'eight thirty on wednesday, how nice, yes please',
    "eight thirty, i'll be there",
  ])
    t.match(wednesday().tells(text).said, /You are booked/, text);
  t.notMatch(wednesday().tells('is there a good one on friday').said, /booked/);
  for (const text of [
    "thursday at nine, i'll be there",
    "eight on wednesday, i'll be there",
    'i work until eight thirty',
  ])
    t.notMatch(wednesday().tells(text).said, /booked/, text);
});

t.test('two visits in one breath: the second is booked behind the first, for somebody else', async (t) => {
  const d = new Wished('i need physicals with doctor abara for me and my wife, on a friday').tells('yes');
  d.tells('yes');
  t.match(d.said, /You are booked.*Now the visit for the other person\. What is the patient's full name/);
  t.equal(d.talk.facts.name, undefined);
  t.equal(d.talk.verified.state, 'open');
  t.equal(d.talk.facts.when?.value, '2026-10-23', 'on the same day');
});

t.test('before a day is all of the time until then, and the sooner the better the first of it', async (t) => {
  const d = new Wished('i need my physical with doctor abara, any day before thanksgiving').tells('yes');
  t.notMatch(d.said, /Is that right/, 'the offer tells how it was understood');
  t.equal(d.day, '2026-10-21');
  t.equal(d.tells('no, rather the week after').day, '2026-10-26');
  t.equal(d.tells('no, the sooner the better, afternoons').day, '2026-10-20');
  t.ok(d.offered.start.slice(11, 13) >= '12');
});

t.test('a day of something else is asked beyond, and "or later" has the hour itself', async (t) => {
  const d = new Wished('i need my physical with doctor abara, softball starts the twenty eighth');
  t.match(d.said, /What day and what time of day suit you best/);
  d.tells('after school, two or later, any day this week or next').tells('yes');
  t.equal(d.offered.start.slice(0, 16), '2026-10-20T14:00');
  const next = d.tells('no. thursday or friday, two thirty or later').offered.start;
  t.ok(next.slice(11, 16) >= '14:30');
});

t.test('a visit of no known kind: what it is for is asked once, and then passed on', async (t) => {
  const d = new Wished('i want to come in about a thing with my gizmo').tells('any friday').tells('yes');
  t.match(d.said, /What is the visit for\?/);
  t.notMatch(d.said, /nothing free/);
  d.tells('the gizmo, as i said');
  t.match(d.said, /somebody here looks at the request first/);
});

t.test('in Spanish as well', async (t) => {
  const d = new Wished('quisiera mi examen físico con la doctora abara un miércoles', { lang: 'es' }).tells('sí');
  t.equal(d.day, '2026-10-21');
  d.tells('no, más tardecito');
  t.equal(d.day, '2026-10-21');
  d.tells('¿no habría el miércoles de la otra semana?');
  t.equal(d.day, '2026-10-28');
  t.match(d.tells('ese está bien').said, /Su cita quedó/);
});

t.test('who asks for a doctor whom the practice does not have hears so, once, before another is offered', async (t) => {
  const d = new Wished("i'd like a physical with doctor gallegos next week").tells('yes');
  t.match(d.said, /I find nobody of that name here\. I have/);
  t.notMatch(d.tells('no').said, /nobody of that name/);
  t.notMatch(new Wished("i'd like a physical with doctor whitlock next week").tells('yes').said, /nobody of that name/);
  t.notMatch(
    new Wished('doctor gallegos at the hospital says i need a physical, next week please').tells('yes').said,
    /nobody of that name/,
  );
});

t.test('who does not know what a visit of no known kind is for is booked none of another kind', async (t) => {
  const d = new Wished('i want to come in about a thing with my gadget').tells('any friday').tells('yes');
  t.match(d.said, /What is the visit for/);
  d.tells("i'd have to look at the letter");
  t.match(d.said, /somebody here looks at the request first/);
});

t.test('the hour of an offer is known again at any of its minutes', (t) => {
  const at = (text: string, start: string) => saysAgain(text, '2026-11-02T10:00', start);
  t.ok(at('two forty on thursday, in ink', '2026-11-05T14:40'));
  t.ok(at('el jueves a las nueve y diez pues', '2026-11-05T09:10'));
  t.ok(at('eight oh five it is', '2026-11-05T08:05'));
  t.notOk(at('two fifty on thursday', '2026-11-05T14:40'));
  t.notOk(at('two forty on friday', '2026-11-05T14:40'));
  t.end();
});
