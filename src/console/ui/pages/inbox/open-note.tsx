import { api } from '../../api/http.ts';
import { Show } from '../../components/states.tsx';
import { CopyNote, WrittenNote } from '../../components/written-note.tsx';
import { useResource } from '../../live/resource.ts';

/** The note of a message's call. It is asked for when it is opened: that is a look, and stands in the log. */
export function OpenNote({ callId, lang }: { callId: string; lang: string }) {
  const { resource, reload } = useResource(
    `note ${callId}`,
    (signal) => api.getNote(callId, { signal }),
    (change) => change.what === 'note' && change.callId === callId,
  );
  return (
    <div className="nb-open-note">
      <Show resource={resource} what="the note" reload={reload}>
        {(note) => (
          <>
            <WrittenNote note={note} lang={lang} />
            <CopyNote note={note} />
          </>
        )}
      </Show>
    </div>
  );
}
