/**
 * What people add to a "no" or a "fine" without taking anything of it back: "no, just the usual", "fine, I walked the dog this morning",
 * "bien, gracias a Dios, sin dolor de nada". Anything else behind a no leaves the question open, for a no is often followed by its opposite
 * ("no, he just sleeps a lot").
 */
const USUAL =
  '(?:(?:just|only|its|it is|thats|solo|nomas|es|son) )*(?:(?:the|my|his|her|el|la|lo|los|las) )?(?:usual|normal|same(?: as (?:always|ever|before|usual))?|mism[oa]s?(?: de siempre)?|de siempre|normales)(?: \\w+){0,2}';
const NOTHING =
  '(?:nothing|nada|none) (?:new|regular|different|else|unusual|strange|serious|major|to worry about|to speak of|like that|nuevo|raro|distinto|grave|fuera de lo normal)';
const DOING =
  '(?:(?:i|he|she|we|they) )?(?:just |even |still )?(?:walk(?:ed|s)|went|ate|eats?|slept|drank|worked|played|cooked|drove|ran|jogged|swam|comi|comio|come|dormi|durmio|camine|camino|trabaje|fui|jugo|juega)(?: (?!(?:no|not|nothing|never|none|nada|ni|sin|into|against|without)\\b)\\w+){0,8}';
const WELL =
  '(?:(?:i|im|i am|he|hes|she|shes|it|its|were|we are|they|theyre|estoy|esta|estamos|todo|me|se) )?(?:feel(?:ing|s)?|doing|been|is|are|siento|siente)? ?(?:fine|good|great|okay|ok|well|all right|alright|normal|the same|quite (?:well|fine)|perfectly (?:well|fine)|really (?:well|good)|pretty good|bien|muy bien|perfectamente|tranquil[oa]|igual)(?: (?:otherwise|thanks?|now|today|ahora|hoy))?';
/** Signs that people deny one by one. What is a danger when it is missing ("no feeling", "not breathing") is not among them. */
const SIGN =
  '(?:blood|bleeding|pain|chest pain|belly pain|fever|temperature|vomit|vomiting|throwing up|diarrhea|swelling|numbness|weakness|headache|dizziness|rash|hives|chills|cough|pus|discharge|fluid|redness|stiffness|trouble|trouble breathing|breathing trouble|shortness of breath|short of breath|injury|injuries|bruises|contractions|cramps|guns?|weapons?|knives|alcohol|drugs|sangre|sangrado|dolor|dolor de pecho|fiebre|vomitos?|diarrea|hinchazon|ronchas|mareos?|calentura|tos|liquido|alcohol|drogas|armas?)';
const DENIED = `(?:(?:and|or|y|o) )?(?:no|not|sin|ni|nor|or|o) (?:any |ningun[oa]? |de )?${SIGN}(?: (?:at all|either|de nada|tampoco|or anything|ni nada))?|(?:y )?de (?:la |el )?${SIGN} nada`;
const WORKS =
  '(?:(?:and|y|the|his|her|my|el|la|su|mi) )*(?:breathing|color|speech|appetite|temperature|pulse|respiracion)(?: (?:is|s|are|esta|es))? (?:just |perfectly |totally |quite |muy )?(?:fine|normal|good|great|okay|ok|all right|clear|bien)';
const AWAKE =
  '(?:(?:and|y|but) )?(?:(?:i|im|i am|he|hes|he is|she|shes|she is|they|theyre|esta|estoy) )(?:wide |still )?(?:awake|alert|conscious|talking|eating|drinking|playing|walking(?: around)?|laughing|smiling|making sense|breathing (?:fine|okay|normally|well|good)|despiert[oa]|alerta|jugando|hablando|comiendo|tomando)(?: (?:fine|okay|normally|good|bien|now))?';
const BREATHES =
  '(?:(?:i|he|she|yo|el|ella|si|se|lo|la) )?(?:can )?(?:breathe|breathes|respir[oa]|camin[oa]|habla|come)(?: (?:just|muy|perfectly|quite))? (?:fine|okay|normally|normal|well|good|bien|perfectamente|perfecto)';
