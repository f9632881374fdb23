import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import t from 'tap';
import { parse } from 'yaml';
import { loadProtocol, SECTIONS } from '../../src/triage/protocol/protocol.ts';
import { BRANCH_KEYS, OUTCOME_KEYS, QUESTION_KEYS } from '../../src/triage/protocol/questions.ts';
import {
  CASE_KEYS,
  DISPOSITION_KEYS,
  INSTRUCTION_KEYS,
  MODIFIER_KEYS,
  RAISE_KEYS,
  TURN_KEYS,
} from '../../src/triage/protocol/sections.ts';
import { QUESTION_KINDS } from '../../src/triage/protocol/types.ts';
import { DISPOSITIONS } from '../../src/words/disposition.ts';
import { CONCEPT_KEYS, HEAD_KEYS, TRIGGERS } from '../../src/words/document.ts';

const PROTOCOLS = join(import.meta.dirname, '../../protocols');
interface Schema {
  properties: Record<string, Schema>;
  definitions: Record<string, Schema>;
  enum: string[];
  anyOf: Schema[];
}
const schema = JSON.parse(readFileSync(join(PROTOCOLS, 'protocol.schema.json'), 'utf8')) as Schema;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

t.test('every shipped text is valid by the published schema', async (t) => {
  const files = globSync('{base,specialties}/*.yaml', { cwd: PROTOCOLS });
  t.ok(files.length > 15);
  for (const file of files) {
    validate(parse(readFileSync(join(PROTOCOLS, file), 'utf8')));
    t.same(validate.errors ?? [], [], file);
  }
});

t.test('the reader and the schema know the same keys', async (t) => {
  const same = (part: Schema | undefined, keys: Iterable<string>, what: string) =>
    t.same(Object.keys(part?.properties ?? {}).sort(), [...keys].sort(), what);
  const { properties, definitions } = schema;
  same(schema, SECTIONS, 'sections');
  same(properties.protocol, HEAD_KEYS, 'head');
  same(properties.context, TRIGGERS, 'context');
  same(properties.dispositions, DISPOSITIONS, 'dispositions');
  same(definitions.concept, CONCEPT_KEYS, 'concept');
  same(definitions.question, QUESTION_KEYS, 'question');
  same(definitions.branch, BRANCH_KEYS, 'branch');
  same(definitions.outcome?.anyOf.at(-1), OUTCOME_KEYS, 'outcome');
  same(definitions.modifier, MODIFIER_KEYS, 'modifier');
  same(definitions.raise, RAISE_KEYS, 'raise');
  same(definitions.disposition, DISPOSITION_KEYS, 'disposition');
  same(definitions.instruction, INSTRUCTION_KEYS, 'instruction');
  same(definitions.case, CASE_KEYS, 'case');
  same(definitions.turn, TURN_KEYS, 'turn');
  t.same(definitions.question?.properties.kind?.enum, QUESTION_KINDS);
});

t.test('what the schema refuses the reader refuses, and the other way round', async (t) => {
  const head = 'protocol: {id: x, version: "1"}\n';
  const words = 'en: What?, es: ¿Qué?';
  const texts: [string, boolean][] = [
    [head, true],
    [`${head}concepts: [{id: a, tier: urgent, say: rash}]`, true],
    [`${head}questions: {q: {${words}, yes: urgent, unsure: {tier: urgent, crisis: true}}}`, true],
    [
      `${head}questions: {q: {kind: age, ${words}, branches: [{below: 3 months, tier: urgent}, {otherwise: true}]}}`,
      true,
    ],
    [`${head}wishes: []`, false],
    [`${head}concepts: [{id: a, tier: soon, say: rash}]`, false],
    [`${head}concepts: [{id: a, tier: urgent, says: rash}]`, false],
    [`${head}questions: {q: {en: What?, yes: urgent}}`, false],
    [`${head}questions: {q: {kind: colour, ${words}}}`, false],
    [`${head}questions: {q: {${words}, yes: {tier: urgent, then: q}}}`, false],
    [`${head}modifiers: [{id: m, en: M, es: N, facts: [fever]}]`, false],
    [`${head}cases: [{tier: urgent}]`, false],
  ];
  for (const [text, good] of texts) {
    t.equal(validate(parse(text)), good, `schema: ${text}`);
    if (good) t.ok(loadProtocol(text), `reader: ${text}`);
    else t.throws(() => loadProtocol(text), { code: 'NB_PROTOCOL_INVALID' }, `reader: ${text}`);
  }
});
