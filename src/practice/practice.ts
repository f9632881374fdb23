import { Value } from 'typebox/value';
import { LineCounter, parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import { faultsOf } from './checks.ts';
import { type Department, PracticeDocument, type Provider } from './document.ts';
import type {
  CalendarRules,
  Faq,
  Holiday,
  InsuranceFacts,
  Location,
  ProviderFacts,
  ProxyRule,
  VisitType,
} from './facts.ts';
import type { ClockSpan } from './hours-schema.ts';
import type { LastResort, OwnLadder } from './paging-schema.ts';
import { faqOf, holidayOf, locationOf, providerOf, proxyRuleOf, visitTypeOf } from './read.ts';
import type { OnCall } from './rota-schema.ts';
import { unknownKeys } from './unknown-keys.ts';
import { invalidAt } from './yaml-place.ts';

/** Somebody who can be rung. */
export interface Person {
  id: string;
  name: string;
  /** How the synthesiser should say the name. */
  say: string;
  /** E.164. */
  phone: string;
  role: 'clinician' | 'department';
}

export interface LadderStep {
  /** Minutes after the first ring of the ladder. */
  afterMinutes: number;
  /** `primary` and `backup` are whoever the rota names at that moment. */
  page: string;
  /** What the caller who waits is advised at this step, as the practice wrote it. */
  tellCaller?: string;
}

/** What the house knows about the practice it answers for. */
export interface Practice {
  name: string;
  timeZone: string;
  /** BCP 47 primary subtags. */
  languages: string[];
  mainLine: string;
  areaCode: string;
  people: Person[];
  /** Who is on call, as the file has it; src/oncall/schedule makes a schedule of it. */
  onCall: OnCall;
  /** The file says that the backup of somebody who is no physician is one. */
  physicianBackup: boolean;
  ladder: LadderStep[];
  /** Ladders of their own for some services and tiers; the first that suits counts. */
  ladders: OwnLadder[];
  /** Whose telephones are rung when all else failed; null: whom the last step names. */
  lastResort: LastResort | null;
  /** Who is rung before the ladder while the offices are open or at lunch; null: nobody. */
  openHours: { page: string; thenAfterMinutes: number } | null;
  /** On call is told of an emergency whose caller was told to call 911. */
  tellsEmergencies: boolean;
  callbackMinutes: number;
  /** As the practice wrote it, e.g. "within 20 minutes". */
  callbackPromise: string;
  /** Which department takes an intent or kind of message; keys of `departments`. */
  departments: Record<string, Department>;
  locations: Location[];
  /** The location whose hours are those of the telephone; null: the file names no location. */
  phonesFollow: string | null;
  holidays: Holiday[];
  providers: ProviderFacts[];
  /** Visits with a nurse, for which no provider is needed. */
  nurseVisits: VisitType[];
  calendar: CalendarRules;
  insurance: InsuranceFacts;
  faq: Faq[];
  messages: { required: string[]; never: string[]; thirdParty: string | null };
  /** Who may speak for a patient. */
  proxies: ProxyRule;
  /** What becomes of a call in which nobody said a word. */
  missedCalls: { action: 'off' | 'list' | 'ring_back'; afterMinutes: number };
  controlled: { list: string[]; notOnList: string[]; note: string | null };
  /** Local times by name: `morning`, `afternoon`, … */
  timeWords: Record<string, ClockSpan>;
  urgentCare: string | null;
  emergencyDepartment: string | null;
  /** E.164, or null. */
  fax: string | null;
  /** E.164, or null. */
  poisonControl: string | null;
  interpreter: string | null;
  /** The clinic without appointments, where there is one. */
  walkIn: { location: string | null; waitMinutes: number } | null;
}

const person = (p: Provider): Person => ({
  id: p.id,
  name: p.name,
  say: p.name,
  phone: p.on_call_phone,
  role: 'clinician',
});

/** Reads a practice file. Throws NB_PRACTICE_INVALID naming the line and the place. */
export function parsePractice(yaml: string, file = 'practice file'): Practice {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken)
    throw new NightbellError('NB_PRACTICE_INVALID', `${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  const source = { file, document, lines };
  const [unknown] = unknownKeys(document.toJS());
  if (unknown) throw invalidAt(source, unknown.path, unknown.what);
  const value = Value.Default(PracticeDocument, document.toJS());
  if (!Value.Check(PracticeDocument, value)) {
    // Of what may be one thing or another, the deepest complaint is about what was meant.
    const depth = (path: string) => path.split('/').length;
    const [deepest] = [...Value.Errors(PracticeDocument, value)].sort(
      (a, b) => depth(b.instancePath) - depth(a.instancePath),
    );
    throw invalidAt(source, deepest?.instancePath ?? '', deepest?.message ?? 'invalid');
  }
  const [fault] = faultsOf(value);
  if (fault) throw invalidAt(source, fault.path, fault.what);
  return practiceOf(value);
}

function practiceOf(value: PracticeDocument): Practice {
  const { practice, paging, on_call, insurance, messages, controlled_substances, calendar, walk_in } = value;
  const people = value.providers.map(person);
  for (const [id, department] of Object.entries(value.departments)) {
    if (department.phone) {
      const name = department.contact ?? id.replaceAll('_', ' ');
      people.push({ id, name, say: name, phone: department.phone, role: 'department' });
    }
  }
  return {
    name: practice.name,
    timeZone: practice.time_zone,
    languages: practice.languages,
    mainLine: practice.main_line,
    areaCode: practice.default_area_code,
    people,
    onCall: on_call,
    physicianBackup: /physician/i.test(paging.when_primary_is_not_a_physician ?? ''),
    ladder: paging.ladder.map((s) => ({
      afterMinutes: s.after_minutes,
      page: s.page,
      ...(s.tell_caller !== undefined && { tellCaller: s.tell_caller }),
    })),
    ladders: paging.ladders,
    lastResort: paging.last_resort ?? null,
    openHours: openHoursOf(value),
    tellsEmergencies: paging.emergencies === 'told',
    callbackMinutes: Number(/\d+/.exec(paging.callback_promise)?.[0] ?? 30),
    callbackPromise: paging.callback_promise,
    departments: value.departments,
    locations: value.locations.map(locationOf),
    phonesFollow: value.phones_follow ?? value.locations[0]?.id ?? null,
    holidays: value.holidays.map(holidayOf),
    providers: value.providers.map(providerOf),
    nurseVisits: value.nurse_visits.map(visitTypeOf),
    calendar: {
      gridMinutes: calendar.grid_minutes,
      noticeMinutes: calendar.notice_minutes,
      daysAhead: calendar.days_ahead,
    },
    insurance: {
      accepted: insurance.accepted,
      notAccepted: insurance.not_accepted,
      say: insurance.say ?? null,
      selfPay: insurance.self_pay ?? null,
    },
    faq: value.faq.map(faqOf),
    messages: { required: messages.required, never: messages.never, thirdParty: messages.third_party ?? null },
    proxies: proxyRuleOf(messages.proxies),
    missedCalls: { action: value.missed_calls.do, afterMinutes: value.missed_calls.after_minutes },
    controlled: {
      list: controlled_substances.list,
      notOnList: controlled_substances.not_on_list,
      note: controlled_substances.note ?? null,
    },
    timeWords: Object.fromEntries(
      Object.entries(value.time_words).filter((entry): entry is [string, ClockSpan] => Array.isArray(entry[1])),
    ),
    urgentCare: practice.urgent_care ?? null,
    emergencyDepartment: practice.emergency_department ?? null,
    fax: practice.fax ?? null,
    poisonControl: practice.poison_control ?? null,
    interpreter: practice.interpreter ?? null,
    walkIn: walk_in ? { location: walk_in.location ?? null, waitMinutes: walk_in.wait_minutes } : null,
  };
}

/** A nurse with a telephone for urgent calls answers first while the offices are open, unless the file says otherwise. */
function openHoursOf({ paging, departments }: PracticeDocument): Practice['openHours'] {
  const said = paging.open_hours;
  if (said === false) return null;
  if (said) return { page: said.page, thenAfterMinutes: said.then_after_minutes };
  const nurse = Object.entries(departments).find(
    ([, { phone, takes }]) => phone && takes.some((what) => /^urgent calls\b/.test(what)),
  );
  return nurse ? { page: nurse[0], thenAfterMinutes: 5 } : null;
}

export function findPerson(practice: Practice, id: string): Person | null {
  return practice.people.find((p) => p.id === id) ?? null;
}
