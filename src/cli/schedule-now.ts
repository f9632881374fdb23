import { systemClock } from '../clock.ts';
import { hasCode } from '../errors.ts';
import { silentLog } from '../log.ts';
import { scheduleOf } from '../oncall/schedule/practice-file.ts';
import type { Schedule } from '../oncall/schedule/types.ts';
import type { Practice } from '../practice/practice.ts';
import { LiveSchedule } from '../wiring/schedule.ts';
import { withStore } from './rooms-alone.ts';

/** What the store holds laid over the practice file; a box that never started has only that. */
export async function scheduleNow(practice: Practice): Promise<Schedule> {
  try {
    return await withStore(async (store) => {
      const live = await new LiveSchedule({ store, practice, clock: systemClock, log: silentLog }).open();
      await live.close();
      return live.current;
    });
  } catch (error) {
    if (hasCode(error, 'NB_STORE_NONE')) return scheduleOf(practice);
    throw error;
  }
}
