import t from 'tap';
import { runCases } from '../../src/triage/proofs/cases.ts';
import { proofReport } from '../../src/triage/proofs/prove.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { composeFiles } from '../../src/words/compose.ts';
import { readProtocolFiles, shippedSpecialties } from '../../src/words/files.ts';

t.test('everything shipped together is proven', async (t) => {
  const { failures, proved } = proofReport(loadProtocol(readProtocolFiles().protocol));
  t.same(
    failures.filter((f) => f.severity === 'failure'),
    [],
  );
  t.ok(
    proved.every((p) => p.looked !== ''),
    'and says how far it was looked',
  );
});

/**
 * With `NIGHTBELL_PROOFS=all` each specialty is proven by itself as well, some minutes more; what all of them together keep is proven always, and
 * the base net by itself in cli/protocol.test.ts.
 */
const ALL = process.env.NIGHTBELL_PROOFS === 'all';

for (const name of ['base', ...shippedSpecialties()])
  t.test(`${name}: its cases come out as they say, and it is proven by itself where that is asked for`, async (t) => {
    const protocol = loadProtocol(composeFiles(name));
    if (ALL)
      t.same(
        proofReport(protocol).failures.filter((f) => f.severity === 'failure'),
        [],
      );
    t.same(runCases(protocol), []);
    t.ok(protocol.cases.length >= 10, `${protocol.cases.length} cases`);
  });
