import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Heard, SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();

interface Line {
  id: string;
  lang: 'en' | 'es';
  text: string;
  asked: SlotName | null;
  now?: string;
  slots: Partial<Record<SlotName, string | string[]>>;
  alt: Partial<Record<SlotName, (string | string[])[]>>;
  absent: SlotName[];
}

const linesOf = (name: string): Line[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

const hear = (c: Line, text = c.text) => {
  const heard: Heard = { text, lang: c.lang, asked: c.asked, areaCode: '518', now: c.now ?? '2026-11-10T10:00' };
  return understand(heard);
};
const fold = (v: unknown): string => (Array.isArray(v) ? v.map(fold).sort().join('|') : String(v ?? '').toLowerCase());

/** What is missing, wrong or guessed. */
function faults(c: Line, text = c.text): string[] {
  const { slots } = hear(c, text);
  const out: string[] = [];
  for (const [slot, want] of Object.entries(c.slots) as [SlotName, string | string[]][])
    if (![want, ...(c.alt[slot] ?? [])].some((w) => fold(w) === fold(slots[slot])))
      out.push(`${c.id} ${slot}: ${JSON.stringify(slots[slot])} for ${JSON.stringify(want)} in "${text}"`);
  for (const slot of c.absent)
    if (slots[slot] !== undefined) out.push(`${c.id} guessed ${slot} ${JSON.stringify(slots[slot])}`);
  return out;
}

for (const name of ['own-people.jsonl', 'own-when.jsonl'])
  t.test(`${name}: every fact found, nothing guessed`, async (t) => {
    const found = linesOf(name).flatMap((c) => faults(c));
    t.same(found, []);
  });

t.test('casing and fillers change no fact', async (t) => {
  for (const name of ['own-people.jsonl', 'own-when.jsonl'])
    for (const c of linesOf(name)) {
      // A capital in the middle of a name that is spelled is the caller's word for it.
      const upper = c.text.toUpperCase();
      const plain = fold(hear(c).slots[c.asked ?? 'name']);
      for (const other of [`um, ${c.text}`, `${c.text}.`, upper])
        t.same(fold(hear(c, other).slots[c.asked ?? 'name']), plain, other);
    }
});

t.test('sentences that no rule was made for', async (t) => {
  const lines = linesOf('held-people.jsonl');
  const wanted = lines.reduce((n, c) => n + Object.keys(c.slots).length, 0);
  const missed = lines.flatMap((c) => faults(c)).filter((f) => !f.includes(' guessed '));
  t.equal(lines.flatMap((c) => faults(c)).filter((f) => f.includes(' guessed ')).length, 0, 'nothing guessed');
  t.ok(1 - missed.length / wanted >= 0.9, `${wanted - missed.length} of ${wanted} found`);
});
