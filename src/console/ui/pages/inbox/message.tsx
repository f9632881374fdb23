import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { InboxMessage } from '../../api/client.ts';
import { TierBadge } from '../../components/tier.tsx';
import { phone } from '../../format/number.ts';
import { ago, date } from '../../format/time.ts';
import { LANGUAGES, plain } from '../../format/words.ts';
import { useNow, useTimes } from '../../practice.tsx';

/** One message: who, how to reach them, what about, and how old it is. */
export function MessageCard({ message, action }: { message: InboxMessage; action: ReactNode }) {
  const times = useTimes();
  const now = useNow(30_000);
  const { name, dob, phone: number, reason } = message;
  return (
    <article className="nb-card nb-message" data-tier={message.tier} aria-label={name ?? 'Unknown caller'}>
      <div className="nb-message-head">
        <TierBadge tier={message.tier} />
        <span className="nb-dim">
          {ago(message.at, now)} · {times.full(message.at)} · {plain(message.queue)}
        </span>
      </div>
      <div className="nb-message-who">
        <strong>{name ?? 'No name given'}</strong>
        <span>{dob ? `born ${date(dob)}` : 'no date of birth given'}</span>
        <span className="nb-number">{number ? phone(number) : 'no call-back number given'}</span>
        {message.lang !== 'en' && <span>{LANGUAGES[message.lang] ?? message.lang}</span>}
      </div>
      <p className="nb-message-reason" lang={message.lang}>
        {reason ?? 'No reason given.'}
      </p>
      <div className="nb-message-foot">
        <Link href={`/calls/${message.callId}`} className="nb-link">
          Open the call<span className="nb-hidden"> of {name ?? 'an unknown caller'}</span>
        </Link>
        {message.doneAt && (
          <span className="nb-dim">
            Done {times.full(message.doneAt)}
            {message.doneByName && ` by ${message.doneByName}`}
          </span>
        )}
        <span className="nb-push">{action}</span>
      </div>
    </article>
  );
}
