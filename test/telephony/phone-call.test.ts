import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { rmsDb } from '../../src/audio/level.ts';
import type { IncomingCall } from '../../src/telephony/phone/incoming.ts';
import { Phone, type PhoneOptions } from '../../src/telephony/phone/phone.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';

const ANN = '+15185550121';
const CLINIC = '+15185550100';
const tone = (ms: number, hz = 500) =>
  Int16Array.from({ length: ms * 16 }, (_, i) => Math.round(8000 * Math.sin((2 * Math.PI * hz * i) / 16_000)));

async function open(t: Test, options: PhoneOptions = {}): Promise<Phone> {
  const phone = await Phone.open(options);
  t.teardown(() => phone.close());
  return phone;
}

/** Two phones; Ann's calls, the other holds the clinic's number. */
async function pair(t: Test, options: PhoneOptions = {}) {
  const clinic = await open(t, options);
  const ann = await open(t, options);
  return { clinic, ann, ring: () => ann.call({ to: clinic.uri(CLINIC), from: ANN, displayName: 'Ann "A" Example' }) };
}

/** The clinic's end of the next call, answered. */
function answering(clinic: Phone): Promise<PhoneCall> {
  return new Promise((resolve, reject) =>
    clinic.expect(CLINIC, async (call) => {
      const answered = await call.answer();
      if (answered) resolve(answered);
      else reject(new Error('the caller gave up'));
    }),
  );
}

t.test('a call: who calls whom, audio and keys both ways, the end', async (t) => {
  const { clinic, ring } = await pair(t);
  let seen: IncomingCall | undefined;
  const answered = new Promise<PhoneCall>((resolve) =>
    clinic.expect('15185550100', async (call) => {
      seen = call;
      t.ok(await call.ringFor(100));
      resolve((await call.answer())!);
    }),
  );
  const call = await ring();
  const [status] = await once(call, 'ringing');
  t.equal(status, 180);
  t.equal(call.answeredAt, null);
  await call.whenAnswered();
  const desk = await answered;
  t.match(seen, { from: ANN, to: CLINIC, displayName: 'Ann "A" Example' });
  t.ok(Math.abs(call.answeredAt! - desk.answeredAt!) < 150);
  t.ok(call.answeredAt! - call.startedAt >= 100);

  const keys: string[] = [];
  desk.on('key', (key) => keys.push(key));
  call.on('key', (key) => keys.push(`back ${key}`));
  const before = performance.now();
  const [spoken] = await Promise.all([call.say(tone(300)), desk.say(tone(200, 800))]);
  for (const key of ['1', '1', '#'] as const) await call.press(key);
  await desk.press('0');
  t.strictSame(keys, ['1', '1', '#', 'back 0']);

  const first = (await desk.soundAfter(before))!;
  const last = desk.recording.lastSoundAfter(before)!;
  t.ok(first - before < 250, `heard ${first - before} ms after it was said`);
  t.ok(Math.abs(last - spoken) < 150, `and to its end (${last - spoken} ms)`);
  t.ok(Math.abs(rmsDb(desk.recording.between(first + 50, last - 50)) - rmsDb(tone(300))) < 0.5, 'as loud as it was');
  t.match(desk.statistics, { lost: 0, late: 0 });
  t.ok(desk.statistics.packets > 20);

  const frames = await once(call, 'audio');
  t.equal((frames[0] as Int16Array).length, 320);
  const ended = desk.whenEnded();
  await call.hangUp();
  t.strictSame(await ended, { why: 'far-end-hung-up', cause: null });
  t.strictSame(call.over, { why: 'we-hung-up' });
  await call.hangUp();
  t.ok((await call.say(tone(20))) > 0, 'saying after the end waits for nothing');
});

t.test('the one who was called hangs up; A-law; a withheld number', async (t) => {
  const clinic = await open(t, { codecs: ['PCMA'] });
  const ann = await open(t);
  let from: string | null | undefined;
  clinic.expect('any', async (incoming) => {
    from = incoming.from;
    const desk = (await incoming.answer())!;
    await desk.say(tone(200));
    await desk.hangUp();
  });
  const call = await ann.call({ to: clinic.uri('anything'), from: null });
  t.strictSame(await call.whenEnded(), { why: 'far-end-hung-up', cause: null });
  t.equal(from, null);
  t.ok(call.recording.firstSoundAfter(0) !== null);
});

