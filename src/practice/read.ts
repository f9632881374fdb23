import type { Static } from 'typebox';
import type { FaqEntry, Proxies } from './desk-schema.ts';
import {
  type Faq,
  type Holiday,
  type Location,
  type ProviderFacts,
  type ProxyRule,
  readAges,
  type VisitType,
} from './facts.ts';
import type { HolidayEntry, LocationEntry } from './hours-schema.ts';
import type { Provider, VisitEntry } from './provider-schema.ts';

/** Everyone, where ages were checked before and stand for themselves. */
const ANY_AGE = { from: 0, to: null };

export function locationOf(entry: Static<typeof LocationEntry>): Location {
  const { id, name, hours } = entry;
  const { name_es = null, address = null, phone = null, notes = null } = entry;
  return { id, name, nameEs: name_es, address, phone, week: hours, notes };
}

export function holidayOf({ date, name, name_es, hours }: Static<typeof HolidayEntry>): Holiday {
  return { date, name: { en: name, es: name_es ?? name }, hours: hours === 'closed' ? {} : hours };
}

export function visitTypeOf(entry: VisitEntry): VisitType {
  return {
    id: entry.id,
    name: entry.name,
    nameEs: entry.name_es ?? null,
    minutes: entry.minutes,
    patients: entry.patients,
    approval: entry.approval,
    approver: entry.approval ? (entry.approver ?? null) : null,
    words: entry.words,
    ages: (entry.ages && readAges(entry.ages)) || ANY_AGE,
    needs: entry.needs ?? null,
    location: entry.location ?? null,
    days: entry.days ?? null,
    between: entry.between ?? null,
  };
}

export function providerOf(entry: Provider): ProviderFacts {
  const { id, name, languages, locations, new_patients } = entry;
  return {
    id,
    name,
    credentials: entry.credentials ?? null,
    say: entry.say ?? null,
    specialty: entry.specialty ?? null,
    languages,
    ages: readAges(entry.ages) ?? ANY_AGE,
    locations,
    newPatients: new_patients === 'by approval' ? 'approval' : new_patients ? 'yes' : 'no',
    visitTypes: entry.visit_types.map(visitTypeOf),
  };
}

/** Without an id of its own a question is known by its place in the file. */
export function faqOf(entry: Static<typeof FaqEntry>, index: number): Faq {
  const { id = `faq-${index + 1}`, q, a, q_es = null, a_es = null } = entry;
  return { id, q, a, qEs: q_es, aEs: a_es };
}

export function proxyRuleOf({ parent_of_minor, minor_under, release_list }: Static<typeof Proxies>): ProxyRule {
  const listed = Array.isArray(release_list) ? release_list.map((one) => one.trim().toLowerCase()) : [];
  return {
    parentOfMinor: parent_of_minor,
    minorUnder: minor_under,
    releaseList: release_list === false || (Array.isArray(release_list) && listed.length === 0) ? null : listed,
  };
}
