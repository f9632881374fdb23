import type { Box, Call, Disposition, Message, OnCall, Page, Session, Turn } from '../api/client.ts';

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
  dose: 'Dose',
  pharmacy: 'Pharmacy',
  provider: 'Provider',
  member_id: 'Member ID',
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
  practice: 'Practice file',
};

export const ROLES: Record<Session['user']['role'], string> = {
  administrator: 'Administrator',
  'clinical-lead': 'Clinical lead',
  clinician: 'Clinician',
  'front-desk': 'Front desk',
  auditor: 'Auditor',
};

export const MESSAGE_STATES: Record<Message['state'], string> = { open: 'Open', done: 'Done' };

/** `chest_pain` as a person would write it. */
export function plain(id: string): string {
  const words = id.replaceAll(/[_-]+/g, ' ');
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
