import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import { Ahead, type SayEffect } from '../../src/conversation/ahead.ts';
import type { CallState } from '../../src/conversation/call-state.ts';
import { pieces } from '../../src/conversation/script.ts';
import type { Line, Speech } from '../../src/speech/speech.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { practice } from '../wiring/ladders-kit.ts';
import { Dialogue, judged } from './dialogue-kit.ts';

/** What would be said to words that are not final is rendered in case; nothing else comes of them. */
const { understand } = loadMind();

function caller(busy = 0) {
  const dialogue = new Dialogue();
  dialogue.says('I need a refill of my lisinopril.', 'routine', { meaning: { intent: 'refill' } });
  const state: CallState = { talk: dialogue.talk, stage: dialogue.stage, outcome: null };
  const foreseen: { line: Line; signal: AbortSignal }[] = [];
  const speech = {
    ready: () => null,
    load: () => ({ places: 2, busy, waitedMs: 0 }),
    foresee: (line: Line, signal: AbortSignal) => void foreseen.push({ line, signal }),
  } as unknown as Speech;
  const linesOf = ({ said, slow }: SayEffect, lang: 'en' | 'es') =>
    pieces(said, lang, slow).flatMap(({ line }) => line ?? []);
  let known: ReturnType<typeof judged> | null = judged('routine');
  const ahead = new Ahead({
    call: { speech, understand, practice, clock: systemClock },
    state,
    known: () => known,
    linesOf,
  });
  return { dialogue, state, foreseen, ahead, forget: () => (known = null) };
}

t.test('the sentence that follows is the one that was foreseen, and the call stands where it stood', async (t) => {
  const { dialogue, state, foreseen, ahead } = caller();
  const before = structuredClone(state.stage);
  ahead.heard('My name is Grace Holloway.', 'en');
  t.ok(foreseen.length > 0);
  t.same(state.stage, before, 'nothing was done');
  dialogue.says('My name is Grace Holloway.', 'routine', { meaning: { slots: { name: 'Grace Holloway' } } });
  const said = dialogue.effects.flatMap((effect) => (effect.do === 'say' ? effect.said : []));
  const lines = pieces(said, 'en').flatMap(({ line }) => line?.text ?? []);
  t.same(
    foreseen.map(({ line }) => line.text),
    lines,
  );
});

t.test('other words take the place of those before; the same words are not foreseen twice', async (t) => {
  const { foreseen, ahead } = caller();
  ahead.heard('My name is Grace', 'en');
  const first = foreseen.length;
  ahead.heard('My name is Grace', 'en');
  t.equal(foreseen.length, first);
  const before = foreseen.map(({ signal }) => signal);
  ahead.heard('My name is Grace Holloway.', 'en');
  t.ok(before.every(({ aborted }) => aborted));
  t.ok(foreseen.slice(first).every(({ signal }) => !signal.aborted));
});

t.test('a busy box foresees nothing, nor does one that has judged nothing yet', async (t) => {
  const busy = caller(0.8);
  busy.ahead.heard('My name is Grace Holloway.', 'en');
  t.same(busy.foreseen, []);
  const fresh = caller();
  fresh.forget();
  fresh.ahead.heard('My name is Grace Holloway.', 'en');
  t.same(fresh.foreseen, []);
});
