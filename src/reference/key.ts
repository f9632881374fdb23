/** A name as it is looked up: lower case, no accents, letters and digits only ("Z-Pak" and "z pak" are one). */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

/** Words that tell a release, a device or a strength class and are no part of the name. */
export const RELEASES = new Set(
  'ER XR XL SR CR DR LA CD CC XT EC TTS ODT HFA AF SL DS ES HD MLT PM'.split(' ').map((r) => r.toLowerCase()),
);
