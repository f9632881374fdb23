// The people here are invented.
import t from 'tap';
import { type Known, patientOf } from '../../src/desk/verification.ts';

const register: Known[] = [
  { id: 'ana', name: 'Ana Núñez Ortega', dob: '1980-04-02', phones: ['+15185550140'] },
  { id: 'odell', name: "Siobhan O'Dell", dob: '1980-04-02', phones: [] },
  { id: 'wilhelm', name: 'Wilhelmina Prentice', dob: '1961-07-19', phones: ['+15185550141'] },
  { id: 'mia', name: 'Mia Larkspur', dob: '2019-01-05', phones: ['+15185550142'] },
  { id: 'mika', name: 'Mika Larkspur', dob: '2019-01-05', phones: ['+15185550142'] },
];
const found = (name: string, dob: string, phone: string | null = null) =>
  patientOf({ name, dob, phone }, register)?.id ?? null;

t.test(
  'S8: two identifiers that match: the name but for accents, case and order, and the very day of birth',
  async (t) => {
    t.equal(found('ana nunez ortega', '1980-04-02'), 'ana');
    t.equal(found('Núñez Ortega, Ana', '1980-04-02'), 'ana');
    t.equal(found('siobhan odell', '1980-04-02'), 'odell');
    t.equal(found('Ana Nuñez Ortega', '1980-04-03'), null, 'a day off');
    t.equal(
      found('Ana Nuñez Ortega', '1980-02-04', '+15185550140'),
      null,
      'day and month changed, and the number right',
    );
  },
);

t.test('a name that was heard a little otherwise is found where only one can be meant', async (t) => {
  t.equal(found('shavon o dell', '1980-04-02'), null, 'too far off');
  t.equal(found('siobhan odel', '1980-04-02'), 'odell');
  t.equal(found('wilhelmina prentiss', '1961-07-19'), 'wilhelm');
});

t.test('S8: half a name is none, and nobody else is taken for a patient', async (t) => {
  t.equal(found('Ana', '1980-04-02', '+15185550140'), null);
  t.equal(found('', '1980-04-02'), null);
  t.equal(found('Bertram Fosdyke', '1980-04-02', '+15185550140'), null);
  t.equal(found('Ana Fosdyke', '1980-04-02'), null);
});

t.test('S8: twins are told apart by their names, never guessed', async (t) => {
  t.equal(found('Mia Larkspur', '2019-01-05', '+15185550142'), 'mia');
  t.equal(found('Mika Larkspur', '2019-01-05'), 'mika');
  t.equal(found('Mie Larkspur', '2019-01-05', '+15185550142'), null, 'it could be either');
});
