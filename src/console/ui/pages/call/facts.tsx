import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { CallRecord, Fact } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { phone } from '../../format/number.ts';
import { date } from '../../format/time.ts';
import { FACTS, plain } from '../../format/words.ts';

const ORDER = Object.keys(FACTS);
const rank = ({ name }: Fact) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** What the caller told of themselves, and what they agreed to when it was read back. */
export function Facts({ record: { facts } }: { record: CallRecord }) {
  const sorted = facts.toSorted((a, b) => rank(a) - rank(b));
  return (
    <Card title="Facts">
      {sorted.length === 0 ? (
        <p className="nb-quiet">Nothing has been told yet.</p>
      ) : (
        <dl className="nb-facts">
          {sorted.map((fact) => (
            <div key={fact.name}>
              <dt>{FACTS[fact.name] ?? plain(fact.name)}</dt>
              <dd>
                <span className="nb-fact-value">{shown(fact)}</span>
                <span className="nb-confirmed" data-confirmed={fact.confirmed || undefined}>
                  {fact.confirmed ? (
                    <IconCircleCheck size={18} aria-hidden />
                  ) : (
                    <IconCircleDashed size={18} aria-hidden />
                  )}
                  {fact.confirmed ? 'Confirmed' : fact.turnId ? 'Not confirmed' : 'From the line'}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

function shown({ name, value }: Fact): string {
  if (name === 'dob') return date(value);
  return name === 'phone' ? phone(value) : value;
}
