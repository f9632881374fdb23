// Answers to a question of danger that are neither yes nor no, or begin with one and go on.
import t from 'tap';
import type { JudgeContext, Judgement } from '../../src/triage/types.ts';
import { isOfAnimal } from '../../src/words/of-animal.ts';
import { engine } from './bench.ts';

const LAST = 'emergency_check';
const judge = (text: string, context: JudgeContext = {}): Judgement => engine.judge(text, 'en', context);
/** A wish for the front desk, and the last question only to be sure. */
const wish = (): Judgement => ({ ...judge('i need to cancel my appointment on monday'), ask: LAST });
const answered = (before: Judgement, ...answers: string[]): Judgement =>
  answers.reduce((j, text) => judge(text, { before: j, answering: LAST }), before);

t.test('a mere doubt ends with a no, or with the second answer that is none: on with what is wanted', async (t) => {
  t.equal(wish().tier, 'routine');
  for (const answers of [
    ['no'],
    ["no no, i'm not in it, i'm just stuck behind it"],
    ['well i only want it off the books', 'the one on monday'],
    [''],
  ]) {
    const { tier, ask } = answered(wish(), ...answers);
    t.same([tier, ask], ['routine', null], answers.join(' / '));
  }
});

t.test('S4: what is more than a doubt stays up', async (t) => {
  t.equal(answered(wish(), 'yes').tier, 'emergency');
  t.equal(answered(wish(), "i don't know").tier, 'urgent');
  t.equal(answered(wish(), 'no, but he is not waking up').tier, 'emergency');
  t.equal(answered(wish(), 'no, he just passed out').tier === 'routine', false);
  const gone = judge('', { before: wish(), answering: LAST, gone: true });
  t.equal(gone.tier, 'urgent', 'who hangs up on it has not answered it');
  const calf = judge('my calf is swollen and hot');
  const odd = ['well it is my left leg', 'the left one as i told you'].reduce(
    (j, text) => judge(text, { before: j, answering: 'breathing' }),
    calf,
  );
  t.equal(odd.tier, 'emergency', 'something was found that is for tonight');
});

t.test('where nothing found is for tonight, an odd answer brings a clinician and not 911', async (t) => {
  const cough = { ...judge('i have had a cough for three weeks'), ask: 'breathing' };
  t.equal(cough.tier, 'semi_urgent');
  const odd = ['sorry, frog today', 'my word'].reduce(
    (j, text) => judge(text, { before: j, answering: 'breathing' }),
    cough as Judgement,
  );
  t.same([odd.tier, odd.ask], ['semi_urgent', LAST], 'in other words first');
  const still = ['come again', 'the frog i said'].reduce((j, text) => judge(text, { before: j, answering: LAST }), odd);
  t.equal(still.tier, 'urgent');
  const fine = judge("no, i'm good, i still do my run, only sore from the coughing", {
    before: cough,
    answering: 'breathing',
  });
  t.equal(fine.tier, 'semi_urgent', 'a no, and nothing else of that kind');
});

t.test(
  'a no in several pieces is a no, also where something is for tonight; a piece that tells of more is none',
  async (t) => {
    const calf = judge('my calf is swollen and hot');
    const to = (text: string) => judge(text, { before: calf, answering: 'breathing' });
    for (const text of [
      'no sir, neither one. breathing is fine. nope',
      'the cuff says fifty eight. no, not short of anything',
      "no, she's fine, she's mad, is what she is",
    ])
      t.same([to(text).tier, to(text).missed], ['urgent', []], text);
    for (const text of [
      'no. well, not breathing right',
      'no, just when i take the stairs',
      'no, it is more like a band round me',
      'no, he is sort of grey. no',
      'no. my arm is heavy though. no',
    ])
      t.not(to(text).missed.length === 0 && to(text).tier === 'urgent', true, text);
  },
);

