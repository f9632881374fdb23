// A danger that is told by the way, in a wish for a form, a refill, a visit or a note in the chart.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import type { Judgement, Tier } from '../../src/triage/types.ts';
import { engine, RANK } from './bench.ts';

type Said = [text: string, lang?: Lang];
type T = Pick<typeof t, 'ok' | 'notOk'>;

function judge([text, lang = 'en']: Said): Judgement {
  return engine.judge(text, lang);
}

function asks(t: T, question: string, tier: Tier, ...all: Said[]): void {
  for (const one of all) {
    const j = judge(one);
    t.ok(RANK[j.tier] >= RANK[tier], `${one[0]}: ${j.tier}`);
    t.ok(j.tier === 'emergency' || [j.ask, ...j.open].includes(question), `${one[0]}: asks ${j.ask}`);
  }
}

function calm(t: T, question: string, ...all: Said[]): void {
  for (const one of all) {
    const j = judge(one);
    t.ok(RANK[j.tier] <= RANK.semi_urgent && !j.crisis, `${one[0]}: ${j.tier}`);
    t.notOk([j.ask, ...j.open].includes(question), `${one[0]}: asks ${j.ask}`);
  }
}

t.test('a reliever that is used far more than usual is asked about before the form or the refill', async (t) => {
  asks(
    t,
    'breathing',
    'urgent',
    ["i need the camp form for her puffer, she's been using it nonstop since this morning"],
    ["could you refill my albuterol, i've gone through half of it since yesterday"],
    ["my daughter's nebulizer medicine needs a refill, we've been doing it back to back tonight"],
    ["i need a new inhaler sent in, this one isn't lasting"],
    ['she is taking way more puffs than she normally does and i need her form signed'],
    ["the ventolin form for practice please, he's sucking on it every hour"],
    ['necesito el papel para el inhalador de mi hijo, hoy lo ha estado usando a cada rato', 'es'],
    ['quiero resurtir el salbutamol, no me está durando nada', 'es'],
    ['ocupo otra bombita para la niña, ya se acabó una entera desde ayer', 'es'],
  );
  calm(
    t,
    'breathing',
    ['i need the school form for his inhaler, he uses it before gym'],
    ['can you refill my albuterol, i have two weeks left'],
    ['i need a spare inhaler for school, he hardly ever uses it'],
    ["the inhaler form got lost, they went through the mail and can't find it"],
    ["i've been going through the forms like crazy and can't find the one for the inhaler"],
    ['necesito la receta del inhalador, me queda para un mes', 'es'],
  );
});

t.test(
  'a blow to the head in a fall is asked about, though it is a mere report and the vital signs are good',
  async (t) => {
    asks(
      t,
      'head_danger',
      'urgent',
      [
        "a courtesy call from birchwood manor, mister pell rolled out of bed and knocked his head on the nightstand, he's fine",
      ],
      ['fyi only, my dad who is eighty four tripped and banged his head on the stove, he says he is fine'],
      [
        'we need this documented, missus hart eased off the couch and clipped the side of her head, blood pressure is fine',
      ],
      ['just a report from the group home, she fell and has a knot on the back of her head'],
      ['this is the aide, reporting a fall, resident found on the floor with a bump on her forehead, vitals stable'],
      ['nomás para avisar que mi abuelita se resbaló y se pegó en la cabeza, está bien, ya comió', 'es'],
      ['habla la enfermera del asilo, es solo un aviso, el señor se cayó de la silla y se golpeó la frente', 'es'],
    );
    calm(
      t,
      'head_danger',
      ["i'm a nurse at the manor, just letting you know her head of bed is fixed"],
      ["just letting you know i'm heading up to maine and will miss my appointment"],
      ['fyi my mother bumped into the doctor at the store and he said to call'],
      ['just letting you know we are ahead of schedule and the head nurse signed it'],
      ['just a notification that mister dale fell last month and is being discharged from rehab'],
      ['nomás para avisar que me cayó bien la medicina', 'es'],
    );
  },
);

t.test('one sign of leave-taking is asked about and a no ends it, two are a crisis', async (t) => {
  for (const [text, lang = 'en'] of [
    ["no need to refill my heart pills, i won't be needing them any longer"],
    ["you can take me off the list, i'm putting everything in order"],
    ["i'm calling to cancel. somebody look after my mother for me, will you"],
    ["drop the rest of my visits. there's not much here gets me up these days"],
    ['quiteme la cita, ya no tengo por quien levantarme', 'es'],
    ["take me off for friday, i won't be needing it, and send my papers to my son"],
    ['cancéleme la cita. le encargo mucho a mi mamá, cuídenmela', 'es'],
    ['ya no me surtan las pastillas, ya no me van a hacer falta', 'es'],
  ] as Said[]) {
    const before = engine.judge(text, lang);
    t.match(before, { tier: 'routine', crisis: false, ask: 'self_harm' }, text);
    t.match(engine.judge('no', lang, { before, answering: 'self_harm' }), { tier: 'routine', crisis: false }, text);
    const owned = engine.judge(lang === 'en' ? 'yes' : 'sí', lang, { before, answering: 'self_harm' });
    t.match(owned, { tier: 'urgent', crisis: true, ask: 'self_harm_now' }, text);
  }
  for (const [text, lang = 'en'] of [
    ["please cancel my checkup, i won't need it anymore, and put down that my brother gets the truck"],
    ["i want to leave my files with my son, i'm getting my house in order"],
    ['could you stop my prescriptions. my niece is going to take the cats'],
    ['quítenme la cita, ya no la voy a necesitar, y que el perro se lo quede mi hermana', 'es'],
    ['estoy dejando todo arreglado, quiero que mis papeles se los den a mi hija', 'es'],
  ] as Said[])
    t.match(engine.judge(text, lang), { tier: 'urgent', crisis: true, ask: 'self_harm' }, text);
  calm(
    t,
    'self_harm',
    ["cancel my visit on the ninth, i won't be needing it, the knee is all better"],
    ["we're moving to ohio so i'd like my records sent to my daughter and my appointment taken off"],
    ["i'm getting my will done with the lawyer and need a copy of my records"],
    ["i don't need the refill anymore, the doctor switched me to another one"],
    ["my dog is going to my sister's while i'm in for surgery, please send the papers to her"],
    ["please look after my mother when she comes in for her physical, she's nervous"],
    ["i'm putting my paperwork in order for taxes, need my bills"],
    ["take me off for tuesday, i won't be needing it, my insurance ran out"],
    ["i can't get my ring off and i need the form"],
    ['cancel friday please, nothing gets me up that early on a weekend'],
    ['cancéleme la cita, ya no la necesito, ya me siento bien', 'es'],
    ['mi perro se queda con mi hermana mientras me operan, quiero saber qué llevo', 'es'],
  );
});

