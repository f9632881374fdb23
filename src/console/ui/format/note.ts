import type { Note } from '../api/client.ts';
import { NOTE_KINDS, SECTIONS } from './words.ts';

export interface NoteSection {
  section: string;
  sentences: Note['sentences'];
}

/** A note's sections in the order in which they were written. */
export function sectionsOf({ sentences }: Note): NoteSection[] {
  const sections = new Map<string, Note['sentences']>();
  for (const sentence of sentences)
    sections.set(sentence.section, [...(sections.get(sentence.section) ?? []), sentence]);
  return [...sections].map(([section, all]) => ({ section, sentences: all }));
}

/** As it is pasted into a patient's chart: no marks, one sentence a line. */
export function noteText(note: Note): string {
  const parts = sectionsOf(note).map(({ section, sentences }) =>
    [
      (SECTIONS[section] ?? section).toUpperCase(),
      ...sentences.map(({ text, proposed }) => `${text}${proposed ? ' [proposed by a model, not checked]' : ''}`),
    ].join('\n'),
  );
  return [`${note.title} (${NOTE_KINDS[note.kind]}, telephone call)`, ...parts].join('\n\n');
}

/** A sentence in pieces: what stands between “ ” is somebody's words. */
export function pieces(text: string): { text: string; quoted: boolean }[] {
  return text
    .split(/(“[^”]*”)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, quoted: piece.startsWith('“') }));
}
