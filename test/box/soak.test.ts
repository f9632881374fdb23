// The long run shortened: `npm run soak` plays a thousand such calls.
import { availableParallelism, loadavg } from 'node:os';
import t from 'tap';
import { judge } from '../soak/judge.ts';
import { soak } from '../soak/soak.ts';

/** Callers of eight kinds out of twelve, who together take a quarter of a minute. */
const SEED = 559;
/**
 * Another test takes the processors meanwhile; what a caller waits for on a quiet machine is for the benches and the long run. Where much
 * more than that runs, silence tells of the machine and not of the box.
 */
const mostSilenceMs = () => ((loadavg()[0] ?? 0) > 3 * availableParallelism() ? Number.POSITIVE_INFINITY : 5_000);

t.test(
  'random callers, eight at once: none stuck, none in silence, nothing leaked, every complaint paged',
  async (t) => {
    const soaked = await soak(t, {
      calls: 10,
      atOnce: 8,
      seed: SEED,
      rests: 2,
      patience: { waitMs: 4_000, stayMs: 6_000 },
    });
    const { faults, figures } = judge(soaked, mostSilenceMs());
    t.comment(JSON.stringify(figures));
    if (soaked.lastWords) t.comment(soaked.lastWords);
    t.ok(figures.answered >= 7 && figures.words >= 3, 'they were answered and spoke');
    t.same(faults, []);
  },
);
