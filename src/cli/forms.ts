import { basename } from 'node:path';
import { listForms, previewForm } from '../desk/preview.ts';
import { readDesk } from '../desk/read-forms.ts';
import { cautionsOf } from '../desk/read-forms-cautions.ts';
import { NightbellError } from '../errors.ts';
import { loadSettings } from '../settings/load.ts';
import { type Io, print } from './io.ts';

const USAGE = 'nightbell forms check [FILE] | nightbell forms show [ID [FILE]]';

/**
 * `nightbell forms`: checks the forms of the desk with the practice's own file laid over them, or shows one as callers hear it. FILE is the
 * practice's own, also one that the settings do not name yet; without one, that of the settings. Returns 0.
 * @throws NB_USAGE, NB_FORM_INVALID with the line, NB_INPUT_INVALID
 */
export async function formsCommand(args: readonly string[], io: Io): Promise<number> {
  const [what, name, ...more] = args;
  if (more.length === 0 && what === 'check') return check(name ?? ownFile(), io);
  if (more.length <= 1 && what === 'show') return show(name, more[0] ?? ownFile(), io);
  throw new NightbellError('NB_USAGE', USAGE);
}

function ownFile(): string | null {
  return loadSettings().forms || null;
}

function check(own: string | null, io: Io): number {
  const desk = readDesk(undefined, own);
  for (const { where, lang, text, why } of cautionsOf(desk)) print(io, `look at ${where} (${lang}): ${why}\n  ${text}`);
  const laid = own ? ` with ${basename(own)} laid over them` : '';
  print(io, `${desk.forms.length} forms and ${desk.facts.size} facts hold${laid}`);
  return 0;
}

function show(id: string | undefined, own: string | null, io: Io): number {
  const desk = readDesk(undefined, own);
  const form = desk.forms.find((each) => each.id === id);
  if (id !== undefined && !form)
    throw new NightbellError(
      'NB_INPUT_INVALID',
      `no form "${id}"; there are ${desk.forms.map((f) => f.id).join(', ')}`,
    );
  print(io, form ? previewForm(desk, form) : listForms(desk));
  return 0;
}
