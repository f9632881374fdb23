import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Heard, Meaning, SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

/** One line of a set of slots, as `test/cases/LABELS.md` tells. */
export interface SlotCase {
  id: string;
  lang: 'en' | 'es';
  text: string;
  now?: string;
  asked: SlotName | null;
  intent: string;
  about: string;
  slots: Partial<Record<SlotName, string | string[]>>;
  alt: Partial<Record<SlotName, (string | string[])[]>>;
  absent: SlotName[];
}

interface PracticeFile {
  practice: { default_area_code: string };
  time_words: Record<string, unknown>;
  providers: { name: string; say: string }[];
}

const practice = parse(readFileSync(join(import.meta.dirname, '../cases/practice.yaml'), 'utf8')) as PracticeFile;
/** The parts of the day that have two ends. */
const timeWords = Object.fromEntries(
  Object.entries(practice.time_words).filter((entry): entry is [string, [string, string]] => Array.isArray(entry[1])),
);
const providers = practice.providers.map(({ name, say }) => ({ name, say }));
const mind = loadMind();

/** What is understood of `text` at the practice of `test/cases/practice.yaml`. */
export const hearThere = (text: string, more: Partial<Heard> = {}): Meaning =>
  mind.understand({
    text,
    lang: 'en',
    asked: null,
    areaCode: practice.practice.default_area_code,
    timeWords,
    providers,
    ...more,
  });

export const slotCases = (file: string): SlotCase[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SlotCase);

export interface SlotScore {
  wanted: number;
  missed: string[];
  /** Another value than the one that was said: worse than none. */
  wrong: string[];
  /** Wrong, and not even marked as uncertain, so that it would not be read back. */
  trusted: string[];
  guessed: string[];
  mayGuess: number;
}

/**
 * How much of a set is found. Case and marks do not matter; the order of a list neither.
 * @param said what becomes of a case's words before they are understood
 */
export function scoreSlots(cases: readonly SlotCase[], said: (c: SlotCase) => string = (c) => c.text): SlotScore {
  const out: SlotScore = { wanted: 0, missed: [], wrong: [], trusted: [], guessed: [], mayGuess: 0 };
  for (const c of cases) {
    const { slots, uncertain } = hearThere(said(c), {
      lang: c.lang,
      asked: c.asked,
      ...(c.now === undefined ? {} : { now: c.now }),
    });
    for (const [name, want] of Object.entries(c.slots)) {
      const slot = name as SlotName;
      const got = slots[slot];
      out.wanted++;
      if ([want, ...(c.alt[slot] ?? [])].some((x) => plain(x) === plain(got))) continue;
      const line = `${c.id} ${slot}: ${String(got ?? 'nothing')}, not ${String(want)}`;
      (got === undefined ? out.missed : out.wrong).push(line);
      if (got !== undefined && !uncertain.includes(slot)) out.trusted.push(line);
    }
    out.mayGuess += c.absent.length;
    for (const slot of c.absent)
      if (slots[slot] !== undefined) out.guessed.push(`${c.id} ${slot}: ${String(slots[slot])}`);
  }
  return out;
}

function plain(v: unknown): string {
  if (Array.isArray(v)) return v.map(plain).sort().join('|');
  return String(v ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+/:-]+/gu, ' ')
    .trim();
}
