import { useState } from 'react';
import type { ProtocolText } from '../../api/client.ts';

/** What the page lets an author change of a version. */
export type Work = Pick<ProtocolText, 'title' | 'specialties' | 'text' | 'note'>;

interface Edits {
  work: Work;
  /** What the version was when the author began or saved last, and its revision then. */
  from: Work;
  revision: number;
}

/** What was typed, by the id of its version: it outlives a change of the tab or the page. */
const edited = new Map<string, Edits>();

/** A reload or a closed window would lose what is not saved: the browser asks first. */
globalThis.addEventListener?.('beforeunload', (event) => {
  if ([...edited.values()].some(unsaved)) event.preventDefault();
});

export interface Draft {
  work: Work;
  /** Something is not saved. */
  changed: boolean;
  set: (more: Partial<Work>) => void;
  /** It is saved. What was typed meanwhile stays. */
  saved: (sent: Work, next: ProtocolText) => void;
  /** Forgets what was typed. */
  drop: () => void;
  /** To save with: the version's own, unless another changed what was being worked on. */
  revision: number;
}

/** The work of a version with what was typed and not saved yet. */
export function useDraft(version: ProtocolText): Draft {
  const [, again] = useState(0);
  const known = edited.get(version.id);
  // What was saved stands until the version itself has come anew.
  const edits = known && (unsaved(known) || version.revision < known.revision) ? known : null;
  const work = edits?.work ?? workOf(version);
  const put = (next: Edits | null) => {
    if (next) edited.set(version.id, next);
    else edited.delete(version.id);
    again((n) => n + 1);
  };
  const begun = (): Edits => edits ?? { work, from: workOf(version), revision: version.revision };
  return {
    work,
    changed: edits !== null && unsaved(edits),
    set: (more) => {
      const now = begun();
      put({ ...now, work: { ...now.work, ...more } });
    },
    saved: (sent, next) => {
      const typed = edited.get(version.id)?.work ?? sent;
      put({ work: typed === sent ? workOf(next) : typed, from: workOf(next), revision: next.revision });
    },
    drop: () => put(null),
    // A step on its way (a proof, a signature) counts the revision up and leaves the text alone.
    revision: edits && !same(edits.from, workOf(version)) ? edits.revision : version.revision,
  };
}

function unsaved({ work, from }: Edits): boolean {
  return !same(work, from);
}

function workOf({ title, specialties, text, note }: Work): Work {
  return { title, specialties, text, note };
}

function same(a: Work, b: Work): boolean {
  return JSON.stringify(workOf(a)) === JSON.stringify(workOf(b));
}