t.test('the answer to a question: wait for the quiet after it', async (t) => {
  const { clinic, ring } = await pair(t);
  const answered = answering(clinic);
  const call = await ring();
  const desk = await answered;
  const asked = performance.now();
  desk.say(tone(150));
  const lastWord = await desk.say(new Int16Array(16 * 100)).then(() => desk.say(tone(150)));
  const quiet = await call.quietAfter(asked, { quietMs: 300 });
  t.ok(Math.abs(quiet! - lastWord) < 150, 'a pause shorter than that is no end');
  t.equal(await call.soundAfter(quiet! + 50, { timeoutMs: 100 }), null);
  const never = call.soundAfter(quiet! + 50);
  await desk.hangUp();
  t.equal(await never, null, 'the end of the call ends the waiting');
});

t.test('refusals', async (t) => {
  const { clinic, ring } = await pair(t);
  clinic.expect(CLINIC, (call) => call.reject());
  t.match(await (await ring()).whenEnded(), { why: 'refused', status: 486 });
  const undo = clinic.expect(CLINIC, (call) => call.reject(603));
  const declined = await ring();
  await t.rejects(declined.whenAnswered(), { code: 'NB_CALL_FAILED', message: /603 Decline/ });
  undo();
  t.match(await (await ring()).whenEnded(), { why: 'refused', status: 404 }, 'a number nobody holds');
});

t.test('nothing to talk in', async (t) => {
  const clinic = await open(t, { codecs: ['PCMA'] });
  const ann = await open(t, { codecs: ['PCMU'] });
  clinic.expect('any', async (call) => {
    t.equal(await call.answer(), null);
  });
  const call = await ann.call({ to: clinic.uri(CLINIC), from: ANN });
  t.match(await call.whenEnded(), { why: 'refused', status: 488 });
});

t.test('it rings and the caller gives up', async (t) => {
  const { clinic, ring } = await pair(t);
  const rung = new Promise<boolean>((resolve) => {
    clinic.expect(CLINIC, async (incoming) => {
      resolve(await incoming.ringFor(30_000));
      t.equal(await incoming.answer(), null, 'too late to answer');
    });
  });
  const call = await ring();
  await once(call, 'ringing');
  await call.hangUp();
  t.equal(await rung, false);
  t.strictSame(call.over, { why: 'cancelled' });
});

t.test('the caller gives up before anything came back', async (t) => {
  const { clinic, ring } = await pair(t);
  clinic.expect(CLINIC, (incoming) => incoming.ring());
  const call = await ring();
  await call.hangUp();
  t.strictSame(call.over, { why: 'cancelled' });
});

t.test('the answer and the giving up cross', async (t) => {
  const { clinic, ring } = await pair(t);
  const answered = answering(clinic);
  const call = await ring();
  await Promise.all([call.hangUp(), answered.then((desk) => desk.whenEnded()).catch(() => {})]);
  t.ok(call.over, 'both ends know that it is over');
});

t.test('nobody there at all', async (t) => {
  const ann = await open(t, { t1Ms: 4 });
  const gone = await Phone.open();
  const to = gone.uri(CLINIC);
  await gone.close();
  const call = await ann.call({ to, from: ANN });
  t.strictSame(await call.whenEnded(), { why: 'no-response' });
  await t.rejects(ann.call({ to: 'nobody', from: ANN }), { code: 'NB_USAGE' });
});

t.test('closing a phone ends its calls', async (t) => {
  const { clinic, ann, ring } = await pair(t);
  const answered = answering(clinic);
  await ring();
  const desk = await answered;
  clinic.expect(CLINIC, (incoming) => incoming.ring());
  const ringing = await ring();
  await once(ringing, 'ringing');
  await ann.close();
  t.match(await desk.whenEnded(), { why: 'far-end-hung-up' });
  t.match(ringing.over, { why: 'cancelled' });
});

t.test('a port that is taken', async (t) => {
  const phone = await open(t);
  await t.rejects(Phone.open({ port: phone.port }), { code: 'NB_PORT_TAKEN' });
});

