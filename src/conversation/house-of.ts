import { findingsOf, formFor, type MedicineFacts } from '../desk/findings.ts';
import { departmentFor } from '../desk/findings-departments.ts';
import { askedForIn } from '../desk/findings-staff.ts';
import type { Desk, Text } from '../desk/form.ts';
import { LANGS, type Lang } from '../lang.ts';
import { localTime } from '../oncall/rota.ts';
import { hoursAt } from '../practice/hours.ts';
import type { Practice } from '../practice/practice.ts';
import { promiseOf } from '../practice/promise.ts';
import { spokenOpening } from '../practice/spoken-hours.ts';
import { spokenPlace } from '../practice/spoken-place.ts';
import { isAtLeast } from '../triage/types.ts';
import { unaccented } from '../understanding/unaccented.ts';
import type { House } from './dialogue/house.ts';

export interface HouseOptions {
  practice: Practice;
  desk: Desk;
  /** What is known of a medicine by any of its names; null: nothing. */
  medicine: ((name: string) => MedicineFacts | null) | null;
  /** Epoch ms: the moment at which the call begins. */
  now: number;
}

/** What the dialogue knows of the practice for one call. Pure. */
export function houseOf({ practice, desk, medicine, now }: HouseOptions): House {
  const hours = hoursAt(practice, now);
  // A practice that names no hours is taken to be there: nobody is kept from a person for want of a line in a file.
  const state = practice.phonesFollow === null ? 'open' : hours.state;
  const forms = desk.forms;
  return {
    practiceName: practice.name,
    desk,
    formFor: (intent, findings) => formFor({ ...desk, forms }, intent, findings),
    findings: ({ facts, words, lang, intent, about, tier }) => ({
      ...findingsOf(facts, {
        intent,
        about,
        tier,
        hours: state,
        words: words ? [words] : [],
        matters: desk.matters,
        ...(medicine && { medicine }),
        controlled: practice.controlled.list,
        notControlled: practice.controlled.notOnList,
        walkIn: practice.walkIn !== null,
        // The practice wrote it in one language, and nothing is translated.
        selfPay: practice.insurance.selfPay !== null && lang === 'en',
      }),
    }),
    now: localTime(practice, now),
    hours: state,
    opens: inBoth((lang) => spokenOpening(hours, lang)),
    promise: (queue, intent, tier, form) => {
      const department = departmentFor(practice, queue, intent, tier);
      const first = isAtLeast(tier, 'semi_urgent');
      return inBoth((lang) => promiseOf(practice, department, now, lang, first, form));
    },
    callbackMinutes: practice.callbackMinutes,
    tellsEmergencies: practice.tellsEmergencies,
    plans: practice.insurance.accepted,
    selfPay: practice.insurance.selfPay,
    askedFor: (text) => askedForIn(text, practice),
    proxies: practice.proxies,
    names: namesOf(practice),
    places: placesOf(practice),
    languages: new Map(practice.providers.map(({ id, languages }) => [id, languages])),
  };
}

const OF_ANY_PLACE = /^(the|of|de|la|el|at|in|office|clinic|main|center|centre|building|health|medical|family)$/;

/** Words of an office's name that are of no other's. */
function placesOf({ locations }: Practice): { id: string; words: string[] }[] {
  const wordsOf = (name: string) =>
    [...new Set(unaccented(name.toLowerCase()).match(/\p{L}{3,}/gu) ?? [])].filter((w) => !OF_ANY_PLACE.test(w));
  const all = locations.map(({ id, name }) => ({ id, words: wordsOf(name) }));
  return all.map(({ id, words }) => ({
    id,
    words: words.filter((w) => !all.some((other) => other.id !== id && other.words.includes(w))),
  }));
}

function inBoth(say: (lang: Lang) => string | null): Text | null {
  const [en, es] = LANGS.map(say);
  return en && es ? { en, es } : null;
}

function namesOf(practice: Practice): Map<string, Text> {
  const names = new Map<string, Text>([['nurse', { en: 'the nurse', es: 'la enfermera' }]]);
  for (const { id, name } of [...practice.people, ...practice.providers]) names.set(id, { en: name, es: name });
  for (const place of practice.locations)
    names.set(place.id, { en: spokenPlace(place, 'en'), es: spokenPlace(place, 'es') });
  return names;
}
