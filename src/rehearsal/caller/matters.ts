/**
 * The usual matters of a call to a practice: by which words a story names them and by which words somebody asks about them, in English and
 * Spanish. What stands in no row is compared by meaning alone.
 */
export interface MatterCue {
  id: string;
  /** Words of the key in a story. */
  key: RegExp;
  /** Words of a question. */
  asked: RegExp;
  /** Words that make it a question about something else. */
  unless?: RegExp;
}

/** Nothing is found in the middle of a word. */
const atWord = (pattern: RegExp) => new RegExp(`(?<!\\p{L})(?:${pattern.source})`, 'iu');
const row = (id: string, key: RegExp, asked: RegExp, unless?: RegExp): MatterCue => ({
  id,
  key: atWord(key),
  asked: atWord(asked),
  ...(unless && { unless: atWord(unless) }),
});

const OTHER_NAMES =
  /name of (the|your) (medic|pharmac|farmac|plan|insur|seguro|doctor|provider|drug|street|company|carrier)|nombre (de la|del) (medic|farmac|seguro|doctor)/i;
const OTHER_NUMBERS =
  /member|account|\bbill|statement|policy|group|authori[sz]|referral|claim|invoice|how many|meter|sugar|glucose|thermometer|scale|reading|label|glucosa|az[uú]car|cuenta|factura|socio|p[oó]liza|autoriza/i;

