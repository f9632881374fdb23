import { asksInGeneral } from './general-question.ts';
import { lastOfIt } from './intents.ts';
import { withoutRefused } from './refused.ts';
import type { Intent } from './types.ts';
import { isAboutSomething, wantsPerson } from './wants-person.ts';
import { DAY, MEDICINE, ON_FILE, WISHES } from './wish-words.ts';

/**
 * What was asked for in so many words, in the order in which it was said, each once. A mention is no request: "the pharmacy on Canal Street"
 * asks for nothing. A visit that is given up for another time is moved, not cancelled. Pure.
 */
export function wishesIn(text: string): Intent[] {
  return placed(folded(text)).map(([intent]) => intent);
}

const folded = (text: string): string => withoutRefused(bare(text));

const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The words for what is refused, by what they would want. */
const REFUSABLE: Partial<Record<Intent, RegExp>> = {
  cancel: /\bcancel/,
  refill: /\b(?:refill|resurt|surt|receta|prescription)/,
  new_patient: /\bnew patient/,
  schedule: /\b(?:appointment|cita|consulta)/,
};
/** A letter is about what it is of. */
const OF_MONEY =
  /\b(?:collections?|bill|billing|balance|invoice|payment|late) (?:letter|notice|paper|statement)|(?:letter|notice|papers?) (?:\w+ ){0,3}?(?:from|about|of|for) (?:\w+ )?(?:collections?|billing|bill|balance)\b|carta de cobro/;

/** A card to pay with, and no insurance's. */
const PAYS_BY_CARD =
  /\b(?:pay|paying|owe|bill|balance|pagar|pago|debo|cuenta)\b.{0,80}\b(?:cards?|visa|mastercard|tarjeta)\b|\b(?:cards?|visa|mastercard|tarjeta)\b.{0,60}\b(?:pay|bill|balance|pagar|cuenta)\b/;
const OF_A_PLAN = /\b(?:insurance|plan|member|medicare|medicaid|coverage|new card|seguro|aseguranza|miembro)\b/;
/** Somebody is to telephone later: a message, and nobody is wanted on the line. */
export const CALLED_BACK =
  /\b(?:(?:need|have|get|want|like|ask|tell|can|could|let) (?:somebody|someone|anybody|anyone|a nurse|the nurse|one of (?:you|them))(?: \w+)? ?(?:to )?(?:please |just )?(?:call|ring|phone|get back)|(?:need|want|like|just) (?:\w+ )?(?:call|ring) ?back\b|get back to (?:me|us)|(?:me|nos) (?:devuelv\w+|regres\w+) la llamada)\b/;

/** Somebody complains of how they were treated: whoever runs the practice hears of it, and nobody at the desk is wanted. */
const COMPLAINS =
  /\b(?:hung up on (?:me|us)|(?:was|were|so|very|been|real|really) rude|rude to (?:me|us)|whoevers? (?:is )?in charge|whoever (?:runs|manages|owns)|the (?:office |practice )?manager|(?:file|make|have|got) a (?:formal )?(?:complaint|grievance)|(?:una|mi) queja|quejarme|(?:la|el) (?:gerente|encargad[oa])|me (?:colgo|colgaron|trato|trataron) )/;

/** The wishes with where they begin, in order. */
function placed(said: string): [Intent, number][] {
  const found = new Map<Intent, number>();
  for (const { intent, words } of WISHES) {
    const at = said.search(words);
    if (at >= 0) found.set(intent, Math.min(at, found.get(intent) ?? at));
  }
  if (found.has('reschedule')) {
    found.set('reschedule', Math.min(found.get('reschedule')!, found.get('cancel') ?? Number.POSITIVE_INFINITY));
    found.delete('cancel');
    found.delete('schedule');
  }
  if (found.has('cancel')) found.delete('schedule');
  if (isAboutSomething(said) || CALLED_BACK.test(said)) found.delete('human');
  if (PAYS_BY_CARD.test(said) && !OF_A_PLAN.test(said)) found.delete('insurance');
  if (COMPLAINS.test(said)) {
    found.delete('human');
    found.set('message', Math.min(found.get('message') ?? Infinity, said.search(COMPLAINS)));
  }
  if (OF_MONEY.test(said)) found.delete('records');
  // Papers that go to a specialist ask for no referral, and an address of the caller's is none of ours.
  if ((found.get('records') ?? Infinity) <= (found.get('referral') ?? -1) && !SENT_ME.test(said))
    found.delete('referral');
  if (found.has('message') && FILED.test(said)) found.delete('faq');
  return [...found].sort(([, a], [, b]) => a - b);
}

