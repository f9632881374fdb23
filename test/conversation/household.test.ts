import { test } from 'tap';
import type { DeskRequest, DeskServices } from '../../src/desk/requests.ts';
import { type Housemate, householdName } from '../../src/understanding/household-name.ts';
import { startCall } from './call-kit.ts';

const MATES: Housemate[] = [
  { name: 'Orville Tamsin', dob: '1951-03-04' },
  { name: 'Odette Tamsin', dob: '1953-08-19' },
];

test('a name that was misheard is made out by who has the number', async (t) => {
  const of = (heard: string, dob: string | null) => householdName([heard], dob, MATES);
  t.same(of('Orville Tamson', '1951-03-04'), { name: 'Orville Tamsin', sure: true });
  t.same(
    of('Or will tam, sin, t a m', '1951-03-04'),
    { name: 'Orville Tamsin', sure: false },
    'in pieces: it is asked',
  );
  t.same(of('Oh dead Tom Sun', '1953-08-19'), { name: 'Odette Tamsin', sure: false }, 'far off: it is asked');
  t.same(of('Odette Tamsin', null), { name: 'Odette Tamsin', sure: true }, 'without a date it is the very name');
  t.equal(of('Orval Tomson', '1953-08-19'), null, "with the other's date of birth it is nobody's");
  t.equal(of('Dana Tamsin', '1951-03-04'), null, 'another of the family');
  t.equal(of('Priscilla Okonkwo', '1951-03-04'), null, 'a stranger who knows the date');
  t.equal(of('Orville Tamsin', '1960-01-01'), null, 'a stranger of the name');
  t.equal(of('Audrey Tamsin', '1953-08-19'), null, 'S8: a sister, however near: no name is told that was not said');
  t.match(of('Odeth Tamsin', '1953-08-19'), { sure: false }, 'nothing that nobody is called: it is asked');
  t.equal(of("No, it's Olivia Tamsin", '1953-08-19'), null, 'S8');
  t.equal(householdName(['Or dead Tamsin', 'Olivia Tamsin'], '1953-08-19', MATES), null, 'S8: in any reading');
  t.match(of('No, Ville Tamsin', '1951-03-04'), { name: 'Orville Tamsin' }, 'its beginning was lost');
  const twins = [
    { name: 'Mara Quill', dob: '2015-05-05' },
    { name: 'Mira Quill', dob: '2015-05-05' },
  ];
  t.equal(householdName(['mehra quill'], '2015-05-05', twins), null, 'either twin');
});

function register(): DeskServices & { asked: DeskRequest[] } {
  const asked: DeskRequest[] = [];
  return {
    asked,
    async ask(request) {
      asked.push(request);
      return request.want === 'household' ? { to: 'household', mates: MATES } : { to: 'failed', want: request.want };
    },
  };
}

test('within a call: read back as the register has it, and not again after a no', async (t) => {
  const services = register();
  const call = await startCall([], { services });
  t.teardown(() => call.run.stop());
  t.match(services.asked[0], { want: 'household', phone: /^\+1/ });
  await call.says('i would like to leave a message for the doctor, the new glasses have come');
  await call.says('or fill tum zen. march fourth nineteen fifty one');
  t.match(call.prompts.at(-1), /name|readBack/i, 'it is asked');
  t.equal(call.facts.name, 'Orville Tamsin');
  t.equal(call.facts.dob, '1951-03-04');
  await call.says('no, it is horace tamsworth');
  t.not(call.facts.name, 'Orville Tamsin', 'who says no has the last word');
});

test('the name of somebody else than the patient is left as it was said', async (t) => {
  const call = await startCall([], { services: register() });
  t.teardown(() => call.run.stop());
  await call.says('i need my pills renewed, the lisinopril ten');
  await call.says('odette tamson. first of april nineteen ninety');
  t.not(call.facts.name, 'Odette Tamsin', 'another date of birth');
});
