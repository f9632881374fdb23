import { nameKey } from '../reference/key.ts';
import type { Medicine } from '../reference/types.ts';
import type { Token } from '../words/tokens.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { isLed } from './medicine-led.ts';
import { joins } from './medicine-list.ts';
import { type MedicineNames, type NameHeard, rank } from './medicine-names.ts';
import { releaseEnd, withRelease } from './medicine-release.ts';
import { type Strength, strengthEvidence, strengthOf } from './strength.ts';

/** A medicine as a caller named it. */
export interface MedicineHeard {
  /** As it is written, with the release where it was said: "Adderall XR", "metoprolol succinate ER". */
  value: string;
  medicine: Medicine;
  uncertain: boolean;
  strength: Strength | null;
  /** Said as it is written. */
  exact: boolean;
  from: number;
  to: number;
}

/** What is known of the moment in which it was said. */
export interface MedicineContext {
  /** A medicine was asked for. */
  asked: boolean;
  /** One is being spoken of: a refill, pills, milligrams. */
  hinted: boolean;
}

export interface MedicinesHeard {
  /** In order of speech; what is denied or taken back is not among them. */
  medicines: MedicineHeard[];
  /** Something was said that may be a name, and could be more than one: to be asked again. */
  unclear: boolean;
}

/** By how much of a consonant the best name must be ahead of the next medicine's. */
const AHEAD = 0.5;
const WELL_AHEAD = 1.2;
/** Up to here a name that is taken by its sound is taken as heard. */
const SURE = 0.13;
/** A name that nobody asked for is nearer than this, or has its strength beside it. */
const UNASKED = 0.16;
/** Beyond it everyday words are a name only where nothing but "it's the" stands before them, or the strength is one of its own. */
const EVERYDAY_SURE = 0.1;
/** So many words beside a name that is all everyday words leave it in doubt. */
const MOST_BESIDE = 6;
/** Names over the same words that are weighed, the likeliest first. */
const MOST_RIVALS = 12;
/** A look-alike that sounds but so much worse may be the one that was said. */
const LOOKALIKE = 0.2;
/** What pills look like is no name by its sound. */
const LOOKS =
  /^(amarill|blanc|rosad|roj|verde|azul|morad|redond|chiquit|grande|pequen|naranjad|white|yellow|round|little|orange|purple)/;
/** What a number before it counts, and no strength. */
const TIME = /^(days?|weeks?|months?|years?|hours?|times?|o|am|pm|dias?|semanas?|mes|meses|anos?|horas?|veces)$/;
const PERSON = /^(i|we|you|he|she|they|yo|me)$/;
/** "me adelanten la receta": a word behind a pronoun that ends as verbs do. */
const isVerb = (t: readonly Token[], h: NameHeard): boolean =>
  /^(me|se|nos|te|le|les|lo)$/.test(t[h.from - 1]?.w ?? '') &&
  t[h.from]!.mark === '' &&
  /(?:[aei]n|[aei]r|[aeo]|[aei]mos|aron|ieron|ando|iendo)$/.test(t[h.from]!.w);
const SPEAKS = /^(believe|believed|think|thought|guess|feel|hope|need|want|creo|pienso|necesito|quiero)$/;
/** Before a name that the caller is not sure of. */
const HEDGED =
  /\b(something (like|with)|sounds like|some kind of|starts with|begins with|algo (como|asi)|suena como|empieza con|cant pronounce|dont know how to say|or something)\b/;

/**
 * Medicines by their names, weighed against the strength that was said and what it was said to be for. Where two medicines are as likely
 * neither is given: a wrong one is worse than none.
 */
