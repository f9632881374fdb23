import type { FactRule, Form, FormField } from '../../desk/form.ts';
import type { Expected } from '../../speech/expected.ts';
import { CALLER_PROMPTS } from '../prompts/caller.ts';
import type { Facts, Said } from '../prompts/catalogue.ts';
import { nationalDigits } from '../spoken.ts';
import { isAbuse } from './cover.ts';
import { line, OPEN, QUICK, say } from './effects.ts';
import { finish } from './endings.ts';
import { expectedOf, PERSON_PUT_RIGHT, WHO } from './expected-of.ts';
import { ruleOf, withFact } from './facts.ts';
import { canDo } from './look-up.ts';
import { currentMatter, formOf, met, withMatter } from './matters.ts';
import { lackStrength, OTHER_STRENGTHS, OTHERS, questionOfSeveral, spokenMedicines } from './medicines.ts';
import { keysOfFact } from './put-again.ts';
import { saidText, spokenFact } from './texts.ts';
import type { Answer, Effect, Expectation, Step, Talk } from './types.ts';
import { beforeFields, whoFields } from './verify.ts';

/** Facts that the caller cannot be without before anything is looked up: asked first. */
const field = (fact: string): FormField => ({ fact, when: null, tries: 3, required: false, ask: null });

/** What a form asks here and now: its own fields, and who the patient and the caller are where that has to be known. */
export function fieldsOf(talk: Talk, form: Form): FormField[] {
  const own = withOtherMedicines(talk, form.fields);
  const missing = whoFields(talk, form).filter((fact) => !own.some((f) => f.fact === fact));
  // Who the caller is comes behind who the patient is: a first question is answered with the patient's name.
  const at = missing.some((fact) => fact === 'name' || fact === 'dob') ? 0 : own.findIndex((f) => f.fact === 'dob') + 1;
  return [...own.slice(0, at), ...missing.map(field), ...own.slice(at)];
}

/** Behind the medicine that was named first and its strength: those that were named with it. */
function withOtherMedicines(talk: Talk, fields: readonly FormField[]): FormField[] {
  const at = Math.max(...['medication', 'dose'].map((fact) => fields.findIndex((f) => f.fact === fact))) + 1;
  if (at === 0 || !talk.facts[OTHERS]) return [...fields];
  const open = lackStrength(talk).length > 0 && fields[at - 1]?.fact === 'dose' ? [OTHER_STRENGTHS] : [];
  const more = [...open, OTHERS].map((fact) => ({ ...field(fact), tries: 1 }));
  return [...fields.slice(0, at), ...more, ...fields.slice(at)];
}

/** The first field that is still open, with what was heard of it where that is to be made sure of. */
export function openField(talk: Talk, form: Form): { field: FormField; heard: Answer | null } | null {
  for (const one of fieldsOf(talk, form)) {
    if (one.fact === 'phone' && form.summary && talk.callerNumber && !talk.facts.phone) continue;
    if (talk.givenUp.includes(one.fact) || !met(talk, one.when)) continue;
    const heard = talk.facts[one.fact] ?? null;
    if (!heard) return { field: one, heard };
    // A first name in passing ("my daughter sue") leaves the whole one to be asked for.
    const whole = one.fact === 'name' || (ruleOf(talk, one.fact).kind === 'name' && form.verify);
    if (whole && !heard.stands && !heard.confirmed && !heard.value.includes(' ')) return { field: one, heard: null };
    if (!heard.confirmed && !heard.stands && needsReadBack(talk, ruleOf(talk, one.fact), heard.doubt ?? false, form))
      return { field: one, heard };
  }
  return null;
}

