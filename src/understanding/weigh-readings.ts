import { tokenise } from '../words/tokens.ts';
import { digitRuns } from './spoken-digits.ts';
import type { Heard, Meaning, SlotName, Understand } from './types.ts';

/** Several readings of one sound, weighed by what was asked. */
export interface Weighed {
  /** The likeliest words. */
  text: string;
  meaning: Meaning;
  /** The first reading where another was chosen, and an answer that denies the chosen one: the caller may have said it. */
  passedOver: readonly string[];
}

interface Said {
  text: string;
  meaning: Meaning;
}

/** Facts of which a wrong one does harm and that a recogniser mishears by a digit or a letter. */
const CRITICAL: readonly SlotName[] = ['phone', 'dob', 'name', 'member_id', 'group_number', 'authorization_number'];
/** How much the careful reading counts against each other one; a value that can be trusted counts more. */
const FIRST = 1.5;
const SURE = 1;
/** What is longer than this is more than an answer: its words stay as they were read first. */
const SHORT_WORDS = 4;

interface Chosen extends Said {
  /** Readings that say the opposite. */
  denied?: readonly string[];
}

interface Candidate {
  text: string;
  meaning: Meaning;
  votes: number;
  readings: number;
}

/**
 * Which of several readings of one sound was meant, by what was asked: of a number, a date or a name the value that most of them give and
 * that can be one; of a yes or no the one that is an answer. Where they differ on such a fact it is uncertain, and is read back; where one says
 * yes and another no, neither was said. With nothing asked for that others could know better, the first reading stands. Pure.
 * @param others the most trusted first
 */
export function weighReadings(understand: Understand, heard: Heard, others: readonly string[]): Weighed {
  const first: Said = { text: heard.text, meaning: understand(heard) };
  const chosen = choose(first, understand, heard, others);
  const over = [...(chosen.text === first.text ? [] : [first.text]), ...(chosen.denied ?? [])];
  return { text: chosen.text, meaning: chosen.meaning, passedOver: over };
}

function choose(first: Said, understand: Understand, heard: Heard, others: readonly string[]): Chosen {
  const rest = others
    .filter((text) => text.trim() !== '' && text !== heard.text)
    .map((text): Said => ({ text, meaning: understand({ ...heard, text }) }));
  if (rest.length === 0) return first;
  const { asked } = heard;
  return withProvider(chosenOf(asked, first, rest), rest);
}

function chosenOf(asked: SlotName | null, first: Said, rest: readonly Said[]): Chosen {
  if (asked && CRITICAL.includes(asked)) return weighFacts(asked, first, rest);
  return asked === null ? weighAnswer(first, rest) : weighMissing(asked, first, rest);
}

/** Somebody of the practice whom only another reading has: named beside what was asked, or for it; to be made sure of. */
function withProvider(chosen: Chosen, rest: readonly Said[]): Chosen {
  const { meaning } = chosen;
  const named = new Set(rest.map((r) => r.meaning.slots.provider).filter((one) => one !== undefined));
  const [provider, another] = named;
  if (meaning.slots.provider !== undefined || provider === undefined || another !== undefined) return chosen;
  if (meaning.yesNo !== null || meaning.command !== null) return chosen;
  const uncertain = [...new Set<SlotName>([...meaning.uncertain, 'provider'])];
  return { ...chosen, meaning: { ...meaning, slots: { ...meaning.slots, provider }, uncertain } };
}

