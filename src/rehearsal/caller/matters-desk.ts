import { type MatterCue, row } from './matter-cue.ts';

/** What the front desk asks: why somebody calls, visits, medicines, insurance, bills, records, and those who call for others. */
export const DESK: readonly MatterCue[] = [
  row(
    'about',
    /what is it about|about\b|reason|why (the|you|are|he|she|they|did)|what happened|what for|for what|matter|concern|purpose|motivo|message|what('s| is| was|s)? .{0,20}(wrong|problem|trouble|issue|going on|matter|needed|wanted|for\b|bothering)|(the )?(problem|issue|complaint|trouble|question|request|details?|story|situation|incident|errand)\b|what (you|he|she|they|we|to) (need|want|are calling|would like|should|do)|what .{0,20}(needs?|wants?|needed|wanted)\b|needs?\b|wants\b|looking for|explain|say more|tell (me|us) more|in (a few|his|her|your own) words|de qu[eé]|raz[oó]n|para qu[eé]|por qu[eé]|asunto|recado|mensaje/,
    /what (is|was|.{0,12}it).{0,6} about|in a few words|(the )?reason|why (are you|you are|the visit|is the visit|do you want|would)|what (can|should) (i|we) (write|note|tell|pass)|what happened|what is (wrong|the matter|the visit|going on)|what exactly do you feel|tell me (more )?(what|about|why)|what.{0,15}visit.{0,5} for|what should we look at|what would you like to be seen for|what do you need|what does it have to be|what has to be|what (kind|sort|type) of (visit|appointment)|de qu[eé] se trata|motivo|raz[oó]n|por qu[eé] (llama|quiere|necesita|es)|qu[eé] (debo|quiere que) anot|qu[eé] necesita|qu[eé] quiere que le revisen|qu[eé] (le )?pas[oó]|para qu[eé] (es|ser[ií]a|quiere)|what (is|should) the message|qu[eé] (tipo|clase) de (cita|visita|consulta)|your (message|question)|su pregunta/,
    /health concern|wait(ing)?.?list/,
  ),
  row(
    'medicine',
    /medicin|medication|meds?\b|drugs?\b|refill|taking|takes|tylenol|pills?\b|tablets?\b|capsules?|inhaler|insulin|prescription|\brx\b|script\b|dose given|remedio|medicina|medicamento|pastilla|qu[eé] (toma|medic)/,
    /medicin|medication|\bdrug\b|refill|prescription (do|would)|(are|is|do|does|has) (you|he|she|the \w+)?.{0,12}(taking|take|taken)|tylenol|pills|medicament|pastilla|(?<!(doctor|m[eé]dico|qui[eé]n) (se )?(la|lo) )receta|tomando|remedio|le (ha )?d(io|ado)|insulin, a blood thinner/,
    /drug ?stores?|(drug|drinking) (use|problem)/,
  ),
  row('thinner', /thinner|anticoag|warfarin|eliquis|aspirin/, /blood thinner|anticoag/),
  row(
    'dose',
    /dos(e|age)|strength|how (strong|many mg|many mill)|milligram|\bmgs?\b|size of the (pill|tablet|dose)|dosis|fuerza|miligramo|cu[aá]ntos mg/,
    /\bdose|strength|milligram|\bmg\b|dosis|miligramo|cu[aá]nto (pesa|mide) la pastilla|fuerza/,
    /last dose|missed dose/,
  ),
  row(
    'frequency',
    /how often|frequency|times a day|how (he|she|you|they|it).{0,8}(take|taken|use)|per day|directions|cada cu[aá]nto|cu[aá]ntas veces/,
    /how often|times a day|how (do|are) you (take|taking) it|cada cu[aá]nto|cu[aá]ntas veces/,
  ),
  row(
    'supply',
    /left\b|supply|run(ning|s)? (out|low)|ran out|remain|on hand|how many (days|pills|tablets)|last (dose|taken|pill)|out of (it|them|the|pills)|enough|qued|cu[aá]ntos d[ií]as|[uú]ltima dosis/,
    /\bleft\b|supply|run(ning)? out|how many (days|pills|tablets)|(pastillas|medicina|tabletas|cu[aá]nt[ao]s?|d[ií]as).{0,20}qued|cu[aá]ntas (pastillas|le)|para cu[aá]ntos d[ií]as|last (dose|take|took)|will it last/,
    /days ago|left (side|leg|arm|eye|ear)/,
  ),
  row(
    'pharmacy',
    /pharmac|drug ?stores?|chemist|where .{0,20}(filled|fills?|picks? (it|them) up|prescription|script)|where to (send|call) (it|in|the (script|prescription|refill|medic))|(send|call) (it|in|the (refill|script|prescription)) (to|in|where)|farmacia/,
    /pharmac|drug ?store|farmacia/,
    /calling from|farmacia que llama/,
  ),
  row(
    'prescriber',
    /prescri(?!ption\b)|which doctor|who .{0,12}(orders?|ordered|wrote|writes|gives?|gave|refer|referred|requested|started (him|her|you|me)|sent|put (him|her|you|me)|handles|treats|manages|follows|fills)|(who|whom) (do|does|did|is|are|would|should)?.{0,20}\b(sees?|seen|seeing|saw|visit|doctor)|provider|doctor\b(?!.*another)|physician|clinician|pcp|primary|practitioner|order(ed|ing) (by|doctor|provider)|orderer|receta|m[eé]dico|qu[eé] (doctor|m[eé]dic)|qui[eé]n (la|lo|se la) recet|doctora/,
    /prescri|which (of (our|the) )?(doctor|provider|clinician)|who (is your|ordered|wrote|gives|gave|referred)|(your|the|a) (doctor|provider) you|(your|the) (doctor|provider)\b|ordered (by|it|the)|qui[eé]n (se )?(lo|la|le)?.{0,4}(recet|orden)|qu[eé] (doctor|m[eé]dico)|cu[aá]l (doctor|m[eé]dico)|con (qui[eé]n|qu[eé] doctor)|cu[aá]l de (nuestros|los)|alg[uú]n (doctor|m[eé]dico)|there a doctor|qui[eé]n prescrib|doctor (la|lo) (hizo|pidi[oó]|receta)/,
    /(another|other|different|second) (doctor|provider|clinician|one)|(doctor|nurse|provider|clinician).{0,20}(now|hear|call)/,
  ),
  row(
    'another doctor',
    /another (doctor|provider|one|clinician)|other (doctor|provider|clinician)s?|different (doctor|provider|one)|someone else|somebody else|anyone else|alternative|second choice|instead of|else would (do|be)|settle for|open to (others|anyone)|if .{0,20}(not|isn't|can't|cannot|full|booked|unavailable)/,
    /another (doctor|provider|clinician)|someone else|somebody else|other (doctor|provider)|if (she|he|they).{0,30}(not|can'?t)|second choice|any (doctor|provider)|otr[oa] (doctor|m[eé]dic|persona)|any(one| of the)/,
    /anything else|else (there|hurt|home)/,
  ),
  row(
    'when',
    /what (day|time|date)|which (day|time|date)|(time|day|date) (that|they|he|she|to|for|of (the )?visit)|when\b(?!.*(drawn|start|began|did|happen|came|born|collect|taken|fell|hurt|first|notic|tak|took|sample|swallow))|days?\b(?!.*(left|supply|ago))|times?\b(?!.*(drawn|collect|sample|draw))|preferred (day|time|date)|prefer(s|ence)?\b|availab|schedul|slot|mornings?\b|afternoons?\b|evenings?\b|weekdays?\b|free\b|fits?\b|suits?\b|next opening|morning or|qu[eé] d[ií]a|cu[aá]ndo|horario|hora\b|d[ií]a/,
    /what (day|time|other day|other time)|which (days?|times?)|(a|another) (day|time)\b|morning|afternoon|when (would|could|do|can|should|is|are)|(day|time|days|times|hour)s?.{0,12}(work|suit|best|like|prefer|good)|prefer|morning or|availab|another (day|time)|at what time|when to when|qu[eé] (d[ií]as?|hora|otro d[ií]a)|cu[aá]ndo (quiere|puede|le|prefiere|desea)|qu[eé] otro|otro (d[ií]a|horario)|le (conviene|queda bien|sirve)/,
    /how many days|what number|call (you|him|her|them) back|free to (talk|speak)|time it (began|started)|prefer(red|s)? (doctor|provider|pharmac|language|name|english|spanish)/,
  ),
  row(
    'which visit',
    /which (visit|appointment)|(old|current|existing|original|booked|present|standing) (visit|appointment|slot|time)|(visit|appointment) (in question|to|on the books|he|she|they|you)|la cita/,
    /which (visit|appointment|one)|is it the (visit|appointment)|es la cita|what (visit|appointment).{0,20}(move|cancel|change|have)|cu[aá]l cita|qu[eé] cita/,
  ),
  row(
    'wait list',
    /wait(ing)?.?list|willing to wait|cancellation|earlier (opening|slot)|lista de espera/,
    /wait(ing)?.?list|lista de espera/,
  ),
  row(
    'where',
    /where\b|which (office|location|clinic|site)|location|hospital|prenatal|clinic\b|d[oó]nde|oficina|consultorio|sede|hospital/,
    /where (is|are|do|did|would)|which (office|location|hospital|clinic|lab)|d[oó]nde|cu[aá]l (oficina|consultorio|hospital)|prenatal/,
    /where (to (send|call|reach|fax|mail)|you (can|may) be|.{0,16}(calling from|reach|be called|call (him|her|you|back)|lives?|filled|works?))|where (do you live|should (they|it|the))/,
  ),
  row(
    'carrier',
    /insur|carrier|coverage|covered|which plan|what plan|health plan|(the |your |her |his )?(new )?plan$|plan (name|type)|payer|medicare|medicaid|seguro|aseguranza/,
    /insur|carrier|coverage|(health|your|what|which) plan|aseguranza|seguro (m[eé]dico|tiene)|qu[eé] (seguro|plan)|su seguro|plan de salud/,
  ),
  row(
    'member id',
    /member|\bids?\b|i\.d|card\b|policy|subscriber|identification number|insur|socio|afiliad/,
    /member|\bid (number|card)|policy|subscriber|n[uú]mero de (socio|miembro|afiliado|p[oó]liza)|on the card|tarjeta/,
    /credit card|card payment|policy ?holder|(photo|picture) id|who the policy/,
  ),
  row('group', /group|grupo/, /group|grupo/),
  row(
    'account',
    /account|which bill|bill\b|billing|statement|invoice|amount|balance|receipt|owed|date of service|date on|charge|factura|cuenta|cobro|fecha de la (visita|factura)|recibo/,
    /account|which (bill|statement|charge)|\bbill\b|statement|invoice|amount|date of (service|the bill)|factura|cuenta|cobro/,
    /account holder/,
  ),
  row(
    'authorization',
    /auth|referral (number|from|id|code)|reference|approval (number|code)|case number|autorizaci|volante|referencia/,
    /authori[sz]ation|referral or|referral number|reference number|autoriza|n[uú]mero de referencia|remisi[oó]n/,
    /authori[sz]ed (to|person)|authori[sz]ed for/,
  ),
  row(
    'specialist',
    /speciali[sz]t|specialty|therap(y|ist)|surgeon|referr(al|ed|ing) (to|for)|kind of doctor|which (service|clinic|department)|what service|(for|to) (a |the )?(cardio|derm|ortho|therap|neuro|gastro)|especialista/,
    /specialist|service is the referral|especialista|qu[eé] servicio|servicio es la referencia/,
  ),
  row(
    'value',
    /value|result|how (high|low)|level|reading|critical|(the )?(lab )?(number|figure)s? (from|on|of) the|finding/,
    /value|result|reading|how (high|low)|which test|what test|number of that blood test|valor|resultado/,
    /who gets|send|copy|which (test|lab)/,
  ),
  row(
    'test',
    /which (lab )?test|what test|lab test|\btests?\b(?!.*(result|positive|value))|lab ?work|labs\b|panel|blood ?work|analyte|imaging|scan|x.?ray|biopsy|mri|mammogram|an[aá]lisis|anal[ií]tica|estudio|prueba|examen|radiograf/,
    /which (blood )?test|what test|qu[eé] (estudio|an[aá]lisis|prueba|examen|anal[ií]tica)/,
  ),
  row(
    'drawn',
    /drawn|draw\b|collect|sampl|specimen|taken when|when .{0,20}taken|time of (the )?(draw|sample|specimen|collection)|muestra/,
    /drawn|collect|when was .{0,25}(taken|sample|specimen|blood)|specimen|sample|se (tom[oó]|sac[oó]) la muestra/,
  ),
  row(
    'where from',
    /which (lab|hospital|company|pharmacy|organi|office|agency|facility|firm|school)|(what|which) (company|organi[sz]ation|firm|agency|facility|office|department) (you|are|is|he|she)?|calling (from|for|on behalf)|from where|name of (the|your|his|her) (lab|firm|company|hospital|agency|office|school|place)|(lab|firm|hospital|agency|school) name|employer|company\b|organi[sz]ation|\bfirm\b|agency|facility|place\b|business\b|on (whose )?behalf|who .{0,14}(works? for|represents?|calls? for)|where .{0,14}(works?|calling|calls?)\b|de d[oó]nde llama|empresa|laboratorio|farmacia que llama/,
    /calling from|from which place|(which|what) (lab|hospital|company|organi|practice|agency|place|business|firm|office are you)|who do you work|de (d[oó]nde|qu[eé] lugar) (llama|nos)?|de qu[eé] lugar|qu[eé] (empresa|laboratorio)|on whose behalf/,
    /business days?/,
  ),
  row(
    'how soon',
    /how (urgent|soon|quickly)|urgent\b|urgency|rush|stat\b|can (it|this|he|she) wait|wait (until|till)|right away|needed (now|today|tonight|by)|due\b|deadline|urge/,
    /(hear|call(ed)?|know|help).{0,25}\bnow\b|right away|how (urgent|soon)|by when|para cu[aá]ndo|can (it|this) wait|al m[eé]dico de guardia ahora|un m[eé]dico lo oiga ahora|urge/,
    /health concern|urgent (health|symptom|care)|what (is|was|do|does).{0,25}\bnow\b/,
  ),
  row(
    'which date',
    /dates?\b|when (it|this|that) was|when was (it|this)|what year|how recent|fecha/,
    /about when|from which dates|by its number or date|qu[eé] fechas?|como cu[aá]ndo/,
    /birth|born|due date|nacimiento/,
  ),
  row('extension', /extension|\bext\b|extensi[oó]n/, /extension|extensi[oó]n/),
  row(
    'new or known',
    /new patient|been (here|seen|a patient|before)|seen (here|before)|established|(already|existing|current) (a )?patient|new or|first (visit|time)|patient (here|of ours|already)|paciente nuevo|primera vez|ya es paciente/,
    /new patient|been (here|seen|to (us|this))|seen (here|before|us)|first (time|visit)|already a patient|established|paciente nuevo|primera vez|ya es paciente|ha venido/,
  ),
  row(
    'records what',
    /which (records|notes|documents|files|papers|pages)|what (records|they want copied|documents|notes|papers)|records|charts?\b(?! number)|cop(y|ies|ied)|documents?|dates? (of|covered|range)|expediente|historial|copias/,
    /records|expediente|historial|copies/,
    /date of (birth|service)/,
  ),
  row(
    'form',
    /forms?\b|paperwork|papers?\b|letter|note for|(school|work|camp|dmv) (note|form)/,
    /which form|form is it|qu[eé] forma|signed/,
    /in the form of/,
  ),
  row(
    'send to',
    /send|sent\b|fax|where to\b|to whom|destination|deliver|mail\b|recipient|who gets|(goes?|going) to\b|where (it|they|should|the records|those|these).{0,14}(go|be sent|sent)|hand (it|them) to|mandar|enviar|a d[oó]nde/,
    /send (it|them|the)|\bfax\b|should they go|to yourself|where does it go|to whom|who should (get|receive)|enviar|mandar|a qui[eé]n/,
  ),
  row(
    'check in',
    /check(ing|ed)?.?(in|out)|arriv|leaving|clock(ing)?.?(in|out)|start(ing)? or|in or out/,
    /checking in or|registrando/,
  ),
  row(
    'for the nurse',
    /concerns?\b|changes?\b|(anything|something) (new|about|wrong|to report|different)|what (you|she|he|the aide) (saw|notic|observ)|observation|condition of|(a |the )?nurse (should|needs)/,
    /a nurse should hear|should the nurse know|anything new|deba saber una enfermera|debe saber la enfermera/,
  ),
  row(
    'help needed',
    /hours\b|shifts?\b|cover(age)?\b|what help|help needed|care needed|from when/,
    /what help|which shift|ayuda hace falta|qu[eé] turno/,
    /insur|office hours/,
  ),
];
