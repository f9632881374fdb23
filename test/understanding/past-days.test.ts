import t from 'tap';
import type { SlotName } from '../../src/understanding/types.ts';
import { hearThere } from './slots-kit.ts';

// A Wednesday.
const NOW = '2026-10-21T10:00:00';
const hear = (text: string, asked: SlotName | null = null) => hearThere(text, { asked, now: NOW });

t.test('a day that is told of is no wish', async (t) => {
  t.equal(hear('we had my cousins over friday and i ate too much, can i get an appointment').slots.when, undefined);
  t.equal(hear('i need to change my appointment on monday, we had a party friday').slots.when, undefined);
  t.equal(hear('i had hoped for friday', 'when').slots.when, '2026-10-23');
  t.equal(hear('can i come in on friday').slots.when, '2026-10-23');
});

t.test('cancelled for another day: moved to that one', async (t) => {
  const moved = hear('please cancel my november fifth and book me for the twelfth instead');
  t.equal(moved.intent, 'reschedule');
  t.equal(moved.slots.when, '2026-11-12');
  const gone = hear('please cancel my november fifth, and tell doctor okafor thanks');
  t.equal(gone.intent, 'cancel');
});
