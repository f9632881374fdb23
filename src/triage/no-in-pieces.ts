import { tokenise } from '../words/tokens.ts';
import { besides } from './beside-a-no.ts';
import { namesDanger } from './grave-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const DENIES = set(
  'no nope nah naw none not neither never nothing nada ninguno ninguna tampoco ni sin without aint isnt arent didnt doesnt dont hasnt havent wasnt nobody nadie zero',
);
/** What is a danger when it is missing, or an answer that denies nothing. */
const MISSED = set(
  `breathing breathe pulse feeling feel movement response responding respond waking wake wakes awake moving move moved eating eat eaten ate drinking drink drank right well good
  fine okay ok himself herself better sure really exactly anymore peeing pee peed urine idea clue know remember normal only just way talking talk walking walk stop stopped stopping
  recognize answer answers sense make cry cries crying see sees hear hears help helps helping work works working take taken took insulin medicine meds oxygen air strength energy balance control
  use luck relief vision sight voice hearing memory stay stays comes left side appetite swallow swallowing stand sit
  respira respirar respiro despierta despierto despertado reacciona responde come comido comer toma tomado orina orinado mueve movido puede puedo esta estoy bien siente siento se sabe sabria
  idea aguanto aguanta para parado deja normal solo habla camina aire fuerza fuerzas sentido insulina medicina control vista voz apetito contesta reconoce llora sirve traga tragar`,
);
/** They take a denial back, or tell of more. */
const TURNS =
  /^(?:but|except|unless|until|although|though|when|whenever|if|sometimes|maybe|almost|barely|hardly|little|bit|kind|kinda|sort|somewhat|some|worse|weird|funny|odd|strange|off|quiet\w*|sleep\w*|flop\w*|limp|gone|out|away|stopped|still|cant|couldnt|wont|yes|yeah|yep|si|pero|cuando|casi|apenas|todavia|algo|poco|poquito|tantito|rar[oa]|peor|callad[oa]|duerm\w*|dormil\w*|aguad[oa])$/;
/** A second denial in one piece: "not that he doesn't". */
const TURNS_AFTER = /^(?:doesnt|dont|didnt|hasnt|havent|isnt|wasnt|not|no)$/;

const SUBJECT =
  'i|im|ive|he|hes|she|shes|it|its|they|theyre|we|were|you|everything|everybody|all|el|ella|yo|todo|todos|este|mom|dad|mama|papa|baby|the baby|la bebe|el bebe';
const GOOD =
  '(?:just |quite |perfectly |totally |real |really |pretty |nice and |muy |tan |bien )?(?:fine|good|great|okay|ok|all ?right|alright|normal|normally|normales|well|clear|clean|bien|perfecto|perfecta|perfectamente|the same|same|soft|intact|like (?:always|usual|normal)|as usual|as always|as ever|como siempre|igual|blanda|parej[oa]|no problems?|sin problemas?)';
const TAIL =
  '(?: (?:thanks|thank you|now|today|otherwise|too|as well|both|gracias|ahorita|hoy|como siempre|like always|as usual|enough))*';
/** "Legs work", "head's fine", "the neck moves okay", "la boca está bien": a part or a power of a body, and that it is well. */
const PART =
  '(?:(?:my|his|her|their|the|both|mi|mis|su|sus|la|el|las|los) )?(?:legs?|arms?|hands?|feet|foot|fingers?|toes?|face|smile|eyes?|sight|vision|speech|head|neck|chest|heart|lungs?|breathing|breath|lips?|tongue|throat|mouth|belly|stomach|bladder|bowels?|bathroom|color|colour|skin|walking|talking|swallowing|hearing|memory|mind|balance|grip|temperature|temp|pressure|pulse|urine|pee|piernas?|brazos?|manos?|pies?|dedos?|cara|ojos?|vista|habla|cabeza|cuello|pecho|corazon|respiracion|labios?|lengua|garganta|boca|panza|estomago|color|piel|orina|presion|temperatura|equilibrio)';
