import { Fragment, useEffect, useRef } from 'react';
import type { CallRecord, Turn } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { SPEAKERS } from '../../format/words.ts';
import { useTimes } from '../../practice.tsx';

/** Near enough to the end to be taken along when something new is said, in px. */
const AT_END = 80;

/** What was said, as it is said. A reader who scrolled back stays where they are. */
export function Transcript({ record: { call, turns, dispositions } }: { record: CallRecord }) {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(call.endedAt === null);
  const count = turns.length;
  useEffect(() => {
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  // A link from elsewhere names a turn: it is there only now, and after the heading, which takes the focus at a change of page.
  useEffect(() => {
    const { hash } = window.location;
    const timer = setTimeout(() => hash.startsWith('#turn-') && document.getElementById(hash.slice(1))?.focus());
    return () => clearTimeout(timer);
  }, []);
  const onScroll = () => {
    const at = box.current;
    if (at) follows.current = call.endedAt === null && at.scrollHeight - at.scrollTop - at.clientHeight < AT_END;
  };
  const fired = new Map<string, string[]>();
  for (const { turnId, flags } of dispositions) {
    if (turnId) fired.set(turnId, [...(fired.get(turnId) ?? []), ...flags.map(({ words }) => words)]);
  }
  return (
    <Card title="Transcript">
      {turns.length === 0 ? (
        <p className="nb-quiet">Nothing has been said yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <div className="nb-transcript" ref={box} onScroll={onScroll} role="log" aria-label="What was said" tabIndex={0}>
          {turns.map((turn, i) => (
            <Said
              key={turn.id}
              turn={turn}
              words={fired.get(turn.id) ?? []}
              speaking={call.endedAt === null && i === turns.length - 1}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

/** `speaking`: an incomplete turn is being said at this moment. */
function Said({ turn, words, speaking }: { turn: Turn; words: string[]; speaking: boolean }) {
  const times = useTimes();
  return (
    <div className="nb-turn" data-speaker={turn.speaker} id={`turn-${turn.id}`} tabIndex={-1}>
      <div className="nb-turn-head">
        <strong>{SPEAKERS[turn.speaker]}</strong>
        <time dateTime={turn.at}>{times.second(turn.at)}</time>
      </div>
      <p lang={turn.lang}>
        {marked(turn.text, words)}
        {!turn.complete && <span className="nb-cut"> {speaking ? '(speaking)' : '(cut off)'}</span>}
      </p>
    </div>
  );
}

/** Marks the words that fired a flag where they stand in the text. */
function marked(text: string, words: string[]) {
  const found = words.filter(Boolean).map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (found.length === 0) return text;
  // Every second piece is one that matched.
  return text
    .split(new RegExp(`(${found.join('|')})`, 'i'))
    .map((piece, i) => (i % 2 === 1 ? <mark key={i}>{piece}</mark> : <Fragment key={i}>{piece}</Fragment>));
}
