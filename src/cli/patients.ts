import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type PatientList, readPatientList } from '../desk/patient-list.ts';
import { NightbellError } from '../errors.ts';
import { loadSettings } from '../settings/load.ts';
import { type Io, print } from './io.ts';
import { practiceOf } from './practice-file.ts';
import { withStore } from './rooms-alone.ts';

const USAGE = 'patients import FILE.csv [--preview]';
/** So many lines that cannot be read are named; the rest is counted. */
const SHOWN = 20;

/**
 * `nightbell patients import FILE.csv`: takes the practice's own list into the register that callers are compared with. `--preview`: says
 * what it would do. The same list twice changes nothing. Exit status 1 where a line could not be read; the others are taken. Throws
 * NB_USAGE, NB_PATIENTS_INVALID, NB_PRACTICE_INVALID, NB_STORE_NONE.
 */
export async function patients(args: string[], io: Io): Promise<number> {
  const { file, preview } = parse(args);
  const practice = practiceOf(loadSettings());
  const list = readPatientList(readText(file), practice.areaCode);
  if (!list) throw new NightbellError('NB_PATIENTS_INVALID', `${file}: no heading for name and date of birth`);
  const actor = `cli:uid-${process.getuid?.() ?? 0}`;
  const counts = await withStore(({ patients: register }) =>
    preview ? register.preview(list.patients) : register.take(list.patients, actor),
  );
  const { added, changed, unchanged } = counts;
  print(io, `${preview ? 'Would take in' : 'Taken in'}: ${added} new, ${changed} changed, ${unchanged} as before.`);
  tellRefused(io, list);
  return list.refused.length > 0 ? 1 : 0;
}

/** Lines are named by their number: what stands in them stays out of a terminal's history. */
function tellRefused(io: Io, { refused }: PatientList): void {
  for (const { line, why } of refused.slice(0, SHOWN)) io.stderr.write(`line ${line}: ${why}; left out\n`);
  if (refused.length > SHOWN) io.stderr.write(`and ${refused.length - SHOWN} more lines left out\n`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new NightbellError('NB_PATIENTS_INVALID', `${file} cannot be read`, { cause: error });
  }
}

function parse(args: string[]): { file: string; preview: boolean } {
  try {
    const options = { preview: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [command, file, ...more] = positionals;
    if (command !== 'import' || !file || more.length > 0) throw new Error();
    return { file, preview: values.preview ?? false };
  } catch {
    throw new NightbellError('NB_USAGE', USAGE);
  }
}