t.test('what is denied, is well or goes on as ever is a no in whatever pieces it comes', async (t) => {
  const asked: Record<string, Judgement> = {
    back_danger: judge('my back went out when i lifted the stove'),
    bp_symptoms: judge('my pressure is one fifty over ninety'),
    throat_danger: judge('my throat is sore'),
    head_danger: judge('my mother slid off the sofa'),
    breathing: judge('my girl has the croup'),
    sugar_danger: judge('my sugar is two eighty'),
    skin_danger: judge('this rash itches'),
  };
  const to = (question: string, text: string, lang: 'en' | 'es' = 'en') =>
    engine.judge(text, lang, { before: { ...asked[question]!, ask: question }, answering: question });
  const noes: [string, string, ('en' | 'es')?][] = [
    ['back_danger', 'nope, legs move fine, i peed at lunch like always'],
    ['bp_symptoms', 'no, head is clear, eyes are good, chest is fine'],
    ['throat_danger', "nah, i'm swallowing okay, the neck is normal"],
    ['head_danger', 'no he did not pass out, no blood thinners, he is sharp as a tack'],
    ['head_danger', "no she didn't hit her head, she's up, she's drinking her coffee"],
    ['breathing', "only when she cries, when she's calm it's fine"],
    ['skin_danger', "it's clearing up, it's going down"],
    ['sugar_danger', 'no, ando despierto, no he vomitado, respiro bien', 'es'],
    ['back_danger', 'nope, nothing like that. just in my left buttock, not past the knee. nope'],
    ['breathing', 'denies any of it, comfortable at rest, on room air'],
    ['head_danger', 'denies headache, alert and oriented, ambulating independently'],
    ['bp_symptoms', 'niega dolor, signos vitales estables', 'es'],
    ['sugar_danger', 'respiro normal, la cabeza bien. no, nada de vómito', 'es'],
  ];
  for (const [question, text, lang] of noes) {
    const after = to(question, text, lang);
    t.same([after.tier, after.missed], [asked[question]!.tier, []], text);
  }
  const others: [string, string, ('en' | 'es')?][] = [
    ['back_danger', 'no, legs move, but i cannot feel my seat'],
    ['back_danger', 'no, i have not peed since last night'],
    ['back_danger', 'no. into my hip, and the leg gives way'],
    ['back_danger', 'in my left hip mostly'],
    ['breathing', 'afebrile, full sentences'],
    ['breathing', 'no, winded on the stairs'],
    ['breathing', 'denies, panting in the chair'],
    ['head_danger', 'denies it, but he is sleepy'],
    ['throat_danger', 'no the neck is swollen'],
    ['head_danger', 'no, she just sleeps and sleeps'],
    ['head_danger', "no, he doesn't recognize me"],
    ['breathing', 'only when she lies down'],
    ['breathing', 'her breathing is going down'],
    ['sugar_danger', 'no, pero ando muy dormido', 'es'],
  ];
  for (const [question, text, lang] of others) {
    const after = to(question, text, lang);
    const asked = after.missed.includes(question) || after.rest?.question === question;
    t.ok(asked || after.tier === 'emergency', `${text}: ${after.tier}`);
  }
});

t.test('a no that says in the same breath that it can be done is asked once more', async (t) => {
  const before = { ...judge('i fainted at the sink this morning'), ask: 'fainted_now' };
  const once = judge('no, i can talk', { before, answering: 'fainted_now' });
  t.ok(once.missed.includes('fainted_now'));
  t.equal(judge('no, she cannot talk', { before, answering: 'fainted_now' }).tier, 'emergency');
});

t.test('a yes that says in the same breath that all is well is asked once more', async (t) => {
  const before = wish();
  const once = judge('yes, normal', { before, answering: LAST });
  t.same([once.tier, once.ask], ['routine', LAST]);
  t.equal(judge('yes, her lips are blue', { before, answering: LAST }).tier, 'emergency');
});

t.test(
  '"no, he is fine" to whether somebody is awake says that he is; whatever takes it back leaves the no',
  async (t) => {
    const before = { ...judge('my brother fainted on monday'), ask: 'fainted_now' };
    const after = (text: string) => judge(text, { before, answering: 'fainted_now' }).tier;
    for (const text of ["no, he's fine, he's only tired of sitting", 'nope, he is all right'])
      t.not(after(text), 'emergency', text);
    for (const text of ["no, he's fine but he's mumbling", "no he's not", 'no, fine until an hour ago', 'no'])
      t.equal(after(text), 'emergency', text);
  },
);

t.test('an animal that is ill is nobody here', async (t) => {
  for (const text of [
    "it's my dog, he ate the whole box and he's shaking",
    'my puppy swallowed a sock and she is vomiting, what do i do',
    'our old cat cannot breathe',
    'mi perro se comió el veneno y está temblando',
    'es mi gata, no puede respirar, qué hago',
  ]) {
    t.ok(isOfAnimal(text), text);
    t.equal(engine.judge(text, /perro|gata/.test(text) ? 'es' : 'en').tier, 'routine', text);
  }
});

