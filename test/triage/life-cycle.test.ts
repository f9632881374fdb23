import t from 'tap';
import {
  advance,
  editorsAfter,
  type LiveEntry,
  PROTOCOL_STATES,
  type ProtocolState,
  type ProtocolStep,
  standing,
} from '../../src/triage/life-cycle.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const lena = { by: 'lena', at: '2026-03-01T10:00:00.000Z' };
const sam = { by: 'sam', at: '2026-03-01T11:00:00.000Z' };

const STATES: Record<ProtocolState['at'], ProtocolState> = {
  draft: { at: 'draft' },
  proven: { at: 'proven', content: A },
  tested: { at: 'tested', content: A },
  signed: { at: 'signed', content: A, author: lena },
  approved: { at: 'approved', content: A, author: lena, approver: sam },
  published: { at: 'published', content: A, author: lena, approver: sam },
  discarded: { at: 'discarded' },
};
const STEPS: Record<ProtocolStep['do'], ProtocolStep> = {
  edit: { do: 'edit' },
  prove: { do: 'prove', content: A, failures: 0 },
  test: { do: 'test', content: A, failures: 0 },
  sign: { do: 'sign', content: A, signature: lena },
  approve: { do: 'approve', content: A, signature: sam, mayApprove: true, editors: ['lena'] },
  'send-back': { do: 'send-back' },
  publish: { do: 'publish', content: A, failures: 0 },
  discard: { do: 'discard' },
};

const after = (state: ProtocolState, step: ProtocolStep): string => {
  const next = advance(state, step);
  return next.ok ? next.state.at : next.code;
};

t.test('the way to the telephone, and nothing else', async (t) => {
  let state: ProtocolState = { at: 'draft' };
  for (const name of ['prove', 'test', 'sign', 'approve', 'publish'] as const) {
    const next = advance(state, STEPS[name]);
    t.ok(next.ok, name);
    if (next.ok) state = next.state;
  }
  t.same(state, STATES.published);

  const wanted: Record<string, Partial<Record<ProtocolState['at'], string>>> = {
    edit: { draft: 'draft', proven: 'draft', tested: 'draft', signed: 'draft', approved: 'draft' },
    prove: { draft: 'proven', proven: 'proven', tested: 'tested', signed: 'signed', approved: 'approved' },
    test: { proven: 'tested', tested: 'tested', signed: 'signed', approved: 'approved' },
    sign: { tested: 'signed' },
    approve: { signed: 'approved' },
    'send-back': { signed: 'draft', approved: 'draft' },
    publish: { approved: 'published' },
    discard: {
      draft: 'discarded',
      proven: 'discarded',
      tested: 'discarded',
      signed: 'discarded',
      approved: 'discarded',
    },
  };
  for (const [name, step] of Object.entries(STEPS))
    for (const at of PROTOCOL_STATES)
      t.equal(after(STATES[at], step), wanted[name]?.[at] ?? 'NB_PROTOCOL_STEP', `${name} of what is ${at}`);
});

t.test('two different people, and the second with the right role', async (t) => {
  const { signed } = STATES;
  t.equal(after(signed, { ...STEPS.approve, signature: lena } as ProtocolStep), 'NB_PROTOCOL_SIGNER');
  t.equal(after(signed, { ...STEPS.approve, mayApprove: false } as ProtocolStep), 'NB_PROTOCOL_SIGNER');
  t.equal(
    after(signed, { ...STEPS.approve, editors: ['lena', 'sam'] } as ProtocolStep),
    'NB_PROTOCOL_SIGNER',
    'who wrote in it does not approve it',
  );
});

t.test('who wrote in a text is counted until it is signed', async (t) => {
  t.same(editorsAfter(STATES.draft, [], 'lena'), ['lena']);
  t.same(editorsAfter(STATES.tested, ['lena'], 'sam'), ['lena', 'sam']);
  t.same(editorsAfter(STATES.draft, ['lena', 'sam'], 'lena'), ['lena', 'sam'], 'each once');
  t.same(editorsAfter(STATES.signed, ['lena', 'sam'], 'lena'), ['lena'], 'what was written before is signed');
  t.same(editorsAfter(STATES.approved, ['lena'], 'sam'), ['sam']);
});

t.test('what fails goes back, and texts that changed are not those that were proven', async (t) => {
  for (const at of ['proven', 'tested', 'signed', 'approved'] as const) {
    t.equal(after(STATES[at], { do: 'prove', content: A, failures: 1 }), 'draft', `a proof fails: ${at}`);
    t.equal(after(STATES[at], { do: 'prove', content: B, failures: 0 }), 'proven', `other texts proven: ${at}`);
    t.equal(after(STATES[at], { do: 'test', content: A, failures: 1 }), 'proven', `a case fails: ${at}`);
    t.equal(after(STATES[at], { do: 'test', content: B, failures: 0 }), 'NB_PROTOCOL_UNPROVEN');
  }
  t.equal(after(STATES.tested, { do: 'sign', content: B, signature: lena }), 'NB_PROTOCOL_UNPROVEN');
  t.equal(
    after(STATES.signed, { do: 'approve', content: B, signature: sam, mayApprove: true, editors: [] }),
    'NB_PROTOCOL_UNPROVEN',
  );
  t.equal(after(STATES.approved, { do: 'publish', content: B, failures: 0 }), 'NB_PROTOCOL_UNPROVEN');
  t.equal(after(STATES.approved, { do: 'publish', content: A, failures: 1 }), 'NB_PROTOCOL_UNPROVEN');
});

t.test('who judges when, and what one step back leads to', async (t) => {
  const entry = (id: string, protocolId: string | null, from: string, more: Partial<LiveEntry> = {}): LiveEntry => ({
    id,
    protocolId,
    from: `2026-03-0${from}:00:00.000Z`,
    kind: 'published',
    cancelled: false,
    ...more,
  });
  const at = (day: string) => `2026-03-0${day}:00:00.000Z`;
  t.same(
    standing([], at('1T09')),
    { live: null, previous: undefined, scheduled: [] },
    'the shipped net, and no way back',
  );

  const lives = [entry('1', 'one', '1T10'), entry('2', 'two', '2T10'), entry('3', 'three', '3T10')];
  const shown = (day: string, list = lives) => {
    const { live, previous, scheduled } = standing(list, at(day));
    return [live?.protocolId ?? null, previous, scheduled.map((e) => e.protocolId)];
  };
  t.same(shown('1T09'), [null, undefined, ['one', 'two', 'three']]);
  t.same(shown('1T10'), ['one', null, ['two', 'three']], 'from its moment on; before it was the shipped net');
  t.same(shown('2T11'), ['two', 'one', ['three']]);
  t.same(shown('3T11'), ['three', 'two', []]);

  const back = (id: string, to: string | null, from: string) => entry(id, to, from, { kind: 'rolled-back' });
  const once = [...lives, back('4', 'two', '4T10')];
  t.same(shown('4T11', once), ['two', 'one', []], 'back is not forth again');
  t.same(shown('4T13', [...once, back('5', 'one', '4T12')]), ['one', null, []]);
  t.same(shown('4T15', [...once, back('5', 'one', '4T12'), back('6', null, '4T14')]), [null, undefined, []]);
  t.same(shown('5T11', [...once, entry('5', 'four', '5T10')]), ['four', 'two', []]);
  t.same(shown('3T11', [lives[0]!, lives[1]!, { ...lives[2]!, cancelled: true }]), ['two', 'one', []]);
  t.same(shown('3T11', [lives[2]!, lives[0]!, lives[1]!]), ['three', 'two', []], 'whatever order they were written in');
});