export function medicinesIn(
  names: MedicineNames,
  t: readonly Token[],
  text: string,
  context: MedicineContext,
): MedicinesHeard {
  const { tokens, back } = joinSpelled(t, names, context.asked);
  const how = context.asked ? 'asked' : context.hinted ? 'hinted' : 'otherwise';
  // What was told as given to somebody is read as what was asked for, where it is no everyday word.
  const led = (h: NameHeard) => !h.exact && !h.everyday && isLed(tokens, h.from);
  const told =
    how !== 'asked' && tokens.some((_, i) => isLed(tokens, i)) ? names.find(tokens, 'asked').filter(led) : [];
  const near = names.find(tokens, how);
  const all = [
    ...near,
    ...told.filter((h) => !near.some((n) => n.name === h.name && n.from === h.from && n.to === h.to)),
  ]
    .sort((a, b) => rank(b) - rank(a))
    .filter((h) => h.exact || !(tokens.slice(h.from, h.to).some((x) => LOOKS.test(x.w)) || isVerb(tokens, h)))
    .filter((h) =>
      h.exact ? !h.name.everyday || context.asked || (context.hinted && sayableThere(tokens, h)) : !h.name.everyday,
    );
  // "wellbutrin x l": the letters belong to the name before them, whatever they sound like with what follows.
  const groups = rivalsOf(all.map((h) => (h.exact || h.apart < SURE ? { ...h, to: releaseEnd(h, tokens) } : h)));
  const amounts = groups.length ? amountsIn(tokens, text) : [];
  const decideAll = (around: readonly { from: number; to: number; medicine: Medicine }[]) =>
    groups.map((group) => {
      const { from, to, medicine } = group[0]!;
      const others = around.filter((a) => a.medicine !== medicine);
      const start = Math.max(0, ...others.filter((a) => a.to <= from).map((a) => a.to));
      const end = Math.min(tokens.length, ...others.filter((a) => a.from >= to).map((a) => a.from));
      return decide(names, group, tokens, amounts, (h) => context.asked || led(h), start, end);
    });
  // A strength belongs to the name that it stands beside; which names there are is known only after a first look.
  const sure = decideAll([]).filter((m) => m !== null && !m.uncertain) as MedicineHeard[];
  const decided = decideAll(sure);
  const unclear = decided.includes(null);
  const heard = decided.filter((m) => m !== null);
  heard.sort((a, b) => a.from - b.from);
  // A name that was said outright: what only sounds like another is one where it stands in a row with it, or has its own strength.
  const besides = heard.filter(
    (m, i) =>
      m.exact ||
      m.strength?.known ||
      !heard.some((x) => x.exact) ||
      [heard[i - 1], heard[i + 1]].some((x) => x && inRow(tokens, x, m)),
  );
  const once = besides.filter((m, i) => besides[i + 1]?.medicine !== m.medicine || besides[i + 1]!.uncertain);
  const kept = once.filter((m, i) => !denied(tokens, text, m, once[i + 1], once.length > 1));
  return { medicines: kept.map((m) => ({ ...m, from: back(m.from), to: back(m.to) })), unclear };
}

const inRow = (t: readonly Token[], a: MedicineHeard, b: MedicineHeard): boolean =>
  a.from < b.from ? joins(t, a.to, b.from) : joins(t, b.to, a.from);

/** Names over the same words, the best first; words that one group has are no other's. */
function rivalsOf(all: readonly NameHeard[]): NameHeard[][] {
  const groups: NameHeard[][] = [];
  for (const h of all) {
    const group = groups.find((g) => g[0]!.from < h.to && h.from < g[0]!.to);
    if (group) group.push(h);
    else groups.push([h]);
  }
  return groups;
}

interface Weighed {
  heard: NameHeard;
  strength: Strength | null;
  score: number;
}

