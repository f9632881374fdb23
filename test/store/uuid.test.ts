import t from 'tap';
import { uuidv7 } from '../../src/store/uuid.ts';

t.test('ids are UUIDs of version 7 that sort in the order they were made', (t) => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7());
  t.match(ids[0], /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  t.equal(new Set(ids).size, ids.length);
  t.same([...ids].sort(), ids);
  const later = uuidv7(Date.now() + 1000);
  t.ok(uuidv7(0) > later, 'also when the clock steps back');
  t.equal(Number.parseInt(uuidv7(0x0fff_ffff_ffff).replaceAll('-', '').slice(0, 12), 16), 0x0fff_ffff_ffff);
  t.end();
});
