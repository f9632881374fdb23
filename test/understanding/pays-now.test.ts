import t from 'tap';
import { asksToPay } from '../../src/understanding/pays-now.ts';

t.test('whoever would pay now, by card or by telephone', async (t) => {
  for (const said of [
    'should i read you the card now',
    'do you want the debit card number',
    'could i pay the rest over the phone',
    'just run my visa',
    'so who do i pay then',
    '¿puedo pagar con la tarjeta de una vez?',
    'le doy la tarjeta de débito',
  ])
    t.equal(asksToPay(said), true, said);
  for (const said of [
    'do you want my new card',
    'can i give you my insurance card number',
    'can i give her two of them',
    'i lost my appointment card',
    'what is this charge for',
    'puedo darle la medicina con comida',
  ])
    t.equal(asksToPay(said), false, said);
});
