/** Books and moves visits, and says each when it is committed: its id and where it stands. Started, and killed, by visits-crash.test.ts. */
import { writeSync } from 'node:fs';
import { openAt } from './helper.ts';

const store = await openAt(process.argv[2]!);
const patient = { name: 'Ana Oakes', dob: '1970-01-01', phones: [], proxies: [], chart: '' };
const { id: patientId } = await store.patients.put(patient, 'cli:test');
const at = (n: number) => ({
  patientId,
  resource: 'vance',
  provider: 'vance',
  location: 'hill',
  visit: 'physical',
  startsAt: new Date(Date.parse('2030-01-01T12:00:00Z') + n * 1_800_000).toISOString(),
  minutes: 30,
});
for (let n = 0; n < 1_000; n++) {
  const booked = await store.visits.book(at(2 * n));
  writeSync(1, `${booked!.id} ${booked!.startsAt}\n`);
  const moved = await store.visits.move(booked!.id, at(2 * n + 1));
  writeSync(1, `${moved!.id} ${moved!.startsAt}\n`);
}
