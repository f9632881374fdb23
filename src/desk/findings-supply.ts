import { numbersIn } from '../words/numbers.ts';
import { tokenise } from '../words/tokens.ts';

export type Supply = 'out' | 'low' | 'enough';

/** Days of supply from which on nobody has to hurry: a refill takes a practice two business days. */
const ENOUGH_DAYS = 3;

/** "out of town" and the like are no medicine. */
const ELSEWHERE =
  /\bout of (town|state|country|the (country|state|house|office|hospital)|work|breath|network|pocket|date|bed)\b/g;
const NEARLY =
  /\b(almost|nearly|about to|going to|gonna|getting|before (i|he|she|we)|(dont|do not) want to|running|close to|soon|will|ill|hell|shell|might|down to my last) (be |run |running )?(all |completely )?(out|low)\b|\brunning (out|low)\b|\b(almost|nearly|about|just about) (all )?gone\b|\b(about to|will|going to|gonna) run out\b|\b(me|se me|le) (va|estan?) (a )?(acabar|acabando|terminando)|\bya casi (no|se)\b|\bme quedan? (poc[oa]s?|muy poc[oa]s?)\b/;
const OUT =
  /\b((i|he|she|we|they) (am |is |are |was |have |been |has )*(completely |totally |all |clean |now |already )?out|(been|completely|totally) out|ran out|run out|out of (my|his|her|our|the|it|them|those|insulin)|(none|nothing|zero) left|no (more|\w+ left)|(dont|doesnt|do not|does not) have any( \w+)?( left)?|(took|used|had|gave) (my|the|his|her) last|last (one|pill|dose|tablet|puff) (was|yesterday|today|this morning|last night)|(it|they|bottle|inhaler|pen|vial|box) (is |are )?(empty|all gone))\b|\b(se (me|le|nos) (acab|termin)\w+|me quede sin|se quedo sin|ya no (me |le |nos )?(queda|quedan|tengo|tiene|hay)|no me quedan?)\b/;
const A_DAY = /^(days?|dias?)$/;
const A_WEEK = /^(weeks?|semanas?)$/;
const A_MONTH = /^(months?|mes|meses)$/;
/** Behind or before a number of days, what makes it a supply. */
const OF_SUPPLY = /\b(left|worth|supply|last|lasts|enough|me quedan?|le quedan?|queda|quedan|alcanza|para)\b/;

/** How much of a medicine is left, by the days. */
export function supplyOfDays(days: number): Supply {
  return days === 0 ? 'out' : days < ENOUGH_DAYS ? 'low' : 'enough';
}

/**
 * How much of a medicine is left, by what a caller says of it unasked: "I'm out of my insulin", "I have two days left". Of several the
 * gravest. A number of pills is no number of days: it is asked. null: nothing was said of it. Pure.
 */
export function supplyIn(text: string): Supply | null {
  const t = tokenise(text);
  const said = t
    .map(({ w }) => w)
    .join(' ')
    .replaceAll(ELSEWHERE, ' ');
  const left = said.replace(NEARLY, ' ');
  if (OUT.test(left)) return 'out';
  const days = supplyDaysIn(text);
  if (days !== null) return supplyOfDays(days);
  return left !== said ? 'low' : null;
}

/** The fewest days that words tell as a supply; null: they tell no number of days, as "running low" does not. Pure. */
export function supplyDaysIn(text: string): number | null {
  const t = tokenise(text);
  const said = t.map(({ w }) => w).join(' ');
  const days = numbersIn(t).flatMap((n) => {
    const unit = t[n.to]?.w ?? '';
    const times = A_DAY.test(unit) ? 1 : A_WEEK.test(unit) ? 7 : A_MONTH.test(unit) ? 30 : null;
    const around = t.slice(Math.max(0, n.from - 4), n.to + 4).map(({ w }) => w);
    return times !== null && OF_SUPPLY.test(around.join(' ')) ? [n.value * times] : [];
  });
  if (/\b(a|one|una) (week|semana)\b/.test(said) && OF_SUPPLY.test(said)) days.push(7);
  return days.length > 0 ? Math.min(...days) : null;
}
