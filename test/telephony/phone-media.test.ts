import t from 'tap';
import { encodeMuLaw } from '../../src/audio/g711.ts';
import { rmsDb } from '../../src/audio/level.ts';
import type { Key } from '../../src/telephony/leg.ts';
import { formatEvent } from '../../src/telephony/phone/dtmf.ts';
import { Recording } from '../../src/telephony/phone/recording.ts';
import { formatRtp, parseRtp, type RtpPacket } from '../../src/telephony/phone/rtp-packet.ts';
import { RtpReceiver } from '../../src/telephony/phone/rtp-receiver.ts';
import { RtpSender } from '../../src/telephony/phone/rtp-sender.ts';

const PCMU = { codec: 'PCMU', payloadType: 0 } as const;
const tone = (ms: number, amplitude = 8000, rate = 16_000) =>
  Int16Array.from({ length: (ms * rate) / 1000 }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * 500 * i) / rate)),
  );
const silence = (ms: number) => new Int16Array(ms * 16);

/** A receiver, and packets for it: number n says the level n * 100 (or is silent). */
function receiver() {
  const frames: { samples: Int16Array; atMs: number }[] = [];
  const keys: Key[] = [];
  const made = new RtpReceiver(
    { codecs: [PCMU], eventType: 101 },
    { frame: (samples, atMs) => frames.push({ samples, atMs }), key: (key) => keys.push(key) },
  );
  const give = (n: number, more: Partial<RtpPacket> = {}, atMs = n * 20) =>
    made.receive(
      {
        payloadType: 0,
        marker: false,
        sequence: (65_530 + n) & 0xffff,
        timestamp: n * 160,
        ssrc: 7,
        payload: encodeMuLaw(new Int16Array(160).fill(n * 100)),
        ...more,
      },
      atMs,
    );
  /** The level in the middle of each frame: which packet it came from. */
  const order = () => frames.map(({ samples }) => Math.round(samples[200]! / 100));
  return { made, give, frames, keys, order };
}

t.test('RTP packets', async (t) => {
  const packet: RtpPacket = {
    payloadType: 101,
    marker: true,
    sequence: 65_535,
    timestamp: 2 ** 32 - 1,
    ssrc: 2 ** 31,
    payload: Buffer.from([1, 2, 3]),
  };
  t.strictSame(parseRtp(formatRtp(packet)), packet);
  const full = Buffer.concat([
    Buffer.from([0xb1, 0x00, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 9, 9, 9, 9]), // one contributing source
    Buffer.from([0xbe, 0xde, 0, 1, 8, 8, 8, 8]), // an extension of one word
    Buffer.from([1, 2, 3, 0, 0, 3]), // padding of three
  ]);
  t.strictSame([...parseRtp(full)!.payload], [1, 2, 3]);
  for (let length = 0; length < 26; length++) parseRtp(full.subarray(0, length));
  t.equal(parseRtp(Buffer.alloc(11)), null);
  t.equal(parseRtp(Buffer.alloc(20)), null, 'version 0');
  t.equal(parseRtp(Buffer.from([0xa0, ...new Array(11).fill(0), 200])), null, 'more padding than packet');
});

