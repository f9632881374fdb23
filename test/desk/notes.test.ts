import t from 'tap';
import { noteOf } from '../../src/desk/notes/note.ts';
import { DEED_SENTENCES, REQUESTS, TITLES } from '../../src/desk/notes/templates.ts';
import { DEEDS, type Note, SECTIONS } from '../../src/desk/notes/types.ts';
import { INTENTS } from '../../src/understanding/types.ts';
import { CONTEXT, fact, paper, said, spoken } from './notes-kit.ts';

const texts = (note: Note, section?: string) =>
  note.sentences.filter((one) => !section || one.section === section).map(({ text }) => text);

t.test('an urgent call as SBAR: who, what was heard, by which rule, and what was done', async (t) => {
  const note = noteOf(
    paper({
      call: { tier: 'urgent', intent: 'symptom', outcome: 'caller-hung-up' },
      turns: [
        spoken('t1', 'greeting+whoIsThis', 'Lantern Street Family Clinic. In an emergency, hang up and dial 911.'),
        said('t2', 'My daughter has had a fever of a hundred and three since yesterday.'),
        spoken(
          't3',
          'urgentStart+protocol.breathing',
          'This should be heard by the clinician on call. Is it hard to breathe?',
        ),
        said('t4', 'not really'),
        said('t5', 'Mara Oyelaran, November second two thousand fifteen'),
      ],
      facts: [
        fact('name', 'Mara Oyelaran', 't5', false),
        fact('dob', '2015-11-02', 't5'),
        fact('phone', '+15185550121', null, false),
      ],
      dispositions: [
        {
          turnId: 't2',
          at: '',
          tier: 'urgent',
          crisis: false,
          flags: [{ concept: 'high_fever_child', words: 'fever of a hundred and three', tier: 'urgent' }],
          protocol: 'base@1',
        },
      ],
      pages: [
        { personId: 'abara', startedAt: '2026-07-17T00:42:00.000Z', endedAt: 'x', outcome: 'no-answer', choice: null },
        {
          personId: 'whitlock',
          startedAt: '2026-07-17T00:47:00.000Z',
          endedAt: 'x',
          outcome: 'acknowledged',
          choice: 'calls-back',
        },
      ],
    }),
    CONTEXT,
  );
  t.equal(note.kind, 'sbar');
  t.equal(note.title, 'High fever child: “fever of a hundred and three”');
  t.same(texts(note, 'situation'), [
    'Called on Thu, Jul 16 at 8:41 PM.',
    'Patient: Mara Oyelaran, born November 2, 2015. Not confirmed by the caller: name.',
    'Call back on (518) 555-0121.',
    "In the caller's words: “My daughter has had a fever of a hundred and three since yesterday.”.".replace(
      '.”.',
      '.”',
    ),
  ]);
  t.same(texts(note, 'background'), ['Asked “Is it hard to breathe?”, the caller said “not really”.']);
  t.same(texts(note, 'assessment'), [
    'By protocol base@1 this call is urgent.',
    'The rule “high fever child” was met (urgent), by “fever of a hundred and three”.',
  ]);
  t.same(texts(note, 'recommendation'), [
    'Dr. Lena Abara was rung on Thu, Jul 16 at 8:42 PM: no answer.',
    'Dr. Samuel Whitlock was rung on Thu, Jul 16 at 8:47 PM, took the case and calls the caller back.',
    'The caller hung up before the end.',
  ]);
  t.same(note.tags, ['page_on_call', 'acknowledged', 'hung_up'], 'the 911 of the greeting is no instruction');
  const question = note.sentences.find(({ section }) => section === 'background');
  t.same(question?.turns, ['t3', 't4'], 'question and answer, in their order');
});

