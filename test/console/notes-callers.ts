/** Calls of invented people that were written up: one for a clinician, two for the front desk. */
import type { Store } from '../../src/store/store.ts';

/** A box judges by the base and the specialties of its practice; their names are one long word. */
const PROTOCOL =
  'base@1+adult-primary-care@1+behavioural-health@1+cardiology@1+dental@1+dermatology@1+home-health@1+obstetrics@1+orthopaedics@1+paediatrics@1';

export interface Told {
  from: string;
  lang?: 'en' | 'es';
  tier: string;
  intent: string;
  /** Whose words, and for ours the prompt. */
  turns: { text: string; prompt?: string; complete?: boolean }[];
  flag?: { concept: string; words: string };
  /** By the number of the turn that gave it. */
  facts: { name: string; value: string; turn: number; confirmed?: boolean }[];
  deeds?: { what: string; details: Record<string, string> }[];
  queue: string;
  /** Of its message and its end; default: now. */
  minutesAgo?: number;
}

/** A whole call, as the running box writes it. Gives the ids of the call and of its turns. */
export async function tell(store: Store, it: Told): Promise<{ callId: string; turns: string[] }> {
  const at = (seconds: number) => new Date(Date.now() - (it.minutesAgo ?? 2) * 60_000 + seconds * 1000).toISOString();
  const { lang = 'en', from, tier } = it;
  const { id: callId } = await store.calls.open({ callerNumber: from, lang, protocol: PROTOCOL, startedAt: at(0) });
  await store.calls.answer(callId, at(1));
  const turns: string[] = [];
  for (const [i, { text, prompt, complete = true }] of it.turns.entries()) {
    const speaker = prompt ? 'nightbell' : 'caller';
    turns.push(
      (await store.turns.add({ callId, speaker, text, lang, prompt: prompt ?? null, complete, at: at(4 + i * 7) })).id,
    );
  }
  const said = turns.find((_, i) => !it.turns[i]?.prompt) ?? null;
  const flags = it.flag ? [{ ...it.flag, tier }] : [];
  await store.dispositions.add({ callId, turnId: said, tier, crisis: false, flags, protocol: PROTOCOL, at: at(12) });
  await store.calls.setIntent(callId, it.intent);
  for (const { name, value, turn, confirmed = true } of it.facts)
    await store.facts.note({ callId, name, value, confirmed, turnId: turns[turn] ?? null });
  const book = store.notebookOf(callId);
  for (const deed of it.deeds ?? []) book.done({ ...deed, turnId: said });
  await book.flush();
  await store.messages.create({ callId, queue: it.queue, tier, at: at(60) });
  await store.calls.end(callId, 'completed', at(95));
  return { callId, turns };
}

export const FEVER: Told = {
  from: '+15185550122',
  tier: 'semi_urgent',
  intent: 'symptom',
  turns: [
    {
      text: 'Lantern Street Family Clinic. I am an automated assistant. How can I help you?',
      prompt: 'greeting+whoIsThis+howCanIHelp',
    },
    { text: 'My knee has been swelling more every day since I fell on the stairs last week.' },
    { text: 'Can you put your weight on it?', prompt: 'protocol.weight' },
    { text: 'yes, but it hurts a lot on the way down' },
    { text: "What is the patient's full name?", prompt: 'askName' },
    { text: 'Desmond Achterberg, the fourteenth of May nineteen seventy' },
    { text: 'Your message is written down. If it gets worse, call again, or call 911.', prompt: 'messageDone' },
  ],
  flag: { concept: 'swollen_joint', words: 'swelling more every day' },
  facts: [
    { name: 'name', value: 'Desmond Achterberg', turn: 5, confirmed: false },
    { name: 'dob', value: '1970-05-14', turn: 5 },
    { name: 'phone', value: '+15185550122', turn: 9 },
    {
      name: 'reason',
      value: 'My knee has been swelling more every day since I fell on the stairs last week.',
      turn: 1,
      confirmed: false,
    },
    { name: 'duration', value: 'last week', turn: 1, confirmed: false },
  ],
  queue: 'nurse_queue',
};

export const REFILL: Told = {
  from: '+15185550123',
  lang: 'es',
  tier: 'routine',
  intent: 'refill',
  turns: [
    { text: '¿En qué le puedo ayudar?', prompt: 'howCanIHelp' },
    { text: 'Necesito que me surtan otra vez la metformina de quinientos, en la farmacia Corner Drug.' },
    { text: 'me quedan como cuatro pastillas' },
  ],
  facts: [
    { name: 'name', value: 'Tomás Villaseñor', turn: 1 },
    { name: 'dob', value: '1961-03-09', turn: 1 },
    { name: 'medication', value: 'metformin', turn: 1 },
    { name: 'dose', value: '500 mg', turn: 1 },
    { name: 'pharmacy', value: 'Corner Drug', turn: 1, confirmed: false },
    { name: 'days_left', value: '4', turn: 2 },
    {
      name: 'reason',
      value: 'Necesito que me surtan otra vez la metformina de quinientos, en la farmacia Corner Drug.',
      turn: 1,
      confirmed: false,
    },
  ],
  deeds: [
    { what: 'verified', details: { intent: 'refill', form: 'refill' } },
    { what: 'refill_task', details: { intent: 'refill', form: 'refill', medication: 'metformin', dose: '500 mg' } },
  ],
  queue: 'nurse_queue',
  minutesAgo: 60 * 24 * 9,
};

export const VISIT: Told = {
  from: '+15185550124',
  tier: 'routine',
  intent: 'schedule',
  turns: [
    { text: 'I would like to see Dr. Abara about my blood pressure, Thursday afternoon if there is anything.' },
    { text: 'Thursday at two works, thank you.' },
  ],
  facts: [
    { name: 'name', value: 'Greta Nwachukwu-Lindqvist', turn: 0 },
    { name: 'dob', value: '1949-12-30', turn: 0 },
    { name: 'when', value: '2026-10-29T12:00/2026-10-29T17:00', turn: 0 },
    { name: 'provider', value: 'abara', turn: 0 },
  ],
  deeds: [
    {
      what: 'booked',
      details: { intent: 'schedule', form: 'appointment', provider: 'abara', start: '2026-10-29T14:00:00-04:00' },
    },
  ],
  queue: 'front_desk',
};
