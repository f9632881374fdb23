/** Calls of invented people, as the running box would write them. */
import type { Store } from '../../src/store/store.ts';
import type { CallRow } from '../../src/store/types.ts';

const PROTOCOL = 'first 1';
const minutesAgo = (minutes: number, seconds = 0) =>
  new Date(Date.now() - minutes * 60_000 + seconds * 1000).toISOString();

/** A call in English that has begun and in which nothing was said yet. */
export async function ring(store: Store, callerNumber = '+15185550121'): Promise<CallRow> {
  const call = await store.calls.open({ callerNumber, lang: 'en', protocol: PROTOCOL });
  await store.calls.answer(call.id);
  await store.turns.add({
    callId: call.id,
    speaker: 'nightbell',
    text: 'Lantern Street Family Clinic. Para español, diga español u oprima dos. What can I do for you?',
    lang: 'en',
    prompt: 'greeting',
  });
  return call;
}

/** The caller says what makes it an emergency, and hears the instruction. */
export async function turnEmergency(store: Store, callId: string): Promise<void> {
  const text = 'My chest feels like somebody is sitting on it and my left arm is numb.';
  const turn = await store.turns.add({ callId, speaker: 'caller', text, lang: 'en' });
  await store.dispositions.add({
    callId,
    turnId: turn.id,
    tier: 'emergency',
    crisis: false,
    flags: [{ concept: 'chest_pressure', words: 'somebody is sitting on it', tier: 'emergency' }],
    protocol: PROTOCOL,
  });
  const book = store.notebookOf(callId);
  const [by, model] = ['llm', 'made-up@1'] as const;
  const says = { raises: 'emergency', doubts: null, crisis: false, topic: null, sure: 0.94 } as const;
  book.opinion({ turnId: turn.id, opinion: { by: 'classifier', model, ...says }, ms: 11, late: false });
  const names = {
    raises: null,
    doubts: 'emergency',
    topic: 'stroke',
    redFlag: 'stroke',
    about: 'self',
    sure: 0.41,
  } as const;
  book.opinion({ turnId: turn.id, opinion: { by, model, crisis: false, ...names }, ms: 1230, late: true });
  book.noOpinion({ turnId: turn.id, by, model, why: 'too-late', ms: 1500, late: true });
  await book.flush();
  await store.turns.add({
    callId,
    speaker: 'nightbell',
    text: 'This may be an emergency. Hang up and call 911 now.',
    lang: 'en',
    prompt: 'call911',
    complete: false,
  });
}

/** Two calls that are over: an urgent one with pages, and a routine one in Spanish; each left a message. */
export async function earlier(store: Store): Promise<{ urgent: string; routine: string }> {
  const urgent = await over(store, {
    from: '+15185550122',
    lang: 'en',
    minutes: 190,
    tier: 'urgent',
    said: 'My daughter has had a fever of a hundred and three since yesterday.',
    flag: { concept: 'high_fever_child', words: 'fever of a hundred and three' },
    facts: {
      name: 'Mara Oyelaran',
      dob: '1988-11-02',
      phone: '+15185550122',
      reason: 'Fever of 103 in her daughter since yesterday',
    },
    queue: 'front_desk',
  });
  for (const [step, outcome] of (['no-answer', 'acknowledged'] as const).entries()) {
    const page = await store.pages.start({
      callId: urgent,
      personId: step === 0 ? 'abara' : 'whitlock',
      step,
      startedAt: minutesAgo(190 - step, 40),
    });
    await store.pages.end(urgent, page.id, {
      outcome,
      at: minutesAgo(190 - step, 65),
      ...(outcome === 'acknowledged' ? { choice: 'calls-back' as const } : {}),
    });
  }
  const routine = await over(store, {
    from: '+15185550123',
    lang: 'es',
    minutes: 41,
    tier: 'routine',
    said: 'Quisiera cambiar mi cita del jueves para otro día, por favor.',
    flag: null,
    facts: { name: 'Tomás Villaseñor', dob: '1961-03-09', phone: '+15185550123', reason: 'Cambiar la cita del jueves' },
    queue: 'front_desk',
  });
  return { urgent, routine };
}

async function over(
  store: Store,
  it: {
    from: string;
    lang: 'en' | 'es';
    minutes: number;
    tier: string;
    said: string;
    flag: { concept: string; words: string } | null;
    facts: Record<string, string>;
    queue: string;
  },
): Promise<string> {
  const at = (seconds: number) => minutesAgo(it.minutes, seconds);
  const { id: callId } = await store.calls.open({
    callerNumber: it.from,
    lang: it.lang,
    protocol: PROTOCOL,
    startedAt: at(0),
  });
  await store.calls.answer(callId, at(1));
  const turn = await store.turns.add({ callId, speaker: 'caller', text: it.said, lang: it.lang, at: at(8) });
  await store.dispositions.add({
    callId,
    turnId: turn.id,
    tier: it.tier,
    crisis: false,
    flags: it.flag ? [{ ...it.flag, tier: it.tier }] : [],
    protocol: PROTOCOL,
    at: at(9),
  });
  await store.calls.setIntent(callId, it.flag ? 'symptom' : 'reschedule');
  for (const [i, [name, value]] of Object.entries(it.facts).entries()) {
    await store.facts.note({ callId, name, value, confirmed: name === 'phone', turnId: turn.id, at: at(12 + i) });
  }
  await store.messages.create({ callId, queue: it.queue, tier: it.tier, at: at(60) });
  await store.calls.end(callId, 'completed', at(95));
  return callId;
}
