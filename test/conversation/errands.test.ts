// The rooms behind the desk and the people who are rung are made up; the run of the call, the dialogue and the understanding are real.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { Transfer, TransferCase } from '../../src/conversation/transfer.ts';
import type { DeskAnswer, DeskRequest, DeskServices } from '../../src/desk/requests.ts';
import { settle, startCall, type TestCall } from './call-kit.ts';

const OFFER = { provider: 'abara', location: 'main', visit: 'annual', start: '2026-10-30T14:30:00-04:00', minutes: 20 };

/** Rooms that know one patient and have one free time. */
function rooms(slow = 0): DeskServices & { asked: DeskRequest[]; calls: (string | undefined)[] } {
  const asked: DeskRequest[] = [];
  const calls: (string | undefined)[] = [];
  const answers = (request: DeskRequest): DeskAnswer => {
    if (request.want === 'verify') return { to: 'verify', result: 'matches', patient: 'p1' };
    if (request.want === 'times') return { to: 'times', offers: [OFFER], type: null };
    if (request.want === 'book')
      return { to: 'book', result: 'done', visit: { ...OFFER, id: 'v', patient: 'p1', state: 'booked' } };
    return { to: 'failed', want: request.want };
  };
  return {
    asked,
    calls,
    async ask(request, callId) {
      calls.push(callId);
      if (request.want !== 'household') asked.push(request);
      if (slow) await sleep(slow);
      return answers(request);
    },
  };
}

async function call(t: { teardown: (fn: () => unknown) => unknown }, ...options: Parameters<typeof startCall>) {
  const made = await startCall(...options);
  t.teardown(() => made.run.stop());
  return made;
}

async function booking(c: TestCall): Promise<void> {
  await c.says('i need an appointment for my yearly checkup');
  await c.says('my name is leonard hatch');
  await c.says('march fourth nineteen eighty two');
}

t.test('what the dialogue asks of the desk is carried there and back, with the call that it is asked in', async (t) => {
  const services = rooms();
  const c = await call(t, [], { services });
  await booking(c);
  await c.says('any day next week');
  t.same(services.asked.map((r) => r.want).slice(0, 2), ['verify', 'times']);
  t.same(
    services.calls,
    services.calls.map(() => c.run.id),
    'for the log of looks at patient data',
  );
  await c.says('yes');
  t.equal(services.asked.at(-1)?.want, 'book');
  t.same(
    c.done.map((d) => d.what),
    ['verified', 'booked'],
  );
  t.match(c.done.at(-1)?.details, { intent: 'schedule', start: OFFER.start, provider: 'abara' });
  t.match(c.facts, { name: 'Leonard Hatch', dob: '1982-03-04' });
  await c.says('no that is all thank you');
  await c.hangUp();
  t.same(c.filed, [], 'what is booked is nobody’s work any more');
});

t.test('a room that takes long: a word after 800 ms, and words meanwhile are judged', async (t) => {
  const c = await call(t, [], { services: rooms(1_200) });
  await booking(c);
  t.notOk(c.prompts.includes('holdOn'), 'not at once');
  await sleep(900);
  t.ok(c.prompts.includes('holdOn'));
  await c.says('i cannot breathe');
  t.ok(c.prompts.includes('emergency'), 'S1, S2');
  await sleep(600);
  t.equal(c.prompts.at(-1), 'emergencyHeard', 'the answer that comes then says nothing');
});

t.test('a room that breaks is a message', async (t) => {
  const c = await call(t, [], { services: { ask: () => Promise.reject(new Error('gone')) } });
  await booking(c);
  await c.says('yes');
  t.ok(c.prompts.includes('passedOn'));
  await c.hangUp();
  t.equal(c.filed.length, 1);
});

function ringing(
  result: Awaited<ReturnType<Transfer>> | null,
): Transfer & { cases: TransferCase[]; given: AbortSignal[] } {
  const cases: TransferCase[] = [];
  const given: AbortSignal[] = [];
  const transfer: Transfer = (current, signal) => {
    cases.push(current());
    given.push(signal);
    if (result) return Promise.resolve(result);
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ news: 'nobody' })));
  };
  return Object.assign(transfer, { cases, given });
}

t.test('a person is told what was collected; nobody there: back with a message', async (t) => {
  const transfer = ringing({ news: 'nobody' });
  const c = await call(t, [], { services: rooms(), transfer });
  await booking(c);
  await c.says('let me talk to a person');
  t.match(transfer.cases, [{ why: 'asked', to: null, intent: 'schedule', patient: { name: 'Leonard Hatch' } }]);
  t.ok(c.prompts.includes('nobodyFree'));
  t.equal(c.line.over, null);
});

t.test('a person who takes it is joined with the caller', async (t) => {
  const leg = { over: null } as never;
  const c = await call(t, [], { transfer: ringing({ news: 'taken', leg }) });
  await c.press('0');
  await sleep(1_600);
  t.same(c.line.gone, { to: 'leg', leg });
  t.equal(c.outcome(), 'handed-over');
  t.same(
    c.done.map((d) => d.what),
    ['transferred'],
  );
});

t.test('S2: nobody is rung any more for a caller who is sent to 911, or who is gone', async (t) => {
  const transfer = ringing(null);
  const c = await call(t, [], { transfer });
  await c.says('let me talk to a person about an appointment');
  t.equal(transfer.given.at(-1)?.aborted, false);
  await c.says('i cannot breathe');
  t.equal(transfer.given.at(-1)?.aborted, true);
  const other = await call(t, [], { transfer });
  await other.says('let me talk to a person about an appointment');
  await other.hangUp();
  await settle();
  t.equal(transfer.given.at(-1)?.aborted, true);
});
