import { type PointerEvent, useRef, useState } from 'react';
import type { Stretch } from '../../api/client.ts';

/** Epoch ms. */
export interface Dragged {
  start: number;
  end: number;
}

/** Hand-overs are on the half hour nearly everywhere; the dialog takes any minute. */
const STEP_MS = 30 * 60_000;
/** Less is a click that trembled. */
const SLOP_PX = 5;

/** Drags a stretch along its line of time, or one of its ends. `done` is told at the end, if it is elsewhere then. */
export function useDrag(rangeMs: number, done: (stretch: Stretch, to: Dragged) => void) {
  const [moved, setMoved] = useState<{ stretch: Stretch; to: Dragged } | null>(null);
  const dragged = useRef(false);

  const grab = (event: PointerEvent<HTMLElement>, stretch: Stretch, which: 'both' | 'start' | 'end') => {
    const track = event.currentTarget.closest('ul');
    if (!track || event.button !== 0) return;
    event.stopPropagation();
    dragged.current = false;
    const perPx = rangeMs / track.clientWidth;
    const [startX, start, end] = [event.clientX, Date.parse(stretch.start), Date.parse(stretch.end)];
    let to: Dragged = { start, end };
    const move = ({ clientX }: globalThis.PointerEvent) => {
      if (!dragged.current && Math.abs(clientX - startX) < SLOP_PX) return;
      dragged.current = true;
      const by = Math.round(((clientX - startX) * perPx) / STEP_MS) * STEP_MS;
      to = {
        start:
          which === 'end' ? start : Math.min(start + by, which === 'start' ? end - STEP_MS : Number.POSITIVE_INFINITY),
        end: which === 'start' ? end : Math.max(end + by, which === 'end' ? start + STEP_MS : 0),
      };
      setMoved({ stretch, to });
    };
    const stop = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', stop);
      setMoved(null);
    };
    const up = () => {
      stop();
      if (dragged.current && (to.start !== start || to.end !== end)) done(stretch, to);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', stop);
  };

  return {
    grab,
    /** Where a stretch is while it is dragged. */
    of: (stretch: Stretch): Dragged | null => (moved?.stretch === stretch ? moved.to : null),
    /** Whether what just ended was a click and not a drag. */
    clicked: () => {
      const was = dragged.current;
      dragged.current = false;
      return !was;
    },
  };
}
