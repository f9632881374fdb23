import type { Clock } from '../../clock.ts';
import type { Lang } from '../../lang.ts';
import type { Log } from '../../log.ts';
import type { Line, Speech } from '../../speech/speech.ts';
import { SAMPLE_RATE } from '../../telephony/leg.ts';
import { pieces } from '../script.ts';
import type { Playback } from './playback.ts';
import { Rendering } from './rendering.ts';

/** How far ahead a variable sentence is rendered while the one before it plays. */
const RENDER_AHEAD = 3;

export interface Stage {
  speech: Speech;
  clock: Clock;
  log: Log;
  leg: { readonly id: string };
}

/** Renders a turn piece by piece, long ones clause by clause, and queues it as it becomes ready. Resolves when it was heard to its end or is given up. */
export async function perform(playback: Playback, stage: Stage): Promise<void> {
  const { turn } = playback;
  const { speech, clock } = stage;
  const renderings: (Rendering | undefined)[] = [];
  const render = (line: Line) => {
    const failed = () => holdOn(playback, line.lang, speech);
    return new Rendering(line, { speech, clock, signal: turn.signal, failed });
  };
  for (let i = 0; i < turn.pieces.length && !turn.signal.aborted; i++) {
    const { line, pauseMs } = turn.pieces[i]!;
    const next = () => {
      for (let ahead = i + 1; ahead <= i + RENDER_AHEAD; ahead++) {
        const { line: other } = turn.pieces[ahead] ?? { line: null };
        if (other && !renderings[ahead] && !speech.ready(other)) renderings[ahead] = render(other);
      }
    };
    const ready = line && speech.ready(line);
    // The first sound is waited for: nothing else is rendered beside it.
    if (ready || !line || i > 0) next();
    if (ready) playback.add(ready);
    else if (line) {
      renderings[i] ??= render(line);
      await queue(renderings[i]!, playback, stage, next);
    }
    if (turn.signal.aborted) break;
    if (pauseMs > 0) playback.add(new Int16Array((pauseMs * SAMPLE_RATE) / 1000), line === null);
    playback.endPiece();
  }
  if (!turn.signal.aborted) await turn.done;
}

/** @param begun its first sound is there */
async function queue(rendering: Rendering, playback: Playback, stage: Stage, begun: () => void): Promise<void> {
  const { turn } = playback;
  try {
    for await (const samples of rendering.parts()) {
      if (turn.signal.aborted) continue;
      playback.add(samples);
      begun();
    }
  } catch {
    stage.log.warn({ leg: stage.leg.id }, 'a sentence could not be rendered and was left out');
    turn.leftOut = true;
  }
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
