import t from 'tap';
import { ENCODER_MODEL } from '../../src/models/required.ts';
import { modelDir } from '../../src/models/state.ts';
import { Embedder } from '../../src/opinion/embedder.ts';
import { Encoder } from '../../src/opinion/encoder.ts';
import { RehearsedCaller } from '../../src/rehearsal/caller/caller.ts';
import type { CallerAct } from '../../src/rehearsal/caller/doing.ts';
import { joinDigits } from '../../src/rehearsal/caller/hearing.ts';
import { valuesIn } from '../../src/rehearsal/caller/read-back.ts';
import { SentenceSense } from '../../src/rehearsal/caller/sense.ts';
import type { Scenario, StoryEvent } from '../../src/rehearsal/scenario.ts';
import { makeSettings, places } from '../../src/settings/load.ts';

const directory = modelDir(places(makeSettings({})).models, ENCODER_MODEL);
const encoder = await Encoder.load(directory);
const embedder = await Embedder.load(directory, encoder);
const sense = new SentenceSense((text) => embedder.embed(text));
t.teardown(async () => {
  await embedder.release();
  await encoder.release();
});

const GREETING = ['Orchard Bend Medical Group, automated assistant.', 'How can I help you?'];

interface Told {
  answers?: Record<string, string>;
  otherwise?: string | null;
  events?: StoryEvent[];
  lang?: 'en' | 'es';
  opening?: string | null;
  caller?: Partial<Scenario['caller']>;
  wish?: string;
}

function someone(told: Told): RehearsedCaller {
  const scenario = {
    id: 'x',
    title: '',
    lang: told.lang ?? 'en',
    tags: [],
    at: Date.parse('2026-09-08T09:10:00-05:00'),
    state: 'open',
    onCall: null,
    answering: new Map(),
    visits: null,
    caller: {
      name: 'Paula Brandt',
      dob: '1982-02-17',
      callback: '+13195550170',
      line: '+13195550170',
      patient: null,
      persona: '',
      ...told.caller,
    },
    opening: told.opening === undefined ? 'hello' : told.opening,
    answers: Object.entries(told.answers ?? {}).map(([matter, says]) => ({ matter, says: [says] })),
    otherwise: told.otherwise === undefined ? 'i could not say' : told.otherwise,
    events: told.events ?? [],
    expect: {} as Scenario['expect'],
  } satisfies Scenario;
  return new RehearsedCaller({ scenario, sense, today: '2026-09-08', wish: () => told.wish ?? null });
}

/** What is said to each turn of the box after the greeting. */
async function talk(caller: RehearsedCaller, turns: string[]): Promise<string[]> {
  await caller.hear(GREETING);
  const out: string[] = [];
  for (const turn of turns) out.push(shown(await caller.hear([turn])));
  return out;
}

function shown(acts: CallerAct[]): string {
  return acts
    .map((act) => ('say' in act ? act.say : 'press' in act ? `[${act.press}]` : 'wait' in act ? '' : act.hangUp))
    .filter(Boolean)
    .join(' ');
}

t.test('The first words come after the greeting; somebody silent says none', async (t) => {
  t.same(await someone({ opening: 'good morning' }).hear(GREETING), [{ say: 'good morning' }]);
  t.same(await someone({ opening: null }).hear(GREETING), []);
});

t.test('An answer is found by its matter, whatever the wording of the question', async (t) => {
  const answers = {
    name: 'paula brandt',
    'date of birth': 'february seventeenth',
    pharmacy: 'the one on oak street',
    'how long': 'since noon',
    'does it spread': 'down my arm',
    'last meal': 'around seven',
    'call-back': 'this number',
    'what day': 'thursday',
    prescriber: 'doctor oduro',
  };
  const said = await talk(someone({ answers }), [
    "Could I have the patient's name, please?",
    'And when were you born?',
    'Which drug store do you use?',
    'When did it start?',
    'Does the pain go to your arm, your jaw or your neck?',
    'When did you last eat?',
    'What number can we call you back on?',
    'Which day would suit you?',
    'Who prescribes it?',
    'Please tell me a day, and whether morning or afternoon is better.',
  ]);
  t.same(said, [
    'paula brandt',
    'february seventeenth',
    'the one on oak street',
    'since noon',
    'down my arm',
    'around seven',
    'this number',
    'thursday',
    'doctor oduro',
    'thursday',
  ]);
});

