import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

let first = true;

/** The frame of a page: its title in the window and on the page. A change of page puts the focus on its heading. */
export function Page({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Nightbell`;
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, [title]);
  return (
    <>
      <Group justify="space-between" align="center" mb="lg" gap="sm">
        <Title order={1} size="h2" tabIndex={-1} ref={heading} className="nb-heading">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </>
  );
}

/** A part of a page, with its heading. */
export function Card({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="nb-card" aria-label={title}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </section>
  );
}
