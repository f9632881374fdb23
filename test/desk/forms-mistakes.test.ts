import t from 'tap';
import { parseDesk } from '../../src/desk/read-forms.ts';

/** A small desk that holds; each mistake changes one line of it. */
const FACTS = `facts:
  name: {kind: name, ask: {en: Who?, es: ¿Quién?}, again: {en: Who?, es: ¿Quién?}, read_back: {en: "{value}?", es: "¿{value}?"}}
  dob: {kind: dob, ask: {en: Born?, es: ¿Nació?}, again: {en: Born?, es: ¿Nació?}, read_back: {en: "{value}?", es: "¿{value}?"}}
  alone: {kind: yes_no, ask: {en: Alone?, es: ¿Solo?}, again: {en: Alone?, es: ¿Solo?}}
  side:
    kind: choice
    ask: {en: "Left or right?", es: "¿Izquierda o derecha?"}
    again: {en: "Which side?", es: "¿De qué lado?"}
    choices:
      - {id: left, say: {en: left, es: izquierda}, words: "left, izquierda"}
      - {id: right, say: {en: right, es: derecha}, words: "right, derecha"}
matters:
  parking: {words: "parking, estacionamiento"}
`;
const FORM = `forms:
  one:
    title: {en: One, es: Uno}
    intents: [message]
    fields:
      - name
      - {fact: side, when: {alone: 'yes'}}
      - {fact: alone, tries: 3}
    endings:
      - when: {alone: 'yes'}
        do: message
        queue: nurse
        say: {en: "Thank you, {name}.", es: "Gracias, {name}."}
      - do: end
        say: {en: "{practice} thanks you.", es: "{practice} le agradece."}
`;

const read = (facts: string, form: string) =>
  parseDesk([
    { name: 'facts.yaml', text: facts, own: false },
    { name: 'form.yaml', text: form, own: false },
  ]);

