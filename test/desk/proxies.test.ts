// The people here are invented.
import t from 'tap';
import { mayProxy } from '../../src/desk/proxies.ts';
import type { ProxyRule } from '../../src/practice/facts.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { practice, YAML } from '../practice/file.ts';

const LIST = [
  { name: 'Tobias Ferrant', relation: 'husband' },
  { name: 'Hill House', relation: 'facility' },
  { name: 'Odile Marchetti', relation: null },
];
const RULE: ProxyRule = { parentOfMinor: 'said', minorUnder: 18, releaseList: [] };
const may = (name: string, more: { words?: string; rule?: Partial<ProxyRule>; of?: 'minor' | 'adult' } = {}) =>
  mayProxy({ name, words: more.words ?? '', of: more.of ?? 'adult' }, LIST, { ...RULE, ...more.rule });

t.test('who is on the release list by first and last name may speak, however they say it', async (t) => {
  for (const name of ['Tobias Ferrant', 'ferrant, tobias', "yes it's tobias ferrant speaking", 'odile marchetti'])
    t.ok(may(name), name);
  t.ok(may('my name is tobias ferant'), 'a letter misheard');
});

t.test('S8: half a name, a relation or somebody else of the family is nobody', async (t) => {
  for (const name of [
    'Tobias',
    "i'm her husband",
    'Ferrant',
    'Thomas Ferrant',
    'Ingrid Ferrant',
    'tobias marchetti',
    '',
  ])
    t.notOk(may(name), name);
  t.notOk(may('Bo Quist', { words: 'tobias ferrant told me to call' }), 'a name among other words is not their own');
});

t.test('a facility is known by its own whole name, wherever it is said', async (t) => {
  t.ok(may('nurse jo quist', { words: 'calling from hill house about a resident' }));
  t.notOk(may('nurse jo quist', { words: 'calling from hill street house' }));
  t.notOk(may('jo hill'));
});

t.test("the practice's rule decides which of them count", async (t) => {
  t.notOk(may('Tobias Ferrant', { rule: { releaseList: null } }));
  t.ok(may('Tobias Ferrant', { rule: { releaseList: ['spouse'] } }), 'a husband is a spouse');
  t.notOk(may('Odile Marchetti', { rule: { releaseList: ['spouse'] } }), 'no relation is on the list');
  t.notOk(may('jo quist', { words: 'from hill house', rule: { releaseList: ['spouse'] } }));
  const parents = [{ name: 'Ines Marchetti', relation: 'mother' }];
  const rule: ProxyRule = { ...RULE, releaseList: null, parentOfMinor: 'listed' };
  t.ok(mayProxy({ name: 'Ines Marchetti', words: '', of: 'minor' }, parents, rule));
  t.notOk(mayProxy({ name: 'Ines Marchetti', words: '', of: 'adult' }, parents, rule), 'the child has grown up');
});

t.test('the practice file says it; left out, who is on a list may speak, and a parent for a child', async (t) => {
  t.same(practice.proxies, { parentOfMinor: 'said', minorUnder: 18, releaseList: [] });
  const with_ = (yaml: string) => parsePractice(`${YAML}messages: {proxies: ${yaml}}\n`).proxies;
  t.same(with_('{release_list: false}').releaseList, null);
  t.same(with_('{release_list: [Spouse, facility], parent_of_minor: listed, minor_under: 16}'), {
    parentOfMinor: 'listed',
    minorUnder: 16,
    releaseList: ['spouse', 'facility'],
  });
  t.throws(() => with_('{parent_of_minor: maybe}'), { code: 'NB_PRACTICE_INVALID' });
});
