import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { NightbellError } from '../errors.ts';
import { readProtocolFiles, shippedSpecialties } from './files.ts';
import { Part, type Source } from './part.ts';

/** More than any protocol that people can read through; what is larger is not one. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Texts of a protocol that somebody has in a file: the base net, what its head says it `extends`, then the file itself.
 * @param name a path; or `base`, or the name of a specialty that comes with the program
 * @throws NB_INPUT_INVALID for a file that cannot be read or is no text, NB_PROTOCOL_INVALID for one that is no protocol.
 */
export function composeFiles(name: string, folder?: string): Source[] {
  const shipped = shippedSpecialties(folder);
  const together = (specialties: string[]) => readProtocolFiles(folder, specialties).protocol;
  if (name === 'base') return together([]);
  if (shipped.includes(name)) return together([...extended(together([name]).at(-1)!, shipped), name]);
  const own: Source = { name: basename(name), text: readText(name), layer: 0 };
  const below = together(extended(own, shipped));
  return [...below, { ...own, layer: Math.max(...below.map((s) => s.layer)) + 1 }];
}

/** Specialties that a text's head names, in its order; `base` is always there and counts for nothing. */
function extended(source: Source, shipped: readonly string[]): string[] {
  const part = new Part(source);
  const head = part.entries(part.root.get('protocol', true), 'protocol');
  const found = head.find(([key]) => key === 'extends');
  const names = part.names(found?.[1], 'extends').filter((each) => each !== 'base');
  for (const each of names)
    if (!shipped.includes(each))
      part.fail(found?.[2] ?? 1, `no specialty "${each}" to extend; there are ${shipped.join(', ') || 'none'}`);
  return [...new Set(names)];
}

function readText(path: string): string {
  const refuse = (why: string): never => {
    throw new NightbellError('NB_INPUT_INVALID', `${path}: ${why}`);
  };
  let bytes: Buffer;
  try {
    const found = statSync(path);
    if (found.isDirectory()) refuse('this is a folder');
    if (!found.isFile() && !found.isFIFO()) refuse('this is no file');
    if (found.size > MOST_BYTES) refuse('too large for a protocol');
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof NightbellError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    return refuse(code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : `${code}`);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // YAML has no such characters either; a picture or an archive has them early.
    if (text.includes('\u0000')) throw new TypeError();
    return text;
  } catch {
    return refuse('this is no text');
  }
}
