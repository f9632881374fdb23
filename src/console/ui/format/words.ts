import type { Box, Call, Disposition, Message, Note, OnCall, Page, Session, Turn } from '../api/client.ts';

/** What the page calls things: the field's words, one for each thing. */
export const TIERS: Record<string, string> = {
  emergency: 'Emergency',
  urgent: 'Urgent',
  semi_urgent: 'Semi-urgent',
  routine: 'Routine',
  unclear: 'Unclear',
};
/** Most urgent first. */
export const TIER_ORDER = Object.keys(TIERS);

export const LANGUAGES: Record<string, string> = { en: 'English', es: 'Spanish' };

export const OUTCOMES: Record<Call['outcome'], string> = {
  'in-progress': 'On the line',
  completed: 'Completed',
  'caller-hung-up': 'Caller hung up',
  'handed-over': 'Handed over to a person',
  'failed-over': 'Went to the backup path',
  lost: 'Lost',
};

export const SPEAKERS: Record<Turn['speaker'], string> = {
  caller: 'Caller',
  nightbell: 'Nightbell',
  clinician: 'Clinician',
};

export const PAGE_OUTCOMES: Record<Page['outcome'], string> = {
  ringing: 'Ringing',
  busy: 'Busy',
  'no-answer': 'No answer',
  rejected: 'Rejected',
  unreachable: 'Unreachable',
  'no-key': 'Answered, but no key was pressed',
  'wrong-pin': 'Wrong PIN',
  'passed-on': 'Passed on',
  'hung-up': 'Hung up',
  cancelled: 'Cancelled',
  acknowledged: 'Acknowledged',
};
export const CHOICES: Record<NonNullable<Page['choice']>, string> = {
  connected: 'connected to the caller',
  'calls-back': 'calls the caller back',
};

export const FACTS: Record<string, string> = {
  name: 'Name',
  dob: 'Date of birth',
  phone: 'Call-back number',
  reason: 'Reason',
  age: 'Age',
  medication: 'Medication',
  dose: 'Strength',
  frequency: 'How often',
  days_left: 'Days left',
  pharmacy: 'Pharmacy',
  provider: 'Provider',
  when: 'Wanted time',
  carrier: 'Insurance',
  member_id: 'Member ID',
  caller_name: 'Caller',
  relationship: 'Relationship',
};

export const ON_CALL_BY: Record<OnCall['by'], string> = {
  swap: 'By a swap.',
  rota: 'By the rota.',
  otherwise: 'By the standing rule: no shift covers this moment.',
  'nobody-named': 'No shift and no standing rule names anybody: these are the first clinicians of the practice file.',
};

export const PARTS: Record<Box['parts'][number]['id'], string> = {
  asterisk: 'Telephone (Asterisk)',
  speech: 'Speech',
  models: 'Models',
  classifier: 'Second opinion (classifier)',
  llm: 'Third opinion (language model)',
  store: 'Records',
  disk: 'Disk',
  people: 'People on call',
  gateways: 'SMS, mail, pagers and push',
  practice: 'Practice file',
  calls: 'Calls at once',
};

export const ROLES: Record<Session['user']['role'], string> = {
  administrator: 'Administrator',
  'clinical-lead': 'Clinical lead',
  clinician: 'Clinician',
  'front-desk': 'Front desk',
  auditor: 'Auditor',
};

/** Which of the inbox: what somebody has taken is still open to everybody else. */
export const INBOXES = { open: 'Open', done: 'Done' } as const;
export const MESSAGE_STATES: Record<Message['state'], string> = { open: 'Open', taken: 'Taken', done: 'Done' };

/** What came of a call. */
export const TAGS: Record<string, string> = {
  instruct_911: 'Told to call 911',
  page_on_call: 'On call paged',
  morning_list: 'First in line',
  booked: 'Booked',
  refill_task: 'Refill',
  message: 'Message',
  transfer_human: 'Put through',
  polite_end: 'Nothing left to do',
  crisis: 'Crisis',
  told_988: 'Told of 988',
  acknowledged: 'Case taken on call',
  nobody_reached: 'Nobody on call reached',
  moved: 'Moved',
  cancelled: 'Cancelled',
  confirmed: 'Confirmed',
  wait_list: 'Waiting list',
  request: 'Asked for, not done',
  answered: 'Answered',
  not_verified: 'Not verified',
  spanish: 'Spanish',
  voicemail: 'Backup path',
  hung_up: 'Hung up',
  broke_off: 'Broke off',
  silent: 'Nothing said',
};

/** Sections of a note, as they are headed. */
export const SECTIONS: Record<string, string> = {
  situation: 'Situation',
  background: 'Background',
  assessment: 'Assessment',
  recommendation: 'Recommendation',
  request: 'What is asked',
  patient: 'Patient',
  details: 'Details',
  done: 'What was done',
  summary: 'Summary',
};
export const NOTE_KINDS: Record<Note['kind'], string> = { sbar: 'SBAR note', task: 'Task note' };

/** Who or what stands behind a flag that is no rule of a complaint. */
const BEHIND: Record<string, string> = {
  desk: 'Front desk',
  answer: 'Answer',
  modifier: 'Raised by',
  opinion: 'Second opinion',
};
const OPINIONS: Record<string, string> = {
  classifier: 'sentence model',
  llm: 'language model',
  'second-reading': 'second reading of the sound',
};

/** What a flag of a disposition is called: `chest_pain`, `desk.new_patient`, `opinion.classifier`, or a rule of a specialty, `ps.fever`. */
export function ruleName(concept: string): string {
  const [kind = '', id] = concept.split(/\.(.+)/);
  const of = BEHIND[kind];
  if (id && of) return `${of}: ${OPINIONS[id] ?? plain(id).toLowerCase()}`;
  // Of a rule that only knows more words for something, the something.
  const rule = plain((id ?? kind).replace(/_(more|families)$/, ''));
  return id ? `${rule} (${kind})` : rule;
}

/** `chest_pain` as a person would write it. */
export function plain(id: string): string {
  const words = id.replaceAll(/[_.-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const tierRank = (tier: string) => {
  const rank = TIER_ORDER.indexOf(tier);
  return rank < 0 ? TIER_ORDER.length : rank;
};

/** Of several judgements, the one that says why the call has its tier: the first that reached it. */
export function deciding(dispositions: Disposition[], tier: string): Disposition | null {
  return dispositions.find((each) => each.tier === tier) ?? dispositions.at(-1) ?? null;
}
