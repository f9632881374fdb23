import { SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProtocolDiff, ProtocolText } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { Card } from '../../components/page.tsx';
import { Empty, Show } from '../../components/states.tsx';
import { conceptName } from '../../format/protocol.ts';
import { useResource } from '../../live/resource.ts';

type Change = ProtocolDiff['changes'][number];

const SECTIONS: Record<Change['section'], string> = {
  document: 'Document',
  concept: 'Sign',
  question: 'Question',
  modifier: 'What makes graver',
  disposition: 'What is done',
  instruction: 'Text for callers',
  case: 'Case',
};
const CHANGES: Record<Change['change'], string> = { added: 'new', removed: 'taken away', changed: 'changed' };

/** What is other than in the version that was signed, in plain words; what makes calls less urgent first. */
export function Changes({ version }: { version: ProtocolText }) {
  const [against, setAgainst] = useState('live');
  const { resource, reload } = useResource(
    `diff ${version.id} ${version.revision} ${against}`,
    (signal) => api.getProtocolDiff({ version: version.id, against }, { signal }),
    () => false,
  );
  const order = (change: Change) =>
    change.urgency === 'less' ? 0 : change.change === 'removed' ? 1 : change.urgency === 'more' ? 2 : 3;
  return (
    <Card
      title="What changes"
      aside={
        <SegmentedControl
          aria-label="Compared with"
          value={against}
          onChange={setAgainst}
          data={[
            { value: 'live', label: 'from what is live' },
            { value: 'shipped', label: 'from what came with Nightbell' },
          ]}
        />
      }
    >
      <Show resource={resource} what="what changes" reload={reload}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Empty icon={<IconArrowUp size={40} />} title="Nothing is other than before" />
          ) : (
            <ul className="nb-changes">
              {[...changes]
                .sort((a, b) => order(a) - order(b))
                .map((change) => (
                  <li key={change.section + change.id} data-urgency={change.urgency ?? undefined}>
                    <span className="nb-changes-head">
                      <strong>{change.section === 'case' ? change.id : conceptName(change.id)}</strong>
                      <span className="nb-dim">
                        {SECTIONS[change.section]}, {CHANGES[change.change]}
                      </span>
                      {change.urgency && (
                        <span className="nb-state" data-state={change.urgency}>
                          {change.urgency === 'less' ? (
                            <IconArrowDown size={16} aria-hidden />
                          ) : (
                            <IconArrowUp size={16} aria-hidden />
                          )}
                          {change.urgency === 'less' ? 'less urgent' : 'more urgent'}
                        </span>
                      )}
                    </span>
                    {change.says.map((line) => (
                      <span key={line}>{line}</span>
                    ))}
                  </li>
                ))}
            </ul>
          )
        }
      </Show>
    </Card>
  );
}
