import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from './part.ts';

const PROTOCOLS = fileURLToPath(new URL('../../protocols/', import.meta.url));
const ABOUT_HEAD = fileURLToPath(new URL('../../models/about/head.tsv', import.meta.url));

export interface ProtocolFiles {
  /** The base net, then the specialties in the order asked for. */
  protocol: Source[];
  lexicon: string;
}

/**
 * Texts of the shipped protocol and of the lexicon, from this tree (or another folder of the same shape).
 * @param specialties names of `specialties/<name>.yaml`; all of them where nothing is said
 */
export function readProtocolFiles(folder = PROTOCOLS, specialties = shippedSpecialties(folder)): ProtocolFiles {
  const base = join(folder, 'base');
  const read = (name: string, layer: number): Source => ({
    name,
    layer,
    text: readFileSync(join(folder, name), 'utf8'),
  });
  return {
    protocol: [
      ...yamlIn(base).map((file) => read(`base/${file}`, 0)),
      ...specialties.map((name, i) => read(`specialties/${name}.yaml`, i + 1)),
    ],
    lexicon: readLexicon(folder),
  };
}

export function readLexicon(folder = PROTOCOLS): string {
  return readFileSync(join(folder, 'lexicon.yaml'), 'utf8');
}

/** What was learnt of how people say whom they call about. */
export function readAboutHead(): string {
  return readFileSync(ABOUT_HEAD, 'utf8');
}

/** Names of the specialties that come with the program. */
export function shippedSpecialties(folder = PROTOCOLS): string[] {
  return yamlIn(join(folder, 'specialties')).map((file) => file.replace(/\.yaml$/, ''));
}

function yamlIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((f) => f.endsWith('.yaml'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && folder.endsWith('specialties')) return [];
    throw error;
  }
}
