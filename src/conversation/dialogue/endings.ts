import type { Offer } from '../../calendar/types.ts';
import type { Ending, Form } from '../../desk/form.ts';
import type { DeskAnswer, DeskRequest } from '../../desk/requests.ts';
import { isAtLeast, type Judgement, moreUrgent, type Tier, UNJUDGED } from '../../triage/types.ts';
import type { Said } from '../prompts/catalogue.ts';
import { callTimeOf } from './call-time.ts';
import { deed, leave, line, look, QUICK, say } from './effects.ts';
import { ask, fieldsOf } from './fields.ts';
import { isOpen } from './house.ts';
import { withInstructions } from './instructions.ts';
import { tellsAtOnce } from './look-up.ts';
import { currentMatter, formOf, met, withFound, withMatter } from './matters.ts';
import { ring } from './person.ts';
import { secondVisit } from './second-visit.ts';
import { summarise } from './summary.ts';
import { tierNow } from './taken-back.ts';
import { saidText } from './texts.ts';
import type { Effect, Matter, Step, Talk } from './types.ts';
import { startUrgent, startWaiting } from './urgent.ts';
import { beforeEnding, timeGone } from './visits.ts';
import { factsOfMatter } from './whose.ts';
import { wishOf } from './wish.ts';

/** Nothing is open any more: what is still to be looked up, the notes, the summary, and then the ending. */
export function finish(talk: Talk, form: Form, said: Said[], first: Effect[]): Step {
  if (form.id === 'urgent') return startWaiting(talk, said, first);
  const looking = beforeEnding(talk, form, said, first);
  if (looking) return looking;
  const matter = currentMatter(talk);
  if (matter?.agreed) return end(talk, form, said, first);
  const notes = form.notes
    .filter((note) => met(talk, note.when) && !(tellsAtOnce(form) && note.when !== null && 'plan' in note.when))
    .map((note) => saidText(talk, `desk.note.${form.id}.${form.notes.indexOf(note)}`, note.say));
  const ready = withMatter(talk, { agreed: true });
  return form.summary
    ? summarise(ready, form, 1, [...said, ...notes], first)
    : end(ready, form, [...said, ...notes], first);
}

/** Carries out the first ending whose condition holds. */
export function end(before: Talk, form: Form, said: Said[] = [], first: Effect[] = []): Step {
  const matter = currentMatter(before);
  const ending = form.endings.find((one) => met(before, one.when)) ?? null;
  if (!matter || !ending) return file(before, matter, null, [...said, line('messageDoneRoutine')], first);
  const talk = raised(
    before,
    ending.do === 'page' ? moreUrgent(ending.raise ?? 'urgent', 'urgent') : ending.raise,
    matter,
  );
  const { patient } = talk.verified;
  const { offer, visit } = matter;
  const act = (request: DeskRequest) => look(talk, form.id, request, said, first);
  // Nothing of a patient is changed for somebody who was not verified (S8), whatever a file says.
  const mayChange = patient !== null && matter.way === 'open';
  switch (ending.do) {
    case 'book':
      if (mayChange && offer) return act({ want: 'book', patient, offer });
      if (offer && !form.verify && matter.way === 'open') {
        const step = registerFirst(talk, form, offer, said, first);
        if (step) return step;
      }
      break;
    case 'move':
      if (mayChange && offer && visit) return act({ want: 'move', patient, visit: visit.id, offer });
      break;
    case 'confirm':
      if (mayChange && visit) return act({ want: 'confirm', patient, visit: visit.id });
      break;
    case 'wait_list':
      if (mayChange) return act({ want: 'wait-list', patient, wish: wishOf(talk) });
      break;
    case 'page':
      // The page is what comes of it; a medicine has to be written by somebody as well, and stays.
      return startUrgent(
        matter.intent === 'refill'
          ? talk
          : {
              ...talk,
              matters: talk.matters.slice(1),
              done: [...talk.done, matter],
              // The form has asked what it wants to know.
              givenUp: [...talk.givenUp, 'duration'],
            },
        [...said, ...sayOf(talk, form, ending)],
      );
    case 'transfer':
      if (isOpen(talk.house) && !talk.nobody)
        return ring(talk, ending.queue, 'form', [...said, ...sayOf(talk, form, ending)], first);
      break;
    case 'answer':
      if (matter.found.answer === 'found') {
        const details = { ...detailsOf(matter), topic: String(matter.found.topic ?? '') };
        const effects = [...first, deed('answered', details)];
        const answer = saidText(
          talk,
          `desk.answer.${form.id}`,
          ending.say.en.includes('{answer}') ? ending.say : ANSWER,
        );
        return close(talk, [...said, answer], effects);
      }
      break;
    case 'end':
      return close(
        talk,
        [...said, ...sayOf(talk, form, ending)],
        [...first, deed('answered', { ...detailsOf(matter), topic: form.id })],
      );
    case 'message':
    case 'refill_task':
      return file(talk, matter, ending, [...said, ...sayOf(talk, form, ending)], first);
    default:
      break;
  }
  // It cannot be done now: it is written down, and somebody of the practice does it.
  return file(talk, matter, ending, [...said, line('requestDone'), line('theyConfirm')], first);
}

