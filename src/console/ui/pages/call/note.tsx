import type { CallRecord } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { CopyNote, Tags, WrittenNote } from '../../components/written-note.tsx';
import { NOTE_KINDS } from '../../format/words.ts';

/** The call, written up: whoever reads this need not read the transcript. Each sentence leads to what was said. */
export function CallNote({ record: { call, note, turns } }: { record: CallRecord }) {
  if (!note) return null;
  return (
    <div className="nb-call-note">
      <Card title={note.title} aside={<CopyNote note={note} />}>
        <div className="nb-note-head">
          <span className="nb-dim">{NOTE_KINDS[note.kind]}</span>
          <Tags tags={note.tags} />
        </div>
        <WrittenNote note={note} turns={turns} lang={call.lang} />
        <p className="nb-dim nb-note-foot">
          A time leads to the words that a sentence rests on. Sentences without one tell what the box did and wrote down
          itself.
        </p>
      </Card>
    </div>
  );
}
