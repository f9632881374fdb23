import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Page } from '../components/page.tsx';
import { Empty } from '../components/states.tsx';

export function NotFoundPage() {
  return (
    <Page title="No such page">
      <Empty icon={<IconMapOff size={40} />} title="There is nothing at this address">
        <Link href="/" className="nb-link nb-target">
          Go to the calls
        </Link>
      </Empty>
    </Page>
  );
}