const WELL = new RegExp(
  `^(?:(?:and|y|well|pues|bueno) )?(?:(?:${PART}(?:s)?(?: (?:and|y) ${PART})*(?: (?:is|are|s|feels?|looks?|seems?|works?|moves?|opens?|esta|estan|se ve|se ven|funcionan?|anda|andan))?(?: ${GOOD})|${PART}(?: (?:and|y) ${PART})* (?:works?|moves?|opens?|se mueven?))|(?:(?:${SUBJECT}) )?(?:am |is |are |s |feels? |feeling |doing |been |esta |estoy |estan |anda |ando |me siento |se siente |seems? |looks? )*(?:${GOOD}|the same as (?:ever|always|usual)|(?:my|his|her) (?:usual|old|normal) self|clear as a bell|right as rain|fit as a fiddle|sharp as a tack|happy as a clam|in good spirits|como si nada|up and about|up and around|wide awake|(?:bien )?despiert[oa]|alert[oa]?|awake(?: and alert)?|tranquil[oa]|content[oa]|happy)|(?:i )?(?:dont )?feel any different|no different|lo (?:mismo|normal)(?: de siempre)?|nada mas lo normal)${TAIL}$`,
);
/** What somebody does who is well; behind it nothing of a body may follow. */
const DOING = new RegExp(
  `^(?:(?:and|y|well|pues|cause|because) )?(?:(?:${SUBJECT}|(?:my|the) (?:boy|girl|son|daughter|wife|husband|mom|dad|mother|father)) )?(?:(?:is|are|am|was|s|just|been|keeps?|up and|esta|estoy|anda|ando|sigue|ya|hasta|se) )*(?:up|eating|ate|eats|drinking|drank|drinks|playing|plays|walking|walked|walks|running|runs|talking|talked|typing|working|worked|watching|laughing|laughs|smiling|smiles|giggling|singing|dancing|jumping|sitting (?:here|right here|up|at|next|on)|standing (?:here|right here)|reading|coloring|chatting|driving|cooking|swallowing|breathing|moving|nursing|peed|pees|peeing|pooped|going to the bathroom|slept|keeping (?:it|water|food|fluids|things|everything) down|built up|came on slow(?:ly)?|jugando|juega|comiendo|comio|come|comi|tomando (?:agua|leche|su|el|la)|tomo (?:agua|su|leche|el biberon)|caminando|camino|camina|corriendo|brincando|platicando|hablando|hablo|habla|viendo|riendo|riendose|respirando|respira|respiro|orino|orina|orinando|hago|hizo|hace (?:pipi|del bano)|trabajando|manejando|mueve)\\b(?<rest>.*)$`,
);
/** They need to be said to go well. */
const NEEDS_WELL =
  /\b(?:breathing|swallowing|moving|respirando|respira|respiro|mueve|peeing|orino|orina|orinando|hablo|habla|camino|camina|slept)\b/;
const GOES_WELL = new RegExp(`\\b(?:${GOOD}|clear|into the phone)\\b`);
/** Food, drink and furniture behind what somebody does. */
const THINGS =
  /\b(?:juice|water|milk|oatmeal|soup|toast|breakfast|lunch|dinner|supper|snack|food|bottle|tea|coffee|popsicle|cartoons?|tv|television|phone|chair|table|couch|floor|house|yard|kitchen|bed|room|toys?|book|cereal|eggs?|jugo|agua|leche|sopa|comida|desayuno|biberon|te|caldo|caricaturas|tele|muñecos|munecos|mesa|sillon|patio|casa|to you|with you|now|right now|around|here|there|like always|this morning|today|as we speak|on it|over the day|slow|slowly|hoy|ahorita|conmigo|con usted)\b/g;
/** "Just the ring", "he just feels lousy", "nada más mucha sed": limits it to what was told. */
const LIMITS =
  /^(?:(?:and|y) )?(?:(?:i|im|he|hes|she|shes|it|its|they|es|esta|estoy|tengo|tiene) )?(?:just|only|mostly|solo|solamente|nomas|nada mas)(?: (?:the|my|his|her|a|an|that|feels?|feeling|got|has|have|is|being|so|very|el|la|los|las|mi|su|un|una|tengo|tiene|me|le|mucha|mucho))*(?<rest>(?: [a-z]+){0,6})$/;
