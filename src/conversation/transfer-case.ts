import type { Intent } from '../understanding/types.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';
import { spokenDate, spokenWhen } from './spoken.ts';
import type { TransferCase } from './transfer.ts';

const WHY: Partial<Record<Intent, ClinicianPrompt>> = {
  symptom: 'transferSymptom',
  schedule: 'transferSchedule',
  reschedule: 'transferReschedule',
  cancel: 'transferCancel',
  refill: 'transferRefill',
  new_patient: 'transferNewPatient',
  insurance: 'transferInsurance',
  billing: 'transferBilling',
  referral: 'transferReferral',
  records: 'transferRecords',
  results: 'transferResults',
  faq: 'transferQuestion',
};
const REASONS: Record<TransferCase['why'], ClinicianPrompt | null> = {
  asked: 'transferPerson',
  misunderstood: 'transferMisunderstood',
  distress: 'transferDistress',
  language: 'transferLanguage',
  form: null,
};
const FACTS: Record<string, ClinicianPrompt> = {
  medication: 'transferMedicine',
  pharmacy: 'transferPharmacy',
  provider: 'transferProvider',
  carrier: 'transferCarrier',
};
/** Somebody holds the line meanwhile: about ten seconds of the caller's own words. */
const MOST_WORDS = 25;

/** How urgent, who, why, in which words and what was collected, short enough to be heard while somebody waits. Pure. */
export function whisper(current: TransferCase): Said[] {
  const { tier, patient, intent, reason, facts } = current;
  const transferred = REASONS[current.why];
  const out: Said[] = [];
  if (tier === 'emergency') out.push(said('caseEmergency'));
  else if (tier === 'urgent') out.push(said('caseUrgent'));
  else if (tier === 'semi_urgent') out.push(said('transferSoon'));
  if (patient.name && patient.dob)
    out.push(said('casePatient', { name: patient.name, date: spokenDate(patient.dob, CLINICIAN_LANG) }));
  else out.push(patient.name ? said('casePatientName', { name: patient.name }) : said('casePatientUnknown'));
  const fact = (wanted: string) => facts.find(({ name }) => name === wanted)?.value ?? '';
  const caller = fact('caller_name');
  if (caller && caller.toLowerCase() !== patient.name?.toLowerCase())
    out.push(said('transferCaller', { name: ended(caller) }));
  const about = WHY[intent];
  if (about) out.push(said(about));
  if (transferred) out.push(said(transferred));
  const words = reason.split(/\s+/).filter(Boolean);
  if (words.length > 0) out.push(said('caseReason', { reason: ended(words.slice(0, MOST_WORDS).join(' ')) }));
  const dose = fact('dose');
  for (const { name, value } of facts) {
    const prompt = FACTS[name];
    if (prompt) out.push(said(prompt, { reason: ended(name === 'medication' && dose ? `${value} ${dose}` : value) }));
  }
  if (fact('days_left')) out.push(said('transferDaysLeft', { reason: ended(fact('days_left')) }));
  if (fact('when')) out.push(said('transferWhen', { reason: ended(spokenWhen(fact('when'), CLINICIAN_LANG)) }));
  if (current.lang === 'es') out.push(said('caseSpanish'));
  if (current.crisis) out.push(said('caseCrisis'));
  return out;
}

/** A text that a full stop of ours follows. */
function ended(text: string): string {
  return text.replace(/[.,;:?!\s]+$/, '');
}

function said(prompt: ClinicianPrompt, facts?: Facts): Said {
  return { prompt: `clinician.${prompt}`, ...(facts && { facts }) };
}