t.test('an emergency: what was said to the caller counts where it was heard to its end', async (t) => {
  const call = (complete: boolean) =>
    noteOf(
      paper({
        call: { tier: 'emergency', crisis: true, intent: 'symptom' },
        turns: [
          said('t1', 'I am going to take all of them'),
          spoken('t2', 'emergency+crisisLine', 'Please hang up and call 911 now. You can call or text 988.', complete),
        ],
        dispositions: [
          {
            turnId: 't1',
            at: '',
            tier: 'emergency',
            crisis: false,
            flags: [{ concept: 'suicide_now', words: 'take all of them', tier: 'emergency' }],
            protocol: 'base@1',
          },
        ],
      }),
      CONTEXT,
    );
  t.same(texts(call(true), 'recommendation').slice(0, 2), [
    'The caller was told to call 911.',
    'The caller was told to call or text 988.',
  ]);
  t.same(call(true).tags.slice(0, 3), ['instruct_911', 'crisis', 'told_988']);
  t.match(texts(call(false), 'recommendation')[0], /did not hear it to the end/);
  t.notOk(call(false).tags.includes('instruct_911'));
  t.ok(texts(call(true), 'assessment').some((text) => text.startsWith('Words of a crisis were heard')));
});

t.test('what is first in line says so, and what the caller was told to watch for', async (t) => {
  const note = noteOf(
    paper({
      call: { tier: 'semi_urgent', intent: 'symptom' },
      turns: [
        spoken('t1', 'greeting+whoIsThis', 'In an emergency, hang up and dial 911 if it gets worse.'),
        said('t2', 'my knee is swelling a bit more every day'),
        spoken('t3', 'messageDone+anythingElse', 'If it gets worse, call again, or call 911.'),
      ],
      messages: [{ queue: 'nurse_queue', tier: 'semi_urgent', owner: 'Odile Marchetti RN', dueAt: null }],
    }),
    CONTEXT,
  );
  t.match(
    note.sentences.filter(({ section }) => section === 'recommendation'),
    [
      { text: 'The caller was told to call 911 if it gets worse.', turns: ['t3'] },
      { text: 'To be called back, first in line.', basis: 'desk' },
      { text: 'Filed for nurse queue (Odile Marchetti RN).', basis: 'desk' },
    ],
  );
  t.notOk(note.tags.includes('instruct_911'), 'that is no emergency instruction');
});

t.test("a caller who speaks Spanish is quoted in Spanish, and told of in the staff's language", async (t) => {
  const words = 'Quisiera cambiar mi cita del jueves para otro día, por favor.';
  const note = noteOf(
    paper({
      call: { lang: 'es', intent: 'reschedule' },
      turns: [said('t1', words, 'es')],
      facts: [
        fact('when', '["2026-10-27","2026-10-29T12:00/2026-10-29T17:00"]', 't1'),
        fact('caller_name', 'Rosa Villaseñor', 't1'),
        fact('relationship', 'soy su hermana', 't1'),
      ],
    }),
    CONTEXT,
  );
  t.equal(note.kind, 'task');
  t.ok(texts(note, 'request').some((text) => text.includes(`“${words}”`)));
  t.same(texts(note, 'request')[0], 'Asks to move an appointment.');
  t.ok(texts(note, 'patient').includes('The caller speaks Spanish.'));
  t.ok(texts(note, 'patient').includes('The call was made for the patient by Rosa Villaseñor: “soy su hermana”.'));
  t.same(texts(note, 'details'), ['Time that was named: Tue, Oct 27 or Thu, Oct 29, 12:00 PM to 5:00 PM.']);
  t.ok(note.tags.includes('spanish'));
  const mornings = ['06', '09', '10', '11', '12'].map((day) => `2026-11-${day}T08:00/2026-11-${day}T12:00`);
  const many = noteOf(
    paper({
      call: { intent: 'schedule' },
      turns: [said('t1', words, 'es')],
      facts: [fact('when', JSON.stringify(mornings), 't1')],
    }),
    CONTEXT,
  );
  t.same(texts(many, 'details'), [
    'Wanted time: 8:00 AM to 12:00 PM on Fri, Nov 6; Mon, Nov 9; Tue, Nov 10 and 2 more.',
  ]);
});

