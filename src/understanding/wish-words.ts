import type { Intent } from './types.ts';

/** What is asked of the desk in so many words: a verb and its object, in either language, over folded words with single spaces. */
export interface Wish {
  intent: Intent;
  words: RegExp;
}

const VISIT =
  '(?:appointments?|appt|apointment|visits?|checkups?|check up|physicals?(?! (?:form|paper|therap))|follow ups?|followups?|consult(?:ation)?|slot|annual|well child|time slot|spot|recheck|screening|cleaning|citas?|consultas?|turno|chequeo|revision|fisico|(?<!birth )control)';
export const MEDICINE =
  '(?:medicines?|medications?|meds?|pills?|prescriptions?|scripts?|rx|inhaler|insulin|drops|cream|patches|tablets|refills?|bottle|medicinas?|medicamentos?|pastillas?|recetas?|inhalador|insulina|gotas|crema|vitaminas)';
export const DAY =
  '(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|tomorrow|next week|another (?:day|time)|different (?:day|time)|lunes|martes|miercoles|jueves|viernes|sabado|otro dia|otra (?:hora|semana|fecha)|la (?:proxima|otra) semana)';
const OF = '(?:\\w+ ){0,3}';
/** What a visit is moved by, to another time; of other things the desk moves hardly any to a day. */
const MOVES = '(?:move|push|slide|shift|scoot|bump|swap|switch|trade|kick|change|bring|pull|delay|postpone)';
/** What else may be moved, changed or put off. */
const NO_VISIT =
  '(?! (?:\\w+ ){0,2}?(?:records?|chart|files?|payments?|bills?|balance|prescriptions?|scripts?|refills?|pharmac\\w+|meds?|medic\\w+|pills?|insurance|plans?|address|number|supply|doctors?|surgery|operation)\\b)';
/** A day, an hour or a part of the day. */
const TIME = `(?:${DAY}|next month|(?:a|one|two|three|few|couple) (?:days|weeks?|months?)|january|february|march|april|may|june|july|august|september|october|november|december|the (?:\\w+(?:th|st|nd|rd|teenth|tieth)|week after|following|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth)|(?:some|any|a)? ?(?:other|later|earlier|different) (?:day|time|date|hour)|some (?:day|time)|later|earlier|after (?:school|work|lunch|thanksgiving|christmas)|(?:the )?(?:morning|afternoon)|noon|\\w+ (?:oclock|thirty|fifteen|am|pm))`;
const CANNOT =
  '(?:cant|cannot|couldnt|wont|will not|not able to|unable to|(?:not|aint) (?:gonna|going to)|no way (?:im|i am|were|ill))(?: be able to)?';
/** What is written of a patient and goes from one office to another. */
const PAPERS =
  '(?:notes?|chart|files?|labs|lab (?:work|reports?|results?)|reports?|x rays?|images|scans?|history|papers|vaccines|notas|expediente|analisis|estudios|radiografias|papeles)';
const SENT = '(?:sent|faxed|mailed|emailed|forwarded|transferred|released|copied)';

/** What people are sent to for weeks on end. */
const THERAPY =
  '(?:(?:physical|occupational|speech|hand|massage) )?(?:therap(?:y|ies|ist|ists)|terapias?|terapeuta|fisioterapia|rehab|physio|p t|o t|pt|ot)';

/** What the practice has written down of somebody is not so any more, and somebody has to change it. */
export const ON_FILE = `(?:my|our|his|her|an?) (?:old|new|wrong|former|previous) (?:\\w+ )?(?:address|phone|number|cell|email|last name)|wrong (?:\\w+ )?(?:address|phone|number|cell|email|last name) (?:for|on file|down)|(?:change|update|correct|fix) (?:\\w+ ){0,2}(?:address|phone number|number on file|cell|email|last name)|(?:not|stopped|never) (?:been )?getting (?:my|your|any|our) (?:mail|letters)|(?:i|we)(?:ve| have)? (?:just |recently )?moved\\b.{0,60}\\b(?:address|mail|house|place|file)|(?:mi|la|de|una) (?:nueva |vieja )(?:direccion|casa)|(?:mi|la|una) direccion (?:nueva|vieja|de antes)|cambi\\w+ de (?:direccion|casa|domicilio|telefono|numero)|actualiz\\w+ (?:mi|la|el|mis|los) (?:direccion|telefono|numero|datos)`;

