import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { PracticeDocument } from '../../src/practice/document.ts';
import { readAges } from '../../src/practice/facts.ts';
import { findPerson, parsePractice } from '../../src/practice/practice.ts';
import { practice, YAML } from './file.ts';

const TREE = join(import.meta.dirname, '../..');
const read = (path: string) => parsePractice(readFileSync(join(TREE, path), 'utf8'), path);

/** The error of a file in which something was put in the place of something else. */
function wrong(what: string, by: string): string {
  if (!YAML.includes(what)) throw new Error(`${what} is not in the file`);
  try {
    parsePractice(YAML.replace(what, by), 'quillpoint.yaml');
    return 'it was taken';
  } catch (error) {
    return (error as Error).message;
  }
}
const lineOf = (what: string) => YAML.slice(0, YAML.indexOf(what)).split('\n').length;

t.test('a file with everything that callers meet, and the example, are read', async (t) => {
  const full = read('test/cases/practice.yaml');
  t.equal(full.locations.length, 2);
  t.equal(full.providers.length, 5);
  t.ok(full.faq.length > 5 && full.insurance.accepted.length > 5 && full.controlled.list.length > 10);
  t.match(full, { phonesFollow: 'harrow_mills', openHours: { page: 'triage_nurse_cell', thenAfterMinutes: 5 } });
  t.match(full.ladder.at(-1), { tellCaller: /emergency department/ });
  t.match(full.providers[1], { newPatients: 'approval', ages: { from: 18, to: null } });
  const example = read('examples/practice.yaml');
  t.match(example, { calendar: { gridMinutes: 30 }, walkIn: null, openHours: null });
  t.match(example.holidays[0]?.name, { es: 'Día de Acción de Gracias' });
});

t.test('what a practice need not say has a plain meaning', async (t) => {
  const small = parsePractice(
    `${YAML.split('locations:')[0]}providers: [{id: vance, name: Dr. Ada Vance, on_call_phone: "+15185550181"}]\n`,
  );
  t.match(small, {
    languages: ['en', 'es'],
    locations: [],
    phonesFollow: null,
    openHours: null,
    callbackMinutes: 30,
    calendar: { gridMinutes: 30, noticeMinutes: 120, daysAhead: 90 },
    timeWords: {},
  });
  t.equal(small.ladder.length, 3);
  t.equal(findPerson(practice, 'cell')?.name, 'Robin Hale RN');
  t.same(practice.openHours, { page: 'cell', thenAfterMinutes: 5 });
});

t.test('a mistake is refused with its line, its place and what is wrong', async (t) => {
  const cases: [string, string, RegExp][] = [
    ['"+15185550181"', '"555-0181"', /on_call_phone/],
    ['time_zone: America/New_York', 'time_zone: Mars/Olympus', /Mars\/Olympus is no time zone/],
    ['["09:00", "12:00"]]\n  - id: shore', '["12:00", "09:00"]]\n  - id: shore', /12:00 is not before 09:00/],
    ['["13:30", "19:00"]', '["12:00", "19:00"]', /lies before the end/],
    ['"07:30"', '"7:30"', /pattern/],
    ['      tue:', '      tues:', /hours/],
    ['phones_follow: hill', 'phones_follow: hall', /hall is no location/],
    ['"2026-12-24"', '"2026-02-30"', /2026-02-30 is no date/],
    ['hours: {hill: [["08:00", "12:00"]]}', 'hours: {hull: [["08:00", "12:00"]]}', /hull is no location/],
    ['ages: 5 and over', 'ages: grown-ups', /ages are written/],
    ['approval: true, approver: nurses', 'approval: true', /names an approver/],
    ['locations: {hill: [mon, wed, fri]}', 'locations: {moon: [mon]}', /moon is no location/],
    ['minutes: 30, patients: established}', 'minutes: half an hour}', /minutes/],
    ['new_patients: by approval', 'new_patients: perhaps', /new_patients/],
  ];
  for (const [what, by, message] of cases) {
    const error = wrong(what, by);
    t.match(error, message, by);
    const line = Number(/quillpoint\.yaml:(\d+):/.exec(error)?.[1]);
    t.ok(Math.abs(line - lineOf(what)) <= 1, `${by}: line ${line} of ${lineOf(what)}`);
  }
  t.match(wrong('practice: {name', 'practice: {{name'), /quillpoint\.yaml:[23]: /, 'not even YAML');
});

