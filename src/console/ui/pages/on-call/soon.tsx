import { IconAlertOctagon } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Gap, Person, SoonOnCall, Stretch } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { phone } from '../../format/number.ts';
import { hours, SEATS, when } from '../../format/schedule.ts';
import { useNow, useTimes } from '../../practice.tsx';
import { PinState } from './pin-state.tsx';

/** For each service who is on call now, from the next hand-over on, and tomorrow night. */
export function Soon({ soon, people }: { soon: SoonOnCall; people: Person[] }) {
  const times = useTimes();
  const now = useNow(60_000);
  const alone = soon.services.length === 1;
  return (
    <div className="nb-on-call">
      {soon.services.map(({ service, primary, backup, until, next, tomorrowNight }) => (
        <section key={service.id} className="nb-card nb-who" aria-label={service.name}>
          <h2>{service.name}</h2>
          <Seat stretch={primary} people={people} alone={alone} large />
          {backup && <Seat stretch={backup} people={people} alone={alone} />}
          <dl className="nb-soon">
            <div>
              <dt>{until ? `From ${times.near(until, now)}` : 'Next hand-over'}</dt>
              <dd>{until ? names(next) : 'None is planned'}</dd>
            </div>
            <div>
              <dt>Tomorrow night</dt>
              <dd>{names(tomorrowNight)}</dd>
            </div>
          </dl>
        </section>
      ))}
    </div>
  );
}

function Seat({
  stretch,
  people,
  alone,
  large = false,
}: {
  stretch: Stretch;
  people: Person[];
  /** It is the only service: the seat says enough. */
  alone: boolean;
  large?: boolean;
}) {
  const gap = stretch.rule === 'last-resort';
  const person = people.find(({ id }) => id === stretch.person.id);
  return (
    <section
      data-gap={gap || undefined}
      className="nb-seat"
      aria-label={alone ? SEATS[stretch.seat] : `${SEATS[stretch.seat]}, ${stretch.serviceName}`}
    >
      <span className="nb-dim">{SEATS[stretch.seat]}</span>
      <p className={large ? 'nb-who-name' : undefined}>{stretch.person.name}</p>
      {person && (
        <p>
          <a className="nb-link nb-nowrap" href={`tel:${person.phone}`}>
            {phone(person.phone)}
          </a>
        </p>
      )}
      {person && <PinState person={person} />}
      {gap && <p className="nb-gap-word">Nobody is planned: this is the last resort</p>}
    </section>
  );
}

/** "Dr. Lena Abara, backup Dr. Samuel Whitlock" */
function names(stretches: Stretch[]): string {
  const primary = stretches.filter(({ seat }) => seat === 'primary').map(named);
  const backup = stretches.filter(({ seat }) => seat === 'backup').map(named);
  const [first, second] = [[...new Set(primary)].join(', then '), [...new Set(backup)].join(', then ')];
  return second ? `${first}; backup ${second}` : first || 'Nobody is planned';
}

const named = ({ rule, person }: Stretch) => (rule === 'last-resort' ? 'nobody planned' : person.name);

/** Of each service and seat the first, with all that come after it: a hole in a rotation comes back every week. */
function grouped(gaps: Gap[]): [Gap, ...Gap[]][] {
  const groups = new Map<string, [Gap, ...Gap[]]>();
  for (const gap of gaps) {
    const key = `${gap.service} ${gap.seat}`;
    const group = groups.get(key);
    if (group) group.push(gap);
    else groups.set(key, [gap]);
  }
  return [...groups.values()];
}

/** Gaps, in red and in words. */
export function Gaps({ gaps, fill }: { gaps: Gap[]; fill?: (gap: Gap) => void }) {
  const times = useTimes();
  if (gaps.length === 0) return null;
  return (
    <Card title={`Gaps: ${gaps.length}`}>
      <ul className="nb-gaps">
        {grouped(gaps).map(([gap, ...more]) => (
          <li key={`${gap.service} ${gap.seat} ${gap.start}`}>
            <IconAlertOctagon size={22} aria-hidden />
            <span>
              <strong>
                Nobody is planned: {gap.serviceName}, {SEATS[gap.seat].toLowerCase()}
              </strong>
              <br />
              {when(times, gap)} ({hours(gap.start, gap.end)}). {gap.person.name} would be woken as the last resort.
              {more.length > 0 && (
                <details className="nb-details">
                  <summary>
                    and {more.length} more until {times.full((more.at(-1) ?? gap).end)}
                  </summary>
                  <ul>
                    {more.map((each) => (
                      <li key={each.start}>
                        {when(times, each)} ({hours(each.start, each.end)}){' '}
                        {fill && (
                          <button type="button" className="nb-target nb-plain" onClick={() => fill(each)}>
                            Fill<span className="nb-hidden"> the gap of {times.full(each.start)}</span>
                          </button>
                        )}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </span>
            {fill ? (
              <button type="button" className="nb-target nb-plain" onClick={() => fill(gap)}>
                Fill this gap<span className="nb-hidden"> of {times.full(gap.start)}</span>
              </button>
            ) : (
              <Link href="/on-call/schedule" className="nb-target nb-link">
                To the schedule
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
