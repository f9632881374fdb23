import type { Clock } from '../../clock.ts';
import type { Lang } from '../../lang.ts';
import type { Log } from '../../log.ts';
import type { Line, Speech } from '../../speech/speech.ts';
import { SAMPLE_RATE } from '../../telephony/leg.ts';
import { pieces } from '../script.ts';
import type { Playback } from './playback.ts';

/** How far ahead a variable sentence is rendered while the one before it plays. */
const RENDER_AHEAD = 3;
/** A synthesiser that died is back after some 3 s, later on a busy machine. A fact that is left out is worse than a wait. */
const RENDER_TRIES = 30;
const RENDER_AGAIN_MS = 300;

export interface Stage {
  speech: Speech;
  clock: Clock;
  log: Log;
  leg: { readonly id: string };
}

/** Renders a turn piece by piece and queues it as it becomes ready. Resolves when it was heard to its end or is given up. */
export async function perform(playback: Playback, stage: Stage): Promise<void> {
  const { turn } = playback;
  const { speech } = stage;
  const renders: (Promise<Int16Array[]> | undefined)[] = [];
  const render = (line: Line, i: number) => {
    renders[i] = rendered(line, playback, stage);
    renders[i].catch(() => undefined);
  };
  for (let i = 0; i < turn.pieces.length && !turn.signal.aborted; i++) {
    for (let ahead = i; ahead <= i + RENDER_AHEAD; ahead++) {
      const line = turn.pieces[ahead]?.line;
      if (line && !renders[ahead] && !speech.ready(line)) render(line, ahead);
    }
    const { line, pauseMs } = turn.pieces[i]!;
    if (line) await queueLine(line, renders[i], playback, stage);
    if (turn.signal.aborted) break;
    if (pauseMs > 0) playback.add(new Int16Array((pauseMs * SAMPLE_RATE) / 1000), line === null);
    playback.endPiece();
  }
  if (!turn.signal.aborted) await turn.done;
}

async function queueLine(
  line: Line,
  rendering: Promise<Int16Array[]> | undefined,
  playback: Playback,
  stage: Stage,
): Promise<void> {
  const { turn } = playback;
  const ready = stage.speech.ready(line);
  if (ready) return playback.add(ready);
  try {
    for (const samples of await (rendering ?? rendered(line, playback, stage)))
      if (!turn.signal.aborted) playback.add(samples);
  } catch {
    stage.log.warn({ leg: stage.leg.id }, 'a sentence could not be rendered and was left out');
    turn.leftOut = true;
  }
}

/** Tried until a synthesiser that died is back; who waits for the sentence meanwhile hears that somebody is there. */
async function rendered(line: Line, playback: Playback, { speech, clock }: Stage): Promise<Int16Array[]> {
  const { signal } = playback.turn;
  for (let attempt = 1; ; attempt++) {
    try {
      const out: Int16Array[] = [];
      for await (const samples of speech.say(line, signal)) out.push(samples);
      return out;
    } catch (error) {
      if (attempt === RENDER_TRIES || signal.aborted) throw error;
      if (attempt === 1) holdOn(playback, line.lang, speech);
      await new Promise<void>((resolve) => clock.after(RENDER_AGAIN_MS, resolve));
    }
  }
}

function holdOn(playback: Playback, lang: Lang, speech: Speech): void {
  const { turn } = playback;
  if (turn.holding || turn.signal.aborted) return;
  turn.holding = true;
  for (const { line } of pieces([{ prompt: 'holdOn' }], lang)) {
    const audio = line && speech.ready(line);
    if (audio) playback.add(audio, false);
  }
}
