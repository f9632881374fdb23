import { type MatterCue, row } from './matter-cue.ts';

const OTHER_NAMES =
  /name of (the|your|his|her) (medic|pill|drug|pharmac|farmac|plan|insur|seguro|doctor|provider|street|company|carrier|lab|firm|school)|(drug|medication|medicine|pharmacy|company|firm|plan|doctor|brand|lab|street|store|school|business) name|(doctor|provider|clinician|prescriber)'s (full |last |sur|first )?name|(nombre|apellido) (de la|del) (medic|m[eé]dico|farmac|seguro|doctor)/i;
const OTHER_NUMBERS =
  /(today|tonight|this (morning|evening)|last|latest|highest|lowest|usual)('?s)? number|member|\bid\b|account|\bbill|statement|policy|group|auth|referral|claim|invoice|how many|number of (days|pills|weeks|times|tablets|kids|children)|meter|sugar|glucose|thermometer|scale|reading|label|\bcard\b|\bfax\b|extension|chart number|license|order number|case number|confirmation|(upper|lower|top|bottom) number|blood pressure|number of the|glucosa|presi[oó]n|az[uú]car|cuenta|factura|socio|p[oó]liza|autoriza/i;

/** Who somebody is, how they belong to the patient, and how they are reached. */
export const PERSON: readonly MatterCue[] = [
  row(
    'name',
    /names?\b|nombre|apellido|spell|identity|identif|whose\b|who (is|are|was) (you|calling|the (patient|caller|child|baby|client|resident|person|customer)|it|this|that|he|she|speaking|sick|hurt|ill|on the (line|phone))|who ((he|she|they|you|it) (is|are)|(the |your )?\w+ is$)|who (the )?.{0,20}(is|it'?s|are calling|is calling|calling) (for|about)|who(se)? (the )?(patient|caller)|(the |your |his |her |their |my |our )?(own |new |sick )?(patient|client|resident|caller|child|baby|son|daughter|mother|father|wife|husband|kid|account holder|policy ?holder|subscriber|customer|student|aide|caregiver|carer|attorney|lawyer|nurse|employee|member)( details| info(rmation)?)?$|qui[eé]n (es|llama)/,
    /names?\b|spell|who (am i|is (this|calling|speaking))|which (client|patient|resident)|nombre|apellido|c[oó]mo se (llama|escribe|deletrea)|delet?re|con qu[eé] cliente|qui[eé]n falleci/,
    OTHER_NAMES,
  ),
  row(
    'dob',
    /birth|dob\b|d\.o\.b|born|b-?day|nacimiento|naci[oó]|cumplea/,
    /birth|born\b|nacimiento|naci[oó]|cumplea/,
    /birth control|how long ago was the birth|give(s|n)? birth|gave birth/,
  ),
  row(
    'phone',
    /call.?back|phone|telephone|cell\b|mobile|reach|ring (him|her|them|you|back)|safe (number|line)|(his|her|their|your|my|own|best|good|contact|another|other|daytime|day|evening|work|home|direct|return|which|what|right|different|alternate) number|(the )?number\b|(where|how|when) (you|he|she|they|to|we|do we|can we|should we).{0,12} (call|reach|contact|ring|get back)|where .{0,20}be (called|reached|rung)|contact( info(rmation)?| details)?$|tel[eé]fono|n[uú]mero|m[oó]vil|celular/,
    /(phone|telephone|number|reach you|call(ing)? (you|him|her|them) back|callback|call you)\b|tel[eé]fono|n[uú]mero|le (podemos )?(llamar|llamamos)|devolve/,
    OTHER_NUMBERS,
  ),
  row(
    'address',
    /address|where.*(live|stay)|street|direcci[oó]n|domicilio/,
    /\baddress\b|where do you live|where are you (now|located)?|street|direcci[oó]n|domicilio|d[oó]nde (vive|est[aá])/,
    /e-?mail/,
  ),
  row('email', /e-?mail|correo/, /e-?mail|correo/),
  row(
    'age',
    /\bage\b|how old|years old|(weeks|months) old|edad/,
    /how old|\bage\b|what age|qu[eé] edad|cu[aá]ntos (a[nñ]os|meses)|years old/,
    /gestation/,
  ),
  row(
    'relation',
    /relation|who are you to|how (do )?(you|he|she|they) (are )?(know|connected|related)|connection to|next of kin|are you (the|his|her|a|their) (mother|father|mom|dad|parent|guardian|wife|husband|spouse|son|daughter)|what are you to|parent or guardian|guardian|parentesco/,
    /relat(ion|ed)|what are you to|are you (the|his|her|their) (parent|mother|father|guardian|wife|husband)|are you (a|the child's|the) parent|parentesco|qu[eé] es usted d|es usted (la|el|su) (madre|padre|mam[aá]|pap[aá]|tutor)/,
  ),
  row(
    'safe to talk',
    /safe to (talk|speak)|can you (talk|speak)( now| freely|\?|$)|free to (talk|speak)|(able|okay|ok) to (talk|speak)|(overheard|listening in|listening|in the room|hear you)|privacy|puede hablar|hablar (ahora|libre)/,
    /safe (for you )?to (talk|speak)|can you (talk|speak)( freely| safely)?|speak freely|(puede|es seguro) hablar|hablar con seguridad/,
    /language|english|spanish/,
  ),
  row(
    'company',
    /alone|with (you|him|her|them)\b|someone|somebody|who is there|neighbor|who else|(anyone|anybody) (else|there|around|home|nearby)|others? (there|around|in the (house|home))|household|sol[oa]\b|acompa[nñ]|con alguien|hermana|vecin/,
    /alone|(someone|somebody|anyone|anybody|who).{0,25}(with you|with (him|her)|with the (patient|person|client)|there|be with|near)|with you (now|right now)|alguien (con|que)|sol[oa]\b|acompa[nñ]/,
    /hurt|danger|threat/,
  ),
  row(
    'permission',
    /release|permission|authori[sz]ed (to|person)|list\b|consent|allowed|power of|hipaa|on file|proxy|the right to|permiso|autorizad|lista de/,
    /release (list|form)|permission|authori[sz]ed (to|person)|consent|allowed|permiso|autorizad[oa]/,
    /wait(ing)?.?list|medic(ation|ine) list|list of med|plan/,
  ),
  row(
    'is the patient there',
    /(is|are) (she|he|they|the (patient|child|baby)|her|him|your \w+) (there|with|home|available|around)|patient (there|available|with)|(come|get|put).{0,15}(to|on) the (phone|line)|(can|could) (he|she|the patient) (talk|speak|come)/,
    /(is|can) (she|he|they|the patient|your \w+).{0,20}(there|with you|home|available|come to)|put (her|him|the patient) on|est[aá] (ah[ií]|con usted|el paciente|la paciente)/,
  ),
  row(
    'language',
    /language|interpreter|(english|spanish) or|prefers? (english|spanish)|idioma/,
    /language|interpreter|idioma|int[eé]rprete/,
  ),
];
