import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Floor } from '../../src/conversation/floor.ts';
import { Reception } from '../../src/conversation/reception.ts';
import { makeLog } from '../../src/log.ts';
import { Box } from '../../src/main.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { CallerEar } from '../../src/speech/ear.ts';
import { Ears } from '../../src/speech/ears.ts';
import type { FromEars } from '../../src/speech/protocol.ts';
import type { Ear, EarOptions } from '../../src/speech/speech.ts';
import { AsteriskLeg } from '../../src/telephony/asterisk/leg.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { SAMPLE_RATE } from '../../src/telephony/leg.ts';
import type { BoxConfig, BoxNews, BoxOrder } from './news.ts';

/**
 * One box in a process of its own, as it runs at a practice, with probes at the seams between its rooms: when an utterance is told of, when a
 * turn is given to the floor, when its first sample goes to Asterisk. The probes note times and change nothing.
 */
const config = JSON.parse(process.argv[2] ?? '{}') as BoxConfig;
const now = () => performance.timeOrigin + performance.now();
const tell = (news: BoxNews) => {
  // Nobody hears how a box ends whose bench has gone.
  if (process.connected) process.send?.(news, undefined, undefined, () => undefined);
};

/** Ears are opened while a leg is taken, so what an ear hears belongs to that leg's caller. */
let taking: CallLeg | null = null;
const callerOf = new WeakMap<object, string>();

const take = Reception.prototype.take;
Reception.prototype.take = function (leg, rungBack) {
  watch(leg);
  taking = leg;
  try {
    return take.call(this, leg, rungBack);
  } finally {
    taking = null;
  }
};

const open = Ears.prototype.open;
Ears.prototype.open = function (options: EarOptions): Ear {
  const ear = open.call(this, options);
  if (taking?.from) callerOf.set(ear, taking.from);
  return ear;
};

const expect = CallerEar.prototype.expect;
CallerEar.prototype.expect = function (options) {
  const from = callerOf.get(this);
  if (from && options.expected) tell({ is: 'asked', from, kind: options.expected.kind });
  return expect.call(this, options);
};

/** When the sample that ends each 20 ms came in: the clock of an ear's stream on the clock of the wall. */
const heardAt = new WeakMap<object, number[]>();
const push = CallerEar.prototype.push;
CallerEar.prototype.push = function (frame) {
  const times = heardAt.get(this) ?? [];
  heardAt.set(this, times);
  times.push(now());
  return push.call(this, frame);
};

const hear = CallerEar.prototype.hear;
CallerEar.prototype.hear = function (news: FromEars & { ear: number }) {
  const from = callerOf.get(this);
  if (from && news.is === 'utterance') {
    const { endMs, decodeMs, text } = news.utterance;
    const frame = Math.floor(endMs / 20);
    tell({ is: 'words', from, atMs: now(), endAtMs: heardAt.get(this)?.[frame] ?? null, decodeMs, text });
  }
  return hear.call(this, news);
};

const say = Floor.prototype.say;
Floor.prototype.say = function (said, ...rest) {
  tell({ is: 'turn', atMs: now(), prompts: said.map(({ prompt }) => prompt) });
  return say.call(this, said, ...rest);
};

/** What is acknowledged lies ready, and is played before the call of it is over. */
let thanks = false;
const acknowledge = Floor.prototype.acknowledge;
Floor.prototype.acknowledge = function (...given) {
  thanks = true;
  try {
    return acknowledge.apply(this, given);
  } finally {
    thanks = false;
  }
};

const play = AsteriskLeg.prototype.play;
AsteriskLeg.prototype.play = function (samples) {
  if (this.from) tell({ is: 'play', from: this.from, atMs: now(), ms: (samples.length * 1000) / SAMPLE_RATE, thanks });
  return play.call(this, samples);
};

const handOver = AsteriskLeg.prototype.handOver;
AsteriskLeg.prototype.handOver = function (to) {
  if (this.from) tell({ is: 'given', from: this.from, to: to.to });
  return handOver.call(this, to);
};

/** A caller's turn comes when everything that was asked to be marked has been played. */
function watch(leg: CallLeg): void {
  const { from } = leg;
  if (!from) return;
  const awaited = new Set<string>();
  const mark = leg.mark;
  leg.mark = (name) => {
    awaited.add(name);
    mark.call(leg, name);
  };
  const flush = leg.flush;
  leg.flush = () => {
    awaited.clear();
    flush.call(leg);
  };
  leg.on('mark', (name) => {
    awaited.delete(name);
    if (awaited.size === 0) tell({ is: 'played', from, atMs: now() });
  });
}

const dataDir = await mkdtemp(join(tmpdir(), 'nightbell-bench-'));
const settings = makeSettings({
  ...config.settings,
  dataDir,
  sip: { udpPort: 0, tcpPort: 0, tlsPort: 0, rtpFrom: 0, rtpTo: 0, trunk: config.trunk },
  asterisk: { ariPort: 0, callPort: 0, mediaPort: 0 },
  people: { ringSeconds: 15 },
  console: { port: 0 },
});
settings.dataDir = dataDir;
const box = await Box.start({ settings, log: makeLog(process.env.NIGHTBELL_LOG ?? 'error'), strict: true });
const { rooms } = box;
if (!rooms) throw box.trouble ?? new Error('the box has no rooms');
await rooms.prompts;
const loop = monitorEventLoopDelay({ resolution: 5 });
loop.enable();
tell({ is: 'up', sip: `${settings.sip.bind}:${box.trunk.ports.sipUdp}` });

process.on('message', (order: BoxOrder) => {
  if (order.do === 'loop') {
    tell({ is: 'loop', p99Ms: loop.percentile(99) / 1e6, maxMs: loop.max / 1e6 });
    loop.reset();
  }
});
await Promise.race([once(process, 'disconnect'), once(process, 'SIGTERM')]);
await box.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit(0);
