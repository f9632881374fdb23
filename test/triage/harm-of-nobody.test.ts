// Words of danger that are of nobody who is ill now, and the same words where somebody is.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import type { Opinion } from '../../src/triage/types.ts';
import { engine, RANK } from './bench.ts';

type T = Pick<typeof t, 'ok' | 'equal'>;
const none = (t: T, all: string[], lang: Lang = 'en') => {
  for (const text of all) {
    const { tier, crisis, flags } = engine.judge(text, lang);
    t.ok(RANK[tier] < RANK.urgent && !crisis, `${text}: ${tier}${crisis ? ', crisis' : ''} ${flags[0]?.concept}`);
  }
};
const emergency = (t: T, all: string[], lang: Lang = 'en') => {
  for (const text of all) t.equal(engine.judge(text, lang).tier, 'emergency', text);
};
const crisis = (t: T, all: string[], lang: Lang = 'en') => {
  for (const text of all) t.equal(engine.judge(text, lang).crisis, true, text);
};

t.test('a thing kills nobody, and somebody may', async (t) => {
  none(t, [
    "these deductibles, that's going to kill me",
    'it is nothing that will kill anybody',
    'it would not kill me to wait till spring',
    'that salsa would drop an ox',
    'the frost killed my tomatoes so i have the time, book me a physical',
    'my coach will kill me if i forget the sports form',
  ]);
  emergency(t, ['he swears he is gonna kill me', 'my boyfriend says hell kill me', "tonight they're going to kill me"]);
  emergency(t, ['the smell of gas is going to kill us, my head is spinning and she is dizzy']);
});

t.test('what one sees at work, or in a class', async (t) => {
  none(t, [
    'i ride on the ambulance, i deal with wrecks and overdoses all day, and i need a physical',
    'i write for the paper, a piece on overdose deaths, and i would like a quote',
    'i was worn out from all those compressions in the class, i want a checkup',
  ]);
  none(t, ['en el taller vemos accidentes todo el tiempo, ocupo un examen físico'], 'es');
  emergency(t, ['we are doing compressions, he fell over in the kitchen', 'there are gunshots outside']);
});

t.test('what needles always do, and a faint', async (t) => {
  none(t, [
    'i always get woozy at the sight of blood, may i lie down for the labs',
    'i faint every time they draw blood',
  ]);
  none(t, ['yo siempre me desmayo con las agujas, me pueden acostar'], 'es');
  emergency(t, [
    'he passed out when they drew his blood and will not wake up',
    'she passed clean out twice this morning',
  ]);
});

t.test('seen by another as imagined, and seen', async (t) => {
  none(t, ['my husband thinks i am seeing things, but the bill was paid twice']);
  emergency(t, ['my wife is seeing things and has a fever']);
});

t.test('an allergy that is on record, and a reaction', async (t) => {
  none(t, ['the profile says amoxicillin, throat swelling, so i cannot fill it']);
  emergency(t, [
    'i took the amoxicillin and my throat is swelling',
    'the chart says sulfa allergy, i took one and my throat is closing',
  ]);
});

t.test('a sign that one was to watch for and has not had', async (t) => {
  none(t, ['i was to call if i felt any chest pain on it and i have not had any, so refill it please']);
  emergency(t, ['i was to call if i felt any chest pain and now i do have chest pain']);
});

t.test('what goes down, and low spirits', async (t) => {
  for (const text of [
    'i put the date down wrong',
    'i am getting down to the end of the bottle',
    'i took the address down',
  ])
    t.not(engine.judge(text, 'en').ask, 'self_harm', text);
  for (const text of ['i have been real down lately', 'she gets so low', 'i feel kind of blue'])
    t.equal(engine.judge(text, 'en').ask, 'self_harm', text);
});

t.test('all of a bottle as the doctor said, and all of it', async (t) => {
  none(t, ['he took all his pills like the doctor told him, does he need more']);
  emergency(t, ['he took all his pills and he is hard to wake']);
});

t.test('told lightly', async (t) => {
  emergency(t, [
    'his insulin is in, and he is soaked with sweat and laughing at nothing and spits out the juice',
    'her voice sounds muffled and her lips are twice as fat since that pill',
    'my toddler sipped some green stuff out of a jug in the garage, he looks fine',
    'i had two nitros under my tongue and the tightness is still there',
    'he mailed me his house keys and said take care of the dog, and he does not answer',
  ]);
  crisis(t, [
    'would the life insurance pay if somebody died on purpose',
    'the condo board called. yes he is standing right here and i cannot talk about it',
    'the marks on my neck, he says to tell them it was the dog',
  ]);
  crisis(t, ['quiero cancelar todas mis citas, gracias por todo, dejo mis papeles en orden'], 'es');
  crisis(t, ['si me voy para siempre mis hijos van a estar mejor'], 'es');
});

const opinion = (o: Partial<Opinion>): Opinion => ({
  by: 'classifier',
  model: 'm',
  raises: 'urgent',
  doubts: 'emergency',
  insists: null,
  suspects: 'urgent',
  crisis: false,
  sureOfCrisis: 0.1,
  topic: 'heart_rhythm',
  sure: 0.6,
  ...o,
});
const asked = (text: string, o: Partial<Opinion>) => engine.judge(text, 'en', { opinions: [opinion(o)] }).ask;

t.test('a refill of what works well is not asked about for a suspicion alone', async (t) => {
  t.equal(asked('i need a refill of my blood pressure pills, all is well', {}), null);
  t.not(asked('i need a refill of my blood pressure pills', {}), null);
  t.not(asked('i need a refill of my blood pressure pills, i was fine until today', {}), null);
  const insists = opinion({ insists: 'urgent', sure: 0.95 });
  const all = 'i need a refill of my blood pressure pills, all is well';
  t.equal(engine.judge(all, 'en', { opinions: [insists] }).tier, 'urgent');
});

t.test('an emergency that was seen in a figure of speech alone is asked about', async (t) => {
  const seen = opinion({ raises: 'emergency', insists: 'emergency', sure: 0.8, topic: null });
  const { tier, ask } = engine.judge('just shoot me, forty minutes on hold', 'en', { opinions: [seen] });
  t.equal(tier, 'unclear');
  t.ok(ask);
  const sure = opinion({ raises: 'urgent', crisis: true, sureOfCrisis: 0.9, topic: 'self_harm' });
  const threat = engine.judge('if you send me another form i will jump off the roof', 'en', { opinions: [sure] });
  t.match(threat, { ask: 'self_harm', crisis: false });
});