t.test('who pays for it at home when a call or a letter comes is asked whether anyone hurts them', async (t) => {
  for (const [text, lang = 'en'] of [
    ['please change my phone number, my husband answers and then i get it when you hang up'],
    ['can you take my email off, my boyfriend reads it and i pay for it later'],
    ['could the bill go somewhere else, he goes off if he sees it'],
    ["don't send the letter to the house, if my son opens it there's hell to pay for me"],
    ["use my sister's number, my stepdad blows up whenever the clinic calls"],
    ['cámbieme el teléfono, contesta mi esposo y luego me va mal', 'es'],
    ['no manden cartas a la casa, si las ve se pone como loco y me las cobra', 'es'],
  ] as Said[]) {
    const before = engine.judge(text, lang);
    t.match(before, { tier: 'urgent', crisis: true, ask: 'safe_at_home' }, text);
  }
  const before = engine.judge('change my number, my nephew answers and then i catch it', 'en');
  const told = engine.judge('he gets rough with me', 'en', { before, answering: 'safe_at_home' });
  t.equal(told.ask, 'danger_from_someone', 'told instead of a yes');
  calm(
    t,
    'safe_at_home',
    ['could you change my phone number, i have a new cell'],
    ["please don't ring the house, my husband sleeps days"],
    ['could you use my cell, my grandson picks up the house phone and forgets to tell me'],
    ['please send the bill to my work, my wife throws out the mail by mistake'],
    ["i'll get it when you call, just let it ring"],
    ['i paid for it later at the front desk, now there is a second bill'],
    ['my husband blew up a balloon at the party, i need to change my visit'],
    ['cámbieme el número, contesta mi mamá y no oye bien', 'es'],
  );
});

t.test('a medicine against diabetes, no food and somebody who is odd', async (t) => {
  asks(
    t,
    'sugar_danger',
    'urgent',
    ['mi mamá se tomó la metformina y no ha querido comer, y la noto medio rara. es que mañana tiene análisis', 'es'],
    ['mi abuelo es diabético, se tomó su glipizida, no desayunó, y está actuando raro', 'es'],
    ['es para lo del ayuno, mi papá ya se puso la insulina y no ha comido nada y anda como ido', 'es'],
    ["mom's on glyburide and she hasn't had a bite since lunch and she is being odd with me"],
    ["my dad took his sugar pill and hasn't eaten and he's acting kind of funny, does he still fast for the lab"],
    ["he took his glipizide, no dinner, and now he's sweaty and shaky"],
  );
  t.equal(judge(['se inyectó la insulina, no cenó y está sudando frío', 'es']).tier, 'emergency');
  calm(
    t,
    'sugar_danger',
    ['mañana me toca el ayuno, ¿me tomo la pastilla del azúcar?', 'es'],
    ["do i take my metformin before the fasting lab if i haven't eaten"],
    ['my dad takes his sugar pill with breakfast and needs a refill'],
    ['can she take her insulin if she has not eaten, she feels fine'],
    ['mi mamá se toma la pastilla del azúcar con la comida, quiero resurtirla', 'es'],
    ['mi esposo necesita más de su glipizida, todavía tiene para tres semanas', 'es'],
  );
});

t.test('black stools told late and without a word for them', async (t) => {
  asks(
    t,
    'belly_danger',
    'urgent',
    ["and i know it's not nice to say, but my business has been like tar"],
    ["it's coming out black and sticky like molasses"],
    ['what comes out is dark as coal and smells something awful'],
    ["i'm embarrassed, but in the toilet it's black as pitch"],
    ["it's been black like licorice when i go"],
    ['lo que hago sale negro y pegajoso, como brea', 'es'],
  );
  for (const said of [
    ["i got woozy at the stove, and it's been coming out black as pitch"],
    ['ando mareado, y lo que hago sale negro como chapopote', 'es'],
  ] as Said[])
    t.equal(judge(said).tier, 'emergency', said[0]);
  calm(
    t,
    'belly_danger',
    ['i took pepto and my stool turned black'],
    ['my iron pills make it dark, is that normal'],
    ['my toenail is black as coal'],
    ['the coffee is black as tar at your office'],
    ['black oil is coming out of my truck, i will be late'],
    ['el carro está negro como el carbón', 'es'],
  );
});
