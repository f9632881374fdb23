// Kinds of sentences that sound alike: the one is an emergency or a crisis, its neighbour is none.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import type { Tier } from '../../src/triage/types.ts';
import { engine, RANK } from './bench.ts';

type T = Pick<typeof t, 'ok'>;
type Pair = [text: string, lang?: Lang];
const judge = ([text, lang = 'en']: Pair) => engine.judge(text, lang);
const atLeast = (t: T, tier: Tier, ...all: Pair[]) => {
  for (const one of all) t.ok(RANK[judge(one).tier] >= RANK[tier], `${one[0]}: ${judge(one).tier}`);
};
const atMost = (t: T, tier: Tier, ...all: Pair[]) => {
  for (const one of all) {
    const { tier: is, crisis } = judge(one);
    t.ok(RANK[is] <= RANK[tier] && !crisis, `${one[0]}: ${is}${crisis ? ', crisis' : ''}`);
  }
};

t.test('a denial between the words of a sign denies it', async (t) => {
  atMost(t, 'routine', ["he didn't pass out"], ['my mother did not faint'], ['she has not fainted or anything']);
  atLeast(t, 'emergency', ['my mother just fainted'], ["he isn't breathing"], ["she won't wake up"]);
});

t.test('a part of the body that was cut off, and a line that was', async (t) => {
  atLeast(t, 'emergency', ['i cut off my thumb'], ['i cut off the end of my toe'], ['my toe, the mower cut it off']);
  atMost(t, 'routine', ['we got cut off'], ['the line cut off while i was talking'], ['i got cut off on hold']);
});

t.test('somebody who is dead, and a thing that is', async (t) => {
  atLeast(t, 'emergency', ['i think my uncle is dead'], ['the truck hit him and he is dead']);
  atMost(
    t,
    'semi_urgent',
    ['you are fixing my van. is she dead'],
    ['the battery is dead in my meter'],
    ['my phone died'],
  );
});

t.test('run over, and run over to somewhere', async (t) => {
  atLeast(t, 'emergency', ['a car ran her over'], ['i will run him over with my truck']);
  atMost(t, 'semi_urgent', ['i can run her over to the clinic'], ['the hospital is close, i will run him over myself']);
});

t.test('a will that is lost, and a no with what one will do', async (t) => {
  for (const text of ['i lost my will to live', 'there is no will to go on'])
    t.equal(engine.judge(text, 'en').ask, 'self_harm', text);
  for (const text of ['no, i will keep it', 'no, we will be there', 'no, i hope so'])
    t.not(engine.judge(text, 'en').ask, 'self_harm', text);
});

t.test('low spirits in other words are asked about', async (t) => {
  for (const [text, lang = 'en'] of [
    ["i haven't slept since my husband died"],
    ['nothing is fun anymore'],
    ['since the divorce i just lie there'],
    ['no duermo desde que murió mi esposa', 'es'],
  ] as Pair[])
    t.equal(engine.judge(text, lang).ask, 'self_harm', text);
});

t.test('a wish not to wake is a thought; what is named to do it with is more', async (t) => {
  const opinion = {
    by: 'classifier',
    model: 'm',
    raises: 'emergency',
    insists: 'emergency',
    doubts: null,
    crisis: true,
    topic: 'self_harm',
    sure: 0.9,
  } as const;
  const heard = (text: string, lang: Lang) => engine.judge(text, lang, { opinions: [opinion] });
  for (const [text, lang = 'en'] of [
    ['i would be fine with not being here'],
    ['some days i wish i could just disappear'],
    ['ojalá me durmiera y ya no despertara', 'es'],
    ['ya mejor me hubiera muerto yo', 'es'],
  ] as Pair[]) {
    const { tier, crisis, ask } = heard(text, lang);
    t.same([tier, crisis, ask !== null], ['urgent', true, true], text);
  }
  for (const [text, lang = 'en'] of [
    ['i wish i would not wake up, the pills are by the bed'],
    ['ojalá no despertara, ya me tomé el frasco', 'es'],
  ] as Pair[])
    t.equal(heard(text, lang).tier, 'emergency', text);
  atLeast(t, 'emergency', ['se acostó y ya no despertó mi tío', 'es']);
});

t.test('a laboratory that calls in a value is no patient', async (t) => {
  const lab: Pair[] = [
    ['county hospital lab, critical for doctor adams, potassium two point six, who takes it'],
    ['chemistry lab here, sodium one fourteen on a patient of yours, i need somebody to read it back'],
    ['le hablo del laboratorio, tengo un valor crítico de potasio', 'es'],
  ];
  for (const one of lab) t.equal(judge(one).tier, 'urgent', one[0]);
  atLeast(t, 'urgent', ['the lab told me that my potassium is six point nine']);
});

