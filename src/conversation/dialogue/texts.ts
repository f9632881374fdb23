import type { Offer } from '../../calendar/types.ts';
import { spokenValue } from '../../desk/findings-lab.ts';
import type { Text } from '../../desk/form.ts';
import type { Lang } from '../../lang.ts';
import type { Facts, PromptId, Said } from '../prompts/catalogue.ts';
import { nationalDigits, spokenDate, spokenEmail, spokenMoment, spokenWhen } from '../spoken.ts';
import { ruleOf } from './facts.ts';
import { currentMatter } from './matters.ts';
import { OTHERS, othersOf, spokenMedicines } from './medicines.ts';
import { tierNow } from './taken-back.ts';
import type { Talk } from './types.ts';

/** Kinds of facts that are said sign by sign. */
const SPELLED: ReadonlySet<string> = new Set(['phone', 'member_id', 'code']);

/** A text of the forms with everything in braces filled in: facts of the call, of the practice, and what the rooms behind the desk answered. */
export function saidText(talk: Talk, id: `desk.${string}`, text: Text, more: Facts = {}): Said {
  return fill(talk, id, text, more);
}

function fill(talk: Talk, prompt: PromptId, text: Text, more: Facts): Said {
  const names = [...new Set([...`${text.en} ${text.es}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))];
  const spelled: string[] = [];
  const facts: Facts = {};
  for (const name of names) {
    const value = more[name] ?? valueIn(talk, name);
    if (value === null) continue;
    facts[name] = value;
    if (talk.facts[name] && SPELLED.has(ruleOf(talk, name).kind)) spelled.push(name);
  }
  return {
    prompt,
    text: withoutGaps(
      text,
      names.filter((name) => facts[name] === undefined),
    ),
    ...(names.length > 0 && { facts }),
    ...(spelled.length > 0 && { spelled }),
  };
}

/** A sentence whose fact is not known is not said: half a sentence is worse than none. */
function withoutGaps(text: Text, missing: readonly string[]): Text {
  if (missing.length === 0) return text;
  const keep = (t: string) => {
    const whole = t
      .split(/(?<=[.?!])\s+/)
      .filter((sentence) => !missing.some((name) => sentence.includes(`{${name}}`)));
    return whole.join(' ');
  };
  return { en: keep(text.en), es: keep(text.es) };
}

function valueIn(talk: Talk, name: string): string | null {
  const { house, lang } = talk;
  const matter = currentMatter(talk);
  if (name === 'practice') return house.practiceName;
  if (name === 'opens') return house.opens?.[lang] ?? null;
  if (name === 'promise')
    return house.promise(null, matter?.intent ?? talk.intent, tierNow(talk), matter?.form)?.[lang] ?? null;
  if (name === 'self_pay') return lang === 'en' ? house.selfPay : null;
  if (name === 'accepted') return acceptedPlans(talk, matter?.words ?? '');
  const found = matter?.texts[name];
  if (found) return found[lang];
  if (name === 'offer') return matter?.offer ? spokenOffer(talk, matter.offer) : null;
  if (name === 'visit' && matter?.visit) return spokenOffer(talk, matter.visit);
  if (name === 'digits') return talk.facts.phone ? nationalDigits(talk.facts.phone.value) : null;
  if (name === 'date') return talk.facts.dob ? spokenDate(talk.facts.dob.value, lang) : null;
  const fact = talk.facts[name];
  if (fact) return spokenFact(talk, name, fact.value);
  if (name === 'minutes') return String(house.callbackMinutes);
  return null;
}

/** All plans of the list, or those of the kind that the words name: "which medicare plans do you take". null: there is no list. */
function acceptedPlans({ house, lang }: Talk, words: string): string | null {
  const said = new Set(words.toLowerCase().split(/[^\p{L}]+/u));
  const kinds = ['medicare', 'medicaid', 'advantage', 'ppo', 'hmo'].filter((kind) => said.has(kind));
  const like = house.plans.filter((plan) => kinds.every((kind) => plan.toLowerCase().includes(kind)));
  const plans = like.length > 0 ? like : house.plans;
  const and = lang === 'es' ? ' y ' : ' and ';
  return [plans.slice(0, -1).join(', '), plans.at(-1)].filter(Boolean).join(and) || null;
}

/** A fact as its kind wants it said. */
export function spokenFact(talk: Talk, fact: string, value: string): string {
  const rule = ruleOf(talk, fact);
  if (fact === 'test_value') return spokenValue(value, talk.lang);
  if (fact === OTHERS) return spokenMedicines(othersOf(talk), talk.lang);
  switch (rule.kind) {
    case 'dob':
      return spokenDate(value, talk.lang);
    case 'phone':
      return nationalDigits(value);
    case 'email':
      return spokenEmail(value, talk.lang);
    case 'when':
      return spokenWhen(value, talk.lang);
    case 'choice':
      return rule.choices.find((c) => c.id === value)?.say[talk.lang] ?? value;
    case 'provider':
      return fullName(talk, value);
    case 'pharmacy':
      return talk.lang === 'es' ? roadsInSpanish(value) : value;
    case 'yes_no':
      return value === 'yes' ? (talk.lang === 'es' ? 'sí' : 'yes') : 'no';
    default:
      return value;
  }
}

/** "CVS on Route 9" is written so; who speaks Spanish hears "CVS en la ruta 9". Pure. */
export function roadsInSpanish(pharmacy: string): string {
  return pharmacy
    .replace(/\bon Route (\w+)/u, 'en la ruta $1')
    .replace(/\bon ([\p{L}\d' ]+?) Street\b/u, 'en la calle $1')
    .replace(/\bon ([\p{L}\d' ]+?) Avenue\b/u, 'en la avenida $1');
}

/** Providers are known by their surname; they are spoken of by their whole name. */
function fullName(talk: Talk, surname: string): string {
  const known = [...talk.house.names.values()].filter(({ en }) => en.toLowerCase().endsWith(surname.toLowerCase()));
  return known[0]?.[talk.lang] ?? surname;
}

const AT: Record<Lang, { with: string; at: string }> = {
  en: { with: 'with', at: 'at' },
  es: { with: 'con', at: 'en' },
};

/** "Friday, October 30 at 2:30 PM with Dr. Vance at the Mill Street office". */
export function spokenOffer(talk: Talk, offer: Offer): string {
  const { names } = talk.house;
  const who = names.get(offer.provider)?.[talk.lang];
  const where = names.get(offer.location)?.[talk.lang];
  const w = AT[talk.lang];
  const parts = [spokenMoment(offer.start, talk.lang), who && `${w.with} ${who}`, where && `${w.at} ${where}`];
  return parts.filter(Boolean).join(' ');
}
