import type { Done } from './types.ts';

/**
 * Every sentence of a note, in the staff's language. Braces are filled with facts by id; a sentence is written only where all its facts are
 * there. Of several, the first that can be filled. No sentence says more than was said or done: none names an illness that no rule names.
 */

/** Forms that any of several intents may lead to: what was asked is theirs, whatever word led there. */
export const OF_FORMS: ReadonlySet<string> = new Set(['wait_list', 'confirm', 'check_in', 'shift_off', 'dispatch']);

/** What the sentences of a thing that was asked for are chosen by. */
export const kindOf = ({ form = '', intent = 'other' }: Readonly<Record<string, string>>): string =>
  OF_FORMS.has(form) ? form : intent;

/** What is asked, by intent or by the form: the first line of a task. */
export const REQUESTS: Record<string, readonly string[]> = {
  symptom: ['Tells of a complaint or asks a clinical question.'],
  schedule: ['Asks for an appointment with {provider}.', 'Asks for an appointment.'],
  reschedule: ['Asks to move an appointment with {provider}.', 'Asks to move an appointment.'],
  cancel: ['Asks to cancel an appointment with {provider}.', 'Asks to cancel an appointment.'],
  refill: [
    'Asks for a refill of {medication}, {dose}.',
    'Asks for a refill of {medication}.',
    'Asks for a refill; the medicine is not clear.',
  ],
  new_patient: ['Wants to become a patient.'],
  insurance: ['Asks about insurance with {carrier}.', 'Asks about insurance.'],
  billing: ['Asks about a bill.'],
  referral: ['Asks about a referral.'],
  records: ['Asks for records or a form.'],
  results: ['Asks about results. None were read out.'],
  faq: ['Asks a question about the practice.'],
  message: ['Leaves a message.'],
  human: ['Asks for a person.'],
  wrong_number: ['Dialled a wrong number.'],
  other: ['It did not become clear what is asked: call back and ask.'],
  wait_list: ['Asks to be on the waiting list of {provider}.', 'Asks to be on the waiting list.'],
  confirm: ['Asks about an appointment that stands.'],
  check_in: ['An aide checks in or out.'],
  shift_off: ['An aide cannot come.'],
  dispatch: ['Help at home is missing.'],
};

/** One line for a list, by intent or by the form. */
export const TITLES: Record<string, readonly string[]> = {
  symptom: ['Clinical question'],
  schedule: ['Appointment with {provider}', 'Appointment'],
  reschedule: ['Move an appointment'],
  cancel: ['Cancel an appointment'],
  refill: ['Refill: {medication}, {dose}', 'Refill: {medication}', 'Refill'],
  new_patient: ['New patient'],
  insurance: ['Insurance: {carrier}', 'Insurance'],
  billing: ['Bill'],
  referral: ['Referral'],
  records: ['Records or a form'],
  results: ['Results'],
  faq: ['Question about the practice'],
  message: ['Message'],
  human: ['Asks for a person'],
  wrong_number: ['Wrong number'],
  other: ['Unclear call'],
  wait_list: ['Waiting list'],
  confirm: ['Appointment that stands'],
  check_in: ['Aide checks in or out'],
  shift_off: ['Aide cannot come'],
  dispatch: ['Help at home is missing'],
};

export const PATIENT: readonly string[] = [
  'Patient: {name}, born {dob}.',
  'Patient: {name}.',
  'The patient was born {dob}; no name was given.',
];

export const CALLER: readonly string[] = [
  'The call was made for the patient by {caller_name}: {relationship}.',
  'The call was made for the patient by {caller_name}.',
];

