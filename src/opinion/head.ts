import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import type { Head } from './guess.ts';

/** Where the trained part lies: head.onnx with the weights, head.json with what its numbers mean. */
export const HEAD_FOLDER = join(import.meta.dirname, '..', '..', 'models', 'opinion');

/** Under it the other network, that has heard more talk of the front desk and dangers told by the way: files of the same names. */
export const WISHES = 'wishes';

/** Under it the network that reads an answer together with its question. */
export const ANSWERS = 'answers';

/**
 * The versions of the trained parts, when the two files of each belong together: numbers that are read by another file's measure are no opinion.
 * Rejects with NB_MODEL_MISSING or NB_MODEL_HASH.
 */
export async function checkHead(folder: string = HEAD_FOLDER): Promise<string> {
  const folders = [folder, join(folder, WISHES), join(folder, ANSWERS)];
  const versions: string[] = [];
  for (const one of folders) versions.push(await checkOne(one));
  return versions.join('+');
}

async function checkOne(folder: string): Promise<string> {
  const [json, weights] = await Promise.all(
    ['head.json', 'head.onnx'].map((name) =>
      readFile(join(folder, name)).catch(() => {
        throw new NightbellError('NB_MODEL_MISSING', name);
      }),
    ),
  );
  const { version } = JSON.parse(json!.toString()) as Head;
  if (!createHash('sha256').update(weights!).digest('hex').startsWith(version))
    throw new NightbellError('NB_MODEL_HASH', 'head.onnx');
  return version;
}