const FILED = new RegExp(`\\b(?:${ON_FILE})`);
const SENT_ME = /\breferr?als?\b|\b(?:send|sent|refer|referred) (?:me|him|her|us)\b|\breferencia\b/;

/** Between two wishes it says that there are two. */
const JOINT =
  /\b(?:and|also|plus|as well|another thing|oh|(?:two|couple of|few) things|(?:number )?two is|the other (?:one |thing )?is|second(?:ly)?|then i|y|tambien|ademas|aparte|otra cosa|dos cosas|luego)\b/;
/** Wishes that are worth a matter of their own beside another. */
const OWN: ReadonlySet<Intent> = new Set([
  'schedule',
  'reschedule',
  'cancel',
  'referral',
  'new_patient',
  'results',
  'records',
  'insurance',
]);

/** The same of those whose words come up in other matters as well: only where it is plainly asked for. */
const PLAINLY: Partial<Record<Intent, RegExp>> = {
  refill:
    /\b(?:refills?|refilled|(?:can|could|will|would) you (?:\w+ )?(?:fill|renew|call in|phone in) |(?:get|have|need|want|be) (?:\w+ ){0,4}(?:filled|renewed)|resurt\w+|surtir\w*|surtan|(?:mi|la|una|otra) receta)\b/,
  billing:
    /\b(?:what (?:do|did) (?:i|we) (?:still )?owe|(?:pay|ask about|question about|about) (?:my|the|a|this|your) (?:\w+ )?(?:bill|balance|statement|charge)|owe (?:you|some)|pagar (?:mi|la|lo|el)|cuanto (?:les )?debo)\b/,
  message:
    /\b(?:leave (?:word|a message|him a message|her a message)|(?:tell|let) (?:the )?(?:doctor|dr|nurse) |(?:dej\w+|dar\w*) (?:un |el )?(?:recado|mensaje)|digale)\b/,
};

/** What is wished beside the first in so many words: "my shot records, and an appointment for a flu shot". Of a list the last "and" is for all. */
function besides(text: string, found: readonly Intent[]): Intent[] {
  const said = folded(text);
  const all = placed(said);
  // Whether a plan is taken is asked beside the visit that it is to pay for.
  const asksPlan = found[0] === 'insurance';
  const list = new Set([...found, ...all.map(([intent]) => intent)]).size > 2 && JOINT.test(said);
  return all.flatMap(([intent, at], k) => {
    const own = OWN.has(intent) || PLAINLY[intent]?.test(said);
    return own &&
      ((asksPlan && VISIT_CHANGES.has(intent)) ||
        (k === 0 ? found[0] !== 'symptom' && JOINT.test(said) : list) ||
        (k > 0 && JOINT.test(said.slice(all[k - 1]![1], at + 4))))
      ? [intent]
      : [];
  });
}

/** How somebody is, without a word for what it is: a matter for the nurse all the same. */
const UNWELL =
  /\b(?:(?:dont|doesnt|do not|not|didnt) (?:really |quite |just )?(?:feel(?:ing)?|look(?:ing)?|seem|act(?:ing)?)(?: \w+)? (?:right|good|well|myself|himself|herself|normal)|feel(?:s|ing)? (?:\w+ )?(?:funny|off|weird|strange|awful|terrible|lousy|crummy|warm to me|bad)|something(?:s| is)? (?:off|wrong|not right) with (?:me|my|him|her)|(?:another|one) of my (?:spells|attacks|episodes)|(?:me|se) siente?(?:s|o)? (?:muy |bien |medio |algo )?(?:rar[oa]|mal|extran[oa])|no (?:me|se) siente?o? (?:nada |muy )?bien|and[ao] (?:muy |bien |medio )?(?:rar[oa]|mal)|(?:blood pressure|pressure|sugars?)(?: has| s| is)?(?: been)? (?:running|reading|up|sky|going|through))\b/;

