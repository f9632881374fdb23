import { readPlan } from '../../desk/answers/plan-read.ts';
import type { Ending, Form } from '../../desk/form.ts';
import type { DeskAnswer, DeskRequest } from '../../desk/requests.ts';
import type { Said } from '../prompts/catalogue.ts';
import { deed, line, look } from './effects.ts';
import { factOf, withFact } from './facts.ts';
import { ask } from './fields.ts';
import { currentMatter, formOf, met, withFound } from './matters.ts';
import { saidText } from './texts.ts';
import type { Effect, Step, Talk } from './types.ts';

/** Whether a form's conditions ask for a finding, or its texts for what comes with it. */
export function mentions(form: Form, finding: string): boolean {
  const conditions = [...form.fields, ...form.notes, ...form.endings].map((part) => part.when);
  return conditions.some((when) => when !== null && finding in when);
}

export function canDo(form: Form, ...deeds: Ending['do'][]): boolean {
  return form.endings.some((ending) => deeds.includes(ending.do));
}

/** What the rooms behind the desk can say before the next question: whether the plan is listed, the approved answer, how long the wait is. */
export function lookUp(talk: Talk, form: Form, said: Said[], first: Effect[]): Step | null {
  const request = wanted(talk, form);
  return request && look(talk, form.id, request, said, first);
}

function wanted(talk: Talk, form: Form): DeskRequest | null {
  const matter = currentMatter(talk);
  if (!matter) return null;
  const { found, words } = matter;
  const carrier = factOf(talk, 'carrier');
  const { patient } = talk.verified;
  // Which visit it is about comes before what is wanted instead.
  if (patient && matter.way === 'open' && found.visits === undefined && canDo(form, 'move', 'cancel', 'confirm'))
    return { want: 'visits', patient };
  if (carrier && found.plan === undefined && mentions(form, 'plan') && !(tellsAtOnce(form) && wasTold(talk)))
    return { want: 'plan', carrier, said: talk.carrierWords || words };
  if (found.answer === undefined && canDo(form, 'answer') && words)
    return { want: 'faq', text: words, lang: talk.lang };
  if (found.wait === undefined && mentions(form, 'wait')) return { want: 'wait-time' };
  return null;
}

/** Takes in such an answer and goes on. null: it is none of these. */
export function lookedUp(talk: Talk, form: string, answer: DeskAnswer): Step | null {
  switch (answer.to) {
    case 'plan':
      return planFound(talk, form, answer);
    case 'faq': {
      const [own, begun, ...others] = talk.matters;
      // What nobody has an answer to is written down when what it came between is done.
      if (!answer.answer && own && begun?.begun) {
        const none = { ...own, found: { ...own.found, answer: 'none' } };
        return ask({ ...talk, matters: [begun, ...others, none] }, begun.form, [line('comesNext')]);
      }
      return ask(
        answer.answer
          ? withFound(talk, { answer: 'found', topic: answer.answer.id }, { answer: answer.answer.text })
          : withFound(talk, { answer: 'none' }),
        form,
      );
    }
    case 'wait-time': {
      const minutes = answer.minutes === null ? null : String(answer.minutes);
      return ask(
        minutes === null
          ? withFound(talk, { wait: 'unknown' })
          : withFound(talk, { wait: 'known' }, { minutes: { en: minutes, es: minutes } }),
        form,
      );
    }
    default:
      return null;
  }
}

type PlanAnswer = Extract<DeskAnswer, { to: 'plan' }>;

function planFound(before: Talk, formId: string, answer: PlanAnswer): Step {
  const name = answer.name ?? factOf(before, 'carrier') ?? '';
  const like = listed(answer.like);
  const texts = { plan: { en: name, es: name }, ...(like && { plans: like }) };
  const talk = withFound(named(before, answer.name), { plan: answer.result }, texts);
  const form = formOf(talk, formId);
  if (answer.result === 'unsure') {
    const [own, begun, ...others] = talk.matters;
    // More is asked of a plan that nobody knows when what the question came between is done.
    return own && begun?.begun && isOfPlans(form)
      ? ask({ ...talk, matters: [begun, own, ...others] }, begun.form, [line('comesNext')])
      : ask(talk, formId);
  }
  if (!tellsAtOnce(form)) return ask(talk, formId);
  const said = form.notes
    .filter(({ when }) => when !== null && 'plan' in when && met(talk, when))
    .map((note) => saidText(talk, `desk.note.${form.id}.${form.notes.indexOf(note)}`, note.say));
  // Whether that plan is taken was asked in the same breath.
  const asked = talk.matters.slice(1).filter((one) => isOfPlans(formOf(talk, one.form)));
  const told = {
    ...talk,
    matters: talk.matters.filter((one) => !asked.includes(one)),
    done: [...talk.done, ...asked.map((one) => ({ ...one, found: { ...one.found, plan: answer.result } }))],
  };
  const deeds = asked.map((one) => deed('answered', { intent: one.intent, form: one.form, topic: one.form }));
  return ask(told, formId, said, deeds);
}

/** A form that asks about nothing but whether a plan is taken. */
const isOfPlans = (form: Form): boolean => mentions(form, 'plan') && canDo(form, 'end');

/** A form that reads nothing back tells of a plan as soon as it is looked up, before a time is chosen. */
export const tellsAtOnce = (form: Form): boolean => !form.summary && mentions(form, 'plan') && !isOfPlans(form);

/** What there is to say of their plan was said in this call. */
const wasTold = ({ done }: Talk): boolean => done.some(({ found }) => found.plan !== undefined);

/** The plan as the practice's list writes it, where that is the caller's own: said in full, or the same company by its longer name. */
function named(talk: Talk, plan: string | null): Talk {
  const carrier = talk.facts.carrier;
  if (!plan || !carrier || /[(,]/.test(plan) || !plan.toLowerCase().startsWith(`${carrier.value.toLowerCase()} `))
    return talk;
  const said = new Set(talk.carrierWords.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const more = plan
    .slice(carrier.value.length)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  if (!more.every((word) => word === '' || said.has(word)) && !isSamePlan(plan, carrier.value)) return talk;
  return withFact(talk, 'carrier', { ...carrier, value: plan });
}

/** "Fidelis" for "Fidelis Care": the company's own name, and no other of its plans. */
function isSamePlan(plan: string, said: string): boolean {
  const [of, own] = [readPlan(plan), readPlan(said)];
  const company = own.insurers.length === 1 && own.insurers[0] === of.insurers[0];
  return company && of.kind === own.kind && of.state === own.state && of.networks.join() === own.networks.join();
}

function listed(names: readonly string[]): { en: string; es: string } | null {
  if (names.length === 0) return null;
  const join = (and: string) => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(and);
  return { en: join(' and '), es: join(' y ') };
}

/** The room failed: what it would have found is not known, and nothing waits for it. */
export function notFound(talk: Talk, want: DeskRequest['want']): Talk {
  if (want === 'plan') return withFound(talk, { plan: 'unsure' });
  if (want === 'faq') return withFound(talk, { answer: 'none' });
  if (want === 'wait-time') return withFound(talk, { wait: 'unknown' });
  return talk;
}
