import type { Lang } from '../lang.ts';
import type { KnownProvider } from './providers.ts';

export const INTENTS = [
  'symptom',
  'schedule',
  'reschedule',
  'cancel',
  'refill',
  'new_patient',
  'insurance',
  'billing',
  'referral',
  'records',
  'results',
  'faq',
  'message',
  'human',
  'wrong_number',
  'other',
] as const;
export type Intent = (typeof INTENTS)[number];
export type About = 'self' | 'child' | 'other';

/** Facts that words can give. `dob` is ISO 8601, `phone` E.164, `age` "N years|months|weeks|days". */
export interface Slots {
  name?: string;
  dob?: string;
  phone?: string;
  medication?: string;
  dose?: string;
  frequency?: string;
  pharmacy?: string;
  provider?: string;
  when?: string | string[];
  age?: string;
  member_id?: string;
  /** Capitals and digits, as `member_id`. */
  group_number?: string;
  /** Of a referral or an authorisation. */
  authorization_number?: string;
  carrier?: string;
  symptom?: string;
  duration?: string;
}
export type SlotName = keyof Slots;

/** Things a caller may say at any moment, whatever was asked. */
export type Command = 'operator' | 'repeat' | 'slower' | 'wait' | 'english' | 'spanish' | 'goodbye';

export interface Heard {
  text: string;
  lang: Lang;
  /** The slot that was just asked for, or null. */
  asked: SlotName | null;
  /** Local time at the practice, `YYYY-MM-DDTHH:MM:SS`, where it matters. */
  now?: string;
  /** The patient's age as it was said earlier in the call, as `Slots.age`, or "baby" where only that was said: it gives a birthday without a year its year. */
  age?: string;
  /** Area code for seven-digit numbers. */
  areaCode?: string;
  /** What the practice means by words for parts of the day: local "HH:MM" from and to, by name (`morning`, `first_thing` …). */
  timeWords?: Record<string, readonly [string, string]>;
  /** The practice's providers: names as the practice writes them, or surnames, with how they are said. */
  providers?: readonly (string | KnownProvider)[];
}

/** One of several medicines; `dose` and `frequency` as in `Slots`. */
export interface MedicineSaid {
  medication: string;
  dose?: string;
  frequency?: string;
  /** Its name or its strength is not trusted. */
  uncertain: boolean;
}

/** What words say of what is wanted, beside the wishes that follow from them by rule. */
export interface WishSigns {
  /** Every matter that any of the words speak of, those too that are no wish of their own. */
  named: readonly Intent[];
  /** Nothing clinical was understood but that a body or a medicine is spoken of. */
  vague: boolean;
  /** One wish was taken back for another. */
  changed: boolean;
}

export interface Meaning {
  intent: Intent;
  /** All that is wanted, in one breath or several; the first is `intent`. */
  intents: Intent[];
  /** Of the first words of a matter; absent where a question was asked. */
  signs?: WishSigns;
  about: About;
  slots: Slots;
  /** All medicines that are wanted, in the order of speech, where there are two or more; the first is `slots.medication`. */
  medicines?: MedicineSaid[];
  /** Slots found but not trusted: to be read back before use. */
  uncertain: SlotName[];
  /** The words are a yes, a no, or neither. */
  yesNo: 'yes' | 'no' | null;
  command: Command | null;
  /** The call's first words with these, which go on from them and say that something else is wanted. */
  goesOn?: string;
}

/** Pure: same words, same meaning. */
export type Understand = (heard: Heard) => Meaning;