export const WISHES: readonly Wish[] = [
  // A visit that stands, and another time for it.
  ...wordsFor('reschedule', [
    `(?:to see|supposed to|appointment|visit|down for|card says) .{0,90}(?:thats|its|is|day) (?:no good|not going to work|not gonna work)`,
    `(?:so|then) (?:i|we) (?:gotta|got to|have to|need to|must) (?:switch|move|change|push)(?! (?:insurance|plans?|doctors?|pharmac\\w+|medic\\w+))`,
    `reschedul\\w*|re schedule|rebook|reagendar|reprogram\\w+`,
    `(?:move|push|switch|swap|bump|shift|change) (?:my|our|his|her|the|that|it|this)${NO_VISIT} ${OF}(?:${VISIT}|time|day|to|back|up|from|out)`,
    `(?:push|move|bump) (?:it|that|him|her|me|us) (?:back|up|to|out|later|earlier)`,
    `${MOVES} (?:it|that|this|(?<!(?:change|switch) )(?:him|her|us|me)|mine|(?:my|our|his|her|the) (?:\\w+ )?(?:oclock|thirty|one|${VISIT}|${DAY})) (?:back |up |out |over |off |forward |ahead )?(?:to|till|until|for|into|past|by) (?:\\w+ ){0,3}?${TIME}\\b`,
    `(?:bring|pull|move) (?:my|our|his|her|the|that) ${OF}${VISIT} (?:forward|ahead|up|in)\\b|(?:put off|postpone|push back|push out|delay) (?:my|our|his|her|the|that|it)\\b${NO_VISIT}`,
    `(?:supposed to|scheduled to|down to|meant to) (?:see|come|be there|be seen) .{0,60}\\b(?:but|can i|could i|rather|sooner) `,
    `on the (?:same )?day of (?:my|his|her|our) (?:${VISIT})|(?:appointment|visit|oclock|cita) .{0,40}(?:wont|will not|doesnt) work(?: (?:for|out)|$)`,
    `rather not (?:drive|come|go) .{0,40}\\b(?:what else|another|later|different)`,
    `${CANNOT} (?:make (?!head|heads|sense|out|up|any)|come|be there|get there|do) ?.{0,90}\\b(?:can|could|may|is there|what about|how about|do you have) (?:i|we|you|he|she|it|anything|instead|${DAY}) ?(?:come|do|move|go|see|get|on|${DAY}|be)?`,
    `(?:come|go|see|do it) ${OF}(?:later|earlier|another day|${DAY}) ${OF}instead`,
    `(?:earlier|later|different) (?:time|date|day|appointment) (?:for|than) (?:my|the|his|her)`,
    `(?:cambi\\w+|mover\\w*|muev\\w+|movieran?|pas(?:ar|arme|eme|en|arla)|posponer\\w*|posponga|adelant\\w+|aplaz\\w+|recorr\\w+|correr) ${OF}(?:cita|consulta|hora|turno|dia|para (?:el|la|otra?|mas))`,
    `(?:no puedo|no voy a poder|no alcanzo|no voy a llegar|no podemos) .{0,70}(?:muev\\w+|mover|cambi\\w+|otro dia|otra (?:hora|fecha)|pas(?:ar|arme|eme))`,
    `tengo (?:una |la )?cita .{0,50}(?:mas tarde|mas temprano|otro dia|otra hora)`,
  ]),
  ...wordsFor('cancel', [
    `(?:appointment|visit|checkup|cita) .{0,160}(?:dont|doesnt|do not|wont) (?:think |believe )?(?:(?:i|we|he|she|they)(?:ll)? )?(?:really |even |be )?need(?:s|ing)? (?:it|that|to come)\\b(?! (?:moved|changed|earlier|later|sooner))`,
    `(?:let|give up|release) (?:my|our|the|that|his|her) ${OF}(?:oclock|thirty|${VISIT}) ?(?:go|up)?\\b`,
    `(?:shant|wont|will not|dont|do not|not) (?:be )?(?:needing|need) (?:my |the |that |his |her |our )?${DAY}\\b(?! (?:off|notice))`,
    `(?:wont|will not|not|cant) (?:be )?(?:making|make) (?:it |that )?(?:on |for )?(?:the )?(?:${DAY}|my \\w+ oclock)\\b`,
    `cancel(?:ar|en|e|led|ing|arla|ela|eme|emela|o|an)?|anular\\w*|call off`,
    `${CANNOT} make it`,
    `take (?:me|him|her|us) off (?!the (?:list|mailing))|take (?:me|him|her|us) off$`,
    `(?:wont|not) (?:be )?(?:coming|needing|need) (?:in )?(?:to |for )?(?:my|the|that|his|her) ${OF}${VISIT}`,
    `(?:dont|do not|wont|no longer|doesnt|does not) need (?:my |our |his |her |the |that |to come in for (?:my |the )?)${OF}${VISIT} (?:\\w+ ){0,6}?(?:any ?more|after all|now)\\b|no longer needs? (?:my |our |his |her |the |that )${OF}${VISIT}`,
    `(?:drop|scratch|give (?:away )?) ?(?:my|the|that) ${OF}(?:${VISIT}|thirty|oclock)`,
    `(?:ya )?no (?:voy|vamos|puedo) (?:a poder )?(?:ir|asistir|llegar|presentarme)`,
    `quit(?:e|en|ar)(?:me|nos|le|lo|la)? de la lista|borr\\w+ (?:mi|la) cita|borr(?:e|en|ar)(?:me|nos|lo|la) (?:de|del) (?:la |el )?(?:cita|${DAY}|manana|agenda)`,
  ]),
  ...wordsFor('referral', [
    // More of a therapy that was ordered once.
    `${THERAPY} (?:\\w+ ){0,8}?(?:runs? out|ran out|running out|is up|are up|expir\\w+|last (?:visit|session|one)|renew\\w*|more (?:visits|sessions|weeks|of)|another (?:order|one|script|paper)|vence\\w*|se acab\\w+|renov\\w+)\\b`,
    `(?:more|another|additional|new|renew\\w*|extend\\w*|mas|otra|otras|renuev\\w+|renov\\w+|extien\\w+) (?:\\w+ ){0,5}?${THERAPY}\\b`,
    `${THERAPY} (?:\\w+ ){0,4}?(?:says?|needs?|wants?|wanting|pide|quiere) (?:\\w+ ){0,6}?(?:script|order|paper|slip|orden|papel)\\b`,
    `se (?:me|le|nos) (?:esta[n]? )?(?:acab\\w+|venc\\w+) (?:\\w+ )?(?:terapias?|sesiones)`,
    `(?:paper|slip|order|papel|orden|pase) (?:\\w+ ){0,4}?(?:see|for|ver|para|al|con) (?:\\w+ ){0,2}?(?:\\w+ologist|\\w+olog[oa]|specialist|especialista|(?:skin|heart|bone|foot|eye|kidney|lung|stomach|nerve) doctor|${THERAPY})\\b`,
    `(?:doctor|specialist|\\w+ologist|surgeon|therapist) (?:\\w+ ){0,8}?(?:order|script|referral|authorization) (?:\\w+ ){0,3}?(?:come|comes|be|is) from (?:you|us|my)\\b`,
    `(?:did|has|have) (?:\\w+ ){1,4}approved? (?:the|my|his|her|our) (?!refill|prescription)|(?:ya )?aprob\\w+ (?:el|la|mi) (?:seguro|plan|aseguranza|resonancia|estudio|cirugia|tomografia)`,
    // Somebody was sent elsewhere, and nothing came of it.
    `(?:sending|sent|send|referring|refer) (?:me|him|her|us|my \\w+) (?:out |over |down )?to (?!(?:the )?(?:er|emergency|hospital|lab|pharmacy|store|voicemail|collections?|urgent)\\b).{0,140}\\b(?:never (?:got|received|heard|saw|called|came)|(?:nobodys?|no one|noone)(?: has| have)? (?:called|heard|got|knows)|(?:hasnt|havent|didnt|dont) (?:gotten|got|get|heard|received|called|have)|(?:is|did) (?:it|that) (?:in|go|ever go|go out|get sent))\\b`,
    `(?:me|lo|la|le|nos) (?:mand\\w+|envi\\w+) (?:con|a|al) (?!la farmacia|emergencia|urgencias).{0,120}\\b(?:nunca les (?:lleg\\w+|mandaron)|no les ha llegado|nadie (?:me |nos |le )?(?:ha )?(?:llam\\w+|habl\\w+)|no (?:me|nos|le) han? (?:llam\\w+|habl\\w+))`,
    `referrals?|referal|referr?ed to|refer me|referencia|referido|remision`,
    `(?:physical therapy|therapy|pt|home (?:health|care)|walker|oxygen|equipment|terapia)(?: fisica)? ${OF}(?:order|orden) ${OF}(?:renew\\w*|run out|ran out|expired|expires|vence|vencio|renov\\w+)|(?:renew|renov\\w+) ${OF}(?:therapy|pt|terapia) (?:order|orden)?`,
    `(?:renew\\w*|extend\\w*|renov\\w+) ${OF}(?:authorization|auth|referral|autorizacion|referencia)|(?:authorization|auth|referral|autorizacion|referencia) ${OF}(?:expired?|expires|ran out|run out|runs out|vencio|vence|se acabo)`,
    `set (?:me|him|her|us) up with (?:a|an|the|that) (?:\\w+ )?(?:doctor|specialist|surgeon|\\w+ologist)`,
    `send (?:me|him|her|us) to (?:a|an|the|see|another) |sent to (?:a|an) \\w+ ?(?:doctor|specialist|ologist)|be sent to`,
    `(?:need|want|like) to see (?:a|an) (?:\\w+ologist|specialist|surgeon|therapist)|so i can see a \\w+ologist`,
    `(?:need|get|got|send|received|sent|missing) ${OF}(?:authorization|auth) (?:from|for) (?:you|the)`,
    `(?:mand\\w+|envi\\w+|refier\\w+) (?:a|con) (?:un|una|el|la) (?:especialista|\\w+ologo|\\w+ologa|cirujano|terapeuta|ortopedista)`,
    `autorizacion de (?:ustedes|la doctora|el doctor)`,
  ]),
  ...wordsFor('refill', [
    `refill(?:s|ed|ing)?|renew (?:my|his|her|the|a) ${OF}${MEDICINE}|resurt\\w+|surtir\\w*|rellen\\w+`,
    `(?:can|could|will|would) you (?:please |just |also )?(?:fill|refill|renew|call in|phone in) (?:my|his|her|our)(?! (?:form|forms|paper|papers|paperwork|auth\\w*|referral))`,
    `(?:down to|running low|run(?:ning)? out|ran out|almost out|out of|low on|last|few) ${OF}${MEDICINE}`,
    `(?:send|call|phone|order|write|need|get|give) (?:me |in |us )?(?:another|more|a new|some more|my) ${OF}(?:months?|${MEDICINE})(?! (?:record|list))`,
    `pharmacy ${OF}(?:trying|waiting|never|hasnt|says|said|wont|told) .{0,60}(?:${MEDICINE}|you|request|fill)`,
    `(?:se me|se le|se nos) (?:esta[n]? )?(?:acab\\w+|termin\\w+|estan acabando|va a acabar)|me quedan? (?:\\w+ )?(?:pastillas?|dias|poc[ao]s?)`,
    `(?:otro|otra|mas|mandar|mande|manden|necesito|ocupo|quiero) ${OF}(?:mes de|${MEDICINE})`,
    `farmacia .{0,60}(?:autoriz\\w+|resurt\\w+|receta|falta)`,
  ]),
  ...wordsFor('new_patient', [
    `(?:first|newborn) (?:visit|check(?: ?up)?|appointment) (?:for|with) (?:my|our|the|a) (?:new |newborn )?(?:baby|newborn|infant)\\b|(?:primera|1a) (?:cita|visita|consulta|revision) (?:de|del|para|con) (?:mi|la|el|nuestr[oa]) (?:bebe|bebit[oa]|recien nacid[oa])\\b`,
    `(?:switch|transfer|change|move|come) (?:over )?(?:to you(?: guys| all)?|to your (?:office|practice|clinic)|over there) from (?!work|school)|(?:pick|choose|name|select) (?:a|my|our|him as my|her as my) (?:primary|pcp|family doctor)\\b|(?:mi|es mi|la) primera vez (?:con|que voy con|que vengo con) ustedes|nunca he ido con ustedes`,
    `(?:become|be|being) (?:a |an )?(?:new )?patients?\\b(?! of another)|(?:are|is) (?:you|yall|she|he|they|the doctor|dr \\w+)(?: guys| all)? (?:still )?(?:taking|accepting) (?:on )?(?:any ?(?:body|one)|people|new (?:people|ones|folks))|taking (?:people|anybody|anyone|patients) on\\b`,
    `(?:nos|me|se) (?:acab\\w+ (?:de )?)?(?:movi\\w*|mud\\w+|mover|cambi\\w+)\\b (?:\\w+ ){0,8}?(?:doctor|doctora|pediatra|medico|cabecera|registr\\w+|inscrib\\w+)\\b|acab\\w+ de (?:mover\\w*|mudar\\w*|llegar) (?:\\w+ ){0,8}?(?:doctor|doctora|pediatra|medico|registr\\w+)|(?:ocup\\w+|busc\\w+|necesit\\w+|quer\\w+|quiero) (?:\\w+ ){0,2}?(?:doctor|doctora|pediatra|medico) para (?:mi|mis|la|el|nosotros|toda)\\b|(?:somos|soy) nuev[oa]s?\\b|(?:tengan|tener|quede|dejar) registrad[oa]`,
    `(?:just|recently|newly) (?:moved|relocated) (?:\\w+ ){0,8}?(?:doctor|pediatrician|practice|physician|somebody to see)\\b`,
    `(?:new|become|becoming|being|as) ?(?:a |an )?(?:new )?patients?(?: with| there| of)|new patients?\\b|take on patients|accepting patients|establish (?:care|with)`,
    `(?:need|looking for|find|want) (?:a |an |some )?(?:new )?(?:family |primary |regular |pediatric )?(?:doctor|pediatrician|physician|primary care|pcp)(?! (?:note|letter|to (?:call|sign|fill|send|look)))`,
    `(?:register|sign up|enroll) (?:as|my|our|me|us) ?|sign (?:my|our|me|us|him|her|them) ${OF}up\\b`,
    `(?:be|as) (?:the|our|my|his|her) (?:pediatrician|family doctor|primary)\\b|apunt\\w+ con (?:la|el) (?:pediatra|doctora?)`,
    `paciente nuev[oa]|nuev[oa]s? pacientes?|ser paciente|hacerme paciente|inscrib\\w+|registrarme|registrar a`,
    `(?:busc\\w+|necesit\\w+) ${OF}(?:doctor|doctora|pediatra|medico) (?:de cabecera|primario|familiar|para (?:mi|toda))|doctor de cabecera`,
  ]),
  ...wordsFor('results', [
    `(?:havent|hasnt|have not|never|didnt|still not|nobody|no one) (?:\\w+ ){0,3}?(?:heard|hear|gotten|got|told|called)(?: \\w+){0,3}? (?:about|on|for|from|with) (?:my|the|his|her|our) (?:\\w+ )?(?:mri|ct|scan|labs?|blood ?work|x rays?|ultrasound|biopsy|mammogram|tests?|results?|pap|culture|stress test)\\b`,
    `did (?:it|they|those|that|my \\w+) (?:\\w+ )?(?:come|get) (?:back|in)\\b|what(?:d| did) they find|(?:anything|something) on (?:it|my \\w+)$|anybody (?:\\w+ )?(?:looked|look) at (?:my|the|his|her) (?:mri|scan|x ?ray|labs?|test|picture)`,
    `(?:biopsia|mamografia|radiografia|resonancia|tomografia|prueba|analisis|examen|estudio) (?:de \\w+ (?:\\w+ )?)?(?:ya )?(?:esta|salio|llego)(?: list[oa])?$|ya (?:esta|salio|llego) (?:la|el|lo) (?:biopsia|mamografia|radiografia|resonancia|prueba|estudio)`,
    `(?:had|got|did) (?:my|a|an|the|his|her) (?:\\w+ ){0,2}?(?:mammogram|biopsy|mri|ct|scan|x rays?|ultrasound|labs?|blood ?work|colonoscopy|pap|tests?|bone density) (?:\\w+ ){0,8}?(?:nobody|nobodys|no one|noones|havent|hasnt|never|not) (?:\\w+ ){0,2}?(?:called|heard|told|gotten|got|said)`,
    `(?:me hice|me hicieron|le hicieron|me sacaron|le sacaron|me tomaron) (?:\\w+ ){0,3}?(?:mamografia|biopsia|analisis|examen\\w*|sangre|radiografias?|estudios?|ultrasonido|placas?|tomografia|resonancia|papanicolau|pruebas?) (?:\\w+ ){0,10}?(?:nadie|no me|no han|salio|sali|resultados?)`,
    `sali(?:o|eron) (?:en )?(?:lo|los|las|la|mi|mis|el) (?:de )?(?:la |mi |los )?(?:sangre|radiografia|placa|estudios?|mamografia|biopsia|analisis|examen\\w*|laboratorios?|prueba)|que (?:salio|sali|mostr\\w+|dice|dijo) (?:en )?(?:la|el|mi|los) (?:radiografia|placa|estudio|mamografia|biopsia|analisis|examen|ultrasonido|prueba)|dig\\w+ si (?:todo )?sali\\w+`,
    `(?:portal|app|mychart|chart) (?:says?|said|shows?|showed|has|had|reads?) (?:\\w+ ){0,6}?(?:abnormal|high|low|positive|out of range|flagged|results?)`,
    `(?:nobody|no one|none of you|they never|you never|you havent|they havent|hasnt anybody|has anybody|somebody) (?:\\w+ ){0,3}(?:told|telling|tell|called|explained|let) (?:to )?(?:me|us) (?:know )?(?:what|how) (?:it|that|they|those|the \\w+|my \\w+|his \\w+|her \\w+) (?:is|was|were|showed?|shows|says?|said|found|came|turned|meant)`,
    `what (?:did|do|have) (?:they|you|he|she|it|the \\w+) (?:find|found|show|shown|say|see) (?:when|in|on|from|with) (?:they|you|he|she|my|the|that)`,
    `(?:my|the|his|her|any|about) ${OF}(?:results?|biopsy|numbers came)|results? (?:of|for|from|back|in|yet)|(?:test|lab|labs|x ray|scan|mri|blood ?work|biopsy|culture|pap) ${OF}(?:come back|came back|come in|back yet|results?|ready|(?:are|is|were) (?:back|in)\\b)|test came (?:back|out)`,
    `had (?:blood|labs|a test|tests|my blood|an x ray|a scan) ${OF}(?:drawn|done|taken|work)? .{0,40}(?:heard|know|results?|back)`,
    `(?:mis|los|sus|de) (?:resultados?)|resultados? de|ya (?:estan|llegaron|salieron) (?:mis|los|las) (?:analisis|examenes|resultados|laboratorios|pruebas)|como (?:salio|salieron|sali)\\b|(?:biopsia|prueba|examen|analisis) .{0,40}(?:no me han|salio|resultado|como sal)`,
  ]),
  ...wordsFor('records', [
    `${PAPERS} (?:\\w+ ){0,6}?${SENT} (?:over |on |along )?(?:to|at|for)\\b|(?:send|fax|mail|forward|transfer|email) (?:over )?(?:my|his|her|our|all my|all the) ${OF}${PAPERS}|(?:mand\\w+|envi\\w+|pas\\w+) ${OF}(?:mis|sus|las|los|mi|su) ${PAPERS} (?:a|al|con)\\b`,
    `(?:medical |shot |vaccine |vaccination |immunization |my |his |her )records?|copy of (?:my|the|his|her)|send (?:my|his|her|over my) (?:chart|file|notes)|chart over`,
    `(?:note|letter|excuse|proof) (?:for|from|saying|that says|of) ${OF}(?:work|school|job|employer|boss|visit|i was|my)|(?:work|school|doctors?) (?:note|excuse|letter)`,
    `(?:form|forms|paperwork|papers) ${OF}(?:filled|signed|completed|sign|fill|for (?:school|work|camp|the dmv))|(?:fill|filled|sign|complete) ${OF}(?:form|forms|paperwork|papers)|fmla`,
    `(?:shot|immunization|vaccine|vaccination) records?|patient portal|locked out of (?:the|my) portal`,
    `(?:mail|send|print|email|fax|copy|give|get) (?:me |us |her |him )?(?:a |the |my |out )*(?:copy of )?(?:the |my |a )?list of ${OF}(?:medicines?|medications?|meds|pills|prescriptions)|(?:mand\\w+|envi\\w+|imprim\\w+|dar\\w*) ${OF}lista de ${OF}(?:medicinas|medicamentos)`,
    `hoja de vacunas|cartilla`,
    `copias? (?:de|del) (?:mis?|sus?|la|las|el|los|nuestr\\w+) (?:vacunas|analisis|estudios|notas|placas|papeles|examenes)`,
    `expediente|historial medico|registros? medic\\w+|las vacunas de (?:mi|el|la) .{0,20}(?:escuela|kinder|guarderia|campamento)|(?:carta|nota|justificante|comprobante|constancia) (?:para|de|del) (?:el |la |que |mi )?(?:trabajo|escuela|medic\\w+|fui|asisti|consulta)`,
    `(?:llen\\w+|firm\\w+) ${OF}(?:forma|formas|formulario|papel|papeles|planilla)|(?:forma|papel|papeles|formulario) ${OF}(?:escuela|trabajo|incapacidad|discapacidad)`,
  ]),
  ...wordsFor('billing', [
    `(?:my|a|the|this|your) (?:bill|bills|statement|balance|invoice|charge)|billing|billed|overcharged|(?:was|been|got|were|you) (?:double )?charged|payment plan|what i owe|i (?:still )?owe|pay (?:my|the|off|on) ${OF}(?:bill|balance|account)|collections|receipt|refund|reimburse\\w*|(?:my|our|the) money back`,
    `(?:un|el|ese|este) (?:cobro|recibo|bil|biles|recargo)|me cobraron|cobraron dos|(?:lo que|cuanto) (?:les )?debo|mi (?:cuenta|saldo|factura)|(?:la|una|mi) (?:factura|cuenta) |plan de pagos?|pagar (?:lo que|mi|la cuenta|en pagos)`,
  ]),
  ...wordsFor('insurance', [
    `(?:take|accept|in network with|participate with|covered by|cover) ${OF}(?:insurance|medicare|medicaid|cigna|aetna|humana|united|blue cross|kaiser|tricare|plan)`,
    `(?:new|changed|update|updated|different|switched) ${OF}(?:insurance|member id|card|coverage|plan)\\b|(?:insurance|coverage|plan) (?:changed|card|information|info)|member id|prior auth\\w*|preauthorization|in network`,
    `which (?:ones|plans?|insurances?) (?:do|does|will) (?:you|yall|y all|the)|(?:medicare|insurance|health) plans`,
    `(?:acept\\w+|toman|agarran|reciben|trabajan con) ${OF}(?:seguro|aseguranza|medicaid|medicare|plan|aetna|cigna|blue cross)|(?:cambi\\w+|nuev[ao]) ${OF}(?:aseguranza|seguro)|tengo (?:medicaid|medicare|seguro|aseguranza) .{0,40}(?:atender|atienden|aceptan|ven)`,
  ]),
  ...wordsFor('schedule', [
    `(?:book|schedule|set|set up|sign|make|get) (?:me|us|him|her|them|my \\w+) (?:in |up )?(?:for |with )?(?:an? |the |my |his |her |another )?(?:\\w+ ){0,2}?${VISIT}\\b|(?:set|sign|get) (?:me|us|him|her|them|my \\w+) up with (?:dr|doctor|miss|nurse)\\b`,
    `(?:put|pencil|mark|write) (?:me|us|him|her|my \\w+) (?:in |down )?(?:for|on) (?:the |a |an |next |this )?(?:${DAY}|${VISIT}|\\w+teenth|\\w+tieth)|(?:get|fit|squeeze|work) (?:me|us|him|her|my \\w+) in with (?:somebody|someone|anybody|anyone|whoever)`,
    `(?:medicare|annual|yearly) wellness\\b|wellness (?:visit|thing|check|exam|appointment)`,
    `bring (?:\\w+ ){1,3}in (?:for|to (?:get|have|see|be))\\b|(?:marcar|agendar) (?:uma )?consulta\\b`,
    `an? ${VISIT} (?:i mean|is what (?:i|we) (?:want|need|mean))|(?:i mean|meaning) an? ${VISIT}`,
    `(?:doc|doctor|dr \\w+|she|he|they|nurse|you) (?:said|says|told (?:me|us)|wants?|wanted) (?:me |us |him |her )?(?:to )?(?:come|be) back in (?:\\w+ )?(?:days?|weeks?|months?|year)|come back in (?:a |\\w+ )(?:weeks?|months?|year)`,
    `(?:den|da|dan|dar|dieran|deme|denme|abran|hagan|busque\\w*) (?:\\w+ ){0,2}?(?:espacio|campo|campito|lugar|lugarcito|huequito|hueco)\\b|es (?:nomas|solo|solamente|nada mas|puro) (?:el|la|un|una|para el|para la) (?:chequeo|control|revision|consulta|fisico)`,
    `(?:need|want|like|gotta|got to|have|hoping) (?:to )?(?:get|come) in (?:before|by|sometime|soon|early|right after)\\b`,
    `(?:getting|get|go|going|put) (?:me |her )?on (?:the pill|birth control|contraception)`,
    `(?:make|schedule|book|get|need|want|like|set up|have|setup|making|scheduling|booking|gotta|arrange) (?:an|a|my|another|his|her|the|that|in for (?:a|an|my)|her in for|him in for) ${OF}(?:next )?${VISIT}(?! (?:notes?|summary|records?))`,
    `(?<!my )schedule (?:an?|my|his|her|the|our) \\w+|due for (?:an?|my|his|her|another|the|our) |(?:get|got|getting) in with (?:dr|doctor|miss) \\w+(?! too)`,
    `(?:book|schedule|set up|come in for|get in for|sign (?:me |him |her )?up for|get) (?:an?|my|his|her|the|our) ${OF}(?:shots?|vaccines?|vaccination|booster|blood draw|screening|mammogram|injection)(?! record)`,
    `(?:can|could|would) (?:you|i|we|she|he|they|\\w+) (?:\\w+ )?(?:do|give|get|have|come get) (?:the|a|an|her|his|my|our|their|me|him|us) (?:\\w+ ){0,3}?(?:shots?|vaccines?|vaccination|booster|jabs?|physical)(?! record)`,
    `(?:talk|speak|discuss|ask|consult|see (?:somebody|someone|her|him|the \\w+)) (?:to \\w+ )?(?:about|on|regarding) ${OF}(?:birth control|contraception|an iud|the implant|quitting smoking|anticonceptiv\\w+)|(?:get|go|start|put me) on (?:the pill|birth control|the patch|the shot)|(?:hablar|platicar|preguntar|orientacion|consulta) (?:de|sobre|acerca de) ${OF}(?:anticonceptiv\\w+|metodo\\w*|planificacion)`,
    `(?:has|have|needs?|supposed|got|wants?) (?:him |her |me |us )?(?:to )?(?:be|get) (?:seen|checked|looked at) (?:\\w+ )?(?:by|before|within|this|next|in|on) (?:${DAY}|end of|\\d|two|three|a|the|week)|(?:lo|la|me) (?:tienen|tiene|deben|debe) que (?:ver|revisar|checar) (?:antes|el|en|para)`,
    `(?:d o t|dot|cdl|fmcsa) (?:\\w+ )?(?:physical|exam|medical|card|thing|check)|(?:my|his) (?:dot|cdl|drivers?|truck\\w*|medical) (?:medical )?card (?:\\w+ ){0,3}(?:expir\\w+|runs? out|run out|renew\\w*|is up|about to)`,
    `(?:get|getting|come|squeezed?|fit) (?:me |us |her |him )?in with (?:\\w+ ){1,3}?(?:for|on|about|this|next)|(?:see|with|want|like|prefer|rather|have) (?:anybody|anyone|somebody|someone|whoever|any doctor) (?:but|except|other than|besides|not) `,
    `(?:i|we|he|she|they|son|daughter|kid|boy|girl|mom|dad|mother|father|granddaughter|grandson|husband|wife) needs? (?:my|his|her|their|our|a|an) (?:\\w+ ){0,3}?${VISIT}(?! (?:notes?|summary|records?))`,
    `and an appointment for|hacer (?:una )?cita|pedir (?:una )?cita`,
    `when can (?:i|we|he|she|they) (?:come|get in|be seen|stop by|bring)|on the (?:books|calendar)$`,
    `(?:get|come|squeeze|fit|bring|work) (?:me |us |him |her |them )?in (?:to see|for|to be seen|sometime|this|next|on|today|tomorrow)`,
    `(?:anything|something|opening|openings|any times?|availability|any appointments?) (?:open|available|free|on|for|this|next|sooner|${DAY})|(?:any|next|first|soonest|earliest) (?:opening|openings|available|availability|i can (?:come|get))`,
    `see (?:the |a |my )?(?:doctor|dr|nurse practitioner|somebody|someone) (?:\\w+ )?(?:sometime|next|this|on|for|about|soon)`,
    `(?:sacar|hacer|agendar|pedir|apartar|reservar|quiero|necesito|ocupo|quisiera|hacerle|sacarle|una) (?:una |la |otra |mi )?(?:cita|consulta|turno|hora)(?! (?:que tengo|del|de (?:manana|hoy|el)))`,
    `(?:tienen|hay|tendran?|tiene) (?:algo |algun |alguna )?(?:disponible|lugar|espacio|campo|cita|citas|cupo)`,
  ]),
  ...wordsFor('human', [
    `(?:talk|speak) (?:to|with) (?:a |an |some )?(?:real |actual |live )?(?:person|human|somebody|someone|representative|operator|people|receptionist)|(?:real|live|actual) (?:person|human)|operator|representative|front desk please|put (?:somebody|someone|a person) on`,
    `(?:hablar|comuniqu\\w+|pas(?:e|en|ar)me|atienda) ${OF}(?:persona|alguien (?:de verdad|real|en persona)|operadora?|recepcionista|humano)|no quiero hablar con (?:una )?maquina|una persona (?:de verdad|real|por favor)`,
  ]),
  ...wordsFor('message', [
    `(?:need|have|get|want|like|ask|can|could|let) (?:somebody|someone|anybody|anyone|a nurse|the nurse)(?: \\w+)? ?(?:to )?(?:please |just )?(?:call|ring|phone|get back) (?:to )?(?:me|us)|(?:need|want|like|just) (?:\\w+ )?(?:call|ring) back from|(?:me|nos) (?:devuelv\\w+|regres\\w+) la llamada`,
    `(?:file|make|have|lodge|register|put in) (?:a|an|my) (?:\\w+ )?complaint|complain about|(?:poner|hacer|tengo) (?:una )?queja`,
    `(?:verify|confirm|check|make sure|know if) (?:\\w+ ){0,5}?(?:note|excuse|letter)\\b (?:\\w+ ){0,4}?(?:you (?:\\w+ )?(?:wrote|gave|signed)|is (?:real|yours|genuine)|from you)|(?:note|excuse|letter) (?:\\w+ ){0,3}?with your name on it`,
    `(?:aide|caregiver|home attendant|attendant|home health \\w+|girl|lady|muchacha|cuidadora|asistente) (?:\\w+ ){0,10}?(?:no show|didnt (?:show|come|reach|turn up)|never (?:came|come|showed|show|turned up)|no llego|no vino|no ha llegado|no se presento)|nobody (?:showed up|came|turned up) (?:\\w+ ){0,2}?(?:for|to) (?:my|our|his|her)`,
    `(?:have|get|ask) (?:the |my )?(?:doctor|dr|nurse|pa|np|miss)(?: \\w+)? (?:to )?(?:please )?(?:call|ring|phone) (?:me|us|him|her)`,
    ON_FILE,
    `(?:got|gotten|received|have|had|there was) (?:a|an|this|your|some|another) (?:\\w+ )?(?:text|texts|text message|voicemail|email|missed call|message) (?:\\w+ )?from (?:you|your|yall|the office|the clinic|there|this number)|(?:me llego|recibi|me mandaron) un (?:mensaje|texto|correo) (?:de ustedes|de la clinica|suyo)`,
    `(?:tell|let) (?:nurse practitioner|pa|miss|mister|mrs|mr) \\w+ |(?:can|could) (?:he|she|somebody|someone) (?:please |just )?(?:call|ring) me`,
    `(?:tell|let) (?:the |my |her |him )?(?:doctor|dr|nurse|him|her) ${OF}(?:that|know|im|i am|the|we|thanks)|leave (?:word|(?:a |him a |her a )?message)|(?:give|pass) (?:him|her|the doctor|the nurse) (?:a|this|the) message|returning (?:a|your|her|his|the|somebodys) call|(?:somebody|someone|she|he|you guys|you) called me`,
    `(?:digale|diganle|dile|avisele|avisenle) (?:a|al|por favor)|dej(?:ar|arle|ele|o) (?:un |dicho|el )?(?:recado|mensaje|dicho)|(?:devolviendo|regresando) (?:la|una|su) llamada|me (?:llamo|llamaron|marcaron) (?:alguien )?(?:de|ahi)`,
  ]),
  ...wordsFor('wrong_number', [
    `(?:think (?:i|we) )?(?:mis)?dial\\w* (?:the )?wrong|(?:isnt|is) this (?:not )?(?:\\w+s )?(?:pizz\\w+|garage|auto body|deli|diner|hardware store|dry cleaners?)\\b|(?:large|medium|small) (?:pies?|pizzas?|pepperoni|cheese pizza)\\b|no es (?:ahi )?(?:la|el) (?:pizzeria|taqueria|panaderia|taller|banco|lavanderia)`,
    `wrong number|(?:trying to (?:call|reach)|is this) (?:the |a )?(?:pizza|auto|tire|bank|vet|nail|hair|salon|school district|garage|body shop|restaurant|cab|taxi|plumber)|must have (?:mis)?dialed|misdialed|marque mal|numero equivocado|me equivoque de numero`,
  ]),
  ...wordsFor('faq', [
    `(?:what|when) (?:time|hours|are your hours)|your hours|(?:are|is) ${OF}(?:open|closed) (?:on|today|now|this|for|saturday|sunday|tomorrow|late|during)|when (?:do )?(?:you|yall|the office) (?:open|close)|where (?:are you|do i park|can i park|is your)|your (?:address|fax|hours|website)|directions|do you (?:guys )?(?:do|give|offer|have) (?:the |any )?(?:\\w+ )?(?:shots?|vaccines?|telehealth|video visits|parking|wifi|x rays?)|(?:have|need) to fast|fasting|before my (?:labs|blood)`,
    `a que hora|horario|donde (?:estan|quedan|me estaciono|puedo)|direccion|ponen (?:la |las )?vacunas?|(?:ir |estar )?en ayunas|cuanto cuesta una|abren|cierran`,
  ]),
];

function wordsFor(intent: Intent, patterns: readonly string[]): Wish[] {
  return patterns.map((pattern) => ({ intent, words: new RegExp(`\\b(?:${pattern})`) }));
}