t.test('In Spanish the same keys are found', async (t) => {
  const answers = {
    name: 'carmen ibarra',
    'date of birth': 'el dos de mayo',
    temperature: 'treinta y nueve',
    'what day': 'el martes',
  };
  const said = await talk(someone({ answers, lang: 'es', otherwise: 'no sé' }), [
    '¿Cuál es el nombre completo del paciente, y su fecha de nacimiento?',
    '¿Le tomó la temperatura?',
    '¿Qué día le conviene?',
    '¿Cuántos hermanos tiene?',
  ]);
  t.same(said, ['carmen ibarra. el dos de mayo', 'treinta y nueve', 'el martes', 'no sé']);
});

t.test('How to answer what was asked before asks for it again; what is told does not', async (t) => {
  const answers = { name: 'carmen ibarra', 'date of birth': 'el dos de mayo', doctor: 'la doctora peña' };
  const spanish = someone({ answers, lang: 'es', otherwise: 'no sé' });
  const born = ['¿Y la fecha de nacimiento?', 'Nada más números. Día, mes y año.', 'Estoy anotando los números.'];
  t.same(await talk(spanish, born), ['el dos de mayo', 'el dos de mayo', '']);
  const named = someone({ answers: { name: 'carmen ibarra', 'which doctor': 'doctor penrose' } });
  t.same(await talk(named, ["Please say the doctor's last name."]), ['doctor penrose']);
});

t.test(
  'A question that lists signs gets each of them; one that nothing answers gets the default; a statement gets nothing',
  async (t) => {
    const caller = someone({ answers: { breathing: 'fine', 'chest pain': 'no sir' } });
    t.same(
      await talk(caller, [
        'Is there any trouble breathing, or chest pain?',
        'Have you been to the moon?',
        'Thank you. I am writing that down.',
      ]),
      ['fine. no sir', 'i could not say', ''],
    );
  },
);

t.test('The number of whoever calls is another than the patient’s', async (t) => {
  const answers = {
    'patient name': 'roy lund',
    "patient's phone": 'five five five',
    'her call-back': 'extension four',
  };
  const said = await talk(someone({ answers }), [
    "What is the patient's full name?",
    'What number can we call you back on?',
  ]);
  t.same(said, ['roy lund', 'extension four']);
});

t.test('What is read back is agreed to where it is true, and set right where it is not', async (t) => {
  const answers = {
    name: 'paula brandt, b r a n d t',
    'date of birth': 'february seventeenth eighty two',
    'call-back': 'this number',
  };
  const said = await talk(someone({ answers }), [
    'I have the name Paula Brandt. Is that right?',
    'I have the name Paula Grant. Is that right?',
    'Born February 17, 1982. Is that right?',
    'Born February 7, 1982. Is that right?',
    'I have three one nine five five five zero one seven zero Is that right?',
    'I have three one nine five five five zero one seven one Is that right?',
    'What should I change: the name, the date of birth, the number, or the message?',
  ]);
  t.same(said, [
    "yes, that's right",
    'no. paula brandt, b r a n d t',
    "yes, that's right",
    'no. february seventeenth eighty two',
    "yes, that's right",
    'no. this number',
    'the number. this number',
  ]);
});

t.test('The number of the line is taken, or another is given', async (t) => {
  const offer =
    'You are calling from three one nine five five five zero one seven zero Should we call you back on that number?';
  t.same(await talk(someone({}), [offer]), ["yes, that's right"]);
  const other = someone({
    answers: { 'safe number': "not this one. my sister's, three one nine" },
    caller: { callback: '+13195550199' },
  });
  const summary =
    'Call back on three one nine five five five zero one seven zero the number you are calling from. Is that right?';
  t.same(await talk(other, [offer, summary]), [
    "no. not this one. my sister's, three one nine",
    "no. not this one. my sister's, three one nine",
  ]);
});

