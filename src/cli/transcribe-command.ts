import { silentLog } from '../log.ts';
import { loadSettings } from '../settings/load.ts';
import { createSpeech } from '../speech/index.ts';
import type { Io } from './io.ts';
import { transcribe } from './transcribe.ts';

/** `nightbell transcribe --jsonl` with the box's own recognisers. */
export function transcribeCommand(args: string[], io: Io): Promise<number> {
  return transcribe(args, io, () => createSpeech(loadSettings(), silentLog));
}