t.test('violence that is told of somebody else, and none', async (t) => {
  const abuse: Pair[] = [
    ['mi yerno aventó a mi hija contra la pared', 'es'],
    ['mi hermano se pone violento con mi mamá cuando toma', 'es'],
    ['la cuidadora la tiene encerrada', 'es'],
  ];
  for (const one of abuse) t.same([judge(one).crisis, RANK[judge(one).tier] >= RANK.urgent], [true, true], one[0]);
  for (const one of [
    ['el niño aventó la pelota contra la pared', 'es'],
    ['el dolor no me deja salir', 'es'],
  ] as Pair[])
    t.equal(judge(one).crisis, false, one[0]);
});

t.test('pain in the chest that may come back, a child alone', async (t) => {
  atLeast(t, 'urgent', ['what do i do if the chest pain comes back'], ['they leave the baby alone all night']);
  atMost(t, 'semi_urgent', ['my heart doctor wants my records'], ['mande los papeles al doctor del corazón', 'es']);
});

t.test('despair that somebody tells of another, in words that name no death', async (t) => {
  for (const [text, lang = 'en'] of [
    ['my uncle said there is no use sticking around'],
    ['she keeps saying we would be well rid of her'],
    ['he talks of lying down with grandma in the ground'],
    ['i found his diary and it is all about how he would do it'],
    ['mi abuelo dice que pronto ya no nos va a estorbar', 'es'],
    ['mi hermana anda diciendo que nos va a dejar en paz de una vez', 'es'],
  ] as Pair[])
    t.ok(judge([text, lang]).crisis, text);
  atMost(
    t,
    'routine',
    ['she said there is no use waiting on hold, so cancel the visit'],
    ["my wife says you won't have to worry about her referral any more, cancel it"],
    ['i found your leaflet with ways to do the knee exercises, can you mail me another copy of the form'],
  );
});

t.test('half a face that does not move, and water from an ear after a blow', async (t) => {
  atLeast(
    t,
    'emergency',
    ["the right corner of her mouth won't lift"],
    ['when he grins only the left side goes up'],
    ["one side of grandpa's mouth stays still"],
    ["he fell off the horse and there's watery stuff running out of his ear"],
    ['se cayó del techo y le sale agüita de la nariz', 'es'],
  );
});

t.test('lost at a game, hit with a pillow, down to the last pills, a dog on a leash', async (t) => {
  atMost(
    t,
    'routine',
    ['i got clobbered at rummy. i want to pay my bill'],
    ['she hit me with a pillow. i want to pay my bill'],
    ["we're down to about two weeks of losartan, i need a refill of it"],
    ['the dog is choking on the leash. i want to pay my bill'],
    ['nos están ahorcando con tantos cobros, quiero pagar mi cuenta', 'es'],
  );
  atLeast(
    t,
    'urgent',
    ['he beat me over the card money'],
    ['he hit me with a bottle'],
    ['mi marido me está ahorcando', 'es'],
  );
  t.notOk(judge(['there was a bat in the house, the bat was in the bedroom when we woke up']).crisis);
});

t.test('pills that lay open, some gone, and a small child with something on the mouth', async (t) => {
  atLeast(
    t,
    'emergency',
    ['the pill box was tipped over on the carpet and my toddler has blue crumbs on her shirt, she is playing'],
    ['two of my tablets are missing and the baby has powder on his tongue'],
    ['me faltan dos pastillas y el niño tiene algo en los labios', 'es'],
  );
  atMost(t, 'semi_urgent', ['they shorted me, i am missing two pills of the refill']);
});

t.test('who came to on the floor, or remembers no fall', async (t) => {
  atLeast(
    t,
    'emergency',
    ['i came around on the garage floor with a knot on my head'],
    ["i don't remember hitting the ground"],
    ['amanecí tirado en el piso del baño', 'es'],
  );
  atLeast(t, 'urgent', ['i found myself on the hallway floor']);
});

t.test('a bottle that was emptied after a quarrel is a crisis', async (t) => {
  for (const [text, lang = 'en'] of [
    ['my niece had a fight with her boyfriend and swallowed the rest of the ibuprofen'],
    ['mi sobrina peleó con el novio, y se tomó todas las pastillas del frasco', 'es'],
  ] as Pair[]) {
    t.equal(judge([text, lang]).tier, 'emergency', text);
    t.ok(judge([text, lang]).crisis, text);
  }
});
