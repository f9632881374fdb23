import { datesIn, timesIn } from './dates.ts';
import { asksAnythingElse, asksRight, joinDigits, type Turn } from './hearing.ts';
import { mattersOfKey } from './matters.ts';

const VALUE =
  /\b(\d+(?:\.\d+)?|(?:\w+teen|\w+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?:\s+point\s+(\w+))?/gi;
const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Facts that are read back in a sentence which names them. */
const THINGS = [
  'pharmacy',
  'dose',
  'medicine',
  'member id',
  'carrier',
  'group',
  'authorization',
  'address',
  'email',
  'extension',
];

const BUT = /anything but (?:the )?(\S+)/i;

/** Everything at once, not a single fact. */
const WHOLE =
  /\b(summary|summari[sz]\w*|everything|all of (it|that)|the (whole|facts|details|lot)|recap|sum(s|med)? up)\b/i;
const SUITS = /\b(suit|work for) you|le (queda|conviene|sirve)/i;

/** Whether what a story means is being read back. @param like words of the moment before */
export function readBack(at: string, like: string | null, turn: Turn): boolean {
  const but = BUT.exec(at)?.[1];
  const right = /correct|right/i.test(at) ? BUT.exec(like ?? '')?.[1] : undefined;
  const backs =
    /\b(you are calling from|usted llama del|i have|you said|that is|so it'?s|did you say|here is what|tengo|usted dijo|entend[ií]|anot[eé])\b/i.test(
      turn.text,
    ) || asksRight(turn);
  if (!backs) return false;
  if (WHOLE.test(at))
    return (
      /here is what i have|esto es lo que tengo/i.test(turn.text) || (asksRight(turn) && turn.sentences.length >= 4)
    );
  const values = valuesIn(turn.text);
  const number = (said: string) => Number(said.replace(/[^\d.]/g, '').replace(/\.$/, ''));
  if (right) return values.includes(number(right));
  if (but) return values.length > 0 && !values.includes(number(but));
  // A visit has an hour; a birthday has none.
  if (/\b(appointment|visit|slot|request|booking|new (day|date|time))\b/i.test(at))
    return SUITS.test(turn.questions.join(' '))
      ? false
      : timesIn(turn.text, '2000-01-01').some((t) => t.date !== null && t.time !== null) || asksAnythingElse(turn);
  const date = /\b(date|day|time|dob|birth)\b/i.test(at);
  if (date) return datesIn(turn.text).length > 0 || timesIn(turn.text, '2000-01-01').some((t) => t.time !== null);
  const rows = new Set(mattersOfKey(at).map((m) => m.id));
  const thing = [...THINGS].find((id) => rows.has(id));
  if (thing)
    return turn.sentences.some((s) => !turn.questions.includes(s) && mattersOfKey(s).some((m) => m.id === thing));
  if (/number|phone/i.test(at)) return /\d{7}/.test(joinDigits(turn.text).replace(/[\s-]/g, ''));
  if (/name/i.test(at)) return /\bname|nombre|,\s+born/i.test(turn.text);
  return true;
}

/** Small numbers with what follows "point"; digits and words, no dates, no telephones. */
export function valuesIn(text: string): number[] {
  const bare = text.replace(/\d{7,}|\b\d{4}\b|\b\w+ \d{1,2}, \d{4}/g, ' ');
  return [...bare.matchAll(VALUE)].flatMap(([, whole = '', part]) => {
    const n = numberOf(whole);
    const fraction = part ? numberOf(part) : null;
    if (n === null) return [];
    return [fraction === null ? n : Number(`${n}.${fraction}`)];
  });
}

function numberOf(words: string): number | null {
  if (/^\d/.test(words)) return Number(words);
  const [a = '', b] = words.toLowerCase().split(/[ -]/);
  const unit = UNITS.indexOf(a);
  if (unit >= 0) return unit;
  const ten = TENS.indexOf(a);
  if (ten < 0) return null;
  return (ten + 2) * 10 + (b ? Math.max(0, UNITS.indexOf(b)) : 0);
}
