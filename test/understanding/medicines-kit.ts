import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownProvider } from '../../src/understanding/providers.ts';
import type { Heard, Meaning, SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

/** A practice of nobody's. */
export const PROVIDERS: KnownProvider[] = [
  { name: 'Dr. Adaeze Nwachukwu', say: 'wah-CHOO-koo' },
  { name: 'Dr. Krzysztof Wieczorek', say: 'vyeh-CHOR-ek' },
  { name: 'Dr. Hannah Lindqvist-Moore', say: 'LIND-kvist MOR' },
  { name: 'Elena Villaseñor, FNP', say: 'vee-yah-sen-YOR' },
  { name: 'Marcus Thibodeaux, PA-C', say: 'TIB-oh-doe' },
];

export interface Case {
  id: string;
  lang: 'en' | 'es';
  text: string;
  asked: SlotName | null;
  slots: Record<string, string>;
  alt: Record<string, string[]>;
  absent: SlotName[];
}

export const { understand } = loadMind();

export const hear = (text: string, asked: SlotName | null = null, more: Partial<Heard> = {}): Meaning =>
  understand({ text, lang: 'en', asked, areaCode: '518', providers: PROVIDERS, ...more });

export function casesOf(file: string): Case[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case);
}

/** As the evaluation compares: case, marks and spaces do not matter. */
export const same = (a: unknown, b: unknown): boolean => plain(a) === plain(b);
const plain = (v: unknown) =>
  String(v ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+/:-]+/gu, ' ')
    .trim();

export interface Score {
  wanted: number;
  missed: string[];
  wrong: string[];
  guessed: string[];
}

/** What is found of a set, what is missed, and what is there that ought to be asked. */
export function score(cases: readonly Case[]): Score {
  const out: Score = { wanted: 0, missed: [], wrong: [], guessed: [] };
  for (const c of cases) {
    const { slots } = hear(c.text, c.asked, { lang: c.lang });
    for (const [slot, want] of Object.entries(c.slots)) {
      out.wanted++;
      const got = slots[slot as SlotName];
      if ([want, ...(c.alt[slot] ?? [])].some((x) => same(x, got))) continue;
      (got === undefined ? out.missed : out.wrong).push(`${c.id} ${slot}: ${got ?? 'nothing'}`);
    }
    for (const slot of c.absent) if (slots[slot] !== undefined) out.guessed.push(`${c.id} ${slot}: ${slots[slot]}`);
  }
  return out;
}
