import t from 'tap';
import { checkContacts } from '../../src/delivery/check-contacts.ts';
import {
  contactsAt,
  localMinute,
  minuteOf,
  standardContacts,
  uncovered,
  type WeekSpan,
} from '../../src/delivery/contacts.ts';
import {
  type ContactMethod,
  type ContactRule,
  type PersonContacts,
  WEEKDAYS,
  type Weekday,
} from '../../src/delivery/types.ts';

const method = (id: string, channel: ContactMethod['channel'] = 'call-mobile'): ContactMethod => ({
  ...{ id, channel, address: '+15185550142', tested: null },
});
const rule = (of: string, from: string, to: string, more: Partial<ContactRule> = {}): ContactRule => ({
  ...{ method: of, days: [...WEEKDAYS], from, to, afterMinutes: 0 },
  ...more,
});
const person = (methods: ContactMethod[], rules: ContactRule[]): PersonContacts => ({
  ...{ personId: 'okafor', methods, rules, standard: false },
});
const yes = () => true;
const idsAt = (contacts: PersonContacts, weekday: Weekday, clock: string) =>
  contactsAt(contacts, { weekday, minute: minuteOf(clock) }).map(
    ({ method: { id }, afterMinutes }) => `${id}+${afterMinutes}`,
  );

t.test('call mobile from 07:00 to 22:00, then home; at night home at once', async (t) => {
  const methods = [method('mobile'), method('home', 'call-home'), method('text', 'sms')];
  const okafor = person(methods, [
    rule('mobile', '07:00', '22:00'),
    rule('text', '07:00', '22:00'),
    rule('home', '00:00', '00:00', { afterMinutes: 3 }),
  ]);
  t.same(idsAt(okafor, 'tue', '07:00'), ['mobile+0', 'text+0', 'home+3']);
  t.same(idsAt(okafor, 'tue', '21:59'), ['mobile+0', 'text+0', 'home+3']);
  t.same(idsAt(okafor, 'tue', '22:00'), ['home+0'], 'nobody waits for minutes in which nothing happens');
  t.same(idsAt(okafor, 'tue', '06:59'), ['home+0']);
});

t.test('a rule over midnight belongs to the day on which it begins', async (t) => {
  const night = person([method('home'), method('mobile')], [rule('home', '22:00', '06:00', { days: ['fri'] })]);
  t.same(idsAt(night, 'fri', '22:00'), ['home+0']);
  t.same(idsAt(night, 'sat', '05:59'), ['home+0']);
  t.same(
    uncovered(night.rules).find(({ day }) => day === 'fri'),
    { day: 'fri', from: '00:00', to: '22:00' },
  );
  t.same(
    uncovered(night.rules).find(({ day }) => day === 'sat'),
    { day: 'sat', from: '06:00', to: '24:00' },
  );
});

t.test('a minute without a rule still tries everything that rings', async (t) => {
  const methods = [method('text', 'sms'), method('mobile'), method('home', 'call-home')];
  t.same(idsAt(person(methods, []), 'mon', '03:00'), ['mobile+0', 'home+1']);
  t.same(idsAt(person([method('mail', 'email')], []), 'mon', '03:00'), ['mail+0']);
});

t.test('whoever stored nothing is called on the phone of the practice file at any minute', async (t) => {
  const standard = standardContacts({ id: 'okafor', phone: '+15185550111' });
  t.same(uncovered(standard.rules), []);
  t.match(contactsAt(standard, { weekday: 'sun', minute: 200 }), [
    { method: { address: '+15185550111' }, afterMinutes: 0 },
  ]);
});

t.test('wall clock of the practice, through both clock changes', async (t) => {
  const at = (iso: string) => localMinute('America/New_York', Date.parse(iso));
  t.same(at('2026-03-08T06:59:00Z'), { weekday: 'sun', minute: 119 });
  t.same(at('2026-03-08T07:00:00Z'), { weekday: 'sun', minute: 180 }, 'two o’clock does not exist');
  t.same(at('2026-11-01T05:30:00Z'), { weekday: 'sun', minute: 90 });
  t.same(at('2026-11-01T06:30:00Z'), { weekday: 'sun', minute: 90 }, 'half past one comes twice');
});

