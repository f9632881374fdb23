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

t.test('by their place, their trade or whose the patient is; a nurse who is ill calls for herself', async (t) => {
  for (const text of [
    'owen from tri county labs here, i have a panic value for you',
    "hello, it's ted, charge nurse over at elm terrace",
    'hello, i have a question on a script of one of your patients',
    "this is deputy crane with the sheriff's office, i have to find somebody",
    'le hablo del laboratorio, tengo un valor de uno de sus pacientes',
    'soy la enfermera del asilo, tengo una residente con calentura',
  ])
    t.equal(hearThere(text).about, 'other', text);
  for (const text of [
    "i'm a nurse myself and i have a question about my own prescription",
    "this is amy, i'm at the pharmacy and they don't have my prescription",
    "i'm calling from the hospital, they're discharging me today",
    'one of your patients told me about you, are you taking new people',
    'i am one of your patients and i need my shot record',
  ])
    t.equal(hearThere(text).about, 'self', text);
});
