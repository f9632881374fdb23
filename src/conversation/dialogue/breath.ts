import type { Form } from '../../desk/form.ts';
import type { Intent } from '../../understanding/types.ts';
import { wishesIn } from '../../understanding/wishes.ts';
import { canDo } from './look-up.ts';
import { formOf, matterNamed, newMatter } from './matters.ts';
import type { Matter, Talk } from './types.ts';

/** Where one thing ends and the next begins. */
const JOINTS =
  /[.;!?]+\s*|,\s+(?=\S)|\s+(?:and|also|plus|then|y|e|tambi[eé]n|adem[aá]s|aparte)\s+(?=\S)|\s+(?=(?:oh|while i have you|de paso)\b)/iu;

/**
 * What is wanted in one breath, in the order in which it was said; `main` among it, which is for the whole. The intents are the understanding's;
 * an errand ("confirm my visit"), for which a form is chosen by words and not by an intent, counts where a clause names it. Pure.
 * @param also what else is wanted by the understanding's word
 */
export function wantedIn(talk: Talk, words: string, main: Matter, also: readonly Intent[]): Matter[] {
  const out: Matter[] = [];
  const add = (matter: Matter) => {
    if (!out.some(({ form }) => form === matter.form)) out.push(matter);
  };
  const clauses = words.split(JOINTS).filter((clause) => /\p{L}/u.test(clause ?? ''));
  const intents = new Set([main.intent, ...also]);
  for (const clause of clauses) {
    const wishes = wishesIn(clause).filter((one) => intents.has(one));
    const form = errandIn(talk, clause);
    const own = wishes.find((one) => form?.intents.includes(one)) ?? form?.intents[0];
    if (form && own) add(form.id === main.form ? main : newMatter(talk, own, clause));
    for (const one of wishes) {
      if (form?.intents.includes(one)) continue;
      // The whole may name an errand that this clause does not.
      const matter = one === main.intent && !isErrand(talk, main) ? main : newMatter(talk, one, clause);
      add(matter);
    }
  }
  // "My plan changed": what a clause names more closely is not wanted a second time.
  const closer = (one: Matter) => one.intent === main.intent && isErrand(talk, one) && !isErrand(talk, main);
  const named = main.intent !== 'schedule' && out.some(closer);
  const all = named || out.some(({ form }) => form === main.form) ? out : [main, ...out];
  for (const one of also) {
    const matter = newMatter(talk, one, words);
    if (!isErrand(talk, matter) && !all.some(({ form }) => form === matter.form)) all.push(matter);
  }
  // Whoever moves a visit or gives it up need not make sure of it.
  const changes = all.some((one) => canDo(formOf(talk, one.form), 'move', 'cancel'));
  return changes ? all.filter((one) => !canDo(formOf(talk, one.form), 'confirm')) : all;
}

/** The form of the errand that a clause names. */
function errandIn(talk: Talk, clause: string): Form | undefined {
  const id = matterNamed(talk, clause);
  return id === null ? undefined : errands(talk).find(({ when }) => when?.matter === id);
}

/** Forms that are chosen by words which come up beside other matters. */
function errands({ house }: Talk): Form[] {
  const beside = new Set(house.desk.matters.filter((matter) => matter.beside).map(({ id }) => id));
  return house.desk.forms.filter(({ when }) => typeof when?.matter === 'string' && beside.has(when.matter));
}

/** Whether the matter is one of those. */
export function isErrand(talk: Talk, { form }: Matter): boolean {
  return errands(talk).some(({ id }) => id === form);
}

/** Errands that are named beside what is being done: "oh, and confirm my visit". */
export function errandsIn(talk: Talk, words: string): Matter[] {
  return words
    .split(JOINTS)
    .filter((clause) => /\p{L}/u.test(clause ?? ''))
    .flatMap((clause) => {
      const intent = errandIn(talk, clause)?.intents[0];
      return intent ? [newMatter(talk, intent, clause)] : [];
    });
}