export const MATTERS: readonly MatterCue[] = [
  row(
    'name',
    /names?\b|nombre|apellido|who (is|are) (you|calling|the patient)/,
    /names?\b|spell|who (am i|is (this|calling|speaking))|nombre|apellido|c[oó]mo se (llama|escribe|deletrea)|delet?re/,
    OTHER_NAMES,
  ),
  row('dob', /birth|dob\b|born|nacimiento|naci[oó]/, /birth|born\b|nacimiento|naci[oó]|cumplea/),
  row(
    'phone',
    /call.?back|phone|telephone|cell\b|reach|safe number|(his|her|their|your|my|own|best|contact) number|number\b|tel[eé]fono|n[uú]mero|m[oó]vil|celular/,
    /(phone|telephone|number|reach you|call(ing)? (you|him|her|them) back|callback|call you)\b|tel[eé]fono|n[uú]mero|le (podemos )?(llamar|llamamos)|devolve/,
    OTHER_NUMBERS,
  ),
  row(
    'address',
    /address|where.*live|direcci[oó]n|domicilio/,
    /\baddress\b|where do you live|where are you (now|located)?|street|direcci[oó]n|domicilio|d[oó]nde (vive|est[aá])/,
  ),
  row('email', /e-?mail|correo/, /e-?mail|correo/),
  row('age', /\bage\b|how old|edad/, /how old|\bage\b|what age|qu[eé] edad|cu[aá]ntos (a[nñ]os|meses)|years old/),
  row(
    'relation',
    /relation|who are you to|parentesco/,
    /relat(ion|ed)|what are you to|are you (the|his|her|their) (parent|mother|father|guardian|wife|husband)|are you a parent|parentesco|qu[eé] es usted d|es usted (la|el|su) (madre|padre|mam[aá]|pap[aá]|tutor)/,
  ),
  row(
    'how long',
    /how long|since|began|start|onset|duration|when did|lasted|desde cu[aá]ndo|hace cu[aá]nto|cu[aá]nto (tiempo|hace)/,
    /how long|since when|when did (it|this|that|the|they)|start|beg[au]n|came on|desde cu[aá]ndo|cu[aá]nto (tiempo|hace)|empez|comenz/,
  ),
  row(
    'temperature',
    /temperature|fever|thermometer|fiebre|temperatura|calentura/,
    /temperature|fever|thermometer|fiebre|temperatura|calentura/,
  ),
  row('breathing', /breath|wheez|respira/, /breath|wheez|respir|falta (el|de) aire|ahog/),
  row('chest', /chest|pecho|heart ?beat|palpit/, /chest|pecho|palpit|heart rac/),
  row('sweating', /sweat|clammy|sudor/, /sweat|clammy|sudor|sudando/),
  row(
    'spreads',
    /go anywhere|spread|radiat|move/,
    /spread|go(es)? (anywhere|down|up|into|to (your|the) (arm|jaw|neck|back))|radiat|(arm|jaw|neck),? or (arm|jaw|neck|back)|brazo|mand[ií]bula|se (le )?(corre|extiende|pasa)/,
  ),
  row(
    'history',
    /history|ever had|conditions?|trouble|problems?|diabet|heart|kidney|liver/,
    /ever had|history|conditions?\b|heart (trouble|disease|problem|attack)|kidney|liver|diabet|ha tenido|antecedent|enfermedad(es)? (del|de)|coraz[oó]n|ri[nñ][oó]n|h[ií]gado/,
  ),
  row('color', /colou?r|pale|blue|gr[ae]y|lips|p[aá]lid|morad/, /colou?r|pale|blue|gr[ae]y|p[aá]lid|morad|azul/),
  row(
    'swelling',
    /swell|swollen|puffy|tongue|\blips?\b|face|hinch/,
    /swell|swollen|puffy|hinch|lips|tongue|labios|lengua/,
  ),
  row('bleeding', /bleed|blood(?! pressure| sugar)|sangr/, /bleed|blood(?! pressure| sugar| draw| test)|sangr/),
  row('fluid', /fluid|water|leak|discharge/, /fluid|water (broke|break|leak)|leak|discharge|l[ií]quido|fuente|flujo/),
  row(
    'pain',
    /pain|hurt|ache|sore|cramp|contraction|dolor/,
    /\bpain|hurt|ache|sore|cramp|contraction|tighten|dolor|duele|contraccion/,
  ),
  row(
    'how bad',
    /how bad|scale|severe|out of ten|worst/,
    /how bad|scale|zero to ten|one to ten|severe|worst|qu[eé] tan fuerte|del (uno|cero) al diez|escala/,
  ),
  row(
    'one side',
    /one or both|which (leg|side|arm|eye)|both|one side/,
    /one (or|leg|side)|both|which (side|leg|arm|eye|foot)|only one|una? (sola )?(pierna|lado)|ambas|las dos/,
  ),
  row(
    'redness',
    /red(ness)?\b|warm|rash|spots|streak|sarpullido/,
    /\bred(ness)?\b|rash|streak|hot to|spots|roja?|sarpullido|ronchas|manchas/,
  ),
  row(
    'headache',
    /head(ache)?\b|vision|sight|eyes?\b|cabeza|vista|ojos?\b/,
    /headache|vision|see(ing)? (spots|double|clearly)|eyesight|dolor de cabeza|vista|visi[oó]n/,
  ),
  row('neck', /neck|stiff/, /neck|stiff|cuello|nuca/),
  row(
    'fall',
    /\bfall|fell|blow|injur|accident|hit\b|wound|hurt where|golpe|ca[ií]da|cay[oó]/,
    /\bfall|fallen|fell|blow|injur|accident|hit (your|the|his|her)|wound|golpe|ca[ií]da|cay[oó]|herid/,
  ),
  row(
    'awake',
    /awake|wak(e|ing)|drows|sleepy|alert|confus|respond|faint|pass(ed)? out|talk(ing)? straight|despiert|desmay|confundid/,
    /awake|wak(e|ing)|drows|sleepy|alert|confus|respond|faint|pass(ed)? out|unconscious|despier|dormid|confundid|desmay/,
  ),
  row(
    'eating',
    /eat|drink|feed|feeding|appetite|keep(ing)? (anything |fluids )?down|comer|leche|com(e|iendo) bien|toma|bebe\b|apetito/,
    /\beat|drink|fed\b|feed|bottle|nurs(ing|e well)|keep(ing)? (anything|fluids|water)|com(e|er|ido|i[oó])\b|tom(a|ar|ado|[oó])\b.*(leche|agua|pecho|l[ií]quid)|bebe\b|beber|leche/,
  ),
  row(
    'urine',
    /urin|pee|wet|diaper|bathroom|orin|pip[ií]|pa[nñ]al|l[aá]grimas/,
    /urin|\bpee|wet (diaper|nappy)|diaper|bathroom|orin|pa[nñ]al/,
  ),
  row(
    'vomiting',
    /vomit|throw(ing)? up|diarrh|stool|belly|stomach|v[oó]mit|diarrea|est[oó]mago/,
    /vomit|throw(ing)? up|diarrh|stool|belly|stomach|diarrea|est[oó]mago|barriga/,
  ),
  row(
    'numbness',
    /numb(?!er)|weak|speech|droop|tingl|adormec|debil|habla/,
    /numb(?!er)|weak|speech|slur|droop|tingl|adormec|debil|habl(a|ar) (bien|raro|enred)/,
  ),
  row(
    'pregnant',
    /pregnan|weeks|due date|embaraz|embaraz|semanas/,
    /pregnan|weeks along|due date|how many weeks|embaraz|semanas/,
  ),
  row('baby moving', /mov(e|ing|ement)|kick/, /mov(e|es|ing|ement)|kick|se mueve|movimiento|patad/),
  row('sugar', /sugar|glucose|a1c|az[uú]car/, /sugar|glucose|meter|az[uú]car|glucosa/),
  row(
    'blood pressure',
    /blood pressure|pressure reading|presi[oó]n/,
    /blood pressure|presi[oó]n (arterial|alta|sangu)/,
  ),
  row('weight', /weigh|weight|peso/, /weigh|weight|pes(o|a|ar)\b/),
  row('allergy', /allerg|alerg/, /allerg|alerg/),
  row(
    'suicide',
    /kill|suicid|harm(ing)? (your|her|him)self|die\b|hurting yourself|thoughts|suicid|hacerse da[nñ]o|matarse/,
    /kill|suicid|harm(ing)? yourself|hurt(ing)? yourself|end(ing)? your life|matar|quitarse la vida|hacerse da[nñ]o|suicid/,
  ),
  row(
    'plan to do it',
    /^(a )?plan\b|how you would|how would/,
    /\bplan\b(?!.*(list|cover|insur))|thought (about|of) how|how you would|un plan\b|c[oó]mo lo har/,
  ),
  row('means', /gun|pills? (or|at)|weapon|means|knife/, /\bgun|weapon|pills|means|knife|arma|pastillas|cuchillo/),
  row(
    'done already',
    /done anything|tonight|taken anything|already|took|hurt yourself/,
    /done (anything|something)|taken (anything|something)|already|have you (taken|done|hurt)|hizo algo|ha (hecho|tomado) algo/,
  ),
  row(
    'company',
    /alone|with (you|him|her)|someone|somebody|who is there|neighbor|sol[oa]\b|acompa[nñ]|con alguien|hermana|vecin/,
    /alone|(someone|somebody|anyone|anybody|who).{0,25}(with you|with (him|her)|there|be with|near)|with you (now|right now)|alguien (con|que)|sol[oa]\b|acompa[nñ]/,
  ),
  row(
    'safe to talk',
    /safe to (talk|speak)|can you talk|free to talk|puede hablar|hablar (ahora|libre)/,
    /safe (for you )?to (talk|speak)|can you (talk|speak)( freely| safely)?|speak freely|(puede|es seguro) hablar|hablar con seguridad/,
  ),
  row(
    'danger',
    /danger|threat|safe (now|there|at home|right)|safe\?|peligro|a salvo|segur[oa] (ahora|ah[ií])/,
    /danger|threat|are you safe|safe (now|where you|at home)|peligro|amenaz|a salvo/,
  ),
  row(
    'children there',
    /child|kids|anyone else (there|hurt)/,
    /child(ren)?\b.*(there|with|home|house|safe)|kids|ni[nñ]os.*(ah[ií]|casa|con)/,
  ),
  row(
    'choked',
    /chok|strangl|hit on the head|head (hit|injury)/,
    /chok|strangl|throat|hit (on|in) the head|ahorc|estrangul|cabeza/,
  ),
  row(
    'about',
    /what is it about|about\b|reason|why (the|you|are)|what happened|what for|matter|concern|purpose|motivo|message|de qu[eé]|raz[oó]n|para qu[eé]|por qu[eé]|asunto|recado|mensaje/,
    /what (is|was|.{0,12}it).{0,6} about|in a few words|(the )?reason|why (are you|you are|the visit|is the visit|do you want|would)|what (can|should) (i|we) (write|note|tell|pass)|what happened|what is (wrong|the matter|the visit|going on)|tell me (more )?(what|about|why)|what.{0,15}visit.{0,5} for|what (kind|sort|type) of (visit|appointment)|de qu[eé] se trata|motivo|raz[oó]n|por qu[eé] (llama|quiere|necesita|es)|qu[eé] (debo|quiere que) anot|qu[eé] (le )?pas[oó]|para qu[eé] (es|ser[ií]a|quiere)|what (is|should) the message|qu[eé] (tipo|clase) de (cita|visita|consulta)|your (message|question)/,
  ),
  row(
    'symptoms',
    /symptom|feeling|how are you|health concern|feel\b|unwell|sick|fine|s[ií]ntoma|siente|c[oó]mo (est[aá]|se (siente|encuentra)|sigue)|molest|alg[uú]n s[ií]ntoma/,
    /symptom|feeling|(how|what).{0,15} you feel|feel (sick|unwell|ill)|health concern|urgent|s[ií]ntoma|se siente|c[oó]mo (est[aá]|sigue)|molestia/,
  ),
  row(
    'medicine',
    /medicin|medication|drug|refill|taking|takes|tylenol|pills?|dose given|remedio|medicina|medicamento|pastilla|qu[eé] (toma|medic)/,
    /medicin|medication|\bdrug\b|refill|prescription (do|would)|(are|is|do|does|has) (you|he|she|the \w+)?.{0,12}(taking|take|taken)|tylenol|pills|medicament|pastilla|(?<!(doctor|m[eé]dico|qui[eé]n) (se )?(la|lo) )receta|tomando|remedio|le (ha )?d(io|ado)/,
  ),
  row(
    'dose',
    /dose|strength|milligram|\bmg\b|dosis|fuerza|miligramo|cu[aá]ntos mg/,
    /\bdose|strength|milligram|\bmg\b|dosis|miligramo|cu[aá]nto (pesa|mide) la pastilla|fuerza/,
  ),
  row(
    'frequency',
    /how often|frequency|times a day|cada cu[aá]nto|cu[aá]ntas veces/,
    /how often|times a day|how (do|are) you (take|taking) it|cada cu[aá]nto|cu[aá]ntas veces/,
  ),
  row(
    'supply',
    /left|supply|run(ning)? out|how many (days|pills)|last dose|last taken|qued|cu[aá]ntos d[ií]as|[uú]ltima dosis/,
    /\bleft\b|supply|run(ning)? out|how many (days|pills|tablets)|(pastillas|medicina|tabletas|cu[aá]nt[ao]s?|d[ií]as).{0,20}qued|cu[aá]ntas (pastillas|le)|para cu[aá]ntos d[ií]as|last (dose|take|took)/,
  ),
  row('pharmacy', /pharmac|drug ?store|farmacia/, /pharmac|drug ?store|farmacia/),
  row(
    'prescriber',
    /prescri|which doctor|who (is|orders?|ordered|wrote)|provider|doctor\b(?!.*another)|ordered by|receta|m[eé]dico|qu[eé] (doctor|m[eé]dic)|qui[eé]n (la|lo|se la) recet|doctora/,
    /prescri|which (of (our|the) )?(doctor|provider|clinician)|who (is your|ordered|wrote|gives|gave)|(your|the) (doctor|provider)\b|ordered (by|it|the)|qui[eé]n (se )?(lo|la|le)?.{0,4}(recet|orden)|qu[eé] (doctor|m[eé]dico)|cu[aá]l (doctor|m[eé]dico)|con (qui[eé]n|qu[eé] doctor)|cu[aá]l de (nuestros|los)|alg[uú]n (doctor|m[eé]dico)|there a doctor|qui[eé]n prescrib|doctor (la|lo) (hizo|pidi[oó]|receta)/,
  ),
  row(
    'another doctor',
    /another (doctor|provider|one)|other doctor|someone else|second choice|instead of/,
    /another (doctor|provider|clinician)|someone else|somebody else|other (doctor|provider)|if (she|he|they).{0,30}(not|can'?t)|second choice|any (doctor|provider)|otr[oa] (doctor|m[eé]dic|persona)|any(one| of the)/,
  ),
  row(
    'when',
    /what (day|time)|which (day|time)|when\b(?!.*(drawn|start|began|did))|day instead|times?\b|prefer|availab|schedul|qu[eé] d[ií]a|cu[aá]ndo|horario|hora\b|d[ií]a/,
    /what (day|time|other day|other time)|which (day|time)|(a|another) (day|time)\b|morning|afternoon|when (would|could|do|can|should|is|are)|(day|time|days|times|hour)s?.{0,12}(work|suit|best|like|prefer|good)|prefer|morning or|availab|another (day|time)|qu[eé] (d[ií]a|hora|otro d[ií]a)|cu[aá]ndo (quiere|puede|le|prefiere|desea)|qu[eé] otro|otro (d[ií]a|horario)|le (conviene|queda bien|sirve)/,
  ),
  row(
    'which visit',
    /which (visit|appointment)|old (visit|appointment)|current (visit|appointment)|existing|la cita/,
    /which (visit|appointment|one)|is it the (visit|appointment)|es la cita|what (visit|appointment).{0,20}(move|cancel|change|have)|cu[aá]l cita|qu[eé] cita/,
  ),
  row(
    'where',
    /where\b|which office|location|hospital|prenatal|clinic|d[oó]nde|oficina|consultorio|sede|hospital/,
    /where (is|are|do|did|would)|which (office|location|hospital|clinic|lab)|d[oó]nde|cu[aá]l (oficina|consultorio|hospital)|prenatal/,
  ),
  row(
    'carrier',
    /insur|carrier|coverage|which plan|health plan|seguro|aseguranza/,
    /insur|carrier|coverage|(health|your|what|which) plan|aseguranza|seguro (m[eé]dico|tiene)|qu[eé] seguro|su seguro|plan de salud/,
  ),
  row(
    'member id',
    /member|\bid\b|card number|policy|subscriber|insur|socio|afiliad/,
    /member|\bid (number|card)|policy|subscriber|n[uú]mero de (socio|miembro|afiliado|p[oó]liza)|on the card|tarjeta/,
  ),
  row('group', /group|grupo/, /group|grupo/),
  row(
    'account',
    /account|which bill|bill|statement|invoice|amount|date of service|charge|factura|cuenta|factura|cobro|fecha de la (visita|factura)|recibo/,
    /account|which (bill|statement|charge)|\bbill\b|statement|invoice|amount|date of (service|the bill)|factura|cuenta|cobro/,
  ),
  row(
    'authorization',
    /authori[sz]|referral (number|from)|reference|autorizaci|volante|referencia/,
    /authori[sz]|referral|reference number|autoriza|referencia|remisi[oó]n/,
  ),
  row(
    'value',
    /value|result|how (high|low)|reading|critical/,
    /value|result|reading|how (high|low)|which test|what test|valor|resultado/,
  ),
  row(
    'test',
    /which test|what test|\btest\b(?!.*(result|positive))|blood work|an[aá]lisis|anal[ií]tica|estudio|prueba|examen|radiograf/,
    /which test|what test|qu[eé] (estudio|an[aá]lisis|prueba|examen|anal[ií]tica)/,
  ),
  row(
    'drawn',
    /drawn|collected|taken when|time of (the )?(draw|sample|specimen)|muestra/,
    /drawn|collect|when was .{0,25}(taken|sample|specimen|blood)|specimen|sample|se (tom[oó]|sac[oó]) la muestra/,
  ),
  row(
    'where from',
    /which (lab|hospital|company|pharmacy|organi)|calling from|from where|employer|company|de d[oó]nde llama|empresa|laboratorio|farmacia que llama/,
    /calling from|(which|what) (lab|hospital|company|organi|practice|agency|place|business|firm|office are you)|who do you work|de (d[oó]nde|qu[eé] lugar) (llama|nos)?|qu[eé] (empresa|laboratorio)|on whose behalf/,
  ),
  row(
    'how soon',
    /how (urgent|soon)|urgency|can (it|this) wait|right away|needed (now|today|tonight)|urge/,
    /(hear|call(ed)?|know|help).{0,25}\bnow\b|right away|how (urgent|soon)|can (it|this) wait|al m[eé]dico de guardia ahora|un m[eé]dico lo oiga ahora|urge/,
  ),
  row('extension', /extension|extensi[oó]n/, /extension|extensi[oó]n/),
  row(
    'permission',
    /release|permission|authori[sz]ed (to|person)|list\b|consent|allowed|power of|permiso|autorizad|lista de/,
    /release (list|form)|permission|authori[sz]ed (to|person)|consent|allowed|permiso|autorizad[oa]/,
  ),
  row(
    'is the patient there',
    /(is|are) (she|he|they|the patient|her|him) (there|with|home|available)|patient there|come to the phone/,
    /(is|can) (she|he|they|the patient|your \w+).{0,20}(there|with you|home|available|come to)|put (her|him|the patient) on|est[aá] (ah[ií]|con usted|el paciente|la paciente)/,
  ),
  row(
    'new or known',
    /new patient|been (here|seen)|seen (here|before)|established|patient (here|of ours|already)|paciente nuevo|primera vez|ya es paciente/,
    /new patient|been (here|seen|to (us|this))|seen (here|before|us)|first (time|visit)|already a patient|established|paciente nuevo|primera vez|ya es paciente|ha venido/,
  ),
  row(
    'records what',
    /which records|what records|records|expediente|historial|copias/,
    /records|expediente|historial|copies/,
  ),
  row(
    'send to',
    /send|fax|where to|to whom|mandar|enviar|a d[oó]nde/,
    /send (it|them|the)|\bfax\b|to whom|who should (get|receive)|enviar|mandar|a qui[eé]n/,
  ),
  row('language', /language|interpreter|idioma/, /language|interpreter|idioma|int[eé]rprete/),
  row(
    'exposure',
    /exposed|swallow|ate|how much|how many|what did/,
    /how (much|many)(?! (weeks|days|pills|tablets))|swallow|what did (he|she|you|they) (take|eat|drink|swallow)|cu[aá]nt[oa]s?\b.*(tom|comi|trag)|qu[eé] (tom[oó]|comi[oó]|trag)/,
  ),
];

/** The rows that words of a story's key name. */
export function mattersOfKey(key: string): MatterCue[] {
  return MATTERS.filter((m) => m.key.test(key) && !m.unless?.test(key));
}

/** The rows that a question asks about. */
export function mattersAsked(question: string): MatterCue[] {
  return MATTERS.filter((m) => m.asked.test(question) && !m.unless?.test(question));
}

/** Whose fact: the patient's where that is somebody else than who calls. null: the words don't say. */
export function whose(words: string): 'patient' | 'caller' | null {
  if (
    /patient|paciente|\b(the|your) (child|baby|son|daughter|mother|father|husband|wife)|su (hij[oa]|beb[eé]|niñ[oa]|madre|padre|espos[oa])/i.test(
      words,
    )
  )
    return 'patient';
  if (
    /\b(your (own|name|number)|you\b|caller|calling|speaking with|con qui[eé]n hablo|my own|call.?back|su propio|usted)/i.test(
      words,
    )
  )
    return 'caller';
  return null;
}
