import type { Token } from '../words/tokens.ts';

const ABOUT = /^(?:around|about)$/;
const HOUR = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1[0-2]|[1-9])$/;
const ABOUT_ES = /^(?:como a|a eso de|a las|como de)$/;
const HOUR_ES = /^(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|mediodia|1[0-2]|[1-9])$/;
const PART_OF_HOUR = /^(?:thirty|fifteen|oclock|am|pm|media|cuarto)$/;
/** What goes on behind an hour where no mark ends it: "around three and bumped her head". */
const GOES_ON = /^(?:and|but|or|this|today|yesterday|last|when|while|in|y|pero|o|hoy|ayer|de|cuando)$/;
/** What happened by the clock: without such a word it is an hour that is wanted. */
const HAPPENED =
  /\b(?:\w{2,}ed|fell|slid|hit|woke|began|got|went|came|took|ate|drank|threw|cut|broke|found|had|was|were|lost|felt|stung|bit|burnt|se (?:cayo|resbalo|golpeo|desmayo|pego|tomo|puso|quemo|corto)|empez\w+|comenz\w+|vomito|cayo|tomo|comio|le (?:dio|pico|salio|mordio))\b/;
const WANTED =
  /\b(?:call|reach|appointments?|visit|come|see|seen|open|close|pick|home|there|until|till|by|after|before|available|llam\w+|cita|venir|abren|cierran|despues|antes|hasta)\b/;

/** The hour at which something happened, where it is told as "around three": the tokens of it. null: none is. Pure. */
export function hourBegan(t: readonly Token[]): { from: number; to: number } | null {
  for (let i = 1; i < t.length; i++) {
    const led = ledTo(t, i);
    if (led === null) continue;
    let to = i + 1;
    while (to < t.length && t[to]!.mark === '' && (PART_OF_HOUR.test(t[to]!.w) || t[to + 1]?.w === 'media')) to++;
    const next = t[to];
    if (next && next.mark === '' && !GOES_ON.test(next.w)) continue;
    const before = clauseBefore(t, led);
    if (HAPPENED.test(before) && !WANTED.test(before)) return { from: led, to };
  }
  return null;
}

/** Where the words begin that lead to an hour at token `i`. */
function ledTo(t: readonly Token[], i: number): number | null {
  const [word, last] = [t[i]!.w, t[i - 1]!.w];
  if (HOUR.test(word) && ABOUT.test(last)) return i - 1;
  if (!HOUR_ES.test(word) || !/^las?$/.test(last)) return null;
  return ABOUT_ES.test(`${t[i - 3]?.w} ${t[i - 2]?.w}`) ? i - 3 : null;
}

function clauseBefore(t: readonly Token[], at: number): string {
  let from = at;
  while (from > 0 && t[from]!.mark === '') from--;
  return t
    .slice(from, at)
    .map((x) => x.w)
    .join(' ');
}
