import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/schedule/styles.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/protocol.css';
import './styles/tier.css';
import './styles/list.css';
import './styles/calendar.css';
import './styles/call.css';
import './styles/note.css';
import './styles/on-call.css';
import './styles/rotations.css';
import './styles/schedule.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { theme } from './theme.ts';

/** Style elements need the nonce of the answer that brought the page. Read through the property: the attribute is hidden. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce ?? '';
Object.assign(globalThis, { __webpack_nonce__: nonce });

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="bottom-left" limit={3} />
      <App />
    </MantineProvider>
  </StrictMode>,
);
