import type { Clock } from '../clock.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Floor } from './floor.ts';
import type { Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';

export interface KeyQuestion {
  said: Said[];
  /** How many keys make the answer; `#` ends it earlier. */
  keys: number;
  /** How long to wait after the prompt was played, in ms. */
  waitMs: number;
  /** Told when the prompt was played to its end with the line still up. */
  played?: () => void;
}

/** Asks something that is answered by keys. Keys may come while the prompt plays. null: no key came, or the leg is over. */
export async function askKeys(leg: CallLeg, floor: Floor, clock: Clock, question: KeyQuestion): Promise<string | null> {
  if (leg.over) return null;
  floor.expect({ langs: [], endSilenceMs: 0, silenceMs: question.waitMs, keys: question.keys });
  return await new Promise((resolve) => {
    let stopTimer: () => void = () => undefined;
    const done = (answer: string | null) => {
      stopTimer();
      floor.off('keys', onKeys);
      leg.off('ended', onEnded);
      resolve(answer);
    };
    const onKeys = (digits: string) => done(digits);
    const onEnded = () => done(null);
    floor.on('keys', onKeys);
    leg.on('ended', onEnded);
    floor
      .say(question.said, CLINICIAN_LANG, true)
      .then(({ complete }) => {
        if (complete && !leg.over) question.played?.();
        stopTimer = clock.after(question.waitMs, () => done(null));
      })
      .catch(() => done(null));
  });
}
