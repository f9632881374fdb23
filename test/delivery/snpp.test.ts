import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { deadPort, listening, mute, open, REFERENCE, secretFile } from './kit.ts';

/** A pager gateway of our own, written from RFC 1861: no package of Debian or npm that is kept has one to test against. */
interface Habits {
  /** 1: knows neither ALER nor LOGI. */
  level?: 1 | 2;
  pagers?: string[];
  greeting?: string;
  login?: string;
  send?: string;
  /** Hangs up instead of answering this. */
  dropsAt?: string;
  /** Lines of information before an answer. */
  chatty?: boolean;
}

async function gateway(t: Test, habits: Habits = {}): Promise<{ port: number; said: string[]; pages: string[] }> {
  const { level = 2, pagers = ['5550142'], greeting = '220 SNPP Gateway Ready', send = '250 Page sent' } = habits;
  const said: string[] = [];
  const pages: string[] = [];
  const server = createServer((socket) => {
    let [pager, message, known] = ['', '', habits.login === undefined];
    const answer = (line: string) => {
      const command = line.slice(0, 4).toUpperCase();
      const rest = line.slice(line.indexOf(' ') + 1);
      if (command === habits.dropsAt) return void socket.destroy();
      if (habits.chatty) socket.write('214 as you wish\r\n214 indeed\r\n');
      const say = (reply: string) => void socket.write(`${reply}\r\n`);
      if (command === 'QUIT') return void socket.end('221 OK, goodbye\r\n');
      if (command === 'LOGI' && level === 2) {
        known = rest === habits.login;
        return say(known ? '250 Login accepted' : '550 Invalid login');
      }
      if (!known) return say('550 Login first');
      if (command === 'PAGE') {
        pager = pagers.includes(rest) ? rest : '';
        return say(pager ? '250 Pager ID accepted' : '550 Error, invalid pager ID');
      }
      if (command === 'ALER' && level === 2) return say('250 Alert override accepted');
      if (command === 'MESS') {
        message = rest;
        return say('250 Message OK');
      }
      if (command !== 'SEND') return say('500 Command not implemented');
      if (!pager || !message) return say('503 Error, incomplete data');
      if (send.startsWith('2')) pages.push(`${pager} ${message}`);
      return say(send);
    };
    socket.write(`${greeting}\r\n`);
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        said.push(text.slice(0, end));
        answer(text.slice(0, end));
        text = text.slice(end + 2);
      }
    });
  });
  return { port: await listening(t, server), said, pages };
}

const URGENT = { kind: 'urgent-call', reference: '4821', times: 1 } as const;
const TO = { channel: 'pager-snpp', address: '5550142' } as const;
const snpp = (port: number, more: object = {}) => ({ snpp: { host: '127.0.0.1', port, ...more } });

t.test('a page at level 2, with its urgency', async (t) => {
  const { port, said, pages } = await gateway(t, { chatty: true });
  const delivery = await open(t, snpp(port));
  t.same(await delivery.send(URGENT, TO, REFERENCE), { state: 'accepted', reference: REFERENCE, reason: null });
  t.same(pages, ['5550142 Urgent call waiting. Ring the practice line and enter your PIN. Ref 4821. Paged 2 times.']);
  // The gateway has the page; that we leave politely comes to it a moment later.
  while (said.length < 5) await setTimeout(5);
  t.equal(said.map((line) => line.slice(0, 4)).join(' '), 'PAGE ALER MESS SEND QUIT');
});

t.test('a gateway of level 1 pages all the same', async (t) => {
  const { port, pages } = await gateway(t, { level: 1 });
  const delivery = await open(t, snpp(port));
  t.match(await delivery.send(URGENT, TO, REFERENCE), { state: 'accepted' });
  t.equal(pages.length, 1);
});

t.test('a login, right and wrong', async (t) => {
  const { port, pages } = await gateway(t, { login: 'box sesame' });
  const right = await open(t, snpp(port, { user: 'box', passwordFile: secretFile(t, 'sesame') }));
  t.match(await right.send(URGENT, TO, REFERENCE), { state: 'accepted' });
  const wrong = await open(t, snpp(port, { user: 'box', passwordFile: secretFile(t, 'open') }));
  t.match(await wrong.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
  t.equal(pages.length, 1);
});

t.test('what a gateway refuses, and what it is called', async (t) => {
  const cases: [Habits, string][] = [
    [{ pagers: [] }, 'address'],
    [{ send: '554 Error, failed' }, 'busy'],
    [{ greeting: '421 Gateway service unavailable' }, 'busy'],
    [{ dropsAt: 'MESS' }, 'unreachable'],
    [{ dropsAt: 'SEND' }, 'unreachable'],
  ];
  for (const [habits, reason] of cases) {
    const { port, pages } = await gateway(t, habits);
    const delivery = await open(t, snpp(port));
    t.match(await delivery.send(URGENT, TO, REFERENCE), { state: 'failed', reason }, JSON.stringify(habits));
    t.equal(pages.length, 0);
  }
});

t.test('a dead gateway and a mute one do not hold a ladder up; who cancels is let go at once', async (t) => {
  const dead = await open(t, snpp(await deadPort()));
  t.match(await dead.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'unreachable' });
  const silent = await open(t, snpp(await mute(t)));
  t.match(await silent.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'late' });
  const stop = new AbortController();
  const sending = silent.send(URGENT, TO, REFERENCE, stop.signal);
  stop.abort();
  t.match(await sending, { state: 'failed', reason: 'cancelled' });
  t.match(silent.gateways(), [{ state: 'down', reason: 'late' }], 'cancelling says nothing of the gateway');
});

t.test('nothing that is no pager number is handed to a gateway', async (t) => {
  const { port, said } = await gateway(t);
  const delivery = await open(t, snpp(port));
  for (const address of ['', '555 0142', '5550142\r\nSEND', '+'.repeat(5)])
    t.match(await delivery.send(URGENT, { channel: 'pager-snpp', address }, REFERENCE), { reason: 'not-listed' });
  t.same(said, []);
});