/** Whether somebody is said to be unwell, over folded words with single spaces. */
export const soundsUnwell = (said: string): boolean => UNWELL.test(said);

/** Where a mind was changed, the findings know better what it was changed to. */
const CHANGED =
  /\b(?:actually|instead|on second thought|never ?mind|no wait|wait no|scratch that|rather|mejor|mas bien|pensandolo bien)\b/i;
/** Never what is wanted where the words' findings know something: said in passing, or too general. */
const WEAK: ReadonlySet<Intent> = new Set(['faq', 'refill', 'billing']);
/** Found for certain, or graver than any wish. */
const FIRM: ReadonlySet<Intent> = new Set(['symptom', 'wrong_number', 'reschedule']);
/** A renewal of what an office allows, with no visit spoken of. */
const RENEWS = /\b(?:renew|extend|renov)\w*\b.{0,30}\b(?:auth\w*|referral|autorizacion|referencia)\b/;

/**
 * What the findings of the words want, put right by what was asked for in so many words: the pharmacy that a school form is to be faxed to
 * makes it no refill. A symptom stays first whatever is asked for beside it (S4). Pure.
 */
export function withWishes(intents: readonly Intent[], text: string): Intent[] {
  if (!COMES_NEW.test(bare(text)) && onlyAsks(intents, text)) return ['faq'];
  const put = withoutOwnPapers(withoutAsked(putRight(intents, text), text), text);
  if (CHANGED.test(text) || put[0] === 'other' || put[0] === 'wrong_number' || put[0] === 'human') return put;
  const comesNew = put[0] === 'new_patient' && COMES_NEW.test(bare(text));
  const visit = put.some((one) => VISIT_CHANGES.has(one));
  const wished = wishesIn(text);
  // A visit that is plainly to be moved is moved, whatever place it has among the wishes.
  const moved = put.indexOf('schedule');
  if (moved > 0 && wished.includes('reschedule')) put[moved] = 'reschedule';
  return [
    ...put,
    ...besides(text, put).filter(
      (one) => !put.includes(one) && !(visit && VISIT_CHANGES.has(one)) && !(comesNew && FOR_A_NEW_ONE.has(one)),
    ),
  ];
}

const IS_PROXY =
  /\b(?:have|has|having|am|im|i m|with|hold|got|her|his|their|the|as) (?:\w+ ){0,2}?(?:power of attorney|health ?care proxy|poa)\b/;
const SENDS_PAPERS =
  /\b(?:papers?|paperwork|forms?|copy|copies|document\w*|on file|drop\w*|send\w*|sent|fax\w*|bring\w*|update|upload|e ?mail\w*|sign\w*)\b/;

/** Who says that they have power of attorney wants no papers, where something else is wanted. */
function withoutOwnPapers(found: Intent[], text: string): Intent[] {
  const said = bare(text);
  return found.length > 1 && IS_PROXY.test(said) && !SENDS_PAPERS.test(said)
    ? found.filter((one) => one !== 'records')
    : found;
}

/** What only a general question speaks of is asked, not wanted: beside a refill, "what are the hours for a flu shot" books none. */
function withoutAsked(found: Intent[], text: string): Intent[] {
  const clauses = text.split(BETWEEN_QUESTIONS).filter(Boolean);
  const asked = clauses.filter((clause) => asksInGeneral(bare(clause)));
  if (asked.length === 0 || asked.length === clauses.length) return found;
  const rest = wishesIn(clauses.filter((clause) => !asked.includes(clause)).join('. '));
  const left = found.filter((one) => !ONLY_ASKED.has(one) || rest.includes(one));
  if (left.length === found.length) return found;
  const wanted = left.some((one) => one !== 'faq') ? left : rest.filter((one) => one !== 'faq');
  if (wanted.length === 0) return found;
  return wanted.includes('faq') ? wanted : [...wanted, 'faq'];
}

const ONLY_ASKED: ReadonlySet<Intent> = new Set<Intent>(['schedule', 'records', 'billing']);