t.test('where somebody is woken a key that there is not is refused, with the one that was meant', async (t) => {
  const paging = (text: string) => wrong('phones_follow: hill', `paging: ${text}\nphones_follow: hill`);
  const onCall = (text: string) => wrong('phones_follow: hill', `on_call: ${text}\nphones_follow: hill`);
  const cases: [string, RegExp][] = [
    [paging('{lastresort: {page: vance}}'), /\/paging\/lastresort: .*did you mean last_resort\?/],
    [paging('{last_resort: {page: vance, evry_minutes: 2}}'), /did you mean every_minutes\?/],
    [paging('{ladder: [{after_minutes: 0, pages: vance}]}'), /did you mean page\?/],
    [paging('{ladders: [{tiers: [urgent], steps: [{after_minutes: 0, page: vance, wait: 3}]}]}'), /no key wait here/],
    [paging('{open_hours: {page: cell, then_after_minute: 5}}'), /did you mean then_after_minutes\?/],
    [onCall('{service: []}'), /did you mean services\?/],
    [onCall('{our_layers: []}'), /did you mean layers\?/],
    [onCall('{services: [{id: a, name: A, suit: [adults]}]}'), /did you mean suits\?/],
    [onCall('{layers: [{id: a, seat: primary, peple: [vance]}]}'), /did you mean people\?/],
    [onCall('{layers: [{id: a, hold: []}]}'), /did you mean holds\?/],
    [onCall('{swaps: [{covers: [{instead: vance}]}]}'), /no key instead here/],
    [wrong('phones_follow: hill', 'messages: {proxies: {minors_under: 16}}\nphones_follow: hill'), /minor_under\?/],
    [wrong('phones_follow: hill', 'missed_calls: {action: off}\nphones_follow: hill'), /there is do, after_minutes/],
  ];
  for (const [error, message] of cases) t.match(error, message);
  t.match(cases[0]?.[0], new RegExp(`quillpoint\\.yaml:${lineOf('phones_follow')}:`), 'on its line');
  const block = wrong('phones_follow: hill', 'paging:\n  lastresort:\n    page: vance\nphones_follow: hill');
  t.match(block, new RegExp(`quillpoint\\.yaml:${lineOf('phones_follow') + 1}:`), 'the line of the key');
  t.equal(onCall('{note: as agreed, hospital: Adirondack}'), 'it was taken', 'words for people');
});

t.test('a day or an hour that there is not is refused where somebody is on call by it', async (t) => {
  const onCall = (text: string) => wrong('phones_follow: hill', `on_call: ${text}\nphones_follow: hill`);
  const shift = (start: string, end: string) => `{start: "${start}", end: "${end}", primary: vance, backup: sorel}`;
  const good = ['2026-02-27T17:00:00-05:00', '2026-03-03T08:00-05:00'] as const;
  t.equal(onCall(`{rota: [${shift(...good)}]}`), 'it was taken');
  const cases: [string, RegExp][] = [
    [`{rota: [${shift('2026-02-30T17:00:00-05:00', good[1])}]}`, /rota\/0\/start: 2026-02-30T\S+ is no date and time/],
    [`{rota: [${shift(good[0], '2026-03-03T25:00:00-05:00')}]}`, /rota\/0\/end: 2026-03-03T25\S+ is no date and time/],
    [`{rota: [${shift(good[0], '2026-13-03T08:00:00Z')}]}`, /rota\/0\/end: .* is no date and time/],
    [`{swaps: [{covers: [${shift('2026-02-29T17:00:00Z', good[1])}]}]}`, /covers\/0\/start: .* is no date and time/],
    [`{leave: [{person: vance, start: "${good[0]}", end: "2026-04-31T08:00:00Z"}]}`, /leave\/0\/end: .* is no date/],
    [`{rota: [${shift(good[1], good[0])}]}`, /is not after/],
  ];
  for (const [text, message] of cases) {
    const error = onCall(text);
    t.match(error, message, text);
    t.match(error, new RegExp(`quillpoint\\.yaml:${lineOf('phones_follow')}:`), 'on its line');
  }
});

t.test('a ladder for no service, and a telephone of on call that is the line itself', async (t) => {
  const ladder = (id: string) =>
    wrong(
      'phones_follow: hill',
      `paging: {ladders: [{services: [${id}], tiers: [urgent], steps: [{after_minutes: 0, page: vance}]}]}\nphones_follow: hill`,
    );
  t.match(ladder('nope'), /nope is no service/);
  t.equal(ladder('on_call'), 'it was taken', 'the one of a practice that names none');
  t.match(wrong('on_call_phone: "+15185550181"', 'on_call_phone: "+15185550180"'), /the line that the box answers/);
});

