import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { line } from './effects.ts';
import { close } from './endings.ts';
import { canDo } from './look-up.ts';
import { currentMatter, formOf } from './matters.ts';
import type { Stage, Step, Talk } from './types.ts';

/** "Leave it as it is", "don't move it after all", "I'll keep the one I have". Not "don't move it to Friday". */
const STAYS = new RegExp(
  [
    String.raw`\b(?:leave|leaving|keep|keeping)\b(?: \w+){0,2} (?:as (?:it|they)(?: is|s| was| are| were)?|alone|the way|where it is|like it is)\b`,
    String.raw`\b(?:leave|keep) (?:it|that|everything|things)(?: just)?(?: [.,]|$|[.,!])`,
    String.raw`\b(?:keep|stay with|stick with|hold on to) (?:the|my) (?:old|same|one|first|original|current|appointment|visit|time)\b(?! but)`,
    String.raw`\b(?:dont|do not) (?:change|move|touch|reschedule) (?:it|that|anything|my (?:visit|appointment))\b(?! (?:to|for|until|till|on|so|before|after)\b)`,
    String.raw`\bdej(?:e|ela|elo|emosla|arla|emela) (?:\w+ )?(?:asi|como (?:esta|estaba)|igual)\b`,
    String.raw`\b(?:ya )?no (?:la|me la) (?:cambie|mueva)\b(?! (?:a|al|para|hasta)\b)`,
    String.raw`\b(?:me quedo|quedo|prefiero quedarme) con (?:la|mi) (?:misma|cita|de antes|que (?:tengo|tenia))\b`,
  ].join('|'),
);

/** Whether whoever asked for another time lets the visit stand after all, and wishes for nothing else in its place. */
export function letsItStand(talk: Talk, stage: Stage, text: string, meaning: Meaning): boolean {
  const visit = currentMatter(talk)?.visit;
  if (!visit || !('form' in stage) || !canDo(formOf(talk, stage.form), 'move')) return false;
  const { when } = meaning.slots;
  const days = when === undefined ? [] : [when].flat();
  // "I'll keep Monday" names the day that stands.
  const other = days.some((one) => one.slice(0, 10) !== visit.start.slice(0, 10));
  return !other && STAYS.test(unaccented(text).toLowerCase().replaceAll("'", ''));
}

/** Nothing is changed, and nothing more is asked about it. */
export function visitStands(talk: Talk): Step {
  const { when: _, ...facts } = talk.facts;
  return close({ ...talk, facts }, [line('visitKept')]);
}
