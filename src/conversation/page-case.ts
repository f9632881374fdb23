import type { PageCase } from '../oncall/page.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';
import { nationalDigits, spokenDate } from './spoken.ts';

const said = (prompt: ClinicianPrompt, facts?: Facts): Said => ({
  prompt: `clinician.${prompt}`,
  ...(facts && { facts }),
});

/** The case as a clinician wants to hear it: how urgent, who, what, what was done, and whether the caller is still there. */
export function caseSaid(page: PageCase): Said[] {
  const { patient } = page;
  const out: Said[] = [said(page.tier === 'emergency' ? 'caseEmergency' : 'caseUrgent')];
  if (patient.name && patient.dob)
    out.push(said('casePatient', { name: patient.name, date: spokenDate(patient.dob, CLINICIAN_LANG) }));
  else if (patient.name) out.push(said('casePatientName', { name: patient.name }));
  else out.push(said('casePatientUnknown'));
  out.push(page.reason ? said('caseReason', { reason: page.reason.replace(/[.?!\s]+$/, '') }) : said('caseNoReason'));
  if (page.lang === 'es') out.push(said('caseSpanish'));
  if (page.told911) out.push(said('caseTold911'));
  if (page.crisis) out.push(said('caseCrisis'));
  out.push(said(page.waiting ? 'caseWaiting' : 'caseGone'));
  return out;
}

export function numberSaid(page: PageCase): Said[] {
  return [page.phone ? said('number', { digits: nationalDigits(page.phone) }) : said('noNumber')];
}
