import { asksInGeneral } from './general-question.ts';
import type { Command } from './types.ts';
import { isAboutSomething, wantsPerson } from './wants-person.ts';

/** A yes that is a whole answer, or begins one. Folded words. */
const YES = new RegExp(
  `^(?:${[
    'yes|yes(?:sir|siree|m|maam)|yeah|yea|yeh|yep|yup|yuppers|yah|ya|yas|aye|sure|sure thing|sure (?:is|do|am|did|was|have|would)|surely|correct|thats correct|right|right on|exactly|precisely|perfect|affirmative|positive',
    'definitely|absolutely|certainly|indeed|totally|naturally|uh huh|mhm|mmhmm|mm hmm|ah ha|aha|okay|okey|okie dokie|okey dokey|alright|all right|alrighty|of course|course|you bet|you betcha|bet|bingo|roger|ten four|spot on|yes please|please|please do|i guess|i guess so|i suppose(?: so)?',
    '(?:you|youve|you have) (?:got )?(?:it all|all (?:of (?:it|that|them)|two|three|four|that)|everything|them all|the lot|the whole (?:thing|lot))(?! (?:wrong|backwards?|mixed|confused))|you (?:got it|have it|have got it|have it right|are right)|youve got it|youre right|got it|got it right|that is (?:right|correct|it|fine|good|great|me|him|her|the one|perfect|true|so|accurate|all right|okay|what i said)',
    'that (?:right|correct|it|fine|good|great|me|him|her|the one|perfect|true|works|works for me|will work|will do|would (?:be (?:good|great|fine|perfect)|work)|sounds (?:good|right|fine|great|perfect)|one (?:works|is (?:good|fine|great|perfect)|sounds good|will do|good|fine|please)|day works|time works)',
    'that (?:work|do|be (?:fine|good|great))|i take (?:it|that|that one)|this one (?:is )?(?:good|works|fine|great|please)|it is|it sure is|its (?:right|correct|fine|good|me)|it (?:right|correct|fine|good|works)|he (?:is|does|has|did)|she (?:is|does|has|did)|they (?:are|do|have|did)|we (?:are|do|have|did|can)|there is',
    'i (?:do|am|would|did|can|have|was|will|sure do|sure am|think so|believe so|do too|would like (?:that|to)|will take (?:it|that)|can do that|can make it)|ill take (?:it|that)|sounds (?:good|right|fine|great|perfect|like a plan)|go ahead|go for it|do it|lets do (?:it|that)|fine|fine by me|works for me|good|great|wonderful|lovely|why not|no doubt',
    'si|sip|sep|see|claro|claro que si|como no|como que no|correcto|correcta|correctisimo|exacto|exacta|exactamente|asi es|asi mero|asi mismo|eso es|eso mero|ese mero|esa mera|ese es|esa es|eso|eso mismo|esta bien|esta correcto|esta perfecto|de acuerdo|perfecto|perfecta|simon|aja|ey|por supuesto|desde luego|andale|orale|sale|sale pues|va|vale|dale|listo|lista|ya|cabal|tal cual|de una',
    '(?:ese|esa|este|esta|ese dia|esa hora) (?:esta (?:bien|perfect[oa])|me (?:sirve|queda|parece|conviene)(?: bien)?|si)|me (?:parece|sirve|queda)(?: (?:bien|perfecto))?|bueno si|pues si|que si|ay si|efectivamente|afirmativo|creo que si|yo creo que si|me imagino|supongo que si|si por favor|con gusto|adelante|hagale|hagalo|okei|oki|claro pues',
  ].join('|')})\\b`,
);
/** A no that is a whole answer, or begins one. */
const NO = new RegExp(
  `^(?:${[
    'no|nope|nop|naw|nah|nay|negative|uh uh|nuh uh|mm mm|not|wrong|incorrect|that is (?:not|wrong|incorrect)|that (?:not|wrong|isnt|incorrect|aint|wasnt|wont|doesnt)|it (?:isnt|not|wrong|wasnt|doesnt)|its (?:not|wrong)|aint',
    'i (?:dont|do not|didnt|cant|am not|would not|wouldnt|havent|have not|wont|wasnt|doubt it|would rather not|disagree)|i rather not|never|not (?:really|exactly|quite|at all|yet|today|now|anymore|that i know|necessarily)|(?:absolutely|definitely|certainly|surely|totally|of course) not|no way|hardly|neither|none|nobody|nothing',
    'he (?:doesnt|isnt|hasnt|didnt)|she (?:doesnt|isnt|hasnt|didnt)|they (?:dont|arent|havent|didnt)|we (?:dont|arent|havent|didnt|cant)|dont|dont think so|probably not|i guess not|you(?:ve| have)? (?:got|have) (?:it|that|it all|everything|them all|all of (?:it|that)) (?:wrong|backwards?|mixed up)|you are wrong',
    'incorrecto|incorrecta|para nada|eso no|ese no|esa no|asi no|no es|no esta|tampoco|nunca|jamas|equivocado|equivocada|esta mal|esta equivocad[oa]|se equivoco|negativo|nel|nones|nanay|que va|mejor no|ninguno|ninguna|nadie|nada|de ninguna manera|ni pensarlo|claro que no|por supuesto que no|creo que no|no creo|yo creo que no|pienso que no|todavia no|aun no|ya no|ahora no|ni idea de eso|pues no|que no',
  ].join('|')})\\b`,
);
/** "no problem", "no no, that's right", "no, sí": a yes that begins with no. */
const NO_BUT_YES =
  /^(?:no |nah |nope )+(?:problem|worries|thats (?:right|correct|it|fine|good|him|her|me|okay|perfect)|that (?:right|correct|it|fine|good|is (?:right|correct|fine|it|good)|works|sounds|okay|perfect|him|her|me)|correct|perfect|its (?:right|correct|fine|good|okay)|it (?:right|correct|fine|good|okay)|it is(?= *$| (?:right|correct|fine|good|okay|perfect|me)\b)|you(?:re| are) right|you (?:right|got it|have it)|hay problema|hay de que|si|esta bien|asi es|eso es|esta correcto|asi esta bien|yes|yeah)\b/;