/** The value with the most votes; every critical fact of it that another reading gives otherwise is uncertain. */
function weighFacts(asked: SlotName, first: Said, rest: readonly Said[]): Chosen {
  // Whoever is asked for a number may say that it hurts.
  if (first.meaning.intent === 'symptom') return first;
  // A correction, a command or a yes is no new value: what was read first stands.
  if (first.meaning.slots[asked] === undefined && (first.meaning.yesNo !== null || first.meaning.command !== null))
    return first;
  const all = [first, ...rest];
  const candidates = new Map<string, Candidate>();
  for (const [i, { text, meaning }] of all.entries()) {
    const value = asked === 'phone' ? withArea(text, keyOf(meaning, asked), all) : keyOf(meaning, asked);
    if (value === null) continue;
    const sure = meaning.uncertain.includes(asked) ? 0 : SURE;
    const known = candidates.get(value);
    if (known) {
      known.votes += 1;
      known.readings++;
      // The words and the value of the reading that has all of it.
      if (asked === 'phone' && factOf(known.meaning, asked) !== value) Object.assign(known, { text, meaning });
    } else candidates.set(value, { text, meaning, votes: (i === 0 ? FIRST : 1) + sure, readings: 1 });
  }
  for (const [value, one] of candidates)
    for (const [other, better] of candidates)
      if (asked === 'name' && one.readings === 1 && isHiss(value, other)) better.votes += one.votes;
  const best = [...candidates.values()].sort((a, b) => b.votes - a.votes)[0];
  if (!best) return first;
  const missed = first.meaning.slots[asked] === undefined;
  const doubts = CRITICAL.filter((slot) => {
    const value = factOf(best.meaning, slot);
    return value !== null && (missed || all.some(({ meaning }) => differs(value, factOf(meaning, slot))));
  });
  const uncertain = [...new Set([...best.meaning.uncertain, ...doubts])];
  return { text: best.text, meaning: { ...best.meaning, uncertain } };
}

/** Of what is chosen from few, only where the first reading holds no answer at all. */
function weighMissing(asked: SlotName, first: Said, rest: readonly Said[]): Chosen {
  const { slots, yesNo, command } = first.meaning;
  if (slots[asked] !== undefined || yesNo !== null || command !== null || !isShort(first.text)) return first;
  const found = rest.find(({ text, meaning }) => meaning.slots[asked] !== undefined && isShort(text));
  if (!found) return first;
  return { ...found, meaning: { ...found.meaning, uncertain: [...new Set([...found.meaning.uncertain, asked])] } };
}

/** A yes, a no or a command in a word or two. */
function weighAnswer(first: Said, rest: readonly Said[]): Chosen {
  if (!isShort(first.text)) return first;
  const answers = rest.filter(({ text }) => isShort(text));
  const own = first.meaning.yesNo;
  if (own !== null) {
    const denied = answers.filter(({ meaning }) => meaning.yesNo !== null && meaning.yesNo !== own);
    if (denied.length === 0) return first;
    return { ...first, meaning: { ...first.meaning, yesNo: null }, denied: denied.map(({ text }) => text) };
  }
  if (first.meaning.command !== null || first.meaning.intent !== 'other') return first;
  const said = answers.filter(({ meaning }) => meaning.yesNo !== null || meaning.command !== null);
  const [found] = said;
  return found && said.every(({ meaning }) => meaning.yesNo === found.meaning.yesNo) ? found : first;
}

/** Seven digits to which an area code was only supposed: the number of another reading that has them and says its area. */
function withArea(text: string, value: string | null, all: readonly Said[]): string | null {
  if (value === null || digitsOf(text) !== LOCAL) return value;
  const whole = all
    .filter((x) => digitsOf(x.text) >= WHOLE)
    .flatMap((x) => factOf(x.meaning, 'phone') ?? [])
    .find((other) => other.endsWith(value.slice(-LOCAL)));
  return whole ?? value;
}

const LOCAL = 7;
const WHOLE = 10;
const digitsOf = (text: string): number => digitRuns(tokenise(text)).reduce((n, run) => n + run.digits.length, 0);

/** Whether `other` is the same spelling but for an s in place of an f: over a telephone an s loses what tells them apart, an f gains nothing. */
function isHiss(value: string, other: string): boolean {
  return (
    value !== other &&
    value.length === other.length &&
    [...value].every((l, i) => l === other[i] || (l === 'f' && other[i] === 's'))
  );
}

const isShort = (text: string): boolean => text.trim().split(/\s+/).length <= SHORT_WORDS;
const differs = (value: string, other: string | null): boolean => other !== null && other !== value;

/** What readings vote for: of a name the surname, which is what people spell. */
function keyOf(meaning: Meaning, slot: SlotName): string | null {
  const value = factOf(meaning, slot);
  return slot === 'name' ? (value?.split(' ').at(-1) ?? null) : value;
}

/** As it is compared: names without regard to capitals. */
function factOf(meaning: Meaning, slot: SlotName): string | null {
  const value = meaning.slots[slot];
  if (value === undefined) return null;
  return (Array.isArray(value) ? value.join(',') : value).toLowerCase();
}