/** Somebody is cross and not ill. */
const CROSS =
  /^(?:(?:and|but|well) )?(?:(?:i|im|he|hes|she|shes|they|theyre|is|was|s|am|just|only|mostly|really|pretty|plain) )*(?:mad|angry|annoyed|upset|worried|fuming|livid|furious|bored|cranky|grumpy|fussy|scared|nervous|embarrassed|lousy|tired of (?:it|this|waiting)|preocupad[oa]|enojad[oa]|molest[oa]|nervios[oa]|asustad[oa])(?: (?:is what (?:he|she|i) (?:is|am)|as (?:a hornet|hell|heck|all get out)|at (?:me|you|them|everybody)|is all))?$/;
/** A rash, a swelling, a fever that gets less. */
const EASES =
  /^(?:(?:it|its|it is|that|thats|the (?:rash|swelling|redness|fever|pain|itch|itching|bump|bite)|is|s|has|been|all|already|just|ya|se|esta|va|le|lo) )*(?:going (?:down|away)|drying up|clearing(?: right)? up|cleared up|fading|faded|healing|shrinking|getting better|much better|better|on the mend|almost gone|nearly gone|easing(?: up| off)?|bajando|secando|secandose|quitando|mejorando|mejor|desinflamando|(?:se )?(?:le|me) (?:esta|va) (?:quitando|bajando))(?: (?:now|nicely|already|every day|today|ya|mucho))?$/;
const OF_SKIN =
  /^(?:skin|swell\w*|swollen|rash|spots?|spread\w*|red\w*|fever|peel\w*|hot|pus|piel|manchas?|hinch\w*|fiebre|roj\w*|pus)$/;
/** Only while crying, coughing or at play: not now, at rest. */
const ONLY_WHEN =
  /^(?:(?:it|its|it is|he|hes|she|shes|is|noisy|loud|bad|worse|hoarse|mostly|suena|se oye) )*(?:only |just |solo |nomas |nada mas )?(?:when|whenever|if|cuando|si) (?:he|she|hes|shes|they|el|ella|se|the baby) (?:is |esta )?(?:cry|cries|crying|coughs?|coughing|screams?|screaming|upset|worked up|gets (?:worked up|upset|mad|excited)|playing|plays|laughs|llora|llorando|tose|tosiendo|grita|se enoja|juega)$/;
const AT_REST =
  /^(?:(?:and|y) )?(?:(?:when|cuando) (?:he|she|hes|shes|he is|she is|esta|se) (?:is |esta )?(?:quiet|calm|asleep|resting|still|at rest|settled|queda (?:quiet[oa]|tranquil[oa])|quiet[oa]|tranquil[oa]|dormid[oa]|calmad[oa]) (?:(?:it|its|he|hes|she|shes|is|s|esta|respira) )*(?:fine|okay|ok|good|gone|not there|clear|quiet|bien|normal)|otherwise (?:no|fine|hes fine|shes fine|not)|not (?:right )?now|ahorita no|si no no)$/;
/** A piece that is none of these is no longer than that. */
const MOST_BESIDE = 7;

/** "I can breathe", "puede mover todo bien". */
const ABLE =
  /^(?:(?:and|y|si) )?(?:(?:i|he|she|they|yo|el|ella|si) )*(?:still )?(?:can|puedo|puede) (?:still )?(?:breathe|swallow|talk|walk|move (?:it|everything|both)|see|stand|speak|drink|respirar|tragar|hablar|caminar|mover(?:me|se|lo)?|ver)(?: (?:all|everything|just|todo))*(?: (?:fine|okay|ok|good|great|normal|normally|well|bien|perfectamente|sin problema))?$/;
