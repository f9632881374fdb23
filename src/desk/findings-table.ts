import { TIERS } from '../triage/types.ts';

/** What forms may ask about beside facts, with the values that each can have. docs/reference/forms.md is made from this. */
export interface FindingRule {
  about: string;
  values: readonly (string | boolean)[];
}

const yesNo = [true, false] as const;

export const FINDINGS = {
  controlled: {
    about: "The medicine is a controlled substance by the federal schedules or on the practice's own list.",
    values: yesNo,
  },
  vital: {
    about: 'Being without the medicine is a danger in itself: insulin, a seizure medicine, a blood thinner …',
    values: yesNo,
  },
  supply: {
    about: 'How much of the medicine is left: `out` none, `low` two days or fewer, `enough` more.',
    values: ['out', 'low', 'enough'],
  },
  supply_days: {
    about: 'The number of days that are left, where one was told; `unknown` where only "running low" or nothing was.',
    values: [],
  },
  vital_gap: {
    about:
      'A vital medicine and its supply together: `now` none is left, `soon` two days or fewer or nobody knows, `none` there is no gap.',
    values: ['now', 'soon', 'none'],
  },
  open: { about: 'The office is open now.', values: yesNo },
  hours: { about: 'Why it is open or not.', values: ['open', 'lunch', 'closed', 'holiday'] },
  verified: {
    about: 'Two identifiers match a patient of the practice. Texts must not tell which it is.',
    values: yesNo,
  },
  about: { about: 'Whom the call is about.', values: ['self', 'child', 'other'] },
  tier: { about: 'How urgent the call is by now.', values: TIERS },
  new_patient: { about: 'The patient was never seen at the practice, by their own word.', values: yesNo },
  matter: { about: 'What the words say it is about, beyond what the caller wants: an id of `matters:`.', values: [] },
  plan: { about: "Whether the insurance plan is on the practice's list.", values: ['listed', 'not-listed', 'unsure'] },
  visit_approval: { about: 'Somebody of the practice has to agree to this kind of visit.', values: yesNo },
  slot: { about: 'What became of the times that were offered.', values: ['taken', 'declined', 'none'] },
  visits: {
    about: 'Whether a verified patient has visits that are coming; `kept`: one was named, and stays after all.',
    values: ['none', 'some', 'kept'],
  },
  answer: { about: "Whether the practice's approved answers hold one to the question.", values: ['found', 'none'] },
  specialty_said: {
    about: 'The caller has named the specialist or the service already; else `unknown`.',
    values: [true],
  },
  test_said: { about: 'The caller has named the test already; else `unknown`.', values: [true] },
  self_pay: {
    about: 'The practice says, in the language of the call, what a visit costs whoever pays it themselves.',
    values: ['known'],
  },
  walk_in: { about: 'The practice keeps a walk-in clinic.', values: yesNo },
  wait: { about: 'Whether the wait at the walk-in clinic is known.', values: ['known', 'unknown'] },
} as const satisfies Record<string, FindingRule>;
export type FindingName = keyof typeof FINDINGS;
