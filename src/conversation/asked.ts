import type { Command, Meaning, SlotName } from '../understanding/types.ts';
import { unaccented } from '../understanding/unaccented.ts';
import { asksWho } from './dialogue/emergency-words.ts';
import { ruleOf } from './dialogue/facts.ts';
import { asksBack, isAbuse, isPlaying } from './dialogue/repair.ts';
import type { Stage, Talk } from './dialogue/types.ts';

/** They are about the call, not about what was asked: no answer to a question, not even a missing one. */
const NO_ANSWER: ReadonlySet<Command | null> = new Set<Command>([
  'operator',
  'repeat',
  'slower',
  'wait',
  'english',
  'spanish',
]);

/** Kinds of facts whose bare words are read otherwise when they were asked for. */
const ASKABLE: ReadonlySet<string> = new Set<SlotName>([
  'name',
  'dob',
  'phone',
  'medication',
  'dose',
  'pharmacy',
  'provider',
  'carrier',
  'member_id',
  'when',
]);

/** The kind of fact that was just asked for: it decides how bare words are read. null: none that matters. Pure. */
export function askedIn(talk: Talk, stage: Stage): SlotName | null {
  if (stage.at === 'emergency')
    return !stage.heard ? null : stage.safe && !talk.facts.phone ? 'phone' : asksWho(talk) ? 'name' : 'duration';
  if (stage.at === 'other-time' || stage.at === 'offer') return 'when';
  if (stage.at !== 'field' && stage.at !== 'read-back' && stage.at !== 'line-number') return null;
  if (stage.field === 'duration') return 'duration';
  const { kind } = ruleOf(talk, stage.field);
  return ASKABLE.has(kind) ? (kind as SlotName) : null;
}

/** Somebody who is not a year old, by a word for it or by what is told of the birth. */
const BABY = new RegExp(
  [
    String.raw`\b(?:baby|babies|newborns?|infants?|bebes?|bebit[oa]s?|recien nacid[oa]s?|(?:nos|me|le) nacio|(?:was|is) (?:just )?born (?:on|last|this|yesterday|today))\b`,
    String.raw`\b(?:i|we|wife|she|daughter|girlfriend|partner) (?:just |finally )?(?:had|delivered) (?:our|a|the|my|her|him|twins)\b(?: (?:little|new|first|second|third|healthy))* ?(?:boy|girl|son|daughter|one)?\b(?= (?:on |this |last |just )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|the \w+|a (?:week|few days)|\w+ days))`,
    String.raw`\b(?:gave birth|(?:a few|\w+) days old|first (?:newborn|baby) (?:visit|check\w*))\b`,
    String.raw`\b(?:di(?:o)? a luz|acab(?:a|o|amos) de (?:nacer|dar a luz)|tuv(?:e|imos|o) (?:al|a la|a mi|a nuestr[oa]|un|una) (?:nin[oa]|hij[oa]|varoncito|mujercita))\b`,
  ].join('|'),
  'iu',
);

/** What was said of the patient's age: it gives a birthday without a year its year. Pure. */
export function ageSaid({ age, reason, matters }: Talk): { age?: string } {
  if (age) return { age };
  const told = [...reason, ...matters.map(({ words }) => words)].join('. ');
  return BABY.test(unaccented(told)) ? { age: 'baby' } : {};
}

/** Facts that only a laboratory is asked for. */
const OF_A_LABORATORY: ReadonlySet<string> = new Set(['test_name', 'test_value', 'drawn_at']);

/** A laboratory reads out what it found. Pure. */
export function isReadOut(stage: Stage): boolean {
  return (stage.at === 'field' || stage.at === 'read-back') && OF_A_LABORATORY.has(stage.field);
}

/** Kinds of facts that are names of things, in which words sound like signs: a plan is blue, a drugstore on Cold Spring Road. */
const OF_THINGS: ReadonlySet<string> = new Set(['carrier', 'pharmacy', 'provider', 'member_id', 'group_number']);

/** The name of a plan, a pharmacy or a doctor was asked for. Pure. */
export function isNaming(talk: Talk, stage: Stage): boolean {
  return (stage.at === 'field' || stage.at === 'read-back') && OF_THINGS.has(ruleOf(talk, stage.field).kind);
}

/** The words answer a question of ours, and are no free speech: a name or a street may sound grave. Pure. */
export function isAnswering(talk: Talk, stage: Stage): boolean {
  switch (stage.at) {
    case 'field':
      // What a laboratory reads out is somebody's value, and nothing that the caller feels.
      return ruleOf(talk, stage.field).kind !== 'words' || OF_A_LABORATORY.has(stage.field);
    case 'line-number':
    case 'read-back':
    case 'parent':
    case 'who':
    case 'offer':
    case 'other-time':
    case 'which-visit':
    case 'agree-cancel':
    case 'summary':
    case 'change':
      return true;
    default:
      return false;
  }
}

/** The words are about the call and no answer to what was asked. Pure. */
export function isAside({ command, yesNo }: Meaning, text: string): boolean {
  return yesNo === null && (NO_ANSWER.has(command) || asksBack(text) || isPlaying(text) || isAbuse(text));
}
