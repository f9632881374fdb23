import t from 'tap';
import type { PageCase } from '../../../src/oncall/page.ts';
import { apply, opened } from '../../../src/oncall/paging/apply.ts';
import { mergedCase } from '../../../src/oncall/paging/merged-case.ts';
import { ladderOf } from './story.ts';

const caller = { phone: '+15185550177', patient: null };
const first = opened({
  ...{ type: 'opened', at: 0, id: 'e', reference: '1234', tier: 'emergency', callId: 'a', caller },
  ladder: ladderOf('0 primary', 'emergency'),
});
const both = apply(first, { type: 'joined', at: 1, callId: 'b', tier: 'urgent', caller });

const page = (callId: string, more: Partial<PageCase>): PageCase => ({
  ...{ callId, tier: 'urgent', crisis: false, lang: 'en', phone: caller.phone, reason: '', flags: [] },
  ...{ patient: { name: null, dob: null, age: null }, told911: false, waiting: false, ...more },
});

t.test('S1: a later call never takes anything grave away', async (t) => {
  const chest = [{ concept: 'chest_pain', words: 'chest pain' }];
  const gravest = page('a', { tier: 'emergency', reason: 'chest pain', flags: chest, told911: true, crisis: true });
  const later = page('b', { reason: 'when do you call', waiting: true, lang: 'es' });
  t.match(mergedCase(both, [gravest, later]), {
    ...{ callId: 'a', tier: 'emergency', reason: 'chest pain', added: ['when do you call'], flags: chest },
    ...{ told911: true, crisis: true, waiting: true, addedFrom: ['b'] },
  });
});

t.test('what one call did not say another one fills in; the tier is that of the escalation at least', async (t) => {
  const named = page('b', { patient: { name: 'Rosa', dob: '1961-05-02', age: null }, phone: '+15185550188' });
  const merged = mergedCase(both, [page('a', {}), named]);
  t.match(merged, { tier: 'emergency', patient: { name: 'Rosa' }, phone: '+15185550188' });
  t.equal(mergedCase(first, []).phone, caller.phone, 'where no call was written, its number is told');
});

t.test('a call that is known twice is told once, as it is known latest', async (t) => {
  const merged = mergedCase(both, [page('a', { reason: 'x', waiting: true }), page('a', { reason: 'x and y' })]);
  t.match(merged, { reason: 'x and y', added: [], waiting: true });
});
