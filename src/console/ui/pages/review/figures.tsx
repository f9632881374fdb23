import { Group, TextInput } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReviewFigures } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { Card } from '../../components/page.tsx';
import { Empty, Show } from '../../components/states.tsx';
import { conceptName } from '../../format/protocol.ts';
import { TIERS } from '../../format/words.ts';
import { useResource } from '../../live/resource.ts';

type Counts = Pick<ReviewFigures, 'calls' | 'reviewed' | 'right' | 'over' | 'under'>;

/** This month and the two before it: a quarter. */
function quarter(): { from: string; to: string } {
  const now = new Date();
  const month = (back: number) => new Date(now.getFullYear(), now.getMonth() - back, 15).toISOString().slice(0, 7);
  return { from: month(2), to: month(0) };
}

/** What the marks come to, for the quarterly review. */
export function Figures() {
  const [{ from, to }, setSpan] = useState(quarter);
  const valid = /^\d{4}-\d\d$/.test(from) && /^\d{4}-\d\d$/.test(to) && from <= to;
  const [shown, setShown] = useState({ from, to });
  if (valid && (shown.from !== from || shown.to !== to)) setShown({ from, to });
  const { resource, reload } = useResource(
    `figures ${shown.from} ${shown.to}`,
    (signal) => api.getReviewFigures(shown, { signal }),
    ({ what }) => what === 'review',
  );
  return (
    <>
      <Group mb="md" align="flex-start">
        <TextInput
          type="month"
          label="From"
          value={from}
          onChange={(e) => setSpan({ from: e.currentTarget.value, to })}
        />
        <TextInput
          type="month"
          label="To"
          value={to}
          onChange={(e) => setSpan({ from, to: e.currentTarget.value })}
          error={!valid && 'A month not before the first.'}
        />
      </Group>
      <Show resource={resource} what="the figures" reload={reload}>
        {(figures) =>
          figures.calls === 0 ? (
            <Empty icon={<IconChartBar size={40} />} title="No calls in these months" />
          ) : (
            <div className="nb-stack">
              <Card title="In all">
                <Table head="Calls" rows={[['All', figures]]} />
              </Card>
              <Card title="By tier">
                <Table head="Tier" rows={figures.byTier.map((row) => [TIERS[row.tier] ?? row.tier, row])} />
              </Card>
              <Card title="By month">
                <Table head="Month" rows={figures.byMonth.map((row) => [row.month, row])} />
              </Card>
              {figures.byRule.length > 0 && (
                <Card title="By sign">
                  <Table head="Sign" rows={figures.byRule.map((row) => [conceptName(row.concept), row])} />
                </Card>
              )}
            </div>
          )
        }
      </Show>
    </>
  );
}

function Table({ head, rows }: { head: string; rows: [string, Counts][] }) {
  const share = (part: number, of: number) => (of === 0 ? '-' : `${part} (${Math.round((100 * part) / of)} %)`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be reachable to be scrolled by keyboard
    <section className="nb-table-frame" tabIndex={0} aria-label={`Figures by ${head.toLowerCase()}`}>
      <table className="nb-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Calls</th>
            <th scope="col">Reviewed</th>
            <th scope="col">Right</th>
            <th scope="col">Under-judged</th>
            <th scope="col">Over-judged</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, counts]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{counts.calls}</td>
              <td>{share(counts.reviewed, counts.calls)}</td>
              <td>{share(counts.right, counts.reviewed)}</td>
              <td>{share(counts.under, counts.reviewed)}</td>
              <td>{share(counts.over, counts.reviewed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
