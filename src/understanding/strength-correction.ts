import { type Token, tokenise } from '../words/tokens.ts';
import { amountsIn, writtenAmount } from './amounts.ts';
import { partFor } from './correction-parts.ts';

const DENIED = /(\b(not|isnt|instead of|rather than|en vez de|y no)|\S no)( the| a| el| la| de)*$/;

/**
 * A strength after a correction: "ten milligrams, not five", "the strength is twenty". `current` as `Slots.dose` ("5 mg"), or null where none is
 * known yet. A number is taken only where the strength is named, or the old one is denied. Null: nothing to correct with.
 */
export function correctDose(current: string | null, heard: string): string | null {
  const { text, named } = partFor('dose', heard);
  const t = tokenise(text);
  const said = t.map((x) => x.w);
  const amounts = amountsIn(t, text);
  const denied = amounts.filter(
    (a) =>
      (t[a.from]!.mark === '' && DENIED.test(said.slice(0, a.from).join(' '))) ||
      isNot(t, a.from) ||
      deniedBehind(t, a.to),
  );
  const right = amounts.filter((a) => !denied.includes(a));
  const [now, unit] = current?.split(' ') ?? [];
  const old = denied.some((a) => a.values.map(writtenAmount).join('/') === now);
  if (!named && !old) return null;
  const measured = right.findLast((a) => a.unit !== null);
  const best = measured ?? (right.length === 1 ? right[0] : undefined);
  if (!best) return null;
  const as = best.unit ?? denied.find((a) => a.unit !== null)?.unit ?? unit ?? null;
  const value = best.values.map(writtenAmount).join('/') + (as === '%' ? '%' : as ? ` ${as}` : '');
  return value === current ? null : value;
}

/** "no es de mil"; but "no, es de mil" says what it is. */
function isNot(t: readonly Token[], from: number): boolean {
  let k = from - 1;
  while (k > 0 && /^(de|la|el|the|a)$/.test(t[k]!.w) && t[k + 1]!.mark === '') k--;
  return /^(es|era|son)$/.test(t[k]?.w ?? '') && t[k]!.mark === '' && t[k - 1]?.w === 'no' && t[k + 1]!.mark === '';
}

/** "la de mil no, …": the no stands behind it, and nothing behind the no. */
const deniedBehind = (t: readonly Token[], to: number): boolean =>
  t[to]?.w === 'no' && t[to].mark === '' && (t[to + 1] === undefined || t[to + 1]!.mark !== '');