const ANSWER = { en: '{answer}', es: '{answer}' };

function sayOf(talk: Talk, form: Form, ending: Ending): Said[] {
  // What the protocol wants seen today is told so, whatever the form would say.
  if (ending.do === 'message' && isOpen(talk.house) && talk.judgement?.disposition === 'same_day')
    return [line('messageDoneSameDay')];
  const queue = ending.queue ?? currentMatter(talk)?.to ?? null;
  const queued = queue
    ? {
        promise: talk.house.promise(queue, currentMatter(talk)?.intent ?? talk.intent, tierNow(talk), form.id)?.[
          talk.lang
        ],
      }
    : {};
  const more = queued.promise ? { promise: queued.promise } : {};
  return [saidText(talk, `desk.end.${form.id}.${form.endings.indexOf(ending)}`, ending.say, more)];
}

export function detailsOf(matter: Matter): Record<string, string> {
  const at = matter.offer ?? matter.visit;
  return {
    intent: matter.intent,
    form: matter.form,
    ...(matter.words && { words: matter.words }),
    ...(at && { start: at.start, provider: at.provider, location: at.location, visit: at.visit }),
  };
}

function file(talk: Talk, matter: Matter | null, ending: Ending | null, said: Said[], first: Effect[]): Step {
  const filed = withMatter(talk, { queue: ending?.queue ?? matter?.to ?? null, filed: true });
  return close(filed, said, [...first, fileEffect(talk, matter, ending, true)]);
}

/** The message of a matter, with the facts of its form. */
export function fileEffect(talk: Talk, matter: Matter | null, ending: Ending | null, complete: boolean): Effect {
  const intent = matter?.intent ?? talk.intent;
  const asks = ending !== null && ending.do !== 'message' && ending.do !== 'refill_task';
  const action =
    ending?.do === 'refill_task' ? 'refill_task' : asks || matter?.offer || matter?.visit ? 'request' : 'message';
  const form = matter && formOf(talk, matter.form);
  const own = form ? [...fieldsOf(talk, form).map((f) => f.fact), ...(callTimeOf(talk, form) ? ['when'] : [])] : [];
  const facts = factsOfMatter(talk, matter);
  const known = own.flatMap((fact) => (facts[fact] ? [[fact, facts[fact].value] as const] : []));
  const words = matter?.words ? { words: matter.words } : {};
  const filed =
    matter && ({ form: matter.form, intent, action, facts: { ...Object.fromEntries(known), ...words } } as const);
  return { do: 'message', complete, queue: ending?.queue ?? matter?.to ?? null, intent, matter: filed };
}

/** What a form would leave for the office, were nobody rung: the task or message whose condition holds. null: it leaves none. */
export function taskOf(talk: Talk, matter: Matter): Ending | null {
  const alone = { ...talk, matters: [matter] };
  const leaves = ({ do: what, when }: Ending) => (what === 'refill_task' || what === 'message') && met(alone, when);
  return formOf(talk, matter.form).endings.find(leaves) ?? null;
}

/** Somebody who was never seen here is taken into the register first; nothing of anybody is said or changed by it. */
function registerFirst(talk: Talk, form: Form, offer: Offer, said: Said[], first: Effect[]): Step | null {
  const patient = currentMatter(talk)?.found.registered;
  if (typeof patient === 'string') return look(talk, form.id, { want: 'book', patient, offer }, said, first);
  const { name, dob, phone } = talk.facts;
  if (!name || !dob) return null;
  const claim = { name: name.value, dob: dob.value, phone: phone?.value ?? talk.callerNumber };
  return look(talk, form.id, { want: 'register', claim }, said, first);
}

