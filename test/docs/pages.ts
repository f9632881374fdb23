/** The pages that people read, as the tests look at them. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const TREE = join(import.meta.dirname, '../..');

export interface Page {
  /** Path in the tree. */
  path: string;
  text: string;
}

export function readPages(): Page[] {
  const paths = ['README.md', 'CHANGELOG.md', 'DEPENDENCIES.md', 'provision/README.md'];
  paths.push(...globSync('docs/**/*.md', { cwd: TREE }).sort());
  return paths.map((path) => ({ path, text: readFileSync(join(TREE, path), 'utf8') }));
}

/** Where a page's links and pictures point to, those to the web left out: a path in the tree and what follows #. */
export function links({ path, text }: Page): { to: string; anchor: string }[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = ''] = target.split('#');
      return { to: file === '' ? path : normalize(join(dirname(path), file)), anchor };
    });
}

/** The anchors that GitHub makes of a page's headings. */
export function anchors(text: string): Set<string> {
  return new Set(
    [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  );
}

/** What stands between back-quotes, and every line of a block of code. */
export function codes(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```[^\n]*\n([\s\S]*?)^ *```/gm)].flatMap(([, block = '']) => block.split('\n'));
  const spans = [...withoutCode(text).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans].map((line) => line.trim());
}

function withoutCode(text: string): string {
  return text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
}
