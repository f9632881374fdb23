import { useCallback, useEffect, useState } from 'react';
import type { State } from './api/client.ts';
import { api, asFailure, type Failure, onLoggedOut } from './api/http.ts';
import { Failed, Loading } from './components/states.tsx';
import { LiveProvider } from './live/context.tsx';
import { FirstRunPage } from './pages/first-run.tsx';
import { LoginPage } from './pages/login.tsx';
import { HereContext } from './practice.tsx';
import { Shell } from './shell/shell.tsx';

type Known = { is: 'loading' } | { is: 'failed'; failure: Failure } | { is: 'known'; state: State };

/** First run, login, or the console. */
export function App() {
  const [known, setKnown] = useState<Known>({ is: 'loading' });
  const reload = useCallback(() => {
    api.getState().then(
      (state) => setKnown({ is: 'known', state }),
      (error: unknown) =>
        setKnown((before) => (before.is === 'known' ? before : { is: 'failed', failure: asFailure(error) })),
    );
  }, []);
  useEffect(reload, [reload]);
  useEffect(() => onLoggedOut(reload), [reload]);
  useEffect(() => {
    if (known.is !== 'failed') return;
    const timer = setTimeout(reload, 5000);
    return () => clearTimeout(timer);
  }, [known, reload]);

  if (known.is === 'loading') return <Loading what="the console" />;
  if (known.is === 'failed') return <Failed failure={known.failure} retry={reload} />;
  const { state, practice, session } = known.state;
  if (state === 'first-run') return <FirstRunPage state={known.state} done={reload} />;
  if (!session) return <LoginPage practice={practice} done={reload} />;
  return (
    <HereContext value={{ practice, session, reload }}>
      <LiveProvider>
        <Shell />
      </LiveProvider>
    </HereContext>
  );
}
