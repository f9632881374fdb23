// NIGHTBELL_ROTAS=10000 node test/oncall/schedule/rotas.test.ts compares as many as that.
import t from 'tap';
import { type Schedule, SEATS } from '../../../src/oncall/schedule/types.ts';
import { shiftsBetween, whoIsOnCall } from '../../../src/oncall/schedule/who.ts';
import { CHANGES, COMPARED, Dice, LEAD_DAYS, randomRota } from './random-rota.ts';
import { type Minute, SlowModel } from './slow-model.ts';
import { plusDays, WallClock } from './wall-clock.ts';

const ROTAS = Number(process.env.NIGHTBELL_ROTAS ?? 200);
/** Every so many rotas the next hand-over is compared as well. */
const HAND_OVERS = 5;

/** Who the engine seats in each minute that is compared. */
function byEngine(schedule: Schedule, service: string, clock: WallClock): Minute[] {
  const minutes = Array.from({ length: COMPARED.to - COMPARED.from }, () => ({
    ...{ primary: 'nobody', backup: 'nobody', third: 'nobody' },
  }));
  const range = [clock.instant(COMPARED.from), clock.instant(COMPARED.to)] as const;
  for (const { seat, start, end, person, by } of shiftsBetween(schedule, service, ...range)) {
    const says = `${person} by ${by.rule}${by.id === null ? '' : ` ${by.id}`}`;
    const until = clock.minuteOf(end);
    for (let m = clock.minuteOf(start); m < until; m++) (minutes[m - COMPARED.from] as Minute)[seat] = says;
  }
  return minutes;
}

t.test(`S12: ${ROTAS} random rotas over changes of the clocks, minute by minute against a slow model`, async (t) => {
  const clocks = CHANGES.map(({ zone, date }) => {
    const from = Date.parse(`${plusDays(date, -LEAD_DAYS)}T00:00:00Z`);
    return { clock: new WallClock(zone, from, LEAD_DAYS + 12), date };
  });
  let minutes = 0;
  const rules = new Set<string>();
  for (let seed = 1; seed <= ROTAS; seed++) {
    const dice = new Dice(seed);
    const { clock, date } = clocks[seed % clocks.length] as (typeof clocks)[number];
    const schedule = randomRota(dice, clock, date);
    for (const { id: service } of schedule.services) {
      const engine = byEngine(schedule, service, clock);
      const model = new SlowModel(schedule, clock, service);
      const seen: Minute[] = [];
      for (const [i, found] of engine.entries()) {
        const wanted = model.at(COMPARED.from + i);
        seen.push(wanted);
        for (const seat of SEATS) {
          if (found[seat] === wanted[seat]) continue;
          t.equal(
            found[seat],
            wanted[seat],
            `rota ${seed}, ${clock.zone}, ${service}, ${seat} at ${clock.instant(COMPARED.from + i)}`,
          );
          return;
        }
        rules.add(wanted.primary.split(' ')[2] as string);
      }
      minutes += engine.length;
      if (seed % HAND_OVERS > 0) continue;
      const at = dice.below(engine.length);
      const who = whoIsOnCall(schedule, service, clock.instant(COMPARED.from + at));
      const name = (said: string | undefined) => said?.split(' ')[0];
      t.equal(who.primary.person, name(seen[at]?.primary), `rota ${seed}: at one instant as over a stretch`);
      const next = seen.findIndex((m, i) => i > at && SEATS.some((seat) => name(m[seat]) !== name(seen[at]?.[seat])));
      if (next < 0) continue;
      t.equal(who.until && clock.minuteOf(who.until), COMPARED.from + next, `rota ${seed}: the next hand-over`);
    }
  }
  t.ok(minutes >= ROTAS * 3 * 1440, `${minutes} minutes`);
  t.same(
    [...rules].sort(),
    ['last-resort', 'layer', 'otherwise', 'override', 'shift', 'swap'],
    'every rule had its turn',
  );
});
