import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Folders, folders } from './instance.ts';
import { renderTemplate, type TemplateValues } from './template.ts';

const TEMPLATES = fileURLToPath(new URL('../../../asterisk/', import.meta.url));

/** Files that Asterisk complains about when they are not there, though the defaults are what we want. */
const DEFAULTS = ['acl', 'ccss', 'chan_websocket', 'features', 'geolocation', 'pjproject', 'udptl'];

const MAIN = 'asterisk.conf';

/** A rendered configuration: file name to text. */
export type Configuration = ReadonlyMap<string, string>;

/** Renders every template of asterisk/. Throws NB_SETTINGS_INVALID where a value does not fit. */
export function renderConfiguration(values: TemplateValues): Configuration {
  const files = readdirSync(TEMPLATES).filter((name) => name.endsWith('.conf'));
  return new Map([
    ...files.sort().map((name) => [name, renderTemplate(readFileSync(join(TEMPLATES, name), 'utf8'), values)] as const),
    ...DEFAULTS.map((name) => [`${name}.conf`, "; Asterisk's own defaults.\n"] as const),
  ]);
}

/** SHA-256 over names and texts: tells whether a running Asterisk has this configuration. */
export function fingerprint(configuration: Configuration): string {
  const hash = createHash('sha256');
  for (const [name, text] of configuration) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex');
}

/** Makes the folders, readable by their owner alone. */
export function makeFolders(root: string): Folders {
  const at = folders(root);
  for (const folder of [at.root, at.etc, at.var, at.run, at.log, at.spool, at.voicemail, at.keys, at.prompts]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }
  return at;
}

/**
 * Writes the files (mode 0600); files of an earlier version that no template makes any more are removed.
 * asterisk.conf comes last: its appearance is what lets systemd start Asterisk.
 */
export function writeConfiguration(configuration: Configuration, at: Folders): void {
  for (const name of readdirSync(at.etc))
    if (name.endsWith('.conf') && !configuration.has(name)) rmSync(join(at.etc, name));
  for (const [name, text] of configuration) if (name !== MAIN) writePrivately(join(at.etc, name), text);
  writePrivately(at.configuration, configuration.get(MAIN) ?? '');
}

/** Puts a file (mode 0600) in place by one rename: a reader sees the old text or the new, never half of one. */
export function writePrivately(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}
