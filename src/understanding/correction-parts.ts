import { type Token, tokenise } from '../words/tokens.ts';
import { monthOf } from './dates.ts';

/** Facts that words of a correction may name. */
export type Subject = 'dose' | 'dob' | 'phone' | 'name' | 'duration' | 'other';

interface Clause {
  subject: Subject | null;
  text: string;
}

const NAMES: readonly (readonly [Subject, RegExp])[] = [
  ['other', /\b(member|group|policy|authorization|referral|socio|grupo|poliza|autorizacion)\b/],
  [
    'dose',
    /\b(milligrams?|mg|mgs|micrograms?|mcg|milliliters?|ml|units|strength|dose|dosage|miligramos?|microgramos?|unidades|dosis|concentracion)\b/,
  ],
  [
    'phone',
    /\b(number|phone|telephone|cell|area code|digits?|last (two|three|four)|call (me )?(back )?(at|on)|numero|telefono|celular|clave|digitos?|ultim[oa]s (dos|tres|cuatro))\b/,
  ],
  ['dob', /\b(birth|birthday|birthdays|birthdate|dob|born|bday|nacimiento|naci|nacio|nacid[oa]|cumpleanos)\b/],
  ['duration', /\b(since|ago|been going|started|began|desde|hace|empezo)\b/],
  ['name', /\b(name|surname|spell\w*|apellido|nombre|deletre\w*)\b/],
  [
    'other',
    /\b(pharmacy|drugstore|drug store|walgreens|cvs|farmacia|botica|insurance|carrier|aseguranza|seguro|appointment|cita|pills?|tablets?|pastillas?|days left|address|direccion|doctor|dr|doctora|medicine|medication|medicina)\b/,
  ],
];

const STARTS = /^(no|it|its|and|but|the|y|el|la|es|pero|that|thats)$/;

/**
 * The words of a correction that may be about `kind`: a clause that names another fact is not, nor is what is denied right behind it ("the ten
 * milligram, not the five"). Clauses that name no fact go with any. `named`: the kind is named itself.
 */
export function partFor(kind: Subject, heard: string): { text: string; named: boolean } {
  const clauses = clausesOf(heard);
  const kept = clauses.filter((c) => c.subject === null || c.subject === kind);
  return { text: kept.map((c) => c.text).join(', '), named: clauses.some((c) => c.subject === kind) };
}

function clausesOf(heard: string): Clause[] {
  const t = tokenise(heard);
  const out: Clause[] = [];
  let from = 0;
  for (let i = 1; i <= t.length; i++) {
    if (i < t.length && !(t[i]!.mark !== '' || begins(t, i))) continue;
    const part = t.slice(from, i);
    const text = heard.slice(part[0]?.from ?? 0, part.at(-1)?.to ?? 0);
    const last = out.at(-1);
    // "not the five", "instead of june": what was wrong of the same fact.
    const goesOn = last !== undefined && /^(not|instead|rather|en|y no|no el|no la|no es|sino)\b/.test(words(part));
    const own = subjectOf(part);
    out.push({ subject: own ?? (goesOn ? last.subject : null), text });
    from = i;
  }
  return out;
}

/** "… with an e and it's the ten": a new clause without a mark. */
function begins(t: readonly Token[], i: number): boolean {
  return /^(and|y|but|pero)$/.test(t[i]!.w) && STARTS.test(t[i + 1]?.w ?? '');
}

function subjectOf(part: readonly Token[]): Subject | null {
  const said = words(part);
  const found = NAMES.find(([, re]) => re.test(said))?.[0];
  if (found) return found;
  return part.some((x, i) => isMonth(part, i, x.w)) ? 'dob' : null;
}

/** "may", "march" and "june" are words and names as well: beside a number or a small word of dates only. */
function isMonth(part: readonly Token[], i: number, w: string): boolean {
  if (monthOf(w) === undefined) return false;
  if (!/^(may|march|june|april|august|mayo|abril|julio)$/.test(w)) return true;
  const beside = `${part[i - 1]?.w ?? ''} ${part[i + 1]?.w ?? ''}`;
  return (
    part.length <= 3 ||
    /\b(of|de|in|en|not|no|el|the|first|second|third|\w+th|\w+st|\w+nd|\d+)\b/.test(beside) ||
    part.some((x) => /^(\w+(th|tieth)|first|second|third|\d+)$/.test(x.w))
  );
}

const words = (t: readonly Token[]): string => t.map((x) => x.w).join(' ');
