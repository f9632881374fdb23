import { NightbellError } from '../errors.ts';

/**
 * Why a supervised process ended, as its exit code. docs/reference/errors.md shows this table.
 * Codes below 64 belong to Node and the shell, those above 128 to signals.
 */
export const EXITS = {
  stopped: { code: 0, what: 'It was asked to stop.' },
  modelMissing: { code: 70, what: 'A model file was not there.' },
  modelBad: { code: 71, what: 'A model file could not be loaded.' },
  outOfMemory: { code: 72, what: 'It used more memory than it may; it is restarted before the box suffers.' },
  protocol: { code: 73, what: 'It was sent something that it does not know: parent and child are of two versions.' },
  parentGone: { code: 74, what: 'The main process is gone.' },
  broken: { code: 75, what: 'An error that nothing caught.' },
} as const satisfies Record<string, { code: number; what: string }>;

export type ExitReason = keyof typeof EXITS | 'crashed' | 'killed' | 'hung';

/** How a child ended: what Node tells of it, and what it was loading at that moment. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Id of the model that was being loaded. */
  loading: string | null;
  /** It gave no sign of life and was killed for it. */
  hung: boolean;
}

/**
 * The reason behind an ending. Native code that meets a broken model file ends the process by a signal
 * (ONNX Runtime throws, nothing catches it), so a crash while loading counts as a bad model.
 */
export function exitReason(ending: Ending): ExitReason {
  if (ending.hung) return 'hung';
  if (ending.signal === 'SIGKILL' || ending.signal === 'SIGTERM') return 'killed';
  for (const [reason, { code }] of Object.entries(EXITS)) {
    if (ending.code === code) return reason as keyof typeof EXITS;
  }
  return ending.loading ? 'modelBad' : 'crashed';
}

export type StartCode = 'NB_SPEECH_START' | 'NB_OPINION_START';

/** The error that a failed start is told with. `name` is the process: ears, mouth. */
export function startError(
  { name, startCode }: { name: string; startCode: StartCode },
  ending: Ending,
): NightbellError {
  const reason = exitReason(ending);
  if (reason === 'modelMissing') return new NightbellError('NB_MODEL_MISSING', ending.loading ?? name);
  if (reason === 'modelBad') return new NightbellError('NB_MODEL_HASH', `${ending.loading ?? name} cannot be loaded`);
  const how = ending.signal ?? `code ${ending.code}`;
  return new NightbellError(startCode, `${name}: ${reason}, ${how}`);
}
