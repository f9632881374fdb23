/** Schedule of the Controlled Substances Act, 21 CFR 1308.12 to 1308.15. */
export type Schedule = 'II' | 'III' | 'IV' | 'V';

/** One form of a medicine and its usual strengths. */
export interface Form {
  /** Release or device as packages have it ("ER", "XR", "HFA"); empty where there is none. */
  release: string;
  /** "tablet", "capsule", "inhaler" … */
  kind: string;
  unit: string;
  /** Each a list of amounts in `unit`: one for each active substance ("5/325" is `[5, 325]`). */
  strengths: number[][];
}

export interface MedicineName {
  /** As it is said, in lower case. */
  said: string;
  /** As it is written: a brand with its capital, a generic name without. */
  written: string;
  /** An everyday word or a person's name as well: it means a medicine only where one is being spoken of. */
  everyday: boolean;
  /** Written names that it has been taken for, as public lists of confused names have them. */
  lookalikes: string[];
}

export interface Medicine {
  /** Generic name. */
  name: string;
  brands: string[];
  /** null: not a controlled substance under federal law; a state may say otherwise. */
  schedule: Schedule | null;
  class: string;
  /** Running out is dangerous within days. */
  vital: boolean;
  /** What callers say that it is for ("blood pressure", "presion"). */
  uses: string[];
  forms: Form[];
  /** Every way to say it: generic, brands, Spanish. */
  names: MedicineName[];
}

export type NameKind = 'given' | 'surname';

/** English, Spanish, or any other. */
export type NameLanguage = 'en' | 'es' | 'other';

/** A personal name that is borne in the United States. */
export interface CommonName {
  /** As it is written, with the accents that Spanish has ("Núñez", "De la Cruz", "O'Brien"). */
  name: string;
  /** As it is looked up (`nameKey`): "nunez", "delacruz", "obrien". */
  key: string;
  kind: NameKind;
  /** 1 very common to 4 rare; rough. */
  class: 1 | 2 | 3 | 4;
  /** The languages in which it is usual; a hint. */
  languages: NameLanguage[];
}
