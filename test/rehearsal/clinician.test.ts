import t from 'tap';
import { CLINICIAN_PROMPTS } from '../../src/conversation/prompts/clinician.ts';
import { keysFor } from '../../src/rehearsal/clinician.ts';

const said = (...ids: (keyof typeof CLINICIAN_PROMPTS)[]) => ids.map((id) => CLINICIAN_PROMPTS[id].en).join(' ');

t.test('A clinician does what the voice says: the key, the PIN, and a talk where somebody waits', (t) => {
  t.equal(keysFor(said('announce'), '482739'), '1');
  t.equal(keysFor(said('askPin'), '482739'), '482739#');
  t.equal(keysFor(said('wrongPin', 'askPin'), '482739'), '482739#');
  t.equal(keysFor(said('caseUrgent', 'caseNoReason', 'caseWaiting', 'menu'), '482739'), '1');
  t.equal(keysFor(said('caseUrgent', 'caseNoReason', 'caseGone', 'menu'), '482739'), '2');
  t.equal(keysFor(said('caseEmergency', 'caseTold911', 'caseWaiting', 'menu'), '482739'), '2');
  t.equal(keysFor(said('thanks'), '482739'), null);
  t.end();
});
