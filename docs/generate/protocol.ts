import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { FACT_NAMES } from '../../src/words/facts.ts';
import { code, page, table } from './markdown.ts';

/** The parts of a JSON Schema that the protocol's uses. */
interface Schema {
  description?: string;
  enum?: string[];
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  definitions?: Record<string, Schema>;
}

const FILE = join(import.meta.dirname, '../../protocols/protocol.schema.json');
/** Objects of the document, in the order in which one writes them, with the heading of each. */
const OBJECTS: [name: string, heading: string][] = [
  ['concept', 'A concept: `concepts:`'],
  ['question', 'A question: `questions:`'],
  ['branch', 'A branch of a question: `branches:`'],
  ['modifier', 'A modifier: `modifiers:`'],
  ['raise', 'What a modifier raises: `raises:`'],
  ['disposition', 'A disposition: `dispositions:`'],
  ['instruction', 'An instruction: `instructions:`'],
  ['case', 'A case: `cases:`'],
  ['turn', 'An answer within a case: `then:`'],
];

/** docs/reference/protocol.md: every key of a protocol, with an example. */
export function protocol(): string {
  const schema = JSON.parse(readFileSync(FILE, 'utf8')) as Schema;
  const { properties = {}, definitions = {} } = schema;
  return page(
    'The protocol document',
    `${schema.description} How one is written, proven, tested and signed: [the guide](../guides/protocols.md). ` +
      'The same as a schema, for editors that complete and check: ' +
      '[protocols/protocol.schema.json](../../protocols/protocol.schema.json). A key that is not listed here is refused, with text and line.',
    '## Sections',
    table(
      ['section', 'what it holds'],
      Object.entries(properties).map(([key, one]) => [code(key), one.description ?? '']),
    ),
    '## The head: `protocol:`',
    keys(properties.protocol!),
    '## Tiers',
    definitions.tier!.description!,
    '## Words',
    'Patterns are written in lay words, one a line. Case, accents and marks do not matter; small words (my, the, really) may stand between.',
    table(
      ['written', 'means'],
      [
        ['`word`', 'that word'],
        ['`word*`', 'any word that begins so'],
        ['`@set`', 'any entry of a set'],
        ['`{fact}`', 'a fact: a concept marked `fact`, or one of the facts below'],
        ['`(a|b c|@d)`', 'one of these'],
        ['`x?`', 'may be left out'],
        ['`..` `...`', 'up to four, up to eight other words between'],
        ['`A & B`', 'both near each other, in any order, in one clause'],
        ['`A + B`', 'both anywhere in what was said'],
        ['`A ! B`', 'A, unless B is somewhere in what was said'],
      ],
    ),
    `Sets, figures and contexts hold words in the same way. ${definitions.words!.description}`,
    '```yaml\nconcepts:\n  - id: ortho.cast_tight\n    tier: urgent\n    ask: stroke_signs\n    say:\n      en: |\n        (cast|splint) & (tight|too tight|squeezing)\n        (cast|splint) + (@weak|blue|cold)\n      es: |\n        (yeso|férula) & (aprieta|apretado|muy justo)\n```',
    `Facts that numbers give: ${FACT_NAMES.map((name) => code(`{${name}}`)).join(' ')}`,
    ...OBJECTS.flatMap(([name, heading]) => [`## ${heading}`, keys(definitions[name]!)]),
  );
}

function keys(schema: Schema): string {
  return table(
    ['key', 'what it is', 'example'],
    Object.entries(schema.properties ?? {}).map(([key, one]) => [
      code(key) + (schema.required?.includes(key) ? ' (must be there)' : ''),
      one.description ?? '',
      (one.examples ?? []).map((value) => code(example(key, value))).join(' '),
    ]),
  );
}

/** As it is written in a document, on one line. */
function example(key: string, value: unknown): string {
  return stringify({ [key]: value }, { collectionStyle: 'flow', lineWidth: 0 })
    .trim()
    .replace(/^\{\s*/, '')
    .replace(/\s*\}$/, '')
    .trim();
}