/** A summary reads back what is sure; doubt is settled at once, before more is built on it. */
function needsReadBack(talk: Talk, rule: FactRule, doubt: boolean, form: Form): boolean {
  if (rule.readBack === null || rule.confirm === 'never') return false;
  // What is free then is told with its day and hour, and agreed on.
  if (rule.kind === 'when' && currentMatter(talk)?.way === 'open' && canDo(form, 'book', 'move')) return false;
  const several = OTHERS in talk.facts;
  // A number without its unit is in doubt, and so is one name among several: the summary says them.
  if (rule.kind === 'dose' && form.summary) return false;
  if (rule.kind === 'medication' && form.summary && several) return false;
  return doubt || (rule.confirm === 'always' && !form.summary);
}

/** Asks for the first open field, or ends the form when there is none. What rooms behind the desk know is looked up on the way. */
export function ask(before: Talk, formId: string, lead: Said[] = [], first: Effect[] = []): Step {
  const form = formOf(before, formId);
  const { talk, said } = begin(before, form, lead);
  const looking = beforeFields(talk, form, said, first);
  if (looking) return looking;
  const open = openField(talk, form);
  if (!open) return finish(talk, form, said, first);
  const { fact } = open.field;
  if (open.heard) return readBack(talk, formId, fact, open.heard.value, 1, said, first);
  if (fact === 'phone' && talk.callerNumber) {
    return say(
      talk,
      { at: 'line-number', form: formId, field: fact, tries: 1 },
      {
        said: [
          ...said,
          line(isAbuse(talk) ? 'lineNumberSafe' : 'lineNumber', { digits: nationalDigits(talk.callerNumber) }),
        ],
        expect: { ...QUICK, endSilenceMs: 700 },
        first,
      },
    );
  }
  return askFact(talk, formId, fact, said, first);
}

/** The question itself, in the form's own words where it has any. */
export function askFact(talk: Talk, formId: string, fact: string, said: Said[] = [], first: Effect[] = []): Step {
  const rule = ruleOf(talk, fact);
  const own = fieldsOf(talk, formOf(talk, formId)).find((f) => f.fact === fact)?.ask;
  // A question for the name and the birthday together is asked for the name alone where the birthday is known.
  const alone = fact === 'name' && talk.facts.dob ? CALLER_PROMPTS.askName : questionOfSeveral(talk, fact);
  const both = fact === 'name' && !own && !alone;
  const expect = both ? { ...expectFact(rule, talk), expected: WHO } : expectFact(rule, talk);
  return say(
    talk,
    { at: 'field', form: formId, field: fact, tries: 1 },
    {
      said: [...said, saidText(talk, `desk.ask.${fact}`, own ?? alone ?? rule.ask, namedIn(talk, fact))],
      expect,
      first,
    },
  );
}

/** The medicines whose strength is asked for. */
function namedIn(talk: Talk, fact: string): Facts {
  const names = fact === OTHER_STRENGTHS ? lackStrength(talk) : [];
  return names.length > 0 ? { medicine: spokenMedicines(names, talk.lang) } : {};
}

/** What a form says once, before its first question. */
function begin(talk: Talk, form: Form, lead: Said[]): { talk: Talk; said: Said[] } {
  const matter = currentMatter(talk);
  if (!matter || matter.form !== form.id || matter.begun) return { talk, said: lead };
  const start = form.start ? [saidText(talk, `desk.start.${form.id}`, form.start)] : [];
  return { talk: withMatter(talk, { begun: true }), said: [...lead, ...start] };
}

/** The same question in other words; after the last try it is left open and the call goes on. */
export function askAgain(talk: Talk, formId: string, fact: string, tries: number): Step {
  const form = formOf(talk, formId);
  const own = fieldsOf(talk, form).find((f) => f.fact === fact);
  if (tries >= (own?.tries ?? 2)) return giveUp(talk, formId, fact);
  const rule = ruleOf(talk, fact);
  const spells = rule.kind === 'name' && talk.denied.includes(fact);
  const said = [
    spells
      ? line('spellLast')
      : tries > 1 && rule.last
        ? saidText(talk, `desk.last.${fact}`, rule.last)
        : saidText(talk, `desk.again.${fact}`, rule.again),
  ];
  return say(
    talk,
    { at: 'field', form: formId, field: fact, tries: tries + 1 },
    { said, expect: spells ? { ...expectFact(rule, talk), expected: SPELT } : expectFact(rule, talk) },
  );
}