/** "No siento nada dormido": felt is nothing of what was asked. */
const NOT_FELT =
  /^no (?:siento|siente|tengo|tiene|le veo|se le ve) (?:nada |ning\w+ |nada de )?(?:dormid\w*|entumid\w*|debil\w*|dolor\w*|mare\w*|hormigue\w*|hinch\w*|fiebre|calentura)$/;
const NOT_YET = /^(?:no|nope|nah|not)(?: not)? yet$|^(?:todavia|aun) no$/;
/** It hurts, as it did, and can be borne. */
const HURTS =
  /^(?:(?:si|yeah|well|pues) )?(?:me duele|le duele|duele|it hurts|its sore|im sore)(?: (?:un poco|poquito|tantito|some|a bit|a little))?$/;
const BORNE =
  /^(?:but|pero) (?:(?:i|se|lo|it|its|me) )*(?:can (?:stand|bear|take|live with) it|bearable|aguanto|aguanta|(?:es )?lo normal|(?:es )?poquito|not bad|no mucho|no tanto)$/;
/** "Denies chest pain": a clinician's no, of whatever is named behind it. */
const CHARTED_NO =
  /^(?:(?:and|but|he|she|they|patient|the patient|pt|el|ella|paciente) )*(?:denies|denied|denying|niega|nego)(?<rest>(?: [a-z]+){0,8})$/;
/** What a clinician says of somebody who is well, in few words. It denies nothing by itself. */
const CHARTED = new RegExp(
  '^(?:(?:and|he|she|hes|shes|is|patient|the patient|pt|still|currently|y|esta) )*(?:afebrile|afebril|(?:in |en )?no (?:acute |apparent )?distress|(?:on |at )?room air|al aire ambiente|' +
    '(?:talk(?:s|ing) |speak(?:s|ing) )?(?:in )?(?:full|complete|whole) sentences|(?:habla )?(?:en )?frases completas|' +
    '(?:fine|okay|ok|good|comfortable|all right|easy|bien|comodo|comoda) (?:sitting(?: up)?|at rest|resting|when (?:sitting|resting)|in (?:the|his|her) (?:chair|recliner|bed)|sentad[oa]|en reposo)|' +
    '(?:vitals?|vital signs|signos vitales) (?:are |is |estan )?(?:stable|normal|good|fine|within normal limits|estables|normales)|alert and oriented(?: (?:times|x) (?:three|four|3|4))?|(?:continent|ambulatory|ambulating)(?: (?:of both|as usual|independently))?)$',
);
/** Short of breath is what was asked, in other words: nothing beside a no. */
const BREATHLESS = /\b(?:winded|puffing|puffed|huffing|panting|out of (?:breath|wind)|jadea\w*|agitad[oa])\b/;
/** Where it is felt. Of a back, a hip or a limb that was told of no danger by itself; of a chest it is another matter. */
const WHERE =
  /^(?:(?:its|it|is|goes|just|only|mostly|more|maybe|kind|of|some|solo|nomas|nada mas|es|me da|me llega) )*(?:in|into|on|down|across|around|at|to|toward|en|hasta|hacia|por) (?:(?:the|my|his|her|one|la|el|mi|su|left|right|lower|upper|low|small|side|part|of) )*(?:back|hip|hips|butt|buttock|thigh|knee|shoulder blade|tailbone|waist|cadera|nalga|muslo|rodilla|cintura|espalda)(?: (?:a little|a bit|some|mostly|only|is all|baja|un poco|poquito))?$/;
/** Asked of these, where it is felt may be the danger itself. */
const OF_CHEST = /^(?:chest|breath\w*|heart|belly|abdom\w*|pecho|respir\w*|corazon|vientre|swollen|calf)$/;

/** Words of more than one part that hold a word which would take a no back. */
const plain = (piece: string): string =>
  piece
    .replace(/\b(?:pass(?:ed|ing|es)?|black(?:ed|ing)?) out\b/gi, 'faint')
    .replace(/\b(?:throw(?:n|ing|s)?|threw) up\b/gi, 'vomit')
    .replace(/\bas all get[ -]?out\b/gi, '');