/** @param change a text of the two and what stands there instead; the error names the file, the line and, in plain words, why. */
const mistakes: [what: string, find: string, put: string, file: string, why: RegExp][] = [
  ['an unknown fact', '- name\n', '- nmae\n', 'form.yaml:6', /no fact "nmae"/],
  ['an unknown fact in a map', 'fact: side', 'fact: sides', 'form.yaml:7', /no fact "sides"/],
  ['an unknown key', 'queue: nurse', 'que: nurse', 'form.yaml:12', /"que" is not known here/],
  ['an unknown key of a question', 'tries: 3', 'trys: 3', 'form.yaml:8', /"trys" is not known here/],
  [
    'a text missing in Spanish',
    '{en: "{practice} thanks you.", es: "{practice} le agradece."}',
    '{en: "Thanks."}',
    'form.yaml:15',
    /no Spanish text/,
  ],
  ['a text missing in English', '{en: One, es: Uno}', '{es: Uno}', 'form.yaml:3', /no English text/],
  ['an empty text', 'es: Uno', 'es: ""', 'form.yaml:3', /"es" is empty/],
  [
    'a text of one language only',
    '{en: Alone?, es: ¿Solo?}, again',
    'Alone?, again',
    'facts.yaml:4',
    /"ask" must be a map/,
  ],
  ['an unknown kind', 'kind: yes_no', 'kind: yesno', 'facts.yaml:4', /"kind" is one of name, dob/],
  ['an unknown deed', 'do: message', 'do: telephone', 'form.yaml:11', /"do" is one of message/],
  ['an unknown queue', 'queue: nurse', 'queue: nurses', 'form.yaml:12', /"queue" is one of front_desk/],
  ['an unknown intent', 'intents: [message]', 'intents: [mesage]', 'form.yaml:4', /one of symptom/],
  ['an unknown tier', 'queue: nurse', 'raise: soon', 'form.yaml:12', /"raise" is one of emergency/],
  [
    'a condition on nothing',
    "when: {alone: 'yes'}\n",
    "when: {lonely: 'yes'}\n",
    'form.yaml:10',
    /no fact or finding "lonely"/,
  ],
  [
    'a value that is never so',
    "when: {alone: 'yes'}\n",
    "when: {alone: 'maybe'}\n",
    'form.yaml:10',
    /"alone" is never "maybe"/,
  ],
  [
    'a choice that there is not',
    "when: {alone: 'yes'}\n",
    'when: {side: middle}\n',
    'form.yaml:10',
    /"side" is never "middle"/,
  ],
  [
    'a value that a finding cannot have',
    "when: {alone: 'yes'}\n",
    'when: {supply: empty}\n',
    'form.yaml:10',
    /"supply" is never "empty"/,
  ],
  [
    'a matter that there is not',
    "when: {alone: 'yes'}\n",
    'when: {matter: weather}\n',
    'form.yaml:10',
    /"matter" is never "weather"/,
  ],
  [
    'a placeholder that nothing fills',
    '{en: "Thank you, {name}.", es: "Gracias, {name}."}',
    '{en: "Thank you, {nmae}.", es: "Gracias, {nmae}."}',
    'form.yaml:13',
    /nothing fills \{nmae\}/,
  ],
  [
    'a fact that was not asked for',
    '{en: "Thank you, {name}.", es: "Gracias, {name}."}',
    '{en: "Born {dob}.", es: "Nació {dob}."}',
    'form.yaml:13',
    /nothing fills \{dob\}/,
  ],
  [
    'a placeholder in one language',
    'Thank you, {name}.',
    'Thank you.',
    'form.yaml:13',
    /\{name\} stands in one language only/,
  ],
  [
    'a placeholder of another deed',
    '{practice} thanks you.", es: "{practice}',
    '{offer} it is.", es: "{offer}',
    'form.yaml:15',
    /\{offer\} is known only where/,
  ],
  [
    'a placeholder in a question',
    '{en: Alone?, es: ¿Solo?}, again',
    '{en: "{name}?", es: "¿{name}?"}, again',
    'facts.yaml:4',
    /nothing fills \{name\} in a question/,
  ],
  [
    'a read-back with another fact in its sentence',
    'en: Born?, es: ¿Nació?}, read_back: {en: "{value}?"',
    'en: Born?, es: ¿Nació?}, read_back: {en: "{name} was born {value}?"',
    'facts.yaml:3',
    /sentence of its own/,
  ],
  [
    'a read-back without the fact',
    'en: Born?, es: ¿Nació?}, read_back: {en: "{value}?"',
    'en: Born?, es: ¿Nació?}, read_back: {en: "Right?"',
    'facts.yaml:3',
    /reading back says \{value\}/,
  ],
  [
    'no ending that always holds',
    '- do: end',
    '- when: {open: true}\n        do: end',
    'form.yaml:14',
    /last ending must always hold/,
  ],
  [
    'an ending below one that always holds',
    "- when: {alone: 'yes'}\n        do: message",
    '- do: message',
    'form.yaml:10',
    /never reached/,
  ],
  [
    'a question whose condition is never so',
    "{fact: side, when: {alone: 'yes'}}",
    "{fact: side, when: {alone: 'yes'}, tries: 9}",
    'form.yaml:7',
    /"tries" must be/,
  ],
  [
    'a fact asked twice',
    '- {fact: alone, tries: 3}',
    '- {fact: alone, tries: 3}\n      - name',
    'form.yaml:9',
    /"name" is asked twice/,
  ],
  [
    'a deed without what it needs',
    'do: message',
    'do: refill_task',
    'form.yaml:11',
    /"refill_task" needs the fact "dob"/,
  ],

  [
    'verification without a birth date',
    'intents: [message]',
    'intents: [message]\n    verify: true',
    'form.yaml:5',
    /must ask for "dob"/,
  ],
  ['no endings', FORM.slice(FORM.indexOf('    endings')), '', 'form.yaml:2', /has no "endings"/],
  ['no question', 'ask: {en: "Left or right?", es: "¿Izquierda o derecha?"}\n    ', '', 'facts.yaml:5', /has no "ask"/],
  [
    'one choice',
    '\n      - {id: right, say: {en: right, es: derecha}, words: "right, derecha"}',
    '',
    'facts.yaml:9',
    /two choices or more/,
  ],
  ['a choice twice', 'id: right', 'id: left', 'facts.yaml:11', /choice "left" is there twice/],
  ['words that do not read', 'words: "left, izquierda"', 'words: "(left"', 'facts.yaml:10', /brackets do not match/],
  ['words of the protocol', 'words: "parking, estacionamiento"', 'words: "@parking"', 'facts.yaml:13', /no word sets/],
  ['a number without a range', 'kind: yes_no', 'kind: number', 'facts.yaml:4', /needs its range/],
  ['a fact named as a finding', '  side:\n', '  supply:\n', 'facts.yaml:5', /"supply" is a finding/],
  ['broken YAML', 'title: {en: One, es: Uno}', 'title: {en: One, es: Uno', 'form.yaml:4', /./],
  ['an alias to what is not there', 'title: {en: One, es: Uno}', 'title: *one', 'form.yaml:1', /Unresolved alias/],
  ['a key twice', 'queue: nurse', 'do: end', 'form.yaml:12', /unique/],
];