t.test('A moment is known by what was said, comes once, and "again" comes after it', async (t) => {
  const events = [
    { at: 'told to call 911', do: 'says: i would rather wait' },
    { at: 'told a second time', do: 'says: all right then' },
  ];
  const said = await talk(someone({ events }), [
    'If it gets worse, hang up and call 911. What happened?',
    'Please hang up and call 911 now. Will you call 911 now?',
    'I have to say it again. Call 911 now. Will you call 911 now?',
    'Good. Hang up and dial 911 now.',
  ]);
  t.same(said, ['i could not say', 'i would rather wait', 'all right then', 'far-end-hung-up']);
});

t.test('Moments of other kinds', async (t) => {
  const moments: [StoryEvent['at'], string, string][] = [
    ['988 is given', 'You can call or text 988 at any time.', 'What is your name?'],
    ['told someone will call', 'The nurse will call you back today.', 'What number can we call you back on?'],
    ['told the plan is not on the list', 'That plan is not on our list now.', 'Which plan do you have?'],
    ['told it cannot be discussed', 'I can speak about a patient only with the patient.', 'I am listening.'],
    [
      'asked for the account number',
      'What is the account number on the bill?',
      'Should we call you back on that number?',
    ],
    ['asked if someone is with her', 'Is somebody with you right now?', 'What is the name?'],
    ['a date is read back', 'I have February 17, 1982. Is that right?', 'And the date of birth?'],
    [
      'offered Thursday 2026-09-10 at 08:20 at Main Street',
      'I have Thursday, September 10 at 8:20 AM. Does that suit you?',
      'I have Thursday, September 10 at 8 AM. Does that suit you?',
    ],
    ['offered a Friday', 'I have Friday, September 11 at 9 AM. Does that suit you?', 'What day would suit you?'],
    ['told it is handled in office hours', 'That is done in office hours only.', 'Which medicine is it?'],
    ['asked anything else', 'Is there anything else?', 'What is the visit for?'],
  ];
  for (const [at, yes, no] of moments) {
    const events = [{ at, do: 'says: now' }];
    t.equal((await talk(someone({ events }), [yes]))[0], 'now', `${at}: ${yes}`);
    t.not((await talk(someone({ events }), [no]))[0], 'now', `${at}, but not: ${no}`);
  }
});

t.test('A value that is read back wrong, and right', async (t) => {
  const events = [
    { at: 'the value is read back as anything but 7.4', do: 'says: no, seven point four' },
    { at: 'read back correctly', do: 'says: correct' },
  ];
  t.same(
    await talk(someone({ events }), ['I have potassium 74. Is that right?', 'I have potassium 7.4. Is that right?']),
    ['no, seven point four', 'correct'],
  );
  t.same(await talk(someone({ events }), ['I have potassium seven point four. Is that right?']), ['correct']);
  t.same(valuesIn('potassium seven point four'), [7.4]);
});

t.test('Keys, silence and a line that breaks are done, not said', async (t) => {
  for (const [does, act] of [
    ['presses 0', { press: '0' }],
    ['hangs up', { hangUp: 'far-end-hung-up' }],
    ['the line drops', { hangUp: 'lost' }],
    ['says nothing for 20 seconds', { wait: 20_000 }],
  ] as const) {
    const caller = someone({ events: [{ at: 'asked for the name', do: does }] });
    await caller.hear(GREETING);
    t.same(await caller.hear(["What is the patient's full name?"]), [act], does);
  }
});

t.test('A time that suits is taken, another is not', async (t) => {
  const answers = { 'what day': 'thursday morning' };
  const wish = '2026-09-10T08:00/2026-09-10T12:00';
  const said = await talk(someone({ answers, wish }), [
    'I have Wednesday, September 9 at 3 PM with Dr. Sofia Lindgren. Does that suit you?',
    'I have Thursday, September 10 at 8:20 AM with Dr. Sofia Lindgren. Does that suit you?',
  ]);
  t.same(said, ['no. thursday morning', 'yes, that works']);
});

