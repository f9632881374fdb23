import t from 'tap';
import type { PageCase } from '../../../src/oncall/page.ts';
import { opened } from '../../../src/oncall/paging/apply.ts';
import { sameCaller } from '../../../src/oncall/paging/same-caller.ts';
import { ladderOf } from './story.ts';

type Patient = PageCase['patient'];
const PHONE = '+15185550177';
const who = (name: string | null, dob: string | null = null): Patient => ({ name, dob, age: null });

/** Whether a second call from one number is joined with the first, by what each says of the patient. The key is there with name and birthday only. */
function joins(before: Patient, now: Patient, phone = PHONE): boolean {
  const caller = ({ name, dob }: Patient, number = PHONE) => ({
    phone: number,
    patient: name && dob ? `${name} ${dob}` : null,
  });
  const first = opened({
    ...{ type: 'opened', at: 0, id: 'e', reference: '1234', tier: 'urgent', callId: 'a', caller: caller(before) },
    ladder: ladderOf('0 primary', 'urgent'),
  });
  const says = { tier: 'urgent' as const, flags: [], patient: now, patientsOf: () => [before] };
  return sameCaller([first], caller(now, phone), 1, says) === first;
}

t.test('one number, and what is known of the patient', async (t) => {
  const rosa = who('Rosa Ibarra', '1961-05-02');
  const cases: [string, Patient, Patient, boolean][] = [
    ['nobody named', who(null), who(null), true],
    ['the name left out the second time', rosa, who(null), true],
    ['the name given the second time', who(null), rosa, true],
    ['the birthday left out', rosa, who('Rosa'), true],
    ['the birthday given the second time', who('Rosa'), rosa, true],
    ['the name alone, without its accent', who('José Ortega'), who('jose'), true],
    ['two names without a birthday', who('Rosa'), who('Luis'), false],
    ['another birthday', who('Rosa', '1961-05-02'), who('Rosa', '1990-05-02'), false],
    ['a birthday alone, and another', rosa, who(null, '1990-05-02'), false],
  ];
  for (const [title, before, now, wanted] of cases) t.equal(joins(before, now), wanted, title);
  t.equal(
    joins(who('Rosa'), who('Rosa'), '+15185550178'),
    false,
    'a first name is not known again from another number',
  );
  t.equal(joins(rosa, rosa, '+15185550178'), true, 'name and birthday are');
});
