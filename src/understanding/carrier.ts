import type { Token } from '../words/tokens.ts';
import type { NameFinder } from './lexicon.ts';

export interface CarrierHeard {
  name: string;
  /** Where its words end. */
  to: number;
  uncertain: boolean;
}

const OLD =
  /\b(used to (have|be)|rid of|leaving|off( of)?|done with|goodbye to|tired of|dejando|dropped|left|quit|cancell?ed|ditched|deje|cancele|cambie de|had|was|were|from|old|before|antes|tenia|instead of|not|no longer|no)( the| my| on| with| el| la| mi)?( [a-z]+)?$/;
const GONE =
  /^(?:(?:has |have |just )?(?:dropped|cancell?ed|kicked|booted|ended|expired)|is (?:gone|done|over)|ran out|runs out|me (?:quito|corto|dio|saco)|se (?:me )?(?:acabo|termino))\b/;
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
  // "cigna dropped me, i'm on fidelis now"
  const left = kept.filter((f) => !GONE.test(said(t, f.to, f.to + 3)));
  if (left.length) kept.splice(0, kept.length, ...left);
  let best = kept[0] ?? null;
  const kind = best && !/^medica/i.test(best.name) ? kindBehind(t, best.to) : null;
  if (best && kind) return { name: `${best.name} ${kind.name}`, to: best.to, uncertain: best.uncertain };
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

/** The kind of plan, told behind the insurer's name: "it's aetna, the medicare one", "humana in january, the medicare advantage". */
const KIND =
  /^(?:\w+ ){0,4}?(?:the|thats|its|but the|el|la|los|es|del?|el de|la de) (medicare advantage|medicare|medicaid|advantage)( one| plan| kind)?(?= |$)/;
const KINDS: Record<string, string> = {
  'medicare advantage': 'Medicare Advantage',
  advantage: 'Medicare Advantage',
  medicare: 'Medicare',
  medicaid: 'Medicaid',
};

/** null: none is told, or it is another plan beside this one. */
function kindBehind(t: readonly Token[], to: number): { name: string } | null {
  const tail = said(t, to, to + 9);
  const found = KIND.exec(tail);
  if (!found || /\b(and|also|too|plus|y|tambien|secondary|not|no)\b/.test(found[0])) return null;
  const end = to + found[0].split(' ').length;
  // "aetna, the medicare is my secondary" speaks of another.
  const ends = found[2] !== undefined || !t[end] || t[end].mark !== '';
  return ends ? { name: KINDS[found[1]!]! } : null;
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
