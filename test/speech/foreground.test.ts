import t from 'tap';
import { Foreground } from '../../src/speech/ears/foreground.ts';

const WINDOW = 512;
/** A tone of so many dBFS for so many windows, and how many of them are held to be the caller. */
function held(foreground: Foreground, db: number, windows: number): number {
  const amplitude = 32_768 * Math.SQRT2 * 10 ** (db / 20);
  let count = 0;
  for (let i = 0; i < windows; i++)
    if (foreground.holds(Int16Array.from({ length: WINDOW }, (_, j) => amplitude * Math.sin(j / 3)))) count++;
  return count;
}

t.test('a room full of voices behind a caller is not the caller', async (t) => {
  const foreground = new Foreground();
  held(foreground, -42, 60);
  foreground.forget();
  t.equal(held(foreground, -18, 30), 30, 'the caller');
  t.ok(held(foreground, -40, 30) <= 6, 'the room, but for what is still in the mean');
  t.equal(held(foreground, -20, 30), 30, 'the caller again');
});

t.test('on a quiet line a caller may fall as low as they like', async (t) => {
  const foreground = new Foreground();
  held(foreground, -65, 60);
  foreground.forget();
  held(foreground, -18, 30);
  t.equal(held(foreground, -40, 30), 30);
});

t.test('what is heard first is heard, however soft', async (t) => {
  const foreground = new Foreground();
  held(foreground, -18, 30);
  held(foreground, -50, 10);
  foreground.forget();
  t.equal(held(foreground, -45, 30), 30, 'somebody else takes the telephone');
});
