import { Actor, type Cue } from '../../src/rehearsal/actor.ts';
import { callIn, endedRecord, openSpeech, openWorld, startBox, wordsOf } from './kit.ts';

const CUES: Cue[] = [
  { when: /will you call/i, act: { say: 'Okay, yes, I will call them now.' } },
  { when: /telling the clinician/i, act: { hangUp: true } },
  { when: /help/i, act: { say: 'My husband has a crushing pain in his chest and he cannot breathe.' } },
];

/** A box and one whole call over loopback; says as JSON what came of it. Run inside a network of the test's own. */
const undo: (() => unknown)[] = [];
const tester = { teardown: (fn: () => unknown) => undo.unshift(fn) };
try {
  const speech = await openSpeech(tester, wordsOf(CUES));
  const world = await openWorld(tester);
  await startBox(tester, world);
  const call = await callIn(world);
  const lines = await new Actor({ name: 'caller', call, speech, lang: 'en', cues: CUES, patienceMs: 30_000 }).play();
  const record = await endedRecord(world);
  const heard = lines.map((line) => line.text).join(' ');
  process.stdout.write(
    `${JSON.stringify({ heard, outcome: record?.call.outcome, tier: record?.call.tier, pages: record?.pages.length })}\n`,
  );
} finally {
  for (const fn of undo) await fn();
}
