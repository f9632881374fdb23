import { useState } from 'react';
import type { Edited, ScheduleEdit } from '../../api/client.ts';
import { api, asFailure, type Failure } from '../../api/http.ts';

/**
 * Saves an edit on the version of the schedule that its author had before them. Where somebody else was faster nothing is overwritten: the
 * author is told what changed, and what they entered goes onto the schedule as it is now when they save once more.
 */
export function useEdit(readVersion: number, done: (edited: Edited) => void, reload: () => void) {
  const [version, setVersion] = useState(readVersion);
  const [meanwhile, setMeanwhile] = useState<ScheduleEdit[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (edit: (version: number) => Promise<Edited>) => {
    setBusy(true);
    setFailure(null);
    try {
      done(await edit(version));
    } catch (error) {
      const failed = asFailure(error);
      setFailure(failed);
      if (failed.code === 'SCHEDULE_STALE') {
        const { edits } = await api.listEdits({ after: version }).catch(() => ({ edits: [] }));
        setMeanwhile(edits);
        setVersion(Math.max(version, ...edits.map((each) => each.version)));
        reload();
      }
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, failure, meanwhile };
}
