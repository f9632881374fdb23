// Races of what is played against what Asterisk says of it. The media connection is the real one; Asterisk's end of it is played by its rules.
import { EventEmitter } from 'node:events';
import t from 'tap';
import type { WebSocket } from 'ws';
import { SimulatedClock } from '../../src/rehearsal/simulated-clock.ts';
import { Media } from '../../src/telephony/asterisk/media.ts';
import { FRAME_SAMPLES } from '../../src/telephony/leg.ts';

const FRAME_MS = 20;
/** Beyond so many frames chan_websocket drops what comes, and says nothing. */
const MOST_FRAMES = 1_000;

/** chan_websocket as it was seen to behave: plays a frame every 20 ms, answers marks in their place, drops all of both at a flush. */
class Asterisk extends EventEmitter {
  readonly bufferedAmount = 0;
  /** What the far end heard: the first sample of each frame. */
  readonly heard: number[] = [];
  dropped = 0;
  most = 0;
  /** ms that its words take to come back. */
  slow = 0;
  readonly #clock: SimulatedClock;
  #queue: (number | string)[] = [];

  constructor(clock: SimulatedClock) {
    super();
    this.#clock = clock;
    this.#tick();
  }

  send(data: string | Buffer): void {
    if (typeof data === 'string') {
      const { command, correlation_id: mark } = JSON.parse(data) as { command: string; correlation_id?: string };
      if (command === 'FLUSH_MEDIA') this.#queue = [];
      else if (mark) this.#queue.push(mark);
      this.#marks();
      return;
    }
    for (let at = 0; at < data.length; at += 2 * FRAME_SAMPLES)
      if (this.#frames >= MOST_FRAMES) this.dropped++;
      else this.#queue.push(data.readInt16LE(at));
    this.most = Math.max(this.most, this.#frames);
  }

  terminate(): void {}

  get #frames(): number {
    return this.#queue.filter((next) => typeof next === 'number').length;
  }

  #tick(): void {
    this.#clock.after(FRAME_MS, () => {
      const next = this.#queue.shift();
      if (typeof next === 'number') this.heard.push(next);
      this.#marks();
      this.#tick();
    });
  }

  #marks(): void {
    while (typeof this.#queue[0] === 'string') {
      const note = JSON.stringify({ event: 'MEDIA_MARK_PROCESSED', correlation_id: this.#queue.shift() });
      this.#clock.after(this.slow, () => void this.emit('message', Buffer.from(note), false));
    }
  }
}

function line() {
  const clock = new SimulatedClock(0);
  const asterisk = new Asterisk(clock);
  const media = new Media(asterisk as unknown as WebSocket, clock);
  const marks: { name: string; at: number }[] = [];
  media.on('mark', (name) => marks.push({ name, at: clock.now() }));
  media.open();
  const until = (ms: number) => clock.runUntil(() => clock.now() >= ms);
  return { clock, asterisk, media, marks, until };
}

/** Frames that can be told apart. */
const numbered = (from: number, count: number) =>
  Int16Array.from({ length: count * FRAME_SAMPLES }, (_, i) => from + Math.floor(i / FRAME_SAMPLES));

t.test(
  "a prompt longer than Asterisk's queue is heard whole and in order, and its marks in their places",
  async (t) => {
    const { asterisk, media, marks, until } = line();
    const frames = 1_500;
    for (let part = 0; part < 3; part++) {
      media.play(numbered(1 + part * 500, 500));
      media.mark(`part ${part + 1}`);
    }
    await until(10_500);
    t.ok(
      Math.abs(media.played / FRAME_SAMPLES - 10_500 / FRAME_MS) <= 3,
      `${media.played} samples played after 10.5 s`,
    );
    await until(frames * FRAME_MS + 200);
    t.same(
      asterisk.heard,
      Array.from({ length: frames }, (_, i) => i + 1),
    );
    t.equal(asterisk.dropped, 0);
    t.ok(asterisk.most < MOST_FRAMES / 2, `${asterisk.most} frames waited there at most`);
    t.same(
      marks.map(({ name }) => name),
      ['part 1', 'part 2', 'part 3'],
    );
    t.ok(
      marks.every(({ at }, i) => Math.abs(at - (i + 1) * 10_000) <= 2 * FRAME_MS),
      JSON.stringify(marks),
    );
    t.equal(media.played, frames * FRAME_SAMPLES);
  },
);

t.test('flush against marks: word of a mark that is on its way when it is flushed comes to nobody', async (t) => {
  const { clock, asterisk, media, marks, until } = line();
  asterisk.slow = 70;
  media.play(numbered(1, 50));
  media.mark('first');
  media.play(numbered(51, 50));
  media.mark('second');
  // Asterisk has reached the first mark and its word is under way.
  await until(1_040);
  t.same(marks, []);
  media.flush();
  const { played } = media;
  t.ok(played <= 50 * FRAME_SAMPLES, 'no further than the mark that is not known to be reached');
  t.ok(played > 46 * FRAME_SAMPLES);
  media.play(numbered(201, 10));
  media.mark('third');
  await until(clock.now() + 1_000);
  t.same(
    marks.map(({ name }) => name),
    ['third'],
    'and is not taken for one that was queued since',
  );
  t.equal(media.played, played + 10 * FRAME_SAMPLES, 'what was dropped does not count');
  t.same(
    asterisk.heard.slice(-10),
    Array.from({ length: 10 }, (_, i) => 201 + i),
  );
});

t.test('what was played never goes back, whatever comes between', async (t) => {
  const { clock, media, until } = line();
  let before = 0;
  for (let round = 0; round < 12; round++) {
    media.play(numbered(1, 7 + round).subarray(0, (7 + round) * FRAME_SAMPLES - 100));
    media.mark(`m${round}`);
    if (round % 3 === 2) media.flush();
    await until(clock.now() + 65);
    t.ok(media.played >= before, `${media.played} after ${before}`);
    before = media.played;
  }
});
