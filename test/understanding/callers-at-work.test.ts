import t from 'tap';
import { hearThere } from './slots-kit.ts';

t.test('who calls for a client or a shop is not the patient', async (t) => {
  const says: [string, string][] = [
    [
      'this is gloria benson with talbot and reed, attorneys, we sent a records request for edgar villa last month',
      'Edgar Villa',
    ],
    ["i'm gloria benson, an attorney, i need the chart of edgar villa", 'Edgar Villa'],
    [
      'this is gloria benson, the pharmacist at the rite aid on dock street, about a refill for edgar villa',
      'Edgar Villa',
    ],
    ["this is gloria benson, i'm a paralegal, it's about our client edgar villa", 'Edgar Villa'],
  ];
  for (const [text, name] of says) {
    const { about, slots } = hearThere(text);
    t.equal(about, 'other', text);
    t.equal(slots.name, name, text);
  }
  const alone = hearThere('this is gloria benson with talbot and reed, attorneys, about a records request');
  t.equal(alone.about, 'other');
  const own = hearThere('this is gloria benson, my attorney needs my records');
  t.equal(own.about, 'self');
});