t.test('a bad line: a third of everything is lost, the call is not', async (t) => {
  let state = 4711;
  const lossy = (third: number) => () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32 < third;
  };
  const sip = lossy(1 / 3);
  const rtp = lossy(1 / 10);
  const { clinic, ring } = await pair(t, { t1Ms: 30, impair: (kind) => (kind === 'sip' ? sip() : rtp()) });
  for (let round = 0; round < 3; round++) {
    const answered = answering(clinic);
    const call = await ring();
    const [desk] = await Promise.all([answered, call.whenAnswered()]);
    const began = performance.now();
    const keys: string[] = [];
    desk.on('key', (key) => keys.push(key));
    await call.say(tone(800));
    await call.press('7');
    await call.say(tone(100));
    await call.say(new Int16Array(1600)); // the receiver holds what follows a loss
    t.strictSame(keys, ['7']);
    const { lost, packets } = desk.statistics;
    t.ok(packets > 30, `${lost} lost of ${packets + lost}`);
    if (round === 0) t.ok(lost > 0);
    const first = desk.recording.firstSoundAfter(began)!;
    const length = desk.recording.lastSoundAfter(began)! - first;
    t.ok(Math.abs(length - 1060) < 80, `what is lost leaves its time (${length} ms)`);
    const ended = desk.whenEnded();
    await call.hangUp();
    t.ok(['far-end-hung-up', 'no-response'].includes((await ended).why));
  }
});

t.test('a provider that asks who is there', async (t) => {
  const provider = await open(t, { accounts: { trunk: 'secret' } });
  const box = await open(t);
  provider.expect('any', async (call) => {
    await call.answer();
  });
  const to = provider.uri(CLINIC);
  const call = await box.call({ to, from: ANN, credentials: { user: 'trunk', password: 'secret' } });
  await call.whenAnswered();
  const refused = await box.call({ to, from: ANN, credentials: { user: 'trunk', password: 'wrong' } });
  t.match(await refused.whenEnded(), { why: 'refused', status: 401 });
  t.match(await (await box.call({ to, from: ANN })).whenEnded(), { why: 'refused', status: 401 });

  const registrar = `sip:${provider.host}:${provider.port}`;
  await t.rejects(box.register({ registrar, credentials: { user: 'trunk', password: 'wrong' } }), {
    code: 'NB_CALL_FAILED',
    message: /401/,
  });
  const told = once(provider, 'registered');
  const registration = await box.register({ registrar, credentials: { user: 'trunk', password: 'secret' } });
  const contact = `sip:trunk@127.0.0.1:${box.port}`;
  t.strictSame(await told, ['trunk', contact]);
  box.expect('trunk', (incoming) => incoming.reject(486));
  const back = await provider.call({ to: provider.registered.get('trunk')!, from: ANN });
  t.match(await back.whenEnded(), { status: 486 }, 'and can be called there');
  await registration.end();
  t.equal(provider.registered.has('trunk'), false);
});

const SDP = 'Content-Type: application/sdp\r\n';

