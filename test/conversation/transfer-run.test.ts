import t from 'tap';
import { shownText } from '../../src/conversation/script.ts';
import type { Transfer } from '../../src/conversation/transfer.ts';
import { whisper } from '../../src/conversation/transfer-case.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { transferTargets } from '../../src/wiring/transfer-to.ts';
import { CASE, MadeUpLeg, presses, settle, target, transferring } from './transfer-kit.ts';

const BILLING = '+15185550141';
const DESK = '+15185550142';
const DOCTOR = '+15185550143';
const taking = () => presses([[/Press one/, '1']]);
const now = () => CASE;
/** The telephone that took it, or null. */
async function took(result: ReturnType<Transfer>): Promise<string | null> {
  const came = await result;
  return came.news === 'taken' ? came.leg.to : null;
}
const NEVER = new AbortController().signal;
const patientData = /Odalys|1971|charged|Granite/;

t.test('whoever answers presses 1, hears the case, and is joined with the caller', async (t) => {
  const { transfer, heard, legs, told } = transferring([target('billing', BILLING)], { [BILLING]: taking() });
  t.equal(await took(transfer(now, NEVER)), BILLING);
  const all = heard[BILLING]!;
  t.match(all[0], /Alder Creek Clinic/);
  t.notMatch(all.slice(0, 2).join(' '), patientData, 'nothing about the patient before the key (S8)');
  t.match(all.join(' '), /Odalys Brandt.*bill.*double charged.*Granite Mutual/s);
  t.same(told, ['billing'], 'the look is written down (S10)');
  const caller = new MadeUpLeg('caller');
  const leg = legs[BILLING]!;
  await caller.handOver({ to: 'leg', leg });
  leg.end('handed-over');
  await settle();
  t.equal(leg.over, 'handed-over');
  t.notMatch(all.at(-1), /no longer/);
});

t.test('a voicemail learns nothing and the next telephone rings', async (t) => {
  const { transfer, rung, heard, legs, told } = transferring([target('billing', BILLING), target('front_desk', DESK)], {
    [BILLING]: () => undefined,
    [DESK]: taking(),
  });
  t.equal(await took(transfer(now, NEVER)), DESK);
  t.same(rung, [BILLING, DESK]);
  t.notMatch(heard[BILLING]!.join(' '), patientData);
  t.equal(legs[BILLING]!.over, 'we-hung-up');
  t.same(told, ['front_desk']);
});

t.test('busy, nobody there, passed on: nobody', async (t) => {
  const doctor = presses([
    [/Press one/, '1'],
    [/PIN/, '4711#'],
    [/Putting you through/, '3'],
  ]);
  const targets = [target('billing', BILLING), target('front_desk', DESK), target('dr', DOCTOR, 'pin')];
  const { transfer, rung, legs } = transferring(targets, { [BILLING]: 'busy', [DESK]: 'no-answer', [DOCTOR]: doctor });
  t.equal(await took(transfer(now, NEVER)), null);
  t.same(rung, [BILLING, DESK, DOCTOR]);
  t.equal(legs[DOCTOR]!.over, 'we-hung-up');
});

t.test('a private telephone: the PIN comes before the case', async (t) => {
  const right = presses([
    [/Press one/, '1'],
    [/PIN/, '4711#'],
  ]);
  const { transfer, heard } = transferring([target('dr', DOCTOR, 'pin')], { [DOCTOR]: right });
  t.equal(await took(transfer(now, NEVER)), DOCTOR);
  const all = heard[DOCTOR]!;
  const pin = all.findIndex((line) => /PIN/.test(line));
  t.notMatch(all.slice(0, pin + 1).join(' '), patientData);
  t.match(all.slice(pin + 1).join(' '), patientData);

  const wrong = presses([
    [/Press one/, '1'],
    [/PIN/, '9999#'],
    [/PIN/, '9999#'],
  ]);
  const stranger = transferring([target('dr', DOCTOR, 'pin')], { [DOCTOR]: wrong });
  t.equal(await took(stranger.transfer(now, NEVER)), null);
  t.notMatch(stranger.heard[DOCTOR]!.join(' '), patientData, 'a stranger hears nothing');
  t.same(stranger.told, []);
});

t.test('who can prove nothing is put through and told nothing', async (t) => {
  const { transfer, heard, told } = transferring([target('operator', DESK, 'none')], { [DESK]: taking() });
  t.equal(await took(transfer(now, NEVER)), DESK);
  t.notMatch(heard[DESK]!.join(' '), patientData);
  t.same(told, []);
});

t.test('the caller hangs up', async (t) => {
  t.test('while it rings: the ringing stops and no other telephone rings', async (t) => {
    const abort = new AbortController();
    const targets = [target('billing', BILLING), target('front_desk', DESK)];
    const { transfer, rung } = transferring(targets, { [BILLING]: 'rings', [DESK]: taking() });
    const news = transfer(now, abort.signal);
    await settle();
    abort.abort();
    t.equal(await took(news), null);
    t.same(rung, [BILLING]);
  });
  t.test('during the announcement or the case: whoever has it in hand hears so, and no patient data', async (t) => {
    for (const when of [/Press one/, /Odalys/]) {
      const abort = new AbortController();
      const press = taking();
      const { transfer, heard, legs } = transferring([target('billing', BILLING)], {
        [BILLING]: (line, leg) => {
          if (when.test(line)) abort.abort();
          else press(line, leg);
        },
      });
      t.equal(await took(transfer(now, abort.signal)), null);
      await settle();
      t.match(heard[BILLING]!.join(' '), /no longer waiting\. .*Goodbye\.$/);
      t.equal(legs[BILLING]!.over, 'we-hung-up');
    }
  });
  t.test('after it was taken, before they are joined', async (t) => {
    const abort = new AbortController();
    const { transfer, heard, legs } = transferring([target('billing', BILLING)], { [BILLING]: taking() });
    t.equal(await took(transfer(now, abort.signal)), BILLING);
    abort.abort();
    for (let i = 0; i < 100 && !legs[BILLING]!.over; i++) await settle();
    t.match(heard[BILLING]!.join(' '), /no longer waiting/);
    t.equal(legs[BILLING]!.over, 'we-hung-up');
  });
});