t.test('a call with two things in it tells both, each fact once, and what came of them', async (t) => {
  const note = noteOf(
    paper({
      call: { intent: 'refill' },
      turns: [
        said('t1', 'I need my lisinopril ten at Corner Drug'),
        said('t2', 'and a visit with Abara on Friday'),
        said('t3', 'yes book it'),
      ],
      facts: [
        fact('medication', 'lisinopril', 't1', false),
        fact('dose', '10 mg', 't1'),
        fact('pharmacy', 'Corner Drug', 't1', false),
      ],
      deeds: [
        { what: 'verified', details: { intent: 'refill', form: 'refill' }, turnId: 't1' },
        {
          what: 'refill_task',
          details: {
            intent: 'refill',
            form: 'refill',
            queue: 'nurse_queue',
            message: 'm1',
            medication: 'lisinopril',
            dose: '10 mg',
          },
          turnId: 't1',
        },
        {
          what: 'booked',
          details: { intent: 'schedule', form: 'appointment', provider: 'abara', start: '2026-10-30T10:00:00-04:00' },
          turnId: 't3',
        },
      ],
      messages: [{ queue: 'nurse_queue', tier: 'routine', owner: null, dueAt: '2026-10-29T21:00:00.000Z' }],
    }),
    CONTEXT,
  );
  t.equal(note.title, 'Refill: lisinopril, 10 mg; Appointment with Dr. Lena Abara');
  t.equal(texts(note, 'request').filter((text) => text.startsWith('Asks')).length, 2, 'each thing once');
  t.same(texts(note, 'request').slice(0, 2), [
    'Asks for a refill of lisinopril, 10 mg.',
    'Asks for an appointment with Dr. Lena Abara.',
  ]);
  t.same(texts(note, 'details'), ['Pharmacy: Corner Drug.']);
  t.ok(texts(note, 'patient').includes('Name and date of birth match a patient of the practice.'));
  t.same(texts(note, 'done'), [
    'Nothing was promised: the practice decides about the refill.',
    'Booked with Dr. Lena Abara, Fri, Oct 30 at 10:00 AM.',
    'Filed for nurse queue, to be answered by Thu, Oct 29 at 5:00 PM.',
  ]);
  t.same(note.tags, ['booked', 'refill_task', 'message']);
  t.same(note.sentences.find(({ text }) => text.startsWith('Booked'))?.turns, ['t3']);
});

t.test('two refills from two pharmacies: neither is lost', async (t) => {
  const refill = (medication: string, pharmacy: string, turnId: string) => ({
    what: 'refill_task',
    details: { intent: 'refill', form: 'refill', medication, pharmacy },
    turnId,
  });
  const note = noteOf(
    paper({
      call: { intent: 'refill' },
      turns: [said('t1', 'lisinopril from Corner Drug'), said('t2', 'and metformin from Canal Pharmacy')],
      facts: [fact('medication', 'metformin', 't2'), fact('pharmacy', 'Canal Pharmacy', 't2')],
      deeds: [refill('lisinopril', 'Corner Drug', 't1'), refill('metformin', 'Canal Pharmacy', 't2')],
    }),
    CONTEXT,
  );
  t.same(texts(note, 'request').slice(0, 2), ['Asks for a refill of lisinopril.', 'Asks for a refill of metformin.']);
  t.match(
    note.sentences.filter(({ section }) => section === 'details'),
    [
      { text: 'Pharmacy: Canal Pharmacy.', turns: ['t2'] },
      { text: 'Refill: lisinopril: Pharmacy Corner Drug.', turns: ['t1'] },
    ],
  );
});

t.test('S4: what stayed unclear is a clinician’s; silence is nobody’s complaint', async (t) => {
  const unclear = noteOf(
    paper({ call: { tier: 'unclear', intent: 'other' }, turns: [said('t1', 'well it is the thing again you know')] }),
    CONTEXT,
  );
  t.equal(unclear.kind, 'sbar');
  t.equal(unclear.title, 'Unclear call');
  const silent = noteOf(
    paper({ call: { tier: 'unclear', intent: null, callerNumber: null, outcome: 'caller-hung-up' } }),
    CONTEXT,
  );
  t.equal(silent.kind, 'task');
  t.equal(silent.title, 'Nothing was said');
  t.same(silent.tags, ['hung_up', 'silent']);
  t.same(
    texts(silent, 'patient'),
    ['Called on Thu, Jul 16 at 8:41 PM.'],
    'nobody asks for a call, and nobody was asked who it is',
  );
});

