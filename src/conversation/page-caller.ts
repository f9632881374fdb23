import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PageCase } from '../oncall/page.ts';
import type { CallerNews } from '../oncall/paging/types.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Trunk } from '../telephony/trunk.ts';
import { keyFloor, type PickedUp } from './page-run.ts';
import type { Said } from './prompts/catalogue.ts';

export interface CallerRingOptions {
  trunk: Pick<Trunk, 'originate'>;
  speech: Speech;
  clock: Clock;
  log: Log;
  ringSeconds: number;
  practiceName: string;
  callbackMinutes: number;
  /** A hospital that is open at any hour, as the practice wrote it; null: none is named. */
  hospital: string | null;
  pickedUp: (leg: CallLeg) => PickedUp;
}

/** Time to get the telephone to the ear, ms. */
const BREATH_MS = 600;

/**
 * Rings a caller who is gone and says what has become of their call, twice, in their language. Resolves `heard` when all of it was played to
 * somebody. A machine is asked to call back and no more (S8): that counts as not heard.
 */
export function makeCallerRing(options: CallerRingOptions) {
  return async (news: CallerNews, page: PageCase, signal: AbortSignal): Promise<'heard' | 'no-answer'> => {
    if (!page.phone) return 'no-answer';
    const { trunk, clock, ringSeconds } = options;
    const result = await trunk.originate({ to: page.phone, ringSeconds, signal });
    if (result.outcome !== 'answered') return 'no-answer';
    const { leg } = result;
    const stop = () => void leg.hangUp().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    const picked = options.pickedUp(leg);
    try {
      await new Promise<void>((resolve) => void clock.after(BREATH_MS, resolve));
      const floor = keyFloor(leg, options);
      const machine = picked.first.then(({ by }) => by === 'machine' || by === 'fax' || by === 'network');
      const told = floor.say([...newsSaid(news, options), ...newsSaid(news, options)], page.lang, false);
      const machineFirst = await Promise.race([
        told.then(() => false),
        machine.then((is) => is || told.then(() => false)),
      ]);
      if (!machineFirst) return (await told).complete ? 'heard' : 'no-answer';
      floor.hush();
      await picked.message();
      const { practiceName } = options;
      await floor.say([{ prompt: 'ringBackMachine', facts: { practice: practiceName } }], page.lang, false);
      return 'no-answer';
    } finally {
      picked.stop();
      signal.removeEventListener('abort', stop);
      await leg.hangUp().catch(() => undefined);
    }
  };
}

function newsSaid(news: CallerNews, { practiceName, callbackMinutes, hospital }: CallerRingOptions): Said[] {
  const practice = practiceName;
  const worse: Said[] = [{ prompt: 'ringBackWorse' }];
  if (news === 'dropped')
    return [{ prompt: 'ringBackDropped', facts: { practice, minutes: String(callbackMinutes) } }, ...worse];
  const place: Said[] = hospital ? [{ prompt: 'ringBackHospital', facts: { place: hospital } }] : [];
  if (news === 'nobody-yet') return [{ prompt: 'ringBackNobodyYet', facts: { practice } }, ...place, ...worse];
  return [{ prompt: 'ringBackNobody', facts: { practice } }, ...place, ...worse];
}