export interface Pieces {
  /** What is left to be judged by the rules: not what was denied or told to be well. */
  left: string;
}

/**
 * A no in several pieces: "no sir, neither one. no headache, eyes are fine. nope", "no she didn't hit it, she's up, she's eating her oatmeal",
 * "la boca está bien, respiro normal, nomás la mano". Every piece denies something, tells that something is well or what somebody well is
 * doing, limits it to what is known, or is short and names nothing of a body; one of them at least denies, or tells that what was asked about
 * is well. Pure.
 * @param own what the question asked about: it may be named where it is denied or well, and nowhere else
 * @param calm nothing that was found is for tonight: that it is getting less is then an answer as well
 */
export function piecesOfNo(text: string, own: ReadonlySet<string>, calm = true): Pieces | null {
  const left: string[] = [];
  let denials = 0;
  let limited = false;
  let placed = false;
  const pieces = piecesIn(text).map((piece) => ({ piece, t: tokenise(plain(piece)).map(({ w }) => w) }));
  for (const [i, { piece, t }] of pieces.entries()) {
    const said = t.join(' ');
    if (t.length === 0) continue;
    if (NOT_YET.test(said)) return null;
    const earlier = [1, 2].map((n) => pieces[i - n]?.t.join(' ') ?? '');
    const beside = besides(said, earlier, pieces[i + 1]?.t.join(' ') ?? '', own);
    if (beside !== null) {
      denials += beside;
      continue;
    }
    const borne = BORNE.test(pieces[i + 1]?.t.join(' ') ?? '') || BORNE.test(said);
    if (borne && (HURTS.test(said) || HURTS.test(pieces[i - 1]?.t.join(' ') ?? ''))) {
      left.push(piece);
      continue;
    }
    if (ONLY_WHEN.test(said)) {
      limited = true;
      continue;
    }
    if (AT_REST.test(said) || SAME.test(said) || ABLE.test(said) || NOT_FELT.test(said)) {
      denials++;
      continue;
    }
    const charted = CHARTED_NO.exec(said)?.groups?.rest;
    if (charted !== undefined) {
      if (charted.split(' ').some((w) => TURNS.test(w) || TURNS_AFTER.test(w))) return null;
      denials++;
      continue;
    }
    if (CHARTED.test(said)) continue;
    if (BREATHLESS.test(said) && !t.some((w) => DENIES.has(w))) return null;
    if (WHERE.test(said) && ![...own].some((w) => OF_CHEST.test(w)) && !t.some((w) => own.has(w))) {
      left.push(piece);
      placed = true;
      continue;
    }
    const rest = DOING.exec(said)?.groups?.rest;
    const denies = t.some((w) => DENIES.has(w));
    if (WELL.test(said)) {
      if (t.some((w) => own.has(w) || OF_PART.test(w))) denials++;
    } else if (CROSS.test(said)) left.push(piece);
    else if (calm && EASES.test(said) && (denials > 0 || [...own].some((w) => OF_SKIN.test(w)))) denials++;
    else if (!denies && rest !== undefined && isHarmless(said, rest)) left.push(piece);
    else if (denies && !LIMITS.test(said)) {
      const first = t.findIndex((w) => DENIES.has(w));
      const after = t.slice(first + 1);
      if (first > 3 || after.some((w) => MISSED.has(w) || TURNS.test(w) || TURNS_AFTER.test(w))) return null;
      if (t.slice(0, first).some((w) => own.has(w) || TURNS.test(w))) return null;
      // "My shoes don't fit" denies nothing that was asked.
      if (
        VERB_NOT.test(t.slice(Math.max(0, first - 1), first + 1).join(' ')) &&
        after.length > 0 &&
        !after.some((w, i) => own.has(w) || ANYTHING.test(w) || (w === 'it' && HAS.test(after[i - 1] ?? 'is')))
      )
        return null;
      // "No, the neck is swollen" without its mark denies nothing.
      if (/^(?:no|nope|nah|naw)$/.test(t[first]!) && ASSERTS.test(after.join(' '))) return null;
      denials++;
    } else {
      const only = LIMITS.exec(said)?.groups?.rest;
      const told = only === undefined ? t : only.trim().split(' ');
      if (t.length > MOST_BESIDE || told.some((w) => own.has(w)) || t.some((w) => TURNS.test(w) && w !== 'off'))
        return null;
      if (only === undefined && namesDanger(said)) return null;
      left.push(piece);
    }
  }
  if (limited && denials === 0) return null;
  // Where it is felt answers nothing: the rest must be a firm no.
  if (placed && denials < 2) return null;
  return denials > 0 ? { left: left.join('. ') } : null;
}

