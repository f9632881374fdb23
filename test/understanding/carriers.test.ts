import t from 'tap';
import type { SlotName } from '../../src/understanding/types.ts';
import { hearThere } from './slots-kit.ts';

const understood = (text: string, asked: SlotName | null) => hearThere(text, { asked });

t.test('a first name is no plan where no plan is spoken of', async (t) => {
  t.equal(understood('oscar whitfield, w h i t f i e l d', 'name').slots.carrier, undefined);
  t.equal(understood('this is oscar lund, what do i owe', null).slots.carrier, undefined);
  t.equal(understood('is oscar there', null).slots.carrier, undefined);
  t.equal(understood('do you take oscar', null).slots.carrier, 'Oscar');
  t.equal(understood('oscar', 'carrier').slots.carrier, 'Oscar');
});

t.test('what is said to be somebody is no plan', async (t) => {
  t.equal(understood('cigna is my dog', null).slots.carrier, undefined);
  t.equal(understood('cigna is my insurance', null).slots.carrier, 'Cigna');
  t.equal(understood('cigna is my secondary', null).slots.carrier, 'Cigna');
});
