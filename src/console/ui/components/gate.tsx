import { Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Mark } from './mark.tsx';

/** The frame of the pages before login. */
export function Gate({ title, practice, children }: { title: string; practice: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Nightbell`;
  }, [title]);
  return (
    <main className="nb-gate">
      <div className="nb-gate-card">
        <div className="nb-gate-brand">
          <Mark size={44} />
          <div>
            <Text fw={700} size="xl" lh={1.2}>
              Nightbell
            </Text>
            <Text c="dimmed" size="sm">
              {practice}
            </Text>
          </div>
        </div>
        <Title order={1} size="h3" mb="xs">
          {title}
        </Title>
        {children}
      </div>
    </main>
  );
}
