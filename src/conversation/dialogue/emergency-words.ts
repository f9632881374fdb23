import { sinceTold } from '../../understanding/duration-said.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { Talk } from './types.ts';

const CALLS =
  /\b(i'?ll|i will|i am|i'?m|we'?ll|we are|we'?re|he'?s|she'?s|he'?ll|she'?ll) (just |now |going to |gonna |already )*(call|calling|cole|coal|col|ring|ringing|dial|dialing|phone|phoning)\b|\b(voy a|vamos a|ya|ahora|ahorita|ya la|ya los|ya le) (la |los |le |les )?(llam(ar|o|amos)|marc(ar|o|amos))\b/iu;
const CALLS_NOT =
  /\b(not|n'?t|never|no|nobody|sooner|rather|if|when|tomorrow|monday|doctor|office|you|manana|doctora?|si|cuando|despues|later|in the morning)\b/iu;
/** Somebody beside the caller does it: "my daughter's calling them", "le digo a mi hija que llame". */
const ANOTHER_CALLS =
  /\b(?:my|the|our) [\p{L}-]+(?:'s| is| will|'ll)? (?:already |just |now |gonna |going to )*(?:call|calling|dial|dialing|dialling|on the phone with) ?(?:it|them|911|nine one one|an ambulance|the ambulance|for help|now|right now|already)?\b|\b(?:i'?ll|i'?m gonna|i will|let me|we'?ll) (?:have|get|tell|ask) (?:my|the|a|our|him|her|them|somebody|someone)\b.{0,24}?\b(?:call|dial|to call|to dial)\b|\b(?:le|les) (?:digo|pido|voy a (?:decir|pedir)) a .{2,30}? que (?:llame|llamen|marque|marquen)\b|\b(?:mi|la|el|una?|su) [\p{L}]+ (?:ya )?(?:esta|va a|ya) ?(?:llam(?:ando|ar|a)|marc(?:ando|ar|a))\b|\bya (?:esta|estan|estamos|estoy) (?:llamando|marcando)\b/iu;
/** "Oh my. Okay, calling": said by somebody who is dialling already. */
const CALLS_NOW =
  /^\W*((oh|my|god|lord|gosh|goodness|no|dear|jesus|wow|okay|ok|alright|all right|right|yes|yeah|fine|well|so|then|and|um|uh|ay|dios|mio|bueno|ya|si|esta bien|pues)\W+)*(calling|dialing|dialling|phoning|ringing|on it|doing it|will do|i will|llamando|marcando|ya llamo|ahora llamo|lo hago)( it| them| now| right now| 911| nine one one| an ambulance| ya| ahora)*\W*$/iu;
/** "Then I'll ring them, whether he likes it or not." */
const ANYWAY =
  /\b(then|well|okay|fine|so) (i'?ll|i will|i'?m) (just |gonna |going to )?(call|calling|ring|ringing|dial|dialing)\b|\bpues (yo )?(les? |la |los )?(llamo|marco)\b|\byo (les? |la |los )?(llamo|marco)\b/iu;
/** "I'll ring the office on Monday": somebody else, or later. */
const PUTS_OFF =
  /\b(not|n'?t|never|no quiero|no voy|doctora?|nurse|office|clinic|oficina|clinica|manana|tomorrow|later|luego|despues|al rato|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b/iu;
const NOBODY = /\b(nobody|no one|not|n'?t|never|if|when|nadie|si|cuando|no)\b/iu;

/** Assent that is no yes: "fair enough then", "if you think it warrants it", "i suppose i'd better". */
const ASSENTS =
  /^\W*((oh|well|um|uh|okay|ok|then|and|so|bueno|pues|ay|ya|all right|alright|very well|fine)\W+)*(very well|fair enough|fine( then)?|if you (say|think|insist|believe)( so| that| it)?|if (that'?s|it'?s) what you think|i (suppose|guess|reckon) (so|i'?d better|i (should|will|must|have to|ought to)|i'?ll)|i'?d better|(si|como) usted (dice|diga|cree)|ni modo|no me queda de otra|esta bien pues|sera)\b(?!.*\b(but|not|no|n'?t|rather|wait|tomorrow|later|pero|manana|despues|prefiero)\b)/iu;

/** "Well, if you say so. I'll ring them now": no yes, and one all the same. Pure. */
export function willCall(said: string): boolean {
  const text = unaccented(said);
  const clauses = text.split(/[.;!?]|\bpero\b|\bbut\b/);
  return (
    CALLS_NOW.test(text) ||
    ASSENTS.test(text) ||
    (ANYWAY.test(text) && !PUTS_OFF.test(text)) ||
    text.split(/[.;!?]/).some((clause) => CALLS_NOW.test(clause) && clause.trim() !== '') ||
    clauses.some((clause) => CALLS.test(clause) && !CALLS_NOT.test(clause) && !PUTS_OFF.test(clause)) ||
    clauses.some((clause) => ANOTHER_CALLS.test(clause) && !NOBODY.test(clause))
  );
}

/** "Do I hang up on you?", "¿cuelgo?": the answer is yes. */
const HANGS_UP =
  /\b(do|should|can|must|shall) (i|we) (just |really )?(hang up|put (the phone|it) down|dial|call (them|it|that|911)( for (him|her|them))?|use this phone|call from this)\b|\b(hang up on you|put the phone down|call from (this|my) (phone|cell))\W*$|\b(cuelgo|tengo que colgar|debo colgar|le cuelgo|llamo (yo|de aqui|de este)|marco (yo|de aqui|de este))\b/iu;
/** "What do I tell them?" */
const TELLS_WHAT =
  /\bwhat (do|should|am i supposed to|will) (i|we)? ?(say|tell)\b|\bwhat('?s| is) (the|our|my) address\b|\bque (les |le )?(digo|dig[ao]mos)\b/iu;

/** "Do they speak Spanish there?" */
const SPANISH =
  /\b(do|does|will|is there) .{0,20}(they|anybody|anyone|somebody|someone|he|she).{0,12} speak.{0,12} spanish\b|\b(ahi|alla|alli|ellos|alguien)?.{0,4}\b(hablan|habla|contestan|atienden) (en )?espanol\b|\ben espanol me (atienden|contestan)\b/iu;

/** What somebody asks who is about to dial; null: nothing of it. Pure. */
export function asksBeforeDialling(said: string): 'emergencyYesDial' | 'emergencyTellThem' | 'emergencySpanish' | null {
  const text = unaccented(said);
  if (SPANISH.test(text)) return 'emergencySpanish';
  if (TELLS_WHAT.test(text)) return 'emergencyTellThem';
  return HANGS_UP.test(text) ? 'emergencyYesDial' : null;
}

const A_CHILD =
  /\b(my|mi) (mommy|mami|daddy|papi|mama no|papa no)\b|\b(i'?m|i am) (only )?(four|five|six|seven|eight|nine|ten|[4-9]|10)( (and a half|years old))*(\W|$)|\btengo (cuatro|cinco|seis|siete|ocho|nueve|diez) anos\b/iu;
/** A child speaks: it is told what to do, and asked for nothing. Pure. */
export function isChildSpeaking(reason: readonly string[]): boolean {
  return A_CHILD.test(unaccented(reason.join('. ')));
}

/** Words by which it began just now. */
const JUST_NOW =
  /\b(ago|just (now|started|happened|fell|collapsed|passed out)|suddenly|all of a sudden|woke up|de repente|de pronto|acaba de|se acaba)\b/iu;
/** Since when was said with it already. Pure. */
export function toldSince(reason: readonly string[]): boolean {
  return JUST_NOW.test(unaccented(reason.join('. '))) || sinceTold(reason) !== null;
}

/** Whoever is sent to 911 was just asked who the patient is, or has not told it yet. Pure. */
export function asksWho({ facts, last }: Talk): boolean {
  return !facts.name || last.some(({ prompt }) => prompt === 'emergencyWho');
}
