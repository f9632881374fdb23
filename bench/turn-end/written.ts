import { random } from '../endpoint/pauses.ts';
import type { Moment } from './moments.ts';
import { make } from './sayings.ts';

/** The recogniser ends readings with a comma so often where the caller goes on, and where not (bench/RESULTS.md). */
const COMMA = { pause: 0.16, end: 0.06 };
/** Milliseconds of voice a letter. */
const LETTER_MS = 70;
const PAUSING = 0.7;

/** The same answers as a recogniser that mishears nothing would write them up to each pause: more of them than there is time to speak. */
export function written(times: number, made: number): Moment[] {
  const rnd = random(77);
  return make(times, made, rnd).flatMap(({ kind, group, text }) => {
    const pieces = text.split(/\s*\{([gch])\}\s*/);
    const moments: Moment[] = [];
    for (let part = 0; 2 * part < pieces.length; part++) {
      const place = (pieces[2 * part + 1] ?? null) as Moment['place'];
      if (place !== null && rnd() > PAUSING) continue;
      const words = pieces.filter((_, i) => i % 2 === 0 && i <= 2 * part).join(' ');
      const mark = rnd() < (place ? COMMA.pause : COMMA.end) ? ',' : '.';
      const said = words.endsWith('?') ? words : words.replace(/[.,]$/, '') + mark;
      moments.push({
        group,
        kind,
        speaker: null,
        part,
        text: said,
        voiceMs: said.length * LETTER_MS,
        place,
        sound: [],
      });
    }
    return moments;
  });
}
