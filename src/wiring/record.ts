import type { CallRecord, OpenRecord } from '../conversation/record.ts';
import type { PageResult } from '../oncall/page.ts';
import type { Notebook } from '../store/notebook.ts';
import type { Store } from '../store/store.ts';

/**
 * The record of a call, kept in the store's notebook: written behind, in order, and held in memory while the disk fails.
 * @param protocolHash hash of every text of the protocol that judges it
 */
export function recordsIn(store: Store, protocolHash: string | null = null): OpenRecord {
  return ({ callerNumber, lang, protocol }) =>
    inNotebook(store.notebook({ callerNumber, lang, protocol, protocolHash }));
}

/** Goes on with the record of a call that is in the store already. */
export function recordOf(store: Store, callId: string): CallRecord {
  return inNotebook(store.notebookOf(callId));
}

function inNotebook(book: Notebook): CallRecord {
  let lastWords: string | null = null;
  return {
    callId: book.callId,
    answered: () => book.answered(),
    language: (lang) => book.language(lang),
    turn(turn) {
      const id = book.turn(turn);
      if (turn.speaker === 'caller') lastWords = id;
      return id;
    },
    heard: (turnId, spoken) => (spoken.complete ? book.turnCompleted(turnId) : book.turnCut(turnId, spoken.text)),
    fact: (name, value, confirmed, turnId) => book.fact({ name, value, confirmed, turnId }),
    judged: ({ tier, crisis, flags, protocol }, turnId) => void book.judged({ tier, crisis, flags, protocol, turnId }),
    opinion: (turnId, opinion, ms, late) => book.opinion({ turnId, opinion, ms, late }),
    noOpinion: (turnId, { by, model, why, ms, late }) => book.noOpinion({ turnId, by, model, why, ms, late }),
    intent: (intent) => book.intent(intent),
    message(queue, tier, matter) {
      const message = book.message({ queue, tier });
      if (!matter) return;
      const { action, form, intent, facts } = matter;
      book.done({ what: action, details: { ...facts, form, intent, queue, message }, turnId: lastWords });
    },
    refiled: (queue, tier) => book.refiled({ queue, tier }),
    done: (what, details = {}) => book.done({ what, details, turnId: lastWords }),
    pageStarted: (person, step) => book.page({ personId: person.id, step }),
    pageEnded: (pageId, result) => book.pageEnded(pageId, { outcome: result.outcome, choice: choiceOf(result) }),
    ladderExhausted: () => book.ladderExhausted(),
    caseHeard: (personId) => book.note({ actor: `person:${personId}`, action: 'case.heard' }),
    ended: (outcome) => book.ended(outcome),
    flush: () => book.flush(),
  };
}

function choiceOf(result: PageResult): 'connected' | 'calls-back' | null {
  if (result.outcome !== 'acknowledged') return null;
  return result.choice === 'connect' ? 'connected' : 'calls-back';
}
