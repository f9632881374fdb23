import type { Token } from '../words/tokens.ts';
import { isGiven } from './given-names.ts';

const words = (tokens: readonly Token[]): string => tokens.map(({ w }) => w).join(' ');

/** Where people work who call about somebody in their care, on their books or in their files. */
const PLACE =
  '(?:labs?|laborator(?:y|ies)|labcorp|pathology|radiology|imaging|diagnostics|pharmacy|drugs|drugstore|walgreens|cvs|rite aid|hannaford|kinney|hospice|hospital|medical center|nursing home|nursing|assisted living|memory care|rehab|manor|home health|home care|medical supply|physical therapy|surgery center|clinic|health department|health plan|sheriffs?|police|law (?:office|offices|firm|group)|(?:elementary|middle|high)? ?school|daycare|human resources|farmacia|laboratorio|hospital|asilo|hogar de ancianos|clinica|consultorio|aseguradora|escuela|guarderia|despacho)';
/** Where patients call from as well: who only says so may be one. */
const PATIENTS_TOO = /(?:hospital|clinic|clinica|consultorio|school|escuela|rehab|pharmacy|farmacia)$/;
const ROLE =
  '(?:nurse|lpn|r n|rn|cna|pharmacist|technician|tech|phlebotomist|aide|caregiver|caseworker|case manager|social worker|discharge planner|care coordinator|paralegal|attorney|lawyer|claims adjuster|adjuster|deputy|detective|investigator|enfermer[oa]|farmaceutic[oa]|cuidadora|trabajadora social|abogad[oa]|quimic[oa])';

/** "… from tri county labs", "… over at the rite aid", behind a name. */
const FROM_PLACE = new RegExp(
  `^(?:here |again |calling |over |llamando )*(?:from|at|with|de|del|desde|en) (?:the |la |el )?(?:\\w+ ){0,4}?${PLACE}\\b`,
);
/** "…, night nurse", "…, the med tech at …", behind a name. */
const IN_ROLE = new RegExp(
  `^(?:here )?(?:(?:the|a|an|your|el|la|un|una|night|evening|day|weekend|charge|head|duty|floor|staff|registered|school|hospice|visiting|home|health|hr|med|medication|pharmacy|lab|intake|de) ){0,3}${ROLE}\\b`,
);
const CALLING_FROM = new RegExp(
  `\\b(?:calling|call|llamo|hablo|llamando|hablando) (?:from|de|del|desde) (?:the |la |el |una? )?(?:\\w+ ){0,4}?(${PLACE})\\b`,
);
/** "One of your patients", "a patient of doctor ruiz", "a resident of ours"; but "i am one of your patients", "one of your patients told me". */
const OF_YOURS =
  /(?<!\b(?:i|am|m|be|been|as|was|become|soy) )\b(?:one|some|two|several|any|un[oa]) (?:of|de) (?:your|our|the|sus|nuestr[oa]s|los|las|(?:la |el )?doctora? \w+) (?:\w+ )?(?:patients|residents|clients|students|pacientes|residentes|clientes)\b(?! (?:told|said|recommended|referred|gave|sent|is my|me dijo|me recomendo))|(?<!\b(?:i|am|m|be|been|as|was|become|soy) (?:an? |una? )?)\b(?:patient|paciente) (?:of yours|de ustedes|suy[oa])\b|\b(?:about|for|on|regarding|with|have|got|por|sobre|para|tengo) (?:an? |one |the |una? )?(?:patient|paciente) (?:of|de la|del|de) doctora? \w+\b|\b(?:have|got|here is|about|for|with|tengo|es por|sobre|tenemos) (?:an?|one|our|the|una?|nuestr[oa]|el|la) residente?\b/;
/** Those whose title says it, and those who ask after their own people. */
const BY_TITLE =
  /\b(?:this is|it|its|soy|habla|le habla) (?:the |an? |el |la )?(?:officer|deputy|detective|sergeant|trooper|special agent|investigator|attorney|nurse|sister|oficial|agente|licenciad[oa]) (?!practitioner)\w+|\b(?:in|from|with) (?:human resources|the (?:hr|h r|human resources|personnel) department|h r)\b/;
/** What is said is the caller's own, whatever they do for a living. */
const OWN =
  /\b(?:my|mi|mis) (?:own|prescriptions?|scripts?|medicines?|meds|medications?|refills?|pills|inhaler|appointment|visit|doctor|chart|records|results|referral|insurance|work|job|back|chest|head|stomach|knee|receta|medicina|cita|doctora?|expediente|resultados|seguro|trabajo)\b|\b(?:discharg|releas|admitt|keep|kept|sent|mand|dieron|dan)\w*(?: to)? me\b|\bme (?:dan|dieron|mandaron|tienen)\b|\bi (?:need|want|like|have) (?:to (?:make|schedule|get|have) )?(?:an? )?(?:appointment|physical|checkup|refill)\b|\b(?:nurse|pharmacist|aide|tech|enfermera) myself\b/;

/** So far into what is said somebody introduces themselves. */
const EARLY = 12;
/** Words of a name before what is said of who bears it. */
const NAME_WORDS = 2;

/**
 * Whether somebody calls for their work, about a patient whom they name or not: by their name and their place or trade ("owen from tri county
 * labs", "corinne, night nurse at maple court"), by where they call from, or by whose the patient is ("one of your patients"). Pure.
 */
export function callsForWork(t: readonly Token[]): boolean {
  const said = words(t);
  if (OWN.test(said)) return false;
  if (OF_YOURS.test(said) || BY_TITLE.test(said)) return true;
  const from = CALLING_FROM.exec(said)?.[1];
  if (from && !PATIENTS_TOO.test(from)) return true;
  return t.slice(0, EARLY).some(({ w }, i) => isGiven(w) && introduces(t, i) && isAtWork(t, i + 1));
}

const LED =
  /(?:^|\b(?:this is|it|it is|its|i|i am|im|my name is|name is|soy|habla|hablo|me llamo|mi nombre es|hi|hello|hey|morning|afternoon|evening|hola|dias|tardes|noches))$/;

/** The words before a name lead to the caller's own. */
function introduces(t: readonly Token[], i: number): boolean {
  return LED.test(words(t.slice(Math.max(0, i - 3), i)));
}

/** From the surname or behind it: a place of work, or a trade. */
function isAtWork(t: readonly Token[], from: number): boolean {
  for (let skip = 0; skip <= NAME_WORDS; skip++) {
    const rest = words(t.slice(from + skip, from + skip + 10));
    if (FROM_PLACE.test(rest) || IN_ROLE.test(rest)) return true;
  }
  return false;
}
