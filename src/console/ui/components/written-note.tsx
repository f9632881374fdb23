import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Note, Turn } from '../api/client.ts';
import { noteText, pieces, sectionsOf } from '../format/note.ts';
import { plain, SECTIONS, TAGS } from '../format/words.ts';
import { useTimes } from '../practice.tsx';
import { noteDone, noteFailed } from './note.ts';

/**
 * A note by its sections. With `turns`, each sentence leads to the turns of the transcript that it rests on. A page that shows one note has
 * its sections as landmarks; a list of several has headings alone.
 */
export function WrittenNote({ note, turns, lang }: { note: Note; turns?: Turn[]; lang: string }) {
  const byId = new Map(turns?.map((turn) => [turn.id, turn]));
  return (
    <div className="nb-note">
      {sectionsOf(note).map(({ section, sentences }) => (
        <section key={section} aria-label={turns && (SECTIONS[section] ?? plain(section))}>
          <h3>{SECTIONS[section] ?? plain(section)}</h3>
          <ul>
            {sentences.map((sentence, i) => (
              <li key={i} data-proposed={sentence.proposed}>
                <Words text={sentence.text} turns={sentence.turns.flatMap((id) => byId.get(id) ?? [])} lang={lang} />
                {sentence.proposed && <span className="nb-tag"> Proposed by a model, not checked</span>}
                {sentence.turns.map((id) => {
                  const turn = byId.get(id);
                  return (
                    turn && (
                      <Fragment key={id}>
                        {' '}
                        <Source turn={turn} />
                      </Fragment>
                    )
                  );
                })}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The caller's words stand out, and are read out in the caller's language. */
function Words({ text, turns, lang }: { text: string; turns: Turn[]; lang: string }) {
  return pieces(text).map((piece, i) => {
    if (!piece.quoted) return <span key={i}>{piece.text}</span>;
    const words = piece.text.replaceAll(/[“”…]/g, '').trim();
    const said = turns.find((turn) => turn.speaker === 'caller' && turn.text.replaceAll(/\s+/g, ' ').includes(words));
    // Without the turns nobody knows whose words they are.
    const of = said?.lang ?? (turns.length > 0 ? 'en' : lang);
    return (
      <span key={i} lang={of === 'en' ? undefined : of} className={said ? 'nb-quote' : undefined}>
        {piece.text}
      </span>
    );
  });
}

function Source({ turn }: { turn: Turn }) {
  const times = useTimes();
  return (
    <a href={`#turn-${turn.id}`} className="nb-source">
      <span className="nb-hidden">Said at </span>
      {times.second(turn.at)}
    </a>
  );
}

export function Tags({ tags, without = [] }: { tags: string[]; without?: string[] }) {
  const shown = tags.filter((tag) => !without.includes(tag));
  if (shown.length === 0) return null;
  return (
    <ul className="nb-tags" aria-label="What came of it">
      {shown.map((tag) => (
        <li key={tag} className="nb-tag">
          {TAGS[tag] ?? plain(tag)}
        </li>
      ))}
    </ul>
  );
}

/** Puts a note on the clipboard, for the patient's chart. */
export function CopyNote({ note }: { note: Note }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(noteText(note));
      noteDone('Copied. Clear the clipboard when you have pasted it.');
    } catch (error) {
      noteFailed('The browser did not let it be copied: mark the text and copy it by hand', error);
    }
  };
  return (
    <Button variant="default" size="sm" onClick={copy} leftSection={<IconCopy size={18} aria-hidden />}>
      Copy as text
    </Button>
  );
}
