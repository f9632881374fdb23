import t from 'tap';
import { Actor, type HeardLine } from '../../src/rehearsal/actor.ts';
import { endedRecord, greeted, lateness, openSpeech, openWorld, ROUTINE, speechPid, startBox, wordsOf } from './kit.ts';

const file = t;
const speech = await openSpeech(file, wordsOf(ROUTINE));
const world = await openWorld(file);
const program = await startBox(file, world);

function kill(which: 'ears' | 'mouth'): number {
  const pid = speechPid(program, which);
  if (pid === null) throw new Error(`there are no ${which}`);
  process.kill(pid, 'SIGKILL');
  return performance.now();
}

t.test('S5: ears and mouth are killed in mid-call: a holding sentence, asked again, and on to the end', async (t) => {
  const { call } = await greeted(world);
  const late = lateness();
  const killed = kill('ears');
  const holding = await call.soundAfter(killed, { timeoutMs: 10_000 });
  t.ok(
    holding !== null && holding - killed < 1_000 + late(),
    `something is said ${Math.round((holding ?? NaN) - killed)} ms after the kill`,
  );

  let mouthKilled: number | null = null;
  const lines: HeardLine[] = [];
  const actor = new Actor({
    name: 'caller',
    call,
    speech,
    lang: 'en',
    cues: ROUTINE,
    patienceMs: 30_000,
    onLine: (line) => {
      lines.push(line);
      t.comment(`${(line.fromMs / 1_000).toFixed(1)} ${line.who}: ${line.text}`);
      // Just before a sentence that must be made on the spot: the caller's own name, to be sure that it was heard right.
      if (mouthKilled === null && /birth/i.test(line.text) && !/name/i.test(line.text)) mouthKilled = kill('mouth');
    },
  });
  await actor.play();
  t.match(await call.whenEnded(), { why: 'far-end-hung-up' }, 'the box ended the call, nobody else');
  t.not(mouthKilled, null, 'the mouth was killed');
  const heard = lines
    .filter(({ who }) => who === 'nightbell')
    .map((line) => line.text)
    .join(' ');
  t.match(
    heard,
    /still here.*(help|full name|first and last name)/i,
    'the holding sentence; then the caller is asked again, or what was said is heard after all',
  );
  t.match(heard, /still here.*still here/i, 'the holding sentence again while there is no mouth');
  // Which name a telephone's sound was taken for is the business of the tests of hearing; no sentence with a name in it is rendered ahead.
  t.match(heard, /have the name \w+/i, 'a sentence with the caller’s name in it, made by the second mouth, is heard');
  t.match(heard, /written (your request )?down/i, 'the request was taken');
  t.notMatch(program.stderr, /backup path/, 'nobody was sent to the backup path');
  const record = await endedRecord(world);
  t.match(record, { call: { outcome: 'completed' }, messages: [{ queue: /./ }] });
});
