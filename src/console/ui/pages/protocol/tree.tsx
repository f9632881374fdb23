import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProtocolTree } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { Card } from '../../components/page.tsx';
import { Show } from '../../components/states.tsx';
import { TierBadge } from '../../components/tier.tsx';
import { conceptName, DISPOSITIONS } from '../../format/protocol.ts';
import { useResource } from '../../live/resource.ts';

type Concept = ProtocolTree['concepts'][number];
type Question = ProtocolTree['questions'][number];
type Outcome = Question['unsure'];

/** Everything that a version holds, to read and to search: signs, questions and where answers lead, what raises, texts. */
export function TreeView({ version, hash, focus }: { version: string; hash: string; focus: string }) {
  const { resource, reload } = useResource(
    `tree ${version} ${hash}`,
    (signal) => api.getProtocolTree({ version }, { signal }),
    () => false,
  );
  return (
    <Show resource={resource} what="what is in it" reload={reload}>
      {(tree) => <Tree tree={tree} focus={focus} />}
    </Show>
  );
}

function Tree({ tree, focus }: { tree: ProtocolTree; focus: string }) {
  const [search, setSearch] = useState(focus);
  const [layer, setLayer] = useState<string | null>(null);
  const wanted = search.trim().toLowerCase();
  const inLayer = (one: { layer: number }) => layer === null || String(one.layer) === layer;
  const holds = (...texts: string[]) => wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
  const concepts = tree.concepts.filter((c) => inLayer(c) && holds(c.id, conceptName(c.id), ...c.words));
  const questions = tree.questions.filter((q) => inLayer(q) && holds(q.id, q.en, q.es, ...q.askedBy));
  const asked = new Map(tree.questions.map((q) => [q.id, q]));
  const groups = Object.keys(DISPOSITIONS).map(
    (id) => [id, concepts.filter((c) => c.kind === 'finding' && c.disposition === id)] as const,
  );
  const unclear = concepts.filter((c) => c.kind === 'finding' && c.disposition === null);
  return (
    <div className="nb-stack">
      <div className="nb-tree-search">
        <TextInput
          label="Search"
          placeholder="a sign, a word a caller uses, a question"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
        />
        <Select
          label="From"
          placeholder="every document"
          value={layer}
          onChange={setLayer}
          clearable
          clearButtonProps={{ 'aria-label': 'Show every document' }}
          data={[...new Map(tree.documents.map((d) => [String(d.layer), d.title]))].map(([value, label]) => ({
            value,
            label,
          }))}
        />
      </div>
      {groups.map(
        ([id, list]) =>
          list.length > 0 && (
            <Card key={id} title={`${DISPOSITIONS[id]}: ${list.length} ${list.length === 1 ? 'sign' : 'signs'}`}>
              {list.map((concept) => (
                <Sign key={concept.id} concept={concept} asked={asked} open={wanted !== '' && list.length < 6} />
              ))}
            </Card>
          ),
      )}
      {unclear.length > 0 && (
        <Card title="Too little to go on: a question follows">
          {unclear.map((concept) => (
            <Sign key={concept.id} concept={concept} asked={asked} open={false} />
          ))}
        </Card>
      )}
      {questions.length > 0 && (
        <Card title={`Questions: ${questions.length}`}>
          {questions.map((question) => (
            <details key={question.id} className="nb-details">
              <summary lang="en">{question.en}</summary>
              <Answers question={question} asked={asked} depth={0} />
              <p className="nb-dim">Asked by: {question.askedBy.map(conceptName).join(', ') || 'nobody'}.</p>
            </details>
          ))}
        </Card>
      )}
      {wanted === '' && tree.modifiers.some(inLayer) && (
        <Card title="What makes everything graver">
          <ul className="nb-failures">
            {tree.modifiers.filter(inLayer).map((modifier) => (
              <li key={modifier.id}>
                <strong>{modifier.en}</strong>
                {modifier.raises.map((raise, i) => (
                  <span key={i}>
                    {raise.concepts
                      ? raise.concepts.map(conceptName).join(', ')
                      : `whatever is ${DISPOSITIONS[raise.from ?? '']?.toLowerCase()}`}
                    {raise.ask ? ' leads to a question' : ` becomes ${DISPOSITIONS[raise.to]!.toLowerCase()}`}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {wanted === '' && tree.instructions.some(inLayer) && (
        <Card title="Texts of the practice that callers may hear">
          <ul className="nb-failures">
            {tree.instructions.filter(inLayer).map((text) => (
              <li key={text.id}>
                <span lang="en">{text.en}</span>
                <span lang="es">{text.es}</span>
                <span className="nb-dim">
                  {text.approvedBy
                    ? `Approved by ${text.approvedBy}.`
                    : text.kind === 'self_care'
                      ? 'Not spoken: no clinician has approved it.'
                      : 'A text of the practice.'}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function Sign({ concept, asked, open }: { concept: Concept; asked: Map<string, Question>; open: boolean }) {
  return (
    <details className="nb-details" open={open}>
      <summary>
        <strong>{conceptName(concept.id)}</strong>
        {concept.crisis && <TierBadge tier={concept.tier ?? 'unclear'} crisis />}
      </summary>
      <p className="nb-dim">{concept.where}</p>
      <ul className="nb-words">
        {concept.words.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {concept.asks.map((id) => {
        const question = asked.get(id);
        return (
          question && (
            <div key={id} className="nb-branch">
              <p>
                Asks: <strong lang="en">{question.en}</strong>
              </p>
              <Answers question={question} asked={asked} depth={1} />
            </div>
          )
        );
      })}
    </details>
  );
}

/** How deep the questions of a path are shown within each other; the proofs bound a path to a few. */
const DEEPEST = 4;

function Answers({ question, asked, depth }: { question: Question; asked: Map<string, Question>; depth: number }) {
  return (
    <ul className="nb-answers">
      {question.branches.map(({ when, outcome }) => (
        <Answer key={when} when={when} outcome={outcome} asked={asked} depth={depth} />
      ))}
      <Answer when="no answer, or “I don’t know”" outcome={question.unsure} asked={asked} depth={depth} />
    </ul>
  );
}

function Answer({
  when,
  outcome,
  asked,
  depth,
}: {
  when: string;
  outcome: Outcome;
  asked: Map<string, Question>;
  depth: number;
}) {
  const next = outcome.ask ? asked.get(outcome.ask) : undefined;
  return (
    <li>
      <span>{when}</span>
      {outcome.disposition ? (
        <TierBadge
          tier={
            outcome.disposition === 'same_day' || outcome.disposition === 'next_day'
              ? 'semi_urgent'
              : outcome.disposition
          }
          crisis={outcome.crisis}
        />
      ) : (
        !next && <span className="nb-dim">stays as it is</span>
      )}
      {outcome.fact && <span className="nb-dim">known from then on: {conceptName(outcome.fact)}</span>}
      {next && depth < DEEPEST && (
        <div className="nb-branch">
          <p>
            then: <strong lang="en">{next.en}</strong>
          </p>
          <Answers question={next} asked={asked} depth={depth + 1} />
        </div>
      )}
    </li>
  );
}
