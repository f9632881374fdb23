import type { Clock } from '../clock.ts';
import type { FailReason, Sent } from '../delivery/types.ts';
import type { Log } from '../log.ts';
import type { Speech } from '../speech/speech.ts';
import type { OriginateResult, Trunk } from '../telephony/trunk.ts';
import { Floor } from './floor.ts';
import type { Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';

export interface NoticeRunOptions {
  trunk: Pick<Trunk, 'originate'>;
  speech: Speech;
  clock: Clock;
  log: Log;
  ringSeconds: number;
}

/** What the line answered, in the words of a gateway. */
const REASONS: Record<Exclude<OriginateResult['outcome'], 'answered'>, FailReason> = {
  busy: 'busy',
  'no-answer': 'late',
  rejected: 'refused',
  unreachable: 'unreachable',
  cancelled: 'cancelled',
};

/**
 * Rings a number, says something that holds nothing about anybody, and hangs up. A machine may record it. `delivered`: the line was answered
 * and it was said to the end; `accepted`: whoever answered hung up before. Never rejects.
 */
export async function ringAndSay(
  options: NoticeRunOptions,
  number: string,
  said: Said[],
  reference: string,
  signal?: AbortSignal,
): Promise<Sent> {
  const { trunk, speech, clock, log, ringSeconds } = options;
  try {
    const result = await trunk.originate({ to: number, ringSeconds, ...(signal && { signal }) });
    if (result.outcome !== 'answered') return { state: 'failed', reference, reason: REASONS[result.outcome] };
    const { leg } = result;
    const stop = () => void leg.hangUp().catch(() => undefined);
    signal?.addEventListener('abort', stop, { once: true });
    const listening = { langs: [], endSilenceMs: 0, silenceMs: 60_000, keys: 1 };
    const floor = new Floor({ leg, speech, clock, log, deaf: true, listening });
    await floor.say(said, CLINICIAN_LANG, false);
    const heard = leg.over === null;
    await leg.hangUp().catch(() => undefined);
    signal?.removeEventListener('abort', stop);
    return { state: heard ? 'delivered' : 'accepted', reference, reason: null };
  } catch (error) {
    log.warn({ code: (error as { code?: string }).code }, 'a notice by voice failed');
    return { state: 'failed', reference, reason: 'unreachable' };
  }
}

/** Somebody else has what this person took. The four digits are said one by one, as in a text. */
export function takenOver(practice: string, reference: string): Said {
  return { prompt: 'clinician.takenOver', facts: { practice, reference: [...reference].join(' ') } };
}
