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

t.test('the kind of plan may be told behind the insurer', async (t) => {
  t.equal(understood('we are with cigna now, the medicare one', 'carrier').slots.carrier, 'Cigna Medicare');
  t.equal(
    understood('it will be aetna come june, the medicare advantage', 'carrier').slots.carrier,
    'Aetna Medicare Advantage',
  );
  t.equal(understood('es fidelis, el medicaid', 'carrier').slots.carrier, 'Fidelis Medicaid');
  t.equal(understood('cigna, and medicare is my secondary', 'carrier').slots.carrier, 'Cigna');
  t.equal(understood('cigna, the medicare is my husbands', 'carrier').slots.carrier, 'Cigna');
});

t.test('the plan that is left is not the plan', async (t) => {
  t.equal(understood('glad to be rid of cigna, the new job gives us aetna', 'carrier').slots.carrier, 'Aetna');
  t.equal(understood('we are leaving humana for cigna', 'carrier').slots.carrier, 'Cigna');
  t.equal(understood('aetna dropped me, i am with fidelis now', 'carrier').slots.carrier, 'Fidelis');
  t.equal(understood('humana ended', 'carrier').slots.carrier, 'Humana', 'where no other is named');
});
