import type { Lang } from '../lang.ts';
import type { Location } from './facts.ts';

/**
 * A location as it is said behind "at" or "en": "the Hill office", "el consultorio de Hill". What stands in parentheses in its name is for
 * people who read. A name that calls itself no office is said as it is.
 */
export function spokenPlace({ name, nameEs }: Pick<Location, 'name' | 'nameEs'>, lang: Lang): string {
  const bare = (text: string) =>
    text
      .replace(/\s*\([^)]*\)/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  if (lang === 'es' && nameEs !== null) return bare(nameEs);
  const office = /^(?:the )?(.+) (office|clinic)$/i.exec(bare(name));
  if (!office) return bare(name);
  const [, which = '', what = ''] = office;
  if (lang === 'en') return `the ${which} ${what}`;
  return what.toLowerCase() === 'clinic' ? `la clínica de ${which}` : `el consultorio de ${which}`;
}
