import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { NightbellError } from '../errors.ts';
import { PatternError } from './pattern.ts';

/** One YAML text of a protocol. */
export interface Source {
  /** What an error names: "base/40-heart-breath-brain.yaml". */
  name: string;
  text: string;
  /**
   * 0: the base net; 1 and up: what extends it, in order. A later layer may add and raise, never take away.
   * Several texts may share a layer.
   */
  layer: number;
}

export interface Phrase {
  text: string;
  line: number;
}

/** A parsed text with what its readers need: entries of maps, lists of phrases, and errors that name the place. */
export class Part {
  readonly source: Source;
  readonly root: YAMLMap;
  readonly #lines = new LineCounter();

  /** @throws NB_PROTOCOL_INVALID where it is no YAML or no map. */
  constructor(source: Source) {
    this.source = source;
    const doc = parseDocument(source.text, { lineCounter: this.#lines });
    const bad = doc.errors[0];
    if (bad) this.fail(bad.linePos?.[0].line ?? 0, bad.message.split('\n')[0]!);
    if (!isMap(doc.contents)) this.fail(1, 'a map is wanted');
    this.root = doc.contents as unknown as YAMLMap;
  }

  fail(at: number | unknown, why: string): never {
    const line = typeof at === 'number' ? at : this.lineOf(at);
    throw new NightbellError('NB_PROTOCOL_INVALID', `${this.source.name} line ${line}: ${why}`);
  }

  lineOf(node: unknown): number {
    const range = (node as Node | null)?.range;
    return range ? this.#lines.linePos(range[0]).line : 0;
  }

  /** Key, value and line of each entry of a map; an empty value is an empty map. */
  entries(node: unknown, what: string): [key: string, value: unknown, line: number][] {
    if (node === null || node === undefined || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) return this.fail(node, `${what} must be a map`);
    return node.items.map((p) => [String(isScalar(p.key) ? p.key.value : p.key), p.value, this.lineOf(p.key)]);
  }

  /** A map's entries by key, where only `allowed` keys may stand. */
  fields(node: unknown, what: string, allowed: readonly string[]): Map<string, unknown> {
    const out = new Map<string, unknown>();
    for (const [key, value, line] of this.entries(node, what)) {
      if (!allowed.includes(key)) this.fail(line, `unknown key "${key}" in ${what}`);
      out.set(key, value);
    }
    return out;
  }

  items(node: unknown, what: string): unknown[] {
    if (node === null || node === undefined || (isScalar(node) && node.value === null)) return [];
    if (!isSeq(node)) return this.fail(node, `${what} must be a list`);
    return node.items;
  }

  scalar(node: unknown): unknown {
    return isScalar(node) ? node.value : undefined;
  }

  /** One text or a list of texts. */
  names(node: unknown, what: string): string[] {
    if (node === undefined) return [];
    const list = isSeq(node) ? node.items : [node];
    return list.map((n) => {
      const value = this.scalar(n);
      return typeof value === 'string' && value ? value : this.fail(n, `${what}: a name is wanted`);
    });
  }

  /** Lines of a block, or the comma-separated entries of a one-line text; those of all languages of a map together. */
  phrases(node: unknown): Phrase[] {
    if (isSeq(node)) return node.items.flatMap((n) => this.phrases(n));
    if (isMap(node)) return node.items.flatMap((p) => this.phrases(p.value));
    if (!isScalar(node) || typeof node.value !== 'string') return this.fail(node, 'text is wanted');
    const at = this.lineOf(node);
    const block = node.type === 'BLOCK_LITERAL';
    const list = block ? node.value.split('\n') : node.value.split(/[,\n]/);
    return list
      .map((s, i) => ({ text: s.replace(/\s+#.*$|^#.*$/, '').trim(), line: block ? at + 1 + i : at }))
      .filter((s) => s.text);
  }

  /** Compiles a phrase; what is wrong with it is told with its line. */
  make<T>(compile: (text: string) => T, phrase: Phrase): T {
    try {
      return compile(phrase.text);
    } catch (error) {
      if (error instanceof PatternError) return this.fail(phrase.line, error.message);
      throw error;
    }
  }
}