/** The question in other words, which is no try: first those for who was not understood, then those for who was not twice. */
export function otherWords(talk: Talk, fact: string, times: number): Said[] {
  const rule = ruleOf(talk, fact);
  const last = times > 1 ? rule.last : null;
  const said = last ? saidText(talk, `desk.last.${fact}`, last) : saidText(talk, `desk.again.${fact}`, rule.again);
  return [said, ...keysOfFact(rule, talk.lang)];
}

/** A last name, letter by letter. */
const SPELT: Expected = { kind: 'spelling', person: true };

/** It stays open: the call goes on without it. */
export function giveUp(talk: Talk, formId: string, fact: string): Step {
  return ask({ ...talk, givenUp: [...talk.givenUp, fact] }, formId);
}

export function expectFact(rule: FactRule, talk: Talk): Expectation {
  const { endSilenceMs } = rule;
  return { endSilenceMs, expected: expectedOf(rule, talk), silenceMs: OPEN.silenceMs, keys: rule.keys || 1 };
}

/** Read-backs that may be denied before the words are kept as they were heard, unconfirmed, for somebody to look at. */
const DENIALS = 2;

/** Takes a value for a field; what must be read back is read back first. */
export function take(talk: Talk, form: string, fact: string, value: string, uncertain: boolean): Step {
  if (talk.denied.filter((one) => one === fact).length >= DENIALS)
    return settle(talk, form, fact, { value, confirmed: false });
  if (needsReadBack(talk, ruleOf(talk, fact), uncertain, formOf(talk, form)))
    return readBack(talk, form, fact, value, 1);
  return settle(talk, form, fact, { value, confirmed: false });
}

export function readBack(
  talk: Talk,
  form: string,
  fact: string,
  value: string,
  tries: number,
  lead: Said[] = [],
  first: Effect[] = [],
): Step {
  const rule = ruleOf(talk, fact);
  const heard = withFact(talk, fact, { value, confirmed: false, doubt: true });
  return say(
    heard,
    { at: 'read-back', form, field: fact, value, tries },
    {
      said: [...lead, saidText(heard, `desk.read-back.${fact}`, rule.readBack ?? rule.ask, factsOf(talk, fact, value))],
      expect: { ...QUICK, endSilenceMs: 600, ...(rule.kind === 'name' && { expected: PERSON_PUT_RIGHT }) },
      first: [...first, { do: 'fact', name: fact, value, confirmed: false }],
    },
  );
}

/** The fact stands: writes it down and goes on. */
export function settle(talk: Talk, form: string, fact: string, answer: Answer): Step {
  // Who speaks for somebody gave their own name first: the patient's is not known yet.
  const own = fact === 'caller_name' && talk.about !== 'self' && sameName(talk.facts.name?.value, answer.value);
  const others = own ? without(talk, 'name') : talk;
  const stands = { value: answer.value, confirmed: answer.confirmed, stands: true } as const;
  return ask(
    withFact(others, fact, stands),
    form,
    [],
    [{ do: 'fact', name: fact, value: answer.value, confirmed: answer.confirmed }],
  );
}

function sameName(one: string | undefined, other: string): boolean {
  return one !== undefined && one.toLowerCase() === other.toLowerCase();
}

/** What was denied, or was somebody else's, is not known any more. */
export function without(talk: Talk, fact: string): Talk {
  const { [fact]: _, ...facts } = talk.facts;
  return { ...talk, facts };
}

/** What a fact's own texts may name: the fact by its id, and by what older texts call it. */
export function factsOf(talk: Talk, fact: string, value: string): Facts {
  const said = spokenFact(talk, fact, value);
  const { kind } = ruleOf(talk, fact);
  return {
    [fact]: said,
    value: said,
    ...(kind === 'phone' && { digits: said }),
    ...(kind === 'dob' && { date: said }),
    ...(kind === 'name' && { name: said }),
  };
}
