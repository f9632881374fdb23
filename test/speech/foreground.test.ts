import t from 'tap';
import { Foreground } from '../../src/speech/ears/foreground.ts';

const WINDOW = 512;

/** A sound of so many dBFS for so many windows; `spread`: it rises and falls by so many dB each way, eight windows long. */
function* windows(db: number, count: number, spread = 0): Generator<Int16Array> {
  for (let i = 0; i < count; i++) {
    const amplitude = 32_768 * Math.SQRT2 * 10 ** ((db + spread * Math.sin((i * Math.PI) / 4)) / 20);
    yield Int16Array.from({ length: WINDOW }, (_, j) => amplitude * Math.sin(j / 3));
  }
}

/** How many windows of a talk are held to be the caller's. */
function held(foreground: Foreground, db: number, count: number, spread = 0): number {
  let n = 0;
  for (const window of windows(db, count, spread)) {
    foreground.hear(window, true);
    if (foreground.holds) n++;
  }
  return n;
}

/** Sound while nobody talks. @returns how many windows could begin a talk */
function quiet(foreground: Foreground, db: number, count: number, spread = 0): number {
  let n = 0;
  for (const window of windows(db, count, spread)) {
    foreground.hear(window, false);
    if (foreground.begins) n++;
  }
  return n;
}

t.test('a room full of voices behind a caller is not the caller', async (t) => {
  for (const room of [-38, -28]) {
    const foreground = new Foreground();
    quiet(foreground, room, 60, 2);
    foreground.begin();
    t.equal(held(foreground, -16, 30), 30, 'the caller');
    t.ok(held(foreground, room, 30, 2) <= 6, 'the room, but for what is still in the mean');
    t.equal(held(foreground, -18, 30), 30, 'the caller again');
    t.ok(quiet(foreground, room, 60, 2) <= 6, 'the room begins no talk');
  }
});

t.test('a call that begins in such a room', async (t) => {
  const foreground = new Foreground();
  held(foreground, -28, 40, 2);
  held(foreground, -14, 30, 3);
  t.ok(held(foreground, -28, 30, 2) <= 8, 'the room is told from the caller without having been heard alone');
});

t.test('on a quiet line a caller may fall as low as they like', async (t) => {
  const foreground = new Foreground();
  quiet(foreground, -65, 60);
  foreground.begin();
  held(foreground, -18, 30);
  t.equal(held(foreground, -40, 30), 30);
});

t.test('what is heard first is heard, however soft', async (t) => {
  const foreground = new Foreground();
  held(foreground, -18, 30);
  quiet(foreground, -60, 16);
  t.ok(quiet(foreground, -45, 30) > 24, 'somebody else takes the telephone');
});

t.test('a voice that went unnoticed does not make a room that hides it', async (t) => {
  const foreground = new Foreground();
  quiet(foreground, -25, 200, 10);
  t.ok(quiet(foreground, -25, 80, 10) > 20);
});

t.test('three even seconds are a room, and a voice is never so even', async (t) => {
  const foreground = new Foreground();
  held(foreground, -28, 93, 2);
  t.notOk(foreground.isRoom, 'not yet');
  held(foreground, -28, 4, 2);
  t.ok(foreground.isRoom);
  t.ok(foreground.wasRoom);
  foreground.learnRoom();
  t.equal(quiet(foreground, -28, 60, 2), 0, 'what was learnt of it counts');
  foreground.begin();
  held(foreground, -16, 10);
  held(foreground, -28, 110, 2);
  t.ok(foreground.isRoom && !foreground.wasRoom, 'a word, however short, was somebody');
  held(foreground, -20, 200, 10);
  t.notOk(foreground.isRoom);
});

t.test('the room covers the ends of words when it is loud', async (t) => {
  for (const [room, masks] of [
    [-28, true],
    [-38, false],
  ] as const) {
    const foreground = new Foreground();
    quiet(foreground, room, 60, 1);
    foreground.begin();
    held(foreground, -14, 30);
    t.equal(foreground.masks, masks);
  }
});

t.test('who goes on as loudly as before is heard, whatever the detector says; a knock is not', async (t) => {
  const foreground = new Foreground();
  quiet(foreground, -60, 30);
  foreground.begin();
  held(foreground, -14, 20);
  held(foreground, -60, 10);
  t.notOk(foreground.goesOn);
  held(foreground, -14, 1);
  held(foreground, -60, 2);
  t.notOk(foreground.goesOn, 'a knock');
  held(foreground, -60, 10);
  held(foreground, -14, 8);
  t.ok(foreground.goesOn);
});