t.test('the desk without a mistake reads', async (t) => {
  const desk = read(FACTS, FORM);
  t.equal(desk.forms.length, 1);
  t.same(desk.facts.get('side')?.choices[0]?.words, 'left\nizquierda');
});

t.test('each kind of mistake is refused with its file and line, in plain words', async (t) => {
  for (const [what, find, put, place, why] of mistakes) {
    const inFacts = FACTS.includes(find);
    t.ok(inFacts || FORM.includes(find), `${what}: there is something to change`);
    const facts = inFacts ? FACTS.replace(find, put) : FACTS;
    const form = inFacts ? FORM : FORM.replace(find, put);
    t.throws(() => read(facts, form), { code: 'NB_FORM_INVALID', message: new RegExp(`\\(${place}: `) }, what);
    t.throws(() => read(facts, form), { message: why }, what);
  }
});

t.test('what is changed of a patient needs verification', async (t) => {
  const cancels = FORM.replace('- name\n', '- name\n      - dob\n').replace('do: message', 'do: cancel');
  t.throws(() => read(FACTS, cancels), { message: /form\.yaml:12: "cancel" changes something of a patient/ });
  t.ok(read(FACTS, cancels.replace('intents:', 'verify: true\n    intents:')));
});

t.test('two forms for one intent are told apart by a condition', async (t) => {
  const second = FORM.replace('  one:', '  two:');
  const both = (text: string) =>
    parseDesk([
      { name: 'facts.yaml', text: FACTS, own: false },
      { name: 'form.yaml', text: FORM, own: false },
      { name: 'two.yaml', text, own: false },
    ]);
  t.throws(() => both(second), {
    message: /two\.yaml:4: "message" has two forms without a condition: "one" and "two"/,
  });
  t.throws(() => both(FORM), { message: /two\.yaml:2: form "one" is there twice/ });
  const told = second.replace('intents: [message]', 'intents: [message]\n    when: {matter: parking}');
  t.equal(both(told).forms.length, 2);
});

t.test('an ending that no answer leads to is found', async (t) => {
  const shadowed = FORM.replace(
    '      - do: end',
    "      - when: {alone: 'yes', side: left}\n        do: end\n        say: {en: A, es: B}\n      - do: end",
  );
  t.throws(() => read(FACTS, shadowed), { message: /form\.yaml:14: this ending is never reached/ });
});

t.test("a mistake in the practice's own file names that file", async (t) => {
  const own = (text: string) =>
    parseDesk([
      { name: 'facts.yaml', text: FACTS, own: false },
      { name: 'form.yaml', text: FORM, own: false },
      { name: 'own.yaml', text, own: true },
    ]);
  t.throws(() => own('forms:\n  one:\n    fields: [name, sides]\n'), { message: /own\.yaml:3: no fact "sides"/ });
  t.throws(() => own('forms:\n  one:\n    ask:\n      dob: {en: A?, es: B?}\n'), {
    message: /own\.yaml:4: this form does not ask for "dob"/,
  });
  t.throws(() => own('facts:\n  name: {kind: number}\n'), { message: /own\.yaml:2: "name" is a number/ });
  // The first ending below is of the shipped file; what the own file takes away makes it wrong, and there it is mended.
  t.throws(() => own('forms:\n  one:\n    fields: [alone]\n'), {
    message: /own\.yaml:2: nothing fills \{name\}.*\(form\.yaml:13\)/,
  });
  t.throws(() => own('forms:\n  oen: {off: true}\n'), { message: /own\.yaml:2: there is no form "oen"/ });
  t.throws(() => own('forms:\n  oen:\n    ask:\n      name: {en: A?, es: B?}\n'), { message: /no form "oen"/ });
  t.equal(own('forms:\n  one: {off: true}\n').forms.length, 0, 'a form that is there is left out');
  t.equal(own('').forms.length, 1, 'an empty file changes nothing');
});
