// The people here are invented.
import t from 'tap';
import { readPatientList } from '../../src/desk/patient-list.ts';

const read = (text: string) => readPatientList(text, '518');

t.test(
  'a list as a practice saves it: quotes, semicolons, other headings, dates and numbers as they are written',
  async (t) => {
    t.same(read('name,dob,phone\nAna Núñez,1980-04-02,(518) 555-0140\n'), {
      patients: [{ name: 'Ana Núñez', dob: '1980-04-02', phones: ['+15185550140'], proxies: null, chart: '' }],
      refused: [],
    });
    const sheet = [
      '\uFEFF"Last Name";"First Name";"Date of Birth";"Home Phone";"Cell Phone";"Proxy";"MRN"',
      '"Oakes ""Bo""";"Robert";"12/30/1955";"555-0141";"+15185550142|5185550142";"Jo Oakes (spouse)|Hill House (facility)|Kit Oakes";"C-77"',
    ].join('\r\n');
    t.same(read(sheet)?.patients, [
      {
        name: 'Robert Oakes "Bo"',
        dob: '1955-12-30',
        phones: ['+15185550141', '+15185550142'],
        proxies: [
          { name: 'Jo Oakes', relation: 'spouse' },
          { name: 'Hill House', relation: 'facility' },
          { name: 'Kit Oakes', relation: null },
        ],
        chart: 'C-77',
      },
    ]);
    t.match(read('patient,born\n"Oakes, Robert",1955-12-30')?.patients, [{ name: 'Robert Oakes' }]);
  },
);

t.test('a line that cannot be read is named by its number and by nothing of what it holds', async (t) => {
  const list = read(
    'name,dob,phone\nAna Núñez,1980-04-02,\n\n"Two\nlines",1980-13-02,\nBob Oakes,02/30/1980,\nCher,1946-05-20,\nKit Oakes,2001-01-01,12\nLiv Oakes,1/2/2001,',
  );
  t.same(
    list?.refused.map(({ line, why }) => [line, why]),
    [
      [4, 'no date of birth that can be read'],
      [6, 'no date of birth that can be read'],
      [7, 'no first and last name'],
      [8, 'a telephone number that cannot be read'],
    ],
  );
  t.same(
    list?.patients.map(({ name, dob }) => [name, dob]),
    [
      ['Ana Núñez', '1980-04-02'],
      ['Liv Oakes', '2001-01-02'],
    ],
  );
});

t.test('without headings for name and birth it is no such list', async (t) => {
  for (const text of ['', 'Ana Núñez,1980-04-02\n', 'name,phone\nAna,1', 'first name,dob\nAna,1980-04-02'])
    t.equal(read(text), null, text);
});
