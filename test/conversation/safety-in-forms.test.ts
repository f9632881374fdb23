// The safety net inside every form that is shipped: a caller is led through each, and in each stage that comes the worst is said.
import t from 'tap';
import { isOnItsWay } from '../../src/conversation/dialogue/matters.ts';
import type { Talk } from '../../src/conversation/dialogue/types.ts';
import type { Desk, Form } from '../../src/desk/form.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import { DESK } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';
import { answer, type Place, through } from './forms-walk-kit.ts';

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
