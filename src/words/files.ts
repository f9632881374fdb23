import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROTOCOLS = fileURLToPath(new URL('../../protocols/', import.meta.url));

/** Texts of the protocol's parts in order, and of the lexicon, from this tree (or another folder of the same shape). */
export function readProtocolFiles(folder = PROTOCOLS, name = 'base'): { protocol: string[]; lexicon: string } {
  const base = join(folder, name);
  return {
    protocol: readdirSync(base)
      .filter((f) => f.endsWith('.yaml'))
      .sort()
      .map((f) => readFileSync(join(base, f), 'utf8')),
    lexicon: readFileSync(join(folder, 'lexicon.yaml'), 'utf8'),
  };
}