/** What was told already, and nothing else: "just the yellow". What the question asked about is no such thing. */
const JUST =
  '(?:just|only|solo|solamente|nomas|nada mas) (?:the|my|his|her|el|la|los|las|mi|su) (?!same\\b)\\w+(?: (?:at night|en la noche|por las noches|in the morning))?';
const WITHOUT = 'sin (?:dolor|dolores|problemas?|nada|molestias?)(?: (?:de nada|alguna?|ningun[oa]?))?';
const NOT_NOW =
  'not (?:this|right this|at this|at the) (?:second|minute|moment|time|point)|not (?:right )?now|not (?:today|tonight|anymore|any more)|hoy no|ahorita no|ahora no|en este momento no';
/** What it is about is a thing of the house or the road: "no, it's my car". */
const THING =
  '(?:(?:its|it is|it was|it|that|was|thats|that was|only|just|i mean|i meant|i said|im talking about|talking about|about|because of|with|solo|nomas|es|era|fue|hablo de|digo) )*(?:(?:the|my|our|his|her|a|el|la|mi|un|una|del|de la) )(?:car|truck|van|car battery|truck battery|battery|engine|tire|bus|ride|phone|cell phone|cell|telephone|computer|tv|television|radio|furnace|heater|fridge|roof|house|dog|cat|weather|traffic|snow|road|carro|camioneta|troca|bateria|llanta|camion|telefono|celular|tele|perro|gato|casa|trafico)(?: (?:thats|that is|that|is|was|s|died|dead|broke|broken|flat|stuck|gone|down|out|in the shop|wont start|didnt start|not working|not me|no yo|se murio|se descompuso|no prende|no arranca))*';
/** What was done has healed. */
const HEALED =
  '(?:(?:it|its|it is|it has|everything|that|se|ya|todo) )*(?:all )?(?:heal(?:ed|ing)|cleared|sano|curo|cicatrizo)(?: up)?(?: (?:just |really |very |nice and |muy |todo )?(?:fine|well|good|nicely|okay|ok|great|bien))?';
const THANKS = '(?:gracias|thank) (?:a dios|god|goodness|heavens|you)|gracias|thanks|sir|maam|nope|no|nah';

/**
 * What somebody goes back to who called for the front desk: "I just want to pay my bill". Only things of an office may follow; what is taken,
 * hurt or felt is none.
 */
const OFFICE_WORD =
  '(?:bills?|balance|copay|statement|invoice|charge|fee|payment|appointments?|checkup|physical|referral|forms?|paperwork|records|results|insurance|receipt|billing|cuenta|cobro|factura|recibo|saldo|pago|citas?|consulta|papel|papeles|formulario|resultados|seguro)';
const SMALL =
  '(?:to|for|about|on|of|with|my|the|a|an|that|this|our|your|it|please|para|por|de|con|mi|mis|el|la|los|las|un|una|eso|gracias)';
const WANTS =
  '(?:(?:but|and|pero|y) )?(?:(?:i|im|i am|we|were|id|yo) )?(?:(?:just|only|simply|really|solo|solamente|nomas|nada mas) )*(?:want(?:ed)?|need(?:ed)?|trying|calling|called|like|quiero|queria|quisiera|necesito|llamo|llame)';
const BUSINESS = `${WANTS}(?: ${SMALL})*(?: (?:pay|settle|schedule|reschedule|book|confirm|pagar|saldar|agendar|confirmar)|(?: (?:make|move|change|cancel|ask|talk|check|see|hacer|sacar|cambiar|cancelar|preguntar|hablar))?(?: ${SMALL})* ${OFFICE_WORD})(?: (?:${SMALL}|${OFFICE_WORD}))*`;

/** "No estoy bien", with or without the mark behind the no that a recogniser leaves out. */
const DENIES_WELL =
  /\b(?:no|ni|nunca) (?:(?:me|se|te|le|lo|la|nos) )?(?:sient\w+|esta\w*|estoy|bien|muy bien|com\w+|dorm\w+|duerm\w+|camin\w+|jueg\w+|trabaj\w+|normal|igual|fue|fui)\b/;