const YES_BUT_NO =
  /^(?:yeah|yes|yep|si|well|okay|pues|bueno|ay|almost|close|right) (?:no|nope|not|that is not|thats not|that not|pero no)\b/;
/** "yes, but the last digit is wrong": what follows is put right. */
const YES_BUT_WRONG =
  /^(?:yeah|yes|yep|yup|right|correct|almost|close|nearly|okay|si|casi|bien|correcto)\b.*\b(?:but|except|only|pero|excepto|menos|nomas que|solo que)\b.*\b(?:wrong|not|isnt|should|changed|different|spelled|spelt|with|last|first|number|digit|name|mal|no|cambio|equivocad[oa]|es|con|numero|apellido|nombre)\b/;
/** "Yes, no need to ring me": what is not needed takes no yes back. */
const YES_NO_NEED =
  /^(?:yeah|yes|yep|yup|correct|thats right|si|correcto|asi es) (?:but |and |pero |y )?(?:(?:theres |there is )?no (?:need to (?:call|ring|phone|get back|bother)|hurry|rush)|no hace falta (?:que|llamar|marcar)|no hay prisa)\b/;
/** Neither: the caller does not know. */
const UNSURE =
  /^(?:(?:well |pues |ay )?(?:no se|no lo se|no sabria|no idea|no clue|not sure|im not sure|i am not sure|i not sure|i dont (?:know|remember|recall)|dont know|no me acuerdo|no recuerdo|no estoy segur\w|maybe|perhaps|possibly|yes and no|si y no|sort of|kind of|kinda|could be|it depends|depends|depende|quizas?|tal vez|a lo mejor|puede ser|mas o menos|quien sabe|who knows))\b/;