const SAME =
  /^(?:(?:i|he|she|it) )?(?:(?:dont|doesnt|do not) )?(?:feels?|feeling|look|looks)?(?: )?(?:the same as (?:ever|always|before|usual)|any different|no different|same as (?:ever|always)|igual que siempre|como siempre)$/;
const VERB_NOT = /(?:^| )(?:dont|doesnt|didnt|isnt|arent|aint|wasnt|hasnt|havent|(?:do|does|did|has|have) not)$/;
/** "Didn't hit it" is of what was asked; "doesn't touch it", of a medicine, is none. */
const HAS = /^(?:is|was|have|has|had|feel|felt|hit|hurt|get|got|see|do)$/;
const ANYTHING = /^(?:any\w*|that|those|them|these|either|like|think|all|him|her|me)$/;
const OF_PART = new RegExp(`^${PART}$`);
/** A clause of its own behind a no: something is there. */
const ASSERTS =
  /^(?:(?:i|he|she|it|they|we|the|my|his|her|theres|there|its|hes|shes|im) (?:\w+ )?)?(?:is|are|was|were|has|have|feels?|looks?|hurts?|has been|took|swallowed|fell|hit)\b(?! (?:not|no|never|fine|okay|ok|good|all right|alright|normal|clear|well)\b)/;

/** Marks end a piece, and so does an answer of its own in front: "no she didn't hit it". */
function piecesIn(text: string): string[] {
  return text.split(/[.,;:!?—]+/).flatMap((piece) => {
    const lead = LEAD.exec(piece);
    const rest = lead ? piece.slice(lead[0].length) : '';
    const parts = lead && rest.trim() !== '' ? [lead[0], rest] : [piece];
    return parts.flatMap((one) =>
      one.split(
        /\b(?:and|y)\b(?=\s+(?:no|not|i|i'm|he|he's|she|she's|it|it's|they|la|el|los|las|los|me|se|esta|está|anda|respira|camin)\b)/i,
      ),
    );
  });
}
const LEAD =
  /^\s*(?:(?:oh|well|ay|uh|um|heavens|god|lord|gosh|pues|bueno)\s+)*(?:no|nope|nah|naw)(?:\s+(?:sir|ma'am|maam|miss|honey|dear|hon|señora|senora|señorita|señor|doctora?|joven))*(?=\s+(?:i|i'm|i've|he(?!\s+\w+(?:ado|ido|sto|cho)\b)|he's|she|she's|it|it's|they|they're|we|we're|the|my|his|her|la|el|las|los|mi|está|esta|anda|ando|respir|camin)\b)/i;

function isHarmless(said: string, rest: string): boolean {
  if (rest.split(' ').some((w) => TURNS.test(w))) return false;
  if (NEEDS_WELL.test(said) && !GOES_WELL.test(rest) && !/^ (?:around|on it|like|as we)/.test(rest)) return false;
  const bare = rest.replace(THINGS, ' ').replace(new RegExp(`\\b(?:${GOOD})\\b`, 'g'), ' ');
  return !namesDanger(bare.replace(DOES, ' '));
}
const DOES =
  /\b(?:eating|drinking|watching|playing|walking|talking|laughing|running|comiendo|tomando|jugando|viendo|hablando|usual)\b/g;
