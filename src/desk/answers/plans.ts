import type { InsuranceFacts } from '../../practice/facts.ts';
import { INSURERS } from './insurers.ts';
import { folded, type PlanRead, readPlan } from './plan-read.ts';

/** Whether a plan is on the practice's list. That it is says nothing of what it pays. */
export interface PlanAnswer {
  result: 'listed' | 'not-listed' | 'unsure';
  /** The plan as the practice's list writes it, or the insurer's name where it is on no list; null: it was not understood. */
  name: string | null;
  /** Plans of the list that are of the same kind or company, as it writes them. */
  like: string[];
}

interface Listed {
  text: string;
  plan: PlanRead;
}

/** How a caller's plan and one of a list stand: the same, perhaps the same, or another; and how much of it was said to agree. */
interface Fit {
  listed: Listed;
  is: 'same' | 'maybe';
  agrees: number;
}

/** Makes the look-up out of the practice's lists. Pure. What is more specific wins; what could be either is unsure. */
export function planOf(insurance: Pick<InsuranceFacts, 'accepted' | 'notAccepted'>): (said: string) => PlanAnswer {
  const own = ownNames([...insurance.accepted, ...insurance.notAccepted]);
  const read = (texts: readonly string[]): Listed[] => texts.map((text) => ({ text, plan: readPlan(text, own) }));
  // A company's Medicaid plan is of the state whose Medicaid the practice takes.
  const home = read(insurance.accepted).find(({ plan }) => plan.state)?.plan.state ?? null;
  const listed = (texts: readonly string[]): Listed[] =>
    read(texts).map(({ text, plan }) => ({
      text,
      plan: plan.kind === 'medicaid' && !plan.state ? { ...plan, state: home } : plan,
    }));
  const accepted = listed(insurance.accepted);
  const refused = listed(insurance.notAccepted);
  return (said) => {
    const plan = readPlan(said, own);
    if (plan.insurers.length === 0 && plan.kind === null) return { result: 'unsure', name: null, like: [] };
    if (plan.insurers.length > 1) return severalOf(plan, accepted, refused);
    return one(plan, accepted, refused);
  };
}

function one(plan: PlanRead, accepted: readonly Listed[], refused: readonly Listed[]): PlanAnswer {
  const like = alike(plan, accepted);
  const [yes, no] = [best(plan, accepted), best(plan, refused)];
  const name = plan.insurers.map((id) => INSURERS[id]?.name ?? null)[0] ?? null;
  if (yes?.is === 'same' && no?.is === 'same') {
    if (yes.agrees === no.agrees) return { result: 'unsure', name: null, like };
    return yes.agrees > no.agrees
      ? { result: 'listed', name: yes.listed.text, like: like.filter((text) => text !== yes.listed.text) }
      : { result: 'not-listed', name: no.listed.text, like };
  }
  if (yes?.is === 'same') {
    if (no) return { result: 'unsure', name: null, like };
    return { result: 'listed', name: yes.listed.text, like: like.filter((text) => text !== yes.listed.text) };
  }
  if (no?.is === 'same') return { result: 'not-listed', name: no.listed.text, like };
  if (yes) return { result: 'unsure', name: null, like };
  // Of what is on neither list it is known only that it is not on the practice's.
  return { result: 'not-listed', name: name ?? no?.listed.text ?? null, like };
}

/** Somebody who names two companies has two plans, or corrects themselves: sure only where the answer is the same for both. */
function severalOf(plan: PlanRead, accepted: readonly Listed[], refused: readonly Listed[]): PlanAnswer {
  const each = plan.insurers.map((id) => one({ ...plan, insurers: [id] }, accepted, refused));
  const [first] = each;
  if (first && each.every(({ result }) => result === first.result)) return first;
  return { result: 'unsure', name: null, like: [...new Set(each.flatMap(({ like }) => like))] };
}

function best(plan: PlanRead, list: readonly Listed[]): Fit | null {
  const fits = list.flatMap((entry) => fit(plan, entry) ?? []);
  const rank = ({ is, agrees }: Fit) => (is === 'same' ? 10 : 0) + agrees;
  return fits.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

function fit(said: PlanRead, listed: Listed): Fit | null {
  const { plan } = listed;
  let agrees = 0;
  let maybe = false;
  const shared = said.insurers.some((id) => plan.insurers.includes(id));
  if (shared) agrees += 2;
  else if (said.insurers.some((id) => plan.insurers.includes(INSURERS[id]?.under ?? ''))) maybe = true;
  else if (plan.insurers.length > 0 && said.insurers.length === 0 && said.kind === plan.kind) maybe = true;
  // A company may run the programme of a state, whether this practice takes it only the practice knows.
  else if (plan.insurers.length === 0 && said.insurers.length > 0 && said.kind === plan.kind) maybe = true;
  else if (plan.insurers.length > 0 || said.insurers.length > 0) return null;

  const kind = kindFits(said, plan);
  if (kind === null) return null;
  if (kind === 'maybe') maybe = true;
  if (kind === 'agrees') agrees++;

  if (said.state && plan.state) {
    if (said.state !== plan.state) return null;
    agrees++;
  }
  if (said.networks.length > 0 && plan.networks.length > 0) {
    if (said.networks.some((network) => plan.networks.includes(network))) agrees++;
    else maybe = true;
  }
  return { listed, is: maybe ? 'maybe' : 'same', agrees };
}

/** null: of another kind. A name without a kind on a list is the company's ordinary plans. */
function kindFits(said: PlanRead, plan: PlanRead): 'agrees' | 'fits' | 'maybe' | null {
  if (said.kind === plan.kind) return said.kind === null ? 'fits' : 'agrees';
  const ordinary = plan.kind === null || plan.kind === 'commercial';
  if (said.kind === null) return ordinary ? 'fits' : 'maybe';
  if (said.kind === 'commercial') return ordinary ? 'fits' : null;
  if (said.kind === 'marketplace') return ordinary ? 'maybe' : null;
  if (said.kind === 'medicaid') return plan.kind === null ? 'maybe' : null;
  if (said.kind === 'medicare supplement') return plan.kind === 'medicare' ? 'maybe' : null;
  return null;
}

/** Listed plans of the same kind; where none was said, of the same company. */
function alike(said: PlanRead, accepted: readonly Listed[]): string[] {
  const medicare = /^medicare/;
  const same = ({ plan }: Listed) => {
    if (said.kind && medicare.test(said.kind)) return medicare.test(plan.kind ?? '');
    if (said.kind === 'medicaid') return plan.kind === 'medicaid';
    return said.insurers.some((id) => plan.insurers.includes(id) || plan.insurers.includes(INSURERS[id]?.under ?? ''));
  };
  return accepted.filter(same).map(({ text }) => text);
}

/** Names of the practice's list that are nobody's of the table, e.g. a county's own plan. */
function ownNames(texts: readonly string[]): [string, string][] {
  const names: [string, string][] = [];
  for (const text of texts) {
    const { insurers, kind } = readPlan(text);
    if (insurers.length > 0 || kind !== null) continue;
    const name = folded(text.replace(/\(.*?\)/g, ''))
      .replace(/\b(?:hmo|ppo|epo|pos|plans?|insurance|the)\b/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (name) names.push([name, `own:${name}`]);
  }
  return names;
}