/** A hand-held far end, for what a phone of ours never sends. */
async function hand(t: Test, phone: Phone) {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.teardown(() => socket.close());
  const { port } = socket.address();
  const got: string[] = [];
  const waiting: { pattern: RegExp; resolve: (text: string) => void }[] = [];
  socket.on('message', (datagram) => {
    const text = datagram.toString('latin1');
    got.push(text);
    for (const wait of waiting.filter(({ pattern }) => pattern.test(text))) {
      waiting.splice(waiting.indexOf(wait), 1);
      wait.resolve(text);
    }
  });
  let cseq = 0;
  const send = (
    method: string,
    more: { branch?: string; to?: string; headers?: string; body?: string; cseq?: number } = {},
  ) => {
    const { branch = `z9hG4bK${method}${++cseq}`, to = '', headers = '', body = '' } = more;
    socket.send(
      `${method} sip:${CLINIC}@127.0.0.1:${phone.port} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${port};branch=${branch}\r\n` +
        `From: <sip:${ANN}@127.0.0.1>;tag=a\r\nTo: <sip:${CLINIC}@127.0.0.1>${to}\r\nCall-ID: by-hand\r\n` +
        `CSeq: ${more.cseq ?? cseq} ${method}\r\nContact: <sip:hand@127.0.0.1:${port}>\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`,
      phone.port,
      '127.0.0.1',
    );
  };
  const sdp = (line = 'a=sendrecv', version = 1) =>
    `v=0\r\no=- 1 ${version} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${port} RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n${line}\r\n`;
  /** Answers a request of the phone. */
  const respond = (request: string, line: string, body = '', tag = '') => {
    const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map(
      (name) => new RegExp(`^${name}: .*$`, 'm').exec(request)![0],
    );
    const headers = `${copied.join('\r\n').replace(/^To: .*$/m, `$&${tag}`)}\r\nContact: <sip:hand@127.0.0.1:${port}>\r\n`;
    const type = body && SDP;
    socket.send(
      `SIP/2.0 ${line}\r\n${headers}${type}Content-Length: ${body.length}\r\n\r\n${body}`,
      phone.port,
      '127.0.0.1',
    );
  };
  const next = (pattern: RegExp) => new Promise<string>((resolve) => waiting.push({ pattern, resolve }));
  return { send, respond, sdp, next, got, socket };
}

t.test('what exchanges do in a call: hold, keys by INFO, OPTIONS, an offer that comes late', async (t) => {
  const phone = await open(t, { t1Ms: 50 });
  const { send, sdp, next } = await hand(t, phone);
  const answered = answering(phone);
  const ok = next(/^SIP\/2.0 200[\s\S]*CSeq: 1 INVITE/);
  send('INVITE'); // without an offer: the 200 has it
  const offer = await ok;
  t.match(offer, /m=audio \d+ RTP\/AVP 0 8 101/);
  const to = `;tag=${/^To: .*;tag=(\w+)/m.exec(offer)![1]}`;
  await next(/^SIP\/2.0 200[\s\S]*CSeq: 1 INVITE/); // no ACK: it comes again
  send('ACK', { to, cseq: 1, headers: SDP, body: sdp() });
  const desk = await answered;

  const rtp = next(/^\x80/);
  await rtp;
  const held = next(/CSeq: 3 INVITE/);
  send('INVITE', { to, headers: SDP, body: sdp('a=sendonly', 2) });
  t.match(await held, /200 OK[\s\S]*a=recvonly/);
  send('ACK', { to, cseq: 3 });
  const key = once(desk, 'key');
  send('INFO', { to, headers: 'Content-Type: application/dtmf-relay\r\n', body: 'Signal=4\r\nDuration=160\r\n' });
  t.strictSame(await key, ['4']);
  const alive = next(/200 OK[\s\S]*CSeq: \d+ OPTIONS/);
  send('OPTIONS', { to });
  await alive;
  const refused = next(/405 [\s\S]*Allow: INVITE/);
  send('UPDATE', { to });
  await refused;
  const g722 = next(/^SIP\/2.0 488/);
  send('INVITE', { to, headers: SDP, body: sdp().replace('RTP/AVP 0 101', 'RTP/AVP 9') });
  await g722;
  t.equal(desk.over, null, 'a refused change changes nothing');
  send('BYE', { to, headers: 'Reason: Q.850;cause=16\r\n' });
  t.strictSame(await desk.whenEnded(), { why: 'far-end-hung-up', cause: 'Q.850;cause=16' });
});

t.test('what exchanges do outside a call', async (t) => {
  const phone = await open(t);
  const { send, sdp, next } = await hand(t, phone);
  const reply = async (method: string, more: Parameters<typeof send>[1], pattern: RegExp) => {
    const got = next(new RegExp(`CSeq: \\d+ ${method}`));
    send(method, more);
    t.match(await got, pattern, method);
  };
  await reply('OPTIONS', {}, /200 OK[\s\S]*Accept: application\/sdp/);
  await reply('BYE', { to: ';tag=none' }, /481/);
  await reply('INFO', {}, /481/);
  await reply('CANCEL', {}, /481/);
  await reply('SUBSCRIBE', {}, /405/);
  await reply('INVITE', { headers: `Require: 100rel\r\n${SDP}`, body: sdp() }, /420[\s\S]*Unsupported: 100rel/);
});

