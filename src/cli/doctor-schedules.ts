import { systemClock } from '../clock.ts';
import { readSecret } from '../delivery/gateway.ts';
import { fetchSchedule } from '../oncall/exchange/fetch.ts';
import { isoOf } from '../oncall/schedule/clock.ts';
import type { Settings } from '../settings/schema.ts';

/** A day is enough to see whether a server answers. */
const DAY_MS = 86_400_000;

/** Which of the schedules that are kept elsewhere do not answer, each with why. They are asked; nothing is taken in. */
export async function unreachableSchedules({ schedules }: Pick<Settings, 'schedules'>): Promise<string[]> {
  const now = systemClock.now();
  const range = { start: isoOf(now), end: isoOf(now + DAY_MS) };
  const asked = schedules.map(async ({ id, kind, url, user, passwordFile }) => {
    try {
      const password = passwordFile === '' ? '' : readSecret(passwordFile, `schedules/${id}`);
      await fetchSchedule({ kind, url, user, password }, range);
      return [];
    } catch (error) {
      return [`${id}: ${(error as Error).message}`];
    }
  });
  return (await Promise.all(asked)).flat();
}