/** One sentence about a visit wants one of these. */
const VISIT_CHANGES: ReadonlySet<Intent> = new Set(['schedule', 'reschedule', 'cancel']);

/** "cancel my tenth and put me on the twelfth": one visit for another, whatever word leads to it. */
const EXCHANGED = new RegExp(
  `cancel(?:l?ed|ing)? (?:my|our|his|her|the|that|this) .{0,60}\\b(?:and|then|but) (?:just )?(?:put|book|get|give|set|schedule|make|squeeze) (?:me|us|him|her|it|one) .{0,40}(?:${DAY}|instead|\\b(?:on|for|to) the \\w+(?:th|st|nd|rd|first|second|third)\\b)`,
);

const OF_MEDICINE = new RegExp(`\\b${MEDICINE}\\b`);

/** Taken for these, words may ask for what is answered to anybody alike. */
const MAY_ASK: ReadonlySet<Intent> = new Set<Intent>([
  'other',
  'faq',
  'schedule',
  'reschedule',
  'billing',
  'records',
  'new_patient',
  'message',
  'insurance',
  'refill',
]);

/** Something is to be done. */
const REQUESTS =
  /\b(?:i|we|he|she|they|my \w+)(?: would|d|ll|ve)? (?:\w+ )?(?:need|needs|want|wants|like|gotta|got to|have to|has to|calling|called)\b|\b(?:can|could|would|will) you\b|\b(?:can|could|may) (?:i|we) (?:\w+ )?(?:get|make|book|schedule|have|come|move|change|cancel|bring|push|postpone|delay|switch|swap|slide|bump|shift)\b|^(?:please|book|make|schedule|cancel|move|change|refill|send|fax)\b|\b(?:quiero|quisiera|necesito|ocupo|me gustaria|puede|podria|agendar|cancelar|cambiar)\b/;

/** "Do you see kids, we just moved": somebody looks for a practice. */
const MOVED_HERE =
  /\b(?:just moved|new (?:here|in town|to (?:town|the area))|looking for an? (?:\w+ )?(?:doctor|doc|pediatrician)|acabamos de (?:llegar|mudar\w*))\b/;

const KIN =
  '(?:kids?|child\\w*|son|sons|daughters?|boys?|girls?|baby|babies|family|families|husband|wife|mother|father|mom|dad|parents|grand\\w+|hij[oa]s?|nin[oa]s?|bebes?|bebit[oa]s?|mama|papa|espos[oa]|familias?|muchach[oa]s?)';
const PATIENT_TO_BE = `(?:(?:my|our|mi|mis|nuestr\\w+) (?:\\w+ )?${KIN}|${KIN}|(?:any |some )?(?:new|more) \\w+|us|me|him|her|them|patients?|people|anybody|anyone|gente|pacientes?|personas?|nuev[oa]s?)`;
/** "Are you taking new people, my girl needs her shots": whether the practice takes them is asked first, whatever they will want of it. */
const COMES_NEW = new RegExp(
  `\\b(?:(?:are|is) (?:you|yall|y all|the (?:doctor|office|practice)|dr \\w+)(?: guys| all| folks)? (?:still |currently )?(?:taking|accepting|seeing) (?:on )?(?:any |more )?(?:new|more people|people|patients|anybody|anyone|families|kids)|(?:can|could|will|would|do) you(?: guys| all)? (?:take|accept|take on|see) (?:any |some )?(?:new|more) (?:people|patients|ones|folks|kids|families))\\b|\\b(?:just|recently|newly) (?:moved|relocated)\\b.{0,80}\\b(?:(?:do|can|could|would|will) you(?: guys| all| folks)? (?:take|accept|see|have room for)|(?:are you|you) (?:taking|accepting)|if you(?: d| would| could)? (?:take|accept|see|have room for)) ${PATIENT_TO_BE}\\b|\\b(?:nos|me|se) (?:acab\\w+ de )?(?:mud\\w+|mov\\w+|cambi\\w+)\\b.{0,80}\\b(?:reciben|aceptan|atienden|toman|agarran|ven|recibirian|pueden (?:recibir|atender|ver)) (?:a )?${PATIENT_TO_BE}\\b|\\bacab\\w+ de (?:mud\\w+|mover\\w*|llegar)\\b.{0,80}\\b(?:reciben|aceptan|atienden|toman|agarran|ven|pueden (?:recibir|atender|ver)) (?:a )?${PATIENT_TO_BE}\\b|\\b(?:estan (?:recibiendo|aceptando|tomando)|reciben|aceptan|toman) (?:a )?(?:pacientes nuevos|nuevos pacientes|gente nueva|mas (?:pacientes|gente))\\b`,
);
/** Part of a first visit, and no wish of its own beside it. */
const FOR_A_NEW_ONE: ReadonlySet<Intent> = new Set<Intent>(['new_patient', 'records', 'schedule', 'faq', 'other']);

