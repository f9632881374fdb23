import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import { type Practice, parsePractice } from '../practice/practice.ts';
import type { Settings } from '../settings/schema.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/practice.yaml');

/** The practice that the settings name, else that of the example, as the box itself takes it. Throws NB_PRACTICE_INVALID. */
export function practiceOf({ practice }: Pick<Settings, 'practice'>): Practice {
  const file = practice || EXAMPLE;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new NightbellError('NB_PRACTICE_INVALID', `${file} cannot be read`, { cause: error });
  }
  return parsePractice(text, file);
}
