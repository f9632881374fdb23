import type { Access } from '../../access/access.ts';
import type { Clock } from '../../clock.ts';
import type { OnCallPerson, OnCallService, OnCallView } from '../../console/api/services.ts';
import { hasCode } from '../../errors.ts';
import { ladderAt } from '../../oncall/ladder.ts';
import type { RuleName } from '../../oncall/schedule/types.ts';
import { findPerson, type Person, type Practice } from '../../practice/practice.ts';
import type { Store } from '../../store/store.ts';
import type { LiveSchedule } from '../schedule.ts';
import { viewerActor } from './access.ts';

/** As the page words it. */
const BY: Record<RuleName, OnCallView['by']> = {
  override: 'swap',
  swap: 'swap',
  shift: 'rota',
  layer: 'rota',
  otherwise: 'otherwise',
  'last-resort': 'nobody-named',
};

export function onCallService(
  store: Store,
  access: Access,
  practice: Practice,
  clock: Clock,
  live: Pick<LiveSchedule, 'onCallAt'>,
): OnCallService {
  return {
    async view() {
      const rows = await store.people.list();
      const shown = ({ id, name, role, phone }: Person): OnCallPerson => ({
        id,
        name,
        role,
        phone,
        hasPin: rows.find((row) => row.id === id)?.hasPin ?? false,
      });
      const now = live.onCallAt(null, clock.now());
      const holder = (role: string) =>
        role === 'primary' ? now.primary : role === 'backup' ? now.backup : findPerson(practice, role);
      return {
        primary: shown(now.primary),
        backup: shown(now.backup),
        until: now.until,
        by: BY[now.by],
        ladder: ladderAt(practice, clock.now()).map(({ afterMinutes, page }) => {
          const person = holder(page);
          return { afterMinutes, role: page, person: person && shown(person) };
        }),
        people: practice.people.map(shown),
      };
    },
    async setPin(viewer, personId, pin) {
      try {
        await access.pins.setPin(personId, pin, viewerActor(viewer));
        return { ok: true };
      } catch (error) {
        if (hasCode(error, 'NB_PERSON_UNKNOWN')) return { ok: false, why: 'unknown-person' };
        if (hasCode(error, 'NB_PIN_WEAK')) return { ok: false, why: 'too-easy' };
        throw error;
      }
    },
  };
}
