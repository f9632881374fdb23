import { either, type MatterCue, row } from './matter-cue.ts';

/** "Today's number", "the readings": what a meter, a cuff or a thermometer showed. */
const MEASURED =
  /(today|tonight|yesterday|this (morning|evening)|now|last|latest|highest|lowest|usual|morning)('?s)? (numbers?|readings?|counts?)\b|\b(numbers?|readings?) (today|tonight|now|this (morning|evening)|so far)|^the numbers$|^readings?$/;

/** What somebody feels, what happened to them, and what a protocol asks about it. */
export const COMPLAINT: readonly MatterCue[] = [
  row(
    'how long',
    /^when$|how long|how many (hours|minutes|days ago|weeks ago)|since|beg[aiu]n|start|onset|duration|when did|last(ed|ing)|came on|last (known )?(normal|well|seen|right|okay)|first notic|time course|timeline|when (it|this|that|they|these|the \w+|symptoms?|he|she|did (it|this))\b.{0,12}(began|start|happen|came|come|first|occur|show|fell|t[ao]k|took|hit|hurt)|desde cu[aá]ndo|hace cu[aá]nto|cu[aá]nto (tiempo|hace)/,
    /how long|since when|when did (it|this|that|the|they)|start|beg[au]n|came on|how many (hours|days) ago|desde cu[aá]ndo|cu[aá]nto (tiempo|hace)|empez|comenz/,
    /last (dose|taken)|how long (will|does|it takes|until)/,
  ),
  row(
    'temperature',
    either(/temp\b|temperature|fever|thermometer|how hot|degrees|fiebre|temperatura|calentura/, MEASURED),
    /temperature|fever|thermometer|fiebre|temperatura|calentura/,
  ),
  row(
    'breathing',
    /breath|wheez|respirat|respira|airway|\bair\b|winded|ox(ygen|imeter)|o2|cough/,
    /breath|wheez|respir|falta (el|de) aire|ahog|oxygen number/,
  ),
  row(
    'chest',
    /chest|pecho|heart ?beat|heart rac|pulse|palpit/,
    /chest|pecho|palpit|heart (rac|beat)|racing heart|pulse/,
  ),
  row('sweating', /sweat|clammy|sudor/, /sweat|clammy|sudor|sudando/),
  row(
    'spreads',
    /go(es|ing)? anywhere|spread|radiat|move|travel|jaw|arm or|down the arm|where (does )?(it|the pain) (goes?|is|hurts?)/,
    /spread|go(es)? (anywhere|down|up|into|to (your|the) (chest|arm|jaw|neck|back))|radiat|(arm|jaw|neck),? or (arm|jaw|neck|back)|brazo|mand[ií]bula|se (le )?(corre|extiende|pasa)/,
  ),
  row(
    'history',
    /history|ever had|happened before|had (it|this) before|conditions?\b|trouble|problems?|diabet|heart|kidney|liver|illness|medical (past|background|problems)|other health|chronic|past (surg|medical)|surger|operation/,
    /ever had|history|conditions?\b|heart (trouble|disease|problem|attack)|kidney|liver|diabet|ha tenido|antecedent|enfermedad(es)? (del|de)|coraz[oó]n|ri[nñ][oó]n|h[ií]gado/,
    /(heart ?(rate|beat)|heart rac|current condition|condition now|condition right now)/,
  ),
  row('color', /colou?r|pale|blue|gr[ae]y|lips|p[aá]lid|morad/, /colou?r|pale|blue|gr[ae]y|p[aá]lid|morad|azul/),
  row(
    'swelling',
    /swell|swollen|puff|tongue|\blips?\b|face|throat|hinch/,
    /swell|swollen|puffy|hinch|lips|tongue|labios|lengua/,
    /faced?d? (droop|uneven)|sore throat/,
  ),
  row(
    'bleeding',
    /bleed|blood(?! pressure| sugar| thinner| work| test| draw)|spotting|\bclots?\b|pads?\b|sangr/,
    /bleed|blood(?! pressure| sugar| draw| test| thinner)|soak|sangr/,
  ),
  row('fluid', /fluid|water|leak|discharge/, /fluid|water (broke|break|leak)|leak|discharge|l[ií]quido|fuente|flujo/),
  row(
    'pain',
    /pain|hurt(s|ing)?\b|ache|aching|sore|cramp|contraction|tighten|tender|dolor/,
    /\bpain|hurts?\b|ache|sore|cramp|contraction|tighten|dolor|duele|contraccion/,
    /pain(killer| medicine| pill| med)|hurt(ing)? (you|her|him|them|your|my|one|oneself)|thoughts? of hurt|ask(ed)? for pain/,
  ),
  row(
    'how bad',
    /how (bad|strong|severe|intense|much (pain|does it hurt))|scale|severe|severity|out of ten|one to ten|zero to ten|worst|intensity/,
    /how bad|scale|zero to ten|one to ten|how strong is the pain|severe|worst|qu[eé] tan fuerte|del (uno|cero) al diez|escala/,
    /strength|milligram/,
  ),
  row(
    'one side',
    /one or both|which (leg|side|arm|eye|ear|foot|knee|hand)|both|one.side/,
    /one (or|leg|side)|both|which (side|leg|arm|eye|foot)|only one|una? (sola )?(pierna|lado)|ambas|las dos/,
  ),
  row(
    'redness',
    /red(ness)?\b|warm|rash|spots|streak|hives|itch|skin|sarpullido/,
    /\bred(ness)?\b|rash|streak|hot to|spots|hives|blister|roja?|sarpullido|ronchas|manchas/,
    /seen? spots/,
  ),
  row(
    'headache',
    /head(ache)?\b|vision|sight|eyes?\b|seeing|cabeza|vista|ojos?\b/,
    /headache|vision|see(ing)? (spots|double|clearly)|trouble seeing|speak or see|eyesight|dolor de cabeza|vista|visi[oó]n/,
    /hit (on|in) the head|head (injury|hit|blow|strike)|struck/,
  ),
  row('neck', /neck|stiff/, /neck|stiff|cuello|nuca/),
  row(
    'fall',
    /\bfall|fell|blow|injur|accident|hit\b|struck|wound|cut\b|burn\b|bite\b|gash|deep|hurt where|hit (his|her|the|your) head|mechanism|golpe|ca[ií]da|cay[oó]/,
    /\bfall|fallen|fell|blow|injur|accident|hit (your|the|his|her)|wound|gaping|deep|from a bite|golpe|ca[ií]da|cay[oó]|herid/,
    /deep breath/,
  ),
  row(
    'awake',
    /awake|wak(e|ing)|drows|sleepy|alert|conscious|confus|respond|respons|aware|lucid|orient|(state of|his|her) mind|mental|mak(es|ing) sense|faint|passed out|pass(ing)? out|black(ed)? out|collaps|dizz|talk(ing)? (straight|normal|clear|sense|right)|speaking (normally|clearly)|despiert|desmay|confundid/,
    /awake|wak(e|ing)|drows|sleepy|alert|confus|respond|faint|pass(ed)? out|unconscious|despier|dormid|confundid|desmay/,
  ),
  row(
    'eating',
    /eat|drink|fluids?\b|feed|feeding|fed\b|nursing|bottle|appetite|meal|keep(ing)? (anything |fluids |it |food |water )?down|hydrat|comer|leche|com(e|iendo) bien|toma|bebe\b|apetito/,
    /\beat|drink|fed\b|feed|bottle|meal|nurs(ing|e well)|keep(ing)? (anything|fluids|water|any liquid)|liquid|com(e|er|ido|i[oó])\b|tom(a|ar|ado|[oó])\b.*(leche|agua|pecho|l[ií]quid)|bebe\b|beber|leche/,
  ),
  row(
    'urine',
    /urin|pee\b|peeing|\bwet\b|diaper|nappy|nappies|bathroom|potty|orin|pip[ií]|pa[nñ]al|l[aá]grimas/,
    /urin|\bpee|wet (diaper|nappy)|diaper|bathroom|orin|pa[nñ]al/,
  ),
  row(
    'vomiting',
    /vomit|throw(n|ing|s)?.?up|threw up|sick to|nausea|diarrh|stool|poop|bowel|belly|stomach|abdom|tummy|v[oó]mit|diarrea|est[oó]mago/,
    /vomit|throw(n|ing|s)? up|come back up|diarrh|stool|bowel|belly|stomach|v[oó]mit|diarrea|est[oó]mago|barriga/,
  ),
  row(
    'numbness',
    /numb(?!er)|weak|speech|slur|droop|tingl|smile|stroke|(arm|leg|face|mouth)\b|talking|(trouble|able|difficulty|hard).{0,6} (speak|talk)|one.side|adormec|debil|habla/,
    /numb(?!er)|weak|speech|slur|droop|tingl|uneven|(hard|trouble|able) to (speak|talk|walk)|trouble speaking|adormec|debil|habl(a|ar) (bien|raro|enred)/,
    /safe to|language/,
  ),
  row(
    'pregnant',
    /pregnan|gestation|weeks|how far along|trimester|expecting|due date|embaraz|semanas/,
    /pregnan|weeks along|due date|how many weeks|embaraz|semanas/,
    /weeks old|how many weeks ago/,
  ),
  row(
    'baby moving',
    /baby mov|mov(es|ing|ement)|kick|feel(ing)? (him|her|the baby)/,
    /(baby|lying).{0,40}mov(e|es|ing|ement)|movement|kick|se mueve|movimiento|patad/,
  ),
  row(
    'sugar',
    either(/sugar|glucose|a1c|meter\b|az[uú]car/, MEASURED),
    /sugar|glucose|(number|what) does the meter|az[uú]car|glucosa/,
    /blood sugar (pill|med)/,
  ),
  row(
    'blood pressure',
    either(/blood pressure|\bbp\b|pressure (reading|number)|(cuff|monitor) reading|\breadings?$|presi[oó]n/, MEASURED),
    /blood pressure|presi[oó]n (arterial|alta|sangu)/,
  ),
  row('weight', /weigh|weight|pounds|peso/, /weigh|weight|pounds|pes(o|a|ar)\b/),
  row('allergy', /allerg|alerg/, /allerg|alerg/),
  row(
    'suicide',
    /kill|suicid|harm(ing)? (your|her|him|them|my)?self|self.harm|\bdie\b|dying|end(ing)? (it|his|her|your|their) ?(all|life)?|hurting (your|her|him|my)self|hurt (your|her|him|my)self|thoughts|ideation|better off dead|suicid|hacerse da[nñ]o|matarse/,
    /kill|suicid|harm(ing)? (yourself|oneself)|hurt(ing)? (yourself|oneself)|end(ing)? your life|of dying|wanting to die|matar|quitarse la vida|hac[eé]rse(lo)?( da[nñ]o)?\b|suicid/,
  ),
  row(
    'plan to do it',
    /(a |any |the |specific |suicide )?plan(s|ned)?( for it| to do it| in mind)?$|how (he|she|you|they)('d| would)|how it would|method|how would|intent/,
    /\bplan\b(?!.*(list|cover|insur))|thought (about|of) how|how you would|un plan\b|c[oó]mo lo har/,
    /insur|health plan|member/,
  ),
  row(
    'means',
    /gun|firearm|pills? (or|at|in)|weapon|means\b|knife|within reach|at hand|access to|lethal|in the house to/,
    /\bgun|weapon|pills|means|knife|arma|pastillas|cuchillo/,
    /pills (left|a day|do you|remaining)/,
  ),
  row(
    'done already',
    /done (anything|something)|did (he|she|you|they) (do|take) (anything|something)|(done|taken|happened|drunk|had).{0,15}tonight|^tonight$|taken anything|already|took\b|hurt yourself|acted|attempt|any alcohol|drinking or drugs/,
    /done (anything|something)|taken (anything|something)|already|have you (taken|done|hurt)|hizo (algo|da[nñ]o)|lastim[oó]|ha (hecho|tomado) (algo|da[nñ]o)/,
  ),
  row(
    'danger',
    /danger|threat|in trouble|safe (now|there|at home|right|tonight)|safe\??$|safety|unsafe|(hurting|hitting|hurt|hit|harming|threatening) (you|her|him|them|me)\b(?!r?self)|violen|abus|afraid of|anyone hurt|peligro|a salvo|segur[oa] (ahora|ah[ií])/,
    /danger|threat|are you safe|safe (now|where you|at home)|client safe|peligro|amenaz|a salvo/,
    /danger to life|safe to (talk|speak)/,
  ),
  row(
    'children there',
    /child(ren)?\b|kids|anyone else (there|hurt)/,
    /child(ren)?\b.*(there|with|home|house|safe)|kids|ni[nñ]os.*(ah[ií]|casa|con)/,
    /child('s)? (name|age|birth|dob)|of (the )?child|name of/,
  ),
  row(
    'choked',
    /chok|strangl|throat grabbed|hit (on|in) the head|head (hit|injury|blow)/,
    /chok|strangl|throat|hit (on|in) the head|ahorc|estrangul|cabeza/,
  ),
  row(
    'exposure',
    /exposed|swallow|ingest|ate\b|drank|substance|product|chemical|how (much|many)|amount|quantity|what did (he|she|you|they)|what (he|she|you|they) (took|ate|drank|swallowed|got)|which (pills?|berr|plant|mushroom)/,
    /how (much|many)(?! (weeks|days|pills|tablets|pads|drinks|liters|pounds|times|minutes|hours))|what exactly (was|is) it|swallow(?! (saliva|spit|or|normally))|what did (he|she|you|they) (take|eat|drink|swallow)|cu[aá]nt[oa]s?\b.*(tom|comi|trag)|qu[eé] (tom[oó]|comi[oó]|trag)/,
    /money|cost|bill|charge|how many (days|hours|weeks)|trouble (breathing or )?swallow/,
  ),
  row(
    'walking',
    /walk|stand|bear weight|weight on it|get up|mobility/,
    /walk|stand\b|four steps|get up and move|camin|ponerse de pie/,
  ),
  row('surgery', /surger|operation|operated|procedure|discharg/, /operation|surgery|taken out|operaci[oó]n|cirug[ií]a/),
  row(
    'symptoms',
    /symptom|feel(s|ing)?\b|how (are|is) (you|he|she|they|the \w+)|how (he|she|you|they) ((is|are)( doing| feeling)?|feels?)$|doing now|health concern|feel\b|unwell|sick|fine\b|(current |present )?condition( now| right now| at the moment)?$|current(ly)? (state|status)|(state|status) now|right now$|anything (wrong|hurting)|s[ií]ntoma|siente|c[oó]mo (est[aá]|se (siente|encuentra)|sigue)|molest|alg[uú]n s[ií]ntoma/,
    /symptom|feeling|(how|what).{0,15} you feel|what exactly do you feel|feel (sick|unwell|ill)|nurse should hear|deba saber una enfermera|anyone (hurt or sick|feel ill)|health concern|urgent|s[ií]ntoma|se siente|c[oó]mo (est[aá]|sigue)|molestia/,
  ),
];
