import { asksToPay } from '../../understanding/pays-now.ts';
import type { Intent } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { Said } from '../prompts/catalogue.ts';
import { asksAdvice } from './asks-advice.ts';
import { line } from './effects.ts';
import { currentMatter } from './matters.ts';
import { tierNow } from './taken-back.ts';
import { spokenOffer } from './texts.ts';
import type { Stage, Talk } from './types.ts';
import { howLong } from './urgent.ts';

/** Not heard, and no more than that. */
const WHAT =
  /^\W*((?:i'?m )?sorry,? )?(what('?s that)?|huh|eh|who|(i )?(didn'?t|did not|couldn'?t|can'?t|can not) (hear|catch|get|make out) (you|that|it|what you said|a word|any of (it|that))|(you('?ll| will)? (have|need|gotta) to )?speak up( a (little|bit))?( please)?|louder( please)?|(you('?ll| will) have to )?speak up,? i (didn'?t|can'?t) (get|hear|catch) (that|you|it)|no (le |te |lo )?(oigo|escucho|oi|escuche)( bien)?|mas (fuerte|alto)( por favor)?|hable mas (fuerte|alto)|pardon|sorry|excuse me|come again|say what|qu[eé]|c[oó]mo|mande( usted)?|perd[oó]n(e|a|eme)?|disculpe|diga|i beg your pardon|what did you (just )?say|what was (that|the question)( again)?|say (that |it )?again)( please| por favor| again| for me)*\W*$/iu;
const IN_OTHER_WORDS =
  /\b(i )?(do(n'?t| not)|didn'?t) (follow|understand (you|that|the question))|\bput (that|it) (differently|another way|in other words)|\bwhat do you mean\b|\b(say|repeat) (that|it) (again|once more|one more time)\b|\bno (le |te |lo )?(entend[ií]|entiendo)\b|\bqu[eé] (quiere|quieres) decir\b|\bc[oó]mo (dijo|dice)\b|\b(?:not sure|don'?t know|do not know|no idea|unsure) what (?:you mean|that means|you'?re asking|you are asking|you'?re talking about|that is)\b|\bwhat (?:does|do|did) (?:that|you) (?:even )?mean\b|\bwhat'?s (?:that|it) (?:even )?mean\b|\bwhat are you asking\b|\bno s[eé] (?:a )?qu[eé] (?:quiere decir|se refiere|significa|me pregunta|me est[aá] preguntando)|\ba qu[eé] se refiere\b/iu;
/** Said to somebody else in the room, or of a noise there. */
const TO_ANOTHER =
  /\b((not|wasn'?t|weren'?t) (talking|speaking) to you|i was (just )?(talking|speaking) to (my|the|somebody|someone)|(that was|that'?s|it'?s) (just )?(my|the) (kid|kids|son|daughter|husband|wife|dog|tv|radio|television)\W*$|no (le|te) (hablaba|hablo|dec[ií]a) a usted|le (hablaba|dec[ií]a) a mi|(era|es) (mi|el) (hij[oa]|ni[nñ][oa]|espos[oa]|perro|tele)\W*$)/iu;
/** The same by what is said: nobody tells a receptionist to get down. */
const IN_THE_ROOM =
  /^\W*((honey|sweetie|sweetheart|babe|baby|buddy|kids|guys|boys|girls|mijo|mija|amor|mi amor|hey|no|okay|ok|oh|stop|ay)\W+)*(not now|in a (minute|second)|(turn|put) (that|it|the (tv|radio|music|volume))( \w+)? ?(down|off|away)|(get|sit|lie|lay) down|be quiet|quiet( down)?|hush|shh+|settle down|knock it off|stop (that|it|crying|barking|yelling)|i'?m on the (phone|telephone)|go (play|to your room|outside)|leave (it|him|her|your (brother|sister)) alone|come here|put (it|that) (down|back)|ahorita no|ya voy|bajale|apaga (eso|la tele)|callense|sientate|estate quiet[oa]|estoy (en el|hablando por) telefono)((\W+(honey|sweetie|please|buddy|kids|now|i'?m on the (phone|telephone)|mijo|mija|sorry|amor|por favor))*)\W*$/iu;
/** Sentence by sentence: "turn that down! Sweetie, I said hush." */
const isInTheRoom = (text: string): boolean => {
  const all = text.split(/[.!?;]+/).filter((one) => /\p{L}/u.test(one));
  return IN_THE_ROOM.test(text) || (all.length > 1 && all.every((one) => IN_THE_ROOM.test(one)));
};
/** Heard, and not understood: the same words would be no help. */
const NOT_FOLLOWED =
  /\b(do(n'?t| not)|didn'?t|did not) (follow|understand|get (it|what|that))|\bput (that|it) (differently|another way|in other words)|\bwhat do you mean|\b(say|put) (that|it) in (plain )?english|\b(plain|simple|normal) (english|words)|\bin english,? please|\bno (le |te |lo |la )?(entiendo|entendi)|\bque (quiere|quieres|significa) (decir|eso)|\b(mas sencillo|en cristiano|palabras sencillas)|\b(?:not sure|don'?t know|do not know|no idea|unsure) what (?:you mean|that means|you'?re asking|you are asking|you'?re talking about|that is)\b|\bwhat (?:does|do|did) (?:that|you) (?:even )?mean\b|\bwhat'?s (?:that|it) (?:even )?mean\b|\bwhat are you asking\b|\bno s[eé] (?:a )?qu[eé] (?:quiere decir|se refiere|significa|me pregunta|me est[aá] preguntando)|\ba qu[eé] se refiere\b/iu;

export const isNotFollowed = (text: string): boolean => NOT_FOLLOWED.test(unaccented(text));
/** Whether a caller asks to hear it again, or has spoken with somebody else meanwhile, in words that are no command elsewhere. */
export function asksBack(said: string): boolean {
  const text = unaccented(said);
  return (
    WHAT.test(text) ||
    isInTheRoom(text) ||
    (text.split(/\s+/).length <= 14 && (IN_OTHER_WORDS.test(text) || NOT_FOLLOWED.test(text) || TO_ANOTHER.test(text)))
  );
}

const WHEN_CALLED =
  /\b(how (long|soon)|when) (will|is|are|do|does|until|till|before|can|should|'?til)\b|^\W*how (long|soon)\b|\bcu[aá]ndo me (llaman|va|van)\b|\bcu[aá]nto (tiempo|tarda|tardan|voy a esperar)\b/iu;
/** When they come, or when somebody is here: nobody is called for that. */
const WHEN_HERE =
  /\b(come (in|by|over)|get in|be seen|openings?|appointments?|appt|visits?|slots?|spots?|availab\w+|open|opens|closed?|closes|hours|citas?|consultas?|turnos?|venir|espacio|lugar|disponib\w+|abr\w+|cierr\w+)\b/iu;
const OF_A_CALL = /\b(call\w*|hear|ring|phone|get back|llam\w+|habl\w+|marc\w+)\b/iu;
const HOW_LONG = /\bhow (long|soon|much longer)\b|\b(cuanto|que tanto) (se )?(tardan?|falta|demoran?|tiempo)\b/iu;
const NOBODY_CALLS =
  /\b(what|and|but) (happens )?if (nobody|no one|they|he|she|you) (calls?|don'?t call|doesn'?t call|never calls?)\b|\b(y|que pasa) si no (me )?(llaman?|hablan?|marcan?)\b/iu;
/** How long the questions go on. */
const HOW_LONG_THIS =
  /\bhow (long|much longer)\b.{0,20}\b(this|these|it|call|questions?)\b.{0,14}(take|taking|last|go on|be)(?=\W*($|[,.;?!]))|\bhow (many|much) more\b|\b(cuanto|mucho) (se )?(tarda|dura|falta|va a tardar) (esto|la llamada)\b|\bcuantas preguntas\b/iu;
/** Whether one may call for somebody else. */
const FOR_ANOTHER =
  /\b(can|could|may|am i allowed to) i? ?(call|do (this|that|it)|ask|order (it|that)|call (it|that|this) in) (in )?for (somebody|someone|my|him|her|them|another)\b|\b(puedo|se puede) (llamar|pedirl[oa]|hacerl[oa]) (por|para) (otr[oa]|alguien|mi|el|ella)\b/iu;
/** "What do you need my birthday for?" */
const WHY_ASKED =
  /\b(why|what) (do|would|are|is) (you|that|they|it) (need|want|asking|ask|have to know|matter|for)\b.{0,40}(\bfor\b|\?|$)|\bwhat('?s| is) (that|it|this) for\W*$|\bwhy('?s| is| does) (that|it|this)\b|\b(para|por) que (quiere|necesita|ocupa|me (pregunta|pide)|lo (pregunta|pide|necesita)|eso)\b|\by eso para que\b/iu;
const REAL =
  /\bwho (am i|is this i'?m) (talking|speaking) (to|with)\b|\bcon qui[eé]n (hablo|estoy hablando)\b|\bwho('?s| is) this\b(?! (for|about|one|bill|doctor|dr|visit))|\bqui[eé]n (es|habla)\W*$|\bwhat are you\b\W*$|\b(are you|is this|am i (talking|speaking) (to|with)),? (just |only )?(a |an )?(real|human|robot|machine|person|computer|bot|recording|ai)\b|\b(es|eres) (usted )?(una )?(persona|m[aá]quina|robot|grabaci[oó]n|computadora)\b/iu;
const PRESSES =
  /\b(so|then|but) (he|she|they|you)( wi|')?ll\b|\b(she|he|they)('ll| will) (say yes|agree|approve|take me)\b|\b(promise|guarantee)\b|\bcan'?t you just\b|\bjust (page|call|ring|tell) (her|him|them)\b|\bme (promete|garantiza|asegura)\b/iu;
/** "So I'm down for the ninth, then?" */
const BOOKED =
  /\b(am i|i'?m|we'?re) (all )?(down|booked|scheduled|set|confirmed)( (for|on|then|now)\b|\W*$)|\b(is|so) (it|that)('?s)? (booked|confirmed|all set)\b|\b(entonces|ya) (tengo|quedo|queda|esta) (la |mi )?(cita|apartad[oa]|agendad[oa]|confirmad[oa])\b/iu;
/** Whether somebody is seen here, and when: said of nobody. */
const IS_PATIENT =
  /\b(is|was|so|if|am|are) (she|he|they|i|we)( is|'s)? (really |still |even )?(a |your )?patients?\b|\bwhen (was|is|did) (she|he|they) (in|there|seen|come|coming)\b|\b(she|he)('s| is) a patient\b|\b(es|era) (ella |[eé]l )?paciente\b/iu;
const ABUSE =
  /\b((useless|worthless|stupid|dumb|goddamn|damn) (piece of \w+|machine|thing|robot|idiot|moron|bot|computer|recording)|piece of (garbage|trash|junk|crap)|shut (the \w+ )?up|(you'?re|you are) (so |just |all |completely |such )*(useless|worthless|hopeless|stupid|dumb|an? (idiot|moron|joke))|are you (deaf|stupid|an idiot|dumb)|(you|ya) (\w+ )?(idiot|moron|loser|pig|cow|whore|slut)|i hate you|screw you|go to hell|drop dead|callate|idiota|estupid[ao]|imbecil|vete (al|a la) \w+|inutil|te odio)\b|\b(fuck\w*|shit\w*|bitch\w*|asshole|motherf\w*|cunt|dumb ?ass|stupid (machine|robot|bot|computer|thing)|piece of (crap|junk)|pinche|chinga\w*|pendej\w*|put[ao] m[aá]quina|mierda|cabr[oó]n\w*)\b/iu;
/** Somebody courts the assistant, or plays. */
const PLAYS =
  /\b(are you (single|married|taken|seeing (anyone|anybody|somebody)|hot|pretty|sexy|cute|busy (tonight|later|saturday|friday))|(sexy|hot|beautiful|cute) (voice|girl|thing|lady)|your voice is (so )?(sexy|hot|beautiful|cute)|what are you wearing|(go|going) out with me|(have|grab) (a drink|dinner|a coffee) with me|marry me|i love you|kiss me|(give|send) me a kiss|do you love me|your number,? (baby|honey|sexy)|talk dirty|(tell|know) me a joke|tell me a joke|sing (me|for me)|(is your )?refrigerator running|prince albert in a can|(large|medium|small|extra) (pizza|pepperoni)|order (a|some|two) (pizza|pizzas|burger|burgers|taco|tacos)|say (something )?(dirty|funny|hello to my friend))\b|\b(eres|esta[s]?|es usted) (soltera|casada|guapa|muy guapa|bonita)\b|\bvoz (tan |muy )?(sexy|sensual|bonita|linda)\b|\b(que traes|que llevas) puesto\b|\b(sal|salga|salimos) conmigo\b|\bcasate conmigo\b|\bte (amo|quiero) (mucho|mami|nena)?\W*$|\b(cuenta|cuenteme|cuentame) un chiste\b|\bquiero (pedir|ordenar) (una )?pizza\b/iu;
export const isPlaying = (text: string): boolean => text.split(/\s+/).length <= 16 && PLAYS.test(unaccented(text));
const MACHINE =
  /\b(leave (a|your) message (after|at) the (tone|beep)|at the tone|this is an automated (call|message)|press (one|1) (to|for)|your call (is|may be) (important|recorded)|do not call list|extended warranty|leave (us |me )your (name|number|message)|leave us a (message|name)|(?<!\b(to|i|can|could|may|i'?ll|wanna|gonna|just) )leave your (name|number|message)|(?<!\b(you|can|could|i|to) )please leave (me )?a (message|name)(?! (for|that|with|to|about|from|saying))|(can'?t|cannot) (come to|get to|take) (the phone|your call)|deje su mensaje|no podemos contestar)\b|^\W*((be+p+|bi+p+|pi+p+|fax|tone|modem|static|screech)\b\W*)+$/iu;
const OTHER_LANGUAGE =
  /\b(mandarin|cantonese|chinese|russian|arabic|vietnamese|korean|polish|french|italian|portuguese|haitian|creole|hindi|urdu|bengali|punjabi|tagalog|ukrainian|german|japanese|somali|farsi|persian|hebrew|yiddish|nepali|swahili|asl|sign language|interpreter|int[eé]rprete|chino|ruso|[aá]rabe|coreano|franc[eé]s|portugu[eé]s)\b/iu;
const SPEAKS = /\b(speak|speaks|talk|language|interpreter|only|please|no english|habla|hablo|idioma|int[eé]rprete)\b/iu;
const DISTRESS =
  /\b(please (just )?(help me|somebody help)|i('m| am) (so |really |very )?(scared|terrified|desperate|panicking)|i can'?t (do this|take (this|it) any ?more)|tengo (mucho )?miedo|estoy desesperad[oa]|ay[uú]d[ae]me por favor)\b/iu;

/** A person and nothing else is wanted, however rudely. */
const DEMANDS_PERSON =
  /\b(get|give|put|find|bring|want|need|talk(ing)? (to|with)|speak(ing)? (to|with)|connect|transfer) (me |us )?(on |through |over )*(to |with )?(a|an|some|any|another|the) (([\w-]+ ){0,3}(person|human|human being|supervisor|manager)|(damn|goddamn|bloody|freaking|fucking|actual|real|live|living) (somebody|someone|one))( now| please| right now| already| instead| on the (phone|line)| here| this (second|minute|instant))*\W*($|[.,;!?])|(^|[.,;!?])\W*(a |an )?(real |live |actual |human |damn |goddamn |fucking )*(person|human|human being|somebody real|someone real)( now| please| right now)*\W*([.,;!?]|$)|\b(deme|paseme|pasame|quiero|necesito|comuniqueme|pongame)( con| a)* (una|alguna|otra) (\w+ )?(persona|gente)\b|\b(una|alguna) persona( ya| ahora| por favor)*\W*$/iu;
/** Somebody who is alive, to speak with. */
const A_LIVING_ONE =
  /\b(real|live|living|actual|human) (person|human|being|body|one|somebody|someone|operator)\b|\b(somebody|someone|anybody|anyone) (there )?(that |who )?(i|we) can (talk|speak) (to|with)\b|\b(talk|speak) (to|with) (somebody|someone|anybody|anyone|a human|a real one|whoever)\b(?! (about|who|that|in (billing|records)|from))|\bde carne y hueso\b|\balguien con quien (hablar|pueda hablar)\b/iu;
export const demandsPerson = (text: string): boolean =>
  text.split(/\s+/).length <= 24 &&
  (DEMANDS_PERSON.test(unaccented(text)) ||
    (A_LIVING_ONE.test(unaccented(text)) && !/\b(are|is|am|eres|es)\b.{0,14}\b(real|human)\b/iu.test(text)));
/** A small child has the telephone. */
const CHILD =
  /\b(i'?m|i am) (only )?(two|three|four|five|six|seven|eight|[2-8])( and a half)?( years old)?\W*$|\b(my|is|where'?s) (mommy|daddy)\b|\bis my (mom|dad) there\b|\btengo (tres|cuatro|cinco|seis|siete|ocho) a[nñ]os\W*$|\b(mi|y mi) (mami|papi) (no|est[aá]|se (fue|esta))\b|\b(mommy|mama|daddy|papa|mom|dad|grandma|nana)('?s| is) (in the (shower|bath|bathroom|tub|toilet)|sleeping|asleep|outside|at work|not (here|home)|busy|cooking)\W*$|\b(mi )?(mama|papa|mami|papi|abuelita) (se )?esta (banando|duchando|dormid[oa]|durmiendo|afuera|en el bano|cocinando|trabajando)\W*$/iu;
export const isChild = (text: string): boolean => text.split(/\s+/).length <= 12 && CHILD.test(unaccented(text));
/** Who wanted another place. */
const WRONG_NUMBER =
  /\b(wrong number|(dialed|called|got) (the )?wrong|misdialed|numero equivocado|me equivoque|marque mal|no es (ah[ií]|la)\W+perdon)\b/iu;
export const isWrongNumber = (text: string): boolean =>
  text.split(/\s+/).length <= 14 && WRONG_NUMBER.test(unaccented(text));
export const isAbuse = (text: string): boolean => ABUSE.test(unaccented(text));
/** Another machine is speaking: a recording or a call that nobody is behind. */
export const isMachine = (text: string): boolean => MACHINE.test(unaccented(text));
/** Another language than those spoken here is asked for. */
export const wantsOtherLanguage = (said: string): boolean => {
  const text = unaccented(said);
  const n = text.split(/\s+/).length;
  return OTHER_LANGUAGE.test(text) && n <= 12 && (n <= 2 || SPEAKS.test(text));
};
export const isDistress = (text: string): boolean => DISTRESS.test(unaccented(text));

/** A question that came instead of an answer, and what may be said to it; null: it is none. What was asked is asked again behind it. */
export function aside(talk: Talk, stage: Stage, said: string): Said[] | null {
  const text = unaccented(said);
  if (stage.at === 'emergency' || stage.at === 'doubt') return null;
  if (REAL.test(text)) return [line('iAmMachine')];
  if (asksAdvice(said) && !asksToPay(said)) return [line(talk.page === 'none' ? 'cannotAdvise' : 'cannotAdviseUrgent')];
  if (WHY_ASKED.test(text)) return [line('whyAsked')];
  if (HOW_LONG_THIS.test(text) && talk.page === 'none' && stage.at !== 'anything-else') return [line('aMinute')];
  if (FOR_ANOTHER.test(text) && stage.at !== 'opening') return [line('forAnother')];
  if (asksWhenCalled(text) || NOBODY_CALLS.test(text) || (talk.page !== 'none' && HOW_LONG.test(text)))
    return somebodyCalls(talk) ? whenCalled(talk) : null;
  if (IS_PATIENT.test(text)) return [line('thirdParty')];
  const stands = BOOKED.test(text) ? whatStands(talk) : null;
  if (stands && stage.at !== 'opening') return stands;
  if (PRESSES.test(text) && stage.at !== 'opening')
    return [line('cannotPromise'), ...(somebodyCalls(talk) ? whenCalled(talk) : [])];
  return null;
}

/** How many words there are beside the question who is speaking. Pure. */
export function wordsBesideWho(said: string): number {
  return (
    unaccented(said)
      .replace(REAL, ' ')
      .match(/\p{L}{2,}/gu) ?? []
  ).length;
}

/** The same where the question is one about danger: why it is asked, and who asks. */
export function inDoubt(said: string): Said[] | null {
  const text = unaccented(said);
  if (WHY_ASKED.test(text)) return [line('whyDanger')];
  return REAL.test(text) ? [line('iAmMachine')] : null;
}

const OF_VISITS: ReadonlySet<Intent> = new Set<Intent>(['schedule', 'reschedule', 'new_patient', 'cancel']);

/** The visit that was booked in this call, or that none is; null: the call was about none. */
function whatStands(talk: Talk): Said[] | null {
  if (![...talk.done, ...talk.matters].some(({ intent }) => OF_VISITS.has(intent))) return null;
  const [visit] = talk.done.flatMap(({ offer, found }) => (offer && found.slot === 'taken' ? [offer] : []));
  return visit ? [line('visitStands', { visit: spokenOffer(talk, visit) })] : [line('notBooked')];
}

const asksWhenCalled = (plain: string): boolean =>
  WHEN_CALLED.test(plain) && (OF_A_CALL.test(plain) || !WHEN_HERE.test(plain));

/** Whether anything of this call makes somebody call back: what was only answered makes nobody. */
const somebodyCalls = (talk: Talk): boolean =>
  talk.page !== 'none' || currentMatter(talk) !== null || talk.done.some(({ filed }) => filed === true);

/** By when somebody calls, as the practice promises it. */
export function whenCalled(talk: Talk): Said[] {
  if (talk.page !== 'none') return howLong(talk);
  const { house, lang } = talk;
  const matter = currentMatter(talk) ?? talk.done.at(-1);
  const intent = matter?.intent ?? talk.intent;
  const promise = house.promise(matter?.queue ?? null, intent, tierNow(talk), matter?.form)?.[lang];
  const opens = house.hours === 'open' ? null : house.opens?.[lang];
  return [
    ...(promise ? [line('promiseThen', { promise })] : [line('callBackPlain')]),
    ...(opens ? [line('opensThen', { opens })] : []),
  ];
}
