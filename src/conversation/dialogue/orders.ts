import { unaccented } from '../../understanding/unaccented.ts';

/** One expression of several. */
const all = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'iu');

/** What a machine goes by. */
const RULES =
  '(?:instructions?|rules|programming|prompts?|training|restrictions|guidelines|filters|orders|configuration)';
const DROPS = '(?:ignore|disregard|forget|override|bypass|drop|erase|delete)';

/** Orders that nobody gives to a receptionist, whatever else is in them. */
const TAKES_OVER = all(
  String.raw`\b${DROPS} (?:all |any |every |of )*(?:your|previous|prior|earlier|the previous|the above|these|those) (?:\w+ ){0,2}${RULES}\b`,
  String.raw`\b${DROPS} (?:everything|whatever|all|what|anything) (?:that )?(?:you(?:'ve| have| were| are| had)?|they) (?:ever )?(?:been )?(?:told|taught|instructed|programmed|trained|said)\b`,
  String.raw`\b(?:admin|administrator|developer|debug|dev|root|god|jailbreak|maintenance|override|superuser|unrestricted) mode\b|\b(?:system|security) override\b`,
  String.raw`\byou(?:'re| are) now (?:in|doctor|dr|a (?:doctor|nurse|pirate|human|person|robot))\b|\byou(?:'re| are) the (?:doctor|nurse|boss|pharmacist) now\b|\bfrom now on,? (?:you(?:'re| are| will|'ll)?|act|answer|respond|your name)\b`,
  String.raw`\bpretend (?:to be|(?:that )?you(?:'re| are)) (?:my|a|an|the|in)\b|\bact as (?:if you|my|a|an|the) |\brole ?play\b`,
  String.raw`\b(?:system|hidden|initial|secret|original) (?:prompt|instructions)\b|\b(?:repeat|print|show|read|reveal|recite|tell me|give me|what are|what is) (?:me |out |back )*your (?:own |exact )?(?:instructions|prompt|programming|source code|code|configuration)\b`,
  String.raw`\b(?:ignor|olvid)\w* (?:de )?(?:todas |todo )?(?:tus|sus) (?:\w+ )?(?:instrucciones|reglas|ordenes|programacion)\b|\b(?:ignor|olvid)\w* (?:de )?(?:todo )?lo que (?:te|le) (?:dijeron|han dicho|ensenaron|programaron|mandaron)\b`,
  String.raw`\bmodo (?:desarrollador|administrador|admin|mantenimiento|dios)\b|\b(?:ahora|desde ahora) (?:eres|usted es) (?:el |la |un |una )?(?:doctor|medic|enfermer|pirata|human)\w*|\b(?:haz|haga) (?:como|de cuenta) que (?:eres|es)\b|\bfin[gj]\w+ que (?:eres|es)\b|\bactu[ae] como (?:si|un|una|el|la|mi)\b|\b(?:repite|repita|dime|muestra) (?:tus|las) instrucciones (?:de(?:l)? sistema|secretas|que te)\b`,
);

/** What is on the practice's own lists, of which nobody is told anything. */
const LISTED = '(?:lists?|names?|birth ?days?|birth ?dates?|phone numbers|addresses|records|charts|files|appointments)';
const OF_DAY =
  "(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next|last) week)'?s?";
const OTHERS_DATA = all(
  String.raw`\b${LISTED} (?:of|for|from) (?:all |any |every |the |your |other |those |${OF_DAY} )*patients\b|\bpatient (?:list|names|database|records of)\b`,
  String.raw`\b(?:read|list|name|recite|print|export|show|tell|give) (?:me |us |out |off |up )*(?:all |every |the |your |of )*(?:other |${OF_DAY} )*(?:patients|appointment (?:list|book|calendar)|patient (?:list|schedule|names))\b`,
  String.raw`\b(?:read|list|recite|print|export) (?:me |us |out |off )*(?:all |every |the |your |of )*${OF_DAY} (?:appointments|visits|schedule|calendar)\b|\bappointments with (?:the |all )?names\b|\blist of ${OF_DAY} (?:appointments|patients|visits)\b`,
  String.raw`\bpatients? (?:named|called|whose (?:last )?name)\b|\bnames? of (?:everybody|everyone|all the people|(?:the )?people) (?:who|that|on|in)\b|\b(?:everybody|everyone) who (?:called|came|has an appointment|is coming|is booked)\b`,
  String.raw`\b(?:lista|nombres|citas|expedientes|datos|telefonos|cumpleanos) de (?:todos )?(?:los |sus |las )?(?:otros |demas )?pacientes\b|\bpacientes (?:que se llam\w+|de apellido)\b`,
  String.raw`\b(?:dime|di|lee|leeme|leame|lista|enumera|ensename) (?:todas )?(?:las citas|la agenda|la lista) de(?:l)? (?:hoy|manana|ayer|dia|todos)\b`,
);

/** Orders that are jokes where nothing else is wanted: a play, and no errand. */
const SAY_THIS =
  /^\W*(?:(?:okay|ok|then|just|now|well|so|please|come on|bueno|pues|entonces|ahora)\W+)*(?:say|di|diga|repeat after me|repite) (?:an? |the word |something |anything |hello to|after me|i'?m an?|you'?re an?|that you|una |la palabra |algo )|\b(?:swear|curse|dirty|bad) words?\b|\bexecute (?:order|command|program)\b|\b(?:una )?(?:groseria|mala palabra)s?\b/iu;
const CONTROLLED =
  /\b(?:authorize|approve|prescribe) (?:me )?(?:\w+ ){0,3}(?:oxycodone|adderall|xanax|percocet|vicodin)\b.{0,20}\b(?:now|override|yourself)\b/iu;

/** Orders to the assistant that no receptionist hears, and lists of other people: refused whatever else they are taken for. Pure. */
export function takesOver(text: string): boolean {
  const plain = unaccented(text);
  return TAKES_OVER.test(plain) || OTHERS_DATA.test(plain);
}

/** The same, and orders that may be said beside a wish. Pure. */
export function isOrders(text: string): boolean {
  const plain = unaccented(text);
  return takesOver(text) || SAY_THIS.test(plain) || CONTROLLED.test(plain);
}

const PRANK =
  /\b(?:just|only|were|was|we'?re|i'?m) (?:just )?(?:messing|kidding|playing|joking|fooling|goofing)\b|\bmessing (?:around )?with (?:you|ya)\b|\b(?:it'?s|it was|this is|this was|was) (?:just |all |only )?an? (?:joke|prank|dare)\b|\bprank(?:ing| call)\b|\b(?:es|era|fue) (?:solo |pura |una )*broma\b|\bestamos (?:jugando|bromeando)\b|\bpuro relajo\b/iu;

/** Whether the caller says that it was all a joke. Pure. */
export function admitsPrank(text: string): boolean {
  return PRANK.test(unaccented(text)) && text.split(/\s+/).length <= 12;
}
