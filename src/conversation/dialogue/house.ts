import type { AskedFor } from '../../desk/findings-staff.ts';
import type { Desk, Form, Text } from '../../desk/form.ts';
import type { Lang } from '../../lang.ts';
import type { ProxyRule } from '../../practice/facts.ts';
import type { Tier } from '../../triage/types.ts';
import type { About, Intent } from '../../understanding/types.ts';

/** What a condition can be about beside facts; see the table of findings in the forms' reference. */
export type Findings = Record<string, string | number | boolean>;

/** What is known of a matter when a form's conditions are looked at. */
export interface Known {
  /** Values by fact id. */
  facts: Record<string, string>;
  /** The caller's words that the matter began with. */
  words: string;
  lang: Lang;
  intent: Intent;
  about: About;
  tier: Tier;
  /** What rooms behind the desk answered, and what came of it: `verified`, `plan`, `slot`, `visits`, `answer`, `wait`, `visit_approval`. */
  found: Findings;
}

/** What the dialogue knows of the practice that it speaks for, as it is when the call begins. It stays so for the call. Pure. */
export interface House {
  practiceName: string;
  desk: Desk;
  /** The form for an intent; null: there is none, not even for a message. */
  formFor(intent: Intent, findings: Findings): Form | null;
  findings(known: Known): Findings;
  /** Local time at the practice, `YYYY-MM-DDTHH:MM:SS`. */
  now: string;
  hours: 'open' | 'lunch' | 'closed' | 'holiday';
  /** We rang them, because a call from their number was missed. */
  rungBack?: true;
  /** When the office opens next, as it is said: "tomorrow at 8 AM". null: not known. */
  opens: Text | null;
  /** By when somebody calls back, as it is said: "within 2 business days". null: the practice promises nothing. `form`: of which it may have written how long it takes. */
  promise(queue: string | null, intent: Intent, tier: Tier, form?: string): Text | null;
  /** Minutes within which a clinician who is paged calls back. */
  callbackMinutes: number;
  /** On call is told of an emergency whose caller was sent to 911; left out: yes. A crisis is told whatever it says. */
  tellsEmergencies?: boolean;
  /** Who may speak for a patient; left out: a parent who says so for a child under 18, and nobody else. */
  proxies?: ProxyRule;
  /** Whose department is asked for, by the name of somebody of the staff or by what they do; null: nobody. */
  askedFor(text: string): AskedFor | null;
  /** What a visit costs whoever pays it themselves, in the practice's own words; null: they say nothing of it. */
  selfPay: string | null;
  /** Insurance plans of the practice's list, as it writes them. */
  plans: readonly string[];
  /** Names of people and places by their ids, as they are said. */
  names: ReadonlyMap<string, Text>;
  /** Offices by id, with the words that tell one from the others; left out: they are not known. */
  places?: readonly { id: string; words: readonly string[] }[];
  /** Languages that providers speak, by their ids; left out: not known. */
  languages?: ReadonlyMap<string, readonly string[]>;
}

/** Somebody is at the telephones of the practice. */
export function isOpen(house: House): boolean {
  return house.hours === 'open';
}