t.test('an INVITE that comes twice is one call; an answer without ACK ends', async (t) => {
  const phone = await open(t, { t1Ms: 4 });
  const { send, sdp, next, got } = await hand(t, phone);
  let rung = 0;
  const ended = new Promise<unknown>((resolve) =>
    phone.expect('any', async (incoming) => {
      rung++;
      resolve(await incoming.answer());
    }),
  );
  const bye = next(/^BYE/);
  for (let i = 0; i < 3; i++) send('INVITE', { branch: 'z9hG4bKsame', cseq: 1, headers: SDP, body: sdp() });
  await bye;
  t.equal(await ended, null);
  t.equal(rung, 1);
  t.ok(got.filter((text) => text.startsWith('SIP/2.0 200')).length > 3, 'the 200 was sent again and again');
});

t.test('early media is heard, and no answer is needed for it', async (t) => {
  const ann = await open(t);
  const { socket, next, respond, sdp } = await hand(t, ann);
  const invite = next(/^INVITE/);
  const call = await ann.call({ to: `sip:x@127.0.0.1:${socket.address().port}`, from: ANN });
  const request = await invite;
  const heard = once(call, 'audio');
  const ringing = once(call, 'ringing');
  respond(request, '183 Session Progress', sdp(), ';tag=early');
  t.strictSame(await ringing, [183]);
  const packet = Buffer.alloc(172, 0x10);
  packet.set([0x80, 0, 0, 1]);
  socket.send(packet, Number(/m=audio (\d+)/.exec(request)![1]), '127.0.0.1');
  t.equal(((await heard)[0] as Int16Array).length, 320);
  t.equal(call.answeredAt, null);
  const cancel = next(/^CANCEL/);
  const gone = call.hangUp();
  const cancelled = await cancel;
  t.equal(/branch=[^;]*/.exec(cancelled)![0], /branch=[^;]*/.exec(request)![0]);
  respond(cancelled, '200 OK');
  respond(request, '487 Request Terminated', '', ';tag=early');
  await gone;
  t.strictSame(call.over, { why: 'cancelled' });
});

t.test('an answer that comes twice is acknowledged twice; a second phone that answers is hung up', async (t) => {
  const ann = await open(t);
  const { socket, next, respond, sdp } = await hand(t, ann);
  const invite = next(/^INVITE/);
  const call = await ann.call({ to: `sip:x@127.0.0.1:${socket.address().port}`, from: ANN });
  const request = await invite;
  for (let times = 0; times < 2; times++) {
    const ack = next(/^ACK/);
    respond(request, '200 OK', sdp(), ';tag=one');
    t.match(await ack, /^To: .*;tag=one/m);
  }
  const bye = next(/^BYE/);
  respond(request, '200 OK', sdp(), ';tag=two');
  t.match(await bye, /^To: .*;tag=two/m);
  t.equal(call.over, null);
  const end = next(/^BYE/);
  const gone = call.hangUp();
  respond(await end, '200 OK');
  await gone;
});

t.test('noise on the ports: nothing breaks, and a call still goes through', async (t) => {
  const { clinic, ring } = await pair(t);
  const { socket, send, sdp, next } = await hand(t, clinic);
  let state = 99;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  };
  for (let i = 0; i < 300; i++) {
    const noise = Buffer.from(Array.from({ length: random() }, random));
    const bytes = i % 3 ? noise : Buffer.concat([Buffer.from('INVITE sip:a SIP/2.0\r\nVia: '), noise]);
    socket.send(bytes, clinic.port, '127.0.0.1');
    await setImmediate(); // so that it is read before the next: else the socket's buffer drops them
  }
  const wild = ['Via: SIP/2.0/UDP 127.0.0.1:0', 'Contact: <', 'Require: ,', 'Record-Route: <sip:a@b', 'Contact: *'];
  for (const header of wild) send('INVITE', { headers: `${header}\r\n${SDP}`, body: sdp('a=inactive') });
  const alive = next(/200 OK[\s\S]*OPTIONS/);
  send('OPTIONS');
  await alive;
  const answered = answering(clinic);
  const call = await ring();
  await answered;
  await call.hangUp();
});
