import type { CallRecord, Opinion } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { conceptName, DISPOSITIONS } from '../../format/protocol.ts';
import { useTimes } from '../../practice.tsx';

const WHO: Record<Opinion['by'], string> = {
  classifier: 'Classifier',
  llm: 'Language model',
  'second-reading': 'Read a second time',
};
const ABOUT: Record<NonNullable<Opinion['about']>, string> = {
  self: 'the caller',
  child: 'a child',
  other: 'somebody else',
};
const NONE: Record<Exclude<Opinion['outcome'], 'opinion'>, string> = {
  nothing: 'Found nothing',
  'too-late': 'Came too late: no answer',
  failed: 'Was not there: no answer',
};

/** What others than the rules made of the caller's words, turn by turn. Nothing of it can lower a tier. */
export function Opinions({ record: { turns, opinions } }: { record: CallRecord }) {
  const times = useTimes();
  const said = turns.flatMap((turn) => {
    const given = opinions.filter((each) => each.turnId === turn.id);
    return given.length > 0 ? [{ turn, given }] : [];
  });
  if (said.length === 0) return null;
  return (
    <Card title="Other opinions">
      <ul className="nb-opinions">
        {said.map(({ turn, given }) => (
          <li key={turn.id}>
            <q lang={turn.lang}>{turn.text}</q>
            <dl>
              {given.map((each) => (
                <div key={each.id}>
                  <dt>{WHO[each.by]}</dt>
                  <dd>
                    {each.words ? (
                      <>
                        <q lang={turn.lang}>{each.words}</q>.{' '}
                      </>
                    ) : null}
                    {whatOf(each)}
                    <small>
                      <time dateTime={each.at}>{times.second(each.at)}</time>, after {each.ms} ms
                      {each.late && each.outcome !== 'too-late' ? ', late: the words had been judged' : ''}
                    </small>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** "Says urgent: Stroke, in a child, 83 % sure" */
function whatOf(opinion: Opinion): string {
  const { by, outcome, raises, doubts, crisis, redFlag, about, sure } = opinion;
  if (outcome !== 'opinion') return NONE[outcome];
  const named = [redFlag ? conceptName(redFlag) : null, about ? `in ${ABOUT[about]}` : null].filter(Boolean).join(', ');
  const does = raises
    ? `Says ${DISPOSITIONS[raises]!.toLowerCase()}`
    : doubts
      ? `Asks whether it is ${DISPOSITIONS[doubts]!.toLowerCase()}`
      : redFlag
        ? 'Says the same as the rules'
        : 'Adds nothing';
  const certainty =
    by !== 'second-reading' && (raises || doubts || redFlag) ? `, ${Math.round(sure * 100)} % sure` : '';
  return `${does}${named ? `: ${named}` : ''}${certainty}${crisis ? ', a crisis' : ''}`;
}
