import type { Intent } from '../../understanding/types.ts';

/** Wishes that hide no complaint, where nothing else was found in the words. */
export const OF_THE_DESK: ReadonlySet<Intent> = new Set<Intent>([
  'schedule',
  'reschedule',
  'cancel',
  'billing',
  'insurance',
  'records',
  'referral',
  'new_patient',
  'faq',
]);
