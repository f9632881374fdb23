import type { Workload } from '../../api/client.ts';
import { FATIGUE } from '../../format/schedule.ts';

/** Hours and nights of each person. What is much is said in words: a warning, never a block. */
export function Hours({ people }: { people: Workload[] }) {
  if (people.length === 0) return <p className="nb-quiet">Nobody is on call in this time.</p>;
  return (
    <ul className="nb-hours">
      {people.map(({ person, hours, nights, nightPages, longest, warnings }) => (
        <li key={person.id}>
          <span>
            <strong>{person.name}</strong>
            {warnings.length > 0 && (
              <span className="nb-warning">{warnings.map((each) => FATIGUE[each]).join('; ')}</span>
            )}
          </span>
          <dl>
            <Figure name="Primary" value={`${Math.round(hours.primary)} h`} />
            <Figure name="Backup" value={`${Math.round(hours.backup)} h`} />
            <Figure name="Nights" value={String(nights)} />
            <Figure name="Night pages" value={String(nightPages)} />
            <Figure name="Longest" value={`${Math.round(longest)} h`} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