function decide(
  names: MedicineNames,
  group: readonly NameHeard[],
  t: readonly Token[],
  amounts: readonly Amount[],
  isAsked: (h: NameHeard) => boolean,
  start: number,
  end: number,
): MedicineHeard | null {
  const said = t.map((x) => x.w).join(' ');
  const weigh = (h: NameHeard): Weighed => {
    const strength = strengthOf(h.medicine, t, amounts, h, start, Math.max(end, h.to));
    const used = h.medicine.uses.some((u) => new RegExp(`\\b${u}\\b`).test(said));
    return { heard: h, strength, score: rank(h) + strengthEvidence(strength, h.medicine) * 0.8 + (used ? 0.8 : 0) };
  };
  const bestOf = new Map<Medicine, Weighed>();
  for (const h of group.slice(0, MOST_RIVALS)) {
    const w = weigh(h);
    const have = bestOf.get(h.medicine);
    if (!have || w.score > have.score) bestOf.set(h.medicine, w);
  }
  const [best, next] = [...bestOf.values()].sort((a, b) => b.score - a.score);
  if (!best) return null;
  const { heard } = best;
  const asked = isAsked(heard);
  const ahead = next ? best.score - next.score : 9;
  const sameName = next !== undefined && within(heard, next.heard);
  if (!heard.exact && !sameName && ahead < AHEAD) return null;
  const alike = names.rivals(heard.name).some((r) => {
    if (!heard.exact) return names.apart(t.slice(heard.from, heard.to), r.name) < heard.apart + LOOKALIKE;
    return weigh({ ...heard, medicine: r.medicine, name: r.name }).score > best.score - 0.4;
  });
  const doubted = HEDGED.test(
    t
      .slice(Math.max(0, heard.from - 6), heard.from)
      .map((x) => x.w)
      .join(' '),
  );
  const trails = /^(something|or something|whatever|algo)\b/.test(words(t, heard.to, heard.to + 2));
  // By its sound alone, and something speaks against it: asked again.
  if (!heard.exact && heard.apart > 0.05 && (doubted || trails)) return null;
  const known = best.strength?.known === true;
  if (!heard.exact && heard.apart > SURE && alike && !known) return null;
  const strengths = amounts.filter(({ to, unit }) => unit !== null || !TIME.test(t[to]?.w ?? ''));
  if (!heard.exact && heard.apart > SURE && !known && (best.strength || strengths.length === 1)) return null;
  if (!heard.exact && !asked && heard.apart > UNASKED && !known) return null;
  if (heard.everyday && heard.apart > EVERYDAY_SURE && !known && !ledTo(names, t, heard)) return null;
  if (!heard.exact && heard.apart > 0.05 && !known && leftOver(names, t, heard, amounts)) return null;
  // "I believe I need a refill" is no Abilify.
  const own = t.slice(heard.from, heard.to).map((x) => x.w);
  if (!heard.exact && !asked && own.some((w) => SPEAKS.test(w)) && own.some((w) => PERSON.test(w))) return null;
  // Everyday words that sound like a name are one where little else was said, or a strength speaks for it.
  const chance = heard.everyday && !known && t.length - (heard.to - heard.from) > MOST_BESIDE;
  if (chance && (heard.apart > 0.04 || heard.weight < 5)) return null;
  const uncertain = heard.exact
    ? alike || doubted
    : heard.apart > SURE || (!sameName && ahead < WELL_AHEAD) || (alike && !known) || chance;
  return {
    value: withRelease(heard, t, end),
    medicine: heard.medicine,
    uncertain,
    strength: best.strength,
    exact: heard.exact,
    from: heard.from,
    to: heard.to,
  };
}

/** Nothing stands before the name but what leads to one: "it's the", "i need my". */
function ledTo(names: MedicineNames, t: readonly Token[], h: NameHeard): boolean {
  return h.apart <= 0.2 && t.slice(0, h.from).every((x) => names.leads(x.w));
}

/** Beside what sounds like a name stands another word that nobody knows: the name may be both of them, and another one. */
function leftOver(names: MedicineNames, t: readonly Token[], h: NameHeard, amounts: readonly Amount[]): boolean {
  return [t[h.from - 1], t[h.to]].some((x, k) => {
    if (!x || x.w.length < 3 || /\d/.test(x.w)) return false;
    if ((k === 1 ? x.mark : t[h.from]!.mark) === '.') return false;
    const at = k === 1 ? h.to : h.from - 1;
    return !names.isCommon(x.w) && !amounts.some((a) => a.from <= at && at < a.to);
  });
}

/** "losartan" within "losartan HCTZ": the longer one was said, the shorter is no rival. */
const within = (a: NameHeard, b: NameHeard) =>
  nameKey(a.name.said).startsWith(nameKey(b.name.said)) && b.to <= a.to && a.weight > b.weight;

/** An everyday word counts as a name where it is not somebody's: "my yaz", not "heather said". */
function sayableThere(t: readonly Token[], h: NameHeard): boolean {
  const before = t[h.from - 1]?.w ?? '';
  const after = t[h.to]?.w ?? '';
  return (
    /^(my|the|of|on|for|called|taking|take|prescription|her|his|la|el|mi|de)$/.test(before) &&
    !/^(s|said|says|told|is|was|called|at|from|and)$/.test(after) &&
    (h.to >= t.length ||
      t[h.to]!.mark !== '' ||
      /^(refill|refilled|refills|pills?|\d.*|prescription|birth|for|please)$/.test(after) ||
      /^[a-z]+$/.test(after))
  );
}

