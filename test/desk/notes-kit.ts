/** Calls on paper, of invented people, for the tests of notes. */
import type { CallOnPaper, NoteContext, ToldTurn } from '../../src/desk/notes/types.ts';

export const CONTEXT: NoteContext = {
  timeZone: 'America/New_York',
  person: (id) => ({ abara: 'Dr. Lena Abara', whitlock: 'Dr. Samuel Whitlock' })[id] ?? null,
  named: (fact, value) => (fact === 'provider' && value === 'abara' ? 'Dr. Lena Abara' : null),
  question: (id) => (id === 'breathing' ? 'Is it hard to breathe?' : null),
};

export function said(id: string, text: string, lang: 'en' | 'es' = 'en'): ToldTurn {
  return { id, at: '2026-07-16T23:30:00.000Z', speaker: 'caller', text, lang, prompt: null, complete: true };
}

export function spoken(id: string, prompt: string, text: string, complete = true, lang: 'en' | 'es' = 'en'): ToldTurn {
  return { id, at: '2026-07-16T23:30:00.000Z', speaker: 'nightbell', text, lang, prompt, complete };
}

export function paper(over: Omit<Partial<CallOnPaper>, 'call'> & { call?: Partial<CallOnPaper['call']> }): CallOnPaper {
  const { call, ...rest } = over;
  return {
    turns: [],
    facts: [],
    dispositions: [],
    pages: [],
    messages: [],
    deeds: [],
    ...rest,
    call: {
      startedAt: '2026-07-17T00:41:00.000Z',
      endedAt: '2026-07-17T00:43:00.000Z',
      callerNumber: '+15185550121',
      lang: 'en',
      tier: 'routine',
      crisis: false,
      intent: 'message',
      outcome: 'completed',
      ...call,
    },
  };
}

export const fact = (name: string, value: string, turnId: string | null, confirmed = true) => ({
  name,
  value,
  confirmed,
  turnId,
});