/** "right leg", "good morning", "see if", "ya se lo dije": the same word in another use. */
const OTHER_USE =
  /^(?:right|okay|sure|ya|bueno|fine|good|great|see|va|eso|please|ese|vale|please|do it|nothing|nada|aha|ey|never|dont|not) (?:now|after|before|leg|arm|side|foot|hand|when|hip|knee|eye|ear|me|shoulder|ankle|wrist|morning|afternoon|evening|day|night|tengo|se|fui|le|la|me|a|if|you|hang|hold|wait|que|call|help|tell|mind|pena|worry|forget|dosage|medicine|only)\b/;

/** Words before an answer that are no part of it. */
const LEAD =
  /^(?:(?:well|so|oh|um|uh|ah|hmm|okay so|and|pues|bueno|este|ay|mire|mira|fijese|a ver|o sea|senor|senora|senorita|joven|doctor|maam|sir|miss|honey|dear|sweetie|thank you|thanks|gracias|hi|hello|i said|i think|dije|le dije)(?: |$))+/;

/**
 * Whether folded words are a yes, a no, or neither. A correction ("no, it's 0136") is a no; "yes, but the last digit is wrong" too; who does not
 * know says neither.
 * @param text the words as they were heard: grunts ("mm-hmm", "uh-uh") are gone from the folded ones
 */
export function yesNoOf(said: string, text = ''): 'yes' | 'no' | null {
  const grunt = gruntIn(text);
  const s = (/^i think so\b/.test(said) ? said : said.replace(LEAD, '')).trim();
  if (!s) return grunt ?? (/^(okay|bueno|thanks|thank you)$/.test(said) ? 'yes' : null);
  if (UNSURE.test(s)) return null;
  if (NO_BUT_YES.test(s)) return 'yes';
  if (YES_NO_NEED.test(s)) return 'yes';
  if (YES_BUT_NO.test(s) || YES_BUT_WRONG.test(s)) return 'no';
  if (
    /^i (cant|dont|am|can|do|would|did|have|was|will|havent|didnt|wont|wasnt) \w+ \w+/.test(s) &&
    !/^i (would like (that|to)|can do that|can make it|dont (think|believe) so|will take (it|that)|do not think so)\b/.test(
      s,
    )
  )
    return grunt;
  if (
    /^(he|she|they|we) (is|does|has|did|are|do|have|can|doesnt|isnt|hasnt|didnt|dont|arent|havent|cant) \w+ \w+/.test(s)
  )
    return grunt;
  if (/^i (am|was|have|will) (not )?\w+/.test(s) && !/^i (am|was|have|will)( not)?$/.test(s))
    return /^i (am|was|have|will) not\b/.test(s) && s.split(' ').length < 4 ? 'no' : grunt;
  if (OTHER_USE.test(s)) return /^(sure|okay|fine|yes) (now|when|if)\b/.test(s) ? 'yes' : grunt;
  const yes = YES.exec(s);
  const no = NO.exec(s);
  // The longer of both: "not really", "claro que no".
  if (yes && (!no || yes[0].length > no[0].length))
    return /^(see|please|good|great|ya|va|eso|ey|bet|positive|there is|i guess)$/.test(yes[0]) &&
      s.split(' ').length > 3
      ? grunt
      : 'yes';
  if (no)
    return /^(not|no|nothing|never|dont) (feeling|sleeping|eating|breathing|puedo|tengo|me|se|aguanto|doing|acting|wet|appetite|energy|working|moving|respira|come|duerme|quiere comer)\b/.test(
      s,
    )
      ? null
      : 'no';
  return grunt;
}

/** "mm-hmm" and "uh-uh" are answers, one by one; in a row with other words they fill pauses. */
function gruntIn(text: string): 'yes' | 'no' | null {
  const s = text
    .toLowerCase()
    .replace(/[^\p{L}\s-]+/gu, ' ')
    .trim();
  if (/^(u+h+[ -]?hu+h+|a+h+[ -]?ha+h*|m+[ -]?h+m+|mhm+|hm+[ -]?h+m+|aj[aá]+|ey)\b/u.test(s)) return 'yes';
  return /^(nuh[ -]?uh|n+[ -]?uh|uh[ -]uh|mm+[ -]mm+|hm[ -]mm|nn[ -]nn)($| no\b| that| it)/u.test(s) ? 'no' : null;
}

