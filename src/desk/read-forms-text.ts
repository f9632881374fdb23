import { Value } from 'typebox/value';
import { isNode, LineCounter, type Node, parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import { nearest } from '../practice/nearest.ts';
import { FormsDocument } from './forms-schema.ts';

/** One YAML text of forms. */
export interface FormsSource {
  /** What an error names: "forms/refill.yaml". */
  name: string;
  text: string;
  /** The practice's own: lays over what was shipped. */
  own: boolean;
}

/** One thing that does not hold, with its place. */
export class FormMistake extends NightbellError {
  /** File, line and what is wrong. */
  readonly place: string;

  constructor(place: string) {
    super('NB_FORM_INVALID', place);
    this.place = place;
  }
}

type Path = readonly (string | number)[];

/** A text that was read and is of the right shape, with the line of everything in it. */
export class FormsText {
  readonly source: FormsSource;
  readonly value: FormsDocument;
  readonly #lines = new LineCounter();
  readonly #document: ReturnType<typeof parseDocument>;

  /** @throws NB_FORM_INVALID with file and line where it is no YAML, or not of the shape in forms-schema.ts. */
  constructor(source: FormsSource) {
    this.source = source;
    this.#document = parseDocument(source.text, { lineCounter: this.#lines, prettyErrors: false });
    const [broken] = this.#document.errors;
    if (broken) this.#failAt(this.#lines.linePos(broken.pos[0]).line, broken.message.split('\n')[0]!);
    const value = this.#plain();
    if (!Value.Check(FormsDocument, value)) this.#explain(value);
    this.value = value as FormsDocument;
  }

  /** The text as plain values. Aliases of aliases, or one to what is not there, are refused by the library. */
  #plain(): unknown {
    try {
      return this.#document.toJS() ?? {};
    } catch (error) {
      return this.#failAt(1, (error as Error).message);
    }
  }

  /** Line of what stands under a path, or of the nearest thing above it. */
  lineOf(path: Path): number {
    for (let n = path.length; n >= 0; n--) {
      const node = n === 0 ? this.#document.contents : this.#keyOrValue(path.slice(0, n));
      const at = isNode(node) ? (node as Node).range?.[0] : undefined;
      if (at !== undefined) return this.#lines.linePos(at).line;
    }
    return 1;
  }

  fail(path: Path, why: string): never {
    return this.#failAt(this.lineOf(path), why);
  }

  #failAt(line: number, why: string): never {
    throw new FormMistake(`${this.source.name}:${line}: ${why}`);
  }

  /** A map's key where there is one, for its line is the one that people look at; else the value. */
  #keyOrValue(path: Path): unknown {
    const last = path.at(-1);
    const parent = path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
    const items = (parent as { items?: { key?: unknown }[] } | null)?.items;
    if (typeof last === 'string' && Array.isArray(items))
      for (const item of items) {
        const key = item.key as { value?: unknown } | undefined;
        if (key && String(key.value) === last) return key;
      }
    return this.#document.getIn(path, true);
  }

  /** The most telling of the schema's complaints about each fact, matter and form, in plain words. */
  #explain(value: unknown): never {
    const weight = ['boolean', 'enum', 'required', 'minLength', 'minItems', 'type'];
    const rank = (keyword: string) => (weight.includes(keyword) ? weight.indexOf(keyword) : weight.length);
    const all = Value.Errors(FormsDocument, value).filter(
      (e) => e.keyword !== 'anyOf' && e.keyword !== 'additionalProperties',
    );
    const depth = (e: (typeof all)[number]) => e.instancePath.split('/').length;
    // Of a list's entries that may be of two shapes the deeper complaint is about the shape that was meant.
    all.sort((a, b) => depth(b) - depth(a) || rank(a.keyword) - rank(b.keyword));
    const first = new Map<string, Complaint>();
    for (const one of all) {
      const entry = one.instancePath.split('/').slice(0, 3).join('/');
      if (!first.has(entry)) first.set(entry, one);
    }
    if (first.size === 0) return this.#failAt(1, 'this is no forms file');
    const found = [...first.values()].map((one) => {
      const path = one.instancePath
        .split('/')
        .slice(1)
        .map((p) => p.replaceAll('~1', '/').replaceAll('~0', '~'));
      return {
        line: this.lineOf(path.map((p) => (/^\d+$/.test(p) ? Number(p) : p))),
        why: inPlainWords(one, path.at(-1) ?? 'the file'),
      };
    });
    found.sort((a, b) => a.line - b.line);
    throw new NightbellError(
      'NB_FORM_INVALID',
      found.map(({ line, why }) => `${this.source.name}:${line}: ${why}`).join('\n'),
    );
  }
}

interface Complaint {
  keyword: string;
  instancePath: string;
  message?: string;
  params: unknown;
}

function inPlainWords({ keyword, message, params }: Complaint, name: string): string {
  const { requiredProperties, allowedValues } = params as { requiredProperties?: string[]; allowedValues?: unknown[] };
  if (keyword === 'boolean') return `"${name}" is not known here${meant(name, KEYS)}`;
  if (requiredProperties) return missing(requiredProperties[0]!, name);
  if (allowedValues) return `"${name}" is one of ${allowedValues.join(', ')}`;
  if (keyword === 'minLength' || keyword === 'minItems') return `"${name}" is empty`;
  return `"${name}" ${(message ?? 'is not right').replace(/^must be object$/, 'must be a map, such as {en: …, es: …}')}`;
}

/** Every key that a file of forms may have, wherever. */
const KEYS: ReadonlySet<string> = keysOf(FormsDocument);

function keysOf(schema: unknown): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  const { properties = {} } = schema as { properties?: object };
  return new Set([...Object.keys(properties), ...Object.values(schema).flatMap((one) => [...keysOf(one)])]);
}

/** "; did you mean …?", where one of the names is near. Pure. */
export function meant(name: string, names: Iterable<string>): string {
  const near = nearest(name, [...names]);
  return near ? `; did you mean "${near}"?` : '';
}

function missing(key: string, what: string): string {
  if (key === 'en') return `"${what}" has no English text (en)`;
  if (key === 'es') return `"${what}" has no Spanish text (es)`;
  return `"${key}" is missing`;
}
