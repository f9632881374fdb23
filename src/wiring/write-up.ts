import { dueAt } from '../desk/notes/due.ts';
import { noteOf } from '../desk/notes/note.ts';
import type { NoteContext } from '../desk/notes/types.ts';
import { findPerson, type Practice } from '../practice/practice.ts';
import type { DeskRules } from '../store/desk-rules.ts';
import type { Tier, TriageEngine } from '../triage/types.ts';

/** How calls are written up and messages find their way, for a store. @param engine what judges now; null: none is there yet */
export function deskRules(practice: Practice, engine: () => TriageEngine | null): DeskRules {
  const context = noteContext(practice, engine);
  return {
    noteOf: (record) => noteOf(record, context),
    routeOf: ({ queue, tier, at }) => ({
      // A department that names nobody is answered for by itself: no message is nobody's.
      owner: practice.departments[queue]?.contact ?? findPerson(practice, queue)?.name ?? null,
      dueAt: new Date(dueAt(practice, queue, tier as Tier, Date.parse(at))).toISOString(),
    }),
  };
}

/** What the ids of a practice are called in a note: as `NoteContext.named`. */
export function namedBy(practice: Practice): NoteContext['named'] {
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? null;
  return (fact, value) => {
    if (fact === 'provider') return named(practice.providers, value) ?? bySurname(practice, value);
    if (fact === 'location') return named(practice.locations, value);
    if (fact === 'visit' || fact === 'visit_type') return named(visitTypes(practice), value);
    if (fact === 'topic') return topic(practice, value);
    return null;
  };
}

function noteContext(practice: Practice, engine: () => TriageEngine | null): NoteContext {
  return {
    timeZone: practice.timeZone,
    person: (id) => findPerson(practice, id)?.name ?? null,
    named: namedBy(practice),
    question(id) {
      try {
        return engine()?.questionText(id, 'en') || null;
      } catch {
        // Another protocol asked it than the one that judges now.
        return null;
      }
    },
  };
}

/** What an answer was about: a question of the practice's own, or what every practice is asked. */
function topic(practice: Practice, id: string): string | null {
  const question = practice.faq.find((faq) => faq.id === id)?.q;
  return question ? `“${question}”` : id.replace(/^(place|practice|note)\./, '').replaceAll(/[._-]+/g, ' ');
}

/** Callers give a surname; of two who share it nobody is meant. */
function bySurname(practice: Practice, surname: string): string | null {
  const like = ` ${surname.toLowerCase()}`;
  const found = practice.providers.filter(({ name }) => ` ${name.toLowerCase()}`.endsWith(like));
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

function visitTypes(practice: Practice): { id: string; name: string }[] {
  return practice.providers.flatMap((provider) => provider.visitTypes).concat(practice.nurseVisits);
}
