import { numbersIn } from '../words/numbers.ts';
import { SoundIndex, soundKey } from '../words/phonetic.ts';
import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';

export interface MedicineHeard {
  value: string;
  uncertain: boolean;
  from: number;
  to: number;
}

interface Named {
  /** As it is written. */
  name: string;
  /** Folded, without spaces. */
  key: string;
}

/** Medicine names that can be found as written, by sound, or pieced together from what a recogniser makes of them ("met foreman"). */
export class Medicines {
  readonly #exact = new Map<string, string>();
  readonly #index: SoundIndex;
  readonly #longest: number;

  /** @param names written forms; `spoken=Written` gives a spoken form that differs. */
  constructor(names: readonly string[]) {
    const keys: Named[] = names.map((n) => {
      const [said, name] = n.includes('=') ? (n.split('=') as [string, string]) : [n, n];
      return {
        name,
        key: said
          .toLowerCase()
          .normalize('NFD')
          .replace(/[^a-z0-9]/g, ''),
      };
    });
    for (const k of keys) this.#exact.set(k.key, k.name);
    this.#index = new SoundIndex(
      keys.map((k) => k.key),
      4,
    );
    this.#longest = 6;
  }

  /** Medicines in order of speech. `hinted`: a medicine was asked for or is being spoken of, so that near sounds may count. */
  find(t: readonly Token[], hinted: boolean): MedicineHeard[] {
    const hits: (MedicineHeard & { score: number })[] = [];
    for (let i = 0; i < t.length; i++) {
      const hit = STARTS_NONE.has(t[i]!.w) ? null : this.#at(t, i, hinted);
      if (hit) hits.push(hit);
    }
    const out: MedicineHeard[] = [];
    for (const h of hits.sort((a, b) => b.score - a.score || a.from - b.from))
      if (!out.some((o) => o.from < h.to && h.from < o.to)) out.push(h);
    out.sort((a, b) => a.from - b.from);
    return out;
  }

  #at(t: readonly Token[], i: number, hinted: boolean): (MedicineHeard & { score: number }) | null {
    let best: (MedicineHeard & { score: number }) | null = null;
    let joined = '';
    for (let n = 1; n <= this.#longest && i + n <= t.length; n++) {
      const w = t[i + n - 1]!;
      if (n > 1 && w.mark !== '') break;
      if (/\d/.test(w.w) && n > 1) break;
      joined += w.w;
      const exact =
        this.#exact.get(joined) ?? (joined.endsWith('s') ? this.#exact.get(joined.slice(0, -1)) : undefined);
      if (exact && joined.length >= 3) {
        best = { value: exact, uncertain: false, from: i, to: i + n, score: 100 + n };
        continue;
      }
      if (best && best.score >= 100) continue;
      if (joined.length < 5 || (n === 1 && (!hinted || joined.length < 6))) continue;
      if (COMMON.has(t[i]!.w) && n === 1) continue;
      const limit = (key: string) => Math.min(hinted ? 2.5 : 1.5, key.length * (hinted ? 0.28 : 0.17));
      const near = this.#index.near(joined, limit)[0];
      if (!near) continue;
      const score = near.key.length - near.distance * 2.5 - (soundKey(joined).length - near.key.length > 1 ? 1 : 0);
      if (near.key.length >= 4 && (!best || score > best.score))
        best = { value: this.#exact.get(near.word)!, uncertain: near.distance > 1, from: i, to: i + n, score };
    }
    return best;
  }
}

/** No medicine begins with these, however it is misheard. */
const STARTS_NONE = new Set(
  'my the i need needs get got on and to for of some take taking want is it this that have has had been was in with your his her our can could would please me te se le mi la el los las de un una necesito quiero para y'.split(
    ' ',
  ),
);

const COMMON = new Set(
  'doctor morning please refill number pharmacy tablet tablets medicine insurance monday tuesday wednesday thursday friday saturday appointment patient prescription seven eleven fifteen twenty thirty fifty hundred milligrams calling twice daily extended release street avenue'.split(
    ' ',
  ),
);

