import { Link, useLocation } from 'wouter';
import { useMay } from '../../practice.tsx';

/** The pages of on call. */
export function OnCallTabs() {
  const [location] = useLocation();
  const mayWrite = useMay('on-call.write');
  const tabs = [
    { href: '/on-call', name: 'Now' },
    { href: '/on-call/schedule', name: 'Schedule' },
    { href: '/on-call/rotations', name: 'Rotations' },
    { href: '/on-call/people', name: 'People' },
    ...(mayWrite ? [{ href: '/on-call/import', name: 'Import' }] : []),
  ];
  return (
    <nav className="nb-tabs" aria-label="On call">
      <ul>
        {tabs.map(({ href, name }) => (
          <li key={href}>
            <Link href={href} aria-current={location === href ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
