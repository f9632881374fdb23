const ASKS =
  /\b(?:how|what|when|where|which|who|why|is there|are there|do you|does|is it|are you|can (?:i|you|we|he|she|my)|could|do i|should i|como|que|cual|cuanto|cuantos|cuando|donde|hay que|puedo|puede|hacen|tienen|se puede)\b/;
/** What the desk's forms do, or what only a verified patient hears: no general answer serves. */
const ACTS =
  /\b(?:cancel|canceling|reschedule|move|make|book|schedule|change) (?:\w+ ){0,3}(?:appointment|visit|it)\b|\b(?:cancelar|cambiar|mover|hacer|sacar|agendar|reprogramar) (?:\w+ ){0,2}(?:cita|consulta|turno)\b|\b(?:tell|give|get|read|see|dar|dame|decir|digame)\w* (?:me |for me )?(?:\w+ ){0,2}(?:results?|resultados?)\b|\brefill (?:my|of|for)\b|\b(?:mas|mis) (?:pastillas|medicinas)\b/;
/** What is the caller's own is in no general answer. */
const OWN =
  /\b(?:when|what time|what day|cuando|a que hora|que dia) (?:is|are|es|son|tengo|do i have) (?:my|mi|mis|la|el|an?)? ?(?:next |proxima )?(?:appointments?|visits?|cita|consulta|turno)\b|\b(?:my|mi) (?:balance|saldo|bill|factura)\b|\b(?:do i|i|we|que|cuanto) (?:still )?(?:owe|debo|debemos)\b|\bhow much is my\b|\bpay (?:my|a|the) (?:bill|balance)\b|\bis my (?:prescription|refill|referral|form) ready\b/;
const FIRST_PERSON =
  /^(?:(?:yes|yeah|hi|hello|hey|um|okay|so|well|si|hola|bueno|buenos dias|buenas tardes) )*(?:i (?:need|want|would like|gotta|have) to|i would like|id like|i need|i want|necesito|quiero|quisiera|me gustaria|ocupo)\b/;

/**
 * false: it asks for something to be done ("I'd like to cancel my appointment"), or for somebody's own results, for which there are forms; an
 * answer that holds for everybody would be the wrong one.
 */
export function isQuestion(text: string): boolean {
  const said = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (OWN.test(said)) return false;
  if (/\bget (?:my|his|her|the) (?:\w+ )?results? for (?:me|him|her)\b/.test(said)) return false;
  return !(ACTS.test(said) && (FIRST_PERSON.test(said) || !ASKS.test(said)));
}
