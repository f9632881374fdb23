import { asksOfAnother } from '../../understanding/intents.ts';
import type { Intent } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { errandsIn } from './breath.ts';
import { canDo } from './look-up.ts';
import { formOf, SAYS_NOTHING_YET } from './matters.ts';
import { asksIfPatient, asksVisitOfAnother } from './of-another.ts';
import type { Talk } from './types.ts';

const HAS_VISIT =
  /\b(i('ve| have| had)?( already)? (got|have|had)|i'?m (down|booked)|supposed to (see|come)|my|mi|tengo|ten[ií]a) .{0,24}\b(appointment|visit|cita|turno|doctor|dr)\b/iu;
const MOVES =
  /\b(move|moved|reschedule|change (it|that|my|the)|switch|push|(an)?other (day|time)|different (day|time)|can'?t (make|come)|no good|cambi\w+|mover\w*|otro d[ií]a|otra (hora|fecha)|no (voy a )?pod(er|r[eé])|no puedo ir)\b/iu;
/** Who gives a visit back and asks for another in the same breath gives none back. */
const INSTEAD =
  /\b(what else|something else|anything else|(an)?other (day|time|date)|different (day|time)|instead|the week after|(do|have) you (have|got) (anything|something)|when else|next opening|camb\w+|otro dia|otra (hora|fecha|semana)|para otro|mejor (me )?(la|lo) (camb|muev|pas))/iu;
/** "I want another day", said to a visit that was about to be given back. Pure. */
export const wantsInstead = (text: string): boolean => INSTEAD.test(unaccented(text)) || MOVES.test(unaccented(text));

/** A dose that a nurse gives, or a baby that has to be seen: a visit, whatever word leads to it. */
const IS_VISIT =
  /\b((flu|covid|tetanus|shingles|pneumonia|hpv|measles|allergy|booster) (shots?|vaccines?|boosters?)|shots? for (my|his|her|school|the)|(has|have|had|needs?|ought|supposed|got) to be seen (by|on|in|this|within|before)|(talk|speak|see somebody|ask|come in) (about|for) (birth control|contracepti\w+)|birth control options|d ?o ?t (physical|thing|exam|card)|medical card|cdl|vacuna (de|contra) (la )?(gripe|influenza|tetano|covid)|metodos? anticonceptivos?)\b/iu;
/** Somebody is due for what a visit is for, whatever plan is named with it. */
const DUE =
  /\b(due|overdue|ready|time)(?: for)? (his|her|my|our|a|an|the|that|their) (\w+ ){0,2}(physical|wellness|check ?-?up|annual|yearly|shots?|vaccines?|visit|exam|pap)\b|\bwellness (visit|exam|check|thing|appointment)\b|\b(le|me|nos) toca (su|mi|el|la|un|una) (\w+ )?(chequeo|vacuna|revision|examen|control|cita)\b/iu;
/** A visit is wanted in so many words. */
const WANTS_VISIT =
  /\b(make|book|schedule|set up|get|need|want|like|sacar|hacer|agendar|pedir|apartar|quiero|quisiera|necesito|ocupo) (me |us |him |her )?(an?|my|the|una?|la|mi)? ?(\w+ )?(appointment|appt|visit|cita|consulta|turno)\b/iu;
/** A kind of visit that is wanted. */
const NEW_VISIT =
  /\b(needs?|wants?|due|bring|get|book|schedule|make|for (his|her|my|a|the)|necesit\w+|quier\w+|toca|ocup\w+) (\w+ ){0,6}(physicals?|check ?-?ups?|annual|yearly|shots?|vaccin\w+|wellness|pap|chequeo|examen|vacunas?|papanicolau|revision)\b/iu;
/** A visit that stands, or words that move one. */
const STANDS_OR_MOVES =
  /\b((my|our|his|her|their|the|that|mi|la|su|nuestra) (\w+ ){0,3}(appointments?|appt|visit|slot|oclock|o'clock|citas?|consulta|turno)|(i'?ve|i have|i had|we have|she has|he has|have|had|got|tengo|tenia) (got )?(an? |my |una |la )?(\w+ ){0,2}(appointment|appt|visit|cita|consulta|turno)|down for|booked|scheduled for|supposed to|resched\w*|mov(e|ed|ing)|chang(e|ed|ing)|switch\w*|push\w*|bump\w*|swap\w*|shift|instead|(an)?other (day|time)|different (day|time)|rather|(can'?t|cannot|couldn'?t|won'?t|not going to) (make|come|be)|won'?t work|no good|came up|conflict|double booked|cambi\w*|mover\w*|muev\w*|pas(ar|e|arla|eme)\w*|reagend\w*|reprogram\w*|posponer\w*|adelant\w*|recorr\w*|otro dia|otra (hora|fecha|semana)|no (voy a )?(puedo|poder|podre)|surgio|salio)\b/iu;

/** Of shots and papers one may also ask, or need a copy. */
const NO_VISIT =
  /\b(records?|copy|proof|cards? sent|do (i|we) (have to|need)|do you (give|do|offer|have)|how (much|many)|cost|bill|cartilla|ponen|cuanto)\b/iu;
const COMES_IN =
  /\b(can|could|may) (i|we|he|she|my \w+) (please |just )?(get|come|be|fit|squeeze)\b.{0,14}\b(in|seen)\b.{0,24}\b(with|for|to see|on|this|next|tomorrow|today|sooner)\b/iu;
const A_PERSON =
  /\b(person|human(?! (?:resources?|services?))|some ?body|some ?one|any ?body|any ?one|who ?ever|operator|receptionist|front desk|the desk|computer|machine|robot|recording|carne y hueso|alguien|persona|maquina|grabacion|operadora|senorita)\b/iu;

/** What somebody gives as a reason for asking. */
const OF_REASONS: ReadonlySet<Intent> = new Set<Intent>(['billing', 'insurance', 'faq', 'other', 'message', 'records']);

/** The wish for a person, where the understanding took it for one and the words name one. Pure. */
export function wantsAPerson(intent: Intent, text: string): boolean {
  return intent === 'human' && A_PERSON.test(unaccented(text));
}

/**
 * What is wanted, where the words of a first sentence say it more plainly than the understanding's first guess: a visit that stands and cannot be
 * kept is moved, because a second one beside it, or none at all, is nobody's wish. Pure.
 */
export function clearer(talk: Talk, intent: Intent, text: string): Intent {
  const plain = unaccented(text);
  // Who asks when another's visit is says why, and that is no matter of its own: the rule for whom it may be told is.
  if (talk.about !== 'self' && OF_REASONS.has(intent) && asksVisitOfAnother(text))
    return errandsIn(talk, text).some(({ form }) => canDo(formOf(talk, form), 'confirm')) ? 'schedule' : 'message';
  if (talk.about !== 'self' && intent === 'schedule' && asksOfAnother(text)) return 'message';
  if (intent === 'cancel' && INSTEAD.test(plain)) return 'reschedule';
  // "My son needs a physical, could we do Tuesday, no wait, Wednesday": nothing stands that could be moved.
  if (intent === 'reschedule' && NEW_VISIT.test(plain) && !STANDS_OR_MOVES.test(plain)) return 'schedule';
  if (intent === 'insurance' && DUE.test(plain)) return 'schedule';
  if ((intent === 'schedule' || intent === 'faq') && HAS_VISIT.test(plain) && MOVES.test(plain)) return 'reschedule';
  // Words that name an errand say what is wanted, where nothing else in them does.
  const errand = SAYS_NOTHING_YET.has(intent) && intent !== 'human' ? errandsIn(talk, text)[0] : undefined;
  if (errand) return errand.intent;
  const open = intent === 'other' || (intent === 'human' && !wantsAPerson(intent, text));
  if (open && talk.about !== 'self' && asksIfPatient(text)) return 'message';
  const loose = intent === 'refill' || intent === 'message' || intent === 'other' || intent === 'faq';
  if (loose && IS_VISIT.test(plain) && !NO_VISIT.test(plain)) return 'schedule';
  return intent === 'faq' && (COMES_IN.test(plain) || wantsVisit(text)) ? 'schedule' : intent;
}

/** A visit is wanted in so many words, and not only asked about. Pure. */
export const wantsVisit = (text: string): boolean => WANTS_VISIT.test(unaccented(text)) && !asksOnly(text);

/** "Do I need an appointment?", "can I make an appointment online?": a question about visits, and no wish for one. */
function asksOnly(text: string): boolean {
  const plain = unaccented(text);
  return (
    /\?/.test(text) ||
    /^\W*(\w+ ){0,3}(do|does|can|could|how|what|where|is|are|hay que|se necesita|como|donde|puedo)\b/iu.test(plain)
  );
}
