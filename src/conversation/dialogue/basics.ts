import type { FactRule, Form, FormField } from '../../desk/form.ts';
import { CALLER_PROMPTS } from '../prompts/caller.ts';

const rule = (
  id: string,
  more: Omit<FactRule, 'id' | 'choices' | 'range' | 'last'> & Partial<FactRule>,
): [string, FactRule] => [id, { choices: [], range: null, last: null, ...more, id }];

/** What an urgent call needs, whatever forms a practice has: no file can take these away. */
export const BASIC_FACTS: ReadonlyMap<string, FactRule> = new Map([
  rule('name', {
    kind: 'name',
    ask: CALLER_PROMPTS.askName,
    again: CALLER_PROMPTS.askNameAgain,
    last: CALLER_PROMPTS.askNameLast,
    readBack: CALLER_PROMPTS.readBackName,
    confirm: 'in-doubt',
    keys: 0,
    endSilenceMs: 700,
  }),
  rule('dob', {
    kind: 'dob',
    ask: CALLER_PROMPTS.askDob,
    again: CALLER_PROMPTS.askDobAgain,
    last: CALLER_PROMPTS.askDobLast,
    readBack: CALLER_PROMPTS.readBackDob,
    confirm: 'in-doubt',
    keys: 8,
    endSilenceMs: 900,
  }),
  rule('phone', {
    kind: 'phone',
    ask: CALLER_PROMPTS.askPhone,
    again: CALLER_PROMPTS.askPhoneAgain,
    last: CALLER_PROMPTS.askPhoneLast,
    readBack: CALLER_PROMPTS.readBackPhone,
    confirm: 'always',
    keys: 10,
    endSilenceMs: 1000,
  }),
  rule('reason', {
    kind: 'words',
    ask: CALLER_PROMPTS.askReason,
    again: CALLER_PROMPTS.askReasonAgain,
    last: CALLER_PROMPTS.askReasonLast,
    readBack: null,
    confirm: 'never',
    keys: 0,
    endSilenceMs: 900,
  }),
  rule('caller_name', {
    kind: 'name',
    ask: CALLER_PROMPTS.askCallerName,
    again: CALLER_PROMPTS.askNameAgain,
    readBack: CALLER_PROMPTS.readBackName,
    confirm: 'never',
    keys: 0,
    endSilenceMs: 700,
  }),
  rule('other_medicines', {
    kind: 'words',
    ask: CALLER_PROMPTS.readBackMedicines,
    again: CALLER_PROMPTS.readBackMedicines,
    readBack: CALLER_PROMPTS.readBackMedicines,
    confirm: 'never',
    keys: 0,
    endSilenceMs: 900,
  }),
  rule('other_strengths', {
    kind: 'dose',
    ask: CALLER_PROMPTS.askStrengthOf,
    again: CALLER_PROMPTS.askStrengthOf,
    readBack: null,
    confirm: 'never',
    keys: 0,
    endSilenceMs: 900,
  }),
]);

const field = (fact: string, tries: number) => ({ fact, when: null, tries, required: false, ask: null });

/** Whoever is rung about a medicine that is gone has to know where it can be had. */
const whereToFill: FormField = {
  ...field('pharmacy', 1),
  when: { intent: ['refill'] },
  ask: CALLER_PROMPTS.askPharmacyAndWho,
};

/** Whoever is rung wants to know since when; asked once, and last, of who has not said it. */
const sinceWhen: FormField = {
  ...field('duration', 1),
  when: { intent: ['symptom'] },
  ask: CALLER_PROMPTS.askSince,
};

/** An urgent caller is asked as little as possible: only the number is read back. It ends with the ladder. */
export const URGENT: Form = {
  id: 'urgent',
  title: { en: 'Urgent', es: 'Urgente' },
  intents: [],
  when: null,
  verify: false,
  start: null,
  fields: [...['name', 'dob', 'phone', 'reason'].map((fact) => field(fact, 2)), sinceWhen, whereToFill],
  notes: [],
  summary: false,
  endings: [],
};

/** Where a practice has no form at all for what is wanted: nobody goes away without a message. */
export const PLAIN_MESSAGE: Form = {
  ...URGENT,
  id: 'message',
  title: { en: 'Message', es: 'Mensaje' },
  start: CALLER_PROMPTS.messageStart,
  fields: ['name', 'dob', 'phone', 'reason'].map((fact) => field(fact, 3)),
  summary: true,
  endings: [{ when: null, do: 'message', queue: null, raise: null, say: CALLER_PROMPTS.messageDoneRoutine }],
};
