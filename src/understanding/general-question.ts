const DAYS =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|tomorrow|this (?:week|weekend|morning|afternoon|evening)|weekends?|holidays?|christmas|thanksgiving|new years?|easter|(?:veterans|labor|memorial|presidents|columbus) day|juneteenth|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|hoy|manana|feriados?|dias? festivos?|navidad|nochebuena|ano nuevo|gracias|fin de semana';
const WE =
  '(?:you|it|yall|they|we|(?:the |your )?(?:office|clinic|place|practice)|anybody|anyone|somebody|the (?:\\w+ ){1,3}office|(?:\\w+ ){1,2}(?:office|clinic|landing|mills))(?: guys| all| folks| people)?';

/** Asks when the practice is open, of any day. Folded words. */
const HOURS = new RegExp(
  `\\b(?:${[
    '(?:your|the|office|business|what|saturday|sunday|weekend|holiday) hours|hours (?:of|are|do)',
    `(?:are|is|will|were) ${WE} (?:gonna |going to )?(?:be |stay )?(?:still |even |all )?(?:open|closed|opening|closing)`,
    `(?:are|is|will) ${WE} (?:gonna |going to )?(?:be )?(?:working|there|in|around) (?:\\w+ ){0,3}(?:${DAYS}|the day)`,
    `(?:you|yall) (?:guys )?(?:working|open|closed|closing|opening) (?:\\w+ ){0,2}(?:${DAYS})`,
    '(?:when|what time|how late|how early|(?:until|till|til) (?:when|what time)|(?:what|which) days?) (?:do|does|are|is|will|can|could) (?:\\w+ ){1,4}(?:open|close|closed|there|in|call)\\b|(?:how late|when) (?:are )?(?:you|they) (?:open|close|there)',
    `(?:do|does|will) ${WE} (?:still )?(?:open|close|shut|work (?:on |the )?(?:${DAYS}))`,
    `anybody (?:be )?(?:there|in|working) (?:\\w+ ){0,3}(?:${DAYS}|now|the day)`,
    'horarios?|(?:a|hasta|desde) que horas? (?:\\w+ ){0,2}(?:abren?|cierran?|atienden|trabajan|estan?|hay)|(?:cuando|que dias?) (?:\\w+ ){0,2}(?:abren?|cierran?|atienden|trabajan|estan? abiert)',
    '(?:estan|esta|siguen?|estaran?|van? a estar) (?:\\w+ ){0,2}(?:abiert|cerrad)[oa]s?',
    'van? a (?:abrir|cerrar|trabajar)|(?:abren|cierran|abriran|cerraran)\\b',
    `(?:van? a (?:atender|dar consulta)|atienden|atenderan|trabajan|trabajaran|(?:hay|habra|dan) (?:consultas?|servicio|atencion|alguien|gente)) (?:\\w+ ){0,3}(?:${DAYS})`,
    `(?:${DAYS}) (?:\\w+ ){0,2}(?:van? a atender|atienden|atenderan|trabajan(?! con)|(?:hay|habra|dan) (?:consultas?|servicio|atencion|alguien|gente)|abren|cierran)`,
  ].join('|')})`,
);
/** Another place's hours, a clock that something else goes by, or a matter of the caller's own. */
const NOT_HOURS =
  /\b(?:every (?:\w+ ){0,2}hours|wound|cut|incision|portal|my (?:appointment|visit|mouth|eye|eyes|throat)|pharmacy|farmacia|herida|(?:do|are) you (?:\w+ )?have (?:anything|any|something))\b/;

/** Whether it is asked when the practice is open. Over folded words with single spaces. */
export const asksHours = (said: string): boolean => HOURS.test(said) && !NOT_HOURS.test(said);

