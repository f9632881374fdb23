import type { Clock } from '../../clock.ts';
import type { Lang } from '../../lang.ts';
import type { Log } from '../../log.ts';
import type { Speech } from '../../speech/speech.ts';
import { SAMPLE_RATE } from '../../telephony/leg.ts';
import { pieces } from '../script.ts';
import type { Playback } from './playback.ts';
import { Rendering } from './rendering.ts';

/** Whoever has heard nothing for so long while a sentence is rendered is told that somebody is there: the large voice takes seconds on a busy machine. */
const PATIENCE_MS = 3_000;
const LOOK_MS = 250;

export interface Stage {
  speech: Speech;
  clock: Clock;
  log: Log;
  leg: { readonly id: string };
}

/**
 * Renders a turn in the order in which it is heard, piece by piece, long ones clause by clause, and queues it as it becomes ready. What is waited
 * for is rendered alone, and what follows it as soon as it is there, ahead of what is heard. Resolves when it was heard to its end or is given up.
 */
export async function perform(playback: Playback, stage: Stage): Promise<void> {
  const { turn } = playback;
  const { speech, clock } = stage;
  for (const { line, pauseMs } of turn.pieces) {
    if (turn.signal.aborted) break;
    const ready = line && speech.ready(line);
    if (ready) playback.add(ready);
    else if (line) {
      const tell = () => holdOn(playback, line.lang, speech);
      const rendering = new Rendering(line, { speech, clock, signal: turn.signal, failed: tell });
      const watched = whenSilent(playback, clock, tell);
      await queue(rendering, playback, stage);
      watched();
    }
    if (turn.signal.aborted) break;
    if (pauseMs > 0) playback.add(new Int16Array((pauseMs * SAMPLE_RATE) / 1000), line === null);
    playback.endPiece();
  }
  if (!turn.signal.aborted) await turn.done;
}

async function queue(rendering: Rendering, playback: Playback, stage: Stage): Promise<void> {
  const { turn } = playback;
  try {
    for await (const samples of rendering.parts()) {
      if (turn.signal.aborted) continue;
      playback.add(samples);
    }
  } catch {
    stage.log.warn({ leg: stage.leg.id }, 'a sentence could not be rendered and was left out');
    turn.leftOut = true;
  }
}

/** Tells once that the caller has heard all that there is, and nothing after it for long. @returns ends it */
function whenSilent(playback: Playback, clock: Clock, tell: () => void): () => void {
  let silentMs = 0;
  let stop: () => void = () => undefined;
  const look = () => {
    silentMs = playback.isHeardOut ? silentMs + LOOK_MS : 0;
    if (silentMs >= PATIENCE_MS) tell();
    else stop = clock.after(LOOK_MS, look);
  };
  stop = clock.after(LOOK_MS, look);
  return () => stop();
}

/** Who waits for a sentence hears that somebody is there. */
function holdOn(playback: Playback, lang: Lang, speech: Speech): void {
  const { turn } = playback;
  if (turn.holding || turn.signal.aborted) return;
  turn.holding = true;
  for (const { line } of pieces([{ prompt: 'holdOn' }], lang)) {
    const audio = line && speech.ready(line);
    if (audio) playback.add(audio, false);
  }
}
