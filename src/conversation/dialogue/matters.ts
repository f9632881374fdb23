import type { Form } from '../../desk/form.ts';
import { holds } from '../../desk/holds.ts';
import { standing } from '../../understanding/intents.ts';
import type { Intent } from '../../understanding/types.ts';
import { PLAIN_MESSAGE, URGENT } from './basics.ts';
import { values } from './facts.ts';
import type { Findings } from './house.ts';
import { othersOf } from './medicines.ts';
import { tierNow } from './taken-back.ts';
import type { Matter, Stage, Talk } from './types.ts';

/** Intents that say that somebody wants something, though not what. */
export const SAYS_NOTHING_YET: ReadonlySet<Intent> = new Set(['other', 'message', 'human']);

/** "And I also need": another matter, said while one is being dealt with. */
export const ALSO =
  /\b(also|as well|another thing|one more thing|while i have you|by the way|oh and|and i need|tambi[eé]n|adem[aá]s|otra cosa|de paso|aparte)\b/i;

export function currentMatter(talk: Talk): Matter | null {
  return talk.matters[0] ?? null;
}

/** The form by its id, those that no file can take away included. */
export function formOf(talk: Talk, id: string): Form {
  if (id === URGENT.id) return URGENT;
  return talk.house.desk.forms.find((form) => form.id === id) ?? PLAIN_MESSAGE;
}

/** A form whose every ending pages: it asks what the clinician needs of this caller, instead of the urgent form. */
export function pages(form: Form): boolean {
  return form.id === URGENT.id || (form.endings.length > 0 && form.endings.every((ending) => ending.do === 'page'));
}

/** The call is on its way to a clinician already. */
export function isOnItsWay(talk: Talk, stage: Stage): boolean {
  return stage.at === 'waiting' || ('form' in stage && pages(formOf(talk, stage.form)));
}

/** Changes the matter that is being dealt with. */
export function withMatter(talk: Talk, change: Partial<Matter>): Talk {
  const [first, ...rest] = talk.matters;
  return first ? { ...talk, matters: [{ ...first, ...change }, ...rest] } : talk;
}

export function withFound(talk: Talk, found: Findings, texts: Matter['texts'] = {}): Talk {
  const matter = currentMatter(talk);
  return matter
    ? withMatter(talk, { found: { ...matter.found, ...found }, texts: { ...matter.texts, ...texts } })
    : talk;
}

/** Facts and findings, as a form's conditions ask for them. */
export function conditionsOf(talk: Talk, matter: Matter | null = currentMatter(talk)): Findings {
  const facts = values(talk);
  const found: Findings = {
    ...matter?.found,
    ...(matter &&
      talk.verified.state !== 'open' && { verified: talk.verified.state === 'matches' && matter.way === 'open' }),
    ...(matter && matter.way !== 'open' && { verified: false }),
  };
  const findingsWith = (facts: Record<string, string>): Findings =>
    talk.house.findings({
      facts,
      words: standing(matter?.words ?? talk.reason.join('. ')),
      lang: talk.lang,
      intent: matter?.intent ?? talk.intent,
      about: talk.about,
      tier: tierNow(talk),
      found,
    });
  const findings = findingsWith(facts);
  const others = othersOf(talk).map(({ name }) => findingsWith({ ...facts, medication: name }));
  return { ...facts, ...findings, ...gravest(findings, others), ...found };
}

/** Of how urgently a medicine is missed, the least first. */
const GAPS = ['none', 'soon', 'now'];

/** Of several medicines one that is controlled, or that nobody can be without, says how all of them are dealt with. */
function gravest(first: Findings, others: readonly Findings[]): Findings {
  if (others.length === 0) return {};
  const all = [first, ...others];
  const gap = GAPS.findLast((one) => all.some(({ vital_gap }) => vital_gap === one));
  return {
    ...(all.some(({ controlled }) => controlled === true) && { controlled: true }),
    ...(all.some(({ vital }) => vital === true) && { vital: true }),
    ...(gap && { vital_gap: gap }),
  };
}

export function met(talk: Talk, when: Parameters<typeof holds>[0]): boolean {
  return when === null || holds(when, conditionsOf(talk));
}

/** A matter that the caller has just spoken of. */
export function newMatter(talk: Talk, intent: Intent, words: string): Matter {
  const blank: Matter = {
    form: PLAIN_MESSAGE.id,
    intent,
    words,
    begun: false,
    way: 'open',
    thirdParty: false,
    found: {},
    texts: {},
    visit: null,
    offer: null,
    to: SAYS_NOTHING_YET.has(intent) ? (talk.asksFor?.department ?? null) : null,
    queue: null,
    rounds: 0,
    agreed: false,
  };
  const form =
    talk.house.formFor(intent, conditionsOf(talk, blank)) ?? talk.house.formFor('message', conditionsOf(talk, blank));
  return form ? { ...blank, form: form.id } : blank;
}

/** The id of the matter that words name by themselves, whatever is wanted; null: none. */
export function matterNamed(talk: Talk, words: string): string | null {
  const { lang, about } = talk;
  const found = talk.house.findings({ facts: {}, words, lang, intent: 'other', about, tier: tierNow(talk), found: {} });
  return typeof found.matter === 'string' ? found.matter : null;
}

/** More matters wait behind the present one; what is being done or waits already is not done twice. */
export function queueMatters(talk: Talk, intents: readonly Intent[], words: string): Talk {
  return withMatters(
    talk,
    intents.map((intent) => newMatter(talk, intent, words)),
  );
}

/** The same of matters that are made already. */
export function withMatters(talk: Talk, more: readonly Matter[]): Talk {
  const matters = [...talk.matters];
  for (const matter of more) if (!matters.some(({ form }) => form === matter.form)) matters.push(matter);
  return matters.length === talk.matters.length ? talk : { ...talk, matters };
}
