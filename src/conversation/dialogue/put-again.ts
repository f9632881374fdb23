import type { FactRule } from '../../desk/form.ts';
import type { PromptId, Said } from '../prompts/catalogue.ts';
import { line } from './effects.ts';
import { ruleOf } from './facts.ts';
import type { DialogueEvent, Open, Step, Talk } from './types.ts';

/** What is said before a question that is put again; none of it is the question. */
const LEADS: ReadonlySet<PromptId> = new Set<PromptId>([
  'stillThere',
  'notHeard',
  'silenceAgain',
  'onceMore',
  'sayAgain',
]);
/** Keys that are named behind it. */
const KEYS: ReadonlySet<PromptId> = new Set<PromptId>(['keysYesNo', 'keysChoice', 'keysNumber', 'keysZero']);

/** Questions that a yes or a no answers. */
const YES_NO: ReadonlySet<Open['at']> = new Set<Open['at']>([
  'line-number',
  'read-back',
  'parent',
  'who',
  'offer',
  'which-visit',
  'agree-cancel',
  'summary',
]);
/** Of these, the ones whose yes changes something: "are you still there?" would be answered by the same yes. */
const CHANGES: ReadonlySet<Open['at']> = new Set<Open['at']>(['parent', 'offer', 'which-visit', 'agree-cancel']);

/**
 * A question that is put again, upon silence or upon words or keys of no use, never comes in the same words twice, and from the second time on the
 * keys that answer it are named. Whoever asks to hear it again hears it as it was. Pure.
 */
export function putAgain(before: Talk, stage: Open, next: Step, event: DialogueEvent['type']): Step {
  const asked = questionAt(stage);
  if (asked === null || questionAt(next.stage) !== asked) return { ...next, talk: { ...next.talk, again: 0 } };
  const at = next.effects.findIndex((e) => e.do === 'say');
  const effect = next.effects[at];
  // Whoever asked for time, or to hear it again, has spent no answer.
  if (effect?.do !== 'say' || before.held > 0 || next.talk.held > 0 || next.talk.repeats > before.repeats) return next;
  if (event !== 'silence' && !isOfNoUse(before, stage, next, effect.said)) return next;
  const again = before.again + 1;
  const words = bare(effect.said);
  const lead = event === 'silence' ? unheard(before, stage, again) : unused(again, same(words, bare(before.last)));
  const zero = lead.some(({ prompt }) => prompt === 'silenceAgain');
  const named = effect.said.filter(({ prompt }) => prompt === 'keysChoice');
  const all = named.length > 0 ? named : keysOf(next.talk, next.stage as Open, words);
  const keys = all.filter(({ prompt }) => !(zero && prompt === 'keysZero'));
  const said = [...lead, ...words, ...keys];
  const effects = next.effects.with(at, { ...effect, said });
  return { ...next, talk: { ...next.talk, again, last: [...lead, ...words] }, effects };
}

/** What stands for a question; null: nothing of a form is asked here. */
function questionAt(stage: Step['stage']): string | null {
  switch (stage.at) {
    case 'field':
    case 'line-number':
      return `${stage.at} ${stage.form} ${stage.field}`;
    case 'read-back':
      return `${stage.at} ${stage.form} ${stage.field} ${stage.value}`;
    case 'offer':
      return `${stage.at} ${stage.form} ${stage.offers[stage.n]?.start}`;
    case 'which-visit':
      return `${stage.at} ${stage.form} ${stage.visits[stage.n]?.id}`;
    case 'parent':
    case 'who':
    case 'other-time':
    case 'agree-cancel':
    case 'summary':
    case 'change':
      return `${stage.at} ${stage.form}`;
    default:
      return null;
  }
}

/** A try was spent, or the same comes as before. */
function isOfNoUse(before: Talk, stage: Open, { stage: next }: Step, said: Said[]): boolean {
  const spent = 'tries' in stage && 'tries' in next && (next.tries ?? 1) > (stage.tries ?? 1);
  return spent || (stage.at !== 'field' && same(bare(said), bare(before.last)));
}

/** The question without what is said before it and behind it. Pure. */
export function bare(said: readonly Said[]): Said[] {
  return said.filter(({ prompt }) => !LEADS.has(prompt) && !KEYS.has(prompt));
}

const same = (one: readonly Said[], other: readonly Said[]): boolean => JSON.stringify(one) === JSON.stringify(other);

function unheard(talk: Talk, stage: Open, again: number): Said[] {
  if (again > 1) return [line('silenceAgain')];
  const changes = stage.at === 'field' ? ruleOf(talk, stage.field).kind === 'yes_no' : CHANGES.has(stage.at);
  return [line(changes ? 'notHeard' : 'stillThere')];
}

function unused(again: number, isSame: boolean): Said[] {
  if (again > 1) return [line('sayAgain')];
  return isSame ? [line('onceMore')] : [];
}

/** Words of the question's own that name the keys already. */
const NAMES_KEYS = /\b(keys?|key in|press|marc\w+|teclas?|oprima)\b/iu;

/** The keys that answer what is asked here; for what no key can say, the one for a person. Pure. */
function keysOf(talk: Talk, stage: Open, words: readonly Said[]): Said[] {
  if (YES_NO.has(stage.at)) return [line('keysYesNo')];
  if (stage.at !== 'field') return [line('keysZero')];
  const rule = ruleOf(talk, stage.field);
  if (words.some(({ text }) => text && NAMES_KEYS.test(text[talk.lang]))) return [];
  return keysOfFact(rule, talk.lang);
}

/** The keys that answer a fact's question. Pure. */
export function keysOfFact({ kind, choices }: FactRule, lang: Talk['lang']): Said[] {
  switch (kind) {
    case 'yes_no':
      return [line('keysYesNo')];
    case 'choice':
      return choices
        .slice(0, 9)
        .map((choice, i) => line('keysChoice', { key: String(i + 1), choice: choice.say[lang] }));
    case 'number':
    case 'phone':
    case 'dob':
      return [line('keysNumber')];
    default:
      return [line('keysZero')];
  }
}