t.test('Who is asked in circles gives up', async (t) => {
  const asked = Array.from({ length: 6 }, () => 'What colour is the moon?');
  const said = await talk(someone({}), asked);
  t.equal(said.at(-1), 'far-end-hung-up');
});

t.test('What happens by the clock comes by the clock alone', async (t) => {
  const caller = someone({ events: [{ at: '40 seconds into the call', do: 'the line drops' }] });
  t.same(caller.timed, [40_000]);
  t.same(await talk(caller, ['What colour is the moon?']), ['i could not say']);
  t.same(caller.due(39_000), []);
  t.same(caller.due(40_000), [{ hangUp: 'lost' }]);
  t.same(caller.due(50_000), []);
});

t.test('What anybody answers from what their story tells of them', async (t) => {
  const parent = someone({ caller: { patient: { name: 'Otto Brandt', dob: '2022-03-03', relation: 'son' } } });
  const neighbour = someone({ caller: { patient: { name: 'Otto Brandt', dob: '1942-03-03', relation: 'neighbor' } } });
  t.same(await talk(parent, ["Are you the child's parent or guardian?", 'Are you still there?']), ['yes', 'yes']);
  t.same(await talk(neighbour, ["Are you the child's parent or guardian?"]), ['no']);
  const mover = someone({ opening: 'i need to move my visit on thursday' });
  t.same(
    await talk(mover, [
      'Is it the appointment on Thursday, September 10 at 9 AM?',
      'Is it the appointment on Friday, September 11 at 9 AM?',
    ]),
    ['yes', 'no'],
  );
});

t.test(
  'The same once more, said with an example, is the same question; an answer along with another is found',
  async (t) => {
    const answers = {
      relation: "i'm her aunt",
      'call-back': 'three one nine, five five five, oh one seven oh, extension six',
    };
    t.same(
      await talk(someone({ answers }), [
        'How are you related to the patient?',
        'For example the mother, the husband, or a nurse where the patient lives.',
        'Is there an extension?',
      ]),
      ["i'm her aunt", "i'm her aunt", 'three one nine, five five five, oh one seven oh, extension six'],
    );
  },
);

t.test('What else a story has comes at the end, once', async (t) => {
  const answers = { 'anything else': 'yes, where do i park' };
  t.same(await talk(someone({ answers }), ['Is there anything else?', 'Is there anything else?']), [
    'yes, where do i park',
    "no, that's all. thank you",
  ]);
});

t.test(
  'The nth question; a key as an answer; something done that is no word leaves the question to be answered',
  async (t) => {
    const second = someone({ events: [{ at: 'the second question', do: 'says: wait' }], answers: { name: 'paula' } });
    t.same(await talk(second, ["What is the patient's name?", 'And the date of birth?']), ['paula', 'wait']);
    const keyed = someone({ answers: { 'press a key': 'presses 1' } });
    t.same(await talk(keyed, ['If you cannot speak, can you press a key for me?']), ['[1]']);
    const coughs = someone({ events: [{ at: 'asked for the name', do: 'coughs' }], answers: { name: 'paula' } });
    t.same(await talk(coughs, ["What is the patient's name?"]), ['paula']);
  },
);

t.test('A number that is agreed to before it was asked for comes with what else is to say of it', async (t) => {
  const summary =
    'Here is what I have. Paula Brandt, born February 17, 1982. Call back on three one nine five five five zero one seven zero Is that right?';
  const answers = { 'call-back': 'three one nine, five five five, oh one seven oh, after four tomorrow' };
  const late = someone({ answers });
  t.same(await talk(late, [summary, summary]), [
    'yes. three one nine, five five five, oh one seven oh, after four tomorrow',
    "yes, that's right",
  ]);
  t.same(await talk(someone({ answers: { 'call-back': 'this number' } }), [summary]), ["yes, that's right"]);
});

t.test('A number that is no telephone is not taken for one that was read back wrong', async (t) => {
  const caller = () => someone({ answers: { 'member number': 'k four oh, one double two, nine six' } });
  const said = await talk(caller(), [
    'Here is what I have. The plan is Orchard Health. The member number is K40122996. Call back on 3195550170. Is that right?',
  ]);
  t.same(said, ["yes, that's right"]);
  t.same(await talk(caller(), ['The plan is Orchard Health. Call back on 3195550171. Is that right?']), ['no']);
  t.equal(joinDigits('eight four oh, double three, seven one two'), '84033712');
});

