import type { CallRecord } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { OUTCOMES, plain, TAGS, TIERS } from '../../format/words.ts';
import { useTimes } from '../../practice.tsx';
import { came } from './pages.tsx';

interface Entry {
  at: string;
  text: string;
  tier?: string;
}

/** What happened when. */
export function Timeline({ record }: { record: CallRecord }) {
  const times = useTimes();
  return (
    <Card title="Timeline">
      <ol className="nb-timeline">
        {entries(record).map(({ at, text, tier }) => (
          <li key={`${at} ${text}`} data-tier={tier}>
            <time dateTime={at}>{times.second(at)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What stands in the timeline as a message. */
const FILED: ReadonlySet<string> = new Set(['message', 'refill_task', 'request']);

function entries({ call, dispositions, pages, messages, deeds }: CallRecord): Entry[] {
  const all: Entry[] = [{ at: call.startedAt, text: 'The call came in' }];
  if (call.answeredAt) all.push({ at: call.answeredAt, text: 'Answered' });
  let tier = 'unclear';
  for (const each of dispositions) {
    if (each.tier === tier) continue;
    tier = each.tier;
    all.push({ at: each.at, text: `Judged ${(TIERS[tier] ?? tier).toLowerCase()}`, tier });
  }
  for (const page of pages) {
    const who = page.personName ?? 'somebody';
    all.push({ at: page.startedAt, text: `Paged ${who}` });
    if (page.endedAt) all.push({ at: page.endedAt, text: `${who}: ${came(page).toLowerCase()}` });
  }
  for (const { at, what } of deeds) if (!FILED.has(what)) all.push({ at, text: TAGS[what] ?? plain(what) });
  for (const { at, queue, takenAt, doneAt } of messages) {
    all.push({ at, text: `Message left for ${plain(queue).toLowerCase()}` });
    if (takenAt) all.push({ at: takenAt, text: 'Somebody took the message on' });
    if (doneAt) all.push({ at: doneAt, text: 'Message marked done' });
  }
  if (call.endedAt) all.push({ at: call.endedAt, text: OUTCOMES[call.outcome] });
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
