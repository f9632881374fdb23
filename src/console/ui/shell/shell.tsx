import { useIdle } from '@mantine/hooks';
import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { api } from '../api/http.ts';
import { useResource } from '../live/resource.ts';
import { CalendarPage } from '../pages/calendar.tsx';
import { CallPage } from '../pages/call.tsx';
import { CallsPage } from '../pages/calls.tsx';
import { EscalationPage } from '../pages/escalation.tsx';
import { HealthPage } from '../pages/health.tsx';
import { ImportPage } from '../pages/import.tsx';
import { InboxPage } from '../pages/inbox.tsx';
import { NotFoundPage } from '../pages/not-found.tsx';
import { OnCallPage } from '../pages/on-call.tsx';
import { PeoplePage } from '../pages/people.tsx';
import { ProtocolPage } from '../pages/protocol.tsx';
import { ProtocolsPage } from '../pages/protocols.tsx';
import { ReviewPage } from '../pages/review.tsx';
import { RotationsPage } from '../pages/rotations.tsx';
import { SchedulePage } from '../pages/schedule.tsx';
import { useHere } from '../practice.tsx';
import { Announcer } from './announcer.tsx';
import { Header } from './header.tsx';
import { Nav } from './nav.tsx';

/** OWASP Session Management Cheat Sheet: 15 to 30 minutes idle for ordinary use. */
const IDLE_MS = 30 * 60_000;

/** A screen that nobody touches shows no patients. The box cannot tell: an open page reads by itself, and that counts as use. */
function useIdleLogout(): void {
  const { reload } = useHere();
  const idle = useIdle(IDLE_MS, { initialState: false });
  useEffect(() => {
    if (idle) api.logout().then(reload, reload);
  }, [idle, reload]);
}

/** What surrounds every page: header, navigation, and the word about emergencies wherever one is. */
export function Shell() {
  useIdleLogout();
  const { resource } = useResource(
    'overview',
    (signal) => api.getOverview({ signal }),
    ({ what }) => what === 'call' || what === 'message' || what === 'box' || what === 'escalation',
  );
  const overview = resource.state === 'ready' ? resource.data : null;
  return (
    <div className="nb-shell">
      <a className="nb-skip" href="#main">
        Skip to the page
      </a>
      <Header />
      <Nav overview={overview} />
      <main id="main" tabIndex={-1}>
        <Announcer overview={overview} />
        <Switch>
          <Route path="/" component={CallsPage} />
          <Route path="/calls/:id">{({ id }) => <CallPage key={id} id={id} />}</Route>
          <Route path="/inbox" component={InboxPage} />
          <Route path="/calendar" component={CalendarPage} />
          <Route path="/on-call" component={OnCallPage} />
          <Route path="/on-call/schedule" component={SchedulePage} />
          <Route path="/on-call/rotations" component={RotationsPage} />
          <Route path="/on-call/people" component={PeoplePage} />
          <Route path="/on-call/import" component={ImportPage} />
          <Route path="/on-call/escalations/:id">{({ id }) => <EscalationPage key={id} id={id} />}</Route>
          <Route path="/protocol" component={ProtocolsPage} />
          <Route path="/protocol/:id">{({ id }) => <ProtocolPage key={id} id={id} />}</Route>
          <Route path="/review" component={ReviewPage} />
          <Route path="/health" component={HealthPage} />
          <Route component={NotFoundPage} />
        </Switch>
      </main>
    </div>
  );
}
