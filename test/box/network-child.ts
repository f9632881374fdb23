import { Actor } from '../../src/rehearsal/actor.ts';
import { callIn, newestRecord, openSpeech, openWorld, ROUTINE, startBox } from './kit.ts';

/** A box and one whole call over loopback; says as JSON what came of it. Run inside a network of the test's own. */
const undo: (() => unknown)[] = [];
const tester = { teardown: (fn: () => unknown) => undo.unshift(fn) };
try {
  const speech = await openSpeech(tester);
  const world = await openWorld(tester);
  await startBox(tester, world);
  const call = await callIn(world);
  const lines = await new Actor({ name: 'caller', call, speech, lang: 'en', cues: ROUTINE, patienceMs: 30_000 }).play();
  const record = await newestRecord(world);
  const heard = lines.map((line) => line.text).join(' ');
  process.stdout.write(
    `${JSON.stringify({ heard, outcome: record?.call.outcome, messages: record?.messages.length })}\n`,
  );
} finally {
  for (const fn of undo) await fn();
}