const UNITS = table<string>({
  milligram: 'mg',
  milligrams: 'mg',
  mg: 'mg',
  mgs: 'mg',
  milligramos: 'mg',
  miligramos: 'mg',
  miligramo: 'mg',
  microgram: 'mcg',
  micrograms: 'mcg',
  mcg: 'mcg',
  mcgs: 'mcg',
  microgramos: 'mcg',
  milliliters: 'mL',
  ml: 'mL',
  mililitros: 'mL',
  units: 'units',
  unidades: 'units',
  grams: 'g',
  gramos: 'g',
  percent: '%',
});

/** Strength after (or before) a medicine: the first number with a unit, else a bare number right beside the name. */
export function doseAfter(t: readonly Token[], from: number, to: number, end: number): string | null {
  const numbers = numbersIn(t).filter((n) => n.from >= to && n.from < end);
  const half = halfUnit(t, to, end);
  if (half) return half;
  const fmt = (v: number) => String(Math.round(v * 1000) / 1000);
  for (const n of numbers) {
    const unit = unitNear(t, n.to);
    if (unit && !oldDose(t, n.from)) return `${fmt(n.value)} ${unit}`;
  }
  const before = numbersIn(t).find((n) => n.to <= from && n.to >= from - 3 && unitNear(t, n.to));
  if (before) return `${fmt(before.value)} ${unitNear(t, before.to)}`;
  const bare = numbers.find(
    (n) =>
      n.from <= to + 2 &&
      !oldDose(t, n.from) &&
      n.value >= 0.1 &&
      !/^(times|veces|day|days|week|weeks|refills?|left|month|months|pills|tablets|a|pastillas|dias|semanas|at|hours|every|of|or)$/.test(
        t[n.to]?.w ?? '',
      ),
  );
  if (bare && (bare.value >= 2 || bare.decimal) && between(t, to, bare.from)) return fmt(bare.value);
  return null;
}

/** Only small words between the name and its number. */
function between(t: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!/^(the|a|de|of|my|las|los|el|la)$/.test(t[i]!.w)) return false;
  return true;
}

function unitNear(t: readonly Token[], at: number): string | null {
  const a = t[at]?.w ?? '';
  if (UNITS[a]) return UNITS[a];
  // "one twelve, that's micrograms"
  for (let k = at; k < at + 3; k++)
    if (t[k] && /^(that|its|it|thats|in|de|en)$/.test(t[k]!.w) && UNITS[t[k + 1]?.w ?? '']) return UNITS[t[k + 1]!.w]!;
  return null;
}

function halfUnit(t: readonly Token[], from: number, end: number): string | null {
  for (let i = from; i < end && i < t.length; i++) {
    if (t[i]!.w !== 'half' && t[i]!.w !== 'medio') continue;
    if (t[i - 1]?.w === 'a' && t[i - 2]?.w === 'and') continue;
    const at = t[i + 1]?.w === 'a' ? i + 2 : i + 1;
    const unit = UNITS[t[at]?.w ?? ''];
    if (unit) return `0.5 ${unit}`;
  }
  return null;
}

const oldDose = (t: readonly Token[], i: number) =>
  t.slice(Math.max(0, i - 4), i).some((x) => /^(used|was|from|antes|old)$/.test(x.w));

const FREQUENCY =
  /\b((?:once|twice|three times|four times|one time|two times|1 time|2 times|3 times) (?:a |per |every |each )?(?:day|daily|week|weekly|month|night)|(?:once|twice) daily|(?:three|four) times daily|every (?:other |single )?(?:day|night|morning|evening|week|month|(?:four|six|eight|twelve|two|three|4|6|8|12) hours)|(?:in the )?mornings? and (?:at )?(?:night|evening|evenings)|at bedtime|before bed|with (?:meals|breakfast|dinner|supper)|as needed|(?:una|dos|tres|cuatro) ve(?:z|ces) (?:al dia|por dia|a la semana|diarias?)|cada (?:(?:doce|ocho|seis|cuatro|12|8|6|4) horas|dia|noche|manana|semana)|diario|todos los dias|en la manana y en la noche|antes de dormir|daily|nightly|weekly)\b/;

/** How often it is taken, as spoken; null if it was not said. */
export function frequencyIn(said: string): string | null {
  return FREQUENCY.exec(said)?.[1] ?? null;
}
