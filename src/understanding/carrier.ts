import type { Token } from '../words/tokens.ts';
import type { NameFinder } from './lexicon.ts';

export interface CarrierHeard {
  name: string;
  /** Where its words end. */
  to: number;
  uncertain: boolean;
}

const OLD =
  /\b(used to (have|be)|dropped|left|quit|cancell?ed|ditched|deje|cancele|cambie de|had|was|were|from|old|before|antes|tenia|instead of|not|no longer|no)( the| my| on| with| el| la| mi)?( [a-z]+)?$/;
const NEW = /\b(now|ahora|to|switched to|its|changed to|have|tengo|es)$/;

/**
 * The health plan that is the caller's now: not the one that it was before, nor one that is denied.
 * @param spoken a plan is being spoken of, so that everyday words count
 * @param asked a plan was asked for, so that near sounds count
 */
export function carrierIn(
  t: readonly Token[],
  names: NameFinder,
  spoken: boolean,
  asked: boolean,
): CarrierHeard | null {
  const found = names.findAll(t, spoken).map((f) => ({ ...f, uncertain: false }));
  const all = found.length || !asked ? found : alike(t, names);
  const kept = all.filter(
    (f) => !old(t, f.from) && !/^(wellness|plans?|age|physical)$/.test(t[f.to]?.w ?? '') && !isSomeoneElse(t, f.to),
  );
  let best = kept[0] ?? null;
  for (const f of kept.slice(1))
    if (best && /\b(no|sorry|wait|actually|rather|now|ahora|digo|perdon)\b/.test(said(t, best.to, f.from))) best = f;
  if (!best) return null;
  const plan = /^(?:s )?(?:the |a |their |mi |el |la )?(medicare advantage)\b/.exec(said(t, best.to, best.to + 4));
  // Another plan than the insurer's others: practices take the one and not the other.
  if (plan && best.name !== 'Medicare')
    return {
      name: `${best.name} Medicare Advantage`,
      to: best.to + plan[0].split(' ').length,
      uncertain: best.uncertain,
    };
  return { name: best.name, to: best.to, uncertain: best.uncertain };
}

/** Words by which a plan is being spoken of. */
const PLAN =
  /\b(insurance|insured|insurer|plans?|coverage|covered?|carrier|member|policy|network|card|take|accept|switched|subscriber|copay|deductible|aseguranza|seguro|poliza|cobertura|aceptan|toman|tarjeta)\b/;

/** Whether a plan is spoken of, so that an everyday word or a first name may be one: "do you take oscar", but not "oscar fields". */
export function speaksOfPlan(t: readonly Token[]): boolean {
  return PLAN.test(said(t, 0, t.length));
}

/** "humana is my cat": what it is said to be is no plan. */
function isSomeoneElse(t: readonly Token[], to: number): boolean {
  const tail = said(t, to, to + 6);
  const is = /^(?:is|was|s|es|era) (?:just |only )?(?:my|our|the|a|an|mi|el|la|un|una) (.*)$/.exec(tail);
  return (
    is !== null &&
    !PLAN.test(is[1]!) &&
    !/\b(primary|secondary|old|new|current|one|other|hmo|ppo|que|what)\b/.test(is[1]!)
  );
}

function old(t: readonly Token[], from: number): boolean {
  // "from cigna to anthem": what comes after "to" is the new one.
  // "No it's Aetna": the no is an answer to us.
  const start = /^(no|nope) (it|its|es|is|the|i)\b/.test(said(t, 0, 3)) ? 1 : 0;
  const before = said(t, Math.max(start, from - 4), from);
  if (NEW.test(before) || t[from]!.mark !== '')
    return /\b(not|no longer)( on| with)?$/.test(before) && t[from]!.mark === '';
  return OLD.test(before);
}

function alike(t: readonly Token[], names: NameFinder) {
  const all = t.flatMap((_, i) => names.alike(t, i).slice(0, 1));
  const best = all.sort((a, b) => a.apart - b.apart)[0];
  return best ? [{ ...best, uncertain: true }] : [];
}

const said = (t: readonly Token[], from: number, to: number) =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');