/** "not the lamictal, the lamisil"; "losartan, no sorry, lisinopril": what is denied or taken back is not the one. */
function denied(
  t: readonly Token[],
  text: string,
  m: MedicineHeard,
  next: MedicineHeard | undefined,
  others: boolean,
): boolean {
  const before = t.slice(Math.max(0, m.from - 3), m.from);
  const said = before.map((x) => x.w).join(' ');
  const close = /(^| )(not|no|isnt|wasnt|no es|ni|anymore|instead of|en vez de)( the| my| el| la| mi| for)?$/.exec(
    said,
  );
  if (close) {
    // "no, gabapentin" says what it is.
    const at = m.from - close[0].trim().split(' ').length;
    const marked = t.slice(at + 1, m.from + 1).some((x) => x.mark !== '');
    if (!marked || /^not/.test(close[0].trim())) return true;
  }
  // "i used to take paxil but now it's prozac"
  const used =
    /\b(used to (take|be on|have|get|use)|was (on|taking)|were (on|taking)|antes (tomaba|usaba)|tomaba)( the| my| el| la)?$/;
  const six = words(t, Math.max(0, m.from - 6), m.from);
  if (used.test(six) && !/\b(still|always)\b/.test(six) && (next || STOPPED.test(words(t, m.to, m.to + 8))))
    return true;
  // "i don't take metformin any more, i need the jardiance": stopped, where another one is named
  if (others && STOPPED_BEFORE.test(six)) return true;
  if (!next) return false;
  const between = t
    .slice(m.to, next.from)
    .map((x) => x.w)
    .join(' ');
  const raw = text.slice(t[m.to - 1]!.to, t[next.from]!.from).toLowerCase();
  return (
    /\b(no wait|wait no|no sorry|sorry|scratch that|correction|no i meant|i meant|actually|rather|digo|perdon|mejor dicho|no espera)\b/.test(
      between,
    ) ||
    /^no\b|\bno$/.test(between) ||
    /\bi mean\b|\bo sea\b/.test(raw)
  );
}

const STOPPED_BEFORE =
  /\b(?:(?:dont|do not|didnt|not|no longer|never)(?: (?:really|even))? (?:take|taking|use|using|on|need|needing|want)|stopped(?: taking)?|quit(?: taking)?|discontinued|(?:took|taken|taking) (?:me|him|her) off(?: of)?|(?:am|been|came|went|is|m|s) off(?: of)?|ya no (?:tomo|uso|necesito|quiero|toma)|deje(?: de tomar)?|me quitaron|me (?:suspendieron|cambiaron))(?: (?:the|my|any|that|her|his|el|la|mi))?$/;
const STOPPED = /\b(but (not|no longer|i (stopped|quit)|they (stopped|took me off))|anymore|ya no|pero ya)\b/;

const words = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

/** Runs of four and more single letters become the word that they spell, where it is a medicine's. */
function joinSpelled(
  t: readonly Token[],
  names: MedicineNames,
  asked: boolean,
): { tokens: readonly Token[]; back: (i: number) => number } {
  const tokens: Token[] = [];
  const from: number[] = [];
  for (let i = 0; i < t.length; ) {
    let k = i;
    let letters = '';
    while (k < t.length && /^[a-z]$/.test(t[k]!.w) && (k === i || t[k]!.mark !== '.')) letters += t[k++]!.w;
    const found = letters.length >= 5 ? names.spelled(letters, asked) : null;
    if (found) {
      tokens.push({ ...t[i]!, w: nameKey(found.name.said), to: t[k - 1]!.to });
      from.push(i);
      i = k;
      continue;
    }
    tokens.push(t[i]!);
    from.push(i);
    i++;
  }
  from.push(t.length);
  return tokens.length === t.length ? { tokens: t, back: (i) => i } : { tokens, back: (i) => from[i] ?? t.length };
}
