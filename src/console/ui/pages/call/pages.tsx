import { IconCircleCheck, IconCircleX, IconPhoneCalling } from '@tabler/icons-react';
import type { CallRecord, Page } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { CHOICES, PAGE_OUTCOMES } from '../../format/words.ts';
import { useTimes } from '../../practice.tsx';

/** Who was rung for this call and what came of each try. Only an acknowledgement ends an escalation. */
export function Pages({ record: { pages } }: { record: CallRecord }) {
  const times = useTimes();
  return (
    <Card title="Pages">
      {pages.length === 0 ? (
        <p className="nb-quiet">Nobody was paged.</p>
      ) : (
        <ol className="nb-pages">
          {pages.map((page) => (
            <li key={page.id} data-outcome={page.outcome}>
              <Sign outcome={page.outcome} />
              <div>
                <strong>{page.personName ?? 'Somebody no longer on the rota'}</strong>
                <div>{came(page)}</div>
                <div className="nb-dim">
                  Step {page.step + 1} · {times.second(page.startedAt)}
                </div>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** "Acknowledged, calls the caller back" */
export function came({ outcome, choice }: Page): string {
  return choice ? `${PAGE_OUTCOMES[outcome]}, ${CHOICES[choice]}` : PAGE_OUTCOMES[outcome];
}

function Sign({ outcome }: Pick<Page, 'outcome'>) {
  if (outcome === 'acknowledged') return <IconCircleCheck aria-hidden />;
  return outcome === 'ringing' ? <IconPhoneCalling aria-hidden /> : <IconCircleX aria-hidden />;
}
