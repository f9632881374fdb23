import { type Document, readDocument } from '../words/document.ts';

/** A protocol that was read and checked. Its words, concepts, tiers and questions are what clinicians sign. */
export type Protocol = Document;

/**
 * Reads a protocol from its YAML parts, in order (`protocols/base/*.yaml`).
 * @throws NB_PROTOCOL_INVALID naming part and line.
 */
export function loadProtocol(yaml: string | readonly string[]): Protocol {
  return readDocument(typeof yaml === 'string' ? [yaml] : yaml);
}