const COMMANDS: [Command, RegExp][] = [
  ['spanish', /\b(en espanol|espanol|spanish|habla espanol|hablan espanol|speak spanish|hablas espanol|castellano)\b/],
  ['english', /\b(in english|english please|english|en ingles|ingles)\b/],
  [
    'operator',
    /\b(operator|representative|receptionist|real person|live person|actual person|human(?! (?:resources?|services?)\b)( being)?|live human|real human|talk to (a |an |the |some )?(person|somebody|someone|people|agent|nurse now|front desk)|speak (to|with) (a |an |the |some )?(person|somebody|someone|agent|front desk|real)|agent|transfer me|put me through to (someone|somebody|a person)|get me (a |an )?(person|human|somebody|someone)|(want|need|rather have) (a |an )?(person|human)|front desk please|not a (machine|robot|computer)|operadora?|agente|representante|comuniq?ue(me|nme)|paseme con|pasame con|transfiera(me)?|alguien que me atienda|(persona|gente) de verdad|no (quiero|con) (hablar con )?(una )?maquina|recepcionista|con (una persona|alguien|un humano|la recepcionista|una senorita)|persona real|una persona|quiero hablar con alguien)\b/,
  ],
  [
    'repeat',
    /\b(repeat( that)?|say (that|it) again|come again|what (did you say|was that)|(i )?(didnt|couldnt|cant|did not) (hear|catch|understand|get) (that|you|what)|pardon( me)?|one more time|excuse me what|repit[ae](lo|melo)?|repetir|otra vez por favor|como dijo|que dijo|no (le|te|lo|la) (oi|escuche|entendi|escucho|oigo|entiendo)( bien)?|mande|me lo repite|perdon que dijo|puede repetir|i missed that|missed what you said|say what|what is that|whats that|run that by me|como (dice|dijo|fue)|que dice|digame otra vez|otra vez|de nuevo por favor|no (lo|la) (escuche|oi)|no se oye|no le oigo)\b/,
  ],
  [
    'slower',
    /\b(slower|slow(er)? (down|please|it)|(speak|talk|go|say it|read it) (more |very |a bit |a little )?slow(ly)?|^slow$|^(?:more |very |a bit )?slowly|more slowly|too fast|not so fast|speak slowly|mas despacio|mas lento|despacio|muy rapido|mas lentamente|despacito|speak up|louder|hard of hearing|cant hear you|mas fuerte|mas alto|no oigo bien|no escucho bien|soy (medio )?sord[oa]|hable mas (fuerte|alto|claro)|lento por favor|slow it down)\b/,
  ],
  [
    'wait',
    /\b(hold on|hang on|(?<!\b(?:the|a|your|long|longs|much|of|average) )wait( a (second|minute|moment|sec))?|just a (second|minute|moment|sec)|one (second|minute|moment|sec)|give me a (second|minute|moment|sec)|let me (get|find|look|grab|check)|un (momento|momentito|segundo|segundito|minuto|minutito)|(?<!\b(?:la|de|una) )esper[ae]( me|me|se|n)?|permitame|deje (busco|veo|lo busco|la busco)|dejeme (buscar|ver)|ahorita (lo|la) busco|aguante|bear with me|hang tight|stand by|i (am )?(looking|getting|grabbing|finding) (for )?(it|my|the)|need to (find|get|grab) (it|my|the)|(find|get|grab) my (glasses|card|wallet|purse|pen|bottle)|give me (a|one) sec|one sec|permitame tantito|tantito|deme (un|tantito)|ahorita (regreso|vuelvo|le digo|vengo)|dejeme (busco|ver|traer|agarrar|sacar)|voy por (mis|la|el|mi))\b/,
  ],
  [
    'goodbye',
    /^(okay |ok |alright |thank you |thanks |gracias |that is all |thats all |that all |no |bueno |pues |very much |so much |muchas |a lot )*(goodbye|good bye|bye|bye bye|have a good (one|day|night)|thats all|that all|that is all|im done|nothing else|adios|hasta luego|bye gracias|seria todo|es todo|eso es todo|nada mas gracias|hasta pronto|cuidese|ya es todo|seria todo gracias|ya quedo|all set|i all set|bye now|take care|thats it for me|good night|buenas noches|hasta manana|que tenga buen (dia|tarde|noche))( thank you| thanks| gracias| bye| goodbye)*$/,
  ],
];

