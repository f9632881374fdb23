import t from 'tap';
import { isAnyTime, joinedWish, meansAnyWeek, rulesOut } from '../../src/conversation/joined-wish.ts';
import { hoursSaid } from '../../src/understanding/hours-said.ts';
import { datesOf, hoursOfAll, wishDays } from '../../src/understanding/wish-days.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
// Tuesday the 20th of October 2026.
const now = '2026-10-20T10:00:00';
const WEEK = '2026-10-26/2026-10-30';
const FRIDAY_AFTERNOON = '2026-10-23T12:00/2026-10-23T17:00';

function joined(before: string | null, offered: string | null, text: string, lang: 'en' | 'es' = 'en') {
  const said = understand({ text, lang, asked: 'when', now, areaCode: '518' }).slots.when;
  const wish = joinedWish({
    text,
    said,
    hoursOf: (words) => hoursSaid(words),
    before,
    offered,
    today: now.slice(0, 10),
    keepsHour: false,
  });
  const days = wishDays(wish ?? null);
  const hours = hoursOfAll(days);
  return `${datesOf(days)
    .map((d) => d.slice(5))
    .join(' ')}${hours ? ` ${hours.map((h) => `${h.from}-${h.to}`).join(' ')}` : ''}`;
}

t.test('a day or an hour is joined with the week that was spoken of', async (t) => {
  const first = '2026-10-26T08:00';
  t.equal(joined(WEEK, first, 'no. thursday is better, mornings'), '10-29 08:00-12:00');
  t.equal(joined(WEEK, first, 'no. el martes, en la mañana, a eso de las diez', 'es'), '10-27 10:00-10:00');
  t.equal(joined(WEEK, first, 'nope, any afternoon'), '10-26 10-27 10-28 10-29 10-30 12:00-17:00');
  t.equal(joined(WEEK, first, 'ten would be better'), '10-26 10-27 10-28 10-29 10-30 10:00-10:00');
  t.equal(joined(WEEK, first, 'tuesday or thursday after two'), '10-27 10-29 14:00-17:00');
  t.equal(joined(WEEK, first, 'could we do the fourth of november'), '11-04');
});

t.test('what is ruled out is, and the rest of the wish stands', async (t) => {
  t.equal(joined(WEEK, '2026-10-26T08:00', "i can't do mornings"), '10-26 10-27 10-28 10-29 10-30 12:00-17:00');
  t.equal(joined(WEEK, '2026-10-26T08:00', "mondays are no good, i can't do thursday either"), '10-27 10-28 10-30');
  t.equal(
    joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', 'not friday, monday'),
    '10-26 12:00-17:00',
    'the afternoon stays',
  );
  t.equal(
    joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', 'no tuesday is better'),
    '10-27 12:00-17:00',
    '"no" is an answer',
  );
  t.match(joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', 'los viernes no puedo', 'es'), /^10-26 .* 12:00-17:00$/);
  t.equal(joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', "i'm away friday, how's monday"), '10-26 12:00-17:00');
  t.equal(joined(WEEK, '2026-10-26T08:00', 'something toward the end of the week'), '10-29 10-30');
  t.notMatch(joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', 'otro día menos lunes', 'es'), /10-26|10-23/);
});

t.test('later, earlier, another day, the week after: reckoned from what was offered', async (t) => {
  t.match(joined(null, '2026-10-22T08:00', 'no, not that early'), /^10-22 10-23 .* 09:00-21:00$/);
  t.match(joined(WEEK, '2026-10-26T08:00', 'anything later in the day'), /^10-26 10-27 .* 08:30-21:00$/);
  t.equal(joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', '¿no tiene más temprano?', 'es'), '10-23 07:00-13:30');
  t.equal(joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', 'más tardecito', 'es'), '10-23 14:00-21:00');
  t.match(joined(null, '2026-10-26T09:00', 'got anything sooner than that'), /^10-20 10-21 10-22 10-23 10-26/);
  t.equal(joined(FRIDAY_AFTERNOON, '2026-10-23T13:30', 'the week after'), '10-26 10-27 10-28 10-29 10-30 12:00-17:00');
  t.equal(joined(null, '2026-10-22T14:00', 'what about the day after'), '10-23');
  t.equal(joined(WEEK, '2026-10-27T14:00', 'any other day that week'), '10-26 10-28 10-29 10-30');
});

t.test('words that say nothing of time leave it', async (t) => {
  for (const text of ['where do i park', 'is it with doctor reyes', 'sounds good', 'sorry, what?'])
    t.equal(joined(WEEK, '2026-10-26T08:00', text), '', text);
});

t.test('such a day of any week, and one day', async (t) => {
  for (const text of ['a wednesday would be best', 'mornings', 'any friday after three', 'un jueves por la tarde'])
    t.ok(meansAnyWeek(text), text);
  for (const text of [
    'next wednesday',
    'tomorrow morning',
    'el jueves',
    'wednesday the eighteenth',
    'a week from friday',
  ])
    t.notOk(meansAnyWeek(text), text);
});

t.test('any time at all', async (t) => {
  for (const text of [
    "i don't care, whenever",
    'any day is fine',
    'cuando sea',
    'lo antes posible',
    'the first you have',
  ])
    t.ok(isAnyTime(text), text);
  for (const text of ['any monday', 'i care a lot']) t.notOk(isAnyTime(text), text);
  t.ok(rulesOut('but not on a tuesday, and not before ten'));
  t.notOk(rulesOut('no, tuesday'));
});