t.test('what keeps contacts from being stored, and what is only said', async (t) => {
  const [mobile, mail] = [method('mobile'), method('mail', 'email')];
  const found = (methods: ContactMethod[], rules: ContactRule[], usable: (m: ContactMethod) => boolean = yes) =>
    checkContacts({ methods, rules }, usable).map(({ level, what }) => `${level} ${what}`);
  t.same(found([mobile], [rule('mobile', '00:00', '00:00')]), []);
  t.same(found([mobile], [rule('mobile', '00:00', '23:59')]), ['error gap']);
  t.same(found([mobile, mail], [rule('mail', '00:00', '00:00'), rule('mobile', '08:00', '20:00')]), [
    'warning only-mail',
  ]);
  t.same(found([mobile, mail], [rule('mobile', '00:00', '00:00')]), ['warning unused']);
  t.same(found([mobile], [rule('mobile', '00:00', '00:00'), rule('gone', '00:00', '00:00')]), ['error unknown-method']);
  t.same(found([mobile], [rule('mobile', '7:00', '00:00')]), ['error bad-time', 'error gap']);
  t.same(found([mobile], [rule('mobile', '00:00', '00:00', { days: [] })]), ['error bad-time', 'error gap']);
  t.same(
    found([mobile], [rule('mobile', '00:00', '00:00')], () => false),
    ['error bad-address'],
  );
  t.same(
    found([mail, mobile], [rule('mail', '00:00', '00:00'), rule('mobile', '00:00', '00:00')], (m) => m !== mail),
    ['error not-listed'],
  );
  const gaps = checkContacts({ methods: [mobile], rules: [rule('mobile', '00:00', '23:59', { days: ['mon'] })] }, yes);
  t.same(gaps[0]?.spans[0], { day: 'mon', from: '23:59', to: '24:00' } satisfies WeekSpan);
});

t.test('each of the 10,080 minutes of 40 random weeks against a slow and obvious model', async (t) => {
  const random = lcg(20261121);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const clock = () => `${two(random() * 24)}:${two(random() < 0.3 ? random() * 60 : Math.floor(random() * 4) * 15)}`;
  let covered = 0;
  for (let week = 0; week < 40; week++) {
    const rules = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
      rule('m', clock(), clock(), { days: WEEKDAYS.filter(() => random() < 0.6) }),
    );
    const contacts = person([method('other'), method('m')], rules);
    const model = walked(rules);
    const gaps = uncovered(rules);
    for (const [day, weekday] of WEEKDAYS.entries())
      for (let minute = 0; minute < 1_440; minute++) {
        const there = model.has(day * 1_440 + minute);
        const gap = gaps.some((one) => one.day === weekday && minuteOf(one.from) <= minute && minute < endOf(one));
        const first = contactsAt(contacts, { weekday, minute })[0]?.method.id;
        if (there === gap || first !== (there ? 'm' : 'other'))
          t.fail(`${weekday} ${minute}: ${JSON.stringify(rules)}`);
        covered += there ? 1 : 0;
      }
  }
  t.ok(covered > 100_000 && covered < 390_000, `both kinds came up (${covered} of 403200 covered)`);
});

/** Walks from each start of each rule, minute by minute, until its end is on the clock. */
function walked(rules: ContactRule[]): Set<number> {
  const minutes = new Set<number>();
  for (const one of rules)
    for (const name of one.days) {
      let [d, m] = [WEEKDAYS.indexOf(name), minuteOf(one.from)];
      do {
        minutes.add(d * 1_440 + m);
        m = (m + 1) % 1_440;
        if (m === 0) d = (d + 1) % 7;
      } while (m !== minuteOf(one.to));
    }
  return minutes;
}

const endOf = ({ to }: WeekSpan) => (to === '24:00' ? 1_440 : minuteOf(to));

function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
