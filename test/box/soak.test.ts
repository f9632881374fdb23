// The long run shortened: `npm run soak` plays a thousand such calls.
import t from 'tap';
import { judge } from '../soak/judge.ts';
import { soak } from '../soak/soak.ts';

/** Callers of ten kinds out of twelve, who together take half a minute. */
const SEED = 219;
/** Another test takes the processors meanwhile; what a caller waits for on a quiet machine is for the benches and the long run. */
const MOST_SILENCE_MS = 5_000;

t.test(
  'random callers, eight at once: none stuck, none in silence, nothing leaked, every complaint paged',
  async (t) => {
    const soaked = await soak(t, {
      calls: 20,
      atOnce: 8,
      seed: SEED,
      rests: 2,
      patience: { waitMs: 5_000, stayMs: 10_000 },
    });
    const { faults, figures } = judge(soaked, MOST_SILENCE_MS);
    t.comment(JSON.stringify(figures));
    if (soaked.lastWords) t.comment(soaked.lastWords);
    t.ok(figures.answered >= 12 && figures.words >= 8, 'they were answered and spoke');
    t.same(faults, []);
  },
);
