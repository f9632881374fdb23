import { IconAlertTriangle, IconClock, IconUser } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';
import type { InboxMessage } from '../../api/client.ts';
import { TierBadge } from '../../components/tier.tsx';
import { Tags } from '../../components/written-note.tsx';
import { phone } from '../../format/number.ts';
import { ago, date } from '../../format/time.ts';
import { LANGUAGES, plain } from '../../format/words.ts';
import { useNow, useTimes } from '../../practice.tsx';
import { OpenNote } from './open-note.tsx';

/** Told elsewhere on the card. */
const SHOWN = ['message', 'spanish'];

/** One message: what is asked, by whom, how to reach them, by when somebody answers, and who has it in hand. */
export function MessageCard({ message, action }: { message: InboxMessage; action: ReactNode }) {
  const times = useTimes();
  const now = useNow(30_000);
  const [opened, setOpened] = useState(false);
  const noteId = useId();
  const { name, dob, phone: number, reason, title } = message;
  const of = <span className="nb-hidden"> of {name ?? 'an unknown caller'}</span>;
  return (
    <article className="nb-card nb-message" data-tier={message.tier} aria-label={name ?? 'Unknown caller'}>
      <div className="nb-message-head">
        <TierBadge tier={message.tier} />
        {message.state !== 'done' && message.dueAt && <Due at={message.dueAt} now={now} />}
        <span className="nb-dim nb-push">
          {plain(message.queue)} · {ago(message.at, now)}
        </span>
      </div>
      {title && <h2 className="nb-message-title">{title}</h2>}
      <div className="nb-message-who">
        <strong>{name ?? 'No name given'}</strong>
        <span>{dob ? `born ${date(dob)}` : 'no date of birth given'}</span>
        <span className="nb-number">{number ? phone(number) : 'no call-back number given'}</span>
        {message.lang !== 'en' && <span>{LANGUAGES[message.lang] ?? message.lang}</span>}
      </div>
      {reason && (
        <p className="nb-message-reason" lang={message.lang}>
          {reason}
        </p>
      )}
      <Tags tags={message.tags} without={SHOWN} />
      <Whose message={message} />
      <div className="nb-message-foot">
        <Link href={`/calls/${message.callId}`} className="nb-link nb-target">
          Open the call{of}
        </Link>
        {title && (
          <button
            type="button"
            className="nb-link nb-target nb-plain"
            aria-expanded={opened}
            aria-controls={noteId}
            onClick={() => setOpened(!opened)}
          >
            {opened ? 'Hide the note' : 'Read the note'}
            {of}
          </button>
        )}
        {message.doneAt && (
          <span className="nb-dim">
            Done {times.full(message.doneAt)}
            {message.doneByName && ` by ${message.doneByName}`}
          </span>
        )}
        <span className="nb-push nb-actions">{action}</span>
      </div>
      <div id={noteId} hidden={!opened}>
        {opened && <OpenNote callId={message.callId} lang={message.lang} />}
      </div>
    </article>
  );
}

/** "Due today at 5:00 PM", or that it is overdue: by sign, word and colour. */
function Due({ at, now }: { at: string; now: number }) {
  const times = useTimes();
  const overdue = Date.parse(at) < now;
  return (
    <span className="nb-due" data-overdue={overdue || undefined}>
      {overdue ? <IconAlertTriangle size={18} aria-hidden /> : <IconClock size={18} aria-hidden />}
      <span>
        {overdue ? <strong>Overdue</strong> : 'Due'} {overdue && 'since '}
        <time dateTime={at}>{times.near(at, now)}</time>
      </span>
    </span>
  );
}

/** Whom the practice names for it, and who works on it. */
function Whose({ message: { owner, state, mine, takenByName } }: { message: InboxMessage }) {
  const taken =
    state === 'taken' ? (mine ? 'You are working on it' : `${takenByName ?? 'Somebody'} is working on it`) : null;
  if (!owner && !taken) return null;
  return (
    <p className="nb-message-whose">
      <IconUser size={18} aria-hidden />
      <span>
        {taken ? <strong>{taken}</strong> : null}
        {taken && owner ? ' · ' : ''}
        {owner ? `for ${owner}` : ''}
      </span>
    </p>
  );
}
