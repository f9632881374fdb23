import t from 'tap';
import { commandOf, yesNoOf } from '../../src/understanding/replies.ts';
import { tokenise } from '../../src/words/tokens.ts';

const said = (text: string) =>
  tokenise(text)
    .map((x) => x.w)
    .join(' ');
const lines = (s: string) =>
  s
    .split('\n')
    .map((x) => x.trim())
    .filter(Boolean);

const YES = `
  yes
  Yeah.
  yep, that's it
  yup
  uh-huh
  Uh huh.
  mm-hmm
  mhm
  Mm-hmm, that's him
  aha
  yes ma'am
  yes, no need to call me
  sí, no hace falta que me llamen
  yessir
  sure
  sure thing
  you bet
  that's right
  that is correct
  that's the one
  that's me
  that one works
  this one's good
  that'll work
  that would be great
  right
  well, yes
  oh sure
  um, yes
  okay
  all right
  i do
  i am
  i think so
  i believe so
  i guess so
  i would like that
  i'll take it
  sounds good
  sounds like a plan
  go ahead
  works for me
  fine by me
  of course
  absolutely
  why not
  no, that's right
  no no, that's fine
  no problem
  no, it's correct
  you got it
  it is
  it sure is
  she does
  yes, i'd like to hear that
  sí
  Sí, señorita.
  si señor
  sip
  ajá
  simón
  ándale
  órale
  sale
  va
  vale
  dale
  claro
  claro que sí
  cómo no
  correcto
  exacto
  así es
  así mero
  eso es
  ese mero
  está bien
  ese está perfecto
  esa me queda bien
  me parece bien
  pues sí
  bueno sí
  por supuesto
  creo que sí
  de acuerdo
  sí, por favor
  no, sí está bien
  cabal
  listo`;
const NO = `
  no
  nope
  nah
  naw
  uh-uh
  mm-mm
  nuh-uh
  no ma'am
  no, thank you
  not really
  not exactly
  not quite
  not yet
  not at all
  i don't think so
  i don't
  i haven't
  that's wrong
  that's not right
  that isn't it
  that ain't right
  it's not
  wrong
  incorrect
  never
  absolutely not
  of course not
  well, no
  yeah no
  almost, but the last digit is wrong
  yes, except the last name is spelled with a y
  no, it's 0136
  no, it is horace tamsworth
  no it is the rite aid on fourth
  probably not
  i'd rather not
  neither
  you got it wrong
  no señor
  no, gracias
  para nada
  todavía no
  aún no
  ya no
  claro que no
  creo que no
  no creo
  qué va
  nel
  tampoco
  eso no
  así no
  está mal
  no es correcto
  sí pero el apellido está mal
  pues no
  ninguno`;
const NEITHER = `
  maybe
  i'm not sure
  i don't know
  no sé
  no me acuerdo
  quizás
  tal vez
  yes and no
  my right leg hurts
  right now my chest hurts
  i have a question about my bill
  i can't breathe very well
  not feeling too good
  no puedo respirar
  ya se lo dije antes
  good morning, this is about my bill
  it depends
  uh
  what`;

t.test('a yes in many words', async (t) => {
  for (const x of lines(YES)) t.equal(yesNoOf(said(x), x), 'yes', x);
});
t.test('a no in many words', async (t) => {
  for (const x of lines(NO)) t.equal(yesNoOf(said(x), x), 'no', x);
});
t.test('what is neither', async (t) => {
  for (const x of lines(NEITHER)) t.equal(yesNoOf(said(x), x), null, x);
});

t.test('casing, marks and fillers change nothing', async (t) => {
  for (const [list, want] of [
    [YES, 'yes'],
    [NO, 'no'],
  ] as const)
    for (const x of lines(list)) {
      if (/^\W*(uh|mm|nuh|mhm|aha|no[, ])/i.test(x)) continue;
      for (const other of [x.toUpperCase(), `um, ${x}`, `${x}.`, x.replace(/[.,]/g, '')])
        t.equal(yesNoOf(said(other), other), want, other);
    }
});

t.test('commands', async (t) => {
  const all: Record<string, string> = {
    repeat: `what?
      huh?
      pardon me?
      can you repeat that
      say that again please
      i didn't catch that
      ¿cómo?
      ¿mande?
      no le entendí
      ¿me lo repite?
      otra vez por favor`,
    slower: `slow down please
      you're talking too fast
      más despacio por favor
      i'm hard of hearing
      hable más fuerte`,
    wait: `hold on
      just a second
      let me get my card
      i need to find my glasses
      un momentito
      espéreme tantito
      déjeme buscar
      permítame`,
    operator: `operator
      let me talk to a real person
      i want a human
      get me a person
      transfer me
      i don't want to talk to a machine, give me a representative
      quiero hablar con una persona
      páseme con alguien
      comuníqueme con la recepcionista`,
    spanish: `spanish please
      en español`,
    english: `in english please
      inglés por favor`,
    goodbye: `goodbye
      okay thanks bye
      that's all thank you
      i'm all set
      adiós
      es todo gracias`,
  };
  for (const [command, says] of Object.entries(all))
    for (const x of lines(says)) t.equal(commandOf(said(x), x), command, x);
  for (const x of ['i fell and hurt my hand', 'tengo tos', 'yes', 'no', 'tomorrow at ten', 'what time do you open'])
    t.equal(commandOf(said(x), x), null, x);
});

t.test('who praises what was noted says yes, and who finds it muddled says no', (t) => {
  for (const words of ['you got all of it', 'youve got everything', 'you have it all'])
    t.equal(yesNoOf(words), 'yes', words);
  for (const words of ['you have everything wrong', 'youve got it all mixed up', 'you got that backwards'])
    t.equal(yesNoOf(words), 'no', words);
  t.end();
});