t.test('Keys in free words: whoever wrote the story, the thing that is asked for is told', async (t) => {
  const stories: [keys: string[], questions: [question: string, keys: string[]][]][] = [
    [
      ['who he is', 'his birthday', 'what pill', 'how strong', 'where to send it', 'who writes it', 'pills remaining'],
      [
        ["What is the patient's full name, and the date of birth?", ['who he is', 'his birthday']],
        ['Which medicine is it, and what strength?', ['what pill', 'how strong']],
        ['Which pharmacy do you use, and who prescribes it?', ['where to send it', 'who writes it']],
        ['How many days of it do you have left?', ['pills remaining']],
      ],
    ],
    [
      [
        'the patient',
        'how you know her',
        'what the trouble is',
        'when it came on',
        'how to reach you',
        'how she feels',
      ],
      [
        ["What is the patient's full name?", ['the patient']],
        ['How are you related to the patient?', ['how you know her']],
        ['How long has this been going on?', ['when it came on']],
        ['What number can we call you back on?', ['how to reach you']],
        ['Is there chest pain, or trouble breathing?', ['how she feels']],
      ],
    ],
    [
      ['name of the lab', 'analyte', 'collected at', 'ordering provider', 'any other numbers'],
      [
        ['And who is calling, from which place?', ['name of the lab']],
        ['Which test is it?', ['analyte']],
        ['When was it drawn?', ['collected at']],
        ['Who ordered it?', ['ordering provider']],
        ['Which provider ordered the test?', ['ordering provider']],
      ],
    ],
    [
      ['pain in the back', 'how he is drinking', 'drainage', 'gestational age'],
      [
        ['Is there pain in the chest?', []],
        ['Is the child drinking?', ['how he is drinking']],
        ['Is the wound draining pus?', ['drainage']],
        ['How many weeks pregnant are you?', ['gestational age']],
      ],
    ],
    [
      ['qué doctor', 'motivo'],
      [
        ['¿Para qué es la cita?', ['motivo']],
        ['¿De cuál de nuestros doctores se trata?', ['qué doctor']],
      ],
    ],
  ];
  for (const [keys, questions] of stories)
    for (const [question, wanted] of questions) {
      const answers = Object.fromEntries(keys.map((key) => [key, `<${key}>`]));
      const [said = ''] = await talk(someone({ answers, opening: 'good day' }), [question]);
      t.same(
        keys.filter((key) => said.includes(`<${key}>`)),
        wanted,
        question,
      );
    }
});

t.test('What a meter showed, and when it began, whatever the key is called', async (t) => {
  const caller = someone({ answers: { "today's number": 'two sixty', when: 'around noon', callback: 'this line' } });
  t.same(await talk(caller, ['What number does the meter show?', 'When did it start?']), ['two sixty', 'around noon']);
});

t.test('What is proposed is agreed to, whatever doctor was named before', async (t) => {
  const answers = { 'qué doctor': 'la doctora oduro' };
  const asked = 'Usted tiene una cita el jueves con Dr. Sofia Oduro. ¿La cancelo?';
  t.same(await talk(someone({ answers, lang: 'es' }), [asked]), ['sí']);
});

