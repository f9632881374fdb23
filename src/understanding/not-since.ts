import { DAY, MEAL, WEEKDAY } from './time-words.ts';

/** A length of time or a day as it was said, and the words around it: folded, one space between. */
export interface TimeSaid {
  words: string;
  /** All that was said before and behind it. */
  before: string;
  after: string;
  /** What was said before it since the last mark. */
  clause: string;
  /** The word before it as it was written: "it's" is folded to "it". */
  last: string;
}

/** How often, how old, and when something is to be. */
const EVERY_OR_AGE =
  /\b(every|cada|once|twice|times|per|veces|vez|turned|he|she|tiene|in|within|next|until|edad de|nino de|nina de|bebe de|hij[oa] de|is|age) ?$/;
/** What was waited or driven, and how long a supply lasts. */
const NOT_ILL =
  /\b(?:wait\w*|sat|sit|sitting|hold|drive|drove|esper\w+)(?: \w+){0,2}$|\b(?:quedan?|sobran?)(?: (?:como|unos|unas|nada mas))*$|\b(?:have|got|has)(?: (?:about|like|only|maybe))*$/;
const SUPPLY_AFTER = /^(?:of|worth|supply|left|de (?:pastillas?|medicina|medicamento|insulina)|from now|wait)\b/;
/** A day that is wanted for something, and not when it began. */
const WANTED_DAY =
  /\b(?:appointments?|come|be seen|get in|visit|refill|need|schedule|book|see (?:the|a|my|doctor|you)|cancel|call off|checkup|check up|physical|reschedule|move|for|by|until|till|before|next|tomorrow|cita|venir|para|antes|box|toca|(?:me|te|la|lo|le|nos|las|los|se) (?:ven?|vean?|veria|atienden?|atiendan?|revisan?|revisen?)|(?:ver|atender|revisar|sacar)(?:me|la|lo|le|nos)?|sacan|sacaran)\b[^,]*$/;
const ONLY_DAY = new RegExp(`^(?:${DAY})$`);
const ONLY_WEEKDAY = new RegExp(`^(?:on )?(?:${WEEKDAY})$`);
const ONLY_MEAL = new RegExp(`^${MEAL}$`);
const WHEN_EATEN = /\b(?:since|at|after|before|during|about|around|with)$/;

/** Weeks of a pregnancy: "i'm thirty four weeks", "tengo siete meses" alone, "at thirty weeks". */
const GESTATION = /\b(?:i|im|i am|am|at|estoy de|tengo|voy para|ando de) $/;
/** When something began that is not the complaint: a medicine, an operation, a visit. */
const OF_SOMETHING_ELSE =
  /\b(?:put (?:me|him|her|us) on|start(?:ed|ing)|prescribed|switched|gave (?:me|him|her)|began|surgery|operat\w+|procedure|delivered|gave birth|saw (?:the|my|dr|doctor)|was (?:in|seen)|discharged|had (?:my|his|her|the|a|an) (?:\w+ ){1,3}(?:done|out|removed|replaced|fixed|repaired)|(?:they|he|she|doctor \w+|surgeon) (?:did|fixed|replaced|opened|put in|took out) (?:my|his|her|the|a|an)|me (?:recetaron|dieron|cambiaron|operaron)|(?:me|la|lo|le|nos) (?:vio|vieron|atendio|atendieron|reviso|revisaron|checo|checaron)|cirugia|empece a tomar)\b[^.,;]{0,60}$/;
/** What somebody who is well did then: the day is none on which anything began. */
const DONE_WELL =
  /\b(?:i|we|he|she) (?:just |already |even )?(?:walked (?!into\b)|mowed|swam|hiked|biked|jogged|gardened|danced|shovel+ed|vacuumed|drove|ran (?:\w+ )?(?:miles?|errands)|went (?:for|out|to|shopping|dancing|swimming|bowling)|worked|played|climbed|cooked|cleaned|shopped)\b[^.,;]{0,40}$|\b(?:camine|corri|nade|maneje|trabaje|cocine|limpie|fui a|anduve|sali a)\b[^.,;]{0,40}$/;
const AGO = /\b(?:ago|back)\b|^hace\b/;
/** What began with that something: "… three weeks ago, and ever since". */
const EVER_SINCE =
  /^(?:ago |back )?(?:and |y )?(?:ever since\b|since then\b|right after\b|from then\b|desde entonces\b)/;
/** "It isn't from today", "no es de hoy": what is denied tells nothing. */
const DENIED = /\b(?:no (?:es|fue|era|empezo)|not|isnt|wasnt|didnt start)(?: (?:de|desde|from|since|just|only))?$/;
/** "I could come of a sunday": what somebody does on such days. */
const ON_SUCH_DAYS = /\b(?:of|on|por) (?:an?|los|las)$/;
/** "I know it's friday": the day on which they call. */
const IT_IS = /^(?:it['’]s|its|es)$/i;
/** "The last meal he kept down was …": when all was still as it should be. */
const LAST_TIME =
  /\b(?:last|ultim[oa]) (?:\w+ ){1,5}(?:was|were|is|fue|es)(?: \w+){0,4}$|\blast (?:ate|drank|peed|slept|took|had|went|saw)\b(?: \w+){0,5}$/;

/** Whether a time that was said tells of something else than since when the complaint lasts. Pure. */
export function isNotSince({ words, before, after, clause, last }: TimeSaid): boolean {
  const day = ONLY_DAY.test(words);
  const past = /^(?:yesterday|last|ayer|anoche|antier|anteayer)/.test(words);
  if (/^(old|pregnant|along|de (embarazo|edad|nacid))/.test(after)) return true;
  if (EVERY_OR_AGE.test(before)) return true;
  if (SUPPLY_AFTER.test(after) && (!/^of\b/.test(after) || /\b(?:have|got|has)\b[^,]*$/.test(before))) return true;
  if (NOT_ILL.test(before) && (!/\b(?:have|got|has)(?: \w+)?$/.test(before) || SUPPLY_AFTER.test(after))) return true;
  if (day && DENIED.test(before)) return true;
  if (ONLY_WEEKDAY.test(words) && (ON_SUCH_DAYS.test(before) || IT_IS.test(last))) return true;
  if ((day || ONLY_MEAL.test(words)) && LAST_TIME.test(before)) return true;
  if (day && !past && WANTED_DAY.test(clause)) return true;
  if (day && DONE_WELL.test(before)) return true;
  if (ONLY_MEAL.test(words) && !WHEN_EATEN.test(before)) return true;
  if (
    GESTATION.test(`${before} `) &&
    /\b(?:weeks?|months?|semanas|meses|mes)\b/.test(words) &&
    !/^(?:con|sin|with|de (?!embarazo))/.test(after)
  )
    return true;
  return (
    OF_SOMETHING_ELSE.test(before) &&
    (AGO.test(words) || day || /^(?:ago|back)\b/.test(after)) &&
    !EVER_SINCE.test(after)
  );
}
