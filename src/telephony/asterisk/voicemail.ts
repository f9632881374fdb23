import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import { folders } from './instance.ts';
import { readNumber } from './number.ts';

/** A message that the backup path took while the program was not there. */
export interface Voicemail {
  /** Names it to `dropVoicemail`. */
  id: string;
  /** When the recording began, milliseconds since the Unix epoch. */
  at: number;
  from: string | null;
  /** WAV, 8,000 samples a second, in clear: take it into the store and drop it. */
  file: string;
}

/** A recording that is written to grows each second; one at rest for this long is whole. */
const AT_REST_MS = 5_000;

/**
 * The messages that lie in the spool, oldest first, but for those still being recorded. They are the one thing of a
 * call that Asterisk leaves on the disk in clear (folder 0700, files 0600).
 */
export function listVoicemail(settings: Settings, now: number): Voicemail[] {
  const { voicemail } = folders(places(settings).asterisk);
  if (!existsSync(voicemail)) return [];
  return readdirSync(voicemail)
    .filter((name) => name.endsWith('.wav'))
    .sort()
    .map((name) => ({ id: name.slice(0, -'.wav'.length), file: join(voicemail, name) }))
    .filter(({ file }) => now - statSync(file).mtimeMs > AT_REST_MS)
    .map(({ id, file }) => {
      const note = join(voicemail, `${id}.from`);
      return {
        id,
        file,
        at: Number.parseInt(id, 10) * 1_000,
        from: existsSync(note) ? readNumber(readFileSync(note, 'utf8')) : null,
      };
    });
}

/** Removes a message that has been taken into the store. */
export function dropVoicemail(settings: Settings, id: string): void {
  const { voicemail } = folders(places(settings).asterisk);
  if (!/^[\d-]+$/.test(id)) throw new TypeError('not the id of a message');
  for (const end of ['wav', 'from']) rmSync(join(voicemail, `${id}.${end}`), { force: true });
}
