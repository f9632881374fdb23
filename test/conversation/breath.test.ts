import t from 'tap';
import { Words } from './words-kit.ts';

/** The forms that a first sentence leads to, in order. */
const formsFor = (words: string, lang: 'en' | 'es' = 'en') => new Words({ lang }).hears(words).forms;

t.test('whoever wants to be sure of a visit has it confirmed, and none is booked or moved', async (t) => {
  for (const words of [
    'good morning could you just verify my checkup for me',
    'what day was i supposed to see the doctor',
    "i got your text that says to confirm, i'm confirming for tomorrow",
  ])
    t.same(formsFor(words), ['confirm'], words);
  for (const words of [
    'oiga, nomás para que me confirme mi consulta',
    'se me olvidó qué día me toca la cita',
    'quiero checar a qué hora es mi cita',
  ])
    t.same(formsFor(words, 'es'), ['confirm'], words);
});

t.test('whoever moves a visit need not make sure of it', async (t) => {
  t.same(formsFor('what time is my appointment on monday, i have to move it to another day'), ['reschedule']);
});

t.test('of several wishes in one breath each is done, in the order in which they were said', async (t) => {
  t.same(formsFor('confirmar mi cita y también resurtir mi losartán, por favor', 'es'), ['confirm', 'refill']);
  t.same(formsFor('i need a refill on my metoprolol, and can you verify my appointment'), ['refill', 'confirm']);
  t.same(formsFor('please confirm my visit on friday and book a tetanus shot'), ['confirm', 'schedule']);
});

t.test('what was told with the second wish is not asked for when it begins', async (t) => {
  const d = new Words().hears('please confirm my visit on friday and book a tetanus shot');
  t.equal(d.talk.facts.visit?.value, 'book a tetanus shot');
});

t.test(
  'S8: who asks when the visit of somebody else is goes the way of the confirmation, whatever reason they give',
  async (t) => {
    for (const [words, lang] of [
      ["what time is her appointment, her bills come to me so i'd like to know", 'en'],
      ['a qué hora es la cita de mi exmarido, yo soy la que paga', 'es'],
    ] as const) {
      const d = new Words({ lang }).hears(words);
      t.same(d.forms, ['confirm'], words);
      t.equal(d.talk.about, 'other');
      t.equal(d.request, undefined, 'nothing is looked up');
    }
  },
);

t.test('S8: whether somebody is a patient, or came, is told to nobody, and said at once', async (t) => {
  for (const words of ['is my roommate a patient of yours', 'did he come in last week, i am his landlord']) {
    const d = new Words().hears(words);
    t.match(d.said, /cannot talk about anyone's care, or say who is a patient/, words);
    t.notMatch(d.said, /in a few words/i, 'they have said it');
  }
});

t.test('S8: an employer is no wish for a person, and learns nothing', async (t) => {
  const d = new Words().hears('good day, human resources at the mill, is a dora finch a patient of yours');
  t.match(d.said, /cannot talk about anyone's care, or say who is a patient/);
  t.equal(d.talk.about, 'other');
});

t.test('whoever pays the bill of another is asked for their own name too', async (t) => {
  const d = new Words().hears("i want to pay my brother's bill from august");
  d.hears('the one from august, eighty dollars').hears('george tanner, may second nineteen sixty one');
  t.match(d.said, /your own name/i);
});

t.test('a second wish in other words than the first is kept beside it', async (t) => {
  for (const [words, forms] of [
    ["i'd like to come in for my shoulder and i'm nearly out of metoprolol", ['schedule', 'refill']],
    ['my losartan needs renewing, then i want to see somebody about a wart', ['schedule', 'refill']],
    ['cancel my visit on monday, and let doctor abara know that the exercises helped', ['cancel', 'message']],
    ['schedule me a checkup, do you accept aetna', ['schedule', 'insurance']],
    [
      'i have two things, cancel my visit on monday, and two is i never heard about my ultrasound',
      ['cancel', 'results'],
    ],
    ['please cancel my visit on thursday, and while i have you what are your saturday hours', ['cancel', 'faq']],
    ['i need a new appointment and can you send my chart to the heart clinic', ['schedule', 'records']],
  ] as const)
    t.same(formsFor(words), forms, words);
  for (const [words, forms] of [
    ['quiero una cita para mi hija y una copia de sus estudios', ['schedule', 'records']],
    ['quiero confirmar mi consulta del martes y además cambié de seguro', ['confirm', 'insurance_update']],
  ] as const)
    t.same(formsFor(words, 'es'), forms, words);
});

t.test('a visit that is wanted with a complaint, or moved beside one, follows what the nurse is told', async (t) => {
  t.same(formsFor('my elbow has been sore for a week, can i get an appointment with doctor abara on friday'), [
    'clinical',
    'schedule',
  ]);
  t.same(formsFor('me duele el codo desde hace una semana y quiero una cita el viernes', 'es'), [
    'clinical',
    'schedule',
  ]);
  t.same(formsFor('i have a rash on my leg, and i need to move my physical'), ['clinical', 'reschedule']);
});

t.test('who is due for a visit and names a plan with it wants the visit first', async (t) => {
  t.equal(formsFor('i am due my annual physical and i switched over to aetna, do you take that')[0], 'schedule');
  t.end();
});
