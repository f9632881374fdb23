import { Alert, Button, Center, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Failure } from '../api/http.ts';
import type { Resource } from '../live/resource.ts';

/** Loading, empty, failed: what a page shows when it has nothing to show. */
export function Loading({ what }: { what: string }) {
  return (
    <Center mih={200} role="status">
      <Group gap="sm">
        <Loader size="sm" aria-hidden />
        <Text c="dimmed">Loading {what} …</Text>
      </Group>
    </Center>
  );
}

export function Empty({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className="nb-empty">
      <div className="nb-empty-icon" aria-hidden>
        {icon}
      </div>
      <Text fw={600} size="lg">
        {title}
      </Text>
      {children && <Text c="dimmed">{children}</Text>}
    </div>
  );
}

export function Failed({ failure, retry }: { failure: Failure; retry: () => void }) {
  return (
    <Alert
      color="red"
      icon={<IconAlertCircle />}
      title="This could not be loaded"
      role="alert"
      my="md"
      className="nb-alert"
    >
      <Stack align="flex-start" gap="sm">
        <span>{failure.message}</span>
        <Button onClick={retry} variant="default" leftSection={<IconRefresh size={18} />}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}

/** Shows a resource in whichever state it is; what is no longer sure to be new says so. */
export function Show<T>({
  resource,
  what,
  reload,
  children,
}: {
  resource: Resource<T>;
  what: string;
  reload: () => void;
  children: (data: T) => ReactNode;
}) {
  if (resource.state === 'loading') return <Loading what={what} />;
  if (resource.state === 'failed') return <Failed failure={resource.failure} retry={reload} />;
  return (
    <>
      {resource.stale && (
        <Alert color="yellow" icon={<IconAlertCircle />} mb="md" role="status" className="nb-alert">
          What you see may be out of date. {resource.stale.message}
        </Alert>
      )}
      {children(resource.data)}
    </>
  );
}