/** Questions of which the answer is the same for everybody. Folded words. */
const GENERAL = new RegExp(
  `\\b(?:${[
    // Where to call, write, go.
    '(?:what|whats|which|give me|need|have|got|tell me|whats the|is) (?:is )?(?:\\w+ ){0,3}(?:fax number|number (?:for|of|to) (?:the )?(?:poison|urgent|hospital|billing|records|referrals?|crisis))',
    '(?:what|whats) (?:is )?(?:your|the|yalls) fax\\b|(?:do|does) (?:you|yall|the office) (?:guys )?have a fax|what number (?:do|can|should|would) (?:i|we) (?:call|dial|use|fax)|where (?:do|can|should) (?:i|we) fax|poison control(?:s)? (?:number|line)|number for poison',
    '(?:cual|que|deme|me da|tiene) (?:es |me da )?(?:\\w+ ){0,2}(?:numero|telefono|fax) (?:\\w+ ){0,3}(?:fax|envenenamiento|urgencias|facturacion|hospital|expedientes)|(?:numero|telefono) de(?:l)? fax|que (?:numero|telefono) tiene (?:el|la)',
    '(?:where|wheres|donde|which|what) (?:is |esta |queda )?(?:\\w+ ){0,3}(?:urgent care|er|emergency room|hospital)|que hospital|cual hospital',
    'where (?:do|can|should|would) (?:i|we|you|people|patients) (?:go|have|get|drop|leave|check|sign|park|bring|come in)\\b|donde (?:(?:me|se|lo|la|puedo) )*(?:sacan?|hacen|dejo|dejan?|dejar|entrego|estaciono|estacionar|puede dejar|puede estacionar)',
    '(?:can|could|may|should) (?:i|we|he|she|you) (?:just )?park\\b|(?:is there|do you have|have you got|theres)(?: any| free)?(?: \\w+)? parking|hay (?:\\w+ )?estacionamiento|(?:puedo|podemos|se puede) (?:estacionar\\w*|parquear\\w*)',
    // What it costs and how long it takes whoever asks.
    'how much (?:is|are|does|do|would|will|for|to|you|s) (?!my\\b|i\\b|the (?:bill|balance))(?:\\w+ ){0,11}(?:visits?|appointments?|physicals?|checkups?|forms?|papers?|paperwork|fmla|letter|copies|copy|insurance|cash|self pay)',
    '(?:forms?|papers?|paperwork|fmla)[ ,]+(?:\\w+ ){0,3}(?:how (?:much|long)|what does it cost)|how (?:much|long|many days) (?:\\w+ ){0,6}(?:fill(?:ing)? out|complet\\w+|for) (?:\\w+ ){0,3}(?:forms?|papers?|paperwork|letter)|how (?:much|long) (?:do|does|for|are|is) (?:\\w+ ){0,3}(?:forms?|papers|paperwork|fmla)',
    '(?:forms?|fmla|f m l a|paperwork|papers)\\b.{0,50}\\b(?:where (?:do|can|should) (?:i|we) (?:send|fax|drop|bring|mail)|how (?:do|can) (?:i|we) (?:get|send|fax) (?:it|that|this|them)|whats? (?:does )?(?:it|that|this)? ?cost)|how much (?:for|is|are) (?:an? |the )?(?:\\w+ )?(?:forms?|papers?|paperwork|letter)\\b',
    'cuanto (?:cuesta|cobran|sale|vale|es)(?: por)? (?:llenar|hacer|firmar) (?:\\w+ )?(?:formas?|papel|papeles|carta|formulario)',
    'how (?:busy|backed up|packed|crowded) (?:is|are|it)\\b',
    'cuanto (?:cuesta|cobran|sale|vale|es|seria|cuestan)(?: \\w+){0,5} (?:consulta|cita|visita|seguro|papeles|forma|formas|carta)|(?:cuanto|que tanto) (?:se )?(?:tarda|tardan|demora|demoran|tiempo)(?: \\w+){0,4} (?:llenar|papeles|formas?|receta|resurtir|resultados)',
    '(?:whats|what is|hows|how is|how long(?:s| is| are)?) the (?:wait|line)\\b|how long (?:\\w+ ){0,4}wait|cuanto (?:hay que|tengo que|se|voy a) (?:esperar|espera)|de cuanto es la espera|cuanto es la espera',
    // What to do before, and whether it can be had another way.
    'what (?:do|should|all) (?:i|we) (?:\\w+ )?(?:need to |have to |do i )?bring|que (?:tengo que|debo|hay que|necesito) (?:llevar|traer)|que (?:llevo|traigo) (?:para|a)',
    'do (?:i|we|you) need (?:an?|my|the) (?:order|referral|appointment|id|card|prescription)\\b|necesito (?:una )?(?:orden|cita) para (?:que|la|el|los)',
    '(?:do|have|take|get|make|can (?:i|we|you|she|he)|could (?:i|we)) (?:my |a |our |the |it |her |his |this )?(?:\\w+ ){0,3}?(?:visit|appointment|checkup|it|see (?:you|her|him|the doctor|somebody)) (?:on|by|over|through|via) (?:zoom|video|facetime|the phone|phone|computer|skype|the computer|my phone)|(?:video|zoom|phone|virtual) (?:visits?|appointments?) (?:\\w+ ){0,3}(?:from|out of state|in another)|(?:por|en) (?:video|videollamada|zoom)\\b',
    '(?:do|if) (?:you|yall) (?:guys )?(?:do|give|offer|perform) (?:\\w+ ){0,3}(?:physicals?|shots?|vaccines?|x rays?|ekgs?|paps?|blood (?:work|draws?)|telehealth|video visits?)|can (?:i|we) bring (?!him|her|them|it in)',
    // Who the practice is.
    '(?:which|what|who) (?:of (?:your|the) )?(?:\\w+ ){0,2}(?:doctors?|providers?|nurse practitioners?|there|of you) (?:\\w+ ){0,2}(?:speaks?|talks?|sees?|seeing|takes?|taking|is|are|has|have)\\b(?! my)|who (?:there )?(?:speaks|talks) spanish|(?:does|do) (?:\\w+ ){1,4}(?:speak|talk) (?:spanish|english|\\w+ish)|(?:que|cual|quien) (?:\\w+ ){0,2}(?:doctor|doctora|doctores)? ?(?:ahi )?habla\\w* (?:espanol|ingles)|(?:la|el) (?:doctora?|dra|dr) \\w+ habla',
    '(?:do|would|will) (?:you|yall|they) (?:guys |all |people )?(?:see|treat|take care of|take) (?:kids|children|babies|newborns|infants|teenagers|adults|seniors|pregnant|walk ins?|cash|checks|cards|credit)|(?:ven|atienden|tratan) (?:a )?(?:ninos|bebes|adultos|embarazadas)|do (?:you|yall) (?:guys )?have (?:an? )?(?:\\w+ )?(?:lift|elevator|ramp|wheelchairs?|bathroom|restroom|wifi)|is (?:it|there|the office|the place) (?:\\w+ )?(?:wheelchair|step free|accessible|handicap)|tienen (?:elevador|rampa|silla)',
    '(?:is|are) (?:this|these|the|my|your) (?:calls?|line|conversation) (?:being )?(?:recorded|taped|private|confidential)|(?:are you|you) recording|estan? grabando|se graba',
    'do (?:i|we|you) (?:\\w+ )?pay (?:\\w+ ){0,3}(?:up front|at the|before|when|then|that day|or do)|(?:are you|do you all) (?:affiliated|part of|with) (?:with )?(?:the |a )?(?:\\w+ )?hospital',
  ].join('|')})`,
);
/** What is the caller's own: no answer for everybody serves. */
const OWN =
  /\b(?:my (?:bill|balance|account|statement|results?|labs|copay|deductible|refill|prescription|referral|chart|records)|i owe|was i charged|charged me|why (?:was|did|is|am)|mi (?:cuenta|saldo|factura|receta|resultado)|me cobraron|debo|cancel|reschedul\w*|move my|drank|swallowed|overdos\w+|got into (?:the|my|some)|(?:i|he|she|they|who) (?:just )?(?:took|ate)|se (?:tomo|trago))\b/;

/**
 * Whether something is asked that the practice could answer in the same words to anybody: its hours, numbers, prices, who works there and how things
 * are done. Over folded words with single spaces. Pure.
 */
export const asksInGeneral = (said: string): boolean => !OWN.test(said) && (asksHours(said) || GENERAL.test(said));