/** What was done, by deed. */
export const DEED_SENTENCES: Record<Done, readonly string[]> = {
  booked: [
    'Booked: {visit} with {provider}, {start}, {location}.',
    'Booked: {visit} with {provider}, {start}.',
    'Booked with {provider}, {start}.',
    'Booked: {start}.',
    'A visit was booked.',
  ],
  moved: [
    'Moved to {start} with {provider}, {location}.',
    'Moved to {start} with {provider}.',
    'Moved to {start}.',
    'The visit was moved.',
  ],
  cancelled: [
    'Cancelled: the visit with {provider}, {start}.',
    'Cancelled: the visit of {start}.',
    'A visit was cancelled.',
  ],
  confirmed: [
    'Confirmed: the visit with {provider}, {start}.',
    'Confirmed: the visit of {start}.',
    'A visit was confirmed.',
  ],
  wait_list: ['On the waiting list for {provider}.', 'On the waiting list.'],
  answered: ['The approved answer was read out: {topic}.', 'An approved answer was read out.'],
  transferred: ['Put through to a person.'],
  verified: ['Name and date of birth match a patient of the practice.'],
  not_verified: ['The caller could not be matched with a patient: check who it is before anything is said or changed.'],
  missed_again: ['The same number called again without a word.'],
  rung_back: ['The box rang back once: {outcome}.', 'The box rang back once.'],
  message: [],
  refill_task: ['Nothing was promised: the practice decides about the refill.'],
  request: ['Asked for and not done yet: somebody of the practice has to agree to it or do it.'],
};

/** What a detail is called. What is not here is called by its id. */
export const LABELS: Record<string, string> = {
  age: 'Age',
  symptom: 'Complaint',
  duration: 'Since when',
  medication: 'Medicine',
  dose: 'Strength',
  frequency: 'How often',
  days_left: 'Days left',
  pharmacy: 'Pharmacy',
  provider: 'Provider',
  visit: 'Kind of visit',
  when: 'Wanted time',
  on_list: 'Wants to be on the waiting list',
  arrival: 'Could be here',
  carrier: 'Insurance',
  member_id: 'Member ID',
  group_number: 'Group number',
  specialty: 'Referral for',
  authorization_number: 'Referral or authorization number',
  records_what: 'Records',
  records_to: 'To be sent to',
  paperwork_what: 'Form to be filled in',
  results_which: 'Which results',
  which_bill: 'Which bill',
  caller_from: 'Calling from',
  test_name: 'Test',
  test_value: 'Value',
  drawn_at: 'Drawn',
  needs_now: 'A clinician needs to hear it now',
  check_kind: 'Checking',
  check_time: 'At',
  concern: 'Something a nurse should hear',
  concern_what: 'What a nurse should hear',
  help_needed: 'Help that is needed',
  safe_now: 'Somebody is with the client, who is safe',
};

/** Kept as they were said, in the caller's language: they are quoted. */
export const QUOTED: ReadonlySet<string> = new Set([
  'relationship',
  'symptom',
  'duration',
  'frequency',
  'amount_left',
  'visit',
  'arrival',
  'specialty',
  'records_what',
  'records_to',
  'paperwork_what',
  'results_which',
  'which_bill',
  'caller_from',
  'test_name',
  'test_value',
  'drawn_at',
  'check_time',
  'concern_what',
  'help_needed',
]);

/** Of these a time that was told is wanted for a visit; of anything else it is when to call. */
export const BOOKS: ReadonlySet<string> = new Set(['schedule', 'new_patient']);
/** Of these a time may be the one that stands or the one that is wanted. */
export const TIME_NAMED: ReadonlySet<string> = new Set(['reschedule', 'cancel']);

/** Told in sentences of their own, or the caller's words themselves. */
export const NO_DETAILS: ReadonlySet<string> = new Set([
  'name',
  'dob',
  'phone',
  'reason',
  'caller_name',
  'relationship',
]);

/** A mistake in one of these harms: that the caller did not agree to it is said. */
export const CHECKED: ReadonlySet<string> = new Set([
  'name',
  'dob',
  'phone',
  'medication',
  'dose',
  'member_id',
  'authorization_number',
  'test_value',
]);

/** Whoever calls back needs these. */
export const WANTED: readonly (readonly [fact: string, called: string])[] = [
  ['name', 'the name'],
  ['dob', 'the date of birth'],
];