t.test('asked whether anybody is ill, who answers that it is an animal has said no', async (t) => {
  const first = judge('rusty swallowed a whole bag of raisins and he keeps throwing up, can she see him tonight');
  t.not(first.ask, null);
  for (const text of [
    "it's the dog, i'm calling for the vet",
    "oh no, it's our cat, not a person, i need an animal hospital",
  ]) {
    const { tier, ask } = judge(text, { before: { ...first, ask: LAST }, answering: LAST });
    t.same([tier, ask], [first.tier, null], text);
  }
  const both = judge("it's the dog, and i've swallowed some too", { before: { ...first, ask: LAST }, answering: LAST });
  t.ok(both.ask !== null || both.tier !== first.tier, 'a person beside it is no no');
});

t.test('beside an animal a person is a person: nothing of theirs is put aside', async (t) => {
  const mixed: [string, 'en' | 'es', Judgement['tier'], crisis?: true][] = [
    ['my dog is dead and i want to die too', 'en', 'urgent', true],
    ['since my cat died i do not want to live anymore', 'en', 'urgent', true],
    ['they put my dog down today, i am going to kill myself', 'en', 'urgent', true],
    ['se murió mi perro y yo también me quiero morir', 'es', 'urgent', true],
    ['desde que murió mi gato ya no quiero vivir', 'es', 'urgent', true],
    ['my dog ate my heart pills and now i have none and my chest hurts', 'en', 'emergency'],
    ['my dog is sick and my son is not breathing', 'en', 'emergency'],
    ['my cat ate the pills and my toddler swallowed some too', 'en', 'emergency'],
    ['mi perro se comió las pastillas y mi hija también se las tomó', 'es', 'emergency'],
    ['the horse kicked me in the head and i keep throwing up', 'en', 'emergency'],
    ['my horse threw me and i cannot feel my legs', 'en', 'emergency'],
    ['my dog bit my daughter in the face and the blood is gushing', 'en', 'emergency'],
    ['el perro mordió al niño en el cuello y no para la sangre', 'es', 'emergency'],
    ['i was walking my dog and my chest is being crushed', 'en', 'emergency'],
    ["it's my dog and me, we breathed the fumes and i cannot catch my breath", 'en', 'emergency'],
    ['my dog knocked me down and i cannot get up', 'en', 'emergency'],
    ['my cat scratched me and now my throat is closing', 'en', 'emergency'],
    ['mi gato me rasguñó y se me está cerrando la garganta', 'es', 'emergency'],
    ['our dog found grandpa on the floor, he is not waking up', 'en', 'emergency'],
    ['i am calling about my dog, chest hurts bad and cannot breathe', 'en', 'emergency'],
    ['my dog is sick and chest is being crushed', 'en', 'emergency'],
    ['my dog keeps barking, my husband collapsed', 'en', 'emergency'],
    ['my dog is fine but she is having a seizure, my sister', 'en', 'emergency'],
  ];
  const rank = { unclear: 0, routine: 1, semi_urgent: 2, urgent: 3, emergency: 4 } as const;
  for (const [text, lang, least, crisis] of mixed) {
    t.notOk(isOfAnimal(text), text);
    const j = engine.judge(text, lang);
    t.ok(rank[j.tier] >= rank[least], `${text}: ${j.tier}`);
    if (crisis) t.equal(j.crisis, true, text);
  }
  const opinion = {
    by: 'classifier',
    model: 'm',
    raises: 'emergency',
    doubts: null,
    crisis: true,
    topic: 'self_harm',
    sure: 0.99,
  } as const;
  const heard = judge('my dog is dead and i want to die too', { opinions: [{ ...opinion, insists: 'emergency' }] });
  t.equal(heard.tier, 'emergency', 'an opinion of such words counts');
});

t.test('no manner of speaking hides a medicine that was taken', async (t) => {
  t.equal(judge('i accidentally took my blood pressure pill twice').tier, 'urgent');
  t.equal(judge('he took the whole bottle of white pills').tier, 'emergency');
  t.equal(judge('i need more of my blood pressure pill, the little peach one').tier, 'routine');
});