const TAKES_PLAN = /\b(?:take|takes|taking|accept|accepts|participate|in network|aceptan|toman|agarran|reciben)\b/;

/** Something is asked that holds for everybody, and nothing is to be done beside it. */
function onlyAsks(intents: readonly Intent[], text: string): boolean {
  if (intents.some((one) => !MAY_ASK.has(one)) || !asksInGeneral(bare(text))) return false;
  if (intents.includes('new_patient') && MOVED_HERE.test(bare(text))) return false;
  const clauses = text.split(BETWEEN_QUESTIONS).filter(Boolean);
  // Whether a plan is on the list is looked up; what is asked beside it is another question.
  if (intents.includes('insurance') && clauses.some((one) => TAKES_PLAN.test(bare(one)) && !asksInGeneral(bare(one))))
    return false;
  const rest = clauses
    .filter((clause) => REQUESTS.test(bare(clause)))
    .flatMap((clause) => clause.split(/,\s+/))
    .filter((clause) => !asksInGeneral(bare(clause)))
    .join('. ');
  return wishesIn(rest).every((one) => one === 'faq');
}

/** What a home or an aide has to tell of somebody in its care: "report" is no record that is wanted. */
const NOTICE =
  /\b(?:report|reporting|notify|notifying)\b (?:\w+ ){0,6}?(?:falls?|fell|incident|skin tear|bruis\w+|vitals|change (?:in|of) (?:condition|status)|weight (?:gain|loss))\b|\b(?:reportar|informar|avisar) (?:\w+ ){0,3}?(?:caida|incidente)\b/;

function putRight(found: readonly Intent[], text: string): Intent[] {
  // "Talk to somebody about my knee": what it is about comes first.
  const purpose =
    found[0] === 'human' &&
    (isAboutSomething(bare(text)) || CALLED_BACK.test(bare(text)) || COMPLAINS.test(bare(text)));
  const left = purpose ? found.filter((one) => one !== 'human') : found;
  const [first = 'other', ...others] = left;
  if ((first === 'records' || first === 'other' || first === 'referral') && NOTICE.test(bare(text))) return ['symptom'];
  if (
    (first === 'other' || first === 'message' || first === 'faq') &&
    wantsPerson(bare(text)) &&
    !COMPLAINS.test(bare(text))
  )
    return ['human'];
  // "i don't want to cancel, i want to move it": what is refused is not what is wanted.
  if (REFUSABLE[first]?.test(bare(text)) && !REFUSABLE[first].test(folded(text))) {
    const instead = lastOfIt(folded(text)) ?? wishesIn(text)[0] ?? others[0] ?? 'other';
    return [instead, ...others.filter((one) => one !== instead)];
  }
  if (PAYS_BY_CARD.test(bare(text)) && !OF_A_PLAN.test(bare(text)))
    return first === 'insurance' ? ['billing', ...others] : [first, ...others.filter((one) => one !== 'insurance')];
  if (first === 'records' && OF_MONEY.test(folded(text)))
    return ['billing', ...others.filter((one) => one !== 'billing')];
  const wishes = wishesIn(text);
  const moves = /\binstead\b/i.test(text) && wishes.includes('reschedule') && lastOfIt(folded(text)) !== 'cancel';
  if (first === 'cancel' && (moves || EXCHANGED.test(folded(text)))) return ['reschedule', ...others];
  if (first === 'reschedule' && RENEWS.test(folded(text)) && !wishes.includes('reschedule'))
    return ['referral', ...others];
  // A street or a town may sound like a pill.
  if (first === 'refill' && wishes[0] === 'faq' && wishes.length === 1 && !OF_MEDICINE.test(folded(text)))
    return ['faq', ...others];
  // Whoever wants to become a patient is asked for the plan, and hears whether it is on the list.
  if (COMES_NEW.test(bare(text)) && !FIRM.has(first))
    return ['new_patient', ...others.filter((one) => !FOR_A_NEW_ONE.has(one))];
  if (first === 'insurance' && wishes.includes('new_patient'))
    return ['new_patient', ...others.filter((one) => one !== 'new_patient')];
  const wish = wishes.find((one) => first === 'other' || !WEAK.has(one));
  if (!wish || wish === first || FIRM.has(first) || (CHANGED.test(text) && first !== 'other'))
    return [first, ...others];
  const alsoWished = wishes.includes(first) && first !== 'other' ? [first] : [];
  return [wish, ...alsoWished, ...others.filter((one) => one !== wish)];
}

