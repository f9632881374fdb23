import t from 'tap';
import { allMedicines } from '../../src/reference/medicines.ts';
import { commonNames } from '../../src/reference/names.ts';
import { hearName } from '../../src/speech/ears/awaited-name.ts';
import { Automaton, fold } from '../../src/speech/ears/bound/automaton.ts';
import { MedicineReader } from '../../src/speech/ears/bound/medicine-reader.ts';
import { givenGrammar, type NameGrammar, nameGrammar, nameWords } from '../../src/speech/ears/bound/name-grammar.ts';
import { NameReader } from '../../src/speech/ears/bound/name-reader.ts';
import type { Names } from '../../src/speech/ears/bound/names.ts';
import { Pieces } from '../../src/speech/ears/bound/pieces.ts';
import { lettersApart, lettersWritten, neighbours } from '../../src/speech/ears/bound/spelled-letters.ts';
import { StepDecoder } from '../../src/speech/ears/bound/step-decoder.ts';
import type { Claim } from '../../src/speech/ears/queue.ts';
import { Tape } from '../../src/speech/ears/tape.ts';
import type { Expected } from '../../src/speech/expected.ts';
import { earsFiles } from '../../src/speech/files.ts';
import { withNameHeard } from '../../src/understanding/read-name.ts';
import type { Meaning } from '../../src/understanding/types.ts';
import { collect, concat, line, overTelephone, ownCache, play, silence, startSpeech } from './help.ts';

t.test('an automaton reads pieces of words, and what came before is not lost', async (t) => {
  const automaton = new Automaton();
  const root = automaton.node();
  const end = automaton.node();
  automaton.free(automaton.word(root, 'mary'), end, 1);
  automaton.free(automaton.word(root, 'mark'), end, 0);
  automaton.ends(end);
  const start = automaton.start(root);
  t.same([...start.next], ['m']);
  t.equal(automaton.advance(start, 'x'), null);
  const half = automaton.advance(start, 'mar')!;
  t.same([...half.next].sort(), ['k', 'y'], 'words with one beginning share it');
  t.equal(automaton.endCost(half), null);
  t.equal(automaton.endCost(automaton.advance(half, 'y')!), 1);
  t.equal(automaton.endCost(automaton.advance(half, 'k')!), 0);
  t.equal(automaton.advance(half, 'yx'), null);
  t.equal(fold(' O’Brien-Núñez, '), ' obrien nunez ');
});

t.test('spellings are compared by what letters sound like', async (t) => {
  t.equal(lettersApart('brandt', 'brandt'), 0);
  t.ok(lettersApart('hanfen', 'hansen') < lettersApart('hanken', 'hansen'), 's and f are taken for each other');
  t.ok(lettersApart('ndt', 'brandt') > 2);
  t.ok(neighbours('brant').includes('brandt'));
  t.notOk(neighbours('brandt').includes('brandt'));
  for (const [written, letters] of [
    ['Denise was meek, W. O. Z. N. I. K.', 'woznik'],
    ['Walter Brand, B R A and D T', 'brandt'],
    ['Walter Brand', null],
    ['It is for my mother and she is at home.', null],
    ["Walter Brandt. That's B, as in boy, R, A, N is a Nancy, D, T, as in Tom.", 'brandt'],
    ['Walter Dale, D, as in David, A, L, as in Edward.', 'dale'],
    ['Hugo Barrett, B, A, double R, E, double T.', 'barrett'],
    ['Nora Tillman, T. I. double L. M. A. N.', 'tillman'],
    ['Nora Grimm, G R I, double them.', 'grimm'],
    ['Nora Bassin be a double S, I, N.', 'bassin'],
    ['Nora Grimm, I take a double dose of it.', null],
  ] as const)
    t.equal(lettersWritten(written), letters, written);
});

t.test('a text is written in the pieces that were learnt first', async (t) => {
  const signs = Array.from({ length: 259 }, () => '');
  const pieces = new Pieces([...signs, 'ra', ' b', 'an', ' br', ' bra', 'nd', ' ', 'b', 'r', 'a', 'n', 'd']);
  const written = (text: string) => pieces.encode(text).map((token) => pieces.all[token]);
  t.same(written('brand'), [' bra', 'nd']);
  t.same(written('bran'), [' bra', 'n'], 'although " br" and "an" are pieces too');
  t.same(written(''), []);
  t.same(pieces.encode('é').slice(1), [3 + 0xc3, 3 + 0xa9], 'what was never learnt is written in bytes');
});

t.test('a grammar that grows leaves the one that it grew from as it is', async (t) => {
  const base = givenGrammar([['walter', 0]]);
  const reads = ({ automaton, root }: NameGrammar, text: string) => {
    const end = automaton.advance(automaton.start(root), text);
    return end !== null && automaton.endCost(end) !== null;
  };
  const one = nameGrammar(base, [['brandt', 0]], null);
  const other = nameGrammar(base, [['brand', 0]], null);
  t.ok(reads(one, 'walter brandt'));
  t.notOk(reads(one, 'walter brand'));
  t.ok(reads(other, 'walter brand'));
  t.notOk(reads(other, 'walter brandt'));
});

t.test('a full name is what is left of an answer', async (t) => {
  for (const [read, words] of [
    ['no walter brandt', ['walter', 'brandt']],
    ['hi my name is mary ann hill', ['mary', 'ann', 'hill']],
    ['me llamo rosa diaz', ['rosa', 'diaz']],
    ['it is for the', ['the']],
  ] as const)
    t.same(nameWords(read), words, read);
  const { automaton, root } = nameGrammar(givenGrammar([['walter', 0]]), [['brandt', 0]], null);
  const cost = (text: string) => {
    let state: ReturnType<typeof automaton.start> | null = automaton.start(root);
    for (const letter of text) state = state && automaton.advance(state, letter);
    return state && automaton.endCost(state);
  };
  t.equal(cost('walter brandt'), 0);
  t.ok(cost('no walter brandt')! > 0);
  t.ok(cost('walter j brandt')! > cost('no walter brandt')!, 'an initial is less likely than a no');
  t.equal(cost('walter brand'), null);
});

