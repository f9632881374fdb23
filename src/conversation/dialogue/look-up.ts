import type { Ending, Form } from '../../desk/form.ts';
import type { DeskAnswer, DeskRequest } from '../../desk/requests.ts';
import type { Said } from '../prompts/catalogue.ts';
import { line, look } from './effects.ts';
import { factOf, withFact } from './facts.ts';
import { ask } from './fields.ts';
import { currentMatter, withFound } from './matters.ts';
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
  if (carrier && found.plan === undefined && mentions(form, 'plan'))
    return { want: 'plan', carrier, said: talk.carrierWords || words };
  if (found.answer === undefined && canDo(form, 'answer') && words)
    return { want: 'faq', text: words, lang: talk.lang };
  if (found.wait === undefined && mentions(form, 'wait')) return { want: 'wait-time' };
  return null;
}

/** Takes in such an answer and goes on. null: it is none of these. */
export function lookedUp(talk: Talk, form: string, answer: DeskAnswer): Step | null {
  switch (answer.to) {
    case 'plan': {
      const name = answer.name ?? factOf(talk, 'carrier') ?? '';
      const like = listed(answer.like);
      return ask(
        withFound(
          named(talk, answer.name),
          { plan: answer.result },
          { plan: { en: name, es: name }, ...(like && { plans: like }) },
        ),
        form,
      );
    }
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

/** The plan by its own name, where the caller said all of it: the record holds what they said, and not what the list makes of it. */
function named(talk: Talk, plan: string | null): Talk {
  const carrier = talk.facts.carrier;
  if (!plan || !carrier || /[(,]/.test(plan) || !plan.toLowerCase().startsWith(`${carrier.value.toLowerCase()} `))
    return talk;
  const said = new Set(talk.carrierWords.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const more = plan
    .slice(carrier.value.length)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  if (!more.every((word) => word === '' || said.has(word))) return talk;
  return withFact(talk, 'carrier', { ...carrier, value: plan });
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
