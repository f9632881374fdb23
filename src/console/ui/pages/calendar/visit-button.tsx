import type { CalendarVisit } from '../../api/client.ts';
import { spanOf } from '../../format/calendar.ts';

/** One visit; it opens what may be done with it. `whose`: also with whom. */
export function VisitButton({
  visit,
  open,
  whose = false,
}: {
  visit: CalendarVisit;
  open: (visit: CalendarVisit) => void;
  whose?: boolean;
}) {
  return (
    <button type="button" className="nb-visit" data-state={visit.state} onClick={() => open(visit)}>
      <span className="nb-visit-time">{spanOf(visit)}</span>
      <strong>{visit.name}</strong>
      <span>{visit.visitName}</span>
      {whose && <span className="nb-dim">{visit.providerName}</span>}
      {visit.state === 'confirmed' && <span className="nb-tag">Confirmed</span>}
    </button>
  );
}
