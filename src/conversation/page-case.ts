import type { PageCase } from '../oncall/page.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';
import { nationalDigits, spokenDate } from './spoken.ts';

const said = (prompt: ClinicianPrompt, facts?: Facts): Said => ({
  prompt: `clinician.${prompt}`,
  ...(facts && { facts }),
});

/**
 * The case in the order in which a clinician wants to hear it: how urgent, who, how old, what, since when, what stood out, what was advised,
 * and whether the caller is still there.
 * @param today `YYYY-MM-DD` of the practice, for the age
 */
export function caseSaid(page: PageCase, today: string): Said[] {
  const { patient } = page;
  const out: Said[] = [said(page.tier === 'emergency' ? 'caseEmergency' : 'caseUrgent')];
  if (patient.name && patient.dob)
    out.push(said('casePatient', { name: patient.name, date: spokenDate(patient.dob, CLINICIAN_LANG) }));
  else if (patient.name) out.push(said('casePatientName', { name: patient.name }));
  else out.push(said('casePatientUnknown'));
  const age = (patient.dob && ageOn(patient.dob, today)) || patient.age;
  if (age) out.push(said('caseAge', { age }));
  out.push(page.reason ? said('caseReason', { reason: unstopped(page.reason) }) : said('caseNoReason'));
  if (page.since) out.push(said('caseSince', { reason: unstopped(page.since) }));
  const flags = longest(page.flags.map(({ words }) => unstopped(words)));
  if (flags.length > 0 && !flags.every((words) => page.reason.includes(words) && page.reason.length < SHORT))
    out.push(said('caseFlags', { reason: flags.join(', ') }));
  for (const words of page.added ?? []) out.push(said('caseAdded', { reason: unstopped(words) }));
  if (page.lang === 'es') out.push(said('caseSpanish'));
  if (page.told911) out.push(said('caseTold911'));
  if (page.crisis) out.push(said('caseCrisis'));
  if (page.advised) out.push(said('caseAdvised'));
  out.push(said(page.waiting ? 'caseWaiting' : 'caseGone'));
  return out;
}

/** A reason so short holds what stood out in so few words that nobody needs to hear them twice. */
const SHORT = 120;

export function numberSaid(page: PageCase): Said[] {
  return [page.phone ? said('number', { digits: nationalDigits(page.phone) }) : said('noNumber')];
}

/** "43 years", under two years "7 months", under two months "12 days"; null where the date of birth is none or lies ahead. */
export function ageOn(dob: string, today: string): string | null {
  const born = Date.parse(`${dob}T00:00:00Z`);
  const now = Date.parse(`${today}T00:00:00Z`);
  if (Number.isNaN(born) || Number.isNaN(now) || born > now) return null;
  const [bornYear = 0, bornMonth = 0, bornDay = 0] = dob.split('-').map(Number);
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const months = (year - bornYear) * 12 + (month - bornMonth) - (day < bornDay ? 1 : 0);
  if (months >= 24) return `${Math.floor(months / 12)} years`;
  return months >= 2 ? `${months} months` : `${Math.round((now - born) / 86_400_000)} days`;
}

/** Without those whose words stand in another one: nobody wants to hear "hot with pus" twice. */
function longest(flags: string[]): string[] {
  const all = [...new Set(flags)].filter(Boolean);
  const words = (flag: string) =>
    ` ${flag
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return all.filter((flag, at) =>
    all.every(
      (other, i) => i === at || !words(other).includes(words(flag)) || (words(other) === words(flag) && at < i),
    ),
  );
}

function unstopped(words: string): string {
  return words.replace(/[.?!\s]+$/, '');
}