t.test(
  'many rules know the same words: they are told once, with the longest of them, and no rule that only widens others gives its name',
  async (t) => {
    const flags = [
      { concept: 'misheard_brain', words: 'face is drooping', tier: 'emergency' },
      { concept: 'stroke', words: 'her face is drooping on one side', tier: 'emergency' },
      { concept: 'danger_single', words: 'drooping', tier: 'urgent' },
      { concept: 'opinion.classifier', words: '', tier: 'emergency' },
      { concept: 'opinion.classifier', words: '', tier: 'urgent' },
    ];
    const disposition = { turnId: 't1', at: '', tier: 'emergency', crisis: false, flags, protocol: 'base@1' };
    const note = noteOf(
      paper({
        call: { tier: 'emergency', intent: 'symptom', outcome: 'caller-hung-up' },
        turns: [
          said('t1', 'i think her face is drooping on one side'),
          spoken('t2', 'emergency+emergencyHeard', 'Please hang up and call 911 now. Will you call 911 now?'),
          said('t3', 'my son is dialling'),
        ],
        dispositions: [disposition],
      }),
      CONTEXT,
    );
    t.equal(note.title, 'Stroke: “her face is drooping on one side”');
    t.same(texts(note, 'assessment').slice(1), [
      'The rules “misheard brain”, “stroke” were met (emergency), by “her face is drooping on one side”.',
      "A second opinion (the sentence model) took the caller's words for an emergency.",
    ]);
    t.ok(texts(note, 'background').includes('Asked whether 911 will be called, the caller said “my son is dialling”.'));
    t.same(texts(note, 'recommendation').at(-1), 'The caller hung up after that.', 'as they were told to');
  },
);

t.test('two tasks of one call: each with the words that it began with, and where each of them lies', async (t) => {
  const deed = (intent: string, queue: string, words: string) => ({
    what: 'message',
    details: { intent, form: intent, queue, words },
    turnId: 't3',
  });
  const note = noteOf(
    paper({
      call: { intent: 'referral' },
      turns: [
        said('t1', 'i call about the referral that you were sending to the heart doctor'),
        said('t2', 'yes'),
        said('t3', 'and while i have you please cancel me for thursday'),
      ],
      facts: [
        fact('reason', 'and while i have you please cancel me for thursday', 't3'),
        fact('when', '2026-07-23', 't3'),
        fact('medication', 'Calan', 't1', false),
      ],
      deeds: [
        deed('referral', 'referrals', 'i call about the referral that you were sending to the heart doctor'),
        deed('cancel', 'front_desk', 'and while i have you please cancel me for thursday'),
      ],
      messages: [
        { queue: 'referrals', tier: 'routine', owner: 'Annika Solberg', dueAt: null },
        { queue: 'front_desk', tier: 'routine', owner: 'front desk', dueAt: null },
      ],
    }),
    CONTEXT,
  );
  t.match(
    note.sentences.filter(({ section }) => section === 'request'),
    [
      { text: 'Asks about a referral.', turns: ['t1'] },
      { text: 'Asks to cancel an appointment.', turns: ['t3'] },
      { turns: ['t1'] },
      { turns: ['t3'] },
    ],
  );
  t.same(
    texts(note, 'details'),
    ['Time that was named: Thu, Jul 23.'],
    'no medicine that no form asked for and nobody agreed to',
  );
  t.same(texts(note, 'done'), [
    'Referral: filed for referrals (Annika Solberg).',
    'Cancel an appointment: filed for front desk.',
  ]);
});

t.test('what only a form made urgent is called by what was asked for', async (t) => {
  const flags = [{ concept: 'desk.refill', words: 'my last pen', tier: 'urgent' }];
  const note = noteOf(
    paper({
      call: { tier: 'urgent', intent: 'refill' },
      turns: [said('t1', 'i am on my last pen of humalog')],
      facts: [fact('medication', 'Humalog', 't1')],
      dispositions: [{ turnId: 't1', at: '', tier: 'urgent', crisis: false, flags, protocol: 'base@1' }],
    }),
    CONTEXT,
  );
  t.equal(note.title, 'Refill: Humalog');
  t.equal(texts(note, 'assessment').at(-1), 'The form “refill” raised it to urgent, by “my last pen”.');
});