const QUESTION =
  '(?:what|whats|when|where|wheres|how|which|who|do you|does|did|is there|is it|is the|are you|are there|can i|can we|could i|should i|do i|do we|would i|will you|qu[eé]|cu[aá]ndo|d[oó]nde|c[oó]mo|cu[aá]l|cu[aá]nto|a qu[eé]|tienen|tiene|hay|puedo|debo|tengo que|aceptan|abren|cierran|estan)';
/** Before a question that comes beside something else. */
const WHILE_HERE =
  "(?:while (?:i|we)(?:'?ve| have)?(?: got)? you(?: on the (?:line|phone))?|ya que (?:estoy|estamos|lo tengo|la tengo)(?: aqui)?),?";
const LEADING =
  /^(?:(?:while (?:ive|i have|i|weve|we)(?: got)? you(?: on the (?:line|phone))?|hi|hello|hey|yes|um|uh|so|okay|and|also|oh|please|just|hola|buenas|buenos dias|disculpe|y|tambien|oiga) )*(?:(?:i (?:was|am|m|just)? ?(?:wondering|wonder|want(?:ed)? to (?:know|ask)|need(?:ed)? to (?:know|ask)|ask)|(?:can|could) you tell me|tell me|quick question|one question|quisiera saber|quiero saber|me puede decir|digame) )?/;
const ASKS_SOMETHING = new RegExp(`^${QUESTION}\\b`);
const BETWEEN_QUESTIONS = new RegExp(
  `[?.;!]+|,?\\s+(?:and|also|oh and|plus|y|y tambien)\\s+(?=(?:also |then |tambien |${WHILE_HERE} )?${QUESTION}\\b)|,\\s+(?=${QUESTION}\\b)`,
  'i',
);

/** "… and how long does it take": of what was asked about before it. */
const OF_THE_SAME =
  /^(?:how (?:long|much|soon)|what|whats|cuanto|que tanto|en cuanto tiempo)(?: (?:does|do|is|s|will|would|se|me|lo))* (?:it|that|they|this|those|one|tarda[n]?|cuesta[n]?|cobran|sale)\b(?: (?:take|takes|cost|costs|run|be|me|you|ya|usually|all|to|do|get|back))*$|^how (?:long|much|soon)s? (?:it|that)(?: (?:take|cost))?$/;

/**
 * The questions of several that are asked of the practice in one breath, each in its own words: "do you give shots, and where do I park". `of` is
 * what the whole was taken for: clauses that are about that are left to it. Empty where there is but one thing. Pure.
 */
export function questionsIn(text: string, of: Intent): string[] {
  const clauses = text
    .split(BETWEEN_QUESTIONS)
    .map((one) => (one ?? '').trim())
    .filter(Boolean);
  if (clauses.length < 2) return [];
  return clauses.filter((clause) => {
    const bare = folded(clause).replace(LEADING, '');
    if (!ASKS_SOMETHING.test(bare) || bare.split(' ').length < 3 || OF_THE_SAME.test(bare)) return false;
    const wishes = wishesIn(clause);
    return of === 'faq'
      ? wishes.every((one) => one === 'faq')
      : wishes.every((one) => one === 'faq') && (wishes.length > 0 || asksInGeneral(folded(clause)));
  });
}
