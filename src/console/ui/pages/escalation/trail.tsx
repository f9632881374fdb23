import type { Attempt, TrailLine } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { ANSWERS, CHANNEL_NAMES } from '../../format/schedule.ts';
import { plain } from '../../format/words.ts';
import { useTimes } from '../../practice.tsx';

const TIMES: { of: 'sentAt' | 'deliveredAt' | 'heardAt' | 'acknowledgedAt'; name: string }[] = [
  { of: 'sentAt', name: 'Sent' },
  { of: 'deliveredAt', name: 'Delivered' },
  { of: 'heardAt', name: 'Heard' },
  { of: 'acknowledgedAt', name: 'Acknowledged' },
];

/** Who was tried by which channel, with how far it came: only acknowledged by a PIN counts. */
export function Attempts({ attempts }: { attempts: Attempt[] }) {
  const times = useTimes();
  return (
    <Card title="Who was tried">
      {attempts.length === 0 ? (
        <p className="nb-quiet">Nobody yet.</p>
      ) : (
        <ol className="nb-attempts">
          {attempts.map((each) => (
            <li key={each.id} data-taken={each.acknowledgedAt !== null || undefined}>
              <div>
                <strong>{each.person.name}</strong>
                <span className="nb-dim">
                  {' '}
                  {CHANNEL_NAMES[each.channel] ?? plain(each.channel)}, {step(each.step)}
                </span>
              </div>
              <dl>
                <div>
                  <dt>Tried</dt>
                  <dd>{times.second(each.begunAt)}</dd>
                </div>
                {TIMES.map(({ of, name }) => {
                  const at = each[of];
                  return (
                    at && (
                      <div key={of}>
                        <dt>{name}</dt>
                        <dd>{times.second(at)}</dd>
                      </div>
                    )
                  );
                })}
                {each.endedAt && (
                  <div>
                    <dt>Ended</dt>
                    <dd>{times.second(each.endedAt)}</dd>
                  </div>
                )}
              </dl>
              <p>
                {each.answer
                  ? (ANSWERS[each.answer] ?? plain(each.answer))
                  : each.acknowledgedAt
                    ? 'Acknowledged'
                    : 'Waits'}
                {each.detail && `: ${each.detail}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function step(of: string): string {
  if (of === 'last-resort') return 'last resort';
  return of === 'holder' ? 'asked what came of it' : `step ${of}`;
}

/** Everything that happened, in order. */
export function Lines({ lines }: { lines: TrailLine[] }) {
  const times = useTimes();
  return (
    <Card title="Trail">
      <ol className="nb-timeline">
        {lines.map(({ at, event, text }, i) => (
          <li key={`${at} ${i}`} data-event={event}>
            <time dateTime={at}>{times.second(at)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
