import { Automaton, fold } from './automaton.ts';

/** A name and what it costs beforehand, in natural logarithms; 0 is the likeliest. */
export type Priced = readonly [name: string, cost: number];

/** What callers say before a name. */
const BEFORE: readonly string[] = [
  'no',
  'yes',
  'yeah',
  'okay',
  'sure',
  'actually',
  'sorry',
  'hi',
  'hello',
  'um',
  'uh',
  'so',
  'well',
  'oh',
  'its',
  'it is',
  'thats',
  'my name is',
  'my name',
  'the name is',
  'the name',
  'name is',
  'this is',
  'im',
  'the patient is',
  'the patients name is',
  'her name is',
  'his name is',
  'for',
  'first name',
  'mister',
  'missus',
  'miss',
  'doctor',
  'si',
  'bueno',
  'es',
  'soy',
  'me llamo',
  'mi nombre es',
  'el nombre es',
  'nombre',
  'se llama',
  'ella es',
  'habla',
  'senor',
  'senora',
  'a nombre de',
  'para',
];
const BETWEEN: readonly string[] = [
  'last name',
  'surname',
  'apellido',
  'de',
  'de la',
  'del',
  'van',
  'von',
  'mac',
  'saint',
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const BEFORE_COST = 0.3;
const INITIAL_COST = 3;
const SECOND_GIVEN_COST = 2.5;
const SECOND_SURNAME_COST = 2;

/** A grammar of full names and the place where it begins. */
export interface NameGrammar {
  automaton: Automaton;
  root: number;
}

/** The same without surnames: where they begin and end. */
export interface GivenGrammar extends NameGrammar {
  last: number;
  ended: number;
}

/** Full names: perhaps a phrase, a given name, perhaps a second or an initial, and then a surname or two, which are still to come. */
export function givenGrammar(given: readonly Priced[]): GivenGrammar {
  const automaton = new Automaton();
  const [root, before, first, between, last, ended] = Array.from({ length: 6 }, () => automaton.node()) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  automaton.edge(root, ' ', root);
  automaton.free(root, first);
  automaton.free(root, before, BEFORE_COST);
  for (const phrase of BEFORE) automaton.edge(automaton.word(before, phrase), ' ', root);
  automaton.free(between, last);
  automaton.free(between, first, SECOND_GIVEN_COST);
  listed(automaton, first, given, (at) => automaton.edge(at, ' ', between));
  const initial = automaton.node();
  automaton.free(between, initial, INITIAL_COST);
  const point = automaton.node();
  automaton.edge(initial, LETTERS, point);
  automaton.edge(point, ' ', last);
  const particle = automaton.node();
  automaton.free(between, particle, BEFORE_COST);
  for (const phrase of BETWEEN) automaton.edge(automaton.word(particle, phrase), ' ', last);
  automaton.ends(ended);
  const again = automaton.node();
  automaton.edge(ended, ' ', again);
  automaton.free(again, last, SECOND_SURNAME_COST);
  return { automaton, root, last, ended };
}

/**
 * With these surnames. What was made of given names is shared: there are thousands, and surnames change from one answer to the next.
 * @param unknown what a surname costs that is not listed; null: only listed ones
 */
export function nameGrammar(base: GivenGrammar, surnames: readonly Priced[], unknown: number | null): NameGrammar {
  const { root, last, ended } = base;
  const automaton = base.automaton.grown(last);
  listed(automaton, last, surnames, (at) => automaton.free(at, ended));
  if (unknown !== null) {
    const [open, more] = [automaton.node(), automaton.node()];
    automaton.free(last, open, unknown);
    automaton.edge(open, LETTERS, more);
    automaton.edge(more, LETTERS, more);
    automaton.free(more, ended);
  }
  return { automaton, root };
}

function listed(automaton: Automaton, root: number, names: readonly Priced[], then: (at: number) => void): void {
  for (const [name, cost] of names) {
    const end = automaton.node();
    automaton.free(automaton.word(root, fold(name)), end, cost);
    then(end);
  }
}

const PHRASES = [...BEFORE, 'last name', 'surname', 'apellido'].sort((a, b) => b.length - a.length);

/** The words of a name without what was said before it and between. */
export function nameWords(read: string): string[] {
  let rest = ` ${read} `;
  for (let found = true; found; ) {
    found = false;
    for (const phrase of PHRASES)
      if (rest.startsWith(` ${phrase} `) && rest.length > phrase.length + 2) {
        rest = rest.slice(phrase.length + 1);
        found = true;
      }
  }
  return rest
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}
