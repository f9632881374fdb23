import type { Lang } from '../../lang.ts';
import type { Expected, ExpectedKind } from '../expected.ts';
import { dateOfBirth } from './birthdate-said.ts';
import { clause, tellsStory } from './clause.ts';
import { code, digits, telephone } from './digits-said.ts';
import { goesOn } from './goes-on.ts';
import type { KnownNames } from './known-names.ts';
import { name, spelling } from './name-said.ts';
import { type Limits, patience } from './patience.ts';
import { address, choice, isBare, isHalf, medicine, quantity, when, yesNo } from './short-answers.ts';
import { type Said, type Standing, saidOf } from './standing.ts';
import { breaksOff } from './trailing.ts';

/** What is known when a caller pauses. */
export interface Evidence {
  expected: Expected;
  /** The careful reading of all that was said since the caller began; '' where there were no words. */
  text: string;
  lang: Lang;
  /** From the first voice to the pause. */
  voiceMs: number;
  /** The form's own end silence, which everything is in proportion to. */
  endSilenceMs: number;
  /** A long pause inside this caller's speech, by `Rhythm`; 0: not known. */
  longPauseMs: number;
  /** The names that there are; absent: nobody knows any. */
  names?: KnownNames | null;
}

/** How long the silence must last before the turn is over, in all, and why. */
export interface Ruling {
  silenceMs: number;
  standing: Standing;
}

/** A rule for a kind of answer; null: it is none of that kind, so it is judged as free speech. */
type Rule = (said: Said) => Standing | null;
const RULES: Record<ExpectedKind, Rule> = {
  open: () => null,
  'yes-no': yesNo,
  choice,
  name,
  spelling,
  'date-of-birth': dateOfBirth,
  when,
  telephone,
  digits,
  code,
  number: quantity,
  medicine,
  address,
};

/** Part of the form's end silence, and between which limits in ms. Explained: docs/reference/end-of-turn.md; measured: bench/endpoint.ts. */
const SILENCE: Record<Standing, { part: number; least: number; most: number }> = {
  whole: { part: 0.3, least: 200, most: 300 },
  likely: { part: 0.6, least: 400, most: 550 },
  open: { part: 0.9, least: 630, most: Number.POSITIVE_INFINITY },
  pending: { part: 1.3, least: 900, most: 1200 },
  begun: { part: 1.6, least: 1200, most: 1700 },
};
/** Where no sentence ends ("and", "my name is", "um") something follows for certain, and who looks for it takes up to 1.2 s. */
const BROKEN_OFF = { part: 1.6, least: 1500, most: 1900 };
/** Where what was learnt of going on decides, between which silences; who tells what hurts gets the form's own at the least. */
const LEARNT: Partial<Record<Standing, Limits>> = {
  likely: { least: 300, most: 1000 },
  open: { least: 400, most: 1500 },
  pending: { least: 600, most: 1500 },
};
/** Whoever was asked something has less to say than who begins. */
const MOST_ASKED_MS = 1100;
/** Figures and letters are counted, a name is often spelled behind it, an address has its parts, a closed question its answer: their standing tells more. */
const BY_STANDING: ReadonlySet<ExpectedKind> = new Set([
  'telephone',
  'digits',
  'code',
  'date-of-birth',
  'name',
  'spelling',
  'choice',
  'address',
]);
/** A form that asks for a longer silence than this gets more in proportion. */
const PATIENT_MS = 1000;
/** Behind one word by itself "please" and "that's right" follow within a breath. */
const LONE_WORD_MS = 300;
/** A silence this much longer than the caller's long pauses is none of them. */
const RHYTHM = {
  likely: { part: 0.9, most: 800 },
  open: { part: 1.1, most: 1100 },
  pending: { part: 1.2, most: 1300 },
  begun: { part: 1.5, most: 2000 },
};
/** A cough or a breath: voice so short, and no words. */
const COUGH_MS = 700;

/** Of these a complete one is complete, however it is written. */
const COUNTED: ReadonlySet<ExpectedKind> = new Set(['telephone', 'digits', 'code', 'date-of-birth']);

/** How what was said stands to what was asked. */
export function standingOf(said: Said): Standing {
  if (said.words.length === 0) return said.voiceMs < COUGH_MS ? 'likely' : 'open';
  if (breaksOff(said)) return 'begun';
  const { kind, and } = said.expected;
  const standing = RULES[kind](said) ?? clause(said);
  return afterComma(said, and ? together(standing, RULES[and](said)) : standing);
}

/** The recogniser ends 16 in 100 readings with a comma where the caller goes on, and 6 in 100 where they do not. */
function afterComma({ text, expected }: Said, standing: Standing): Standing {
  if (!/,\s*$/.test(text)) return standing;
  if (standing === 'whole') return COUNTED.has(expected.and ?? expected.kind) ? 'whole' : 'likely';
  if (standing === 'likely') return 'open';
  return standing === 'open' ? 'pending' : 'begun';
}

/** Two things were asked in one breath: the second, which people say last, makes the whole. */
function together(first: Standing, second: Standing | null): Standing {
  if (second === 'whole' || second === 'begun') return second;
  return first === 'begun' ? first : 'open';
}

/** When the turn is over. Pure; the ears ask it once the reading of a pause is there. */
export function ruleOnEnd(evidence: Evidence): Ruling {
  const { expected, text, lang, voiceMs, names } = evidence;
  const said = saidOf(text, lang, expected, voiceMs, names);
  const standing = standingOf(said);
  const silenceMs = learntSilence(said, standing, evidence) ?? tabledSilence(said, standing, evidence);
  return { silenceMs: Math.round(silenceMs), standing };
}

/** By how probable it is that the caller goes on; null: for such it was not learnt. */
function learntSilence(said: Said, standing: Standing, { endSilenceMs, longPauseMs }: Evidence): number | null {
  const limits = LEARNT[standing];
  const { kind, and } = said.expected;
  if (!limits || said.lang !== 'en' || said.words.length === 0 || BY_STANDING.has(and ?? kind)) return null;
  if (kind === 'yes-no' && isBare(said) && !isHalf(said)) return null;
  const patient = Math.max(1, endSilenceMs / PATIENT_MS);
  const most = kind === 'open' ? limits.most : Math.min(limits.most, MOST_ASKED_MS);
  const least = tellsStory(said) ? Math.max(limits.least, Math.min(endSilenceMs, most)) : limits.least;
  return patient * patience(goesOn(said, standing), { least, most }, longPauseMs);
}

/** By the standing alone, and the caller's rhythm. */
function tabledSilence(said: Said, standing: Standing, { endSilenceMs, longPauseMs }: Evidence): number {
  const { part, least, most } = breaksOff(said) ? BROKEN_OFF : SILENCE[standing];
  const silenceMs = Math.max(least, Math.min(most, part * endSilenceMs));
  if (standing === 'whole') return said.words.length > 1 ? silenceMs : LONE_WORD_MS;
  return Math.max(silenceMs, Math.min(RHYTHM[standing].part * longPauseMs, RHYTHM[standing].most));
}
