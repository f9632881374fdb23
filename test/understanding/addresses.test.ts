import t from 'tap';
import { addressIn } from '../../src/understanding/address.ts';
import { emailIn } from '../../src/understanding/email.ts';

t.test('a postal address as it is said', async (t) => {
  const says: [string, string | null, boolean?][] = [
    [
      'two fourteen tannery lane, harrow mills, new york, one two oh nine nine',
      '214 Tannery Lane, Harrow Mills, NY 12099',
      false,
    ],
    [
      'my address is 18 Oak Street, apartment three b, Pell Landing, New York 12088',
      '18 Oak Street, Apt 3B, Pell Landing, NY 12088',
      false,
    ],
    [
      'i live at twenty two east forty second street unit nine in albany new york one two two oh seven',
      '22 East Forty Second Street, Unit 9, Albany, NY 12207',
      false,
    ],
    ['forty one county route nine, kinderhook, n y 12106', '41 County Route 9, Kinderhook, NY 12106', false],
    ['p o box one seventeen, harrow mills, new york 12099', 'PO Box 117, Harrow Mills, NY 12099', false],
    ['eleven hundred birch avenue', '1100 Birch Avenue', true],
    ['sixteen elm street, no sorry, sixty elm street, troy, new york 12180', '60 Elm Street, Troy, NY 12180', false],
    ['5 maple court second floor, troy, ny 12180', '5 Maple Court, Second Floor, Troy, NY 12180', false],
    [
      'calle roble número cuarenta y cinco, apartamento dos, laredo, texas 78040',
      'Calle Roble 45, Apt 2, Laredo, TX 78040',
      false,
    ],
    ['vivo en el doce de la avenida central', null],
    ["i don't want to give it", null],
    ['the same as before', null],
  ];
  for (const [text, value, uncertain] of says) {
    const found = addressIn(text);
    t.equal(found?.value ?? null, value, text);
    if (uncertain !== undefined) t.equal(found?.uncertain, uncertain, text);
  }
});

t.test('an e-mail address as it is said', async (t) => {
  const says: [string, string | null, boolean?][] = [
    ['d w a y n e at g mail dot com', 'dwayne@gmail.com', false],
    ["it's j dot p r u e four two at yahoo dot com", 'j.prue42@yahoo.com', false],
    ['ana punto ruiz arroba hotmail punto com', 'ana.ruiz@hotmail.com', true],
    ['mi correo es l u z guion bajo siete arroba outlook punto com', 'luz_7@outlook.com', false],
    ['Wayne.Tate@example.org', 'wayne.tate@example.org', false],
    ['wayne tate at example dot org', 'waynetate@example.org', true],
    ['meet me at the office', null],
    ["i don't have one", null],
  ];
  for (const [text, value, uncertain] of says) {
    const found = emailIn(text);
    t.equal(found?.value ?? null, value, text);
    if (uncertain !== undefined) t.equal(found?.uncertain, uncertain, text);
  }
});