/** They are in the register now: on with the visit. */
export function registered(talk: Talk, form: string, patient: string): Step {
  return ask(withFound(talk, { registered: patient }), form);
}

/** The calendar has done what was agreed on, or could not. */
export function carriedOut(talk: Talk, formId: string, answer: DeskAnswer): Step {
  const form = formOf(talk, formId);
  const matter = currentMatter(talk);
  const ending = form.endings.find((one) => met(talk, one.when)) ?? form.endings[0];
  if (!matter || !ending) return file(talk, matter, null, [line('requestDone')], []);
  if ('result' in answer && answer.result === 'gone')
    return answer.to === 'book' || answer.to === 'move'
      ? timeGone(talk, formId)
      : file(talk, matter, ending, [line('requestDone'), line('theyConfirm')], []);
  const what = DEEDS[answer.to];
  if (!what) return file(talk, matter, ending, [line('requestDone'), line('theyConfirm')], []);
  const own = sayOf(talk, form, ending);
  // The day and the time are said once more now that they stand.
  const stands = answer.to === 'book' || answer.to === 'move' ? !/\{offer\}/.test(ending.say.en) : false;
  return close(
    talk,
    [...(stands ? [saidText(talk, 'desk.booked', BOOKED)] : []), ...own],
    [deed(what, detailsOf(matter))],
  );
}

const BOOKED = { en: 'You have {offer}.', es: 'Tiene el {offer}.' };
const DEEDS: Partial<Record<DeskAnswer['to'], 'booked' | 'moved' | 'cancelled' | 'confirmed' | 'wait_list'>> = {
  book: 'booked',
  move: 'moved',
  cancel: 'cancelled',
  confirm: 'confirmed',
  'wait-list': 'wait_list',
};

/** The room behind the desk failed: the caller is told no more than that somebody will see to it. */
export function failed(talk: Talk, form: string): Step {
  return ask(withMatter(withFound(talk, { slot: 'none', visits: 'none' }), { way: 'message' }), form, [
    line('passedOn'),
  ]);
}

/** A matter is over: the next one, or whether there is anything else. */
export function close(before: Talk, said: Said[], first: Effect[] = []): Step {
  const [over, ...rest] = before.matters;
  const told = withInstructions({ ...before, matters: rest, done: over ? [...before.done, over] : before.done }, said);
  const { talk } = told;
  const worse =
    isClinical(talk, over ?? null) &&
    !told.said.some(
      ({ prompt, text }) => prompt === 'ifWorse' || prompt === 'messageDoneSameDay' || /\b911\b/.test(text?.en ?? ''),
    )
      ? [line('ifWorse')]
      : [];
  const spoken = [...told.said, ...worse];
  const both = over ? secondVisit(talk, over) : null;
  if (both && over) return ask(both, over.form, [...spoken, line('secondVisit')], first);
  const next = rest[0];
  if (next) return ask(talk, next.form, [...spoken, line(next.begun ? 'backTo' : 'nextMatter')], first);
  return say(talk, { at: 'anything-else' }, { said: [...spoken, line('anythingElse')], expect: QUICK, first });
}

function isClinical(talk: Talk, matter: Matter | null): boolean {
  return matter?.intent === 'symptom' || isAtLeast(tierNow(talk), 'semi_urgent');
}

const RAISED: Partial<Record<Tier, Judgement['disposition']>> = { semi_urgent: 'next_day', urgent: 'urgent' };

/** An ending may make a call more urgent, never less. */
function raised(talk: Talk, raise: Tier | null, matter: Matter): Talk {
  const judgement: Judgement = talk.judgement ?? UNJUDGED;
  if (!raise || moreUrgent(raise, judgement.tier) === judgement.tier) return talk;
  const disposition = RAISED[raise] ?? judgement.disposition;
  const flag = { concept: `desk.${matter.form}`, words: matter.words, tier: raise, disposition, by: 'doubt' } as const;
  return { ...talk, judgement: { ...judgement, tier: raise, disposition, flags: [flag, ...judgement.flags] } };
}

export function goodbye(talk: Talk): Step {
  const told = withInstructions(talk, []);
  return leave(told.talk, [...told.said, line('goodbye')]);
}
