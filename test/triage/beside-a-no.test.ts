// What stands beside a no and takes nothing back: a temperature that was taken, and what passes of what one always has.
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { engine } from './bench.ts';

function answers(opening: string, said: string, lang: Lang = 'en') {
  const before = engine.judge(opening, lang);
  return { question: before.ask, after: engine.judge(said, lang, { before, answering: before.ask }) };
}

t.test('a temperature that was taken is no medicine that was taken', async (t) => {
  for (const [opening, said, lang] of [
    ['it burns when i pee', "no, i checked it, ninety seven nine. no. no. no, i've got the implant"],
    ['it burns when i pee', 'no. we took it this morning, ninety eight six. nope. no'],
    ['it stings when i pee', 'no, i took it and it was ninety eight point two. no. no. no'],
    ['i have a sore throat and want a visit', 'no, i took it this morning, ninety eight six'],
    ['me arde al orinar', 'no, me la tomé, treinta y seis ocho. no. no. no, tengo el dispositivo', 'es'],
    ['me arde al orinar', 'no, ya me la tomé hoy, treinta y siete. no. no', 'es'],
  ] as [string, string, Lang?][]) {
    const { question, after } = answers(opening, said, lang);
    t.ok(question !== null && after.asked.includes(question), `${said}: answered`);
    t.equal(after.tier, 'semi_urgent', said);
  }
});

t.test('a fever, or pills by the number, are no no', async (t) => {
  for (const said of [
    'no, i took it, a hundred and two. no. no',
    'no. i took it, one oh one point five',
    'no, i took ninety eight of them. no',
  ]) {
    const { question, after } = answers('it burns when i pee', said);
    t.notOk(after.tier === 'semi_urgent' && question !== null && after.asked.includes(question), said);
  }
});

t.test('what somebody always has, and how long it lasts, takes no no back', async (t) => {
  for (const [opening, said] of [
    [
      'the headaches have been creeping back and i want in sooner',
      "no, not today. no. nope, nothing like that. just the sparkles i usually get, half an hour and it's over",
    ],
    [
      "i'd like a sooner visit, my headaches are back since may",
      'no, not this time. no, none of it. only the flickering i always have, ten minutes and it goes away',
    ],
    [
      "i'd like a sooner visit, my headaches are back since may",
      "no. no. just the same old squiggles, a few minutes and they're gone",
    ],
    [
      "i'd like a sooner visit, my headaches are back since may",
      'no, none of those. just the shimmer i get every time, twenty minutes, then it fades',
    ],
  ] as const) {
    const { question, after } = answers(opening, said);
    t.ok(question !== null && after.asked.includes(question), `${said}: answered`);
  }
  for (const said of [
    "no, nothing today. no. just the blackouts i always get, a minute and they're gone",
    "no, no. just the numb hand i always get, twenty minutes and it's gone",
    'no. except the worst one last night, an hour and it was gone',
    "no. just a new one, ten minutes and she's gone",
  ]) {
    const { question, after } = answers("i'd like a sooner visit, my headaches are back since june", said);
    t.notOk(question !== null && after.asked.includes(question), said);
  }
});
