import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from './generate/commands.ts';
import { errors } from './generate/errors.ts';
import { forms } from './generate/forms.ts';
import { models } from './generate/models.ts';
import { prompts } from './generate/prompts.ts';
import { protocol } from './generate/protocol.ts';
import { reference } from './generate/reference.ts';
import { settings } from './generate/settings.ts';

/**
 * Makes the pages of docs/reference that follow from the source:  node docs/generate.ts
 * test/docs/generated.test.ts fails when one of them is not current.
 */
export const PAGES: Record<string, () => string> = {
  'errors.md': errors,
  'settings.md': settings,
  'commands.md': commands,
  'prompts.md': prompts,
  'models.md': models,
  'protocol.md': protocol,
  'reference-data.md': reference,
  'forms.md': forms,
};

export const REFERENCE = join(import.meta.dirname, 'reference');

if (import.meta.main) {
  for (const [name, make] of Object.entries(PAGES)) {
    const file = join(REFERENCE, name);
    const text = make();
    if (readOr(file) === text) continue;
    writeFileSync(file, text);
    console.log(`docs/reference/${name}`);
  }
}

function readOr(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