/** Somebody has to go, with a goodbye or without. */
const GOES =
  /^(?:(?:actually|okay|ok|oh|well|sorry|look|listen|anyway|alright|thanks|thank you|um|uh|no|bueno|pues|perdon|oiga|mire|gracias) )*(?:(?:i|ive|im|we) (?:(?:really|just|ve|am|m) )*(?:gotta|got to|have to|have got to|need to|must|better|should|going to have to) (?:go|run|hang up|get going|get off the phone)|gotta (?:go|run)|(?:ya )?(?:me )?(?:tengo que|debo) (?:ir|irme|colgar)(?:me)?|ya me voy|(?:lo|la|le|te) dejo)(?: (?:now|right now|thanks|thank you|okay|ok|bye|goodbye|bye bye|sorry|talk later|gracias|adios|hasta luego|bueno))*$/;

/** A language asked for inside a longer sentence. */
const IN_LANGUAGE: [Command, RegExp][] = [
  [
    'spanish',
    /\b(?:(?:speak|talk|do|have|say|continue|switch|go|get|explain|hear|try|take|finish) (?:\w+ ){0,3}?(?:in |to )?spanish|(?:in|to) spanish (?:please|instead|if|for)|(?:anybody|anyone|somebody|someone|person|one) (?:there )?(?:who |that |to )?(?:speaks?|talks?|knows?) spanish|(?:prefer|rather) (?:\w+ ){0,2}spanish|(?:mejor|digame|hableme|hablame|hablemos|podemos|puede|puedo|prefiero|atiendame|seguimos|sigamos|expliqueme|que sea|lo quiero)(?: \w+){0,3} espanol|en espanol (?:por favor|mejor|si))\b/,
  ],
  [
    'english',
    /\b(?:(?:switch|go|do|continue|say|have|get|try|finish) (?:\w+ ){0,3}?(?:in |to )english|(?:in|to) english (?:please|instead|if|for)|(?:prefer|rather) (?:\w+ ){0,2}english|(?:mejor|digame|hableme|hablemos|podemos|puede|prefiero|seguimos|sigamos)(?: \w+){0,3} ingles|en ingles (?:por favor|mejor|si))\b/,
  ],
];
/** Whether somebody of the practice speaks it: a question about them. */
const ofSpeakers = (said: string): boolean =>
  asksInGeneral(said) && !/\b(?:anybody|anyone|somebody|someone|alguien)\b/.test(said);

function languageAsked(said: string): Command | null {
  return ofSpeakers(said) ? null : (IN_LANGUAGE.find(([, words]) => words.test(said))?.[0] ?? null);
}

/** A command in folded words, or null; `text` as it was heard tells a "huh?". Long speech is no command, but for the operator and the languages. */
export function commandOf(said: string, text = ''): Command | null {
  if (
    /^\W*(huh|eh|wha+t?|what now|qu[eé]|c[oó]mo|mande|sorry|pardon|perd[oó]n|hm+)\W*\?+\W*$/iu.test(text) ||
    /^(what|mande|mande usted|como dice|que)$/.test(said)
  )
    return 'repeat';
  const n = said.split(' ').length;
  const asked = languageAsked(said);
  if (asked) return asked;
  if (wantsPerson(said)) return 'operator';
  if (GOES.test(said)) return 'goodbye';
  for (const [command, re] of COMMANDS) {
    if (command === 'operator' && isAboutSomething(said)) continue;
    if (!re.test(said) || ((command === 'spanish' || command === 'english') && ofSpeakers(said))) continue;
    const most =
      command === 'operator' ? 24 : command === 'spanish' || command === 'english' ? 7 : command === 'goodbye' ? 12 : 9;
    if (n <= most) return command;
  }
  return null;
}