t.test('what would never be climbed, is there twice or names nobody is refused on its line', async (t) => {
  const file = (text: string) => wrong('phones_follow: hill', `${text}\nphones_follow: hill`);
  const step = 'steps: [{after_minutes: 0, page: vance}]';
  const both = 'on_call: {services: [{id: a, name: A}, {id: b, name: B}]}';
  const ladders = (...list: string[]) =>
    `${both}\npaging:\n  ladders:\n${list.map((one) => `    - {${one}, ${step}}`).join('\n')}`;
  const cover = '{start: "2026-02-27T17:00:00Z", end: "2026-02-28T17:00:00Z", primary: vance, backup: sorel}';
  const swaps = (...list: string[]) => `on_call:\n  swaps:\n${list.map((one) => `    - {${one}}`).join('\n')}`;
  /** Where the wrong line lies below the first of the text. */
  const cases: [string, number, RegExp][] = [
    [ladders('tiers: [urgent]', 'tiers: [emergency, urgent]'), 4, /ladder 1 is the one for urgent of a, b already/],
    [ladders('services: [a], tiers: [urgent]', 'services: [b, a], tiers: [urgent]'), 4, /for urgent of a already/],
    [ladders('tiers: [urgent]', 'services: [b], tiers: [urgent]'), 4, /for urgent of b already: this one is never/],
    [ladders('tiers: [urgent, urgent]'), 3, /urgent is there twice/],
    [swaps(`id: one, covers: [${cover}]`, `id: one, covers: [${cover}]`), 3, /swaps\/1\/id: one is there twice/],
    [swaps(`between: [vance, marlow], covers: [${cover}]`), 2, /between\/1: marlow is on call/],
    [swaps(`covers: [${cover.replace('}', ', instead_of: marlow}')}]`), 2, /instead_of: marlow is on call/],
    [
      'paging:\n  ladders:\n    - {tiers: [urgent], steps: [{after_minutes: 0, page: [vance, third]}]}',
      2,
      /nobody ever sits in the third/,
    ],
    ['paging:\n  last_resort: {page: third}', 1, /last_resort\/page: nobody ever sits/],
  ];
  for (const [text, below, message] of cases) {
    const error = file(text);
    t.match(error, message, text);
    t.match(error, new RegExp(`quillpoint\\.yaml:${lineOf('phones_follow') + below}:`), 'on its line');
  }
  const fine = [
    ladders('services: [a], tiers: [urgent]', 'tiers: [urgent]'),
    ladders('tiers: [urgent]', 'tiers: [emergency]'),
    swaps(
      `id: one, between: [vance, sorel], covers: [${cover.replace('}', ', instead_of: sorel}')}]`,
      `id: two, covers: [${cover}]`,
    ),
    'on_call: {otherwise: {primary: vance, backup: sorel, third: sorel}}\npaging: {last_resort: {page: third}}',
  ];
  for (const text of fine) t.equal(file(text), 'it was taken', text);
});

t.test('keys that nothing reads are let through', async (t) => {
  t.equal(wrong('phones_follow: hill', 'our_own: {note: kept here}\nphones_follow: hill'), 'it was taken');
});

t.test('ages as practices write them', async (t) => {
  t.same(readAges('all'), { from: 0, to: null });
  t.same(readAges('5 and over'), { from: 5, to: null });
  t.same(readAges('birth to 64'), { from: 0, to: 64 });
  t.same(readAges('under 18'), { from: 0, to: 17 });
  t.equal(readAges('grown-ups'), null);
});

t.test('the page of the practice file names every key', async (t) => {
  const page = readFileSync(join(TREE, 'docs/reference/practice.md'), 'utf8');
  const named = new Set([...page.matchAll(/`([a-z_.]+)`/g)].flatMap(([, code = '']) => code.split('.')));
  for (const key of keysOf(PracticeDocument)) t.ok(named.has(key) || /^(mon|tue|wed|thu|fri|sat|sun)$/.test(key), key);
});

/** Every key that a schema names, at any depth; those of shifts are in a guide. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, ...rest } = schema as { properties?: Record<string, unknown> };
  const own = Object.entries(properties ?? {}).filter(
    ([key]) => key !== 'rota' && key !== 'swaps' && key !== 'otherwise',
  );
  return [...own.flatMap(([key, value]) => [key, ...keysOf(value)]), ...Object.values(rest).flatMap(keysOf)];
}

t.test('two providers with one id are refused: which of them is rung would be chance', async (t) => {
  t.match(
    wrong('  - {id: sorel,', '  - {id: vance,'),
    `quillpoint.yaml:${lineOf('  - {id: sorel,')}: /providers/1/id: vance is there twice`,
  );
});

t.test('a number that is told twice and differs is refused: the wrong one would be rung', async (t) => {
  const told = (phones: string) => {
    try {
      return String(parsePractice(`${YAML}\non_call:\n  phones: {${phones}}\n`, 'quillpoint.yaml').providers.length);
    } catch (error) {
      return (error as Error).message;
    }
  };
  t.equal(told('vance: "+15185550181"'), '2');
  t.match(told('vance: "+15185550199"'), /\/on_call\/phones\/vance: another number/);
  t.match(told('marlow: "+15185550181"'), /marlow is nobody with a telephone/);
});