/** The same among what is otherwise a bare no. */
const UNWELL =
  /\bno (?:(?:me|se|lo|la) )?(?:(?:sient\w+|esta\w*|estoy|va|anda|ando) )?(?:muy |tan )?(?:bien|normal|igual)\b|\b(?:dont|doesnt|didnt|not|isnt|aint|arent|wasnt|havent|hasnt)(?: (?:feel|feeling|been|doing|do|look|looking|very|so|too|really|really feel))* (?:fine|well|good|okay|ok|right|all right|alright|normal)\b/;

export function deniesWell(said: string): boolean {
  return UNWELL.test(said);
}

/** Takes back, or limits, what was said before. */
const TURNS =
  /\b(?:but|except|unless|until|though|although|however|when|whenever|if|after|only (?:when|if|at)|sometimes|once|yet|still (?:hurts|have)|pero|excepto|menos|aunque|hasta|cuando|si|salvo|a veces|solo (?:cuando|si)|despues)\b/;

const ONLY_BENIGN = new RegExp(
  `^(?:(?:oh|well|what|wait|huh|excuse me|pardon|goodness|heavens|gosh|lord|ay|como|perdon|mande) )*(?:(?:no|nope|nah) )?(?:(?:nothing|none|nada|ningun[oa]) )?(?:(?:${[USUAL, NOTHING, WITHOUT, NOT_NOW, BUSINESS, WELL, DOING, DENIED, WORKS, AWAKE, BREATHES, THING, HEALED, JUST, THANKS].join('|')})(?: |$))+$`,
);
const BEGINS_WELL = new RegExp(`^(?:${[WORKS, AWAKE, BREATHES].join('|')})(?: |$)`);
const TELLS = new RegExp(`\\b(?:${JUST})(?= |$)`, 'g');
const BEGINS =
  /^(?:(?:oh|well|um|pues|bueno|ay|what|wait|huh|excuse me|pardon|goodness|heavens|gosh|lord|como|perdon|mande) )*(?:no|nope|nah|not|fine|good|bien|muy bien|feeling|i feel|todo bien|ninguno|ninguna|nada|sin)\b/;

/** What a denial tells beside: "just the cough". @param said as of `isBenignNo` */
export function toldBeside(said: string): string {
  return [...said.matchAll(TELLS)].map(([words]) => words).join('. ');
}

/**
 * @param said an answer in small letters without marks. Does it begin with a no or a "fine", and take nothing of that back?
 * @param own what the question asked about
 */
export function isBenignNo(said: string, own: readonly string[] = []): boolean {
  const told = [...said.matchAll(TELLS)].flatMap(([words]) => words.split(' '));
  if (told.some((word) => own.includes(word))) return false;
  return (
    (BEGINS.test(said) || BEGINS_WELL.test(said)) &&
    !TURNS.test(said) &&
    !DENIES_WELL.test(said) &&
    ONLY_BENIGN.test(said)
  );
}

const ONLY_BUSINESS = new RegExp(`^(?:${BUSINESS})(?: (?:${BUSINESS}))*$`);

/** Nothing is said but what somebody wants of the front desk. @param said as of `isBenignNo` */
export function isBusiness(said: string): boolean {
  return said.split(' ').length > 2 && ONLY_BUSINESS.test(said);
}

const CLOSES =
  /\b(?:(?:and )?(?:thats|that is|that|thatd be) (?:it|all|about it)|nothing (?:else|more)|es todo|seria todo|nada mas|no mas eso)$/;
/** Things done to oneself or by somebody, which are no "that's it". */
const DONE =
  /\b(?:took|taken|take|swallow\w*|pills?|tablets?|cut\w*|burn\w*|hit|hits|choke\w*|shot|shoot\w*|gun|knife|blade|rope|tied|hang\w*|inject\w*|jump\w*|overdos\w*|bleach|poison|pushed|grabbed|tome|tomo|tragu\w*|pastillas?|corte|cortad\w*|pistola|cuchillo|navaja|soga|inyect\w*|golpe\w*|peg\w*)\b/;

/**
 * "A glass of wine with dinner, that's it": something else than what was asked for, and nothing beside it. Whoever asks has to look whether
 * it is a word of the question.
 */
export function closesWithThatsIt(said: string): boolean {
  return CLOSES.test(said) && !TURNS.test(said) && !DONE.test(said);
}
