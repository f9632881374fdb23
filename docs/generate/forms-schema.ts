import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchema } from '../../src/desk/forms-schema.ts';

/** Writes forms/forms.schema.json, for editors that complete and check:  node docs/generate/forms-schema.ts */
export const FORMS_SCHEMA = join(import.meta.dirname, '../../forms/forms.schema.json');

if (import.meta.main) writeFileSync(FORMS_SCHEMA, publishedSchema());
