import t from 'tap';
import type { Stage, Talk } from '../../src/conversation/dialogue/types.ts';
import { newTalk } from '../../src/conversation/dialogue/types.ts';
import { understood } from '../../src/conversation/understood.ts';
import type { Practice } from '../../src/practice/practice.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { house } from './desk-kit.ts';

const mind = loadMind();
// Wednesday the 21st of October 2026, in the morning.
const now = Date.parse('2026-10-21T14:00:00Z');
const practice = { timeZone: 'America/New_York', areaCode: '518', providers: [], timeWords: {} } as unknown as Practice;

function wished(before: string | null, text: string, at: 'other-time' | 'summary' = 'other-time'): unknown {
  const talk: Talk = newTalk(house(), null, false);
  const known: Talk = before === null ? talk : { ...talk, facts: { when: { value: before, confirmed: false } } };
  const stage = (at === 'summary' ? { at, form: 'message', tries: 1 } : { at, form: 'message', tries: 1 }) as Stage;
  const house_ = { understand: mind.understand, practice, now };
  return understood({ text, lang: 'en' }, { talk: known, stage }, house_).slots.when;
}

t.test('a bare weekday is of the week that is spoken of', async (t) => {
  t.equal(wished('2026-10-26/2026-10-30', 'friday'), '2026-10-30');
  t.equal(wished('2026-10-27T09:00/2026-10-27T09:00', 'thursday'), '2026-10-29');
  t.equal(wished('2026-10-26/2026-10-30', 'this friday'), '2026-10-23');
  t.equal(wished('2026-10-22', 'friday'), '2026-10-23');
  t.equal(wished(null, 'friday'), '2026-10-23');
});

t.test('a day that was read back in a summary is put right by another, and by nothing less', async (t) => {
  t.equal(wished('2026-10-23', 'no, thursday, not friday', 'summary'), '2026-10-22');
  t.equal(wished('2026-10-23', 'no, i said the fourth of november', 'summary'), '2026-11-04');
  t.equal(wished('2026-10-23', "yes that's right", 'summary'), undefined);
  t.equal(wished('2026-10-23', 'no, the name is spelled wrong', 'summary'), undefined);
  t.equal(wished(null, 'no, thursday', 'summary'), undefined, 'no day was read back');
});