t.test('the far end dies', async (t) => {
  t.test('in each state of the whisper: the next telephone', async (t) => {
    for (const when of [/Alder/, /Odalys/, /Putting/]) {
      const press = taking();
      const dying = (line: string, leg: MadeUpLeg) => (when.test(line) ? leg.end('lost') : press(line, leg));
      const targets = [target('billing', BILLING), target('front_desk', DESK)];
      const { transfer } = transferring(targets, { [BILLING]: dying, [DESK]: taking() });
      t.equal(await took(transfer(now, NEVER)), DESK, `${when}`);
    }
  });
  t.test('nobody joins them: they are let go', async (t) => {
    const { transfer, legs } = transferring([target('billing', BILLING)], { [BILLING]: taking() });
    t.equal(await took(transfer(now, NEVER)), BILLING);
    for (let i = 0; i < 100 && !legs[BILLING]!.over; i++) await settle();
    t.equal(legs[BILLING]!.over, 'we-hung-up');
  });
  t.test('a line that cannot be rung at all', async (t) => {
    const trunk = { originate: () => Promise.reject(new Error('stopped')) };
    const { transfer } = transferring([target('billing', BILLING)], {}, { trunk });
    t.equal(await took(transfer(now, NEVER)), null);
  });
});

t.test('three telephones at most', async (t) => {
  const many = ['1', '2', '3', '4', '5'].map((n) => target(n, `+1518555014${n}`));
  const { transfer, rung } = transferring(many, {});
  t.equal(await took(transfer(now, NEVER)), null);
  t.equal(rung.length, 3);
});

t.test('the whisper', async (t) => {
  const said = (more: Partial<typeof CASE>) => shownText(whisper({ ...CASE, ...more }), 'en');
  t.match(said({ tier: 'urgent', intent: 'symptom' }), /^Urgent\..*A clinical question/);
  t.match(said({ tier: 'semi_urgent' }), /^To be seen to first\./);
  t.match(said({ patient: { name: null, dob: null } }), /gave no name/);
  t.match(said({ lang: 'es' }), /speaks Spanish/);
  t.match(said({ crisis: true, why: 'distress' }), /distress.*988/);
  const refill = [
    { name: 'medication', value: 'losartan' },
    { name: 'dose', value: '50 mg' },
    { name: 'member_id', value: 'GM4471902' },
  ];
  t.match(said({ intent: 'refill', facts: refill }), /Medicine: losartan 50 mg\./);
  const more = [
    { name: 'caller_name', value: 'Odo Lark' },
    { name: 'days_left', value: '2' },
    { name: 'when', value: '2026-11-24' },
  ];
  t.match(
    said({ facts: more }),
    /Odo Lark is calling for the patient\..*Days left: 2\..*The time that was asked for: .*November 24/,
  );
  const self = { name: 'Odo Lark', dob: null };
  t.notMatch(said({ facts: more, patient: self }), /calling for/, 'who calls for themselves is no other');
  t.notMatch(said({ facts: refill }), /GM4471902/, 'numbers are in the record, not in the whisper');
  t.ok(said({ reason: 'word '.repeat(300) }).length < 400, 'a long story is cut: the caller is waiting');
});

t.test('who is rung', async (t) => {
  const practice = parsePractice(`
practice: {name: Alder Creek Clinic, time_zone: America/Chicago, main_line: "+15185550140", default_area_code: "518"}
providers: [{id: brandt, name: Dr. Ines Brandt, on_call_phone: "${DOCTOR}"}]
departments:
  front_desk: {takes: [schedule], phone: "${DESK}"}
  billing: {takes: [billing], phone: "${BILLING}"}
  records: {takes: [records], phone: "+15185550140"}
  referrals: {takes: [referral]}
`);
  const [onCall] = practice.people;
  const rung = (to: string | null, open: boolean, wakes = false, operator = '') =>
    transferTargets({ practice, open, onCall: onCall!, operator }, to, wakes).map((x) => `${x.person.id} ${x.proof}`);
  t.same(rung('billing', true), ['billing key', 'front_desk key']);
  t.same(rung('billing', true, true), ['billing key', 'front_desk key', 'brandt pin']);
  t.same(rung('billing', false), ['billing pin']);
  t.same(rung(null, true), ['front_desk key']);
  t.same(rung(null, true, true), ['front_desk key', 'brandt pin']);
  t.same(rung(null, false, true), ['brandt pin']);
  t.same(rung(null, false), [], 'nobody is woken for a refill');
  t.same(rung(null, false, true, '+15185550149'), ['operator none', 'brandt pin']);
  t.same(rung(null, true, false, DESK), ['operator key'], 'one telephone is rung once');
  t.same(rung('records', true), ['front_desk key'], 'the main line would come back to the box');
  t.same(rung('referrals', false), [], 'a department without a telephone');
  t.same(rung('unheard_of', false), []);
});
