// The safety net inside every form that is shipped: a caller is led through each, and in each stage that comes the worst is said.
import t from 'tap';
import type { Offer, Visit } from '../../src/calendar/types.ts';
import type { House } from '../../src/conversation/dialogue/house.ts';
import { isOnItsWay } from '../../src/conversation/dialogue/matters.ts';
import type { Talk } from '../../src/conversation/dialogue/types.ts';
import { findingsOf, formFor } from '../../src/desk/findings.ts';
import type { Desk, FactRule, Form } from '../../src/desk/form.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import type { DeskAnswer, DeskRequest } from '../../src/desk/requests.ts';
import type { Meaning, Slots } from '../../src/understanding/types.ts';
import { DESK, house } from './desk-kit.ts';
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
function answer(request: DeskRequest, known: boolean): DeskAnswer {
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
function oblige(d: Dialogue, desk: Desk, known: boolean): void {
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

interface Place {
  form: string;
  where: string;
  talk: Talk;
  stage: Dialogue['stage'];
  request: DeskRequest['want'] | null;
}

/** Every stage that a caller comes to in a form, and how the call ended. */
function through(
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

const at = (place: Place, desk: Desk) => {
  const d = new Dialogue('+15185550121', { ...place.talk.house, desk });
  d.talk = place.talk;
  d.stage = place.stage;
  return d;
};

const shipped = readDesk();
const ways = [
  ...[...shipped.forms, ...DESK.forms.map((f) => ({ ...f, id: `own ${f.id}` }))].flatMap((form) => {
    const desk = form.id.startsWith('own ') ? DESK : shipped;
    return [true, false].map((known) => ({ desk, form, known }));
  }),
];

t.test('every form comes to its end, for a caller who is verified and for one who is not', async (t) => {
  for (const { desk, form, known } of ways) {
    for (const hours of ['open', 'closed'] as const) {
      const { ended, places } = through(desk, form, known, hours);
      t.ok(
        ended,
        `${form.id} ${known} ${hours}: ${places
          .map((p) => p.where)
          .slice(-8)
          .join(' > ')}`,
      );
    }
  }
});

const places = ways.flatMap(({ desk, form, known }) =>
  through(desk, form, known).places.map((place) => ({ place, desk })),
);

t.test(
  'S1, S2: words of an emergency in every stage of every form get the instruction in the next sentence',
  async (t) => {
    t.ok(places.length > 150, `${places.length} stages`);
    for (const { place, desk } of places) {
      const d = at(place, desk).says('and now i cannot breathe', 'emergency');
      const name = `${place.form}: ${place.where}`;
      t.equal(d.stage.at, 'emergency', name);
      t.match(d.said, /^Please hang up and call 911 now/, name);
      const page = d.effects.findIndex((e) => e.do === 'page');
      t.ok(page === 0 || place.talk.page !== 'none', `${name}: on call is told`);
    }
  },
);

t.test('S1, S6: words that are urgent in every stage lead to the clinician, with all that was said', async (t) => {
  for (const { place, desk } of places) {
    const name = `${place.form}: ${place.where}`;
    if (place.talk.page !== 'none' || place.stage.at === 'leaving') continue;
    const d = at(place, desk).says('my wound is open and it is getting red', 'urgent');
    const urgent = isOnItsWay(d.talk, d.stage) || d.did('page');
    t.ok(urgent, name);
    for (const [id, { value }] of Object.entries(place.talk.facts))
      t.equal(d.talk.facts[id]?.value, value, `${name}: ${id}`);
  }
});

t.test('S4: a doubt in every stage is asked about at once, and then the call goes on', async (t) => {
  for (const { place, desk } of places) {
    if (place.stage.at === 'leaving' || place.talk.page !== 'none') continue;
    const name = `${place.form}: ${place.where}`;
    const d = at(place, desk).says('my arm feels a little strange you know', 'semi_urgent', {
      judgement: { ask: 'stroke_signs' },
    });
    t.same(d.prompts, ['protocol.stroke_signs'], name);
    if (d.stage.at === 'doubt' && d.stage.then?.stage.at === 'looking') continue;
    d.says('no', 'semi_urgent', { meaning: { yesNo: 'no' } });
    t.ok(d.prompts.length > 0 || d.stage.at === 'looking', `${name}: on with it`);
    t.not(d.stage.at, 'doubt', name);
  }
});

t.test('S1: a late opinion raises in every stage', async (t) => {
  for (const { place, desk } of places) {
    const d = at(place, desk);
    d.send({
      type: 'judged',
      judgement: { ...(place.talk.judgement as NonNullable<Talk['judgement']>), tier: 'emergency' },
    });
    t.match(d.said, /^Please hang up and call 911 now/, `${place.form}: ${place.where}`);
  }
});

t.test('S8: nothing of a patient is asked for before two identifiers match', async (t) => {
  for (const { desk, form } of ways) {
    const { places } = through(desk, form, false);
    for (const { talk, where } of places) {
      t.not(talk.verified.state, 'matches', form.id);
      t.notOk(['offer', 'which-visit', 'agree-cancel'].includes(where) && form.verify, `${form.id}: ${where}`);
    }
  }
});

t.test('S8: whatever a file says, nothing of a patient is looked up or changed for who is not verified', async (t) => {
  for (const { desk, form } of ways) {
    // As a careless file might have it: the deed alone, without a condition.
    const deeds = form.endings.filter((e) => e.do !== 'message').map((e) => ({ ...e, when: null }));
    const careless: Form = { ...form, verify: true, endings: deeds.length > 0 ? deeds : form.endings };
    const { places, ended } = through({ ...desk, forms: [careless, ...desk.forms] }, careless, false);
    t.ok(ended, form.id);
    for (const { request } of places)
      t.notOk(['visits', 'times', 'book', 'move', 'cancel', 'confirm', 'wait-list'].includes(request ?? ''), form.id);
  }
});

t.test('a person, always: by the key and by the word, in every stage', async (t) => {
  for (const { place, desk } of places) {
    if (['leaving', 'transferring', 'waiting'].includes(place.stage.at) || place.talk.nobody) continue;
    const name = `${place.form}: ${place.where}`;
    t.ok(
      at(place, desk)
        .press('0')
        .effects.some((e) => e.do === 'transfer' || e.do === 'page'),
      name,
    );
  }
});

t.test('silence in every stage leads on and never in circles', async (t) => {
  for (const { place, desk } of places) {
    if (place.stage.at === 'leaving' || place.stage.at === 'waiting' || place.stage.at === 'looking') continue;
    const d = at(place, desk);
    let n = 0;
    for (; n < 80 && d.stage.at !== 'leaving' && d.stage.at !== 'waiting'; n++) {
      if (d.stage.at === 'looking' && d.request) d.desk(answer(d.request, false));
      else if (d.stage.at === 'transferring') d.send({ type: 'transfer', news: 'nobody' });
      else d.silent();
    }
    t.ok(n < 80, `${place.form}: ${place.where} ends`);
  }
});
