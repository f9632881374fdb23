import { ActionIcon, Menu, Text, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { api } from '../api/http.ts';
import { Mark } from '../components/mark.tsx';
import { ROLES } from '../format/words.ts';
import { useFeedState } from '../live/context.tsx';
import type { FeedState } from '../live/feed.ts';
import { useHere } from '../practice.tsx';

const LIVE: Record<FeedState, string> = { connecting: 'Connecting', live: 'Live', away: 'Reconnecting' };

export function Header() {
  const { practice, session, reload } = useHere();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const [, go] = useLocation();
  const state = useFeedState();
  const logout = () => {
    // Whatever the box answers, this browser shows no more; the next page asks for the password.
    api.logout().then(reload, reload);
    go('/');
  };
  return (
    <header className="nb-header">
      <Link href="/" className="nb-brand">
        <Mark size={34} />
        <span>
          <Text component="span" fw={700} display="block" lh={1.2}>
            Nightbell
          </Text>
          <Text component="span" c="dimmed" size="sm" display="block" lh={1.2} className="nb-practice">
            {practice.name}
          </Text>
        </span>
      </Link>
      <div className="nb-header-tools">
        <span className="nb-live" data-state={state} role="status">
          <span className="nb-live-dot" aria-hidden />
          {LIVE[state]}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={scheme === 'dark' ? 'Use light colours' : 'Use dark colours'}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? <IconSun aria-hidden /> : <IconMoon aria-hidden />}
        </ActionIcon>
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <UnstyledButton className="nb-user" aria-label={`Account: ${session.user.name}`}>
              <IconUserCircle aria-hidden />
              <span className="nb-user-name">{session.user.name}</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={logout}>
              Log out {session.user.name} ({ROLES[session.user.role]})
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}
