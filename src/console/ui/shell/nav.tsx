import {
  IconBinaryTree,
  IconCalendar,
  IconChecklist,
  IconHeartbeat,
  IconInbox,
  IconPhoneCall,
  IconStethoscope,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import type { Overview, Session } from '../api/client.ts';
import { useHere } from '../practice.tsx';

interface Entry {
  href: string;
  name: string;
  permission: Session['permissions'][number];
  Icon: TablerIcon;
  /** A number to see from afar, and what it says. */
  count?: (overview: Overview) => { number: number; says: string };
  alarm?: (overview: Overview) => string | null;
}

const ENTRIES: Entry[] = [
  {
    href: '/',
    name: 'Calls',
    permission: 'calls.read',
    Icon: IconPhoneCall,
    count: ({ live }) => ({ number: live.length, says: 'on the line' }),
  },
  {
    href: '/inbox',
    name: 'Inbox',
    permission: 'messages.read',
    Icon: IconInbox,
    count: ({ openMessages }) => ({ number: openMessages, says: 'open' }),
  },
  { href: '/calendar', name: 'Calendar', permission: 'calendar.read', Icon: IconCalendar },
  {
    href: '/on-call',
    name: 'On call',
    permission: 'on-call.read',
    Icon: IconStethoscope,
    count: ({ openEscalations }) => ({ number: openEscalations, says: 'open' }),
  },
  { href: '/protocol', name: 'Protocol', permission: 'protocol.read', Icon: IconBinaryTree },
  { href: '/review', name: 'Review', permission: 'calls.review', Icon: IconChecklist },
  {
    href: '/health',
    name: 'Health',
    permission: 'box.read',
    Icon: IconHeartbeat,
    alarm: ({ box }) => (box === 'well' || box === null ? null : box === 'down' ? 'something is down' : 'needs a look'),
  },
];

/** At the side on a wide screen, at the bottom of a narrow one. */
export function Nav({ overview }: { overview: Overview | null }) {
  const [location] = useLocation();
  const { permissions } = useHere().session;
  const isHere = (href: string) =>
    href === '/'
      ? location === '/' || location.startsWith('/calls')
      : location === href || location.startsWith(`${href}/`);
  return (
    <nav className="nb-nav" aria-label="Pages">
      <ul>
        {ENTRIES.filter(({ permission }) => permissions.includes(permission)).map(
          ({ href, name, Icon, count, alarm }) => {
            const counted = overview && count?.(overview);
            const alarmed = overview && alarm?.(overview);
            return (
              <li key={href}>
                <Link href={href} className="nb-nav-link" aria-current={isHere(href) ? 'page' : undefined}>
                  <Icon aria-hidden />
                  <span>{name}</span>
                  {counted && counted.number > 0 && (
                    <span className="nb-count">
                      {counted.number}
                      <span className="nb-hidden"> {counted.says}</span>
                    </span>
                  )}
                  {alarmed && (
                    <span className="nb-count" data-alarm>
                      <span aria-hidden>!</span>
                      <span className="nb-hidden"> {alarmed}</span>
                    </span>
                  )}
                </Link>
              </li>
            );
          },
        )}
      </ul>
    </nav>
  );
}
