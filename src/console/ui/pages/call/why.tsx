import { Text } from '@mantine/core';
import type { CallRecord } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { deciding, ruleName } from '../../format/words.ts';
import { useTimes } from '../../practice.tsx';

/** The tier and why: which concepts were heard, in the caller's own words. */
export function Why({ record: { call, dispositions } }: { record: CallRecord }) {
  const times = useTimes();
  const reason = deciding(dispositions, call.tier);
  return (
    <Card title="Disposition">
      {!reason ? (
        <p className="nb-quiet">Nothing has been judged yet.</p>
      ) : (
        <>
          {reason.flags.length === 0 ? (
            <Text>No red flag was heard.</Text>
          ) : (
            <ul className="nb-flags">
              {reason.flags.map(({ concept, words, tier }) => (
                <li key={`${concept} ${words}`} data-tier={tier}>
                  <strong>{ruleName(concept)}</strong>
                  <q lang={call.lang}>{words}</q>
                </li>
              ))}
            </ul>
          )}
          <Text c="dimmed" size="sm" mt="sm" className="nb-protocol-name">
            Judged at {times.second(reason.at)} by protocol {reason.protocol}
          </Text>
        </>
      )}
    </Card>
  );
}