t.test('a visit that stands: its time once, and nothing that looks as if it were still to be done', async (t) => {
  const words = 'i want to come in for my yearly physical';
  const note = noteOf(
    paper({
      call: { intent: 'schedule' },
      turns: [said('t1', words), said('t2', 'jo doe'), said('t3', 'that one')],
      facts: [
        fact('visit', words, 't1', false),
        fact('when', '2026-07-30T10:00/2026-07-30T10:00', 't3'),
        fact('name', 'Jo Doe', 't2'),
        fact('caller_name', 'jo doe', 't2'),
      ],
      deeds: [
        {
          what: 'booked',
          details: {
            intent: 'schedule',
            form: 'schedule',
            provider: 'abara',
            visit: 'a physical',
            start: '2026-07-30T10:00:00-04:00',
            words,
          },
          turnId: 't3',
        },
      ],
    }),
    CONTEXT,
  );
  t.same(texts(note, 'details'), []);
  t.same(texts(note, 'patient'), [
    'Called on Thu, Jul 16 at 8:41 PM.',
    'Patient: Jo Doe.',
    'Telephone: (518) 555-0121.',
  ]);
  t.same(texts(note, 'done'), ['Booked: “a physical” with Dr. Lena Abara, Thu, Jul 30 at 10:00 AM.']);
});

t.test('every intent and every deed has its approved words', async (t) => {
  for (const intent of INTENTS) {
    t.ok(REQUESTS[intent]?.length, `request: ${intent}`);
    t.ok(TITLES[intent]?.length, `title: ${intent}`);
    // The last one needs no fact: there is always a sentence.
    t.notMatch(REQUESTS[intent]?.at(-1), /\{/);
    t.notMatch(TITLES[intent]?.at(-1), /\{/);
    const note = noteOf(paper({ call: { intent }, turns: [said('t1', 'what the caller said')] }), CONTEXT);
    const [first, ...rest] = SECTIONS[note.kind];
    t.equal(note.sentences[0]?.section, first);
    t.ok(note.sentences.every(({ section }) => [first, ...rest].includes(section as never)));
  }
  for (const what of DEEDS) {
    if (what === 'message') continue;
    t.notMatch(DEED_SENTENCES[what].at(-1), /\{/, what);
    const note = noteOf(paper({ turns: [said('t1', 'yes')], deeds: [{ what, details: {}, turnId: 't1' }] }), CONTEXT);
    t.same(note.sentences.find(({ text }) => text === DEED_SENTENCES[what].at(-1))?.turns, ['t1'], what);
  }
});

t.test('what another recogniser heard stands in the note as that, not as words of the transcript', async (t) => {
  const disposition = {
    turnId: 't1',
    at: '2026-11-17T15:00:00.000Z',
    tier: 'emergency',
    crisis: false,
    flags: [{ concept: 'opinion.second-reading', words: 'my chest hurts', tier: 'emergency' }],
    protocol: 'p@1',
  };
  const note = noteOf(
    paper({ call: { tier: 'emergency' }, turns: [said('t1', 'my just hurts')], dispositions: [disposition] }),
    CONTEXT,
  );
  const text = note.sentences.map((sentence) => sentence.text).join('\n');
  t.match(text, /Read a second time, by another recogniser, the words were: my chest hurts\. They count as/);
  t.notMatch(text, /“my chest hurts”/);
});

t.test('what was asked is named by its form, whatever word led there', async (t) => {
  const of = (form: string, intent: string, what: 'wait_list' | 'confirmed' | 'message') =>
    noteOf(
      paper({
        turns: [said('t1', 'please see to that for me')],
        call: { intent, tier: 'routine' },
        deeds: [{ what, turnId: 't1', details: { intent, form } }],
      }),
      CONTEXT,
    );
  const list = of('wait_list', 'cancel', 'wait_list');
  t.equal(list.title, 'Waiting list');
  t.same(texts(list, 'request').slice(0, 1), ['Asks to be on the waiting list.']);
  t.equal(of('confirm', 'schedule', 'confirmed').title, 'Appointment that stands');
  t.equal(of('check_in', 'new_patient', 'message').title, 'Aide checks in or out');
  t.equal(of('cancel', 'cancel', 'message').title, 'Cancel an appointment');
});