t.test('Moments in free words come at their turn', async (t) => {
  const refill = [
    'Which medicine is it, and what strength?',
    'How many days of it do you have left?',
    "What is the patient's full name, and the date of birth?",
    'Here is what I have. Paula Brandt, born February 17, 1982. The pharmacy is the one on Oak Street. Is that right?',
    'I have written that down for the nurse. They call you back within 2 business days. Is there anything else?',
  ];
  const emergency = [
    'Please hang up and call 911 now. Will you call 911 now?',
    'I have to say it again. Call 911 now. Will you call 911 now?',
    'When did it start?',
  ];
  const person = [
    'One moment, I am connecting you with a person.',
    'Nobody can take your call right now. I will take a message. What is the name?',
    'I did not get that. Once more: what is the name?',
  ];
  const moments: [at: string, turns: string[], turn: number][] = [
    ['asked how many pills are left', refill, 1],
    ['her birthday is asked', refill, 2],
    ['while the summary is being read', refill, 3],
    ['the pharmacy is read back', refill, 3],
    ['told how long it takes', refill, 4],
    ['told who gets the message', refill, 4],
    ['when the appliance wraps up', refill, 4],
    ['after giving her name', refill, 3],
    ['asked for a grown-up, or anything else', refill, 0],
    ['when he is told to call an ambulance', emergency, 0],
    ['pressed a second time to call 911', emergency, 1],
    ['asked when it started', emergency, 2],
    ['the transfer fails', person, 1],
    ['asked to repeat', person, 2],
    ['told when they will answer', refill, 4],
    ['asked anything after her date of birth', refill, 3],
  ];
  for (const [at, turns, wanted] of moments) {
    const answers = { name: 'paula brandt', 'date of birth': 'february seventeenth eighty two' };
    const said = await talk(someone({ answers, events: [{ at, do: 'says: now' }] }), turns);
    t.equal(said.indexOf('now'), wanted, at);
  }
});

t.test('"The answer after that" is the next one, whatever it is', async (t) => {
  const events = [
    { at: 'told which practice this is, or asked how to help', do: 'says: one' },
    { at: 'the answer after that', do: 'says: two' },
  ];
  const said = await talk(someone({ events }), ['How can I help you?', 'This is a clinic. How can I help you?']);
  t.same(said, ['one', 'two']);
});

t.test('What was to be said at a question that never came is said before the call ends', async (t) => {
  const events = [
    { at: 'asked for the meter number', do: "says: hold on, i can't, my hand is going numb all of a sudden" },
  ];
  const said = await talk(someone({ events }), ['Which day is it?', 'Thank you. Is there anything else?']);
  t.match(said[1], /going numb/);
});

t.test('What is put right once it was told is not put right before', async (t) => {
  const events = [
    {
      at: 'the date of birth is read back or the next question is asked after it',
      do: "says: no, that's his sister's",
    },
  ];
  const answers = { fever: 'a little', name: 'paula brandt', 'date of birth': 'may first twenty twenty' };
  const said = await talk(someone({ answers, events }), [
    'Is there a fever?',
    'What is the date of birth?',
    'And the name?',
  ]);
  t.same(said, ['a little', 'may first twenty twenty', "no, that's his sister's"]);
});

t.test('The number of the line that is offered is not the safe one, read back', async (t) => {
  const events = [{ at: 'the safe number is read back', do: 'says: yes, that one' }];
  const answers = { 'safe number': 'not this one, call my sister on 319 555 0171' };
  const caller = { callback: '+13195550171', line: '+13195550170' };
  const said = await talk(someone({ answers, events, caller }), [
    'You are calling from 3195550170. Is it safe to call you there? If not, tell me a number that is.',
    'I have 3195550171. Is that right?',
  ]);
  t.match(said[0], /call my sister/);
  t.equal(said[1], 'yes, that one');
});

t.test('A time that was spoken of before is not taken for an offer', async (t) => {
  const turn =
    'Your visit on Thursday, September 10 at 8 AM is cancelled. Call us any time for a new one. Now to the other thing. Records go only to the patient. Which records do you need?';
  t.same(await talk(someone({}), [turn]), ['i could not say']);
});

t.test('Who speaks for another tells their own name when it is asked, with a key or without', async (t) => {
  const caller = { name: 'Paula Brandt', patient: { name: 'Otto Brandt', dob: '1940-02-01', relation: 'father' } };
  t.same(await talk(someone({ caller }), ['And your own name, please?']), ['paula brandt']);
});

t.test('A doctor who was named in the first words is named again where one is asked for', async (t) => {
  const opening = 'hello, i would like to be a patient of doctor abernathy. i have asthma';
  t.same(await talk(someone({ opening }), ['Is there a doctor you would like to see?']), ['doctor abernathy']);
});
