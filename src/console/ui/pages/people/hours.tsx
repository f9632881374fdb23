import type { Workload } from '../../api/client.ts';
import { FATIGUE } from '../../format/schedule.ts';

/** Hours and nights of each person. What is much is said in words: a warning, never a block. */
export function Hours({ people }: { people: Workload[] }) {
  if (people.length === 0) return <p className="nb-quiet">Nobody is on call in this time.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="nb-table-frame" tabIndex={0} aria-label="Table of hours">
      <table className="nb-table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Primary, h</th>
            <th scope="col">Backup, h</th>
            <th scope="col">Nights</th>
            <th scope="col">Night pages</th>
            <th scope="col">Longest, h</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ person, hours, nights, nightPages, longest, warnings }) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name}
                {warnings.length > 0 && (
                  <span className="nb-warning">{warnings.map((each) => FATIGUE[each]).join('; ')}</span>
                )}
              </th>
              <td>{Math.round(hours.primary)}</td>
              <td>{Math.round(hours.backup)}</td>
              <td>{nights}</td>
              <td>{nightPages}</td>
              <td>{Math.round(longest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
