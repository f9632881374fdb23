import { type Document, isMap, isNode, isScalar, type LineCounter } from 'yaml';
import { NightbellError } from '../errors.ts';

/** Where in a YAML file something is wrong. */
export interface YamlSource {
  file: string;
  document: Document;
  lines: LineCounter;
}

/** `file:line: /path: what`; the line is that of the nearest thing that is there. `path` is a JSON pointer. */
export function invalidAt(source: YamlSource, path: string, what: string): NightbellError {
  return new NightbellError('NB_PRACTICE_INVALID', placed(source, path, what));
}

/** The same as words alone, for files that have an error code of their own. Pure. */
export function placed(source: YamlSource, path: string, what: string): string {
  const line = lineOf(source, path);
  return `${source.file}${line === null ? '' : `:${line}`}: ${path || '/'}: ${what}`;
}

function lineOf({ document, lines }: YamlSource, path: string): number | null {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  // A key whose value begins on a line below it is found by itself.
  const above = document.getIn(keys.slice(0, -1), true);
  const pair = isMap(above)
    ? above.items.find(({ key, value }) => isScalar(key) && String(key.value) === keys.at(-1) && isMap(value))
    : undefined;
  if (isScalar(pair?.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
  for (let depth = keys.length; depth >= 0; depth--) {
    const node = document.getIn(keys.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
