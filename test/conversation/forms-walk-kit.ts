// Through every form: an obliging caller is led from its first question to its end, and each stage that comes is kept.
import type { Offer, Visit } from '../../src/calendar/types.ts';
import type { House } from '../../src/conversation/dialogue/house.ts';
import type { Talk } from '../../src/conversation/dialogue/types.ts';
import { findingsOf, formFor } from '../../src/desk/findings.ts';
import type { Desk, FactRule, Form } from '../../src/desk/form.ts';
import type { DeskAnswer, DeskRequest } from '../../src/desk/requests.ts';
import type { Meaning, Slots } from '../../src/understanding/types.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const OFFER: Offer = {
  provider: 'vance',
  location: 'mill',
  visit: 'follow_up',
  start: '2026-10-30T14:30:00-04:00',
  minutes: 20,
};
const VISIT: Visit = { ...OFFER, id: 'v1', patient: 'p1', state: 'booked', start: '2026-10-28T09:00:00-04:00' };
const VALUES: Partial<Record<FactRule['kind'], Slots>> = {
  name: { name: 'Ann Lee' },
  dob: { dob: '1955-05-02' },
  phone: { phone: '+15185550122' },
  medication: { medication: 'Lisinopril' },
  dose: { dose: '10 mg' },
  pharmacy: { pharmacy: 'Corner Drugs' },
  provider: { provider: 'Vance' },
  carrier: { carrier: 'Aetna' },
  member_id: { member_id: 'AB123456' },
  when: { when: '2026-10-30' },
};

/** What the rooms behind the desk say to an ordinary caller. */
export function answer(request: DeskRequest, known: boolean): DeskAnswer {
  switch (request.want) {
    case 'verify':
      return known ? { to: 'verify', result: 'matches', patient: 'p1' } : { to: 'verify', result: 'differs' };
    case 'household':
      return { to: 'household', mates: [] };
    case 'times':
      return { to: 'times', offers: [OFFER], type: null };
    case 'visits':
      return { to: 'visits', visits: [VISIT] };
    case 'register':
      return { to: 'register', patient: 'p2' };
    case 'book':
    case 'move':
      return { to: request.want, result: 'done', visit: VISIT };
    case 'cancel':
    case 'confirm':
    case 'wait-list':
      return { to: request.want, result: 'done' };
    case 'faq':
      return { to: 'faq', answer: { id: 'parking', text: { en: 'Behind the house.', es: 'Detrás.' }, sure: 0.9 } };
    case 'plan':
      return { to: 'plan', result: 'listed', name: 'Aetna', like: [] };
    case 'wait-time':
      return { to: 'wait-time', minutes: 25 };
  }
}

/** One step on the way through a form: what an obliging caller does in the stage that it is in. */
export function oblige(d: Dialogue, desk: Desk, known: boolean): void {
  const { stage } = d;
  const say = (text: string, meaning: Partial<Meaning>) => d.says(text, 'routine', { meaning });
  if (stage.at === 'looking' && d.request) d.desk(answer(d.request, known));
  else if (stage.at === 'field') {
    const rule = desk.facts.get(stage.field);
    const choice = rule?.choices[0];
    if (rule?.kind === 'choice' && choice) d.press('1');
    else if (rule?.kind === 'yes_no') d.press('1');
    else if (rule?.kind === 'number') d.press(String((rule.range?.[0] ?? 0) + 5));
    else if (rule?.kind === 'code') say('a b one two three four', {});
    else if (rule?.kind === 'address') say('fourteen mill street', {});
    else say('the blue one please', { slots: VALUES[rule?.kind ?? 'words'] ?? {} });
  } else if (stage.at === 'transferring') d.send({ type: 'transfer', news: 'nobody' });
  else say('yes', { yesNo: 'yes' });
}

export interface Place {
  form: string;
  where: string;
  talk: Talk;
  stage: Dialogue['stage'];
  request: DeskRequest['want'] | null;
}

/** Every stage that a caller comes to in a form, and how the call ended. */
export function through(
  desk: Desk,
  form: Form,
  known: boolean,
  hours: House['hours'] = 'open',
): { places: Place[]; ended: boolean } {
  const only: House['formFor'] = (intent, findings) =>
    intent === form.intents[0] ? form : formFor(desk, intent, findings);
  const d = new Dialogue(
    '+15185550121',
    house({
      desk,
      hours,
      formFor: only,
      findings: (k) => findingsOf(k.facts, { ...k, words: [k.words], hours, matters: desk.matters }),
    }),
  );
  d.says('i am calling about the other matter', 'routine', { meaning: { intent: form.intents[0] ?? 'message' } });
  const places: Place[] = [];
  for (let i = 0; i < 60; i++) {
    const { stage, talk } = d;
    const where = 'field' in stage ? `${stage.at} ${stage.field}` : stage.at;
    places.push({ form: form.id, where, talk, stage, request: d.request?.want ?? null });
    if (stage.at === 'anything-else' || stage.at === 'leaving' || stage.at === 'waiting')
      return { places, ended: true };
    oblige(d, desk, known);
  }
  return { places, ended: false };
}
