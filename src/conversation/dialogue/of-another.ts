import { unaccented } from '../../understanding/unaccented.ts';

/** What a practice has of somebody: whose it is, the word before it tells. */
const OF_A_PATIENT =
  '(?:appointments?|appts?|visits?|check ?ups?|physicals?|surgery|bills?|balance|statement|account|chart|records?|file|results?|tests?|labs?|blood ?work|prescriptions?|medicines?|medications?|meds|pills|refills?|inhaler|insulin|insurance|referral|date of birth|birthday)';
const ANOTHERS = new RegExp(
  [
    String.raw`\b(?:his|her|their|(?:he|she|they)(?:'s| has| have| had|'ve)? (?:an?|got an?|the)) (?:\w+ ){0,2}?${OF_A_PATIENT}\b`,
    String.raw`\b(?:my|our) (?!(?:doctor|dr|plan|insurance|employer|school|pharmacy|kid|child|son|daughter|baby|family)\b)\p{L}+(?:[ -]in[ -]law)?'s (?:\w+ ){0,2}?${OF_A_PATIENT}\b`,
    String.raw`\b(?:when|what time|what day|if|whether|did|does|do|has|is|was) (?:he|she|they)(?:'s|'re)?(?: \w+)? (?:have|has|coming|come|came|due|seen|seeing|scheduled|booked|been|supposed|there|in|a patient|still)\b`,
    String.raw`\bpay(?:s|ing)? for (?:him|her|them|his|her|their)\b|\b(?:for|about) (?:him|her|them)\W*$`,
    String.raw`\b(?:my|our|the|a|mi|un|una) (?:tenant|employee|boss|coworker|neighbor|roommate|student|client|ex wife|ex husband|inquilin[oa]|emplead[oa]|vecin[oa])\b`,
    String.raw`\b(?:mi|un|una) ex(?:espos[oa]|marido|mujer|novi[oa]|pareja|jef[ea])?\b|\bmy ex\b|\b(?:de|para|por) (?:el|ella|ellos|ellas)(?: que|\W*$| y\b|,)`,
    String.raw`\b(?:cuando|a que hora|si|que dia) (?:le toca|tiene (?:ella|el)|(?:ella|el) tiene|va (?:ella|el)|(?:ella|el) (?:va|viene|fue))\b`,
  ].join('|'),
  'iu',
);

/** Whether words speak of somebody else, whom nobody has named: "when is her appointment". Pure. */
export function speaksOfAnother(text: string): boolean {
  return ANOTHERS.test(unaccented(text));
}

const VISIT_ASKED = new RegExp(
  [
    String.raw`\b(?:is|was|are|were) (?:(?:my|our|his|her|their|the) )?(?:[\p{L}]+'s )?(?:\w+ )?(?:appointment|appt|visit|check ?up)s?\b`,
    String.raw`\b(?:appointment|appt|visit|check ?up)\b.{0,40}\b(?:what time|when|what day|which day) (?:is|was)\b`,
    String.raw`\b(?:when|what time|what day|where|tell me|know|find out|confirm|check|if|whether)\b.{0,40}\b(?:his|her|their|\p{L}+'s) (?:\w+ )?(?:appointments?|appts?|visits?|check ?ups?)\b`,
    String.raw`\b(?:when|what time|what day|if|whether|did|does|has|is|was) (?:he|she|they|my \p{L}+)(?:'s|'re)?(?: \w+)? (?:have|has|coming|come|came|due|seen|scheduled|booked|been|supposed)\b`,
    String.raw`\b(?:cuando|a que hora|que dia|si)\b.{0,30}\b(?:cita|consulta)\b.{0,20}\bde (?:ella|el|mi|la|ellos)\b`,
    String.raw`\b(?:cuando|a que hora|que dia|si) (?:le toca|tiene (?:ella|el|mi)|(?:ella|el|mi \p{L}+) tiene|va (?:ella|el)|(?:ella|el) (?:va|viene|fue))\b`,
  ].join('|'),
  'iu',
);

/** Whether it is asked when somebody else's visit is, or whether there is one: asked of the practice, whatever reason is given. Pure. */
export function asksVisitOfAnother(text: string): boolean {
  return VISIT_ASKED.test(unaccented(text));
}

const IF_PATIENT =
  /\b(?:is|was|if|whether|are) (?:(?:he|she|they|this|that|a|my|our|the|one of)\b ?)?(?:[\p{L}'-]+ ){0,4}(?:a |one of your )?patients?(?: of yours| there| here| at)?\b|\b(?:treat|see|have) (?:a |an |my )?(?:[\p{L}'-]+ ){1,3}(?:there|as a patient)\b|\b(?:es|era|son) (?:[\p{L}'-]+ ){0,4}pacientes? (?:de ustedes|ahi|alli|suy[oa])/iu;

/** Whether it is asked whether somebody is a patient here. Pure. */
export function asksIfPatient(text: string): boolean {
  return (
    IF_PATIENT.test(unaccented(text)) && !/\b(?:i|we|i'm|am|me|new|soy|estoy) (?:\w+ )?(?:a )?patients?\b/iu.test(text)
  );
}
