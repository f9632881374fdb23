import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PageCase } from '../oncall/page.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Trunk } from '../telephony/trunk.ts';
import { Floor } from './floor.ts';
import { tellNumber } from './page-run.ts';
import type { Said } from './prompts/catalogue.ts';

export interface CallBackOptions {
  trunk: Pick<Trunk, 'originate'>;
  speech: Speech;
  clock: Clock;
  log: Log;
  ringSeconds: number;
}

const UNREACHABLE: Said = { prompt: 'clinician.callerUnreachable' };

/**
 * Rings a caller who has hung up and joins the clinician with them. Neither sees the other's own number: both legs show
 * the practice's. Nobody there: the clinician hears so, and the number. Resolves true when they were joined.
 */
export function makeCallBack(
  options: CallBackOptions,
): (clinician: CallLeg, current: () => PageCase) => Promise<boolean> {
  return async (clinician, current) => {
    const { phone } = current();
    const result = phone ? await options.trunk.originate({ to: phone, ringSeconds: options.ringSeconds }) : null;
    if (result?.outcome === 'answered') {
      if (!clinician.over) {
        await clinician.handOver({ to: 'leg', leg: result.leg });
        return true;
      }
      await result.leg.handOver({ to: 'backup' }).catch(() => undefined);
      return false;
    }
    if (clinician.over) return false;
    const { speech, clock, log } = options;
    const floor = new Floor({
      leg: clinician,
      speech,
      clock,
      log,
      deaf: true,
      listening: { langs: [], endSilenceMs: 0, silenceMs: 60_000, keys: 1 },
    });
    await tellNumber(clinician, floor, clock, current(), [UNREACHABLE]);
    return false;
  };
}
