import type { Tier } from '../triage/types.ts';
import type { About, Intent } from '../understanding/types.ts';
import { match } from '../words/match.ts';
import { compile, type Pattern } from '../words/pattern.ts';
import { type Lexicon, Utterance } from '../words/utterance.ts';
import { namedIn } from './findings-said.ts';
import { type Supply, supplyDaysIn, supplyIn, supplyOfDays } from './findings-supply.ts';
import type { Desk, Form, Matter } from './form.ts';
import { holds } from './holds.ts';

/** A medicine as the reference data know it. */
export interface MedicineFacts {
  generic: string;
  /** Federal schedule, null where it is none. */
  schedule: string | null;
  /** Being without it is a danger in itself. */
  vital: boolean;
}

/** What findings are made from, beside the facts. What is not known yet is null. */
export interface FindingContext {
  intent: Intent;
  about: About;
  tier: Tier;
  hours: 'open' | 'lunch' | 'closed' | 'holiday';
  /** The caller's words so far, one utterance an entry. */
  words: readonly string[];
  matters: readonly Matter[];
  /** What is known of a medicine by any of its names. */
  medicine: (name: string) => MedicineFacts | null;
  /** The practice's own list of controlled medicines, as in its file: "amphetamine (Adderall)". */
  controlled: readonly string[];
  /** Names on the practice's list of what is not controlled there. */
  notControlled: readonly string[];
  verified: boolean | null;
  plan: 'listed' | 'not-listed' | 'unsure' | null;
  /** The practice keeps a walk-in clinic. */
  walkIn: boolean;
  visitApproval: boolean | null;
  slot: 'taken' | 'declined' | 'none' | null;
  visits: 'none' | 'some' | null;
  answer: 'found' | 'none' | null;
  wait: 'known' | 'unknown' | null;
  /** What a visit costs is told in the language of the call. */
  selfPay: boolean;
}

/** Facts and findings together, by name; what is not known is not there. */
export type Values = Record<string, string | number | boolean>;

/** A whole answer to how much is left. */
const NOTHING = /^(none|zero|nothing|nada|ningun[oa]?|cero)\b/i;
/** Patterns of forms know no word sets and take nothing by sound. */
const BARE: Lexicon = { sets: new Map(), soundsLike: () => new Map() };
const COMPILED = new Map<string, Pattern[]>();

/** Everything that conditions may ask about: the facts as they are, and what follows from them and from the call. Pure. */
export function findingsOf(facts: Readonly<Record<string, string>>, context: Partial<FindingContext>): Values {
  const supply = supplyOf(facts.days_left, context.words ?? []);
  const medicine = medicineOf(facts.medication, context);
  const found: Record<string, string | number | boolean | null | undefined> = {
    ...facts,
    intent: context.intent,
    about: context.about,
    tier: context.tier,
    hours: context.hours,
    open: context.hours === undefined ? null : context.hours === 'open',
    verified: context.verified,
    plan: context.plan,
    visit_approval: context.visitApproval,
    slot: context.slot,
    visits: context.visits,
    answer: context.answer,
    wait: context.wait,
    walk_in: context.walkIn,
    self_pay: context.selfPay ? 'known' : null,
    ...namedIn(context.words ?? []),
    matter: matterOf(context.words ?? [], context.matters ?? []),
    new_patient: context.intent === undefined ? null : context.intent === 'new_patient',
    supply,
    supply_days: daysOf(facts.days_left, context.words ?? []),
    ...medicine,
    vital_gap: gapOf(medicine.vital, supply),
  };
  const values: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(found))
    if (value !== null && value !== undefined && value !== '') values[name] = value;
  return values;
}

/** The form for what a caller wants: those with a condition that holds come first, in their order. null: there is none. */
export function formFor(desk: Desk, intent: Intent, values: Values): Form | null {
  const fit = desk.forms.filter((form) => form.intents.includes(intent));
  return fit.find((form) => form.when && holds(form.when, values)) ?? fit.find((form) => !form.when) ?? null;
}

/** What the words say it is about: the matter that was named last. */
export function matterOf(words: readonly string[], matters: readonly Matter[]): string | null {
  for (const said of words.toReversed()) {
    const u = new Utterance(said, BARE);
    const found = matters.find(({ words }) => patternsOf(words).some((p) => match(u, p, [], () => true)));
    if (found) return found.id;
  }
  return null;
}

function patternsOf(words: string): Pattern[] {
  let patterns = COMPILED.get(words);
  if (!patterns) {
    patterns = words.split('\n').map(compile);
    COMPILED.set(words, patterns);
  }
  return patterns;
}

/** By the number that was given when it was asked, else by what was said unasked. */
function supplyOf(left: string | undefined, words: readonly string[]): Supply | null {
  const days = daysAnswered(left);
  return days === null ? supplyIn([...words, left ?? ''].join('. ')) : supplyOfDays(days);
}

/** Days of supply as a number: the answer to the question for it, else what was said unasked; null: "running low" and the like. */
function daysOf(left: string | undefined, words: readonly string[]): number | null {
  return daysAnswered(left) ?? supplyDaysIn(words.join('. '));
}

function daysAnswered(left: string | undefined): number | null {
  if (NOTHING.test(left ?? '')) return 0;
  const days = /\d+/.exec(left ?? '')?.[0];
  return days === undefined ? null : Number(days);
}

/** A vital medicine of which nobody knows how much is left is taken for one that is running low (S4). */
function gapOf(vital: boolean | undefined, supply: Supply | null): 'now' | 'soon' | 'none' | null {
  if (vital === undefined) return null;
  if (!vital || supply === 'enough') return 'none';
  return supply === 'out' ? 'now' : 'soon';
}

/** A medicine that nobody knows is neither controlled nor vital: it is not known which (S4 is the form's: it asks or takes a message). */
function medicineOf(
  name: string | undefined,
  context: Partial<FindingContext>,
): { controlled?: boolean; vital?: boolean } {
  if (!name) return {};
  const known = context.medicine?.(name) ?? null;
  const names = [name, known?.generic ?? ''].map((n) => n.toLowerCase()).filter(Boolean);
  const among = (list: readonly string[] | undefined) =>
    (list ?? []).some((entry) => {
      const entries = entry
        .toLowerCase()
        .split(/[()/,]/)
        .map((e) => e.trim());
      return entries.some((e) => e !== '' && names.some((n) => n === e || n.split(/[\s/-]+/).includes(e)));
    });
  if (among(context.controlled)) return { controlled: true, ...(known ? { vital: known.vital } : {}) };
  if (!known) return {};
  return { controlled: known.schedule !== null && !among(context.notControlled), vital: known.vital };
}
