import t from 'tap';
import { caseSaid } from '../../src/conversation/page-case.ts';
import type { PageCase } from '../../src/oncall/page.ts';

const page = (reason: string, flags: string[]): PageCase => ({
  callId: 'c',
  tier: 'urgent',
  crisis: false,
  lang: 'en',
  patient: { name: 'Ada Birch', dob: null, age: null },
  phone: null,
  reason,
  flags: flags.map((words) => ({ concept: words, words })),
  told911: false,
  waiting: true,
});
const flagsIn = (of: PageCase) =>
  caseSaid(of, '2026-11-21').find(({ prompt }) => prompt === 'clinician.caseFlags')?.facts?.reason ?? null;

const LONG = `The cut on my knee opened again on the stairs and it will not stop. ${'I pressed a towel on it. '.repeat(4)}`;

t.test('what stood out is told once, in its longest words', async (t) => {
  t.equal(
    flagsIn(page(LONG, ['opened again', 'cut on my knee opened again', 'Opened  again.'])),
    'cut on my knee opened again',
  );
  t.equal(flagsIn(page(LONG, ['will not stop', 'will not stop'])), 'will not stop');
  t.equal(flagsIn(page(LONG, ['opened again', 'will not stop'])), 'opened again, will not stop');
  t.equal(flagsIn(page(LONG, ['top', 'will not stop'])), 'top, will not stop', 'a word is no part of a longer word');
});

t.test('a short reason holds what stood out', async (t) => {
  t.equal(flagsIn(page('My cut opened again.', ['opened again'])), null);
  t.equal(flagsIn(page('My cut opened again.', ['a fall'])), 'a fall');
});