t.test('a name that was read by itself goes before the words, where they hold one or one was asked for', async (t) => {
  const meaning = (more: Partial<Meaning>): Meaning => ({
    intent: 'other',
    intents: ['other'],
    about: 'self',
    slots: {},
    uncertain: [],
    yesNo: null,
    command: null,
    ...more,
  });
  const sure = { name: 'Walter Brandt', sure: true };
  const of = (one: Meaning, asked: 'name' | 'dob' | null = 'name', heard = sure) => withNameHeard(one, asked, heard);
  t.match(of(meaning({})), { slots: { name: 'Walter Brandt' }, uncertain: [] });
  t.match(of(meaning({}), 'name', { ...sure, sure: false }), { uncertain: ['name'] });
  const brand = meaning({ slots: { name: 'Walter Brand' } });
  t.match(of(brand), { slots: { name: 'Walter Brandt' }, uncertain: ['name'] }, 'the words say otherwise');
  const agreed = meaning({ slots: { name: 'Wally Brandt' }, uncertain: ['name', 'dob'] });
  t.same(of(agreed).uncertain, ['dob'], 'two readings of the surname make it sure');
  t.same(of(meaning({ yesNo: 'yes' })).slots, {}, 'a yes is no name');
  t.same(of(meaning({ intent: 'symptom' })).slots, {}, 'whoever says that it hurts is heard');
  t.same(of(meaning({ command: 'operator' })).slots, {});
  t.same(of(meaning({}), 'dob').slots, {}, 'no name was asked for');
});

t.test('a name is looked for where a person or a medicine is asked for', async (t) => {
  const asked: string[] = [];
  const names = {
    hear: () => ({
      read: async (wanted: string) => {
        asked.push(wanted);
        return { name: 'metformin', sure: true };
      },
      drop: () => undefined,
    }),
  } as unknown as Names;
  const claim = { owner: 1, rank: 0, dropped: false } as unknown as Claim;
  const hear = (expected: Expected, ms = 1_000) =>
    hearName(names, new Tape(), { from: 0, to: ms * 16 }, ['en'], expected, claim);
  for (const expected of [{ kind: 'medicine' }, { kind: 'name', person: true }] as const) {
    const awaited = hear(expected);
    awaited?.read([{ lang: 'en', text: 'And with a pine' }]);
    t.match(await awaited?.inTime(), { name: 'metformin' });
  }
  t.same(asked, ['medicine', 'name']);
  t.equal(hear({ kind: 'name' }), null, 'a pharmacy');
  t.equal(hear({ kind: 'medicine' }, 16_000), null, 'a story');
});

t.test('names over a telephone, in the voice of the box', async (t) => {
  const settings = ownCache(t);
  const speech = await startSpeech(t, settings);
  const files = earsFiles(settings).recognisers.en;
  if (files.engine !== 'moonshine') throw new Error('the recogniser that comes with the box is a Moonshine');
  const decoder = await StepDecoder.load(files);
  const reader = new NameReader(decoder, commonNames(), 'en');
  // Made anew in each run: a rendering that is kept would be as bad in the next one.
  const said = async (text: string) =>
    concat([silence(300), overTelephone(await collect(speech.say(line('en', text)))), silence(300)]);
  // A voice says nothing twice alike: most of them are asked for, not each.
  const wrong: string[] = [];
  for (const [text, name] of [
    ['Walter Brandt, B, R, A, N, D, T.', 'Walter Brandt'],
    ['My name is Monica Esposito.', 'Monica Esposito'],
    ['Tyrone Whitfield, W, H, I, T, F, I, E, L, D.', 'Tyrone Whitfield'],
  ] as const) {
    const read = await reader.read(await reader.hear(await said(text)), []);
    if (read?.name !== name) wrong.push(`${text} -> ${read?.name}`);
  }
  t.ok(wrong.length <= 1, wrong.join('; '));
  t.equal(await reader.read(await reader.hear(silence(2_000)), []), null);
  t.equal(
    await reader.read(await reader.hear(await said('Walter Brandt.')), [], () => false),
    null,
    'nobody wants it any more',
  );
  const medicines = new MedicineReader(
    decoder,
    allMedicines().flatMap(({ names }) => names),
  );
  const medicine = async (text: string, others: string[] = []) =>
    medicines.read(await reader.hear(await said(text)), others);
  t.match(await medicine("It's called metformin."), { name: 'metformin', sure: true });
  t.equal(await medicine("It's called metformin.", ['It is called metformin.']), null, 'the words have it');
  t.equal(await medicine("I don't have the bottle with me today."), null, 'no medicine is heard in other words');
  const ear = speech.openEar({
    langs: ['en'],
    endSilenceMs: 900,
    expected: { kind: 'name', person: true },
  });
  t.teardown(() => ear.close());
  const answer = concat([silence(400), await said('Walter Brandt, B, R, A, N, D, T.'), silence(2_500)]);
  // The thread loads its model when the process is up; until then a name is what was read.
  let name: string | undefined;
  for (let tries = 0; tries < 5 && name === undefined; tries++) {
    const heard = new Promise<string | undefined>((resolve) => ear.once('utterance', (u) => resolve(u.name?.name)));
    await play(ear, answer, true);
    name = await heard;
  }
  t.match(name, /^Walter Bran/, 'an utterance brings it along');
});