t.test('packets out of order come in order, across the wrap of the numbers', async (t) => {
  const { give, made, order } = receiver();
  for (const n of [1, 2, 4, 3, 7, 6, 5, 8, 9, 10, 9, 11]) give(n);
  t.strictSame(order(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  t.match(made.statistics, { packets: 11, lost: 0, late: 1 });
});

t.test('lost packets are counted and leave silence of their length', async (t) => {
  const { give, made, order } = receiver();
  for (const n of [1, 2, 5, 6, 7, 8, 9]) give(n);
  t.strictSame(order(), [1, 2, 0, 0, 5, 6, 7, 8, 9]);
  t.match(made.statistics, { packets: 7, lost: 2, late: 0 });
  give(3);
  t.match(made.statistics, { late: 1 }, 'too late');
  give(11);
  t.equal(order().length, 9, 'held for number 10');
  made.end();
  t.equal(order().at(-1), 11, 'and given at the end');
});

t.test('a new source and a new count are no loss', async (t) => {
  const { give, made, order } = receiver();
  for (const n of [1, 2]) give(n);
  for (const n of [3, 4]) give(n, { ssrc: 8, sequence: n + 100 });
  for (const n of [5, 6]) give(n, { ssrc: 8, sequence: n + 30_000 });
  t.strictSame(order(), [1, 2, 3, 4, 5, 6]);
  t.match(made.statistics, { packets: 6, lost: 0 });
});

t.test('the largest gap, and what is no audio of ours', async (t) => {
  const { give, made, order } = receiver();
  give(1, {}, 1000);
  give(2, {}, 1020);
  give(3, {}, 1395);
  give(4, {}, 1400);
  give(5, { payloadType: 13 }, 9000);
  t.equal(made.statistics.largestGapMs, 375);
  t.strictSame(order(), [1, 2, 3, 4]);
});

t.test('a key counts once, however many of its packets come', async (t) => {
  const { give, keys } = receiver();
  const event = (n: number, key: Key, at: number, end = false) =>
    give(n, { payloadType: 101, timestamp: at, payload: formatEvent(key, end, 160) });
  for (const n of [1, 2, 3]) event(n, '5', 1000);
  for (const n of [4, 5, 6]) event(n, '5', 1000, true);
  give(7);
  for (const n of [8, 9]) event(n, '5', 3000, true); // its beginning was lost
  event(10, '#', 5000);
  give(11, { payloadType: 101, payload: Buffer.from([16, 0, 0, 160]) }); // flash is no key
  give(12, { payloadType: 101, payload: Buffer.from([1]) });
  t.strictSame(keys, ['5', '5', '#']);
});

t.test('the sender keeps the beat through a blocked event loop', async (t) => {
  const sent: { packet: RtpPacket; atMs: number }[] = [];
  const sender = new RtpSender((bytes) => sent.push({ packet: parseRtp(bytes)!, atMs: performance.now() }));
  t.teardown(() => sender.stop());
  sender.start({ ...PCMU, eventType: 101 }, false);
  const began = performance.now();
  const done = await Promise.all([sender.say(tone(300)), sender.say(tone(300))]);
  t.ok(Math.abs(done[1]! - began - 580) < 60, `600 ms of speech took ${done[1]! - began} ms`);
  const until = performance.now() + 150;
  while (performance.now() < until); // what a heavy computation does
  await sender.say(tone(200));
  const last = sent.at(-1)!;
  const drift = last.atMs - sent[0]!.atMs - (sent.length - 1) * 20;
  t.ok(Math.abs(drift) < 20, `${sent.length} packets, ${drift} ms off`);
  t.ok(sent.every(({ packet }, i) => packet.timestamp === (sent[0]!.packet.timestamp + 160 * i) >>> 0));
  t.ok(sent.every(({ packet }, i) => packet.sequence === ((sent[0]!.packet.sequence + i) & 0xffff)));
  t.ok(sent.every(({ packet }) => packet.payload.length === 160));
  t.strictSame(
    sent.map(({ packet }) => packet.marker),
    sent.map((_, i) => i === 0),
  );
});

t.test('what was queued can be taken back', async (t) => {
  const sender = new RtpSender(() => {});
  t.teardown(() => sender.stop());
  sender.start({ ...PCMU, eventType: null }, false);
  const began = performance.now();
  const said = sender.say(tone(10_000));
  setTimeout(() => sender.clear(), 50);
  t.ok((await said) - began < 1000);
  sender.stop();
  t.ok((await sender.say(tone(100))) > 0, 'and nothing waits once it has stopped');
  t.ok((await sender.press('1')) > 0);
});

t.test('a press as events: one timestamp, growing, three ends, then a pause', async (t) => {
  const sent: RtpPacket[] = [];
  const sender = new RtpSender((bytes) => sent.push(parseRtp(bytes)!));
  t.teardown(() => sender.stop());
  sender.start({ ...PCMU, eventType: 101 }, false);
  await Promise.all([sender.press('9'), sender.press('9')]);
  const events = sent.filter(({ payloadType }) => payloadType === 101);
  t.equal(events.length, 16);
  const [first, second] = [events.slice(0, 8), events.slice(8)];
  for (const press of [first, second]) {
    t.ok(press.every(({ timestamp }) => timestamp === press[0]!.timestamp));
    t.strictSame(
      press.map(({ marker }) => marker),
      [true, ...new Array(7).fill(false)],
    );
    t.strictSame(
      press.map(({ payload }) => (payload[2]! << 8) | payload[3]!),
      [160, 320, 480, 640, 800, 800, 800, 800],
    );
    t.strictSame(
      press.map(({ payload }) => payload[1]! >> 7),
      [0, 0, 0, 0, 0, 1, 1, 1],
    );
  }
  t.ok(((second[0]!.timestamp - first[0]!.timestamp) >>> 0) / 8 >= 160, 'told apart');
});

t.test('a press as tones, where the far end takes no events', async (t) => {
  const sent: RtpPacket[] = [];
  const sender = new RtpSender((bytes) => sent.push(parseRtp(bytes)!));
  t.teardown(() => sender.stop());
  sender.start({ ...PCMU, eventType: null }, false);
  await sender.press('5');
  const recording: number[] = [];
  const made = new RtpReceiver(
    { codecs: [PCMU], eventType: null },
    { frame: (f) => recording.push(...f), key: () => {} },
  );
  for (const [i, packet] of sent.entries()) made.receive(packet, i * 20);
  const heard = Int16Array.from(recording);
  const power = (hz: number) => {
    let [re, im] = [0, 0];
    for (const [i, sample] of heard.entries()) {
      re += sample * Math.cos((2 * Math.PI * hz * i) / 16_000);
      im += sample * Math.sin((2 * Math.PI * hz * i) / 16_000);
    }
    return Math.hypot(re, im);
  };
  t.ok(Math.min(power(770), power(1336)) > 10 * Math.max(power(697), power(852), power(1209), power(1477)));
});

t.test('recording: when a sound was first heard, and when it ended', async (t) => {
  const recording = new Recording();
  t.equal(recording.firstSoundAfter(0), null);
  t.equal(recording.startMs, null);
  const wave = Int16Array.from([...silence(500), ...tone(400), ...silence(600), ...tone(200), ...silence(300)]);
  const start = 10_000;
  for (let i = 0; i < wave.length / 320; i++) recording.add(wave.slice(i * 320, i * 320 + 320), start + i * 20);
  t.ok(Math.abs(recording.firstSoundAfter(0)! - 10_500) <= 5);
  t.ok(Math.abs(recording.firstSoundAfter(10_600)! - 10_600) <= 20, 'going on');
  t.ok(Math.abs(recording.firstSoundAfter(10_950)! - 11_500) <= 5);
  t.equal(recording.firstSoundAfter(11_750), null);
  t.equal(recording.firstSoundAfter(0, { thresholdDb: -3 }), null);
  t.ok(Math.abs(recording.firstSoundAfter(0, { minMs: 300 })! - 10_500) <= 5);
  t.ok(Math.abs(recording.lastSoundAfter(0)! - 11_700) <= 5);
  t.ok(Math.abs(recording.lastSoundAfter(0, { minMs: 300 })! - 10_900) <= 10);
  t.equal(recording.lastSoundAfter(11_720), null);
  t.equal(recording.durationMs, 2000);
  t.ok(rmsDb(recording.between(10_520, 10_880)) > -20);
  t.equal(recording.wav().length, 44 + wave.length * 2);
});

t.test('recording: a line that sends nothing leaves silence of that length', async (t) => {
  const recording = new Recording();
  const frame = tone(20);
  for (let i = 0; i < 5; i++) recording.add(frame, i * 20);
  for (let i = 0; i < 5; i++) recording.add(frame, 1100 + i * 20);
  t.equal(recording.durationMs, 1200);
  t.ok(Math.abs(recording.firstSoundAfter(150)! - 1100) <= 5);
  t.ok(Math.abs(recording.lastSoundAfter(0)! - 1200) <= 5);
  for (let i = 5; i < 20; i++) recording.add(frame, 1100 + i * 20 + (i % 3) * 15);
  t.equal(recording.durationMs, 1500, 'late frames are no silence');
});
