import { IconBellRinging } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Overview } from '../api/client.ts';
import { useTimes } from '../practice.tsx';

const grave = ({ tier, crisis }: Overview['live'][number]) => tier === 'emergency' || crisis;

/**
 * Says what came while one looks elsewhere: an emergency at once (assertive), also one that was there when the page
 * opened; a new call or message when there is a pause (polite). Sighted people get a strip on every page as long as
 * such a call is on the line.
 */
export function Announcer({ overview }: { overview: Overview | null }) {
  const times = useTimes();
  const [location] = useLocation();
  const [urgent, setUrgent] = useState('');
  const [calm, setCalm] = useState('');
  const before = useRef<Overview | null>(null);

  useEffect(() => {
    if (!overview) return;
    const old = before.current;
    before.current = overview;
    const wasGrave = new Set(old?.live.filter(grave).map(({ id }) => id));
    const [alarm] = overview.live.filter((call) => grave(call) && !wasGrave.has(call.id));
    if (alarm) setUrgent(`${kind(alarm)} on the line since ${times.clock(alarm.startedAt)}.`);
    else if (!overview.live.some(grave)) setUrgent('');
    if (!old) return;
    const known = new Set(old.live.map(({ id }) => id));
    if (overview.live.some((call) => !known.has(call.id))) setCalm('A new call is on the line.');
    else if (overview.openMessages > old.openMessages) setCalm('A new message is in the inbox.');
  }, [overview, times]);

  const shown = overview?.live.filter((call) => grave(call) && location !== `/calls/${call.id}`) ?? [];
  return (
    <>
      <div className="nb-hidden" role="alert" data-testid="assertive">
        {urgent}
      </div>
      <div className="nb-hidden" role="status" data-testid="polite">
        {calm}
      </div>
      {shown.map((call) => (
        <div className="nb-strip" key={call.id}>
          <IconBellRinging aria-hidden />
          <span>
            <strong>{kind(call)}</strong> on the line since {times.clock(call.startedAt)}
          </span>
          <Link href={`/calls/${call.id}`}>Open this call</Link>
        </div>
      ))}
    </>
  );
}

const kind = ({ tier }: Overview['live'][number]) => (tier === 'emergency' ? 'Emergency' : 'Crisis call');
